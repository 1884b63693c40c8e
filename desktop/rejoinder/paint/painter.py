"""A drawing on a QPainter, in map units: the painter's transform says where and how large."""

from collections.abc import Iterable
from functools import cached_property, lru_cache
from math import inf
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from rejoinder.drawing.items import Card, Disc, Drawing, Path, Segment, Shape, Style, TextLine
from rejoinder.layout.geometry import Point, Rect
from rejoinder.paint.glyphs import Words, draw_words, words
from rejoinder.paint.kept import Kept

KEPT = 4_000
"""How many cards, discs and lines are kept ready for Qt; a card is some 5 kB."""


def paint(
    painter: QPainter,
    drawing: Drawing,
    rect: Rect | None = None,
    *,
    as_text: bool = False,
) -> None:
    """Paints ``drawing``, or what of it meets ``rect``, without its background.

    ``as_text`` hands words to the painter instead of glyphs, for files whose text can be
    selected. The painter is left as it was.
    """
    area = drawing.bounds if rect is None else rect
    painter.save()
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if drawing.words:
            draw_at(painter, Point(0.0, 0.0), drawing.words, as_text=as_text)
        for connector in drawing.connectors:
            if connector.bounds.meets(area):
                draw_at(painter, connector.at, connector.shapes, as_text=as_text)
        for disc in drawing.discs:
            if disc.rect.grown(2).meets(area):
                paint_disc(painter, disc)
        for card in drawing.cards:
            if card.rect.meets(area):
                paint_card(painter, card, area, as_text=as_text)
    finally:
        painter.restore()


def paint_disc(painter: QPainter, disc: Disc) -> None:
    """Paints one step's disc where it stands."""
    draw_at(painter, disc.center, disc.shapes)


def paint_card(
    painter: QPainter, card: Card, area: Rect | None = None, *, as_text: bool = False
) -> None:
    """Paints one card where it stands; of its lines of text, those that ``area`` may show."""
    draw_at(painter, Point(card.x, card.y), card.face.shapes, area=area, as_text=as_text)


def paint_background(painter: QPainter, drawing: Drawing, rect: Rect | None = None) -> None:
    """Fills ``rect``, or all of the drawing, with its paper; nothing where it has none."""
    if drawing.background is not None:
        area = drawing.bounds if rect is None else rect
        painter.fillRect(QRectF(*area), QColor(drawing.background))


class _Stroke(NamedTuple):
    """A path made ready for Qt."""

    path: QPainterPath
    pen: QPen | Qt.PenStyle
    brush: QBrush | Qt.BrushStyle


class _Line:
    """A line of text, set in glyphs when it is first drawn at a size to read."""

    def __init__(self, line: TextLine) -> None:
        self.line = line

    @cached_property
    def words(self) -> Words:
        return words(self.line)


@lru_cache(maxsize=KEPT)
def _ready(kept: Kept) -> tuple[_Stroke | _Line, ...]:
    return tuple(
        _Line(shape) if isinstance(shape, TextLine) else _stroke(shape) for shape in kept.shapes
    )


def _stroke(path: Path) -> _Stroke:
    style = path.style
    pen = qpen(style) if style.stroke is not None else Qt.PenStyle.NoPen
    brush = Qt.BrushStyle.NoBrush if style.fill is None else _brush(style)
    return _Stroke(qpath(path.segments), pen, brush)


def _brush(style: Style) -> QBrush:
    return QBrush(qcolor(style.fill, style.fill_opacity))


def qcolor(color: str | None, opacity: float = 1.0) -> QColor:
    """``color`` for Qt; clear where there is none."""
    made = QColor(color) if color is not None else QColor(Qt.GlobalColor.transparent)
    if opacity < 1:
        made.setAlphaF(opacity)
    return made


def qpen(style: Style) -> QPen:
    """Ends and joins as SVG has them when it says nothing: butt and miter."""
    pen = QPen(qcolor(style.stroke, style.stroke_opacity), style.stroke_width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.SvgMiterJoin)
    if style.dash:
        pen.setDashPattern([length / style.stroke_width for length in style.dash])
    return pen


def qpath(segments: Iterable[Segment]) -> QPainterPath:
    """``segments`` for Qt, filled as SVG fills: where the outline winds."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for verb, points in segments:
        if verb == "M":
            path.moveTo(QPointF(*points[0]))
        elif verb == "L":
            path.lineTo(QPointF(*points[0]))
        elif verb == "C":
            a, b, c = points
            path.cubicTo(QPointF(*a), QPointF(*b), QPointF(*c))
        else:
            path.closeSubpath()
    return path


def draw_at(
    painter: QPainter,
    at: Point,
    shapes: tuple[Shape, ...],
    *,
    area: Rect | None = None,
    as_text: bool = False,
) -> None:
    """Draws ``shapes`` counted from ``at``, without lines of text that ``area`` can't show."""
    top, bottom = (-inf, inf) if area is None else (area.y - at.y, area.bottom - at.y)
    painter.translate(at.x, at.y)
    for item in _ready(Kept(shapes)):
        if isinstance(item, _Stroke):
            painter.setPen(item.pen)
            painter.setBrush(item.brush)
            painter.drawPath(item.path)
        elif top - 2 * item.line.font.size < item.line.y < bottom + 2 * item.line.font.size:
            draw_words(painter, item.words, as_text=as_text)
    painter.translate(-at.x, -at.y)
