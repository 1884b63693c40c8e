"""What is worked at stays in sight while panels, bars and parts come and go."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.benchmarks.large_maps import large_map
from tests.gui.test_sight import is_whole, shows_current

from rejoinder.edits.untangle import tangle
from rejoinder.gui.window import MapWindow
from rejoinder.model.document import Document
from rejoinder.model.ids import StatementId

Show = Callable[[Document], MapWindow]
Run = Callable[[MapWindow, str], None]


@pytest.fixture
def wide(show: Show) -> MapWindow:
    """A window on a map that is far larger than the canvas."""
    window = show(large_map(300))
    window.view.zoom_to(0.8)
    return window


def at_the_edge(window: MapWindow, *, right: bool) -> StatementId:
    """A card in the middle of the map, current, at the right or lower edge of the window."""
    canvas, document = window.canvas, window.session.document
    middle = canvas.stage.bounds.center
    node = min(
        (name for name in canvas.stage.places if name in document.statements),
        key=lambda name: (
            abs(canvas.stage.places[name].center.x - middle.x)
            + abs(canvas.stage.places[name].center.y - middle.y)
        ),
    )
    window.session.select([node])
    box, room = canvas.eye.goal.box_to_screen(canvas.stage.places[node]), canvas.eye.window
    dx = room.width - 3 - box.right if right else room.width / 2 - box.center.x
    dy = room.height / 2 - box.center.y if right else room.height - 3 - box.bottom
    canvas.eye.pan(dx, dy)
    assert shows_current(window)
    return StatementId(node)


@pytest.mark.parametrize("command", ["pane.results", "pane.inspector", "edit.find"])
@pytest.mark.parametrize("right", [True, False])
def test_the_current_card_stays_in_sight_beside_a_panel(
    wide: MapWindow, run: Run, command: str, right: bool
) -> None:
    at_the_edge(wide, right=right)
    before = wide.canvas.viewport().size()
    run(wide, command)
    assert wide.canvas.viewport().size() != before
    assert shows_current(wide)
    run(wide, command)
    assert shows_current(wide)


def test_what_was_out_of_sight_is_not_brought_back_by_a_panel(wide: MapWindow, run: Run) -> None:
    at_the_edge(wide, right=True)
    wide.canvas.eye.pan(500, 0)
    camera = wide.canvas.eye.goal
    run(wide, "edit.find")
    assert wide.canvas.eye.goal == camera
    assert not shows_current(wide)


def test_the_current_card_is_in_sight_after_the_results_alone(
    wide: MapWindow, run: Run, qtbot: QtBot
) -> None:
    node = at_the_edge(wide, right=True)
    run(wide, "edit.find")
    QTest.keyClicks(wide.find_bar.field, wide.session.document.statements[node].text[:12])
    qtbot.waitUntil(lambda: wide.finding.finder.is_over)
    run(wide, "find.alone")
    wide.resize(wide.width() - 320, wide.height() - 160)
    QApplication.processEvents()
    run(wide, "view.unfocus")
    assert shows_current(wide)


def test_a_hit_has_something_around_it_in_sight(wide: MapWindow, run: Run, qtbot: QtBot) -> None:
    canvas = wide.canvas
    run(wide, "edit.find")
    QTest.keyClicks(wide.find_bar.field, "the")
    qtbot.waitUntil(lambda: wide.finding.finder.is_over)
    assert len(wide.find_bar.hits) > 5
    for _ in range(6):
        QTest.keyClick(wide.find_bar.field, Qt.Key.Key_Return)
        QApplication.processEvents()
        current, room = wide.session.current, canvas.eye.window
        assert current is not None
        box = canvas.eye.goal.box_to_screen(canvas.stage.places[current])
        assert box.height - 1 <= box.y
        assert box.bottom + box.height <= room.height + 1
        assert not canvas.minimap.isVisible() or not canvas.minimap.geometry().contains(
            round(box.center.x), round(box.center.y)
        )


@pytest.mark.parametrize("seed", [1, 2])
def test_a_map_that_is_wholly_in_sight_stays_so_when_it_is_untangled(
    show: Show, run: Run, seed: int
) -> None:
    window = show(large_map(120, seed=seed))
    run(window, "view.fit")
    assert is_whole(window)
    before = tangle(window.session.document)
    run(window, "layout.untangle")
    assert is_whole(window)
    now = tangle(window.session.document)
    assert f"{before:,} crossings of cross links, now {now:,}" in window.status.currentMessage()
