"""Where a dragged branch would land: from the pointer's place to a destination, in words.

The rule, as the preview shows it while the pointer moves:

- on the middle of a card: an argument about it; Shift turns support into objection;
- on the rim of a premise, left or right: a co-premise before or after it;
- between two co-premises, or two arguments about the same thing: there, among them;
- on a disc: a further co-premise of the step; with Shift an objection to the step;
- on empty paper: loose.

A dragged objection stays an objection, a dragged premise a premise, unless Shift turns it.
"Left and right" are above and below where the map runs sideways.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from rejoinder.drawing.places import Places
from rejoinder.editor.tools.beside import Beside, Line, along, beside, edge
from rejoinder.edits.move import AsArgument, AsCoPremise, AsLoose, Destination, refusal
from rejoinder.layout.geometry import Point, Rect
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, NodeId, StatementId
from rejoinder.model.lookup import home
from rejoinder.model.records import Polarity
from rejoinder.model.text import first_words

RIM = 0.16
"""The part of a card's length, at either end, on which a drop makes a co-premise."""

MOST_RIM = 32.0
"""The rim in map units is no wider than this."""

QUOTED = 44
"""The most characters of a statement that a label quotes."""


T = TypeVar("T")


@dataclass(frozen=True)
class Landing:
    """What letting go would do. ``to`` is ``None`` where nothing would happen.

    ``label`` says it in words, or says why not, where it is ``refused``; ``hint`` what Shift
    would make of it. ``onto`` is the card or disc to highlight; ``line`` where the branch would
    be inserted; ``polarity`` that of the step that it would be in.
    """

    to: Destination | None
    label: str
    refused: bool = False
    onto: NodeId | None = None
    line: Line | None = None
    polarity: Polarity | None = None
    hint: str = ""


class _Spot(NamedTuple):
    """A destination and how it is shown."""

    to: Destination
    label: str
    onto: NodeId | None = None
    line: Line | None = None


def landing(
    document: Document,
    places: Places,
    moving: Sequence[StatementId],
    *,
    at: Point,
    turned: bool,
) -> Landing:
    """What dropping the branches of ``moving``, or something new, at ``at`` would do."""
    if any(name in places and places[name].contains(at.x, at.y) for name in moving):
        return Landing(None, "Let go here to leave it where it is")
    spot = _spot(document, places, moving, at=at, turned=turned)
    other = _spot(document, places, moving, at=at, turned=not turned)
    hint = _hint(spot, other, turned=turned)
    reason = refusal(document, moving, spot.to)
    if reason is not None:
        return Landing(None, reason, refused=True, onto=spot.onto, line=spot.line, hint=hint)
    return Landing(
        spot.to,
        spot.label,
        onto=spot.onto,
        line=spot.line,
        polarity=_polarity(document, spot.to),
        hint=hint,
    )


def _polarity(document: Document, to: Destination) -> Polarity | None:
    match to:
        case AsArgument():
            return to.polarity
        case AsCoPremise():
            return document.inferences[to.inference].polarity
        case _:
            return None


def _hint(spot: _Spot, other: _Spot, *, turned: bool) -> str:
    """What pressing Shift, or letting go of it, would change."""
    match other.to:
        case AsCoPremise():
            words = "as a co-premise"
        case AsArgument(polarity=Polarity.SUPPORT):
            words = "as a premise"
        case AsArgument():
            words = "as an objection"
        case _:
            return ""
    if spot.to == other.to:
        return ""
    return f"{'Without Shift' if turned else 'Shift'}: {words}"


def quoted(document: Document, node: NodeId) -> str:
    """The text of ``node`` in quotation marks, cut to what a label holds."""
    statement = document.statement(node)
    if statement is None:
        return "this step"
    words = first_words(statement.text, QUOTED)
    return f"“{words}”" if words else "the empty statement"


def kept_polarity(document: Document, moving: Sequence[StatementId], *, turned: bool) -> Polarity:
    """The polarity that the first of ``moving`` has now, or the other one; what is new supports."""
    step = home(document.statements[moving[0]]) if moving else None
    now = Polarity.SUPPORT if step is None else document.inferences[step].polarity
    if not turned:
        return now
    return Polarity.OPPOSE if now is Polarity.SUPPORT else Polarity.SUPPORT


