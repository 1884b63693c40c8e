"""Typing on the real canvas: every key is in the document, and Escape takes all of it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QKeyCombination, QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from rejoinder.edits.add import add_co_premise, add_reason
from rejoinder.edits.state import set_text
from rejoinder.gui.canvas.view import HINT, LEAST_EDITED
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, StatementId
from rejoinder.model.lookup import home

if TYPE_CHECKING:
    from tests.gui.canvas.conftest import Show, Stand

AIM, QUIET = StatementId("aim"), StatementId("quiet")
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NO_KEY = Qt.KeyboardModifier.NoModifier
Key = Qt.Key


def text_of(stand: Stand, name: str) -> str:
    return stand.document.statements[StatementId(name)].text


def open_new(stand: Stand) -> StatementId:
    """Adds a premise for ``aim`` and opens it, as a command does."""
    session = stand.session
    change = add_reason(session.document, AIM, fresh=session.fresh)
    new = StatementId(change.created("statements")[0])
    session.do(change, select=[new])
    stand.canvas.edit(new)
    return new


def test_a_double_click_opens_the_text_over_its_card(stand: Stand) -> None:
    QTest.mouseDClick(
        stand.canvas.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        stand.at("aim", 0.5, 0.6),
    )
    card = stand.canvas.stage.card(AIM)
    assert card is not None
    box = stand.canvas.eye.camera.box_to_screen(card.rect)
    geometry = stand.field.geometry()
    assert box.contains(geometry.left(), geometry.top())
    assert box.contains(geometry.right(), geometry.bottom())
    assert stand.field.hasFocus()


def test_the_field_breaks_lines_where_the_card_does(stand: Stand) -> None:
    stand.canvas.edit(StatementId("thesis"))
    card = stand.canvas.stage.card(StatementId("thesis"))
    assert card is not None
    layout = stand.field.document().firstBlock().layout()
    assert layout.lineCount() == 2
    drawn = round(card.face.text_rect.height * stand.canvas.zoom)
    assert abs(stand.field.document().size().height() - drawn) <= 1


def test_editing_begins_with_all_of_the_text_selected(stand: Stand) -> None:
    stand.canvas.edit(AIM)
    assert stand.field.textCursor().selectedText() == "A town is for people first."


def test_every_key_is_in_the_document_at_once(stand: Stand) -> None:
    stand.canvas.edit(AIM)
    QTest.keyClicks(stand.field, "Peo")
    assert text_of(stand, "aim") == "Peo"
    QTest.keyClicks(stand.field, "ple")
    assert text_of(stand, "aim") == "People"


def test_a_burst_of_typing_is_one_step(stand: Stand) -> None:
    stand.canvas.edit(AIM)
    QTest.keyClicks(stand.field, "People first")
    QTest.keyClick(stand.field, Key.Key_Return)
    assert stand.steps == ["Edit text"]
    stand.session.undo()
    assert text_of(stand, "aim") == "A town is for people first."


def test_the_card_grows_with_its_text(stand: Stand) -> None:
    stand.canvas.edit(AIM)
    before = stand.canvas.stage.places[AIM].height
    QTest.keyClick(stand.field, Key.Key_End)
    stand.field.insertPlainText(" It was so before there were cars, and it will be so after." * 2)
    assert stand.canvas.stage.places[AIM].height > before
    box = stand.canvas.eye.camera.box_to_screen(stand.canvas.stage.places[AIM])
    assert stand.field.geometry().bottom() <= box.bottom


def test_enter_commits_and_gives_the_focus_back(stand: Stand) -> None:
    stand.canvas.edit(AIM)
    QTest.keyClicks(stand.field, "People")
    QTest.keyClick(stand.field, Key.Key_Return)
    assert not stand.canvas.is_editing
    assert stand.canvas.hasFocus()
    assert text_of(stand, "aim") == "People"


def test_shift_and_enter_begins_a_new_line(stand: Stand) -> None:
    stand.canvas.edit(AIM)
    QTest.keyClicks(stand.field, "one")
    QTest.keyClick(stand.field, Key.Key_Return, SHIFT)
    QTest.keyClicks(stand.field, "two")
    assert text_of(stand, "aim") == "one\ntwo"


def test_escape_restores_text_and_history_exactly(stand: Stand) -> None:
    stand.session.do(set_text(stand.document, QUIET, "Another text"))
    stand.session.undo()
    before, undone = stand.document, list(stand.session.history.undone)
    stand.canvas.edit(AIM)
    QTest.keyClicks(stand.field, "People")
    QTest.keyClick(stand.field, Key.Key_Escape)
    assert stand.document == before
    assert stand.steps == []
    assert stand.session.history.undone == undone


def test_escape_takes_back_the_command_that_opened_the_field(stand: Stand) -> None:
    stand.session.do(set_text(stand.document, QUIET, "Another text"))
    stand.session.undo()
    stand.click("aim")
    before, undone = stand.document, list(stand.session.history.undone)
    open_new(stand)
    QTest.keyClicks(stand.field, "Because")
    QTest.keyClick(stand.field, Key.Key_Escape)
    assert stand.document == before
    assert stand.steps == []
    assert stand.session.history.undone == undone
    assert stand.session.selection == ("aim",)


def test_a_new_statement_and_its_text_are_one_step(stand: Stand) -> None:
    before = stand.document
    new = open_new(stand)
    QTest.keyClicks(stand.field, "Because")
    QTest.keyClick(stand.field, Key.Key_Return)
    assert text_of(stand, new) == "Because"
    assert stand.steps == ["Add premise"]
    stand.session.undo()
    assert stand.document == before


def test_escape_does_not_take_back_a_statement_that_was_written_before(stand: Stand) -> None:
    new = open_new(stand)
    QTest.keyClicks(stand.field, "Because")
    QTest.keyClick(stand.field, Key.Key_Return)
    stand.canvas.edit(new)
    QTest.keyClicks(stand.field, "Or else")
    QTest.keyClick(stand.field, Key.Key_Escape)
    assert text_of(stand, new) == "Because"


@pytest.mark.parametrize(
    ("key", "held"),
    [
        (Key.Key_Tab, NO_KEY),
        (Key.Key_Escape, NO_KEY),
        (Key.Key_S, NO_KEY),
        (Key.Key_Delete, NO_KEY),
        (Key.Key_Z, CTRL),
        (Key.Key_Return, CTRL),
        (Key.Key_Left, CTRL | SHIFT),
    ],
)
def test_a_key_of_the_text_is_no_command_while_typing(
    stand: Stand, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    heard: list[Qt.Key] = []
    shortcut = QShortcut(QKeySequence(QKeyCombination(held, key)), stand.canvas)
    shortcut.activated.connect(lambda: heard.append(key))
    stand.canvas.edit(AIM)
    QTest.keyClick(stand.field, key, held)
    assert heard == []


def test_undo_in_the_field_takes_back_what_was_typed_there(stand: Stand) -> None:
    stand.canvas.edit(AIM)
    QTest.keyClick(stand.field, Key.Key_End)
    QTest.keyClicks(stand.field, " And last.")
    stand.field.undo()
    assert text_of(stand, "aim") == "A town is for people first."


@pytest.mark.parametrize("typed", ["", "   "])
def test_a_new_statement_without_words_is_removed(stand: Stand, typed: str) -> None:
    before = stand.document
    open_new(stand)
    QTest.keyClicks(stand.field, typed)
    QTest.keyClick(stand.field, Key.Key_Return)
    assert stand.document == before
    assert stand.steps == []


def test_ctrl_and_enter_goes_on_to_a_sibling(stand: Stand) -> None:
    first = open_new(stand)
    QTest.keyClicks(stand.field, "One")
    QTest.keyClick(stand.field, Key.Key_Return, CTRL)
    second = stand.canvas.writing.statement
    assert second not in (None, first)
    QTest.keyClicks(stand.field, "Two")
    QTest.keyClick(stand.field, Key.Key_Return)
    conclusions = [
        stand.document.inferences[i].conclusion
        for name in (first, second)
        if name is not None and (i := home(stand.document.statements[name])) is not None
    ]
    assert conclusions == ["aim", "aim"]
    assert len(stand.steps) == 2


def test_tab_goes_on_to_a_premise(stand: Stand) -> None:
    stand.canvas.edit(AIM)
    QTest.keyClick(stand.field, Key.Key_Tab)
    new = stand.canvas.writing.statement
    assert new is not None
    step = home(stand.document.statements[new])
    assert step is not None
    assert stand.document.inferences[step].conclusion == "aim"


def test_a_new_co_premise_given_up_leaves_the_group_as_it_was(stand: Stand) -> None:
    before = stand.document
    session = stand.session
    change = add_co_premise(session.document, AIM, fresh=session.fresh)
    new = StatementId(change.created("statements")[0])
    session.do(change, select=[new])
    stand.canvas.edit(new)
    QTest.keyClick(stand.field, Key.Key_Escape)
    assert stand.document == before


def test_a_click_elsewhere_commits(stand: Stand) -> None:
    stand.canvas.edit(AIM)
    QTest.keyClicks(stand.field, "People")
    QTest.mouseClick(
        stand.canvas.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        stand.at("quiet"),
    )
    assert not stand.canvas.is_editing
    assert text_of(stand, "aim") == "People"
    assert stand.session.selection == ("quiet",)


def test_another_field_that_takes_the_focus_commits_and_keeps_it(stand: Stand) -> None:
    other = QLineEdit(stand.canvas)
    other.show()
    stand.canvas.edit(AIM)
    QTest.keyClicks(stand.field, "People")
    other.setFocus()
    assert not stand.canvas.is_editing
    assert other.hasFocus()


def test_undo_from_outside_shows_in_the_field(stand: Stand) -> None:
    stand.canvas.edit(AIM)
    QTest.keyClicks(stand.field, "People")
    stand.session.undo()
    assert stand.field.toPlainText() == "A town is for people first."


def test_a_statement_removed_from_outside_closes_its_field(stand: Stand) -> None:
    stand.canvas.edit(AIM)
    stand.session.replace_document(Document())
    assert not stand.canvas.is_editing


def test_what_is_pasted_is_plain_text(stand: Stand) -> None:
    stand.canvas.edit(AIM)
    pasted = QMimeData()
    pasted.setHtml("<b>bold</b><img src='x.png'>")
    pasted.setText("a\x00b <b>c</b>")
    stand.field.insertFromMimeData(pasted)
    assert text_of(stand, "aim") == "ab <b>c</b>"


def test_an_input_method_commits_into_the_text(stand: Stand) -> None:
    stand.canvas.edit(AIM)
    event = QInputMethodEvent()
    event.setCommitString("漢字")
    QApplication.sendEvent(stand.field, event)
    assert text_of(stand, "aim") == "漢字"


def test_the_field_opens_large_enough_to_read(stand: Stand) -> None:
    stand.canvas.set_zoom(0.2)
    stand.canvas.edit(AIM)
    size = stand.canvas.picture.drawing.cards[0].face.text_font.size
    assert stand.canvas.zoom * size >= LEAST_EDITED - 0.01
    assert stand.canvas.zoom < 1.0


def test_editing_a_folded_statement_unfolds_it(stand: Stand) -> None:
    stand.session.fold([StatementId("trade")])
    stand.canvas.edit(StatementId("buses"))
    assert stand.session.folded == frozenset()
    assert stand.canvas.writing.statement == "buses"


def test_a_step_has_no_text_to_edit(stand: Stand) -> None:
    with stand.bot.waitSignal(stand.canvas.said):
        stand.canvas.edit(InferenceId("joint"))
    assert not stand.canvas.is_editing


def test_typing_on_an_empty_map_writes_the_thesis(show: Show) -> None:
    stand = show(Document())
    QTest.keyClick(stand.canvas, Key.Key_S)
    QTest.keyClicks(stand.field, "treets")
    QTest.keyClick(stand.field, Key.Key_Return)
    thesis = stand.document.thesis
    assert thesis is not None
    assert text_of(stand, thesis) == "streets"
    assert stand.steps == ["Add thesis"]


def test_escape_leaves_an_empty_map_empty(show: Show) -> None:
    stand = show(Document())
    QTest.keyClick(stand.canvas, Key.Key_S)
    QTest.keyClick(stand.field, Key.Key_Escape)
    assert stand.document == Document()
    assert stand.steps == []


def test_an_empty_map_takes_what_an_input_method_composes(show: Show) -> None:
    stand = show(Document())
    event = QInputMethodEvent()
    event.setCommitString("道")
    QApplication.sendEvent(stand.canvas, event)
    assert stand.field.toPlainText() == "道"


def test_an_empty_map_says_what_to_do(show: Show) -> None:
    stand = show(Document())
    empty = stand.canvas.grab().toImage()
    stand.canvas.write()
    QTest.keyClicks(stand.field, "Claim")
    assert HINT.startswith("Type your claim")
    assert empty != stand.canvas.grab().toImage()


def test_a_double_click_on_paper_writes_a_loose_statement(stand: Stand) -> None:
    paper = stand.canvas.viewport().rect().bottomLeft()
    QTest.mouseDClick(
        stand.canvas.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        paper,
    )
    QTest.keyClicks(stand.field, "By the way")
    QTest.keyClick(stand.field, Key.Key_Return)
    assert stand.steps == ["Add loose claim"]


def test_asking_again_to_edit_keeps_the_open_field(stand: Stand) -> None:
    new = open_new(stand)
    field = stand.field
    stand.canvas.edit(new)
    assert stand.field is field
    QTest.keyClicks(stand.field, "Because")
    assert text_of(stand, new) == "Because"


def test_editing_another_statement_leaves_no_empty_one_behind(stand: Stand) -> None:
    new = open_new(stand)
    stand.canvas.edit(QUIET)
    assert new not in stand.document.statements
    assert stand.canvas.writing.statement == QUIET
    assert stand.session.selection == (QUIET,)


def test_what_was_added_while_a_field_was_open_stays(stand: Stand) -> None:
    new = open_new(stand)
    change = add_reason(stand.document, new, fresh=stand.session.fresh, text="Why?")
    stand.session.do(change)
    QTest.keyClick(stand.field, Key.Key_Escape)
    assert change.created("statements")[0] in stand.document.statements
    assert stand.steps == ["Add premise", "Add premise"]


def test_blanks_that_do_not_break_stay_when_a_text_is_edited(stand: Stand) -> None:
    stand.session.do(set_text(stand.document, AIM, "10\u00a0% of all"))
    stand.canvas.edit(AIM)
    QTest.keyClick(stand.field, Key.Key_End)
    QTest.keyClicks(stand.field, "!")
    assert text_of(stand, "aim") == "10\u00a0% of all!"


def test_what_is_copied_is_plain_text(stand: Stand) -> None:
    stand.canvas.edit(AIM)
    data = stand.field.createMimeDataFromSelection()
    assert data.formats() == ["text/plain"]
    assert data.text() == "A town is for people first."
