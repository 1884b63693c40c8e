"""The lower part of the article's pane: a list or a form that is opened when it is asked for."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from rejoinder.gui.fields import icon_button
from rejoinder.gui.plain import OneLine

LEAST = 120


class Drawer(QFrame):
    """Shows one of its pages at a time. Escape, or its button, shuts it: ``shut`` says so."""

    shut = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("drawer")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = OneLine()
        self.title.setObjectName("heading")
        head = QHBoxLayout()
        head.setContentsMargins(12, 4, 6, 2)
        head.addWidget(self.title, 1)
        head.addWidget(icon_button("x", "Close this list", self.close_page))
        self._pages = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._pages, 1)
        self.setMinimumHeight(LEAST)
        self.hide()

    def open_page(self, page: QWidget, title: str) -> None:
        """Shows ``page`` under ``title``."""
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        self.title.say(title)
        self.show()

    def shows(self, page: QWidget) -> bool:
        """Whether ``page`` is open."""
        return not self.isHidden() and self._pages.currentWidget() is page

    def close_page(self) -> None:
        self.hide()
        self.shut.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_page()
        else:
            super().keyPressEvent(event)
