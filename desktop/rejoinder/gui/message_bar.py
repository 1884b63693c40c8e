"""One message over the canvas, with what can be done about it; the work goes on below it."""

from collections.abc import Callable, Sequence
from enum import Enum
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from rejoinder.gui.icons import icon
from rejoinder.gui.plain import PlainLabel

Action = tuple[str, Callable[[], None]]
"""A button's words and what it does; the bar closes afterwards."""


class Cause(Enum):
    """What a message is about: it goes when that is over."""

    OPENING = "opening"
    FILE = "file"
    EDIT = "edit"
    LAYOUT = "layout"
    FAULT = "fault"


class Tell(Protocol):
    """Shows a message that stays, with what can be done about it, until its cause is over."""

    def __call__(
        self, text: str, actions: Sequence[Action] = (), *, cause: Cause = Cause.FILE
    ) -> None: ...


class MessageBar(QFrame):
    """Hidden until ``tell``; a newer message takes the place of an older one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cause = Cause.FILE
        self.setObjectName("messageBar")
        self.setAccessibleName("Message")
        self._label = PlainLabel()
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._buttons: list[QPushButton] = []
        close = QToolButton()
        close.setIcon(icon("x"))
        close.setText("Close message")
        close.setAccessibleName("Close message")
        close.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        close.clicked.connect(self.hide)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 7, 8, 7)
        self._row.setSpacing(8)
        self._row.addWidget(self._label, 1)
        self._row.addWidget(close)
        self.hide()

    @property
    def text(self) -> str:
        """The message shown; empty while the bar is hidden."""
        return "" if self.isHidden() else self._label.text()

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        return tuple(self._buttons)

    def tell(self, text: str, actions: Sequence[Action] = (), *, cause: Cause = Cause.FILE) -> None:
        """Shows ``text`` with a button for each action."""
        self._cause = cause
        for old in self._buttons:
            self._row.removeWidget(old)
            old.deleteLater()
        self._buttons = [self._button(words, act) for words, act in actions]
        for place, button in enumerate(self._buttons, start=1):
            self._row.insertWidget(place, button)
        self._label.setText(text)
        self.show()

    def settle(self, *causes: Cause) -> None:
        """Takes the message away if it is about one of ``causes``, which are over."""
        if self._cause in causes:
            self.hide()

    def _button(self, words: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(words)

        def press() -> None:
            self.hide()
            act()

        button.clicked.connect(press)
        return button
