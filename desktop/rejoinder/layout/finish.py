"""From a map that grows downward to one that grows in any direction."""

from collections.abc import Sequence

from rejoinder.layout.curves import curve_points
from rejoinder.layout.geometry import Point, Rect
from rejoinder.layout.placement import Route
from rejoinder.model.records import Direction

CURVE_STEPS = 32
"""How finely a curve's extent is taken: to a unit or so on a curve of 1,000."""


def turned(point: Point, direction: Direction) -> Point:
    """A point of a map that grows downward, in one that grows in ``direction``."""
    if direction is Direction.DOWN:
        return point
    return Point(point.y if direction is Direction.RIGHT else -point.y, point.x)


def turned_box(
    left: float, top: float, breadth: float, depth: float, *, direction: Direction
) -> Rect:
    """A box of a map that grows downward, in one that grows in ``direction``."""
    if direction is Direction.DOWN:
        return Rect(left, top, breadth, depth)
    return Rect(top if direction is Direction.RIGHT else -top - depth, left, depth, breadth)


def turned_back(area: Rect, direction: Direction) -> Rect:
    """An area of a map that grows in ``direction``, in one that grows downward."""
    if direction is Direction.DOWN:
        return area
    top = area.x if direction is Direction.RIGHT else -area.right
    return Rect(area.y, top, area.height, area.width)


def extent(route: Route) -> Rect:
    """The rectangle of a connector's corners; of a cross link, about that of its curve."""
    points: Sequence[Point] = route.points
    if route.is_link:
        points = curve_points(points, CURVE_STEPS)
    xs, ys = [x for x, _ in points], [y for _, y in points]
    x, y = min(xs), min(ys)
    return Rect(x, y, max(xs) - x, max(ys) - y)
