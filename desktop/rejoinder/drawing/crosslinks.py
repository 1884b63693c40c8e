"""Cross links: thin dashed curves over the finished tree, each with a word of its own."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from math import hypot
from typing import NamedTuple

from rejoinder.drawing.connectors import DISC_RADIUS, connector
from rejoinder.drawing.items import Connector, Path, Segment, Shape, Style, TextLine
from rejoinder.drawing.measure import Measurer
from rejoinder.drawing.outline import (
    arrowhead,
    circle,
    curve,
    filled,
    move,
    polyline,
    rounded,
)
from rejoinder.drawing.theme import Theme
from rejoinder.layout.curves import curve_points
from rejoinder.layout.geometry import Point, Rect
from rejoinder.layout.placement import Route
from rejoinder.model.records import Polarity
from rejoinder.model.text import first_words

THIN = 1.25
DASH = (5.0, 4.0)
PLACES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82, 0.12, 0.88)
"""Where on a short link its word may stand, the best first."""

NEAR = (72.0, 104.0, 136.0, 184.0, 240.0)
"""The same on a long one, in units from where it begins."""

LONG = 900.0
"""A longer link has its word at its beginning: its middle is out of sight of both ends."""

STEPS = 12
"""Straight lines into which each of a link's curves is cut to find places along it."""

STUB_STEPS = 64
"""The same to find what is near an end, where a long curve turns most."""

CLEAR = 3.0
"""How far a word keeps from the lines of the tree."""

STUB = 34.0
"""How much of a dimmed link is drawn in full strength at both ends."""

DOT = 3.0
"""The radius of the dot in which a link begins."""

NAMED = 26
"""The most letters of a statement that is named beside a step of which it is all there is."""

Boxes = Callable[[Rect], Iterable[Rect]]


class CrossLink(NamedTuple):
    """A link, what it says of its conclusion, and the ``text`` of the statement it comes from.

    ``disc`` is the centre of the disc it leads to. ``is_named``: that disc has no premise of
    its own and this is the first link to it, so that the statement's name stands by it.
    ``is_dim`` where links are many: then it is to be seen in full strength only while the card
    or the disc at its end is pointed at or selected.
    """

    route: Route
    polarity: Polarity
    text: str
    disc: Point
    is_named: bool
    is_dim: bool


def link_connector(
    link: CrossLink, taken: Boxes, *, within: Rect, theme: Theme, measurer: Measurer
) -> Connector:
    """One link, a dashed curve with a dot where it begins and an arrowhead.

    Its word stands where it covers nothing of what is ``taken`` (asked for areas as large as a
    word: cards, discs, and ``line_boxes`` of the tree) and lies ``within`` the picture; where
    there is no such place, the mark on the card says it alone.
    """
    route = link.route
    shapes = _dimmed(route.points, theme) if link.is_dim else _line(route.points, theme)
    words = "also supports" if link.polarity is Polarity.SUPPORT else "also opposes"
    spots = [(words, _along(route.points))]
    if link.is_named:
        name = f"← “{first_words(link.text, NAMED)}”"
        spots.append((name, _about(link.disc, name, theme, measurer)))
    for said, places in spots:
        width = measurer.width(said, theme.fonts.label)
        box = _free_box(places, width, taken, within=within)
        if box is not None:
            shapes.extend(_label(said, box, width, theme=theme, measurer=measurer))
    return connector(route, tuple(shapes))


def _line(points: Sequence[Point], theme: Theme) -> list[Shape]:
    """The dashed curve, from a dot to an arrowhead."""
    style = Style(stroke=theme.link, stroke_width=THIN, dash=DASH)
    return [Path(_way(points), style), *_ends(points, theme)]


def _dimmed(points: Sequence[Point], theme: Theme) -> list[Shape]:
    """The curve so pale that many of them are a shade behind the cards, but for its ends."""
    style = Style(stroke=theme.link, stroke_width=THIN)
    begin = _stub(curve_points(points[:4], STUB_STEPS))
    end = _stub(curve_points(points[-4:], STUB_STEPS)[::-1])
    return [
        Path(_way(points), Style(stroke=theme.dim_link, stroke_width=THIN)),
        Path(polyline(*begin), style),
        Path(polyline(*end), style),
        *_ends(points, theme),
    ]


def _way(points: Sequence[Point]) -> tuple[Segment, ...]:
    curves = (curve(*points[at : at + 3]) for at in range(1, len(points), 3))
    return (move(*points[0]), *curves)


def _ends(points: Sequence[Point], theme: Theme) -> tuple[Shape, Shape]:
    return (
        filled(circle(*points[0], radius=DOT), theme.link),
        filled(arrowhead(points[-1], points[-2], length=7, width=6), theme.link),
    )


def _stub(points: Sequence[Point]) -> list[Point]:
    """The first ``STUB`` units of a line through ``points``, and not more than half of it."""
    length = sum(hypot(b.x - a.x, b.y - a.y) for a, b in pairwise(points))
    return [points[0], *_spots(points, sorted({min(STUB / 2, length / 3), min(STUB, length / 2)}))]


def _along(points: Sequence[Point]) -> list[Point]:
    """Where a word may stand on a link."""
    spots = curve_points(points, STEPS)
    length = sum(hypot(b.x - a.x, b.y - a.y) for a, b in pairwise(spots))
    if length > LONG:
        return _spots(spots, NEAR)
    return [_spots(spots, [part * length])[0] for part in PLACES]


def _spots(points: Sequence[Point], distances: Sequence[float]) -> list[Point]:
    """Places so far along a line through ``points``; ``distances`` grow and lie on it."""
    found, waiting, gone = [], list(reversed(distances)), 0.0
    for (ax, ay), (bx, by) in pairwise(points):
        length = hypot(bx - ax, by - ay)
        while waiting and waiting[-1] <= gone + length:
            part = (waiting.pop() - gone) / max(length, 1e-9)
            found.append(Point(ax + part * (bx - ax), ay + part * (by - ay)))
        gone += length
    return found + [points[-1]] * len(waiting)


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


def line_boxes(route: Route) -> Iterator[Rect]:
    """The boxes about a line of the tree that no word may cover."""
    wide = 2 * CLEAR
    for (ax, ay), (bx, by) in pairwise(route.points):
        left, top = min(ax, bx) - CLEAR, min(ay, by) - CLEAR
        yield Rect(left, top, abs(ax - bx) + wide, abs(ay - by) + wide)


def _free_box(places: Sequence[Point], width: float, taken: Boxes, *, within: Rect) -> Rect | None:
    """Room for a word of ``width`` about the first of ``places`` where it covers nothing."""
    for at in places:
        box = Rect(at.x - width / 2 - 5, at.y - 8, width + 10, 16)
        is_inside = within.united(box) == within
        if is_inside and not any(box.meets(other) for other in taken(box)):
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
