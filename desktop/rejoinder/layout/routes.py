"""The ways that the tree's connectors take."""

from rejoinder.layout.geometry import Point

STRAIGHT = 0.5
"""A jog narrower than this (half a pixel at zoom 1) is drawn as a straight line."""


def jog(low: Point, high: Point, *, turn: float) -> tuple[Point, ...]:
    """Straight up from ``low``, across at the height ``turn``, straight up to ``high``."""
    if abs(low.x - high.x) < STRAIGHT:
        return (Point(high.x, low.y), high)
    return (low, Point(low.x, turn), Point(high.x, turn), high)


def way(*corners: Point) -> tuple[Point, ...]:
    """``corners`` without those that a straight line passes or that repeat the one before."""
    found: list[Point] = []
    for corner in corners:
        if found and corner == found[-1]:
            continue
        if len(found) > 1 and _in_line(found[-2], found[-1], corner):
            found.pop()
        found.append(corner)
    return tuple(found)


def _in_line(first: Point, second: Point, third: Point) -> bool:
    return first.x == second.x == third.x or first.y == second.y == third.y
