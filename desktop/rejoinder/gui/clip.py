"""Cut, copy and paste: branches between windows and programs, and pictures of them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit

from rejoinder.editor.commands_edit import delete_branches, selected_statements
from rejoinder.editor.session import Session
from rejoinder.edits.clip import clipping, paste
from rejoinder.edits.outline import fragment_from_outline, outline_text
from rejoinder.formats.rejoinder import read, write
from rejoinder.gui.canvas.editor import TextField as CardField
from rejoinder.gui.fields import TextField
from rejoinder.model.change import Change
from rejoinder.model.document import Document
from rejoinder.model.errors import FileRefused
from rejoinder.model.ids import StatementId

BRANCHES_MIME = "application/x-rejoinder+json"
MOST_PASTED = 200_000
"""Characters of foreign text that are read as an outline; more is surely no list of claims."""

Field = QLineEdit | QPlainTextEdit | CardField

Picture = Callable[[], QMimeData]
"""Makes the picture that "Copy as picture" puts on the clipboard."""


class Clip(QObject):
    """The clipboard, for one window. In a text field, keys and menus act on its text."""

    def __init__(
        self, session: Session, *, picture: Picture, say: Callable[[str], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._picture = picture
        self._say = say
        self._can_paste = False
        _clipboard().dataChanged.connect(self._look)
        self._look()

    def _look(self) -> None:
        """Asks the clipboard only when it changes: another program may be slow to answer."""
        data = _clipboard().mimeData()
        self._can_paste = data is not None and (data.hasFormat(BRANCHES_MIME) or data.hasText())

    def undo(self) -> None:
        field = _text_field()
        if field is None or _leaves_undo(field):
            self._replay("Undid", self._session.history.done, self._session.undo)
        else:
            field.undo()

    def redo(self) -> None:
        field = _text_field()
        if field is None or _leaves_redo(field):
            self._replay("Redid", self._session.history.undone, self._session.redo)
        else:
            field.redo()

    def _replay(self, did: str, steps: Sequence[Change], act: Callable[[], bool]) -> None:
        """Says what it was: the place where it happened may be out of sight."""
        label = steps[-1].label if steps else ""
        if act():
            self._say(f"{did} “{label}”.")

    def cut(self) -> None:
        field = _text_field()
        if field is None:
            self._put_branches()
            delete_branches(self._session)
        else:
            field.cut()

    def copy(self) -> None:
        field = _text_field()
        if field is None:
            self._put_branches()
        else:
            field.copy()

    def _put_branches(self) -> None:
        document, chosen = self._session.document, selected_statements(self._session)
        data = QMimeData()
        data.setData(BRANCHES_MIME, write(clipping(document, chosen)))
        data.setText(outline_text(document, chosen))
        _clipboard().setMimeData(data)

    def paste(self) -> None:
        field = _text_field()
        if field is not None:
            field.paste()
            return
        session = self._session
        fragment = self._fragment()
        if fragment is None or not fragment.statements:
            self._say("There is nothing on the clipboard that a map can hold.")
            return
        change = paste(session.document, fragment, onto=session.current, fresh=session.fresh)
        new = [StatementId(name) for name in change.created("statements")[:1]]
        session.do(change, select=new)

    def _fragment(self) -> Document | None:
        """What is on the clipboard as branches; ``None`` where it is no such thing."""
        data = _clipboard().mimeData()
        if data.hasFormat(BRANCHES_MIME):
            try:
                return read(bytes(data.data(BRANCHES_MIME).data()))[0]
            except FileRefused:
                self._say("The branches on the clipboard could not be read; their text is pasted.")
        text = data.text() if data.hasText() else ""
        if not text.strip():
            return None
        if len(text) > MOST_PASTED:
            self._say(
                f"The text on the clipboard is too long for a map: {len(text):,} characters; "
                f"the limit is {MOST_PASTED:,}."
            )
            return None
        return fragment_from_outline(text, fresh=self._session.fresh)

    def copy_picture(self) -> None:
        _clipboard().setMimeData(self._picture())
        self._say("Copied as a picture: SVG, PNG and text.")

    def is_in_text(self) -> bool:
        return _text_field() is not None

    def undoes_text(self) -> bool:
        field = _text_field()
        return field is not None and not _leaves_undo(field)

    def redoes_text(self) -> bool:
        field = _text_field()
        return field is not None and not _leaves_redo(field)

    def can_paste(self) -> bool:
        return self._can_paste


def release_clipboard() -> None:
    """Empties the clipboard at the end if what is on it is ours; Qt would keep a dead pointer.

    A clipboard manager has taken it over by then, where there is one.
    """
    clipboard = _clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear()


def _clipboard() -> QClipboard:
    return QGuiApplication.clipboard()


def _text_field() -> Field | None:
    """The text field that has the focus and can be written in."""
    focus = QApplication.focusWidget()
    if isinstance(focus, QComboBox):
        focus = focus.lineEdit()
    if isinstance(focus, QLineEdit | QPlainTextEdit | CardField) and not focus.isReadOnly():
        return focus
    return None


def _leaves_undo(field: Field) -> bool:
    """Whether undo goes on to the map: its text is there, and no step of typing is left."""
    if not isinstance(field, TextField) or not field.is_live:
        return False
    return not field.document().isUndoAvailable()


def _leaves_redo(field: Field) -> bool:
    """Whether redo goes on to the map."""
    if not isinstance(field, TextField) or not field.is_live:
        return False
    return not field.document().isRedoAvailable()
