"""Cross links: thin dashed curves over the finished tree, each with a word of its own."""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rejoinder.drawing.connectors import DISC_RADIUS, connector
from rejoinder.drawing.items import Connector, Path, Shape, Style, TextLine
from rejoinder.drawing.measure import Measurer
from rejoinder.drawing.outline import (
    arrowhead,
    circle,
    curve,
    filled,
    move,
    point_on_cubic,
    rounded,
)
from rejoinder.drawing.page import MARGIN
from rejoinder.drawing.theme import Theme
from rejoinder.layout.geometry import Point, Rect
from rejoinder.layout.placement import Placement, Route
from rejoinder.layout.squares import Squares
from rejoinder.model.records import Polarity
from rejoinder.model.text import first_words

THIN = 1.25
DASH = (5.0, 4.0)
PLACES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82, 0.12, 0.88)
"""Where on a curve its word may stand, the best first."""

CLEAR = 3.0
"""How far a word keeps from the lines of the tree."""


BESIDE = 24.0
"""How far a curve's start stands beside the line of the tree that ends on the same edge."""

DOT = 3.0
"""The radius of the dot in which a curve begins."""

NAMED = 26
"""The most letters of a statement that is named beside a step of which it is all there is."""


class CrossLink(NamedTuple):
    """A curve, what it says of its conclusion, and the ``text`` of the statement it comes from."""

    route: Route
    polarity: Polarity
    text: str


def link_connectors(
    links: Sequence[CrossLink], place: Placement, *, theme: Theme, measurer: Measurer
) -> tuple[Connector, ...]:
    """The curves of ``links`` over ``place``. A word stands where it covers nothing; where
    there is no such place, the mark on the card says it alone.
    """
    if not links:
        return ()
    taken = Squares(_taken(place))
    ends = {p for r in place.routes if not r.is_link for p in (r.points[0], r.points[-1])}
    held = {r.inference for r in place.routes if r.premise is not None and not r.is_link}
    made = []
    for link in links:
        route = _beside(link.route, place, ends)
        shapes = _line(route.points, theme)
        words = "also supports" if link.polarity is Polarity.SUPPORT else "also opposes"
        spots = [(words, _along(route.points))]
        if route.inference not in held:
            name = f"← “{first_words(link.text, NAMED)}”"
            spots.append((name, _about(place.discs[route.inference], name, theme, measurer)))
            held.add(route.inference)
        for said, places in spots:
            width = measurer.width(said, theme.fonts.label)
            box = _free_box(places, width, taken, within=place.bounds.grown(MARGIN - CLEAR))
            if box is not None:
                taken.add(box)
                shapes.extend(_label(said, box, width, theme=theme, measurer=measurer))
        made.append(connector(route, tuple(shapes)))
    return tuple(made)


def _line(points: Sequence[Point], theme: Theme) -> list[Shape]:
    """The dashed curve, from a dot to an arrowhead."""
    a, b, c, d = points
    style = Style(stroke=theme.link, stroke_width=THIN, dash=DASH)
    return [
        Path((move(a.x, a.y), curve(b, c, d)), style),
        filled(circle(a.x, a.y, radius=DOT), theme.link),
        filled(arrowhead(d, c, length=7, width=6), theme.link),
    ]


def _beside(route: Route, place: Placement, ends: Collection[Point]) -> Route:
    """``route`` begun beside the line of the tree that ends where it would begin, on the side
    that it leads to.
    """
    a, b, c, d = route.points
    card = place.cards.get(route.premise or "")
    if card is None or not any(abs(p.x - a.x) < 1 and abs(p.y - a.y) < 1 for p in ends):
        return route
    is_level = abs(a.y - card.y) < 1 or abs(a.y - card.bottom) < 1
    if is_level:
        by = min(BESIDE, card.width / 4) * (1 if d.x > a.x else -1)
        start, first = Point(a.x + by, a.y), Point(b.x + by, b.y)
    else:
        by = min(BESIDE, card.height / 4) * (1 if d.y > a.y else -1)
        start, first = Point(a.x, a.y + by), Point(b.x, b.y + by)
    return route._replace(points=(start, first, c, d))


def _along(points: Sequence[Point]) -> list[Point]:
    """Where a word may stand on a curve."""
    return [point_on_cubic(points, part) for part in PLACES]


def _about(disc: Point, words: str, theme: Theme, measurer: Measurer) -> list[Point]:
    """Where the name of its only premise may stand by a disc: at either side, or under it."""
    reach = measurer.width(words, theme.fonts.label) / 2 + DISC_RADIUS + 8
    low = disc.y + DISC_RADIUS + 12
    return [
        Point(disc.x + reach, disc.y),
        Point(disc.x - reach, disc.y),
        Point(disc.x, low),
        Point(disc.x + reach - DISC_RADIUS, low),
        Point(disc.x - reach + DISC_RADIUS, low),
    ]


def _taken(place: Placement) -> Iterator[Rect]:
    """What no word may cover: cards, discs and the lines between them."""
    yield from place.cards.values()
    for center in place.discs.values():
        yield Rect(center.x, center.y, 0, 0).grown(DISC_RADIUS)
    wide = 2 * CLEAR
    for route in place.routes:
        if not route.is_link:
            for (ax, ay), (bx, by) in pairwise(route.points):
                left, top = min(ax, bx) - CLEAR, min(ay, by) - CLEAR
                yield Rect(left, top, abs(ax - bx) + wide, abs(ay - by) + wide)


def _free_box(
    places: Sequence[Point], width: float, taken: Squares, *, within: Rect
) -> Rect | None:
    """Room for a word of ``width`` about the first of ``places`` where it covers nothing."""
    for at in places:
        box = Rect(at.x - width / 2 - 5, at.y - 8, width + 10, 16)
        is_inside = within.united(box) == within
        if is_inside and taken.is_free(box):
            return box
    return None


def _label(
    words: str, box: Rect, width: float, *, theme: Theme, measurer: Measurer
) -> tuple[Shape, Shape]:
    """``words`` on a piece of the map's paper, so that the curve does not strike them out."""
    font = theme.fonts.label
    ascent, descent, _ = measurer.metrics(font)
    baseline = round(box.center.y + (ascent - descent) / 2, 2)
    paper = filled(rounded(box, radius=box.height / 2), theme.background)
    return paper, TextLine(words, box.center.x, baseline, font, theme.secondary, "middle", width)
