"""Connectors for the screen: flattened into straight pieces, and cut to what is in sight.

A cross link may be a thousand windows long, and dashing all of it for one window costs
seconds. Files keep the true curves; here a curve is up to 64 straight pieces.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise
from math import floor, hypot
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QPainter, QPen

from rejoinder.drawing.items import Connector, Path, Segment, Shape, Style, TextLine
from rejoinder.layout.curves import curve_points
from rejoinder.layout.geometry import Point, Rect
from rejoinder.paint.kept import Kept
from rejoinder.paint.painter import KEPT, draw_at, qcolor, qpen

SHORT = 2_000.0
"""Map units: a connector within a box of that size is drawn as it is, with no cutting."""

MARGIN = 16.0
"""Map units that pieces are cut beyond the area: the ends of cuts are not seen."""


class Piece(NamedTuple):
    """A straight part of a line; ``before`` is the length of the line up to it."""

    a: Point
    b: Point
    before: float


class Stroke:
    """One stroked path of a connector, in straight pieces."""

    def __init__(self, path: Path) -> None:
        self.style = path.style
        self._segments = path.segments

    @cached_property
    def _pieces(self) -> tuple[Piece, ...]:
        return tuple(_pieces(self._segments))

    def near(self, area: Rect) -> Iterator[Piece]:
        """Pieces that may lie in ``area``, in their order; only those of a dashed line know
        what length is before them.
        """
        if self.style.dash:
            yield from self._pieces
            return
        for a, b in _ways_through(self._segments, area):
            yield Piece(a, b, 0.0)

    @cached_property
    def lines(self) -> list[QLineF]:
        """The pieces for Qt."""
        return [QLineF(*piece.a, *piece.b) for piece in self._pieces]


class Part(NamedTuple):
    """Anything else of a connector, such as an arrowhead or a word, and the box it is in."""

    box: Rect
    shapes: tuple[Shape, ...]


def is_short(connector: Connector) -> bool:
    """Whether ``connector`` is drawn as it is. Cross links never are."""
    _, _, width, height = connector.bounds
    return not connector.is_link and width <= SHORT and height <= SHORT


def crosses(connector: Connector, area: Rect) -> bool:
    """Whether any of ``connector`` can be seen in ``area``."""
    if not connector.bounds.meets(area):
        return False
    if is_short(connector):
        return True
    return _crosses(Kept(connector.shapes), _from(area.grown(MARGIN), connector.at))


@lru_cache(maxsize=8_192)
def _crosses(kept: Kept, near: Rect) -> bool:
    """Asked again of most lines at every letter: tiles and lines stay where they are."""
    return any(
        part.box.meets(near) if isinstance(part, Part) else any(_cut(part.near(near), near))
        for part in flattened(kept)
    )


def draw_line(painter: QPainter, connector: Connector, area: Rect) -> None:
    """Draws what of ``connector``, which crosses ``area``, can be seen there."""
    if is_short(connector):
        draw_at(painter, connector.at, connector.shapes)
        return
    near = _from(area.grown(MARGIN), connector.at)
    painter.translate(*connector.at)
    for part in flattened(Kept(connector.shapes)):
        if isinstance(part, Part):
            if part.box.meets(near):
                draw_at(painter, Point(0.0, 0.0), part.shapes)
            continue
        cut, style = _cut(part.near(near), near), part.style
        painter.setPen(qpen(style._replace(dash=())))
        if style.dash:
            painter.drawLines(list(_dashes(cut, style.dash)))
            continue
        for points in _runs(cut):
            painter.drawPolyline([QPointF(*point) for point in points])
    painter.translate(-connector.at.x, -connector.at.y)


def draw_thin(painter: QPainter, connector: Connector, area: Rect, *, least: float) -> None:
    """Draws ``connector`` as plain lines, at least ``least`` map units wide and not dashed."""
    near = None if is_short(connector) else _from(area.grown(MARGIN), connector.at)
    painter.translate(*connector.at)
    kept = Kept(connector.shapes)
    for part in flattened(kept):
        if isinstance(part, Part):
            if isinstance(part.shapes[0], Path) and (near is None or part.box.meets(near)):
                draw_at(painter, Point(0.0, 0.0), part.shapes)
            continue
        painter.setPen(_plain_pen(part.style, least))
        if near is None:
            painter.drawLines(part.lines)
        else:
            cut = _cut(part.near(near), near)
            painter.drawLines([QLineF(*piece.a, *piece.b) for piece in cut])
    painter.translate(-connector.at.x, -connector.at.y)


@lru_cache(maxsize=KEPT)
def flattened(kept: Kept) -> tuple[Stroke | Part, ...]:
    """The shapes of a connector in their order."""
    return tuple(_part(shape) for shape in kept.shapes)


def _part(shape: Shape) -> Stroke | Part:
    if isinstance(shape, TextLine):
        half = shape.width / 2 + 8
        return Part(Rect(shape.x - half, shape.y - 16, 2 * half, 24), (shape,))
    if shape.style.fill is None:
        return Stroke(shape)
    points = [point for segment in shape.segments for point in segment.points]
    left, top, right, bottom = _box(points)
    return Part(Rect(left, top, right - left, bottom - top).grown(2), (shape,))


def _box(points: Sequence[Point]) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of ``points``."""
    across, down = [p.x for p in points], [p.y for p in points]
    return min(across), min(down), max(across), max(down)


