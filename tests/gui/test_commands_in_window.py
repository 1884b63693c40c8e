"""Every command is reachable, named, and disabled where it would do nothing."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolBar, QToolButton

from rejoinder.editor.command import Command
from rejoinder.editor.commands import BY_ID, COMMANDS, CONTEXT_MENU, TOOLBAR
from rejoinder.gui.actions import shown_key
from rejoinder.gui.menus import context_menu
from rejoinder.gui.window import MapWindow
from rejoinder.model.document import Document
from rejoinder.model.ids import StatementId

Run = Callable[[MapWindow, str], None]


def listed(menu: QMenu) -> Iterator[QAction]:
    for action in menu.actions():
        below = action.menu()
        if isinstance(below, QMenu):
            yield from listed(below)
        elif not action.isSeparator():
            yield action


def in_menus(window: MapWindow) -> list[str]:
    bar = window.menuBar().actions()
    return [a.objectName() for top in bar for a in listed(top.menu()) if a.objectName()]  # type: ignore[arg-type]


def test_every_command_is_in_a_menu_once(window: MapWindow) -> None:
    found = in_menus(window)

    assert sorted(found) == sorted(command.id for command in COMMANDS)


def test_a_menu_shows_the_first_key_of_each_command(window: MapWindow) -> None:
    for command in COMMANDS:
        action = window.actions_table.by_id[command.id]
        if command.keys:
            key = shown_key(command.keys[0])
            assert key in (action.shortcut().toString(), action.text().partition("\t")[2])


def test_actions_are_enabled_exactly_when_their_commands_are(town_window: MapWindow) -> None:
    for selection in ((), ("thesis",), ("joint",), ("quiet", "trade")):
        town_window.session.select([StatementId(name) for name in selection])
        town_window.actions_table.refresh()
        for command in COMMANDS:
            action = town_window.actions_table.by_id[command.id]
            assert action.isEnabled() is command.when(town_window), command.id


def test_a_disabled_command_does_nothing(window: MapWindow) -> None:
    window.run(BY_ID["add.premise"])

    assert window.session.document == Document()


@pytest.mark.parametrize(
    "command",
    [c for c in COMMANDS if c.menu in ("Add", "Statement", "Statement/Change role")],
    ids=lambda c: c.id,
)
def test_an_edit_is_undone_exactly(town_window: MapWindow, command: Command) -> None:
    asks = ("statement.link", "statement.pick_role", "add.note", "add.comment", "add.source")
    if command.id in asks:
        return
    session = town_window.session
    for selection in (("quiet",), ("buses",), ("thesis",), ("joint",), ("quiet", "aim")):
        before = session.document
        session.select([StatementId(name) for name in selection])
        if not command.when(town_window):
            continue
        town_window.run(command)
        if town_window.canvas.writing.field is not None:
            town_window.canvas.writing.field.insertPlainText("words")
            town_window.canvas.writing.commit()
        while session.history.done:
            session.undo()
        assert session.document == before


def test_undo_says_what_it_undoes(town_window: MapWindow, run: Run) -> None:
    town_window.session.select([StatementId("trade")])
    run(town_window, "edit.delete")

    action = town_window.actions_table.by_id["edit.undo"]
    assert action.text() == "Undo Delete branch"
    run(town_window, "edit.undo")
    assert town_window.actions_table.by_id["edit.redo"].text() == "Redo Delete branch"


def test_every_toolbar_button_has_words_and_a_name(window: MapWindow) -> None:
    bar = window.findChild(QToolBar)
    assert bar is not None
    buttons = bar.findChildren(QToolButton)

    assert len(buttons) >= len(TOOLBAR)
    assert [b for b in buttons if not b.text() or not b.accessibleName()] == []


def test_the_context_menu_leaves_out_what_does_not_apply(town_window: MapWindow) -> None:
    town_window.session.select([StatementId("thesis")])
    found = [a.objectName() for a in context_menu(town_window.actions_table, town_window).actions()]

    assert "add.premise" in found
    assert "role.objection" not in found
    assert "add.undercut" not in found
    assert set(found) - {""} <= set(CONTEXT_MENU)


def test_letters_can_be_switched_off(town_window: MapWindow, press: Callable[..., None]) -> None:
    town_window.session.select([StatementId("thesis")])
    town_window.house.settings.letter_keys = False
    town_window.house.apply_settings()
    before = town_window.session.document
    press("s")

    assert town_window.session.document == before


def test_a_refused_edit_is_said_and_changes_nothing(town_window: MapWindow, run: Run) -> None:
    session = town_window.session
    session.select([StatementId("thesis")])
    before = session.document
    run(town_window, "statement.demote")

    assert session.document == before
    assert town_window.status.currentMessage().endswith(".")
