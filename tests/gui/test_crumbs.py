"""The bar over the canvas while one branch is shown alone."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from rejoinder.editor.part import WHOLE, branch_of
from rejoinder.edits.state import set_text
from rejoinder.gui.crumbs import way
from rejoinder.gui.window import MapWindow
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, StatementId
from rejoinder.model.records import MAP_ID, Inference, MapRow, PremiseOf, Statement

Run = Callable[[MapWindow, str], None]
BUSES, TRADE = StatementId("buses"), StatementId("trade")


def words(window: MapWindow) -> list[str]:
    """What the bar says, from the left."""
    QApplication.processEvents()
    shown = [
        widget
        for widget in window.crumbs.findChildren(QWidget)
        if isinstance(widget, QLabel | QPushButton) and not widget.isHidden()
    ]
    return [widget.text() for widget in sorted(shown, key=QWidget.x)]


def press(window: MapWindow, text: str) -> None:
    found = next(b for b in window.crumbs.findChildren(QPushButton) if b.text() == text)
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


@pytest.fixture
def branch(town_window: MapWindow, run: Run) -> MapWindow:
    """The window with the rebuttal alone."""
    town_window.session.select([BUSES])
    run(town_window, "view.focus")
    return town_window


def test_the_way_to_a_branch_is_shown_while_it_is_alone(branch: MapWindow) -> None:
    assert branch.crumbs.isVisible()
    assert words(branch) == [
        "The town should close its…",
        "›",
        "Shops lose their customers.",
        "›",
        "Customers come by bus as well.",
        "Show all",
    ]


def test_a_statement_on_the_way_shows_its_branch(branch: MapWindow) -> None:
    press(branch, "Shops lose their customers.")
    assert branch.session.part == branch_of(TRADE)
    assert branch.session.selection == (TRADE,)
    assert words(branch)[-2:] == ["Shops lose their customers.", "Show all"]
    assert branch.canvas.hasFocus()


def test_the_command_and_show_all_leave_the_branch(branch: MapWindow, run: Run) -> None:
    run(branch, "view.unfocus")
    assert branch.session.part == WHOLE
    assert branch.crumbs.isHidden()
    run(branch, "view.focus")
    press(branch, "Show all")
    assert branch.session.part == WHOLE


def test_the_bar_follows_edits(branch: MapWindow) -> None:
    branch.session.do(set_text(branch.session.document, TRADE, "Fish & chips <b>"))
    assert "Fish && chips <b>" in words(branch)


def test_the_middle_of_a_long_way_is_in_a_menu(show: Callable[[Document], MapWindow]) -> None:
    names = [StatementId(f"s{n}") for n in range(7)]
    steps = [InferenceId(f"i{n}") for n in range(1, 7)]
    document = Document(
        map={MAP_ID: MapRow(thesis=names[0])},
        statements={
            names[0]: Statement(text="Level 0"),
            **{
                names[n]: Statement(
                    text=f"Level {n}",
                    premise_of=(PremiseOf(inference=steps[n - 1], order="a0"),),
                )
                for n in range(1, 7)
            },
        },
        inferences={
            step: Inference(conclusion=names[n], order="a0") for n, step in enumerate(steps)
        },
    )
    assert way(document, names[3]) == tuple(names[:4])
    window = show(document)
    window.session.show(branch_of(names[6]))
    shown = [text for text in words(window) if text != "›"]
    assert shown == ["Level 0", "…", "Level 4", "Level 5", "Level 6", "Show all"]
    menu = next(b.menu() for b in window.crumbs.findChildren(QPushButton) if b.text() == "…")
    assert [action.text() for action in menu.actions()] == ["Level 1", "Level 2", "Level 3"]
    menu.actions()[1].trigger()
    assert window.session.part == branch_of(names[2])


def test_the_bar_does_not_widen_the_window(branch: MapWindow) -> None:
    width = branch.minimumSizeHint().width()
    branch.session.show(WHOLE)
    QApplication.processEvents()
    assert branch.minimumSizeHint().width() == width
