"""The article's text under the hand: keys move and select in it, the wheel sizes its letters."""

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QWheelEvent

from rejoinder.gui.article.keys import KEYS, move_of
from rejoinder.gui.article.pointed_text import PointedText

WHEEL_ZOOM = 1.1
"""How much larger letters become with one notch of the wheel."""


class ArticleText(PointedText):
    """What the pointer does is its base's; here are the keys."""

    def event(self, event: QEvent) -> bool:
        """The text's own keys come before commands of the window that use them too."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            own = event.matches(KEYS.Copy) or event.matches(KEYS.SelectAll)
            if own or move_of(event) is not None:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        go = move_of(event)
        if go is not None:
            room = float(self.viewport().height() - 40)
            self.caret.go(go.way, back=go.back, extend=go.extend, screen=room)
            self.bring_caret()
            self.read_out()
        elif event.matches(KEYS.Copy):
            self.copy()
        elif event.matches(KEYS.SelectAll):
            self.caret.select_all()
            self._changed()
        else:
            event.ignore()

    def copy(self) -> None:
        """Puts the selected words on the clipboard, a paragraph a line."""
        if self.caret.has_selection:
            QGuiApplication.clipboard().setText(self.selected_text())

    def select(self, paragraph: int, start: int, *, end: int) -> None:
        """Selects words of a paragraph, counted from 0, and brings them into sight."""
        self.caret.select(paragraph, start, end=end)
        found = self.page.lay(paragraph)
        shift = QPointF(0.0, self.page.top(paragraph))
        self.bring([box.translated(shift) for box in found.boxes(start, end)])
        self._changed()

    # --- Qt ---

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y()
            self.set_zoom(self.zoom * WHEEL_ZOOM ** (turned / 120))
            event.accept()
        else:
            super().wheelEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_caret()
        self.tell_moved()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_caret()
        self.tell_moved()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._is_ready:
            self._shape()
