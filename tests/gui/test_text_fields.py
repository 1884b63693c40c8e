"""A text field's keys act on its text: what is typed is undone there, never on the map."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from rejoinder.editor.commands import BY_ID
from rejoinder.edits.state import set_kind
from rejoinder.gui.fields import TextField
from rejoinder.gui.window import MapWindow
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, StatementId
from rejoinder.model.records import Kind

Press = Callable[..., None]
Run = Callable[[MapWindow, str], None]
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
QUIET = StatementId("quiet")

FIELDS = (
    "Statement text",
    "Note",
    "New comment",
    "Tags",
    "Argumentation scheme",
    "Title",
    "Find",
    "on the card",
    "in the outline",
)


@pytest.fixture
def edited(town_window: MapWindow) -> MapWindow:
    """The town after one edit, which only an undo of the map takes back."""
    session = town_window.session
    session.do(set_kind(session.document, QUIET, Kind.EVIDENCE), select=[QUIET])
    QApplication.processEvents()
    return town_window


def field_of(window: MapWindow, name: str) -> QWidget:
    """Goes to a text field as a person would, and empties it."""
    if name == "on the card":
        window.canvas.edit(QUIET)
    elif name == "in the outline":
        window.panes.show("outline")
        window.outline.setFocus()
        window.outline.edit_node(QUIET)
    elif name == "Find":
        window.panes.find()
    else:
        window.panes.show("inspector")
        if name == "Title":
            window.session.select([])
        if name == "Argumentation scheme":
            window.session.select([InferenceId("joint")])
        QApplication.processEvents()
        _named(window, name).setFocus()
    QApplication.processEvents()
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit | QPlainTextEdit | QTextEdit | QComboBox), name
    return field


def _named(window: MapWindow, name: str) -> QWidget:
    return next(
        w
        for w in window.inspector.findChildren(QWidget)
        if w.accessibleName() == name and w.isVisible()
    )


def text_of(field: QWidget) -> str:
    if isinstance(field, QLineEdit):
        return field.text()
    if isinstance(field, QComboBox):
        return field.currentText()
    assert isinstance(field, QPlainTextEdit | QTextEdit)
    return field.toPlainText()


@pytest.mark.parametrize("name", FIELDS)
def test_undo_in_a_field_takes_back_what_was_typed_and_redo_brings_it(
    edited: MapWindow, press: Press, name: str
) -> None:
    field = field_of(edited, name)
    before = text_of(field)
    press(Qt.Key.Key_End, "xyz")
    typed = text_of(field)
    assert "xyz" in typed
    press(Qt.Key.Key_Z, modifier=CTRL)
    assert text_of(field) == before
    assert edited.session.document.statements[QUIET].kind is Kind.EVIDENCE
    press(Qt.Key.Key_Z, modifier=CTRL | SHIFT)
    assert text_of(field) == typed
    press(Qt.Key.Key_Z, modifier=CTRL)
    press(Qt.Key.Key_Y, modifier=CTRL)
    assert text_of(field) == typed


@pytest.mark.parametrize("name", FIELDS)
def test_cut_copy_paste_and_delete_in_a_field_leave_the_map_alone(
    edited: MapWindow, press: Press, name: str
) -> None:
    field = field_of(edited, name)
    press("xyz")
    count = len(edited.session.document.statements)
    press(Qt.Key.Key_A, Qt.Key.Key_C, modifier=CTRL)
    assert "xyz" in QGuiApplication.clipboard().text()
    press(Qt.Key.Key_A, Qt.Key.Key_X, modifier=CTRL)
    assert "xyz" not in text_of(field)
    press(Qt.Key.Key_V, modifier=CTRL)
    assert "xyz" in text_of(field)
    press(Qt.Key.Key_A, modifier=CTRL)
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Backspace)
    assert text_of(field) == ""
    assert len(edited.session.document.statements) == count


@pytest.mark.parametrize("name", ["New comment", "Tags", "Find"])
def test_undo_in_a_field_that_is_not_on_the_map_ends_there(
    edited: MapWindow, press: Press, name: str
) -> None:
    field_of(edited, name)
    press("xyz")
    for _ in range(6):
        press(Qt.Key.Key_Z, modifier=CTRL)
    assert edited.session.document.statements[QUIET].kind is Kind.EVIDENCE


@pytest.mark.parametrize("name", ["Note", "Statement text"])
def test_undo_goes_on_to_the_map_where_a_live_field_has_no_steps_left(
    edited: MapWindow, press: Press, name: str
) -> None:
    field = field_of(edited, name)
    before = text_of(field)
    press("xyz")
    press(Qt.Key.Key_Z, modifier=CTRL)
    assert text_of(field) == before
    press(Qt.Key.Key_Z, modifier=CTRL)
    assert edited.session.document.statements[QUIET].kind is Kind.CLAIM


def test_a_field_forgets_its_steps_when_it_shows_another_card(
    edited: MapWindow, press: Press
) -> None:
    field = field_of(edited, "Note")
    press("xyz")
    press(Qt.Key.Key_A, modifier=CTRL)
    press(Qt.Key.Key_Delete)
    edited.session.select([StatementId("aim")])
    QApplication.processEvents()
    assert isinstance(field, TextField)
    assert not field.document().isUndoAvailable()


def test_the_edit_menu_undoes_in_the_field_that_has_the_focus(
    edited: MapWindow, press: Press, run: Run
) -> None:
    field = field_of(edited, "New comment")
    press("xyz")
    assert BY_ID["edit.undo"].named is not None
    run(edited, "edit.undo")
    assert text_of(field) == ""
    assert edited.session.document.statements[QUIET].kind is Kind.EVIDENCE


def test_undo_leaves_no_trace_of_a_note_in_the_history(edited: MapWindow, press: Press) -> None:
    steps: list[str] = [change.label for change in edited.session.history.done]
    field_of(edited, "Note")
    press("xyz")
    press(Qt.Key.Key_Z, modifier=CTRL)
    document: Document = edited.session.document
    assert document.statements[QUIET].note == ""
    assert [change.label for change in edited.session.history.done] == steps
