"""A scheme is chosen, and its questions gone through, without the mouse."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from rejoinder.gui.dialogs import scheme as dialog
from rejoinder.gui.dialogs.scheme import SchemeForm
from rejoinder.gui.panels.questions_part import QuestionRow, QuestionsPart
from rejoinder.gui.window import MapWindow
from rejoinder.model.ids import InferenceId, StatementId
from rejoinder.model.lookup import home
from rejoinder.model.records import Answer, AnswerState

Press = Callable[..., None]
JOINT, AGAINST = InferenceId("joint"), InferenceId("against")
TRADE = StatementId("trade")
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def against(town_window: MapWindow, monkeypatch: pytest.MonkeyPatch) -> MapWindow:
    """The window at an objection with one premise; dialogs are open without waiting."""
    monkeypatch.setattr(SchemeForm, "exec", lambda form: form.show())
    town_window.session.select([TRADE])
    town_window.canvas.setFocus()
    QApplication.processEvents()
    return town_window


@contextmanager
def form(window: MapWindow) -> Iterator[SchemeForm]:
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, SchemeForm)]
    (shown,) = [w for w in found if w.isVisible()]
    yield shown
    shown.close()
    shown.deleteLater()
    window.activateWindow()
    window.canvas.setFocus()
    QApplication.processEvents()


def keys(widget: QDialog, *typed: Qt.Key | str, held: Qt.KeyboardModifier | None = None) -> None:
    """Presses keys in the field of the dialog, which has the focus from the start."""
    assert isinstance(widget, SchemeForm)
    for key in typed:
        modifier = held or Qt.KeyboardModifier.NoModifier
        if isinstance(key, str):
            QTest.keyClicks(widget.key.field, key, modifier)
        else:
            QTest.keyClick(widget.key.field, key, modifier)
        QApplication.processEvents()


def test_two_numbers_and_enter_choose_a_scheme(against: MapWindow, press: Press) -> None:
    press("m")
    with form(against) as shown:
        keys(shown, "4", "1", "2")
        assert shown.key.scheme() == "negative_consequences"
        keys(shown, Qt.Key.Key_Return)
        assert shown.isHidden()

    assert against.session.document.inferences[AGAINST].scheme == "negative_consequences"
    assert against.session.current == TRADE


def test_backspace_goes_back_to_the_question_before(against: MapWindow, press: Press) -> None:
    press("m")
    with form(against) as shown:
        first = shown.key.lines()
        keys(shown, "5", Qt.Key.Key_Backspace)
        assert shown.key.lines() == first


def test_typing_searches_names_and_other_names(against: MapWindow, press: Press) -> None:
    press("m")
    with form(against) as shown:
        keys(shown, "authority")
        assert shown.key.scheme() == "expert_opinion"
        keys(shown, Qt.Key.Key_Escape)
        assert shown.key.scheme() == ""
        assert shown.isVisible()
        keys(shown, "qwxz")
        assert shown.key.lines() == []
        assert shown.key.question.text() == "No scheme has these words"


def test_ctrl_enter_adds_what_nobody_states_as_one_step(against: MapWindow, press: Press) -> None:
    session = against.session
    before = session.document
    press("m")
    with form(against) as shown:
        keys(shown, "4", "1", "2")
        shown.parts.letters["A"].setText("closing the centre")
        shown.parts.letters["B"].setText("a loss of customers")
        keys(shown, Qt.Key.Key_Return, held=CTRL)
        assert shown.isHidden()

    premises = session.document.links.premises_of(AGAINST)
    assert [session.document.statements[p].text for p in premises] == [
        "Shops lose their customers.",
        "A loss of customers is bad.",
    ]
    assert not session.document.statements[premises[1]].stated
    session.undo()
    assert session.document == before


def test_the_dialog_opens_at_the_scheme_that_is_named(against: MapWindow, press: Press) -> None:
    press("m")
    with form(against) as shown:
        keys(shown, "threat", Qt.Key.Key_Return)
    press("m")
    with form(against) as shown:
        assert shown.key.scheme() == "threat"


def questions(window: MapWindow) -> QuestionsPart:
    return next(p for p in window.inspector.step.parts if isinstance(p, QuestionsPart))


def focused() -> QuestionRow:
    row = QApplication.focusWidget()
    assert isinstance(row, QuestionRow)
    return row


@pytest.fixture
def asking(against: MapWindow, press: Press) -> MapWindow:
    """The window with the keyboard at the first question of a scheme."""
    press("m")
    with form(against) as shown:
        keys(shown, "position", Qt.Key.Key_Return)
    press("q")
    assert focused().question.id == "CQ1"
    return against


def answers(window: MapWindow) -> dict[str, AnswerState]:
    return {a.question: a.state for a in window.session.document.inferences[AGAINST].answers}


def test_q_without_a_scheme_asks_for_one_first(
    town_window: MapWindow, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[InferenceId] = []
    monkeypatch.setattr(dialog, "ask_scheme", lambda _, step: asked.append(step))
    town_window.session.select([TRADE])
    press("q")

    assert asked == [AGAINST]


def test_a_question_is_answered_from_the_keyboard(asking: MapWindow, press: Press) -> None:
    press("a", "They see their tills.", Qt.Key.Key_Return)

    assert asking.session.document.inferences[AGAINST].answers == (
        Answer(question="CQ1", state=AnswerState.ANSWERED, text="They see their tills."),
    )
    assert focused().question.id == "CQ1"


def test_arrows_go_from_question_to_question_and_t_makes_a_task(
    asking: MapWindow, press: Press
) -> None:
    press(Qt.Key.Key_Down, "t", Qt.Key.Key_Down, Qt.Key.Key_Down, "t", Qt.Key.Key_Up, "l")

    assert focused().question.id == "CQ2"
    assert answers(asking) == {"CQ3": AnswerState.TASK}


def test_f_adds_what_the_scheme_says(asking: MapWindow, press: Press) -> None:
    session = asking.session
    known = set(session.document.statements)
    press(Qt.Key.Key_Down, "f")

    (new,) = set(session.document.statements) - known
    step = home(session.document.statements[new])
    assert step is not None
    assert session.document.inferences[step].conclusion == AGAINST
    assert answers(asking) == {"CQ2": AnswerState.FAILS}
    assert session.current == AGAINST
    session.undo()
    assert set(session.document.statements) == known


def test_u_objects_to_the_step_instead(asking: MapWindow, press: Press) -> None:
    press("u")

    (undercut,) = asking.session.document.links.arguments_for(AGAINST)
    assert answers(asking) == {"CQ1": AnswerState.FAILS}
    assert asking.session.document.inferences[undercut].conclusion == AGAINST


def test_a_question_that_fails_adds_nothing_twice(asking: MapWindow, press: Press) -> None:
    press("u", "u", "f", "o")

    assert len(asking.session.document.links.arguments_for(AGAINST)) == 1


def test_escape_leads_back_to_the_map(asking: MapWindow, press: Press) -> None:
    press(Qt.Key.Key_Escape)

    assert QApplication.focusWidget() is asking.canvas


def test_the_disc_says_how_its_questions_stand(asking: MapWindow, press: Press) -> None:
    disc = asking.canvas.stage.scene.disc(AGAINST)
    assert disc is not None
    assert "Scheme: Position to know" in disc.detail
    assert "2 questions oblige to an answer" in disc.detail
    shapes = len(disc.shapes)

    press(
        "a", "x", Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Down, "a", "y", Qt.Key.Key_Return
    )

    disc = asking.canvas.stage.scene.disc(AGAINST)
    assert disc is not None
    assert "2 of 3 critical questions settled" in disc.detail
    assert "oblige" not in disc.detail
    assert len(disc.shapes) == shapes - 1


def test_a_screen_reader_hears_which_answers_are_owed(asking: MapWindow) -> None:
    first, second, _ = questions(asking).questions

    assert "an answer is owed" in first.accessibleName()
    assert "owed" not in second.accessibleName()
