"""What stands next to the pointer, along the axis that siblings stand on.

Siblings stand side by side, or above each other where the map runs sideways.
"""

from collections.abc import Collection
from typing import NamedTuple

from rejoinder.drawing.places import Places
from rejoinder.layout.geometry import Point, Rect
from rejoinder.model.document import Document
from rejoinder.model.ids import StatementId
from rejoinder.model.records import Direction

REACH = 56.0
"""How far beside a card, in map units, the pointer still counts as next to it."""


SLACK = 12.0
"""How far above or below a card's row it still counts as in it."""


class Line(NamedTuple):
    """Where an insertion line is drawn."""

    start: Point
    end: Point


class Beside(NamedTuple):
    """A card next to the pointer: how far away, and whether the pointer is past its end."""

    gap: float
    name: StatementId
    after: bool


def beside(
    document: Document, places: Places, moving: Collection[StatementId], at: Point
) -> list[Beside]:
    """The nearest card on either side of ``at`` in its row, within reach; at most two."""
    sideways = document.about.direction is not Direction.DOWN
    nearest: dict[bool, Beside] = {}
    for node, box in places.meeting(Rect(at.x, at.y, 0.0, 0.0).grown(REACH)):
        if node in document.inferences or node in moving:
            continue
        low, high, across = (box.x, box.right, at.x) if sideways else (box.y, box.bottom, at.y)
        if not low - SLACK <= across <= high + SLACK:
            continue
        start, end, place = along(document, box, at)
        after = place >= end
        gap = place - end if after else start - place
        found = Beside(gap, StatementId(node), after)
        if 0 <= gap <= REACH and (after not in nearest or found < nearest[after]):
            nearest[after] = found
    return list(nearest.values())


def along(document: Document, box: Rect, at: Point) -> tuple[float, float, float]:
    """The start and end of ``box``, and the place of ``at``, on the axis siblings stand on."""
    if document.about.direction is Direction.DOWN:
        return box.x, box.right, at.x
    return box.y, box.bottom, at.y


def edge(document: Document, box: Rect, *, after: bool, gap: float) -> Line:
    """A line beside ``box``, across the axis that siblings stand on."""
    if document.about.direction is Direction.DOWN:
        x = box.right + gap if after else box.x - gap
        return Line(Point(x, box.y), Point(x, box.bottom))
    y = box.bottom + gap if after else box.y - gap
    return Line(Point(box.x, y), Point(box.right, y))
