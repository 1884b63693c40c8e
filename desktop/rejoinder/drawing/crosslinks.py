"""Cross links: thin dashed curves over the finished tree, each with a word of its own."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rejoinder.drawing.connectors import DISC_RADIUS, connector
from rejoinder.drawing.items import Connector, Path, Shape, Style, TextLine
from rejoinder.drawing.measure import Measurer
from rejoinder.drawing.outline import arrowhead, curve, filled, move, point_on_cubic, rounded
from rejoinder.drawing.theme import Theme
from rejoinder.layout.geometry import Point, Rect
from rejoinder.layout.placement import Placement, Route
from rejoinder.model.records import Polarity

THIN = 1.25
DASH = (5.0, 4.0)
PLACES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82, 0.12, 0.88)
"""Where on a curve its word may stand, the best first."""

CLEAR = 3.0
"""How far a word keeps from the lines of the tree."""


class CrossLink(NamedTuple):
    """A curve and what it says of its conclusion."""

    route: Route
    polarity: Polarity


def link_connectors(
    links: Sequence[CrossLink], place: Placement, *, theme: Theme, measurer: Measurer
) -> tuple[Connector, ...]:
    """The curves of ``links`` over ``place``. A word stands where it covers nothing; where
    there is no such place, the mark on the card says it alone.
    """
    taken = list(_taken(place)) if links else []
    made = []
    for route, polarity in links:
        a, b, c, d = route.points
        style = Style(stroke=theme.link, stroke_width=THIN, dash=DASH)
        shapes: list[Shape] = [Path((move(a.x, a.y), curve(b, c, d)), style)]
        shapes.append(filled(arrowhead(d, c, length=7, width=6), theme.link))
        words = "also supports" if polarity is Polarity.SUPPORT else "also opposes"
        width = measurer.width(words, theme.fonts.label)
        box = _free_box(route.points, width, taken)
        if box is not None:
            taken.append(box)
            shapes.extend(_label(words, box, width, theme=theme, measurer=measurer))
        made.append(connector(route, shapes))
    return tuple(made)


def _taken(place: Placement) -> Iterator[Rect]:
    """What no word may cover: cards, discs and the lines between them."""
    yield from place.cards.values()
    for center in place.discs.values():
        yield Rect(center.x, center.y, 0, 0).grown(DISC_RADIUS)
    for route in place.routes:
        if not route.is_link:
            for a, b in zip(route.points, route.points[1:], strict=False):
                left, top = min(a.x, b.x), min(a.y, b.y)
                yield Rect(left, top, abs(a.x - b.x), abs(a.y - b.y)).grown(CLEAR)


def _free_box(points: Sequence[Point], width: float, taken: Sequence[Rect]) -> Rect | None:
    for place in PLACES:
        at = point_on_cubic(points, place)
        box = Rect(at.x - width / 2 - 5, at.y - 8, width + 10, 16)
        if not any(box.meets(other) for other in taken):
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
