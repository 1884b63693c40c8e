"""Boxes by the squares of a grid that they touch, so that few are asked about any place."""

from collections.abc import Iterable, Iterator
from math import ceil, floor

from rejoinder.layout.geometry import Rect

SIDE = 200.0
"""The side of a square: about a card, so that few squares hold each one and few cards each."""


class Squares:
    """Boxes that may be added to, never taken from."""

    def __init__(self, boxes: Iterable[Rect]) -> None:
        self._squares: dict[tuple[int, int], list[Rect]] = {}
        for box in boxes:
            self.add(box)

    def add(self, box: Rect) -> None:
        for square in _touched(box):
            self._squares.setdefault(square, []).append(box)

    def near(self, x: float, y: float) -> Iterable[Rect]:
        """The boxes that may hold a point."""
        return self._squares.get((floor(x / SIDE), floor(y / SIDE)), ())

    def is_free(self, box: Rect) -> bool:
        """Whether ``box`` meets none of the boxes."""
        return not any(
            box.meets(other) for square in _touched(box) for other in self._squares.get(square, ())
        )


def _touched(box: Rect) -> Iterator[tuple[int, int]]:
    """The squares that ``box`` has a part of."""
    x, y, width, height = box
    lines = range(floor(y / SIDE), ceil((y + height) / SIDE))
    for column in range(floor(x / SIDE), ceil((x + width) / SIDE)):
        for line in lines:
            yield column, line
