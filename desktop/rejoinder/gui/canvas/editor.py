"""The field that a statement's text is typed into, laid over its card."""

from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QKeySequence,
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


_TEXT_KEYS = (
    QKeySequence.StandardKey.Undo,
    QKeySequence.StandardKey.Redo,
    QKeySequence.StandardKey.Cut,
    QKeySequence.StandardKey.Copy,
    QKeySequence.StandardKey.Paste,
    QKeySequence.StandardKey.SelectAll,
    QKeySequence.StandardKey.MoveToNextWord,
    QKeySequence.StandardKey.MoveToPreviousWord,
    QKeySequence.StandardKey.SelectNextWord,
    QKeySequence.StandardKey.SelectPreviousWord,
    QKeySequence.StandardKey.MoveToStartOfDocument,
    QKeySequence.StandardKey.MoveToEndOfDocument,
    QKeySequence.StandardKey.SelectStartOfDocument,
    QKeySequence.StandardKey.SelectEndOfDocument,
    QKeySequence.StandardKey.DeleteStartOfWord,
    QKeySequence.StandardKey.DeleteEndOfWord,
)
"""Combinations that every text field has, whatever they mean on the map."""


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
        self._look: tuple[QFont, str, str, str] | None = None
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
        look = (dress.font, dress.ink, dress.paper, dress.selection)
        if look != self._look:
            self._look = look
            self._put_on(dress)
        width = round(dress.width) + 2
        self.resize(width, max(self.height(), round(words.height())))
        self._set_pitch(dress.pitch)
        drop = round(dress.baseline - self._first_baseline())
        height = round(max(words.height(), self.document().size().height()))
        self.setGeometry(round(words.x()), round(words.y()) + drop, width, height)

    def _put_on(self, dress: Dress) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, QColor(dress.paper))
        palette.setColor(QPalette.ColorRole.Text, QColor(dress.ink))
        palette.setColor(QPalette.ColorRole.Highlight, QColor(dress.selection))
        palette.setColor(QPalette.ColorRole.HighlightedText, QColor(dress.paper))
        self.setPalette(palette)
        self.setFont(dress.font)

    def _set_pitch(self, pitch: float) -> None:
        """Sets the lines apart as on the card, outside of the field's own undo."""
        if abs(pitch - self._pitch) < 0.05:
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

    @property
    def words(self) -> str:
        """The text; ``toPlainText`` would make plain blanks of those that do not break."""
        return clean_text(self.document().toRawText())

    def replace_text(self, text: str) -> None:
        """Shows ``text``, which was changed elsewhere."""
        if text != self.words:
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
            self.typed.emit(self.words)

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        data.setText(clean_text(self.textCursor().selection().toRawText()))
        return data

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText():
            self.insertPlainText(clean_text(source.text()))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and _is_for_text(event)
        ):
            event.accept()
            return True
        return super().event(event)

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


def _is_for_text(event: QKeyEvent) -> bool:
    """Whether a key writes, moves in the text or ends it, and so is no command's here."""
    commanding = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    is_plain = not event.modifiers() & (commanding | Qt.KeyboardModifier.MetaModifier)
    is_function = Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F35
    if (is_plain and not is_function) or _ending(event) is not None:
        return True
    return any(event.matches(key) for key in _TEXT_KEYS)


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
