"""Connectors of PresentationML: where they are glued, and how their bends are told.

The preset shapes ``straightConnector1`` and ``bentConnector2`` to ``5`` (ECMA-376 part 1,
20.1.9.18, and its ``presetShapeDefinitions``) begin along the x axis of their own box; turning
and mirroring that box gives every other way. python-pptx writes an elbow without them, which
PowerPoint draws sideways until it is touched (its issues 946 and 1017).
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from rejoinder.layout.geometry import Point, Rect

QUARTER = 5_400_000
"""Ninety degrees, in the unit of ``rot``."""

NEAR = 0.01
"""Units within which two corners are in line."""


class Bent(NamedTuple):
    """A connector: its preset, the box before it is turned, and where its inner bends are, in
    parts of 100,000 of that box.
    """

    preset: str
    box: Rect
    rotation: int
    flip_x: bool
    flip_y: bool
    adjusts: tuple[int, ...]


def bent(points: Sequence[Point]) -> Bent | None:
    """The connector that runs through ``points``, an orthogonal way; ``None`` where no preset
    has so many bends, or bends away from a box without height.
    """
    way = corners(points)
    if len(way) > 6:
        return None
    start, end = way[0], way[-1]
    if len(way) == 2:
        box = Rect(
            min(start.x, end.x), min(start.y, end.y), abs(end.x - start.x), abs(end.y - start.y)
        )
        return Bent("straightConnector1", box, 0, end.x < start.x, end.y < start.y, ())
    if len(way) > 3 and min(abs(start.x - end.x), abs(start.y - end.y)) < NEAR:
        return None
    is_upright = abs(way[1].x - start.x) < NEAR
    along, across = end.x - start.x, end.y - start.y
    width, height = abs(along), abs(across)
    preset = f"bentConnector{len(way) - 1}"
    if not is_upright:
        box = Rect(min(start.x, end.x), min(start.y, end.y), width, height)
        return Bent(preset, box, 0, along < 0, across < 0, _adjusts(way, first=0))
    middle = Point((start.x + end.x) / 2, (start.y + end.y) / 2)
    box = Rect(middle.x - height / 2, middle.y - width / 2, height, width)
    flips = across < 0, along > 0
    adjusts = _adjusts(way, first=1)
    if flips == (True, True):
        return Bent(preset, box, 3 * QUARTER, False, False, adjusts)
    return Bent(preset, box, QUARTER, *flips, adjusts)


def _adjusts(way: Sequence[Point], *, first: int) -> tuple[int, ...]:
    """How far along each inner stretch lies; ``first`` is the axis that the way begins along."""
    found = []
    start, end = way[0], way[-1]
    for place, corner in enumerate(way[1:-2]):
        axis = (first + place) % 2
        length = end[axis] - start[axis]
        part = (corner[axis] - start[axis]) / length if abs(length) > NEAR else 0.0
        found.append(round(100_000 * part))
    return tuple(found)


def corners(points: Sequence[Point]) -> list[Point]:
    """``points`` without those that are passed straight on."""
    way = [point for point, after in pairwise(points) if _differ(point, after)]
    way.append(points[-1])
    kept = way[:1]
    for before, point, after in zip(way, way[1:], way[2:], strict=False):
        in_line = (abs(before.x - after.x) < NEAR) or (abs(before.y - after.y) < NEAR)
        if not in_line:
            kept.append(point)
    return [*kept, way[-1]]


def _differ(one: Point, other: Point) -> bool:
    return abs(one.x - other.x) >= NEAR or abs(one.y - other.y) >= NEAR


SIDES = ("top", "left", "bottom", "right")

CARD_SITES = (0, 1, 2, 3)
"""The connection site in the middle of each of ``SIDES``, of boxes, rounded boxes and folded
corners. A preset with a cut corner counts from the right, which LibreOffice 7.4 does not know.
"""

DISC_SITES = (0, 2, 4, 6)
"""The same, of an ellipse."""


def side(rect: Rect, point: Point) -> int:
    """The place in ``SIDES`` of the side of ``rect`` whose middle is nearest to ``point``."""
    x, y = rect.center
    middles = (Point(x, rect.y), Point(rect.x, y), Point(x, rect.bottom), Point(rect.right, y))
    return min(range(4), key=lambda n: abs(middles[n].x - point.x) + abs(middles[n].y - point.y))
