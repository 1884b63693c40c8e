"""A drawing on a QPainter, in map units: the painter's transform says where and how large."""

from collections.abc import Iterable
from enum import Enum
from functools import cached_property, lru_cache
from math import inf
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from rejoinder.drawing.items import Card, Disc, Drawing, Path, Segment, Shape, Style, TextLine
from rejoinder.layout.geometry import Point, Rect
from rejoinder.paint.glyphs import Words, draw_words, words

GREEK_ZOOM, BLOCK_ZOOM = 0.42, 0.16
"""Below these zooms text is drawn as strips, and cards as blocks (CANVAS 2.1)."""

GREEK_HEIGHT = 0.42
"""A strip's height to its font's size: about that of small letters."""

GREEK_OPACITY = 0.45


class Detail(Enum):
    """How much of a card is drawn."""

    WHOLE = "whole"
    GREEKED = "greeked"
    BLOCKS = "blocks"


def detail_at(zoom: float) -> Detail:
    """What can be seen at ``zoom`` device pixels to a map unit."""
    if zoom < BLOCK_ZOOM:
        return Detail.BLOCKS
    return Detail.GREEKED if zoom < GREEK_ZOOM else Detail.WHOLE


def paint(
    painter: QPainter,
    drawing: Drawing,
    rect: Rect | None = None,
    *,
    detail: Detail = Detail.WHOLE,
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
        for connector in drawing.connectors:
            if connector.bounds.meets(area):
                _draw_at(painter, connector.at, connector.shapes, detail=detail, as_text=as_text)
        for disc in drawing.discs:
            if disc.rect.grown(2).meets(area):
                paint_disc(painter, disc)
        for card in drawing.cards:
            if card.rect.meets(area):
                paint_card(painter, card, area, detail=detail, as_text=as_text)
    finally:
        painter.restore()


def paint_disc(painter: QPainter, disc: Disc) -> None:
    """Paints one step's disc where it stands."""
    _draw_at(painter, disc.center, disc.shapes, detail=Detail.WHOLE, as_text=False)


def paint_card(
    painter: QPainter,
    card: Card,
    area: Rect | None = None,
    *,
    detail: Detail = Detail.WHOLE,
    as_text: bool = False,
) -> None:
    """Paints one card where it stands; of its lines of text, those that ``area`` may show."""
    at = Point(card.x, card.y)
    if detail is not Detail.BLOCKS:
        shapes = card.face.shapes
        _draw_at(painter, at, shapes, detail=detail, as_text=as_text, area=area)
        return
    painter.translate(at.x, at.y)
    _draw_block(painter, card)
    painter.translate(-at.x, -at.y)


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


class _Shapes:
    """Shapes named by being the same objects: hashing their values would cost more than
    drawing them.
    """

    __slots__ = ("shapes",)

    def __init__(self, shapes: tuple[Shape, ...]) -> None:
        self.shapes = shapes

    def __hash__(self) -> int:
        return id(self.shapes)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Shapes) and other.shapes is self.shapes


class _Line:
    """A line of text, set in glyphs when it is first drawn at a size to read."""

    def __init__(self, line: TextLine) -> None:
        self.line = line

    @cached_property
    def words(self) -> Words:
        return words(self.line)


@lru_cache(maxsize=20_000)
def _ready(kept: _Shapes) -> tuple[_Stroke | _Line, ...]:
    return tuple(
        _Line(shape) if isinstance(shape, TextLine) else _stroke(shape) for shape in kept.shapes
    )


@lru_cache(maxsize=20_000)
def _block(kept: _Shapes) -> tuple[_Stroke, _Stroke]:
    """A card's paper and its bar: the first two of its shapes."""
    paper, bar = kept.shapes[:2]
    assert isinstance(paper, Path)
    assert isinstance(bar, Path)
    return _stroke(paper), _stroke(bar)


def _stroke(path: Path) -> _Stroke:
    style = path.style
    pen = _pen(style) if style.stroke is not None else Qt.PenStyle.NoPen
    brush = Qt.BrushStyle.NoBrush if style.fill is None else _brush(style)
    return _Stroke(qpath(path.segments), pen, brush)


def _brush(style: Style) -> QBrush:
    return QBrush(_color(style.fill, style.fill_opacity))


def _color(color: str | None, opacity: float) -> QColor:
    made = QColor(color) if color is not None else QColor(Qt.GlobalColor.transparent)
    if opacity < 1:
        made.setAlphaF(opacity)
    return made


def _pen(style: Style) -> QPen:
    """Ends and joins as SVG has them when it says nothing: butt and miter."""
    pen = QPen(_color(style.stroke, style.stroke_opacity), style.stroke_width)
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


def _draw_at(
    painter: QPainter,
    at: Point,
    shapes: tuple[Shape, ...],
    *,
    detail: Detail,
    as_text: bool,
    area: Rect | None = None,
) -> None:
    """Draws ``shapes`` counted from ``at``, without lines of text that ``area`` can't show."""
    top, bottom = (-inf, inf) if area is None else (area.y - at.y, area.bottom - at.y)
    painter.translate(at.x, at.y)
    for item in _ready(_Shapes(shapes)):
        if isinstance(item, _Stroke):
            painter.setPen(item.pen)
            painter.setBrush(item.brush)
            painter.drawPath(item.path)
        elif not top - 2 * item.line.font.size < item.line.y < bottom + 2 * item.line.font.size:
            continue
        elif detail is Detail.WHOLE:
            draw_words(painter, item.words, as_text=as_text)
        else:
            _draw_strip(painter, item.line)
    painter.translate(-at.x, -at.y)


def _draw_strip(painter: QPainter, line: TextLine) -> None:
    """A line of text too small to read, as a strip of its length."""
    if not line.width:
        return
    left = {"start": 0.0, "middle": line.width / 2, "end": line.width}[line.anchor]
    height = line.font.size * GREEK_HEIGHT
    strip = QRectF(line.x - left, line.y - height, line.width, height)
    painter.fillRect(strip, _color(line.color, GREEK_OPACITY))


def _draw_block(painter: QPainter, card: Card) -> None:
    """A card too small to make out: its paper and its role's bar."""
    paper, bar = _block(_Shapes(card.face.shapes))
    painter.fillRect(QRectF(0, 0, card.face.width, card.face.height), paper.brush)
    painter.fillRect(bar.path.boundingRect(), bar.brush)
