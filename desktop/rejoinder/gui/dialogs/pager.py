"""A preview of several pages: one at a time, with keys and buttons to the others."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rejoinder.drawing.items import Drawing
from rejoinder.gui.dialogs.preview import Preview
from rejoinder.gui.fields import icon_button
from rejoinder.gui.plain import PlainLabel

_STEPS = {
    Qt.Key.Key_PageDown: 1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_PageUp: -1,
    Qt.Key.Key_Left: -1,
}


class Pager(QWidget):
    """Shows ``drawings`` in ``preview``; the row to turn pages is there where there are several."""

    def __init__(self, preview: Preview) -> None:
        super().__init__()
        self._preview = preview
        self._drawings: Sequence[Drawing] = ()
        self.place = 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName("Pages of the preview")
        self.count = PlainLabel(wrap=False)
        self.count.setObjectName("caption")
        self.back = icon_button("chevron-left", "Previous slide", lambda: self.turn(-1))
        self.on = icon_button("chevron-right", "Next slide", lambda: self.turn(1))
        self.row = QWidget()
        row = QHBoxLayout(self.row)
        row.setContentsMargins(0, 4, 0, 0)
        row.addStretch(1)
        for part in (self.back, self.count, self.on):
            row.addWidget(part)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(preview, 1)
        column.addWidget(self.row)

    def show_drawings(self, drawings: Sequence[Drawing]) -> None:
        """Shows other pages; of as many as before, the one at the same place."""
        self.place = self.place if len(drawings) == len(self._drawings) else 0
        self._drawings = drawings
        self.row.setVisible(len(drawings) > 1)
        self.turn(0)

    def turn(self, by: int) -> None:
        """Goes ``by`` pages on."""
        last = max(0, len(self._drawings) - 1)
        self.place = min(last, max(0, self.place + by))
        self._preview.show_drawing(self._drawings[self.place] if self._drawings else None)
        self.count.setText(f"Slide {self.place + 1} of {last + 1}")
        self.back.setEnabled(self.place > 0)
        self.on.setEnabled(self.place < last)

    def event(self, event: QEvent) -> bool:
        """Keeps the keys that turn pages from being shortcuts of the window behind."""
        is_key = isinstance(event, QKeyEvent) and Qt.Key(event.key()) in _STEPS
        if is_key and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and page keys turn pages."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or len(self._drawings) < 2:
            super().keyPressEvent(event)
            return
        self.turn(step)
