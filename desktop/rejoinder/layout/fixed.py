"""A layout whose places come from elsewhere, which answers what a plot does.

It does not follow its forest: who changes that asks for new places.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from math import floor
from types import MappingProxyType

from rejoinder.layout.arrangement import TIDY, Arrangement
from rejoinder.layout.finish import extent
from rejoinder.layout.forest import Forest
from rejoinder.layout.geometry import Rect
from rejoinder.layout.links import link_routes
from rejoinder.layout.placement import Link, Placement, Route
from rejoinder.layout.plot import Outline, Plot, Spot

SQUARE = 600.0
"""The side of the squares by which boxes and connectors are found: a few cards to each."""

LONG = 64
"""What touches more squares than this is asked about any place."""


class Fixed:
    """Where everything in ``forest`` stands: ``boxes`` by name, a step's around its disc, and
    the tree's ``routes``, each by its ends as in a plot. ``links`` are the ways of cross links
    where those come from elsewhere too.
    """

    def __init__(
        self,
        forest: Forest,
        boxes: Mapping[str, Rect],
        routes: Iterable[Route],
        *,
        links: Mapping[Link, Route] = MappingProxyType({}),
    ) -> None:
        self.forest = forest
        self.links = links
        above = {child: name for name, below in forest.children.items() for child in below}
        owned: dict[str, list[Route]] = {}
        for route in routes:
            owner = above[route.inference] if route.premise is None else route.inference
            owned.setdefault(owner, []).append(route)
        names = forest.names()
        self._spots = [Spot(name, boxes[name], tuple(owned.get(name, ()))) for name in names]
        self._boxes = {name: boxes[name] for name in names}
        self._squares: dict[tuple[int, int], set[int]] = defaultdict(set)
        self._long: set[int] = set()
        self.bounds = self._indexed()

    def _indexed(self) -> Rect:
        """Puts all into squares; returns what holds it."""
        bounds = None
        for number, spot in enumerate(self._spots):
            for part in (spot.rect, *map(extent, spot.routes)):
                bounds = part if bounds is None else bounds.united(part)
                squares = _touched(part)
                if len(squares[0]) * len(squares[1]) > LONG:
                    self._long.add(number)
                    continue
                for column in squares[0]:
                    for line in squares[1]:
                        self._squares[column, line].add(number)
        for link in self.links.values():
            bounds = extent(link) if bounds is None else bounds.united(extent(link))
        return bounds or Rect(0.0, 0.0, 0.0, 0.0)

    def __len__(self) -> int:
        return len(self._spots)

    def take_apart(self) -> None:
        """Ends it; nothing in it refers to itself in circles."""

    def box(self, name: str) -> Rect | None:
        """The box of a node; ``None`` where it isn't shown."""
        return self._boxes.get(name)

    def boxes(self) -> list[tuple[str, Rect]]:
        """All boxes in reading order."""
        return list(self._boxes.items())

    @property
    def arrangement(self) -> Arrangement:
        """What stays of it where it is laid out as a tree."""
        return TIDY

    def boxes_of(self, names: Iterable[str]) -> dict[str, Rect]:
        """The boxes of those of ``names`` that are shown."""
        return {name: self._boxes[name] for name in names if name in self._boxes}

    def boxes_within(self, area: Rect) -> Iterator[tuple[str, Rect]]:
        """The boxes that meet ``area``, in reading order."""
        return ((name, box) for name, box, _ in self.within(area) if box.meets(area))

    def extent_of(self, name: str) -> Rect | None:
        """What holds a node with all that hangs under it; ``None`` where it isn't shown."""
        if name not in self._boxes:
            return None
        found, waiting = self._boxes[name], [name]
        for below in waiting:
            found = found.united(self._boxes[below])
            waiting.extend(self.forest.children.get(below, ()))
        return found

    def outlines(self, area: Rect) -> Iterator[Outline]:
        """The same as ``within``, as plain numbers."""
        for name, box, routes in self.within(area):
            lines: list[tuple[str, list[tuple[float, float]]]] = [
                (route.inference, [(x, y) for x, y in route.points]) for route in routes
            ]
            yield name, box, lines

    def within(self, area: Rect) -> Iterator[Spot]:
        """Every box that meets ``area`` or has connectors that do, with just those; in
        reading order. A connector is taken for the rectangle of its corners.
        """
        columns, lines = _touched(area)
        found = set(self._long)
        if len(columns) * len(lines) > len(self._squares):
            found.update(range(len(self._spots)))
        else:
            squares = [(column, line) for column in columns for line in lines]
            found.update(*(self._squares.get(square, ()) for square in squares))
        for number in sorted(found):
            name, rect, routes = self._spots[number]
            met = tuple([route for route in routes if extent(route).meets(area)])
            if met or rect.meets(area):
                yield Spot(name, rect, met)

    def placement(self) -> Placement:
        """Everything at once, with the cross links."""
        steps = self.forest.steps
        cards = {name: box for name, box in self._boxes.items() if name not in steps}
        discs = {name: box.center for name, box in self._boxes.items() if name in steps}
        radii = {name: self._boxes[name].width / 2 for name in discs}
        others = [link for link in self.forest.links if link not in self.links]
        links = (*self.links.values(), *link_routes(cards, discs, radii, others))
        bounds = self.bounds
        for link in links:
            bounds = bounds.united(extent(link))
        routes = [route for spot in self._spots for route in spot.routes]
        return Placement(cards, discs, (*routes, *links), bounds)


Placed = Plot | Fixed
"""What answers where everything stands."""


def _touched(box: Rect) -> tuple[range, range]:
    """The columns and lines of squares that ``box`` has a part of or an edge in."""
    columns = range(floor(box.x / SQUARE), floor(box.right / SQUARE) + 1)
    return columns, range(floor(box.y / SQUARE), floor(box.bottom / SQUARE) + 1)
