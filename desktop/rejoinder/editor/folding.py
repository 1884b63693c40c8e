"""Which statements to fold: one, a branch, a level more or less. Pure functions of the map.

A *level* counts statements from the top of what is shown down; folding to a level hides what
is deeper. What concerns a part of the map leaves all other folds as they are. Every function
takes time in proportion to the map, however deep that is.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from rejoinder.editor.part import WHOLE, Part
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, NodeId, StatementId
from rejoinder.model.tree import children, parent, roots

Beneath = Mapping[StatementId, Sequence[StatementId]]
"""The statements that stand a level below each; those with none are absent."""


def is_foldable(document: Document, statement: StatementId) -> bool:
    """Whether anything argues about ``statement``."""
    return bool(document.links.arguments_for(statement))


def toggled(
    document: Document, folded: Collection[StatementId], statements: Iterable[StatementId]
) -> frozenset[StatementId]:
    """``folded`` with ``statements`` folded, or open where all of them were folded."""
    closed = frozenset(folded)
    chosen = frozenset(name for name in statements if is_foldable(document, name))
    return closed - chosen if chosen <= closed else closed | chosen


def toggled_branch(
    document: Document, folded: Collection[StatementId], statement: StatementId
) -> frozenset[StatementId]:
    """Opens everything under ``statement`` if any of it is folded, else folds all of it."""
    rows = _rows((statement,), beneath(document))
    branch = {name for row in rows for name in row if is_foldable(document, name)}
    if branch.isdisjoint(folded):
        return frozenset(folded) | branch
    return frozenset(folded) - branch


def folded_everywhere(document: Document, part: Part = WHOLE) -> frozenset[StatementId]:
    """Every statement of ``part`` that can be folded, so that only its tops stay."""
    return folded_below(document, 1, part=part)


def folded_below(document: Document, level: int, *, part: Part = WHOLE) -> frozenset[StatementId]:
    """The folds that leave ``level`` levels of ``part`` to see; 1 shows its tops."""
    return _folded_below(document, level, part, beneath(document))


def opened(
    document: Document, folded: Collection[StatementId], *, part: Part = WHOLE
) -> frozenset[StatementId]:
    """``folded`` without the folds that hide something of ``part``."""
    if part == WHOLE or not folded:
        return frozenset()
    rows = _levels(document, part, beneath(document))
    inside = {name for row in rows for name in row if _folds(document, part, name)}
    return frozenset(folded).difference(inside)


def in_sight(
    document: Document,
    folded: Collection[StatementId],
    *,
    part: Part = WHOLE,
    under: NodeId | None = None,
) -> Iterator[NodeId]:
    """The nodes of ``part`` that no fold hides, in reading order; with ``under`` that one, which
    can be seen, and those that hang under it.
    """
    only = part.only
    waiting: list[NodeId] = list(_tops(document, part) if under is None else (under,))[::-1]
    while waiting:
        node = waiting.pop()
        yield node
        if node not in folded:
            below = children(document, node)
            waiting.extend(n for n in reversed(below) if only is None or n in only)


def uncovered(
    document: Document,
    folded: Collection[StatementId],
    nodes: Iterable[NodeId],
    *,
    part: Part = WHOLE,
) -> tuple[NodeId, ...]:
    """What stands for ``nodes``: each itself, or the topmost fold of ``part`` that hides it; no
    repeats.
    """
    covers: dict[NodeId, NodeId | None] = {}
    found: dict[NodeId, None] = {}
    for name in nodes:
        way, node = list[NodeId](), name if folded else None
        while node is not None and node not in covers:
            way.append(node)
            node = None if node == part.branch else parent(document, node)
        cover = None if node is None else covers[node] or (node if node in folded else None)
        for below in reversed(way):
            covers[below] = cover
            cover = cover or (below if below in folded else None)
        found[covers.get(name) or name] = None
    return tuple(found)


class Extent(NamedTuple):
    """How many levels and statements there are."""

    levels: int
    statements: int


def extents(
    document: Document, folded: Collection[StatementId], *, part: Part = WHOLE
) -> tuple[Extent, Extent]:
    """What of ``part`` can be seen, and what there would be with everything unfolded."""
    below = beneath(document)
    both = (_levels(document, part, below, folds) for folds in (folded, ()))
    seen, held = (Extent(len(rows), sum(map(len, rows))) for rows in both)
    return seen, held


def deeper(
    document: Document, folded: Collection[StatementId], *, part: Part = WHOLE
) -> frozenset[StatementId]:
    """The folds that open the shallowest of ``folded`` by one level and hide nothing."""
    below, closed = beneath(document), frozenset(folded)
    rows = _levels(document, part, below, closed)
    hiding = {name for name in closed if _folds(document, part, name)}
    level, opening = next(
        ((n, hiding.intersection(row)) for n, row in enumerate(rows) if hiding.intersection(row)),
        (0, set[StatementId]()),
    )
    seen = {name for row in rows for name in row}
    hidden = {name for row in _levels(document, part, below)[level + 1 :] for name in row} - seen
    folds = {name for name in hidden if _folds(document, part, name)}
    return (closed | folds).difference(opening)


def shallower(
    document: Document, folded: Collection[StatementId], *, part: Part = WHOLE
) -> frozenset[StatementId]:
    """The folds that hide the deepest level that can be seen, and open nothing."""
    below = beneath(document)
    deepest = len(_levels(document, part, below, folded))
    return _folded_below(document, max(1, deepest - 1), part, below).union(folded)


def beneath(document: Document) -> Beneath:
    """What stands a level below each statement: the premises of its steps and of what undercuts
    those. In the order of the table, not of the map.
    """
    ends: dict[InferenceId, StatementId] = {}
    below: dict[StatementId, list[StatementId]] = {}
    for name, statement in document.statements.items():
        if statement.premise_of:
            step = statement.premise_of[0].inference
            end = ends.get(step)
            if end is None:
                end = _end(document, step, ends)
            below.setdefault(end, []).append(name)
    return below


def _end(
    document: Document, step: InferenceId, ends: dict[InferenceId, StatementId]
) -> StatementId:
    """The statement that ``step`` argues about in the end; ``ends`` keeps what is known."""
    way, inferences = [], document.inferences
    while step not in ends:
        way.append(step)
        above = inferences[step].conclusion
        if above not in inferences:
            ends[step] = StatementId(above)
            break
        step = InferenceId(above)
    end = ends[step]
    ends.update(dict.fromkeys(way, end))
    return end


def _folded_below(
    document: Document, level: int, part: Part, below: Beneath
) -> frozenset[StatementId]:
    deep = _levels(document, part, below)[level - 1 :]
    return frozenset(name for row in deep for name in row if _folds(document, part, name))


def _levels(
    document: Document, part: Part, below: Beneath, folded: Collection[StatementId] = ()
) -> list[Sequence[StatementId]]:
    """The statements of ``part`` by level, the tops first, without those that are folded away."""
    tops = _tops(document, part)
    return list(_rows(tops, below, folded=frozenset(folded), only=part.only))


def _tops(document: Document, part: Part) -> tuple[StatementId, ...]:
    """The statements of ``part`` that hang under nothing in it."""
    tops = roots(document) if part.branch is None else (part.branch,)
    return tops if part.only is None else tuple(top for top in tops if top in part.only)


def _rows(
    tops: Sequence[StatementId],
    below: Beneath,
    *,
    folded: Collection[StatementId] = frozenset(),
    only: Collection[NodeId] | None = None,
) -> Iterator[Sequence[StatementId]]:
    row = tops
    while row:
        yield row
        row = [
            name
            for above in row
            if above in below and above not in folded
            for name in below[above]
            if only is None or name in only
        ]


def _folds(document: Document, part: Part, name: StatementId) -> bool:
    """Whether folding ``name`` hides something of ``part``."""
    only, arguments = part.only, document.links.arguments
    if only is None:
        return name in arguments
    return any(step in only for step in arguments.get(name, ()))
