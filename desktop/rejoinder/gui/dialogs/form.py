"""The frame of a dialog: a body, and buttons at its foot."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QVBoxLayout,
    QWidget,
)


class Form(QDialog):
    """A dialog that is accepted with ``act`` or given up; ``body`` takes its fields."""

    def __init__(self, title: str, *, act: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent or QApplication.activeWindow())
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(18, 16, 18, 14)
        outer.setSpacing(14)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        outer.addLayout(self.body, 1)
        button = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(button.Ok | button.Cancel if act else button.Close)
        for each in self.buttons.buttons():
            each.setIcon(each.icon().__class__())
        if act:
            self.buttons.button(button.Ok).setText(act)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        outer.addWidget(self.buttons)

    def allow(self, on: bool) -> None:  # a switch
        """Lets the dialog be accepted, or not yet."""
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(on)
