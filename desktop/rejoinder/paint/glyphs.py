"""Lines of text made ready: broken into glyphs once, drawn many times at any zoom."""

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QGlyphRun, QPainter, QRawFont, QTextLayout, QTextOption

from rejoinder.drawing.items import TextLine
from rejoinder.paint.fonts import load_fonts, qfont
from rejoinder.paint.measure import REFERENCE


class Words(NamedTuple):
    """A line of text for Qt; ``at`` is the left end of its baseline."""

    line: TextLine
    at: QPointF
    color: QColor
    runs: tuple[QGlyphRun, ...]


def words(line: TextLine) -> Words:
    """``line`` set in glyphs at its own size, with fractional widths."""
    load_fonts()
    scale = line.font.size / REFERENCE
    layout = QTextLayout(line.text, qfont(line.font, pixels=REFERENCE))
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.LeftToRight)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    laid = layout.createLine()
    laid.setLineWidth(1e9)
    layout.endLayout()
    width, ascent = laid.naturalTextWidth() * scale, laid.ascent() * scale
    left = {"start": 0.0, "middle": width / 2, "end": width}[line.anchor]
    color = QColor(line.color)
    color.setAlphaF(line.opacity)
    runs = tuple(_resized(run, line.font.size, ascent) for run in layout.glyphRuns())
    return Words(line, QPointF(line.x - left, line.y), color, runs)


def _resized(run: QGlyphRun, size: float, ascent: float) -> QGlyphRun:
    """``run`` at ``size``, counted from its baseline."""
    scale = size / REFERENCE
    raw = run.rawFont()
    small = QGlyphRun()
    small.setRawFont(_raw_font(_Engine(raw), size))
    small.setGlyphIndexes(run.glyphIndexes())
    small.setPositions([QPointF(p.x() * scale, p.y() * scale - ascent) for p in run.positions()])
    return small


class _Engine:
    """A raw font named by its face, so that lines of one face share one cache of glyphs."""

    def __init__(self, raw: QRawFont) -> None:
        self.raw = raw
        self._name = (raw.familyName(), raw.styleName(), raw.weight())

    def __hash__(self) -> int:
        return hash(self._name)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Engine) and other._name == self._name


@lru_cache(maxsize=512)
def _raw_font(engine: _Engine, size: float) -> QRawFont:
    resized = QRawFont(engine.raw)
    resized.setPixelSize(size)
    return resized


def draw_words(painter: QPainter, item: Words, *, as_text: bool = False) -> None:
    """Draws ``item`` as glyphs, or ``as_text`` that a PDF can keep as text."""
    painter.setPen(item.color)
    if as_text:
        _draw_text(painter, item)
        return
    for run in item.runs:
        painter.drawGlyphRun(item.at, run)


def _draw_text(painter: QPainter, item: Words) -> None:
    """Set at the reference size and reduced, since Qt's fonts have whole pixels only."""
    painter.save()
    painter.translate(item.at)
    scale = item.line.font.size / REFERENCE
    painter.scale(scale, scale)
    painter.setFont(qfont(item.line.font, pixels=REFERENCE))
    painter.drawText(QPointF(0, 0), item.line.text)
    painter.restore()
