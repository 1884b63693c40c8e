"""Questions that stop the work: what to do with unsaved changes, which file."""

from enum import Enum
from pathlib import Path

from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QWidget

from rejoinder.gui.dialogs.form import Form
from rejoinder.gui.fields import caption, section

_DISCARD = 2
"""What the dialog returns for "Don't save"; 1 and 0 are Qt's for accepted and given up."""

MAPS = "Rejoinder maps (*.rejoinder)"
ALL = "All files (*)"


class Answer(Enum):
    """What to do with unsaved changes before a window closes."""

    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"


class Question(Form):
    """A question, what follows from the answers, and a button for each."""

    def __init__(self, parent: QWidget, question: str, *, consequence: str, act: str) -> None:
        super().__init__("Rejoinder", act=act, parent=parent)
        self.body.addWidget(section(question))
        self.body.addWidget(caption(consequence))
        self.hug(440)


def unsaved(parent: QWidget, title: str) -> Answer:
    """Asks whether to save ``title`` before it is closed."""
    question = Question(
        parent,
        f"Save the changes to “{title}” before closing?",
        consequence="Without saving, they are lost.",
        act="Save",
    )
    role = QDialogButtonBox.ButtonRole.DestructiveRole
    question.buttons.addButton("Don’t save", role).clicked.connect(lambda: question.done(_DISCARD))
    return {1: Answer.SAVE, _DISCARD: Answer.DISCARD}.get(question.exec(), Answer.CANCEL)


def maps_to_open(parent: QWidget, folder: Path | None) -> tuple[Path, ...]:
    """Asks for maps; none where the person changes their mind."""
    names, _ = QFileDialog.getOpenFileNames(
        parent, "Open map", str(folder or Path.home()), f"{MAPS};;{ALL}"
    )
    return tuple(Path(name) for name in names)


def place_to_save(parent: QWidget, suggestion: Path) -> Path | None:
    """Asks where to save a map; the suffix is added where it is missing."""
    name, _ = QFileDialog.getSaveFileName(parent, "Save map as", str(suggestion), MAPS)
    if not name:
        return None
    path = Path(name)
    return path if path.suffix else path.with_suffix(".rejoinder")
