"""Boxes by the squares of a grid that they touch, so that few are asked about any place."""

from collections.abc import Iterable
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
        squares = self._squares
        for square in _touched(box):
            if square in squares:
                squares[square].append(box)
            else:
                squares[square] = [box]

    def meeting(self, area: Rect) -> Iterable[Rect]:
        """The boxes that touch a square of ``area``: all that meet it, and some more; each once."""
        return {box: None for at in _touched(area) for box in self._squares.get(at, ())}


def _touched(box: Rect) -> list[tuple[int, int]]:
    """The squares that ``box`` has a part of; one where it has no extent."""
    x, y, width, height = box
    left, top = floor(x / SIDE), floor(y / SIDE)
    right, bottom = ceil((x + width) / SIDE), ceil((y + height) / SIDE)
    lines = range(top, max(top + 1, bottom))
    return [(column, line) for column in range(left, max(left + 1, right)) for line in lines]
