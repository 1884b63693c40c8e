"""The label of a drag: what letting go would do, its sign, and what other keys would change."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from rejoinder.drawing.theme import Theme
from rejoinder.layout.geometry import Point
from rejoinder.layout.placement import Size
from rejoinder.model.records import Polarity

WIDTH = 340.0
"""Pixels that a line of the label is wide at most."""

PADDING, GAP = 9.0, 3.0
SIGN = 8.0
"""The radius of the sign before the words."""

HINT = 0.86
"""The size of the hint's letters, in parts of the label's."""


@dataclass(frozen=True)
class Told:
    """What a label says. ``polarity`` gives it the sign of a step, ``refused`` that of a no."""

    words: str
    hint: str = ""
    refused: bool = False
    polarity: Polarity | None = None


class LabelPainter:
    """Paints labels with ``painter``, which counts in pixels of the ``window``."""

    def __init__(self, painter: QPainter, theme: Theme, window: Size) -> None:
        self._painter = painter
        self._theme = theme
        self._window = window

    def show(self, told: Told, corner: Point) -> None:
        """The label in a pill at ``corner``, or where it fits into the window."""
        painter, theme = self._painter, self._theme
        font, small = QFont(painter.font()), QFont(painter.font())
        small.setPointSizeF(font.pointSizeF() * HINT)
        words, hint = _room(told.words, font), _room(told.hint, small)
        has_sign = told.refused or told.polarity is not None
        indent = 2 * SIGN + 8 if has_sign else 0.0
        height = words.height() + (GAP + hint.height() if told.hint else 0.0)
        width = indent + max(words.width(), hint.width())
        pill = self._placed(QRectF(0, 0, width + 2 * PADDING + 1, height + 2 * PADDING), corner)
        painter.setPen(QPen(QColor(theme.refused if told.refused else theme.edge), 1.25))
        painter.setBrush(QColor(theme.card))
        painter.drawRoundedRect(pill, 7, 7)
        inner = pill.adjusted(PADDING + indent, PADDING, -PADDING, -PADDING)
        if has_sign:
            first = QFontMetricsF(font).height() / 2
            self._sign(told, QPointF(pill.left() + PADDING + SIGN, inner.top() + first))
        self._text(told.words, font, color=theme.ink, box=inner)
        below = inner.adjusted(0, words.height() + GAP, 0, 0)
        self._text(told.hint, small, color=theme.secondary, box=below)
        painter.setFont(font)

    def _placed(self, pill: QRectF, corner: Point) -> QRectF:
        left = min(corner.x, self._window.width - pill.width() - 6)
        top = min(corner.y, self._window.height - pill.height() - 6)
        pill.moveTo(max(6.0, left), max(6.0, top))
        return pill

    def _sign(self, told: Told, at: QPointF) -> None:
        """Plus or minus as on the disc of a step; a struck circle where nothing may be done."""
        painter, theme = self._painter, self._theme
        if told.refused:
            painter.setPen(QPen(QColor(theme.refused), 2.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(at, SIGN - 1, SIGN - 1)
            reach = (SIGN - 1) * 0.5**0.5
            painter.drawLine(at - QPointF(reach, reach), at + QPointF(reach, reach))
            return
        is_for = told.polarity is Polarity.SUPPORT
        painter.setPen(QPen(QColor(theme.support if is_for else theme.oppose), 1.5))
        painter.setBrush(QColor(theme.support if is_for else theme.oppose_disc))
        painter.drawEllipse(at, SIGN - 0.75, SIGN - 0.75)
        painter.setPen(QPen(QColor(theme.on_support if is_for else theme.on_oppose), 2))
        painter.drawLine(at - QPointF(4, 0), at + QPointF(4, 0))
        if is_for:
            painter.drawLine(at - QPointF(0, 4), at + QPointF(0, 4))

    def _text(self, text: str, font: QFont, *, color: str, box: QRectF) -> None:
        self._painter.setFont(font)
        self._painter.setPen(QColor(color))
        self._painter.drawText(box, _WRAPPED, text)


_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft


def _room(text: str, font: QFont) -> QRectF:
    return QFontMetricsF(font).boundingRect(QRectF(0, 0, WIDTH, 400), _WRAPPED, text)