def _spot(
    document: Document,
    places: Places,
    moving: Sequence[StatementId],
    *,
    at: Point,
    turned: bool,
) -> _Spot:
    polarity = kept_polarity(document, moving, turned=turned)
    under = [node for node, _ in places.meeting(Rect(at.x, at.y, 0.0, 0.0))]
    for node in under:
        if node in document.inferences:
            return _on_step(document, InferenceId(node), moving, turned=turned)
    for node in under:
        return _on_card(document, places, StatementId(node), at=at, polarity=polarity)
    flanking = beside(document, places, moving, at)
    if flanking:
        spot = _among(document, places, flanking, polarity=polarity, moving=moving)
        if spot is not None:
            return spot
    return _Spot(AsLoose(), "Loose: not part of the argument")


def _on_step(
    document: Document, step: InferenceId, moving: Collection[StatementId], *, turned: bool
) -> _Spot:
    if turned:
        return _Spot(AsArgument(step, Polarity.OPPOSE, None), "Objection to this step", onto=step)
    return _Spot(AsCoPremise(step, None), joining(document, step, moving), onto=step)


def joining(document: Document, step: InferenceId, added: Collection[StatementId]) -> str:
    """What ``added`` become by joining ``step``: with which premises they are taken together."""
    others = [name for name in document.links.premises_of(step) if name not in added]
    if not others:
        return f"Premise for: {quoted(document, document.inferences[step].conclusion)}"
    more = f" and {len(others) - 1} more" if others[1:] else ""
    return f"Co-premise with: {quoted(document, others[0])}{more}"


def _on_card(
    document: Document,
    places: Places,
    name: StatementId,
    *,
    at: Point,
    polarity: Polarity,
) -> _Spot:
    box, step = places[name], home(document.statements[name])
    start, end, place = along(document, box, at)
    rim = min(MOST_RIM, RIM * (end - start))
    if step is not None and (place < start + rim or place > end - rim):
        after = place > end - rim
        return _co_premise(document, places, name, step=step, after=after)
    label = f"{_kind(polarity)}: {quoted(document, name)}"
    return _Spot(AsArgument(name, polarity, None), label, onto=name)


def _co_premise(
    document: Document,
    places: Places,
    name: StatementId,
    *,
    step: InferenceId,
    after: bool,
) -> _Spot:
    before = _next(document.links.premises_of(step), name) if after else name
    line = edge(document, places[name], after=after, gap=6.0)
    return _Spot(
        AsCoPremise(step, before),
        f"Co-premise with: {quoted(document, name)}",
        onto=None,
        line=line,
    )


def _among(
    document: Document,
    places: Places,
    flanking: Sequence[Beside],
    *,
    polarity: Polarity,
    moving: Collection[StatementId],
) -> _Spot | None:
    """Between or next to the cards that flank the pointer; ``None`` beside a root."""
    nearest = min(flanking)
    steps = [home(document.statements[b.name]) for b in flanking]
    step = home(document.statements[nearest.name])
    if step is None:
        return None
    if len(flanking) == 2 and steps[0] == steps[1]:
        return _co_premise(document, places, nearest.name, step=step, after=nearest.after)
    about = document.inferences[step].conclusion
    row = document.links.arguments_for(about)
    before = _next(row, step) if nearest.after else step
    while before is not None and _leaves(document, before, moving):
        before = _next(row, before)
    line = edge(document, places[nearest.name], after=nearest.after, gap=10.0)
    label = f"{_kind(polarity)}: {quoted(document, about)}"
    return _Spot(AsArgument(about, polarity, before), label, onto=None, line=line)


def _leaves(document: Document, step: InferenceId, moving: Collection[StatementId]) -> bool:
    """Whether ``step`` goes with ``moving``: all of its premises are dragged."""
    return all(premise in moving for premise in document.links.premises_of(step))


def _kind(polarity: Polarity) -> str:
    return "Premise for" if polarity is Polarity.SUPPORT else "Objection to"


def _next(row: Sequence[T], name: T) -> T | None:
    place = row.index(name) + 1
    return row[place] if place < len(row) else None
