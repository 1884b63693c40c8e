"""Asks why a finding can be let stand; the author will read it."""

from PySide6.QtWidgets import QWidget

from rejoinder.gui.dialogs.form import Form
from rejoinder.gui.fields import LineField, caption
from rejoinder.gui.plain import PlainLabel
from rejoinder.model.text import one_line


class ReasonForm(Form):
    """A line for the reason; without one the finding stays open."""

    def __init__(self, message: str, parent: QWidget) -> None:
        super().__init__("Let stand", act="Let stand", parent=parent.window())
        self.field = LineField("Reason", hint="Why can it stand?")
        self.body.addWidget(PlainLabel(message))
        self.body.addWidget(self.field)
        self.body.addWidget(caption("The reason is kept in the map, and told in the review."))
        self.field.textChanged.connect(lambda _: self.allow(bool(self.reason())))
        self.allow(False)
        self.hug(460)

    def reason(self) -> str:
        return one_line(self.field.text())


def asked_reason(message: str, *, parent: QWidget) -> str:
    """The reason that a person gives; empty where they change their mind."""
    form = ReasonForm(message, parent)
    return form.reason() if form.exec() else ""
