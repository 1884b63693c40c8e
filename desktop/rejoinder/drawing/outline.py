"""Outlines as segments: polygons, circles, rounded cards with a notched or folded corner."""

from collections.abc import Sequence
from functools import lru_cache
from math import hypot

from rejoinder.drawing.items import Path, Segment, Shape, Style, TextLine
from rejoinder.layout.geometry import Point, Rect

KAPPA = 0.5522847498
"""Control length of the cubic that comes closest to a quarter circle of radius 1."""

Segments = tuple[Segment, ...]

CLOSE = Segment("Z")


def move(x: float, y: float) -> Segment:
    return Segment("M", (Point(x, y),))


def line(x: float, y: float) -> Segment:
    return Segment("L", (Point(x, y),))


def curve(a: Point, b: Point, to: Point) -> Segment:
    return Segment("C", (a, b, to))


def polyline(*corners: tuple[float, float], closed: bool = False) -> Segments:
    """Straight lines through ``corners``."""
    first, *rest = corners
    steps = (move(*first), *(line(*corner) for corner in rest))
    return (*steps, CLOSE) if closed else steps


def circle(x: float, y: float, *, radius: float) -> Segments:
    """A circle around (x, y), clockwise from the right."""
    r, k = radius, radius * KAPPA
    return (
        move(x + r, y),
        curve(Point(x + r, y + k), Point(x + k, y + r), Point(x, y + r)),
        curve(Point(x - k, y + r), Point(x - r, y + k), Point(x - r, y)),
        curve(Point(x - r, y - k), Point(x - k, y - r), Point(x, y - r)),
        curve(Point(x + k, y - r), Point(x + r, y - k), Point(x + r, y)),
        CLOSE,
    )


@lru_cache(maxsize=1024)
def rounded(rect: Rect, *, radius: float, cut: float = 0.0) -> Segments:
    """A rounded box; with ``cut``, its upper right corner is cut off that far instead."""
    left, top, right, bottom = rect.x, rect.y, rect.right, rect.bottom
    r = min(radius, rect.width / 2, rect.height / 2)
    k = r * (1 - KAPPA)
    corner: Segments = (
        (line(right - cut, top), line(right, top + cut))
        if cut
        else (
            line(right - r, top),
            curve(Point(right - k, top), Point(right, top + k), Point(right, top + r)),
        )
    )
    return (
        move(left + r, top),
        *corner,
        line(right, bottom - r),
        curve(Point(right, bottom - k), Point(right - k, bottom), Point(right - r, bottom)),
        line(left + r, bottom),
        curve(Point(left + k, bottom), Point(left, bottom - k), Point(left, bottom - r)),
        line(left, top + r),
        curve(Point(left, top + k), Point(left + k, top), Point(left + r, top)),
        CLOSE,
    )


@lru_cache(maxsize=1024)
def edge_bar(height: float, *, width: float, radius: float) -> Segments:
    """The strip of ``width`` along the left edge of a card with rounded corners."""
    a, b, start = _corner_from(width, radius)
    return (
        Segment("M", (start,)),
        curve(a, b, Point(0, radius)),
        line(0, height - radius),
        curve(Point(b.x, height - b.y), Point(a.x, height - a.y), Point(start.x, height - start.y)),
        CLOSE,
    )


@lru_cache(maxsize=16)
def _corner_from(x: float, radius: float) -> tuple[Point, Point, Point]:
    """The upper left corner's arc from where it passes ``x`` down to the left edge: its two
    control points and its start. Found by bisection, cut by de Casteljau's construction.
    """
    if x >= radius:
        return Point(radius * (1 - KAPPA), 0), Point(0, radius * (1 - KAPPA)), Point(radius, 0)
    arc = (
        Point(radius, 0),
        Point(radius * (1 - KAPPA), 0),
        Point(0, radius * (1 - KAPPA)),
        Point(0, radius),
    )
    low, high = 0.0, 1.0
    for _ in range(40):
        middle = (low + high) / 2
        if _split(arc, middle)[2].x > x:
            low = middle
        else:
            high = middle
    control_b, control_a, start = _split(arc, low)
    return control_a, control_b, start


def _split(arc: tuple[Point, Point, Point, Point], t: float) -> tuple[Point, Point, Point]:
    """The latter part of ``arc`` from ``t``: second control, first control, start."""
    ab, bc, cd = (_between(arc[i], arc[i + 1], t) for i in range(3))
    abc, bcd = _between(ab, bc, t), _between(bc, cd, t)
    return cd, bcd, _between(abc, bcd, t)


def _between(a: Point, b: Point, t: float) -> Point:
    return Point(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t)


def rounded_way(corners: Sequence[Point], *, radius: float) -> Segments:
    """An open line through ``corners``, each rounded as far as its neighbours leave room."""
    steps = [Segment("M", (corners[0],))]
    for before, corner, after in zip(corners, corners[1:], corners[2:], strict=False):
        into, out = _distance(before, corner), _distance(corner, after)
        reach = min(radius, into / 2, out / 2)
        if reach < 0.01 or _is_straight(before, corner, after):
            continue
        start, end = _between(corner, before, reach / into), _between(corner, after, reach / out)
        steps.append(Segment("L", (start,)))
        steps.append(curve(_between(start, corner, KAPPA), _between(end, corner, KAPPA), end))
    steps.append(Segment("L", (corners[-1],)))
    return tuple(steps)


def _distance(a: Point, b: Point) -> float:
    return hypot(b.x - a.x, b.y - a.y)


def _is_straight(a: Point, b: Point, c: Point) -> bool:
    return abs((b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x)) < 1e-6


def arrowhead(tip: Point, before: Point, *, length: float, width: float) -> Segments:
    """A filled triangle whose tip is ``tip``, coming from ``before``."""
    distance = _distance(before, tip) or 1.0
    dx, dy = (tip.x - before.x) / distance, (tip.y - before.y) / distance
    base_x, base_y = tip.x - dx * length, tip.y - dy * length
    half = width / 2
    return polyline(
        (tip.x, tip.y),
        (base_x - dy * half, base_y + dx * half),
        (base_x + dy * half, base_y - dx * half),
        closed=True,
    )


def mirrored(shape: Shape, width: float) -> Shape:
    """``shape`` seen in a mirror within a card of ``width``; text stays readable."""
    if isinstance(shape, TextLine):
        turned = shape._replace(x=width - shape.x)
        if shape.anchor == "middle":
            return turned
        return turned._replace(anchor="end" if shape.anchor == "start" else "start")
    return Path(
        tuple(
            Segment(s.verb, tuple(Point(width - p.x, p.y) for p in s.points))
            for s in shape.segments
        ),
        shape.style,
    )


def shifted(segments: Segments, dx: float, dy: float) -> Segments:
    return tuple(
        Segment(s.verb, tuple(Point(p.x + dx, p.y + dy) for p in s.points)) for s in segments
    )


def filled(segments: Segments, color: str) -> Path:
    return Path(segments, Style(fill=color))
