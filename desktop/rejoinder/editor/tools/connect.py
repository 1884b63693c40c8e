"""What drawing a cross link with the pointer would do, in words: onto a card it argues about
that; onto a disc it joins the step's premises; with Shift it objects to either."""

from dataclasses import dataclass
from itertools import count

from rejoinder.editor.tools.drop import joining, quoted
from rejoinder.edits.link import link, link_as_co_premise
from rejoinder.model.change import Change
from rejoinder.model.document import Document
from rejoinder.model.errors import EditRefused
from rejoinder.model.ids import Fresh, InferenceId, NodeId, StatementId
from rejoinder.model.records import Polarity


@dataclass(frozen=True)
class Connection:
    """``label`` says what the link would do, or, where it is ``refused``, why it can't be;
    ``hint`` what other keys would make of it. ``polarity`` is that of the step it would be in.
    """

    label: str
    refused: bool = False
    polarity: Polarity | None = None
    hint: str = ""


def connection(
    document: Document, source: StatementId, onto: NodeId | None, *, opposes: bool
) -> Connection:
    """What letting go of the link over ``onto`` would do."""
    hint = _hint(document, onto, opposes=opposes)
    if onto is None or onto == source:
        return Connection("Let go on the card or step that this also bears on", hint=hint)
    stand_ins = count()
    try:
        # ids with a blank never name a row, and the change is thrown away
        connected(
            document, source, onto, opposes=opposes, fresh=lambda: f"preview {next(stand_ins)}"
        )
    except EditRefused as refusal:
        return Connection(str(refusal), refused=True, hint=hint)
    if onto in document.inferences and not opposes:
        step = InferenceId(onto)
        words = joining(document, step, (source,))
        label = f"Also {words[0].lower()}{words[1:]}"
        return Connection(label, polarity=document.inferences[step].polarity, hint=hint)
    polarity = Polarity.OPPOSE if opposes else Polarity.SUPPORT
    verb = "opposes" if opposes else "supports"
    return Connection(f"Also {verb} {quoted(document, onto)}", polarity=polarity, hint=hint)


def _hint(document: Document, onto: NodeId | None, *, opposes: bool) -> str:
    """What the modifier keys would change. They are read all through the drag."""
    words = "as a co-premise" if onto in document.inferences else "as a premise"
    shift = f"Without Shift: {words}" if opposes else "Shift: as an objection"
    return f"Without Alt: move instead · {shift}"


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
