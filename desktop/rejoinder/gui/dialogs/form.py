"""The frame of a dialog: a body, and buttons at its foot."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

FRAME = QSize(16, 56)
"""Pixels of a screen that a dialog leaves for the frame that the system puts around it."""

LEAST = QSize(320, 120)


def room(dialog: QWidget) -> QSize:
    """The largest size at which all of ``dialog`` can be reached on its screen."""
    return dialog.screen().availableGeometry().size() - FRAME


class Form(QDialog):
    """A dialog that is accepted with ``act`` or given up; ``body`` takes its fields.

    ``begins_at`` is the field that has the focus when it opens, if not the first.
    """

    def __init__(self, title: str, *, act: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent or QApplication.activeWindow())
        self.begins_at: QWidget | None = None
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(18, 16, 18, 14)
        self._outer.setSpacing(14)
        # wrapped labels ask for the height that they have when narrow: more than some screens
        self._outer.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setMinimumSize(LEAST)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        self._outer.addLayout(self.body, 1)
        button = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(button.Ok | button.Cancel if act else button.Close)
        for each in self.buttons.buttons():
            each.setIcon(QIcon())
        if act:
            self.buttons.button(button.Ok).setText(act)
            self.buttons.button(button.Cancel).setText("Cancel")
            self.buttons.button(button.Cancel).setAutoDefault(False)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _put_buttons_last(self) -> None:
        """The fields come first when one goes through the dialog with Tab.

        Enter in a field does what the dialog is for; a dialog knows only a default that is
        set while the button is in it, and takes the first button otherwise.
        """
        if self.buttons.parentWidget() is None:
            self._outer.addWidget(self.buttons)
            act = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
            if act is not None:
                act.setDefault(True)

    def showEvent(self, event: QShowEvent) -> None:
        self._put_buttons_last()
        self.resize(self.size().boundedTo(room(self)))
        super().showEvent(event)
        (self.begins_at or self._first()).setFocus(Qt.FocusReason.TabFocusReason)

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
        """Makes the dialog ``width`` wide and no higher than its contents then need."""
        self._put_buttons_last()
        self.ensurePolished()
        self._outer.activate()
        self.setFixedSize(width, self._outer.totalHeightForWidth(width))

    def allow(self, on: bool) -> None:  # a switch
        """Lets the dialog be accepted, or not yet."""
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(on)


def scrolled(content: QLayout) -> QScrollArea:
    """``content`` in an area that scrolls where a dialog is lower than what is in it."""
    inside = QWidget()
    whole = QVBoxLayout(inside)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.addLayout(content)
    whole.addStretch(1)
    area = QScrollArea()
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area
