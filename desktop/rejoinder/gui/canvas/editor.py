"""The field that a statement's text is typed into, laid over its card."""

from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import QMimeData, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QPalette,
    QTextBlockFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from rejoinder.model.text import clean_text


class Ending(Enum):
    """How typing ended, and what is to follow."""

    COMMIT = "commit"
    SIBLING = "sibling"
    PREMISE = "premise"
    CANCEL = "cancel"


class Dress(NamedTuple):
    """How a card's text looks, in pixels: ``pitch`` is from line to line, ``baseline`` from
    the top of the text to the first line's feet; ``width`` is what its lines are broken at."""

    font: QFont
    pitch: float
    baseline: float
    width: float
    ink: str
    paper: str
    selection: str


_KEPT_FOCUS = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)
"""Ways to lose the focus that a person comes back from: a menu, another window."""


class TextField(QTextEdit):
    """Plain text, without a frame. ``ended`` is sent once, and then nothing more.

    A QTextEdit and not a QPlainTextEdit because only that keeps the card's distance from
    line to line; it takes and gives plain text alone.
    """

    typed = Signal(str)
    ended = Signal(Ending)

    def __init__(self, parent: QWidget, text: str) -> None:
        super().__init__(parent)
        self._is_over = False
        self._pitch = 0.0
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0)
        self.setAccessibleName("Statement text")
        self.setPlainText(text)
        self.textChanged.connect(self._tell)

    def lay(self, words: QRectF, dress: Dress) -> None:
        """Stands over the rectangle ``words`` of the window, dressed as the card is."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, QColor(dress.paper))
        palette.setColor(QPalette.ColorRole.Text, QColor(dress.ink))
        palette.setColor(QPalette.ColorRole.Highlight, QColor(dress.selection))
        palette.setColor(QPalette.ColorRole.HighlightedText, QColor(dress.paper))
        self.setPalette(palette)
        self.setFont(dress.font)
        width = round(dress.width) + 2
        self.resize(width, max(self.height(), round(words.height())))
        self._set_pitch(dress.pitch)
        drop = round(dress.baseline - self._first_baseline())
        height = round(max(words.height(), self.document().size().height()))
        self.setGeometry(round(words.x()), round(words.y()) + drop, width, height)

    def _set_pitch(self, pitch: float) -> None:
        """Sets the lines apart as on the card, outside of the field's own undo."""
        if pitch == self._pitch:
            return
        self._pitch = pitch
        form = QTextBlockFormat()
        form.setLineHeight(pitch, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        self.blockSignals(True)
        self.setUndoRedoEnabled(False)
        cursor.mergeBlockFormat(form)
        self.setUndoRedoEnabled(True)
        self.blockSignals(False)

    def _first_baseline(self) -> float:
        layout = self.document().firstBlock().layout()
        self.document().setTextWidth(self.width())
        if not layout.lineCount():
            return 0.0
        line = layout.lineAt(0)
        return layout.position().y() + line.y() + line.ascent()

    def put_cursor(self, at: QPoint | None) -> None:
        """At the point ``at`` of the field; ``None`` selects all of the text."""
        if at is None:
            self.selectAll()
        else:
            self.setTextCursor(self.cursorForPosition(at))

    def replace_text(self, text: str) -> None:
        """Shows ``text``, which was changed elsewhere."""
        if text != clean_text(self.toPlainText()):
            self.blockSignals(True)
            self.setPlainText(text)
            self.moveCursor(QTextCursor.MoveOperation.End)
            self.blockSignals(False)
            self._pitch = 0.0

    def end(self, ending: Ending) -> None:
        """Says once how typing ended."""
        if not self._is_over:
            self._is_over = True
            self.ended.emit(ending)

    def _tell(self) -> None:
        if not self._is_over:
            self.typed.emit(clean_text(self.toPlainText()))

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText():
            self.insertPlainText(clean_text(source.text()))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ending = _ending(event)
        if ending is not None:
            event.accept()
            self.end(ending)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.insertPlainText("\n")  # a block of its own; Qt would put U+2028 into this one
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab adds a premise here; it does not leave the field."""
        return False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _KEPT_FOCUS:
            self.end(Ending.COMMIT)


def _ending(event: QKeyEvent) -> Ending | None:
    """What a key asks for; ``None`` where it is typed or moves the cursor."""
    key, modifiers = event.key(), event.modifiers()
    ctrl = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
    shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
    if key == Qt.Key.Key_Escape:
        return Ending.CANCEL
    if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not shift:
        return Ending.SIBLING if ctrl else Ending.COMMIT
    if key == Qt.Key.Key_Tab and not ctrl and not shift:
        return Ending.PREMISE
    return None
