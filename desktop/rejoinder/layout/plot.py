"""The live layout of one forest: it follows edits, and says what stands where.

After any edits a plot is what a new one of the same forest would be, to the last bit.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rejoinder.layout.arrangement import TIDY, Arrangement
from rejoinder.layout.fit import Fitting, fitted
from rejoinder.layout.forest import Forest
from rejoinder.layout.gaps import GAPS, Gaps
from rejoinder.layout.geometry import Rect
from rejoinder.layout.placement import Placement, Route, Size
from rejoinder.layout.tidy import placement
from rejoinder.model.records import Direction

ANY = Size(1.0, 1.0)


class Spot(NamedTuple):
    """A card's or a disc's box, and those of its own connectors that were asked for.

    The connectors of a card are those from the discs of its arguments up to it; those of a
    step come from its premises, and from the discs of the steps that attack or back it.
    """

    name: str
    rect: Rect
    routes: tuple[Route, ...]


class Plot:
    """Where everything in ``forest`` stands: tidy, or as an ``arrangement`` says.

    What the arrangement leaves open stands as it does with siblings, or else above.
    """

    def __init__(
        self,
        forest: Forest,
        arrangement: Arrangement = TIDY,
        *,
        direction: Direction = Direction.DOWN,
        gaps: Gaps = GAPS,
    ) -> None:
        self.forest, self.direction, self.gaps = forest, direction, gaps
        self._fitting = Fitting(placement(Forest().tree()), arrangement, {})
        self.relay(())

    @property
    def arrangement(self) -> Arrangement:
        """How everything stands, together with what it was asked to keep."""
        return self._fitting.arrangement

    def arrange(self, arrangement: Arrangement) -> None:
        """Lays out the forest in another way."""
        self._fitting = self._fitting._replace(arrangement=arrangement)
        self.relay(())

    def relay(self, touched: Iterable[str]) -> None:
        """Follows the forest. ``touched`` are the names that are new or gone, that have
        another size, or under which the children are others or in another order.
        """
        tree, links = self.forest.tree(), self.forest.links
        if self.arrangement.is_tidy:
            place = placement(tree, links, direction=self.direction, gaps=self.gaps)
            self._fitting = Fitting(place, TIDY, {})
        else:
            self._fitting = fitted(
                tree,
                links,
                shape=ANY,
                direction=self.direction,
                gaps=self.gaps,
                keep=self.arrangement,
                known=self._fitting.branches,
            )
        self._spots = {name: Spot(name, self._box(name), ()) for name in tree.names}
        above = {child: name for name, below in self.forest.children.items() for child in below}
        routes: dict[str, list[Route]] = {}
        for route in self.placement().routes:
            if not route.is_link:
                owner = route.inference if route.premise else above[route.inference]
                routes.setdefault(owner, []).append(route)
        for name, found in routes.items():
            self._spots[name] = self._spots[name]._replace(routes=tuple(found))

    def _box(self, name: str) -> Rect:
        place, size = self._fitting.placement, self.forest.sizes[name]
        if name in place.cards:
            return place.cards[name]
        return Rect(*place.discs[name], 0.0, 0.0).grown(size.width / 2)

    @property
    def bounds(self) -> Rect:
        """What holds all boxes and the tree's connectors; empty where nothing is shown."""
        return self._fitting.placement.bounds

    def box(self, name: str) -> Rect | None:
        """The box of a node, in the time that its depth takes; ``None`` where it isn't shown."""
        spot = self._spots.get(name)
        return None if spot is None else spot.rect

    def boxes(self) -> Iterator[tuple[str, Rect]]:
        """All boxes in reading order."""
        return ((spot.name, spot.rect) for spot in self._spots.values())

    def within(self, area: Rect) -> Iterator[Spot]:
        """Every box that meets ``area`` or has connectors that do, with just those; in
        reading order. A connector is taken for the rectangle of its corners.
        """
        for name, rect, routes in self._spots.values():
            met = tuple(route for route in routes if extent(route).meets(area))
            if met or rect.meets(area):
                yield Spot(name, rect, met)

    def placement(self) -> Placement:
        """Everything at once, with the cross links."""
        return self._fitting.placement


def extent(route: Route) -> Rect:
    """The rectangle of a connector's corners."""
    xs, ys = [x for x, _ in route.points], [y for _, y in route.points]
    x, y = min(xs), min(ys)
    return Rect(x, y, max(xs) - x, max(ys) - y)
