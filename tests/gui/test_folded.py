"""What goes under a folded card unfolds it: the card's own text is never opened instead."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from rejoinder.editor.commands import BY_ID
from rejoinder.gui.window import MapWindow
from rejoinder.model.ids import StatementId

FOLDED = StatementId("trade")
Press = Callable[..., None]

ADDERS = (
    "add.child",
    "add.premise",
    "add.objection",
    "add.rebuttal",
    "add.evidence",
    "add.undercut",
    "add.co_premise",
    "add.unstated",
    "add.after",
    "add.before",
    "add.parent",
)


@pytest.fixture
def folded(town_window: MapWindow) -> MapWindow:
    """The town, with the objection folded over its rebuttal, and selected."""
    town_window.session.fold({FOLDED})
    town_window.session.select([FOLDED])
    return town_window


def created(window: MapWindow) -> StatementId:
    done = window.session.history.done
    assert done
    return StatementId(done[-1].created("statements")[0])


@pytest.mark.parametrize("name", ADDERS)
def test_an_adder_on_a_folded_card_opens_what_it_adds(
    folded: MapWindow, press: Press, name: str
) -> None:
    words = folded.session.document.statements[FOLDED].text
    folded.run(BY_ID[name])
    new = created(folded)
    assert folded.canvas.writing.statement == new
    press("Something new", Qt.Key.Key_Return)
    assert folded.session.document.statements[new].text == "Something new"
    assert folded.session.document.statements[FOLDED].text == words
    assert folded.session.selection == (new,)
    assert new in folded.canvas.stage.places


@pytest.mark.parametrize("key", ["S", "O", "E", "R", "J", "U"])
def test_a_letter_on_a_folded_card_opens_what_it_adds(
    folded: MapWindow, press: Press, key: str
) -> None:
    press(key)
    assert folded.canvas.writing.statement == created(folded)


def test_tab_while_typing_in_a_folded_card_goes_on_below_it(
    folded: MapWindow, press: Press
) -> None:
    folded.canvas.edit(FOLDED)
    press(Qt.Key.Key_Tab, "Something new", Qt.Key.Key_Return)
    assert folded.session.document.statements[FOLDED].text == "Shops lose their customers."
    assert folded.session.document.statements[created(folded)].text == "Something new"


def test_what_is_pasted_under_a_folded_card_is_selected_in_sight(folded: MapWindow) -> None:
    QGuiApplication.clipboard().setText("Rents fall")
    folded.run(BY_ID["edit.paste"])
    assert folded.session.selection == (created(folded),)
    assert created(folded) in folded.canvas.stage.places


def test_the_duplicate_of_a_folded_card_is_selected(folded: MapWindow) -> None:
    folded.run(BY_ID["edit.duplicate"])
    new = folded.session.selection
    assert len(new) == 1
    assert new[0] != FOLDED
    assert new[0] in folded.canvas.stage.places


def test_what_is_dropped_on_a_folded_card_stays_selected_and_in_sight(folded: MapWindow) -> None:
    moved, paper = StatementId("aim"), folded.canvas.viewport()
    start = folded.canvas.position_of(moved)
    end = folded.canvas.position_of(FOLDED)
    assert start is not None
    assert end is not None
    QTest.mousePress(paper, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(paper, start + QPoint(14, 0))
    QTest.mouseMove(paper, end)
    QTest.mouseRelease(paper, Qt.MouseButton.LeftButton, pos=end)
    QApplication.processEvents()
    document = folded.session.document
    assert document.inferences[document.statements[moved].premise_of[0].inference].conclusion == (
        FOLDED
    )
    assert folded.session.selection == (moved,)
    assert moved in folded.canvas.stage.places


def test_the_editor_opens_on_no_other_card_than_asked(folded: MapWindow) -> None:
    folded.canvas.edit(StatementId("buses"))
    assert folded.canvas.writing.statement == "buses"
    assert FOLDED not in folded.session.folded
