"""Cards at a zoom at which their text can't be read: how it begins, in letters that can, or
strips where there is no room for those.
"""

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFont, QFontMetricsF, QPainter, QPen

from rejoinder.drawing.items import Card, Font, Path, TextLine
from rejoinder.drawing.script import is_right_to_left
from rejoinder.paint.fonts import qfont
from rejoinder.paint.kept import Kept
from rejoinder.paint.painter import qcolor

GREEK_HEIGHT = 0.42
"""A strip's height to its font's size: about that of small letters."""

GREEK_OPACITY = 0.45

LETTERS, PITCH = 8, 10
"""Device pixels of letters that are small but can be read, and from line to line."""

LEFT, RIM = 5.0, 2.0
"""Device pixels from a card's edge to such letters, on the bar's side and elsewhere."""

LEAST_ROOM = 40.0
"""Device pixels that a line needs to tell anything."""

PLAIN = 3
"""Layers of a card under its strips: edge, paper and bar."""


class _Layer(NamedTuple):
    """Boxes of one colour, in device pixels from the card's corner."""

    brush: QBrush
    boxes: list[QRectF]


def greeked(painter: QPainter, card: Card, at: QPoint, scale: float) -> None:
    """Paints a card with its corner at the device pixel ``at``: as it begins where that can be
    read, else with strips for its lines.
    """
    face = card.face
    begins = _beginning(Kept(face.shapes), face.text_font, face.width, face.height, scale)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.translate(at)
    layers = _layers(Kept(face.shapes), face.width, face.height, scale)
    for layer in layers[:PLAIN] if begins else layers:
        painter.setBrush(layer.brush)
        painter.drawRects(layer.boxes)
    if begins:
        painter.setFont(_letters(face.text_font._replace(size=LETTERS)))
        painter.setPen(QPen(qcolor(begins[0].color)))
        for line in begins:
            painter.drawText(line.at, line.text)
    painter.translate(-at)


class _Begun(NamedTuple):
    """A line of a card's first words, and where it stands from the card's corner."""

    at: QPointF
    text: str
    color: str


@lru_cache(maxsize=4_000)
def _beginning(
    kept: Kept, font: Font, width: float, height: float, scale: float
) -> tuple[_Begun, ...]:
    """As much of the statement as the card has room for in letters of ``LETTERS`` pixels; none
    where that would be a word or two.
    """
    lines = [s for s in kept.shapes if isinstance(s, TextLine) and s.font == font and s.text]
    room = width * scale - LEFT - RIM
    count = int((height * scale - 2 * RIM) // PITCH)
    if not lines or room < LEAST_ROOM or count < 1:
        return ()
    metrics = QFontMetricsF(_letters(font._replace(size=LETTERS)))
    texts = _filled(" ".join(line.text for line in lines), metrics, room, count=count)
    top = (height * scale - PITCH * len(texts)) / 2 + metrics.ascent()
    is_right = is_right_to_left(lines[0].text)
    found = []
    for row, text in enumerate(texts):
        x = RIM + room - metrics.horizontalAdvance(text) if is_right else LEFT
        found.append(_Begun(QPointF(x, round(top + row * PITCH)), text, lines[0].color))
    return tuple(found)


def _filled(text: str, metrics: QFontMetricsF, room: float, *, count: int) -> list[str]:
    """``text`` in at most ``count`` lines; the last one tells that there is more."""
    words, lines = text.split(), list[str]()
    while words and len(lines) < count - 1:
        taken = 1
        while (
            taken < len(words) and metrics.horizontalAdvance(" ".join(words[: taken + 1])) <= room
        ):
            taken += 1
        line = " ".join(words[:taken])
        if metrics.horizontalAdvance(line) > room:
            break
        lines.append(line)
        del words[:taken]
    if words:
        lines.append(metrics.elidedText(" ".join(words), Qt.TextElideMode.ElideRight, room))
    return lines


@lru_cache(maxsize=16)
def _letters(font: Font) -> QFont:
    return qfont(font)


@lru_cache(maxsize=4_000)
def _layers(kept: Kept, width: float, height: float, scale: float) -> tuple[_Layer, ...]:
    """A card's edge, paper, bar and strips of text."""
    paper, bar = kept.shapes[:2]
    assert isinstance(paper, Path)
    assert isinstance(bar, Path)
    outer = QRectF(0, 0, max(2, round(width * scale)), max(2, round(height * scale)))
    edge = max(1.0, round(paper.style.stroke_width * scale))
    layers = [
        _Layer(QBrush(qcolor(paper.style.stroke)), [outer]),
        _Layer(QBrush(qcolor(paper.style.fill)), [outer.adjusted(edge, edge, -edge, -edge)]),
        _Layer(QBrush(qcolor(_bar_color(bar))), [_bar_box(bar, outer, scale)]),
    ]
    strips: dict[str, list[QRectF]] = {}
    for shape in kept.shapes:
        if isinstance(shape, TextLine) and shape.width:
            strips.setdefault(shape.color, []).append(_strip(shape, scale))
    return (
        *layers,
        *(_Layer(QBrush(qcolor(color, GREEK_OPACITY)), boxes) for color, boxes in strips.items()),
    )


def _bar_color(bar: Path) -> str | None:
    return bar.style.fill or bar.style.stroke


def _bar_box(bar: Path, outer: QRectF, scale: float) -> QRectF:
    """The bar, at least a pixel and a half wide, on the side where it is."""
    is_right = bar.segments[0].points[0].x * scale > outer.width() / 2
    width = max(1.5, 4.0 * scale)
    left = outer.width() - width if is_right else 0.0
    return QRectF(left, 0, width, outer.height())


def _strip(line: TextLine, scale: float) -> QRectF:
    """A line of text too small to read, as a strip of its length."""
    left = {"start": 0.0, "middle": line.width / 2, "end": line.width}[line.anchor]
    height = line.font.size * GREEK_HEIGHT
    return QRectF(
        (line.x - left) * scale, (line.y - height) * scale, line.width * scale, height * scale
    )
