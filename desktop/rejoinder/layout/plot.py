"""The live layout of one forest: it follows edits, and says what stands where.

After any edits a plot is what a new one of the same forest would be, to the last bit.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rejoinder.layout.arranged import Arranged
from rejoinder.layout.arrangement import TIDY, Arrangement
from rejoinder.layout.finish import extent, turned, turned_back, turned_box
from rejoinder.layout.forest import Forest
from rejoinder.layout.frames import Branch, Frame, Near, inside, meeting, place
from rejoinder.layout.gaps import GAPS, TIGHT, Gaps
from rejoinder.layout.geometry import Point, Rect
from rejoinder.layout.gradual import Gradual, at_once
from rejoinder.layout.links import link_routes
from rejoinder.layout.placement import Link, Placement, Route, Tree
from rejoinder.layout.tidy import Tidy
from rejoinder.layout.undisturbed import undisturbed
from rejoinder.model.records import Direction


class Spot(NamedTuple):
    """A card's or a disc's box, and those of its own connectors that were asked for.

    The connectors of a card are those from the discs of its arguments up to it; those of a
    step come from its premises, and from the discs of the steps that attack or back it.
    """

    name: str
    rect: Rect
    routes: tuple[Route, ...]


Outline = tuple[str, Rect, list[tuple[str, list[tuple[float, float]]]]]
"""A name, its box, and its connectors: of which inference, and through which corners."""


class Plot:
    """Where everything in ``forest`` stands: tidy, or as an ``arrangement`` says.

    What the arrangement leaves open stands as it does with siblings, or else above. The
    middle of the first root's upper edge is the origin. One that is not ``is_laid`` yet is
    to be laid out in steps.
    """

    def __init__(
        self,
        forest: Forest,
        arrangement: Arrangement = TIDY,
        *,
        direction: Direction = Direction.DOWN,
        gaps: Gaps = GAPS,
        is_laid: bool = True,
    ) -> None:
        self.forest, self.direction, self.gaps = forest, direction, gaps
        self._live = self._made(arrangement)
        if is_laid:
            at_once(self.laying())

    def laying(self) -> Gradual[None]:
        """Lays out all of the forest, in steps; for a plot that is not laid yet."""
        return self._live.begin()

    def _made(self, arrangement: Arrangement) -> Tidy | Arranged:
        across = self.direction is not Direction.DOWN
        if arrangement.is_tidy:
            return Tidy(self.forest, gaps=self.gaps, across=across)
        gaps = TIGHT if arrangement.is_tight else self.gaps
        return Arranged(self.forest, arrangement, gaps=gaps, across=across)

    @property
    def arrangement(self) -> Arrangement:
        """How everything stands, together with what it was asked to keep."""
        return TIDY if isinstance(self._live, Tidy) else self._live.arrangement

    @property
    def price(self) -> float:
        """How far the first root's branch is from a tidy row of rows."""
        return 0.0 if isinstance(self._live, Tidy) else self._live.price

    def arrange(self, arrangement: Arrangement) -> None:
        """Lays out the forest in another way; what is arranged as before is taken over."""
        at_once(self.arranging(arrangement))

    def arranging(self, arrangement: Arrangement) -> Gradual[None]:
        """The same in steps."""
        was = self.arrangement
        if was.is_tidy != arrangement.is_tidy or was.is_tight != arrangement.is_tight:
            self._live.take_apart()
            self._live = self._made(arrangement)
            yield from self._live.begin()
        elif isinstance(self._live, Arranged):
            yield from self._live.arranging(arrangement)

    def take_apart(self) -> None:
        """Ends it: what it held is free at once, without a search for garbage. Nothing may be
        asked of it any more.
        """
        self._live.take_apart()

    def relay(self, touched: Iterable[str]) -> None:
        """Follows the forest. ``touched`` are the names that are new or gone, that have
        another size, or under which the children are others or in another order.
        """
        self._live.follow(touched)

    @property
    def bounds(self) -> Rect:
        """What holds all boxes and the tree's connectors; empty where nothing is shown."""
        top = self._live.top
        return turned_box(
            top.left, top.top, top.right - top.left, top.bottom - top.top, direction=self.direction
        )

    def __len__(self) -> int:
        return len(self._live.branches)

    def box(self, name: str) -> Rect | None:
        """The box of a node, in the time that its depth takes; ``None`` where it isn't shown."""
        branch = self._live.branches.get(name)
        return None if branch is None else self._box(branch, *place(branch))

    def boxes_of(self, names: Iterable[str]) -> dict[str, Rect]:
        """The boxes of those of ``names`` that are shown, in much less time than one by one."""
        known: dict[Frame, tuple[float, float]] = {}
        found: dict[str, Rect] = {}
        for name in names:
            branch = self._live.branches.get(name)
            if branch is not None:
                found[name] = self._box(branch, *place(branch, known))
        return found

    def extent_of(self, name: str) -> Rect | None:
        """What holds a node with all that hangs under it; ``None`` where it isn't shown."""
        branch = self._live.branches.get(name)
        if branch is None:
            return None
        (x, y), (width, height) = place(branch), (branch.right, branch.bottom)
        return turned_box(
            x + branch.left,
            y + branch.top,
            width - branch.left,
            height - branch.top,
            direction=self.direction,
        )

    def boxes(self) -> list[tuple[str, Rect]]:
        """All boxes in reading order."""
        with undisturbed():
            every = inside(self._live.top)
            if self.direction is not Direction.DOWN:
                return [(b.name, self._box(b, b.at_x, b.at_y)) for b in every]
            return [
                (b.name, Rect(b.at_x + b.x - b.breadth / 2, b.at_y + b.y, b.breadth, b.depth))
                for b in every
            ]

    def within(self, area: Rect) -> Iterator[Spot]:
        """Every box that meets ``area`` or has connectors that do, with just those; in
        reading order. A connector is taken for the rectangle of its corners.
        """
        for branch, x, y, near in meeting(self._live.top, turned_back(area, self.direction)):
            rect = self._box(branch, x, y)
            met = tuple([r for r in self._routes(branch, x, y, near) if extent(r).meets(area)])
            if met or rect.meets(area):
                yield Spot(branch.name, rect, met)

    def boxes_within(self, area: Rect) -> Iterator[tuple[str, Rect]]:
        """The boxes that meet ``area``, in reading order."""
        for branch, x, y, _ in meeting(self._live.top, turned_back(area, self.direction)):
            rect = self._box(branch, x, y)
            if rect.meets(area):
                yield branch.name, rect

    def outlines(self, area: Rect) -> Iterator[Outline]:
        """The same as ``within``, but for some that lie beside the area, as plain numbers: for
        those who draw thousands of them.
        """
        flip = {Direction.DOWN: _down, Direction.RIGHT: _right, Direction.LEFT: _left}
        put, routes = flip[self.direction], self._live.routes
        for branch, x, y, near in meeting(self._live.top, turned_back(area, self.direction)):
            lines = []
            for inference, _, _, points in routes(branch.name, near):
                lines.append((inference, [put(px + x, py + y) for px, py in points]))
            yield branch.name, self._box(branch, x, y), lines

    def placement(self) -> Placement:
        """Everything at once, with the cross links."""
        cards: dict[str, Rect] = {}
        discs: dict[str, Point] = {}
        radii: dict[str, float] = {}
        routes: list[Route] = []
        for branch in inside(self._live.top):
            x, y = branch.at_x, branch.at_y
            box = self._box(branch, x, y)
            if branch.is_step:
                discs[branch.name], radii[branch.name] = box.center, branch.breadth / 2
            else:
                cards[branch.name] = box
            routes += self._routes(branch, x, y)
        bounds = self.bounds
        for link in link_routes(cards, discs, radii, self.forest.links):
            routes.append(link)
            bounds = bounds.united(extent(link))
        return Placement(cards, discs, tuple(routes), bounds)

    def _box(self, branch: Branch, x: float, y: float) -> Rect:
        left, top = x + branch.x - branch.breadth / 2, y + branch.y
        return turned_box(left, top, branch.breadth, branch.depth, direction=self.direction)

    def _routes(
        self, branch: Branch, x: float, y: float, near: Near | None = None
    ) -> Iterator[Route]:
        """The connectors of ``branch`` where its origin is at ``x``, ``y``."""
        direction = self.direction
        for inference, premise, _, points in self._live.routes(branch.name, near):
            moved = [turned(Point(px + x, py + y), direction) for px, py in points]
            yield Route(inference, premise, False, tuple(moved))


def _down(across: float, along: float) -> tuple[float, float]:
    return across, along


def _right(across: float, along: float) -> tuple[float, float]:
    return along, across


def _left(across: float, along: float) -> tuple[float, float]:
    return -along, across


def placement(
    tree: Tree,
    links: Sequence[Link] = (),
    *,
    direction: Direction = Direction.DOWN,
    gaps: Gaps = GAPS,
) -> Placement:
    """The tidy layout of ``tree``."""
    return Plot(Forest.of(tree, tuple(links)), direction=direction, gaps=gaps).placement()
