"""What is seen of a map: all of it while it has room, and always what is worked at."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tests.benchmarks.large_maps import large_map
from tests.gui.conftest import let_read

from rejoinder.editor.commands import BY_ID
from rejoinder.editor.part import WHOLE
from rejoinder.edits.state import set_text
from rejoinder.files.maps import save_map
from rejoinder.gui.window import MapWindow
from rejoinder.gui.windows import Windows
from rejoinder.layout.geometry import Rect
from rejoinder.model.document import Document
from rejoinder.model.ids import StatementId

Press = Callable[..., None]
Run = Callable[[MapWindow, str], None]
THESIS = StatementId("thesis")


def is_seen(window: MapWindow, box: Rect) -> bool:
    seen = window.canvas.eye.seen
    return (
        seen.x <= box.x
        and box.right <= seen.right
        and seen.y <= box.y
        and box.bottom <= seen.bottom
    )


def is_whole(window: MapWindow) -> bool:
    return is_seen(window, window.canvas.stage.bounds)


def shows_current(window: MapWindow) -> bool:
    current = window.session.current
    assert current is not None
    return is_seen(window, window.canvas.stage.places[current])


@pytest.mark.parametrize("name", ["add.premise", "add.objection", "add.co_premise", "add.parent"])
def test_a_map_that_has_room_stays_whole_in_sight(
    town_window: MapWindow, press: Press, name: str
) -> None:
    town_window.resize(2200, 1200)
    QApplication.processEvents()
    town_window.view.zoom_to(0.9)
    town_window.session.select([StatementId("aim")])
    town_window.canvas.eye.pan(300, 200)
    town_window.run(BY_ID[name])
    press("More", Qt.Key.Key_Return)
    assert is_whole(town_window)


def test_a_map_that_has_room_is_whole_in_sight_after_a_deletion(town_window: MapWindow) -> None:
    town_window.view.zoom_to(0.5)
    town_window.session.select([StatementId("buses")])
    town_window.canvas.eye.pan(-500, 300)
    town_window.run(BY_ID["edit.delete"])
    assert is_whole(town_window)


def test_what_is_added_to_a_large_map_is_wholly_in_sight(
    town_window: MapWindow, press: Press
) -> None:
    town_window.view.zoom_to(2.0)
    town_window.session.select([StatementId("buses")])
    for key in ("S", "S", "O", "J", "E"):
        press(key, "Something that is said at some length about buses", Qt.Key.Key_Return)
        assert shows_current(town_window)
    while town_window.session.history.done:
        town_window.session.undo()
        assert shows_current(town_window)


@pytest.mark.parametrize("name", ["statement.later", "statement.promote", "role.premise"])
def test_what_is_moved_on_a_large_map_is_wholly_in_sight(
    town_window: MapWindow, run: Run, name: str
) -> None:
    town_window.view.zoom_to(2.0)
    moved = "quiet" if name == "statement.later" else "buses"
    town_window.session.select([StatementId(moved)])
    run(town_window, name)
    assert shows_current(town_window)


def test_home_brings_the_thesis_into_sight_also_where_it_is_selected(
    town_window: MapWindow, run: Run
) -> None:
    town_window.view.zoom_to(2.0)
    town_window.session.select([THESIS])
    town_window.canvas.eye.pan(-4000, -4000)
    assert not shows_current(town_window)
    run(town_window, "go.home")
    assert shows_current(town_window)


def test_home_leaves_a_branch_that_does_not_show_the_thesis(
    town_window: MapWindow, run: Run
) -> None:
    town_window.session.select([StatementId("trade")])
    run(town_window, "view.focus")
    run(town_window, "go.home")
    assert town_window.session.selection == (THESIS,)
    assert shows_current(town_window)


def test_a_map_opens_with_its_thesis_selected(town_window: MapWindow) -> None:
    assert town_window.session.selection == (THESIS,)
    assert town_window.actions_table.by_id["add.premise"].isEnabled()


def test_a_map_that_is_opened_in_an_empty_window_has_its_thesis_selected(
    window: MapWindow, house: Windows, town: Document, tmp_path: Path
) -> None:
    path = tmp_path / "town.rejoinder"
    save_map(path, town, expected=None)
    house.open([path], by=window)
    let_read(house)
    QApplication.processEvents()
    assert house.all == [window]
    assert window.session.selection == (THESIS,)


def test_nothing_is_selected_on_an_empty_map(window: MapWindow) -> None:
    assert window.session.selection == ()


def test_a_folded_branch_that_is_shown_alone_unfolds(town_window: MapWindow) -> None:
    trade = StatementId("trade")
    town_window.session.fold([trade])
    town_window.session.select([trade])
    town_window.run(BY_ID["view.focus"])
    assert not town_window.session.folded
    assert len(town_window.canvas.picture.drawing.cards) > 1


@pytest.mark.parametrize("way", ["undone", "given up", "given up at once"])
def test_the_zoom_that_editing_changed_comes_back(
    town_window: MapWindow, press: Press, way: str
) -> None:
    town_window.session.select([StatementId("aim")])
    town_window.view.zoom_to(0.3)
    before = town_window.canvas.eye.goal
    press(Qt.Key.Key_F2)
    assert town_window.canvas.zoom > 0.3
    if way != "given up at once":
        press("Other words")
    press(Qt.Key.Key_Return if way == "undone" else Qt.Key.Key_Escape)
    if way == "undone":
        assert town_window.canvas.zoom > 0.3
        town_window.run(BY_ID["edit.undo"])
    assert town_window.canvas.zoom == pytest.approx(0.3)
    assert town_window.canvas.eye.goal.origin.x == pytest.approx(before.origin.x, abs=1)
    assert town_window.canvas.eye.goal.origin.y == pytest.approx(before.origin.y, abs=1)


def test_undoing_what_was_added_from_afar_goes_back_there(
    town_window: MapWindow, press: Press
) -> None:
    town_window.session.select([StatementId("aim")])
    town_window.view.zoom_to(0.3)
    press("S", "More", Qt.Key.Key_Return)
    assert town_window.canvas.zoom > 0.3
    town_window.run(BY_ID["edit.undo"])
    assert town_window.canvas.zoom == pytest.approx(0.3)


def test_a_zoom_of_ones_own_stays(town_window: MapWindow, press: Press) -> None:
    town_window.session.select([StatementId("aim")])
    town_window.view.zoom_to(0.3)
    press(Qt.Key.Key_F2, "Other words", Qt.Key.Key_Return)
    town_window.view.zoom_to(2.0)
    town_window.run(BY_ID["edit.undo"])
    assert town_window.canvas.zoom == 2.0


@pytest.fixture
def tree_window(show: Callable[[Document], MapWindow]) -> MapWindow:
    """A window on a map of sixty statements, all unfolded."""
    window = show(large_map(60))
    window.session.fold(())
    return window


def middle(window: MapWindow, node: str) -> tuple[float, float]:
    spot = window.canvas.position_of(StatementId(node))
    assert spot is not None
    return spot.x(), spot.y()


def test_back_leads_through_views(tree_window: MapWindow, run: Run) -> None:
    session, canvas = tree_window.session, tree_window.canvas
    names = list(session.document.statements)
    session.select([names[30]])
    tree_window.view.zoom_to(0.5)
    canvas.eye.pan(37, -21)
    place = middle(tree_window, names[30])
    run(tree_window, "view.around")
    around = session.part
    assert around.around == (names[30],)
    run(tree_window, "view.around_more")
    run(tree_window, "view.unfocus")
    assert (session.part, canvas.zoom) == (WHOLE, 0.5)
    assert middle(tree_window, names[30]) == place
    run(tree_window, "go.back")
    assert session.part.steps == around.steps + 1
    run(tree_window, "go.back")
    assert session.part == around
    run(tree_window, "go.back")
    assert (session.part, session.selection, canvas.zoom) == (WHOLE, (names[30],), 0.5)
    assert middle(tree_window, names[30]) == place
    run(tree_window, "go.forward")
    assert session.part == around


def test_back_passes_over_a_part_that_is_gone(town_window: MapWindow, run: Run) -> None:
    session = town_window.session
    session.select([StatementId("trade")])
    run(town_window, "view.focus")
    run(town_window, "edit.delete")
    assert session.part == WHOLE
    session.select([StatementId("aim")])
    run(town_window, "go.back")
    while BY_ID["go.back"].when(town_window):
        run(town_window, "go.back")
        assert session.part == WHOLE


def test_a_walk_with_arrows_is_one_step_back(town_window: MapWindow, press: Press) -> None:
    session = town_window.session
    session.select([StatementId("trade")])
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Left):
        press(key)
    assert session.selection != (StatementId("trade"),)
    town_window.run(BY_ID["go.back"])
    assert session.selection == (StatementId("trade"),)


def test_undo_of_what_is_not_shown_brings_it_into_sight(town_window: MapWindow, run: Run) -> None:
    session = town_window.session
    session.do(set_text(session.document, StatementId("aim"), "Else"))
    session.select([StatementId("buses")])
    run(town_window, "view.focus")
    run(town_window, "edit.undo")
    assert session.part == WHOLE
    assert session.selection == (StatementId("aim"),)
    assert shows_current(town_window)
