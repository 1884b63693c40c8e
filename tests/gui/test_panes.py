"""The panels beside the map: how one gets back from them, how much room they take."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from rejoinder.gui.window import MapWindow
from rejoinder.gui.windows import Windows
from rejoinder.model.ids import InferenceId, NodeId, StatementId

Run = Callable[[MapWindow, str], None]


def fields(window: MapWindow) -> list[QWidget]:
    """All of the inspector's page that can be reached with Tab."""
    found = window.inspector.shown.findChildren(QWidget)
    return [f for f in found if f.isVisible() and f.focusPolicy() & Qt.FocusPolicy.TabFocus]


@pytest.mark.parametrize("selected", ["trade", "joint", ""])
def test_escape_in_any_field_of_the_inspector_goes_back_to_the_map(
    town_window: MapWindow, selected: str
) -> None:
    nodes: dict[str, list[NodeId]] = {
        "trade": [StatementId("trade")],
        "joint": [InferenceId("joint")],
        "": [],
    }
    town_window.session.select(nodes[selected])
    QApplication.processEvents()
    names = [field.accessibleName() for field in fields(town_window)]
    assert len(names) > 2
    for field in fields(town_window):
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_Escape)
        assert town_window.canvas.hasFocus(), field.accessibleName()


def test_escape_keeps_what_was_typed(town_window: MapWindow, run: Run) -> None:
    run(town_window, "add.note")
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "Ask for figures")
    QTest.keyClick(field, Qt.Key.Key_Escape)

    assert town_window.canvas.hasFocus()
    thesis = town_window.session.document.statements[StatementId("thesis")]
    assert thesis.note == "Ask for figures"


@pytest.mark.parametrize("width", [960, 1200, 1600])
def test_the_map_has_the_largest_share_of_a_first_window(
    window: MapWindow, house: Windows, width: int
) -> None:
    window.panes.show("outline")
    window.resize(width, 700)
    window.panes.arrange()
    QApplication.processEvents()

    assert window.panes.is_shown("outline") == (width >= 1000)
    assert window.panes.is_shown("inspector")
    assert window.canvas.width() > window.width() * 0.5


def test_panes_stay_as_they_were_left(window: MapWindow, house: Windows) -> None:
    window.panes.show("outline")
    window.panes.docks["inspector"].hide()
    window.close()
    QApplication.processEvents()
    again = house.new()

    assert again.panes.is_shown("outline")
    assert not again.panes.is_shown("inspector")
