"""A comparison as the canvas draws it: the overlay, and what each card and disc says of itself."""

from collections.abc import Mapping, Sequence

from rejoinder.drawing.items import Revision, RevisionKind, Run, RunState
from rejoinder.drawing.view import Revisions
from rejoinder.model.ids import InferenceId, NodeId
from rejoinder.review.comparing import Comparison
from rejoinder.review.differences import Part
from rejoinder.review.version import Difference, Sort

KINDS: Mapping[Sort, RevisionKind] = {
    Sort.REMOVED: RevisionKind.REMOVED,
    Sort.ADDED: RevisionKind.ADDED,
    Sort.ANSWERED: RevisionKind.ADDED,
    Sort.REWORDED: RevisionKind.REWORDED,
    Sort.MOVED: RevisionKind.MOVED,
    Sort.SOURCED: RevisionKind.CHANGED,
    Sort.ANCHORED: RevisionKind.CHANGED,
    Sort.CHANGED: RevisionKind.CHANGED,
    Sort.COMMENTED: RevisionKind.CHANGED,
    Sort.THESIS: RevisionKind.CHANGED,
}
"""How each sort looks; where several are told of one card, the first in this order."""

WORDS: Mapping[Sort, str] = {
    Sort.REMOVED: "− Removed",
    Sort.ADDED: "+ Added",
    Sort.ANSWERED: "+ Added: the first reply",
    Sort.REWORDED: "~ Reworded",
    Sort.MOVED: "→ Moved",
    Sort.SOURCED: "Other sources",
    Sort.ANCHORED: "Another passage",
    Sort.CHANGED: "Changed",
    Sort.COMMENTED: "Comments",
    Sort.THESIS: "Another thesis",
}

_STATES = {Part.SAME: RunState.KEPT, Part.REMOVED: RunState.OLD, Part.ADDED: RunState.NEW}


def revisions(found: Comparison) -> Revisions:
    """What is told on each card and disc, with the steps that came and went."""
    told: dict[NodeId, list[Difference]] = {}
    for difference in found.differences:
        if difference.node is not None and found.overlay.has_node(difference.node):
            told.setdefault(difference.node, []).append(_of_card(difference))
    cards = tuple((node, _revision(rows)) for node, rows in told.items())
    known = told.keys()
    steps = [
        (step, Revision(kind, word))
        for step in found.overlay.inferences
        if step not in known and (kind := _step_kind(found, step)) is not None
        for word in ("Added" if kind is RevisionKind.ADDED else "Removed",)
    ]
    return (*cards, *steps)


def _of_card(difference: Difference) -> Difference:
    """``difference`` as it touches its card, which stays where a sign-off on it comes or goes."""
    is_own = difference.where.table in ("statements", "inferences")
    comes_or_goes = difference.sort in (Sort.ADDED, Sort.REMOVED)
    return difference._replace(sort=Sort.CHANGED) if comes_or_goes and not is_own else difference


def _step_kind(found: Comparison, step: InferenceId) -> RevisionKind | None:
    if step not in found.before.inferences:
        return RevisionKind.ADDED
    return None if step in found.after.inferences else RevisionKind.REMOVED


def _revision(rows: Sequence[Difference]) -> Revision:
    order = list(KINDS)
    rows = sorted(rows, key=lambda row: order.index(row.sort))
    words = dict.fromkeys(_words(row) for row in rows)
    runs = next((_runs(row) for row in rows if row.sort is Sort.REWORDED), ())
    return Revision(KINDS[rows[0].sort], " · ".join(words), runs)


def _words(row: Difference) -> str:
    if row.sort is Sort.MOVED:
        return f"→ {row.mark}"
    return row.mark or WORDS[row.sort]


def _runs(row: Difference) -> tuple[Run, ...]:
    """The words of both versions, apart where they stand side by side without a blank."""
    runs: list[Run] = []
    for piece in row.pieces:
        text = piece.words
        is_after = runs and runs[-1].state is RunState.OLD and piece.part is Part.ADDED
        if is_after and not (runs[-1].text[-1:].isspace() or text[:1].isspace()):
            runs[-1] = runs[-1]._replace(text=runs[-1].text + " ")
        runs.append(Run(_STATES[piece.part], text))
    return tuple(runs)
