"""Cards and discs as pictures at one scale, so that what only moves is not drawn again."""

from collections import OrderedDict
from math import ceil, floor
from typing import NamedTuple

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter

from rejoinder.drawing.items import Shape
from rejoinder.layout.geometry import Point, Rect
from rejoinder.paint.kept import Kept
from rejoinder.paint.painter import draw_at

MOST_BYTES = 24 * 2**20
"""What all sprites take: some 280 cards at life size, more than a window shows."""

LARGEST = 2 * 2**20
"""What one sprite takes at most: larger ones are few in a window, and are drawn each time."""


class Sprite(NamedTuple):
    """A picture, and where its corner lies from the corner or centre that it is drawn at."""

    image: QImage
    corner: QPoint


class Sprites:
    """The latest sprites, at most ``MOST_BYTES`` of them."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[Kept, float], Sprite] = OrderedDict()
        self.bytes = 0

    def draw(
        self, painter: QPainter, at: QPoint, shapes: tuple[Shape, ...], *, box: Rect, scale: float
    ) -> bool:
        """Draws ``shapes``, which lie within ``box`` of their own corner, at the device pixel
        ``at``; false where they would be too large for a sprite.
        """
        key = (Kept(shapes), scale)
        sprite = self._kept.get(key)
        if sprite is None:
            if box.width * box.height * scale * scale * 4 > LARGEST:
                return False
            sprite = self._kept[key] = _sprite(shapes, box, scale)
            self.bytes += sprite.image.sizeInBytes()
            self._forget()
        else:
            self._kept.move_to_end(key)
        painter.drawImage(at + sprite.corner, sprite.image)
        return True

    def _forget(self) -> None:
        while self.bytes > MOST_BYTES:
            _, old = self._kept.popitem(last=False)
            self.bytes -= old.image.sizeInBytes()

    def clear(self) -> None:
        self._kept.clear()
        self.bytes = 0


def _sprite(shapes: tuple[Shape, ...], box: Rect, scale: float) -> Sprite:
    left, top = floor(box.x * scale), floor(box.y * scale)
    width, height = ceil(box.right * scale) - left, ceil(box.bottom * scale) - top
    image = QImage(max(1, width), max(1, height), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(-left, -top)
    painter.scale(scale, scale)
    draw_at(painter, Point(0.0, 0.0), shapes)
    painter.end()
    return Sprite(image, QPoint(left, top))
