"""Questions that stop the work: what to do with unsaved changes, which file."""

from enum import Enum
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

MAPS = "Rejoinder maps (*.rejoinder)"
ALL = "All files (*)"


class Answer(Enum):
    """What to do with unsaved changes before a window closes."""

    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"


def unsaved(parent: QWidget, title: str) -> Answer:
    """Asks whether to save ``title`` before it is closed."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setWindowTitle("Unsaved changes")
    box.setText(f"Save the changes to “{title}” before closing?")
    box.setInformativeText("Without saving, they are lost.")
    button = QMessageBox.StandardButton
    box.setStandardButtons(button.Save | button.Discard | button.Cancel)
    box.setDefaultButton(button.Save)
    box.button(button.Discard).setText("Don’t save")
    answers = {int(button.Save): Answer.SAVE, int(button.Discard): Answer.DISCARD}
    return answers.get(box.exec(), Answer.CANCEL)


def confirmed(parent: QWidget, question: str, *, consequence: str, act: str) -> bool:
    """Asks before something that can't be undone; ``act`` is the button that does it."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setWindowTitle(act)
    box.setText(question)
    box.setInformativeText(consequence)
    box.setStandardButtons(QMessageBox.StandardButton.Cancel)
    yes = box.addButton(act, QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(QMessageBox.StandardButton.Cancel)
    box.exec()
    return box.clickedButton() is yes


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
