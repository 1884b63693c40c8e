"""Questions that stop the work: what to do with unsaved changes, which file."""

from enum import Enum
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLineEdit, QWidget

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


class TypedPath(QObject):
    """Enter on a path that is typed in full into Qt's own file dialog takes that file.

    The list of completions may swallow the key. A dialog of the system has no such field, and
    this nothing to do.
    """

    def __init__(self, dialog: QFileDialog) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self.file: Path | None = None
        self._field = dialog.findChild(QLineEdit, "fileNameEdit")
        self._list = None if self._field is None else self._field.completer().popup()
        for watched in (self._field, self._list):
            if watched is not None:
                watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if is_enter:
                return self._take()
        return False

    def _take(self) -> bool:
        typed = "" if self._field is None else self._field.text()
        path = Path(self._dialog.directory().absolutePath()) / typed
        if not typed or not path.is_file():
            return False
        if self._list is not None:
            self._list.hide()
        if self._dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave:
            self._dialog.accept()  # asks before it writes over a file
        else:
            self.file = path
            self._dialog.done(QFileDialog.DialogCode.Accepted)
        return True


def maps_to_open(parent: QWidget, folder: Path | None) -> tuple[Path, ...]:
    """Asks for maps; none where the person changes their mind."""
    start = str(folder or Path.home())
    dialog = QFileDialog(parent, "Open map", start, f"{MAPS};;{ALL}")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    return _asked(dialog)


def version_to_open(parent: QWidget, folder: Path | None, *, title: str) -> Path | None:
    """Asks for another version of a map; ``title`` says what for."""
    dialog = QFileDialog(parent, title, str(folder or Path.home()), f"{MAPS};;{ALL}")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return next(iter(_asked(dialog)), None)


def place_to_save(parent: QWidget, suggestion: Path) -> Path | None:
    """Asks where to save a map; the suffix is added where it is missing."""
    dialog = QFileDialog(parent, "Save map as", str(suggestion.parent), MAPS)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("rejoinder")
    dialog.selectFile(suggestion.name)
    return next(iter(_asked(dialog)), None)


def _asked(dialog: QFileDialog) -> tuple[Path, ...]:
    typed = TypedPath(dialog)
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return (typed.file,) if typed.file is not None else tuple(map(Path, chosen))
