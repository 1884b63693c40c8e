"""Cubic Bézier curves, one after the other: four points, or three more for each further one."""

from collections.abc import Iterable, Sequence
from functools import cache
from math import hypot

from rejoinder.layout.geometry import Point, Rect


def curve_points(curve: Sequence[Point], steps: int) -> list[Point]:
    """Points on a chain of curves, from its start to its end, ``steps`` on each curve."""
    found = [curve[0]]
    for first in range(0, len(curve) - 1, 3):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = curve[first : first + 4]
        found += [
            Point(k * ax + m * bx + n * cx + o * dx, k * ay + m * by + n * cy + o * dy)
            for k, m, n, o in curve_weights(steps)[1:]
        ]
    return found


@cache
def curve_weights(steps: int) -> tuple[tuple[float, float, float, float], ...]:
    """How much each of a curve's four points counts, at ``steps`` + 1 places along it."""
    found = []
    for step in range(steps + 1):
        t = step / steps
        u = 1 - t
        found.append((u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t))
    return tuple(found)


def curve_length(curve: Sequence[Point]) -> float:
    """About the length of one curve: the mean of its chord and its control polygon."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = curve
    polygon = hypot(bx - ax, by - ay) + hypot(cx - bx, cy - by) + hypot(dx - cx, dy - cy)
    return (polygon + hypot(dx - ax, dy - ay)) / 2


def straight(start: Point, end: Point) -> tuple[Point, Point, Point]:
    """What continues a chain that has come to ``start`` straight on to ``end``."""
    (ax, ay), (bx, by) = start, end
    return (
        Point(ax + (bx - ax) / 3, ay + (by - ay) / 3),
        Point(bx - (bx - ax) / 3, by - (by - ay) / 3),
        end,
    )


def rounded_chain(corners: Sequence[Point], *, radius: float) -> tuple[Point, ...]:
    """A chain along straight lines through ``corners``, rounded where they meet."""
    chain = [corners[0]]
    for before, corner, after in zip(corners, corners[1:], corners[2:], strict=False):
        first, second = _towards(corner, before, radius), _towards(corner, after, radius)
        chain += straight(chain[-1], first)
        chain += (_towards(corner, before, radius * 0.4), _towards(corner, after, radius * 0.4))
        chain.append(second)
    chain += straight(chain[-1], corners[-1])
    return tuple(chain)


def _towards(corner: Point, other: Point, by: float) -> Point:
    """``by`` units from ``corner`` to ``other``, but not more than half of the way."""
    length = hypot(other.x - corner.x, other.y - corner.y)
    part = 0.5 if length <= 2 * by else by / length
    return Point(corner.x + part * (other.x - corner.x), corner.y + part * (other.y - corner.y))


def hull(points: Iterable[Point]) -> Rect:
    """The least box around ``points``."""
    xs, ys = zip(*points, strict=True)
    left, top = min(xs), min(ys)
    return Rect(left, top, max(xs) - left, max(ys) - top)


def line_meets(start: Point, end: Point, box: Rect) -> bool:
    """Whether a straight line passes over ``box`` (Liang and Barsky's clipping)."""
    (ax, ay), (bx, by) = start, end
    x, y, width, height = box
    low, high = 0.0, 1.0
    for at, along, least, most in ((ax, bx - ax, x, x + width), (ay, by - ay, y, y + height)):
        if along == 0.0:
            if not least < at < most:
                return False
            continue
        first, last = sorted(((least - at) / along, (most - at) / along))
        low, high = max(low, first), min(high, last)
    return low < high
