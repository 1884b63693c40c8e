"""A key whose command can't be run says why, and what is typed after it does no harm."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rejoinder.editor.command import always
from rejoinder.editor.commands import BY_ID, COMMANDS
from rejoinder.editor.refusals import refusal
from rejoinder.gui.window import MapWindow
from rejoinder.model.ids import InferenceId, NodeId, StatementId

Press = Callable[..., None]
CTRL = Qt.KeyboardModifier.ControlModifier
THESIS = StatementId("thesis")


def said(window: MapWindow) -> str:
    return window.status.currentMessage()


def test_every_command_that_may_be_disabled_can_say_why(window: MapWindow) -> None:
    silent = [c.id for c in COMMANDS if c.when is not always and not refusal(c, window)]
    assert silent == ["view.unfocus"]


@pytest.mark.parametrize(("key", "modifier"), [("U", None), (Qt.Key.Key_U, CTRL)])
def test_a_refused_key_says_why(
    town_window: MapWindow, press: Press, key: str | Qt.Key, modifier: Qt.KeyboardModifier | None
) -> None:
    town_window.session.select([THESIS])
    QApplication.processEvents()
    document = town_window.session.document
    press(key, modifier=modifier)
    assert said(town_window) == "An objection to a step needs a step: select a disc or a premise."
    assert town_window.session.document == document


def test_what_is_typed_after_a_refused_key_runs_no_command(
    town_window: MapWindow, press: Press
) -> None:
    town_window.session.select([THESIS])
    document = town_window.session.document
    press("U", "just test words here", Qt.Key.Key_Return, Qt.Key.Key_Delete)
    assert town_window.session.document == document
    assert not town_window.canvas.is_editing


def test_after_a_pause_letters_are_commands_again(
    town_window: MapWindow, press: Press, qtbot: QtBot
) -> None:
    town_window.session.select([THESIS])
    press("U", "s")
    qtbot.waitUntil(lambda: not town_window.actions_table.typing.isActive())
    press("s")
    assert town_window.canvas.is_editing


def test_arrows_act_right_after_a_refused_key(town_window: MapWindow, press: Press) -> None:
    town_window.session.select([THESIS])
    press("U", Qt.Key.Key_Down)
    assert town_window.session.current != THESIS


def test_an_edit_that_is_refused_says_why_as_well(town_window: MapWindow, press: Press) -> None:
    town_window.session.select([THESIS])
    press(Qt.Key.Key_Delete)
    town_window.session.undo()
    town_window.session.select([StatementId("quiet"), InferenceId("against")])
    QApplication.processEvents()
    press(Qt.Key.Key_D, modifier=CTRL)
    assert said(town_window) == refusal(BY_ID["edit.duplicate"], town_window)


@pytest.mark.parametrize(
    ("selected", "step"),
    [
        (StatementId("quiet"), "joint"),
        (StatementId("trade"), "against"),
        (InferenceId("answer"), "answer"),
    ],
)
def test_an_objection_to_a_step_finds_its_step(
    town_window: MapWindow, press: Press, selected: NodeId, step: str
) -> None:
    town_window.session.select([selected])
    press("U", "Not so", Qt.Key.Key_Return)
    document = town_window.session.document
    new = next(s for s in document.statements.values() if s.text == "Not so")
    assert document.inferences[new.premise_of[0].inference].conclusion == step


def test_an_objection_to_a_step_takes_the_only_one_under_a_thesis(
    town_window: MapWindow, press: Press
) -> None:
    town_window.session.select([InferenceId("against")])
    press(Qt.Key.Key_Delete)
    town_window.session.select([THESIS])
    press("U", "Not so", Qt.Key.Key_Return)
    document = town_window.session.document
    new = next(s for s in document.statements.values() if s.text == "Not so")
    assert document.inferences[new.premise_of[0].inference].conclusion == "joint"
