"""The cross links of a scene: routed and drawn when they come into sight, and kept until
what they run past moves.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import hypot
from typing import NamedTuple

from rejoinder.drawing.crosslinks import (
    CLEAR,
    NEAR,
    STEPS,
    CrossLink,
    line_boxes,
    link_connector,
)
from rejoinder.drawing.dress import Dresser
from rejoinder.drawing.items import Connector
from rejoinder.drawing.page import MARGIN
from rejoinder.layout.curves import curve_points
from rejoinder.layout.finish import extent
from rejoinder.layout.fixed import Fixed, Placed
from rejoinder.layout.geometry import Point, Rect
from rejoinder.layout.links import FAR, LANE, MANY, link_area, link_route
from rejoinder.layout.placement import Link, Route
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, StatementId

Relative = tuple[Rect, Rect, tuple[Rect, ...], Rect, bool]
"""All that decides the way of a link, counted from the corner of its card."""

FINE = 6
"""Decimals to which that is compared: sums of lengths are not exact."""

WORD, NAME = 90.0, 200.0
"""How far from a link its word may reach, and from a disc the name of its only premise."""

SIGHT_STEPS = 4
"""Straight pieces of each of a link's curves by which it is found in an area."""

ASKED = 60.0
"""How far beyond a word's first place is asked what is taken, since others lie near."""


Span = tuple[float, float, float, float]
"""Left, top, right and bottom."""


class Ends(NamedTuple):
    """Where a link begins and ends; its way lies within ``spans``."""

    card: Rect
    disc: Rect
    spans: tuple[Span, ...]


class Way(NamedTuple):
    """The way of a link, and the corners of straight pieces by which it is found in an area."""

    route: Route
    spots: list[Point]


class Lit(NamedTuple):
    """A link in full strength, and the boxes of cards and discs that it passes behind."""

    connector: Connector
    behind: tuple[Rect, ...]


class Crossings:
    """The links of the forest of ``plot``, in the order of that."""

    def __init__(self, dresser: Dresser) -> None:
        self._dresser = dresser
        self._kept: dict[Link, tuple[Relative, Route]] = {}
        self._ends: Mapping[Link, Ends] | None = None
        self._ways: dict[Link, Way] = {}
        self._named: frozenset[Link] = frozenset()
        self._drawn: dict[Link, tuple[CrossLink, bool, Connector]] = {}
        self._indexed: Sequence[Link] = ()
        self._at: dict[str, list[Link]] = {}

    def relaid(self, links: Collection[Link]) -> None:
        """Everything may stand elsewhere, and only ``links`` are left."""
        self._ends = None
        self._ways.clear()
        self._drawn.clear()
        if len(self._kept) > 2 * (len(links) + MANY):
            self._kept = {link: self._kept[link] for link in links if link in self._kept}

    def within(self, document: Document, plot: Placed, area: Rect) -> Iterator[Connector]:
        """Those that meet ``area``, drawn; words only where they may stand in it."""
        many = len(plot.forest.links) >= MANY
        for link, route in self.routes(plot, area):
            crossing = self._crossing(document, plot, link, route)
            near = area.grown(NEAR[-1] + NAME)
            ends = (route.points[0], crossing.disc)
            is_told = not many or any(near.contains(*at) for at in ends)
            known = self._drawn.get(link)
            if known is None or known[0] != crossing or (is_told and not known[1]):
                made = self._connector(crossing, plot, is_told=is_told)
                known = self._drawn[link] = (crossing, is_told, made)
            if known[2].bounds.meets(area):
                yield known[2]

    def lit(self, document: Document, plot: Placed, names: Iterable[str]) -> Iterator[Lit]:
        """Those that begin or end at one of ``names``, in full strength; none where all are."""
        links = plot.forest.links
        if len(links) < MANY:
            return
        if self._indexed is not links:
            self._indexed, self._at = links, {}
            for link in links:
                for name in link:
                    self._at.setdefault(name, []).append(link)
        for link in dict.fromkeys(link for name in names for link in self._at.get(name, ())):
            route = self._way(link, self._all(plot)[link], plot).route
            crossing = self._crossing(document, plot, link, route)._replace(is_dim=False)
            made = self._connector(crossing, plot, is_told=True)
            yield Lit(made, tuple(_passed(link, route, plot)))

    def _crossing(self, document: Document, plot: Placed, link: Link, route: Route) -> CrossLink:
        """All that says how ``link`` looks."""
        return CrossLink(
            route,
            document.inferences[InferenceId(link.inference)].polarity,
            document.statements[StatementId(link.statement)].text,
            self._all(plot)[link].disc.center,
            link in self._named,
            len(plot.forest.links) >= MANY,
        )

    def routes(self, plot: Placed, area: Rect) -> Iterator[tuple[Link, Route]]:
        """The ways of those of which something may be seen in ``area``."""
        left, top, right, bottom = area.x, area.y, area.right, area.bottom
        for link, ends in self._all(plot).items():
            for x, y, u, v in ends.spans:
                if x < right and left < u and y < bottom and top < v:
                    break
            else:
                continue
            way = self._way(link, ends, plot)
            if _cross(way.spots, area.grown(NAME if link in self._named else WORD)):
                yield link, way.route

    def _way(self, link: Link, ends: Ends, plot: Placed) -> Way:
        way = self._ways.get(link)
        if way is None:
            route = self._routed(link, ends, plot)
            way = self._ways[link] = Way(route, curve_points(route.points, SIGHT_STEPS))
        return way

    def _all(self, plot: Placed) -> Mapping[Link, Ends]:
        """Every link by its ends."""
        if self._ends is None:
            found: dict[Link, Ends] = {}
            many = len(plot.forest.links) >= MANY
            named: dict[str, Link] = {}
            forest = plot.forest
            boxes = plot.boxes_of(dict.fromkeys(name for link in forest.links for name in link))
            for link in forest.links:
                card, disc = boxes[link.statement], boxes[link.inference]
                given = _given(link, plot)
                spans = _spans(card, disc, many=many) if given is None else (_span(given),)
                found[link] = Ends(card, disc, tuple(spans))
                below = forest.children.get(link.inference, ())
                if all(child in forest.steps for child in below):
                    named.setdefault(link.inference, link)
            self._ends, self._named = found, frozenset(named.values())
        return self._ends

    def _routed(self, link: Link, ends: Ends, plot: Placed) -> Route:
        """The way of a link; of a short one the same as before where all near it moved along."""
        if (given := _given(link, plot)) is not None:
            return given
        card, disc = ends[:2]
        many = len(plot.forest.links) >= MANY
        area, within = link_area(card, disc), _shared(plot.bounds, card.united(disc).grown(LANE))
        if area is None:
            return link_route(link, card, disc, boxes=_nothing, within=within, many=many)
        near = [box for _, box in plot.boxes_within(area)]
        at = Point(card.x, card.y)
        first, last, bounds, *others = (_relative(box, at) for box in (card, disc, within, *near))
        now = (first, last, tuple(others), bounds, many)
        known = self._kept.get(link)
        if known is None or known[0] != now:
            way = link_route(link, first, last, boxes=lambda _: now[2], within=bounds, many=many)
            known = self._kept[link] = (now, way)
        points = tuple(Point(x + at.x, y + at.y) for x, y in known[1].points)
        return known[1]._replace(points=points)

    def _connector(self, crossing: CrossLink, plot: Placed, *, is_told: bool) -> Connector:
        return link_connector(
            crossing,
            _Taken(plot).boxes if is_told else _everywhere,
            within=plot.bounds.grown(MARGIN - CLEAR),
            theme=self._dresser.theme,
            measurer=self._dresser.measurer,
        )


