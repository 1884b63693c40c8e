"""What an empty map and the empty parts of the canvas offer."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu

from rejoinder.editor.commands import CANVAS_MENU, COMMANDS
from rejoinder.gui.canvas.view import HINT
from rejoinder.gui.window import MapWindow
from rejoinder.model.ids import StatementId
from rejoinder.model.roles import Role, roles

Press = Callable[..., None]


def offered(window: MapWindow, at: QPoint) -> list[str]:
    """The ids of what a right click at ``at`` offers."""
    paper = window.canvas.viewport()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, paper.mapToGlobal(at))
    QApplication.sendEvent(paper, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    names = [a.objectName() for a in menu.actions() if not a.isSeparator()]
    menu.close()
    return names


def test_the_empty_canvas_offers_what_concerns_the_whole_map(
    town_window: MapWindow,
) -> None:
    QGuiApplication.clipboard().setText("Rents fall")
    town_window.session.fold({StatementId("trade")})
    QApplication.processEvents()
    names = offered(town_window, QPoint(3, 3))
    assert names == [
        "edit.paste",
        "add.loose",
        "view.fit",
        "fold.none",
        "edit.copy_picture",
        "file.export",
    ]
    assert town_window.session.selection == ()


def test_a_card_offers_what_concerns_the_card(
    town_window: MapWindow,
) -> None:
    at = town_window.canvas.position_of(StatementId("quiet"))
    assert at is not None
    assert "statement.voice" in offered(town_window, at)
    assert town_window.session.selection == ("quiet",)


def test_the_menu_of_the_canvas_names_commands() -> None:
    assert set(CANVAS_MENU) - {"-"} <= {command.id for command in COMMANDS}


def test_the_hint_of_an_empty_map_tells_what_the_keys_do(window: MapWindow, press: Press) -> None:
    assert HINT == "Type your claim and press Enter · Tab adds a reason · Ctrl+2 adds an objection"
    key = Qt.Key
    press("School should begin at nine", key.Key_Return)
    press(key.Key_Tab, "Pupils sleep longer", key.Key_Return)
    press(key.Key_Up, key.Key_Up)
    press(key.Key_2, modifier=Qt.KeyboardModifier.ControlModifier)
    press("Parents work at eight", key.Key_Return)
    document = window.session.document
    told = {s.text: roles(document)[name] for name, s in document.statements.items()}
    assert told == {
        "School should begin at nine": Role.THESIS,
        "Pupils sleep longer": Role.PREMISE,
        "Parents work at eight": Role.OBJECTION,
    }


def test_letters_that_are_commands_begin_a_thesis_as_well(window: MapWindow, press: Press) -> None:
    press("Some old uses", Qt.Key.Key_Return)
    assert [s.text for s in window.session.document.statements.values()] == ["Some old uses"]
