"""What drawing a cross link with the pointer would do, in words: onto a card it argues about
that; onto a disc it joins the step's premises; with Shift it objects to either."""

from dataclasses import dataclass
from itertools import count

from rejoinder.editor.tools.drop import quoted
from rejoinder.edits.link import link, link_as_co_premise
from rejoinder.model.change import Change
from rejoinder.model.document import Document
from rejoinder.model.errors import EditRefused
from rejoinder.model.ids import Fresh, InferenceId, NodeId, StatementId
from rejoinder.model.records import Polarity


@dataclass(frozen=True)
class Connection:
    """``label`` says what the link would do, or, where it is ``refused``, why it can't be."""

    label: str
    refused: bool = False
    opposes: bool = False


def connection(
    document: Document, source: StatementId, onto: NodeId | None, *, opposes: bool
) -> Connection:
    """What letting go of the link over ``onto`` would do."""
    if onto is None or onto == source:
        return Connection("Let go on the card or step that this also bears on")
    stand_ins = count()
    try:
        # ids with a blank never name a row, and the change is thrown away
        connected(
            document, source, onto, opposes=opposes, fresh=lambda: f"preview {next(stand_ins)}"
        )
    except EditRefused as refusal:
        return Connection(str(refusal), refused=True)
    if onto in document.inferences and not opposes:
        return Connection("Also a co-premise of this step")
    verb = "opposes" if opposes else "supports"
    return Connection(f"Also {verb} {quoted(document, onto)}", opposes=opposes)


def connected(
    document: Document, source: StatementId, onto: NodeId, *, opposes: bool, fresh: Fresh
) -> Change:
    """The change that links ``source`` to the card or disc ``onto``.

    Raises:
        EditRefused: the statement would support or oppose itself, or serves there already.
    """
    if onto in document.inferences and not opposes:
        return link_as_co_premise(document, source, InferenceId(onto))
    polarity = Polarity.OPPOSE if opposes else Polarity.SUPPORT
    return link(document, source, onto, polarity=polarity, fresh=fresh)
