"""What a window shows of a map, at three levels of detail, counted in its pixels.

Cards and discs stand on whole pixels, so that they are sharp and a picture of one can be
used again wherever it stands. Files have the exact places; none is off by more than half a
pixel here.
"""

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum
from math import ceil, floor
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from rejoinder.drawing.items import Card, Disc, Drawing, Path, TextLine
from rejoinder.drawing.sketch import Sketch
from rejoinder.layout.geometry import Point, Rect
from rejoinder.paint.greeked import greeked
from rejoinder.paint.lines import crosses, draw_line, draw_thin
from rejoinder.paint.painter import draw_at, qcolor
from rejoinder.paint.sprites import Sprites

GREEK_ZOOM, BLOCK_ZOOM = 0.42, 0.16
"""Below these zooms text is drawn as strips, and cards as blocks (CANVAS 2.1)."""

BADGE = 4.0
"""What a disc's badge stands out of it, in map units."""


class Detail(Enum):
    """How much of a card is drawn."""

    WHOLE = "whole"
    GREEKED = "greeked"
    BLOCKS = "blocks"


def detail_at(scale: float) -> Detail:
    """What can be seen at ``scale`` device pixels to a map unit."""
    if scale < BLOCK_ZOOM:
        return Detail.BLOCKS
    return Detail.GREEKED if scale < GREEK_ZOOM else Detail.WHOLE


class Lens(NamedTuple):
    """A box of device pixels at ``scale`` of them to a map unit, counted from where the map
    point ``origin`` is.
    """

    scale: float
    origin: Point
    left: int
    top: int
    width: int
    height: int

    @property
    def area(self) -> Rect:
        """The part of the map that the pixels show."""
        scale, (x, y) = self.scale, self.origin
        return Rect(
            self.left / scale + x,
            self.top / scale + y,
            self.width / scale,
            self.height / scale,
        )

    @property
    def reach(self) -> Rect:
        """The part of the map from which anything may stand out into the pixels."""
        return self.area.grown(2 / self.scale + BADGE)

    def around(self, area: Rect) -> "Lens":
        """The part of the pixels that may show something of ``area``."""
        scale, (x, y) = self.scale, self.origin
        left = max(self.left, floor((area.x - x) * scale) - 2)
        top = max(self.top, floor((area.y - y) * scale) - 2)
        right = min(self.left + self.width, ceil((area.right - x) * scale) + 2)
        bottom = min(self.top + self.height, ceil((area.bottom - y) * scale) + 2)
        return self._replace(left=left, top=top, width=right - left, height=bottom - top)

    def pixel(self, x: float, y: float) -> QPoint:
        """The whole pixel next to a map point, counted from the corner of the box."""
        scale, origin = self.scale, self.origin
        return QPoint(
            round((x - origin.x) * scale) - self.left, round((y - origin.y) * scale) - self.top
        )

    def apply(self, painter: QPainter) -> None:
        """Lets ``painter`` count in map units."""
        painter.translate(-self.left, -self.top)
        painter.scale(self.scale, self.scale)
        painter.translate(-self.origin.x, -self.origin.y)


