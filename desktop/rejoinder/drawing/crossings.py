"""The cross links of a scene: routed and drawn when they come into sight, and kept until
what they run past moves.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from rejoinder.drawing.crosslinks import CLEAR, CrossLink, line_boxes, link_connector
from rejoinder.drawing.dress import Dresser
from rejoinder.drawing.items import Connector
from rejoinder.drawing.page import MARGIN
from rejoinder.layout.geometry import Rect
from rejoinder.layout.links import LANE, MANY, link_area, link_route
from rejoinder.layout.placement import Link, Route
from rejoinder.layout.plot import Plot
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, StatementId


class Ends(NamedTuple):
    """Where a link begins and ends, and what holds any way between the two."""

    card: Rect
    disc: Rect
    area: Rect


class Passed(NamedTuple):
    """All that decides the way of a link."""

    ends: Ends
    near: tuple[Rect, ...]
    within: Rect
    many: bool


class Crossings:
    """The links of the forest of ``plot``. Nothing here outlives a plot but the ways that are
    still the same in it.
    """

    def __init__(self, dresser: Dresser) -> None:
        self._dresser = dresser
        self._ways: dict[Link, tuple[Passed, Route]] = {}
        self._ends: Mapping[Link, Ends] | None = None
        self._named: frozenset[Link] = frozenset()
        self._drawn: dict[Link, tuple[CrossLink, Connector]] = {}

    def relaid(self, links: Iterable[Link]) -> None:
        """Everything may stand elsewhere, and only ``links`` are left."""
        self._ends = None
        self._drawn.clear()
        if len(self._ways) > 2 * MANY:
            kept = self._ways.keys() & set(links)
            self._ways = {link: self._ways[link] for link in kept}

    def within(self, document: Document, plot: Plot, area: Rect) -> Iterator[Connector]:
        """Those that meet ``area``, drawn."""
        for link, route in self.routes(plot, area):
            step = InferenceId(link.inference)
            crossing = CrossLink(
                route,
                document.inferences[step].polarity,
                document.statements[StatementId(link.statement)].text,
                self._all(plot)[link].disc.center,
                link in self._named,
                len(plot.forest.links) >= MANY,
            )
            known = self._drawn.get(link)
            if known is None or known[0] != crossing:
                known = self._drawn[link] = (crossing, self._connector(crossing, plot))
            if known[1].bounds.meets(area):
                yield known[1]

    def routes(self, plot: Plot, area: Rect) -> Iterator[tuple[Link, Route]]:
        """The ways of those that may meet ``area``."""
        for link, ends in self._all(plot).items():
            if ends.area.meets(area):
                yield link, self._route(link, ends, plot)

    def _all(self, plot: Plot) -> Mapping[Link, Ends]:
        """Every link by its ends, in their order."""
        if self._ends is None:
            found: dict[Link, Ends] = {}
            named: dict[str, Link] = {}
            forest = plot.forest
            for link in forest.links:
                card, disc = plot.box(link.statement), plot.box(link.inference)
                if card is not None and disc is not None:
                    found[link] = Ends(card, disc, card.united(disc).grown(LANE))
                    below = forest.children.get(link.inference, ())
                    if all(child in forest.steps for child in below):
                        named.setdefault(link.inference, link)
            self._ends, self._named = found, frozenset(named.values())
        return self._ends

    def _route(self, link: Link, ends: Ends, plot: Plot) -> Route:
        area = link_area(ends.card, ends.disc)
        near = () if area is None else tuple(_boxes(plot, area))
        many = len(plot.forest.links) >= MANY
        passed = Passed(ends, near, _shared(plot.bounds, ends.area), many)
        known = self._ways.get(link)
        if known is None or known[0] != passed:
            way = link_route(
                link,
                ends.card,
                ends.disc,
                boxes=lambda _: near,
                within=passed.within,
                many=many,
            )
            known = self._ways[link] = (passed, way)
        return known[1]

    def _connector(self, crossing: CrossLink, plot: Plot) -> Connector:
        dresser = self._dresser
        return link_connector(
            crossing,
            lambda box: _taken(plot, box),
            within=plot.bounds.grown(MARGIN - CLEAR),
            theme=dresser.theme,
            measurer=dresser.measurer,
        )


def _boxes(plot: Plot, area: Rect) -> Iterator[Rect]:
    """The cards and discs that meet ``area``."""
    return (spot.rect for spot in plot.within(area) if spot.rect.meets(area))


def _taken(plot: Plot, area: Rect) -> Iterator[Rect]:
    """What no word in ``area`` may cover: cards, discs and the lines between them."""
    for spot in plot.within(area.grown(CLEAR)):
        yield spot.rect
        for route in spot.routes:
            yield from line_boxes(route)


def _shared(one: Rect, other: Rect) -> Rect:
    """What lies in both."""
    x, y = max(one.x, other.x), max(one.y, other.y)
    return Rect(x, y, min(one.right, other.right) - x, min(one.bottom, other.bottom) - y)
