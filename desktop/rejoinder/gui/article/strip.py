"""How much of an article is mapped, as a thin strip: one piece a sentence, in reading order."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from rejoinder.gui.plain import literal
from rejoinder.model.text import first_words
from rejoinder.review.passages import Sentence

HEIGHT = 9
QUOTED = 60


class Strip(QWidget):
    """``asked`` tells the number, from 0, of a sentence that was clicked."""

    asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentences: Sequence[Sentence] = ()
        self._ends: tuple[float, ...] = ()
        self.mapped_color = QColor("#15803d")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_sentences(self, sentences: Sequence[Sentence]) -> None:
        """Shows each as long as its words are in the whole text."""
        self._sentences = sentences
        whole = sum(len(s.words) for s in sentences) or 1
        ends, reached = [], 0
        for sentence in sentences:
            reached += len(sentence.words)
            ends.append(reached / whole)
        self._ends = tuple(ends)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, HEIGHT)

    def _at(self, x: float) -> int | None:
        part = x / max(1, self.width())
        return next((i for i, end in enumerate(self._ends) if part <= end), None)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, role = QPainter(self), QPalette.ColorRole
        open_color = self.palette().color(role.Mid)
        aside = self.palette().color(role.PlaceholderText)
        start = 0.0
        for sentence, end in zip(self._sentences, self._ends, strict=True):
            box = QRectF(start * self.width(), 0, (end - start) * self.width(), self.height())
            start = end
            box.adjust(0, 0, -1 if box.width() > 3 else 0, 0)
            if sentence.is_mapped:
                painter.fillRect(box, self.mapped_color)
            elif sentence.is_counted:
                painter.fillRect(box.adjusted(0, 3, 0, -3), open_color)
            else:
                middle = box.center().y()
                painter.fillRect(QRectF(box.left(), middle - 0.5, box.width(), 1), aside)
        painter.end()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self._at(event.pos().x())
            text = "" if place is None else _told(self._sentences[place])
            QToolTip.showText(event.globalPos(), literal(text), self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._at(event.position().x())
        if place is not None:
            self.asked.emit(place)


def _told(sentence: Sentence) -> str:
    if sentence.is_mapped:
        state = "Mapped"
    elif sentence.is_counted:
        state = "Not mapped"
    else:
        state = f"Set aside: {sentence.reason}" if sentence.reason else "Set aside"
    return f"{state}: “{first_words(sentence.words, QUOTED)}”"
