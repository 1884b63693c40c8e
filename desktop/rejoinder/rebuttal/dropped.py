"""What was said against a side and has no reply from it: counted as granted in a debate."""

from collections.abc import Mapping

from rejoinder.evaluate.labels import Label
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId
from rejoinder.rebuttal.clock import Event
from rejoinder.rebuttal.sides import Side, arguments, premises, replies, side_of


def dropped(
    document: Document,
    side: Side,
    labels: Mapping[str, Label],
    *,
    event: Event | None = None,
    speech: str = "",
) -> tuple[InferenceId, ...]:
    """The live arguments of the other side that no argument of ``side`` opposes, in the order of
    the tree.

    With an ``event`` and the name of a ``speech``, those alone to which a reply was due by then:
    in the first speech of ``side`` after the one in which the point was made. A point without a
    speech is due at once.
    """
    order = {each.name.casefold(): n for n, each in enumerate(event.speeches)} if event else {}
    now = order.get(speech.casefold(), len(order))
    found = []
    for step in arguments(document, side.other):
        if labels.get(step) is Label.OUT or not _opposes(document, step, side):
            continue
        answers = [r for r in replies(document, step) if side_of(document, r) is side]
        if not answers and _is_due(document, step, order, now, event, side):
            found.append(step)
    return tuple(found)


def _opposes(document: Document, step: InferenceId, side: Side) -> bool:
    """Whether an argument of the other side attacks ``side``, or is the head of its case."""
    record = document.inferences[step]
    return side_of(document, record.conclusion) is side or record.conclusion == document.thesis


def _is_due(
    document: Document,
    step: InferenceId,
    order: Mapping[str, int],
    now: int,
    event: Event | None,
    side: Side,
) -> bool:
    if event is None:
        return True
    names = (document.statements[each].speech for each in premises(document, step))
    made = [order[name.casefold()] for name in names if name.casefold() in order]
    if not made:
        return True
    after = (n for n in range(max(made) + 1, len(event.speeches)) if event.speeches[n].side is side)
    return next(after, len(order) + 1) <= now
