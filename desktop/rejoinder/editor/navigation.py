"""Where a key leads: to the nearest card that way, up and down the tree, or out of a deletion.

Pure functions of where things stand and of the tree; the same input gives the same answer.
"""

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum

from rejoinder.drawing.places import Places
from rejoinder.layout.geometry import Rect
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, NodeId, StatementId
from rejoinder.model.tree import ancestors, children, parent, roots

FIRST_LOOK = 400.0
"""How far is looked at first, in map units: beyond the next card, mostly."""

HAIR = 1e-6
"""Boxes that only touch an area count, too."""


class Way(StrEnum):
    """A direction on the screen."""

    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"


def toward(
    places: Mapping[NodeId, Rect], start: NodeId, way: Way, *, straight: bool = False
) -> NodeId | None:
    """The node nearest to ``start`` that way; ``None`` where there is none.

    Those that ``start`` would meet by moving straight come first, the nearest edge first;
    then those within 45 degrees of that way. Ties go to the nearer centre, then the upper,
    then the left one. With ``straight`` only those straight ahead count.
    """
    if start not in places:
        return None
    origin = turned(places[start], way)
    if not isinstance(places, Places):
        return _nearest(places.items(), origin, start, way=way, tiers=1 if straight else 2)
    for tiers in (1,) if straight else (1, 2):
        found = _nearby(places, origin, start, way=way, tiers=tiers)
        if found is not None:
            return found
    return None


def _nearby(places: Places, origin: Rect, start: NodeId, *, way: Way, tiers: int) -> NodeId | None:
    """The nearest, looked for in an area that grows until nothing outside can be nearer, or
    nothing outside lies that way: no box reaches further than ``most``, aside not three times
    as far, since its middle is ahead and it is less far aside than it is away and wide.
    """
    most = max(0.0, turned(places.bounds, way).right - origin.center.x)
    reach = FIRST_LOOK
    while True:
        is_all = reach >= most
        aside = 0.0 if tiers == 1 else 3 * most + origin.width if is_all else reach / 2
        x, y = origin.center.x - HAIR, origin.y - aside - HAIR
        width = origin.width / 2 + (most if is_all else reach) + 2 * HAIR
        area = Rect(x, y, width, origin.height + 2 * (aside + HAIR))
        met = places.meeting(_turned_back(area, way))
        rank, found = _best(met, origin, start, way=way, tiers=tiers)
        if is_all or (found is not None and rank[1] <= reach):
            return found
        reach *= 2


Ranked = tuple[tuple[int, float, float, float, float], NodeId | None]


def _nearest(
    boxes: Iterable[tuple[NodeId, Rect]], origin: Rect, start: NodeId, *, way: Way, tiers: int
) -> NodeId | None:
    return _best(boxes, origin, start, way=way, tiers=tiers)[1]


def _best(
    boxes: Iterable[tuple[NodeId, Rect]], origin: Rect, start: NodeId, *, way: Way, tiers: int
) -> Ranked:
    found: list[Ranked] = [
        (rank, name)
        for name, place in boxes
        if name != start and (rank := _rank(origin, turned(place, way))) and rank[0] < tiers
    ]
    return min(found, default=((2, 0.0, 0.0, 0.0, 0.0), None))


def turned(box: Rect, way: Way) -> Rect:
    """``box`` in coordinates in which ``way`` is to the right."""
    if way is Way.RIGHT:
        return box
    if way is Way.LEFT:
        return Rect(-box.right, box.y, box.width, box.height)
    if way is Way.DOWN:
        return Rect(box.y, box.x, box.height, box.width)
    return Rect(-box.bottom, box.x, box.height, box.width)


def _turned_back(box: Rect, way: Way) -> Rect:
    """The other way round than ``turned``."""
    if way is Way.DOWN:
        return Rect(box.y, box.x, box.height, box.width)
    if way is Way.UP:
        return Rect(box.y, -box.right, box.height, box.width)
    return turned(box, way)


def _rank(origin: Rect, box: Rect) -> tuple[int, float, float, float, float] | None:
    """How far ``box`` is to the right of ``origin``; lower is better, ``None`` is not at all."""
    ahead = box.center.x - origin.center.x
    aside = abs(box.center.y - origin.center.y)
    overlaps = box.y < origin.bottom and origin.y < box.bottom
    gap = box.x - origin.right
    if overlaps and ahead > 0 and gap > -min(origin.width, box.width) / 2:
        return 0, max(gap, 0.0), aside, box.y, box.x
    if ahead <= 0 or gap < -min(origin.width, box.width) / 2:
        return None
    lateral = max(box.y - origin.bottom, origin.y - box.bottom)
    if lateral > max(gap, 0.0) + max(origin.width, box.width):
        return None
    return 1, max(gap, 0.0) + 2 * lateral, aside, box.y, box.x


def first(document: Document) -> StatementId | None:
    """Where Home leads: the thesis, or the first loose statement; ``None`` in an empty map."""
    return next(iter(roots(document)), None)


def conclusion(document: Document, node: NodeId) -> NodeId | None:
    """The statement or step that ``node`` argues about: over its inference, if it is a
    premise; ``None`` at a root."""
    above = parent(document, node)
    if above is None or node in document.inferences:
        return above
    return parent(document, above)


def siblings(document: Document, node: NodeId) -> tuple[NodeId, ...]:
    """All that argues about the same thing as ``node``, itself included, in reading order."""
    if node in document.inferences:
        return children(document, document.inferences[InferenceId(node)].conclusion)
    above = conclusion(document, node)
    if above is None:
        return roots(document)
    return tuple(
        child
        for step in document.links.arguments_for(above)
        for child in children(document, step)
        if child in document.statements
    )


def sibling(document: Document, node: NodeId, *, by: int) -> NodeId | None:
    """The sibling ``by`` places on; ``None`` beyond either end."""
    row = siblings(document, node)
    place = row.index(node) + by
    return row[place] if 0 <= place < len(row) else None


def within(places: Places, band: Rect) -> tuple[NodeId, ...]:
    """The nodes whose boxes meet ``band``, from top to bottom and left to right."""
    met = [(box.y, box.x, name) for name, box in places.meeting(band)]
    return tuple(name for _, _, name in sorted(met))


def spanned(document: Document, nodes: Iterable[NodeId]) -> tuple[NodeId, ...]:
    """``nodes`` without those that hang under another of them, in the order given."""
    names = tuple(nodes)
    chosen = set(names)
    return tuple(n for n in names if not chosen.intersection(ancestors(document, n)))


def after_removal(document: Document, removed: Collection[NodeId]) -> NodeId | None:
    """What to select once ``removed`` and all below them are gone from ``document``.

    The next sibling that stays, else the one before, else what they argued about.
    """
    tops = spanned(document, removed)
    if not tops:
        return None
    gone, node = set(removed), tops[-1]
    row = siblings(document, node)
    place = row.index(node)
    for candidate in (*row[place + 1 :], *reversed(row[:place])):
        if candidate not in gone and not gone.intersection(ancestors(document, candidate)):
            return candidate
    return next((a for a in ancestors(document, node) if _stays(document, a, gone)), None)


def _stays(document: Document, node: NodeId, gone: Collection[NodeId]) -> bool:
    """Whether the statement ``node`` is still there; a step without premises is not."""
    return node in document.statements and node not in gone
