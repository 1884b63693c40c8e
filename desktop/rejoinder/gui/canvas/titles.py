"""The titles of main branches on a map that is too far away to be read.

They keep their size in pixels and stand over what they name, as many as there is room for.
"""

from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from rejoinder.drawing.items import Font
from rejoinder.drawing.sketch import Title
from rejoinder.drawing.theme import FAMILY, Theme
from rejoinder.gui.canvas.camera import Camera
from rejoinder.layout.placement import Size
from rejoinder.paint.fonts import qfont

SIZES = (15, 13, 12)
"""Pixels, by level."""

PADDING, GAP, ROW = 7.0, 4.0, 4.0
BAR = 3.0
WIDEST, NARROWEST = 300.0, 56.0
"""Pixels of room that a title takes at most, and needs."""

MOST = 48
"""Titles in one window: more say no more."""

LEAST_WORDS = 3
"""Words that the beginning of a longer title has at least: “The…” tells nothing."""

SHIFTS = 4
"""How many rows below its place a title may stand where others are in its way."""


class Label:
    """One title where it stands, in pixels of the window."""

    def __init__(self, box: QRectF, text: str, color: str, level: int) -> None:
        self.box = box
        self.text = text
        self.color = color
        self.level = level


def placed(titles: Iterable[Title], camera: Camera, window: Size) -> list[Label]:
    """The labels of ``titles`` that have room; the first ones are given it first."""
    seen = camera.seen(window)
    labels: list[Label] = []
    for title in titles:
        if len(labels) == MOST:
            break
        if title.extent.meets(seen):
            label = _label(title, camera, window, [other.box for other in labels])
            if label is not None:
                labels.append(label)
    return labels


def paint_titles(painter: QPainter, labels: Iterable[Label], theme: Theme) -> None:
    """Paints ``labels`` with a painter that counts in pixels of the window."""
    painter.save()
    for label in labels:
        paper = QColor(theme.card)
        paper.setAlphaF(0.92)
        painter.setPen(QColor(theme.border))
        painter.setBrush(paper)
        painter.drawRoundedRect(label.box, 4, 4)
        bar = QRectF(label.box.left(), label.box.top(), BAR, label.box.height())
        painter.fillRect(bar.adjusted(0, 2, 0, -2), QColor(label.color))
        font = _font(label.level)
        painter.setFont(font)
        painter.setPen(QColor(theme.ink))
        text = label.box.adjusted(PADDING + BAR, 0, -PADDING, 0)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, label.text)
    painter.restore()


def _label(title: Title, camera: Camera, window: Size, taken: list[QRectF]) -> Label | None:
    """``title`` over the part of its branch that is in sight."""
    on_screen = camera.box_to_screen(title.extent)
    left, right = max(0.0, on_screen.x), min(window.width, on_screen.right)
    top, bottom = max(0.0, on_screen.y), min(window.height, on_screen.bottom)
    indent = 2 * PADDING + BAR
    room = min(WIDEST, right - left - 2 * GAP)
    if title.level == 0:
        room = min(WIDEST, window.width - 2 * GAP)
    if room < NARROWEST:
        return None
    text, width = elided(title.text, title.level, room - indent)
    if not text:
        return None
    height = SIZES[min(title.level, len(SIZES) - 1)] + 2 * ROW + 2
    x = min(max(GAP, (left + right - width - indent) / 2), window.width - width - indent - GAP)
    lowest = max(top + GAP, min(bottom, window.height) - height)
    for row in range(SHIFTS + 1):
        y = top + GAP + row * (height + GAP)
        if row and y > max(lowest, top + GAP + 3 * height):
            break
        box = QRectF(round(x) + 0.5, round(y) + 0.5, round(width + indent), height)
        if not any(box.adjusted(-GAP, -GAP, GAP, GAP).intersects(other) for other in taken):
            return Label(box, text, title.color, title.level)
    return None


@lru_cache(maxsize=4_000)
def elided(text: str, level: int, room: float) -> tuple[str, float]:
    """The first whole words of ``text`` that fit into ``room`` pixels, with an ellipsis where
    some are left out, and how wide they are; nothing where too few fit to tell what it is about.
    """
    metrics = _metrics(min(level, len(SIZES) - 1))
    words = text.split()
    kept, width = "", 0.0
    for count in range(1, len(words) + 1):
        said = " ".join(words[:count])
        if count < len(words):
            said = said.rstrip(" ,;:.") + "…"
        wide = metrics.horizontalAdvance(said)
        if wide > room:
            break
        if count == len(words) or count >= LEAST_WORDS:
            kept, width = said, wide
    return kept, width


@lru_cache(maxsize=8)
def _font(level: int) -> QFont:
    level = min(level, len(SIZES) - 1)
    return qfont(Font(FAMILY, SIZES[level], 700 if level < 2 else 400), pixels=SIZES[level])


@lru_cache(maxsize=4)
def _metrics(level: int) -> QFontMetricsF:
    return QFontMetricsF(_font(level))
