"""Asks whether the version is at hand that two versions began from."""

from enum import Enum

from PySide6.QtWidgets import QDialogButtonBox, QWidget

from rejoinder.gui.dialogs.ask import Question

_WITHOUT = 2
"""What the dialog returns for "Merge without it"; 1 and 0 are Qt's for accepted and given up."""


class Ancestor(Enum):
    """What to merge by."""

    CHOOSE = "choose"
    WITHOUT = "without"
    CANCEL = "cancel"


def ask_ancestor(parent: QWidget, name: str) -> Ancestor:
    """Asks for the version that the map and the one called ``name`` both began from."""
    question = Question(
        parent,
        f"Do you have the version that this map and {name} began from?",
        consequence="With it, what only one of you changed is taken over unasked. Without "
        "it, all that is in either map is in the merged one, and what differs is a conflict.",
        act="Choose it…",
    )
    button = question.buttons.addButton(
        "Merge without it", QDialogButtonBox.ButtonRole.DestructiveRole
    )
    button.clicked.connect(lambda: question.done(_WITHOUT))
    answers = {1: Ancestor.CHOOSE, _WITHOUT: Ancestor.WITHOUT}
    return answers.get(question.exec(), Ancestor.CANCEL)
