"""Why a sentence is no part of the argument: a short list to choose from by one key."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from rejoinder.gui.dialogs.form import Form
from rejoinder.gui.fields import LineField
from rejoinder.gui.panels.sheet import labelled

REASONS = (
    "Background",
    "Story or example",
    "Says again what is mapped",
    "Rhetoric",
    "Caption, byline or note",
)


class Reason(Form):
    """Asks for a reason in one's own words."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Not part of the argument", act="Set aside", parent=parent)
        self.line = LineField("Reason", hint="Why this need not be on the map")
        self.body.addLayout(labelled((("Reason", self.line),), columns=1))
        self.hug(400)


def reason_menu(parent: QWidget, act: Callable[[str], None]) -> QMenu:
    """A menu whose rows are chosen by a digit; the last one asks for other words."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for number, words in enumerate(REASONS, start=1):
        menu.addAction(f"&{number}  {words}", partial(act, words))
    menu.addSeparator()
    menu.addAction(f"&{len(REASONS) + 1}  Another reason…", partial(_ask, parent, act))
    return menu


def _ask(parent: QWidget, act: Callable[[str], None]) -> None:
    form = Reason(parent)
    if form.exec():
        act(form.line.text())


def open_reasons(parent: QWidget, at: QPoint, act: Callable[[str], None]) -> None:
    """Asks for a reason at ``at`` of the screen."""
    menu = reason_menu(parent, act)
    menu.popup(at)
    menu.setActiveAction(menu.actions()[0])
