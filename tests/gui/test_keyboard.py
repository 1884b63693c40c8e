"""A map built, saved, opened again and exported without touching the mouse."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tests.gui.conftest import let_read

from rejoinder.files.maps import open_map
from rejoinder.gui.export_choice import Choice
from rejoinder.gui.window import MapWindow
from rejoinder.gui.windows import Windows
from rejoinder.model.document import Document
from rejoinder.model.roles import Role, roles

Press = Callable[..., None]
CTRL = Qt.KeyboardModifier.ControlModifier


def texts(document: Document) -> set[str]:
    return {statement.text for statement in document.statements.values()}


def with_role(document: Document, role: Role) -> list[str]:
    by_role = roles(document)
    return sorted(s.text for name, s in document.statements.items() if by_role[name] is role)


def test_a_map_of_twelve_statements_is_built_by_keyboard(
    window: MapWindow, press: Press, saved_as: Path, house: Windows, tmp_path: Path
) -> None:
    key = Qt.Key
    press("Buses should be free", key.Key_Return)
    press(key.Key_Tab, "More people ride", key.Key_Return)
    press(key.Key_J, "Riders leave their cars", key.Key_Return)
    press(key.Key_E, "Ridership rose by a third", key.Key_Return)
    press(key.Key_Up, key.Key_Up)
    press(key.Key_U, "They were walkers before", key.Key_Return)
    press(key.Key_R, "Counts of cars fell too", key.Key_Return)
    press(key.Key_Home, key.Key_O, "Drivers cost money", key.Key_Return)
    press(key.Key_R, "Fares cost more to collect", key.Key_Return)
    press(key.Key_S, "Machines and checks are dear", key.Key_Return)
    press(key.Key_Return, "So is fraud", key.Key_Return)
    press(key.Key_Home, key.Key_S, "The poor gain most", key.Key_Return)
    press(key.Key_E, "They travel by bus", key.Key_Return)
    document = window.session.document
    assert len(document.statements) == 12
    assert with_role(document, Role.THESIS) == ["Buses should be free"]
    assert "Fares cost more to collect" in with_role(document, Role.REBUTTAL)
    assert with_role(document, Role.EVIDENCE) == ["Ridership rose by a third", "They travel by bus"]

    press(key.Key_S, modifier=CTRL)
    assert texts(open_map(saved_as).document) == texts(document)
    assert not window.isWindowModified()

    window.close()
    house.open([saved_as])
    let_read(house)
    again = house.all[-1]
    QApplication.processEvents()
    assert again.session.document == document

    target = tmp_path / "map.svg"
    assert again.files.exporting.write(Choice(format="svg"), target)
    picture = target.read_text("utf-8")
    assert picture.startswith("<?xml")
    assert all(word in picture for word in ("Buses", "Ridership", "Machines", "fraud"))
