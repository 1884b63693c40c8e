"""A map laid out in layers by another program: what that is asked, and a plot of what it says."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from rejoinder.layout.curves import rounded_chain
from rejoinder.layout.fixed import Fixed
from rejoinder.layout.forest import Forest
from rejoinder.layout.geometry import Point, Rect
from rejoinder.layout.links import CORNER
from rejoinder.layout.placement import Link, Route, Size
from rejoinder.layout.routes import way
from rejoinder.layout.squares import Squares
from rejoinder.model.records import Direction

MOST_NEW = 40
"""Boxes that may stand provisionally; where more are new, nothing is kept."""

PROVISIONAL = 16.0
"""What is kept free around those."""


class Edge(NamedTuple):
    """A line between two boxes of which ``lower`` is farther from the thesis; or a cross link."""

    upper: str
    lower: str
    is_link: bool


@dataclass(frozen=True)
class Network:
    """A forest as a graph in which cross links are edges like others. ``sizes`` are in reading
    order, and the edges under each box too, cross links last.
    """

    direction: Direction
    sizes: Mapping[str, Size]
    steps: frozenset[str]
    edges: tuple[Edge, ...]


@dataclass(frozen=True)
class Layered:
    """Where the middles of all boxes of ``network`` stand, and for each of its edges the
    corners between the ends, from the lower end up.
    """

    network: Network
    centers: Mapping[str, Point]
    corners: tuple[tuple[Point, ...], ...]


def network(forest: Forest, direction: Direction) -> Network:
    """``forest`` as it is now."""
    linked: dict[str, list[str]] = {}
    for link in forest.links:
        linked.setdefault(link.inference, []).append(link.statement)
    names = forest.names()
    edges: list[Edge] = []
    for name in names:
        edges += [Edge(name, child, False) for child in forest.children.get(name, ())]
        edges += [Edge(name, statement, True) for statement in linked.get(name, ())]
    sizes = {name: forest.sizes[name] for name in names}
    return Network(direction, sizes, frozenset(forest.steps), tuple(edges))


def layered_plot(layered: Layered, forest: Forest, direction: Direction) -> Fixed | None:
    """``forest`` as ``layered`` says. What is new since, or has no room any more where it
    stood, stands under its conclusion until it is laid out anew; ``None`` where that is too much.
    """
    now = network(forest, direction)
    if direction is not layered.network.direction:
        return None
    put = _Boxes(now, layered.centers)
    if not put.boxes or len(put.new) > MOST_NEW:
        return None
    moved = set(put.new)
    put.hang()
    known = dict(zip(layered.network.edges, layered.corners, strict=True))
    routes, links = [], {}
    for edge in now.edges:
        kept = not moved.intersection(edge[:2])
        low, high = _ends(put.boxes[edge.upper], put.boxes[edge.lower], direction)
        points = way(low, *(known.get(edge, ()) if kept else ()), high)
        if edge.is_link:
            chain = rounded_chain(points, radius=CORNER)
            links[Link(edge.lower, edge.upper)] = Route(edge.upper, edge.lower, True, chain)
        elif edge.lower in now.steps:
            routes.append(Route(edge.lower, None, False, points))
        else:
            routes.append(Route(edge.upper, edge.lower, False, points))
    return Fixed(forest, put.boxes, routes, links=links)


class _Boxes:
    """Boxes that stand where they stood, and the names of those that can't."""

    def __init__(self, now: Network, centers: Mapping[str, Point]) -> None:
        self._now = now
        self._squares = Squares(())
        self.boxes: dict[str, Rect] = {}
        self.new: list[str] = []
        for name, size in now.sizes.items():
            at = centers.get(name)
            box = None if at is None else around(at, size)
            if box is None or self._hits(box):
                self.new.append(name)
            else:
                self._put(name, box)

    def _put(self, name: str, box: Rect) -> None:
        self.boxes[name] = box
        self._squares.add(box)

    def _hits(self, box: Rect) -> list[Rect]:
        return [other for other in self._squares.meeting(box) if other.meets(box)]

    def hang(self) -> None:
        """Finds a place for each of the new ones, under what it hangs on."""
        above = {edge.lower: edge.upper for edge in self._now.edges if not edge.is_link}
        for name in self.new:
            size, upper = self._now.sizes[name], above.get(name)
            box = _beside(self.boxes, size) if upper is None else self._under(upper, size)
            while hits := self._hits(box.grown(PROVISIONAL / 2)):
                box = box._replace(y=max(hit.bottom for hit in hits) + PROVISIONAL)
            self._put(name, box)

    def _under(self, upper: str, size: Size) -> Rect:
        box, direction = self.boxes[upper], self._now.direction
        if direction is Direction.DOWN:
            return Rect(box.center.x - size.width / 2, box.bottom + PROVISIONAL, *size)
        is_right = direction is Direction.RIGHT
        x = box.right + PROVISIONAL if is_right else box.x - PROVISIONAL - size.width
        return Rect(x, box.center.y - size.height / 2, *size)


def _beside(boxes: Mapping[str, Rect], size: Size) -> Rect:
    """A place beside all of ``boxes``, at their upper edge."""
    right, top = max(box.right for box in boxes.values()), min(box.y for box in boxes.values())
    return Rect(right + PROVISIONAL, top, *size)


def around(middle: Point, size: Size) -> Rect:
    """The box of a size around its middle."""
    return Rect(middle.x - size.width / 2, middle.y - size.height / 2, *size)


def _ends(upper: Rect, lower: Rect, direction: Direction) -> tuple[Point, Point]:
    """Where a line between two boxes begins and ends."""
    if direction is Direction.DOWN:
        return Point(lower.center.x, lower.y), Point(upper.center.x, upper.bottom)
    if direction is Direction.RIGHT:
        return Point(lower.x, lower.center.y), Point(upper.right, upper.center.y)
    return Point(lower.right, lower.center.y), Point(upper.x, upper.center.y)


def overlaps(boxes: Mapping[str, Rect]) -> Iterator[str]:
    """The names of those that meet one before them."""
    squares = Squares(())
    for name, box in boxes.items():
        if any(other.meets(box) for other in squares.meeting(box)):
            yield name
        squares.add(box)
