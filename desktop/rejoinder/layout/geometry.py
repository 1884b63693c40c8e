"""Points and boxes in map units: one unit is one pixel at zoom 1, y grows downward."""

from typing import NamedTuple

SLACK = 1e-3
"""Map units: sums of lengths are not exact."""


class Point(NamedTuple):
    x: float
    y: float


class Rect(NamedTuple):
    """A box by its upper left corner and its size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def center(self) -> Point:
        return Point(self.x + self.width / 2, self.y + self.height / 2)

    def contains(self, x: float, y: float) -> bool:
        return self.x <= x < self.right and self.y <= y < self.bottom

    def meets(self, other: "Rect") -> bool:
        """Whether the two share an area."""
        x, y, width, height = self
        u, v, breadth, depth = other
        return x < u + breadth and u < x + width and y < v + depth and v < y + height

    def holds(self, other: "Rect") -> bool:
        """Whether ``other`` lies in this, but for what rounding adds."""
        x, y, width, height = self
        u, v, breadth, depth = other
        return (
            x - SLACK <= u
            and y - SLACK <= v
            and u + breadth <= x + width + SLACK
            and v + depth <= y + height + SLACK
        )

    def united(self, other: "Rect") -> "Rect":
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Rect(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)

    def grown(self, by: float) -> "Rect":
        return Rect(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)