def _pieces(segments: Iterable[Segment]) -> Iterator[Piece]:
    here, begin, before = Point(0.0, 0.0), Point(0.0, 0.0), 0.0
    for segment in segments:
        if segment.verb == "M":
            here = begin = segment.points[0]
            continue
        for to in _ways(here, begin, segment):
            yield Piece(here, to, before)
            before += hypot(to.x - here.x, to.y - here.y)
            here = to


def _ways_through(segments: Iterable[Segment], area: Rect) -> Iterator[tuple[Point, Point]]:
    """Straight pieces of a way, but for those that lie outside ``area``."""
    here = begin = Point(0.0, 0.0)
    for segment in segments:
        if segment.verb == "C":
            cubic = (here, *segment.points)
            yield from _halved(cubic, area, _pieces_of(cubic).bit_length() - 1)
        elif segment.verb != "M":
            yield here, segment.points[0] if segment.points else begin
        here = segment.points[-1] if segment.points else begin
        begin = here if segment.verb == "M" else begin


def _halved(curve: Sequence[Point], area: Rect, times: int) -> Iterator[tuple[Point, Point]]:
    """Pieces of a curve that was halved so many times (de Casteljau), those near ``area``."""
    a, b, c, d = curve
    if max(a.x, b.x, c.x, d.x) < area.x or min(a.x, b.x, c.x, d.x) > area.right:
        return
    if max(a.y, b.y, c.y, d.y) < area.y or min(a.y, b.y, c.y, d.y) > area.bottom:
        return
    if not times:
        yield a, d
        return
    ab, bc, cd = _middle(a, b), _middle(b, c), _middle(c, d)
    first, second = _middle(ab, bc), _middle(bc, cd)
    middle = _middle(first, second)
    yield from _halved((a, ab, first, middle), area, times - 1)
    yield from _halved((middle, second, cd, d), area, times - 1)


def _middle(a: Point, b: Point) -> Point:
    return Point((a.x + b.x) / 2, (a.y + b.y) / 2)


def _pieces_of(cubic: Sequence[Point]) -> int:
    """Into how many straight pieces a curve is broken: about one for 12 map units."""
    length = sum(hypot(b.x - a.x, b.y - a.y) for a, b in pairwise(cubic))
    return max(3, min(64, round(length / 12)))


def _ways(here: Point, begin: Point, segment: Segment) -> Iterable[Point]:
    """The points that a segment leads through from ``here``."""
    if segment.verb == "Z":
        return (begin,)
    if segment.verb == "L":
        return segment.points
    cubic = (here, *segment.points)
    return curve_points(cubic, _pieces_of(cubic))[1:]


def _from(area: Rect, at: Point) -> Rect:
    """``area`` counted from ``at``."""
    return area._replace(x=area.x - at.x, y=area.y - at.y)


def _cut(pieces: Iterable[Piece], area: Rect) -> Iterator[Piece]:
    """What of ``pieces`` lies in ``area`` (Liang and Barsky, ACM TOG 3(1), 1984)."""
    left, top, right, bottom = area.x, area.y, area.right, area.bottom
    for a, b, before in pieces:
        if max(a.x, b.x) < left or min(a.x, b.x) > right:
            continue
        if max(a.y, b.y) < top or min(a.y, b.y) > bottom:
            continue
        dx, dy = b.x - a.x, b.y - a.y
        start, end = 0.0, 1.0
        for by, room in (
            (-dx, a.x - left),
            (dx, right - a.x),
            (-dy, a.y - top),
            (dy, bottom - a.y),
        ):
            if by < 0:
                start = max(start, room / by)
            elif by > 0:
                end = min(end, room / by)
            elif room < 0:
                start = 2.0
        if start < end:
            begin = Point(a.x + dx * start, a.y + dy * start)
            stop = b if end == 1.0 else Point(a.x + dx * end, a.y + dy * end)
            yield Piece(begin if start else a, stop, before + hypot(dx, dy) * start)


def _runs(pieces: Iterable[Piece]) -> Iterator[list[Point]]:
    """Pieces that follow on each other as one way."""
    points: list[Point] = []
    for piece in pieces:
        if points and points[-1] == piece.a:
            points.append(piece.b)
            continue
        if points:
            yield points
        points = [piece.a, piece.b]
    if points:
        yield points


def _dashes(pieces: Iterable[Piece], dash: Sequence[float]) -> Iterator[QLineF]:
    """The dashes on ``pieces``, where they fall when the line is dashed from its beginning.

    Qt's own shift with what of the line is painted.
    """
    period = sum(dash)
    for a, b, before in pieces:
        length = hypot(b.x - a.x, b.y - a.y)
        if not length:
            continue
        across, down = (b.x - a.x) / length, (b.y - a.y) / length
        at = floor(before / period) * period - before
        while at < length:
            for on, off in zip(dash[::2], dash[1::2], strict=True):
                start, end = max(0.0, at), min(length, at + on)
                if start < end:
                    x, y = a.x + across * start, a.y + down * start
                    yield QLineF(x, y, a.x + across * end, a.y + down * end)
                at += on + off


@lru_cache(maxsize=256)
def _plain_pen(style: Style, least: float) -> QPen:
    return QPen(qcolor(style.stroke, style.stroke_opacity), max(least, style.stroke_width))
