"""The frame of a dialog: a body, and buttons at its foot."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLayout,
    QVBoxLayout,
    QWidget,
)


class Form(QDialog):
    """A dialog that is accepted with ``act`` or given up; ``body`` takes its fields."""

    def __init__(self, title: str, *, act: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent or QApplication.activeWindow())
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(18, 16, 18, 14)
        self._outer.setSpacing(14)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        self._outer.addLayout(self.body, 1)
        button = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(button.Ok | button.Cancel if act else button.Close)
        for each in self.buttons.buttons():
            each.setIcon(QIcon())
        if act:
            self.buttons.button(button.Ok).setText(act)
            self.buttons.button(button.Ok).setDefault(True)
            self.buttons.button(button.Cancel).setAutoDefault(False)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _put_buttons_last(self) -> None:
        """The fields come first when one goes through the dialog with Tab."""
        if self.buttons.parentWidget() is None:
            self._outer.addWidget(self.buttons)

    def showEvent(self, event: QShowEvent) -> None:
        self._put_buttons_last()
        super().showEvent(event)
        self._first().setFocus(Qt.FocusReason.TabFocusReason)

    def _first(self) -> QWidget:
        """The first field; where there is none, the button that Enter presses."""
        buttons = self.buttons.buttons()
        widget = self.nextInFocusChain()
        while widget is not None and widget is not self:
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget not in buttons:
                return widget
            widget = widget.nextInFocusChain()
        return buttons[0]

    def hug(self, width: int) -> None:
        """Makes the dialog ``width`` wide and no higher than its contents then need.

        Wrapped labels would otherwise ask for the height that they have when narrow.
        """
        self._put_buttons_last()
        self._outer.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.ensurePolished()
        self._outer.activate()
        self.setFixedSize(width, self._outer.totalHeightForWidth(width))

    def allow(self, on: bool) -> None:  # a switch
        """Lets the dialog be accepted, or not yet."""
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(on)