def _passed(link: Link, route: Route, plot: Placed) -> Iterator[Rect]:
    """The boxes that a link runs near, but for the disc at its end."""
    found = {link.inference}
    for (x, y), (u, v) in pairwise(curve_points(route.points, STEPS)):
        piece = Rect(min(x, u), min(y, v), abs(u - x), abs(v - y))
        for name, box in plot.boxes_within(piece):
            if name not in found:
                found.add(name)
                yield box


class _Taken:
    """What no word may cover: cards, discs and the lines between them."""

    def __init__(self, plot: Placed) -> None:
        self._plot = plot
        self._asked: Rect | None = None
        self._found: list[Rect] = []

    def boxes(self, area: Rect) -> Sequence[Rect]:
        """At least those that meet ``area``."""
        if self._asked is None or self._asked.united(area) != self._asked:
            self._asked, self._found = area.grown(ASKED), []
            for spot in self._plot.within(self._asked.grown(CLEAR)):
                self._found.append(spot.rect)
                for route in spot.routes:
                    self._found.extend(line_boxes(route))
        return self._found


def _given(link: Link, plot: Placed) -> Route | None:
    """The way of a link where that comes with the places."""
    return plot.links.get(link) if isinstance(plot, Fixed) else None


def _span(route: Route) -> Span:
    box = extent(route)
    return box.x, box.y, box.right, box.bottom


def _spans(card: Rect, disc: Rect, *, many: bool) -> Iterator[Span]:
    """Where the way of a link may lie. A long one that shares it leads from its card to a
    lane half way to its disc, along it, and to the disc.
    """
    x, y = card[0] + card[2] / 2, card[1] + card[3] / 2
    u, v = disc[0] + disc[2] / 2, disc[1] + disc[3] / 2
    if not many or hypot(u - x, v - y) <= FAR:
        yield min(x, u) - LANE, min(y, v) - LANE, max(x, u) + LANE, max(y, v) + LANE
    elif abs(u - x) < abs(v - y):
        for a, b, c, d in _level(y, x, v, u, card[2] + card[3] + NAME):
            yield b, a, d, c
    else:
        yield from _level(x, y, u, v, card[2] + card[3] + NAME)


def _level(x: float, y: float, u: float, v: float, size: float) -> Iterator[Span]:
    half, middle = LANE / 2 + size, (y + v) / 2
    yield min(x, u) - size, middle - half, max(x, u) + size, middle + half
    slope = abs(v - y) / 2 + half
    for px, py in ((x, y), (u, v)):
        yield px - slope, min(py, middle) - half, px + slope, max(py, middle) + half


def _cross(spots: Sequence[Point], area: Rect) -> bool:
    left, top, right, bottom = area.x, area.y, area.right, area.bottom
    return any(
        min(ax, bx) < right and left < max(ax, bx) and min(ay, by) < bottom and top < max(ay, by)
        for (ax, ay), (bx, by) in pairwise(spots)
    )


def _everywhere(box: Rect) -> Sequence[Rect]:
    return (box,)


def _nothing(_: Rect) -> Sequence[Rect]:
    return ()


def _relative(box: Rect, at: Point) -> Rect:
    x, y, width, height = box
    return Rect(round(x - at.x, FINE), round(y - at.y, FINE), width, height)


def _shared(one: Rect, other: Rect) -> Rect:
    """What lies in both."""
    x, y = max(one.x, other.x), max(one.y, other.y)
    return Rect(x, y, min(one.right, other.right) - x, min(one.bottom, other.bottom) - y)