class Screen:
    """Paints parts of a map with a painter that counts in device pixels from their corner."""

    def __init__(self) -> None:
        self._sprites = Sprites()

    def clear(self) -> None:
        """Forgets the pictures of cards."""
        self._sprites.clear()

    def near(self, painter: QPainter, drawing: Drawing, lens: Lens) -> None:
        """Paints ``drawing`` at a zoom at which cards are told apart."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_whole = detail_at(lens.scale) is Detail.WHOLE
        painter.save()
        lens.apply(painter)
        _lines(painter, drawing, lens, is_whole=is_whole)
        painter.restore()
        for disc in drawing.discs:
            self._disc(painter, disc, lens)
        for card in drawing.cards:
            if is_whole:
                self._card(painter, card, lens)
            else:
                greeked(painter, card, lens.pixel(card.x, card.y), lens.scale)
        painter.restore()

    def _disc(self, painter: QPainter, disc: Disc, lens: Lens) -> None:
        at = lens.pixel(*disc.center)
        box = Rect(0.0, 0.0, 0.0, 0.0).grown(disc.radius + BADGE)
        if not self._sprites.draw(painter, at, disc.shapes, box=box, scale=lens.scale):
            _draw_large(painter, at, disc.shapes, scale=lens.scale)

    def _card(self, painter: QPainter, card: Card, lens: Lens) -> None:
        at, face = lens.pixel(card.x, card.y), card.face
        box = Rect(0.0, 0.0, face.width, face.height)
        if not self._sprites.draw(painter, at, face.shapes, box=box, scale=lens.scale):
            area = lens.area
            seen = area._replace(x=area.x - card.x, y=area.y - card.y)
            _draw_large(painter, at, face.shapes, scale=lens.scale, area=seen)


def _draw_large(
    painter: QPainter,
    at: QPoint,
    shapes: tuple[Path | TextLine, ...],
    *,
    scale: float,
    area: Rect | None = None,
) -> None:
    painter.save()
    painter.translate(at)
    painter.scale(scale, scale)
    draw_at(painter, Point(0.0, 0.0), shapes, area=area)
    painter.restore()


def _lines(painter: QPainter, drawing: Drawing, lens: Lens, *, is_whole: bool) -> None:
    area = lens.reach
    for connector in drawing.connectors:
        if is_whole:
            draw_line(painter, connector, area)
        else:
            draw_thin(painter, connector, area, least=1 / lens.scale)


# --- blocks: cards as one colour each ---

LEAST_BLOCK = 1.25
"""Pixels that a block is wide and high at least, so that none gets lost."""

LEAST_LINE = 2.0
"""Pixels: shorter pieces of lines lie under the blocks they join."""

LINE_OPACITY, PALE_OPACITY = 0.55, 0.2
"""Of the tree's lines, and of cross links, of which there may be a thousand."""


def far(painter: QPainter, sketch: Sketch, lens: Lens, *, pale: str) -> None:
    """Paints ``sketch``, at a zoom at which a card is a block in its role's colour. Lines of
    the colour ``pale`` are a shade behind the others.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    scale = lens.scale
    left, top = lens.left + lens.origin.x * scale, lens.top + lens.origin.y * scale
    for color, pieces in sketch.lines.items():
        lines = [
            QLineF(x1 * scale - left, y1 * scale - top, x2 * scale - left, y2 * scale - top)
            for x1, y1, x2, y2 in pieces
            if abs(x2 - x1) * scale + abs(y2 - y1) * scale > LEAST_LINE
        ]
        opacity = PALE_OPACITY if color == pale else LINE_OPACITY
        painter.setPen(QPen(qcolor(color, opacity), 1.0))
        painter.drawLines(lines)
    painter.setPen(Qt.PenStyle.NoPen)
    for color, boxes in sketch.cards.items():
        painter.setBrush(QColor(color))
        painter.drawRects(_blocks(boxes, scale, left, top))
    painter.restore()


def _blocks(boxes: Sequence[Rect], scale: float, left: float, top: float) -> list[QRectF]:
    return [
        QRectF(
            x * scale - left,
            y * scale - top,
            max(LEAST_BLOCK, width * scale),
            max(LEAST_BLOCK, height * scale),
        )
        for x, y, width, height in boxes
    ]


# --- what a picture was made from ---


def within(drawing: Drawing, area: Rect) -> Drawing:
    """What can be seen of ``drawing`` in ``area``, without lines that pass it by."""
    return replace(
        drawing,
        connectors=tuple(line for line in drawing.connectors if crosses(line, area)),
        discs=tuple(disc for disc in drawing.discs if disc.rect.grown(BADGE).meets(area)),
        cards=tuple(card for card in drawing.cards if card.rect.meets(area)),
    )


def likeness_of(drawing: Drawing, lens: Lens) -> tuple[object, ...]:
    """What tells whether a picture of ``drawing`` through ``lens`` would be another: equal
    where it would be the same, as long as the drawing is kept.
    """
    (x, y), scale = lens.origin, lens.scale
    return (
        tuple(
            (id(c.face), round((c.x - x) * scale), round((c.y - y) * scale)) for c in drawing.cards
        ),
        tuple(
            (id(d.shapes), round((d.center.x - x) * scale), round((d.center.y - y) * scale))
            for d in drawing.discs
        ),
        tuple(
            (id(c.shapes), round((c.at.x - x) * scale, 2), round((c.at.y - y) * scale, 2))
            for c in drawing.connectors
        ),
    )
