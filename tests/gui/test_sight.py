"""What is seen of a map: all of it while it has room, and always what is worked at."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from rejoinder.editor.commands import BY_ID
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
