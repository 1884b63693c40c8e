"""A map opens as it was left: folds, selection, part, place and zoom, kept outside its file."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.benchmarks.large_maps import large_map

from rejoinder.editor.part import WHOLE, branch_of
from rejoinder.editor.session import Seen
from rejoinder.edits.remove import remove_branches
from rejoinder.files.leavings import Leavings
from rejoinder.files.maps import save_map
from rejoinder.gui.canvas.camera import fitted
from rejoinder.gui.dialogs.preferences import Preferences
from rejoinder.gui.window import MapWindow
from rejoinder.gui.windows import Windows
from rejoinder.model.ids import StatementId
from rejoinder.settings import Settings

Run = Callable[[MapWindow, str], None]
Open = Callable[..., MapWindow]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A map of sixty statements on the disk."""
    path = tmp_path / "forest.rejoinder"
    save_map(path, large_map(60))
    return path


@pytest.fixture
def opened(house: Windows, path: Path, tmp_path: Path, qtbot: QtBot) -> Open:
    """Opens the map in a window of its own, after the one it was in is closed."""
    house.leavings = Leavings(tmp_path / "views")

    def again(width: int = 1280, height: int = 800) -> MapWindow:
        for window in house.all:
            window.close()
        house.open([path])
        (window,) = house.all
        qtbot.waitUntil(lambda: window.file.path == path)
        qtbot.waitUntil(lambda: window.opening.bar.isHidden() and not window.opening.is_busy)
        window.resize(width, height)
        qtbot.waitExposed(window)
        for _ in range(3):  # the first look, what it makes room for, and where that leaves it
            QApplication.processEvents()
        return window

    return again


def seen(window: MapWindow) -> Seen:
    session = window.session
    return Seen(session.selection, session.folded, session.part)


def place(window: MapWindow) -> tuple[float, float, float]:
    """Where what is current stands in the window, and how large."""
    current = window.session.current
    assert current is not None
    spot = window.canvas.position_of(current)
    assert spot is not None
    return spot.x(), spot.y(), window.canvas.zoom


@pytest.mark.parametrize("command", ["", "view.focus", "view.around"])
def test_a_map_opens_as_it_was_left(opened: Open, run: Run, command: str) -> None:
    window = opened()
    window.session.fold([StatementId("s3"), StatementId("s2")])
    window.session.reveal(StatementId("s20"))
    if command:
        run(window, command)
    window.view.zoom_to(0.7)
    window.canvas.eye.pan(-40, 25)
    QApplication.processEvents()
    was, stood = seen(window), place(window)
    window = opened()
    assert seen(window) == was
    assert window.canvas.zoom == stood[2]
    assert place(window) == pytest.approx(stood, abs=20)  # half of the bar that comes
    assert window.crumbs.isVisible() == bool(command)
    assert window.session.history.is_clean
    run(window, "go.home")
    run(window, "go.back")
    assert seen(window).selection == was.selection


def rows_and_columns(window: MapWindow) -> dict[str, tuple[float, float]]:
    """Where all that is shown stands, seen from the thesis."""
    places = window.canvas.stage.places
    top = places[StatementId("s0")]
    return {n: (round(b.x - top.x, 3), round(b.y - top.y, 3)) for n, b in places.items()}


@pytest.mark.parametrize("size", [(1280, 800), (900, 900)])
def test_a_fitted_map_opens_fitted_in_the_same_rows(
    opened: Open, run: Run, size: tuple[int, int]
) -> None:
    window = opened()
    window.session.fold([])
    run(window, "view.fit")
    stood, shape = rows_and_columns(window), window.canvas.stage.shape
    window = opened(*size)
    assert window.canvas.stage.shape == shape
    assert rows_and_columns(window) == stood
    canvas = window.canvas
    assert canvas.eye.goal == fitted(canvas.stage.bounds, canvas.eye.widest)


def test_what_is_current_is_in_sight_in_a_smaller_window(opened: Open) -> None:
    window = opened()
    window.session.fold([])
    window.view.zoom_to(1.5)
    window.view.reveal(StatementId("s20"))
    box, seen_part = window.canvas.stage.places[StatementId("s20")], window.canvas.eye.seen
    window.canvas.eye.pan(-1.5 * (box.x - seen_part.x - 20), -1.5 * (box.y - seen_part.y - 20))
    QApplication.processEvents()
    window = opened(800, 560)
    canvas, current = window.canvas, window.session.current
    assert current == "s20"
    assert canvas.zoom == pytest.approx(1.5)
    box = canvas.stage.places[StatementId("s20")]
    assert canvas.eye.seen.contains(*box.center)


def test_saving_remembers_too(opened: Open, run: Run, path: Path) -> None:
    window = opened()
    window.session.reveal(StatementId("s20"))
    run(window, "view.focus")
    run(window, "file.save")
    left = window.house.leavings.recall(path)
    assert left is not None
    assert left.branch == "s20"


def test_what_is_gone_from_a_map_is_not_looked_for(opened: Open, run: Run, path: Path) -> None:
    window = opened()
    window.session.reveal(StatementId("s20"))
    run(window, "view.focus")
    window.close()
    document = large_map(60)
    save_map(path, document.apply(remove_branches(document, [StatementId("s20")])))
    window = opened()
    assert (window.session.part, window.session.selection) == (WHOLE, (StatementId("s0"),))
    assert window.canvas.stage.places[StatementId("s0")].meets(window.canvas.eye.seen)


def test_a_damaged_memory_is_ignored(opened: Open, tmp_path: Path) -> None:
    opened().close()
    (file,) = (tmp_path / "views").iterdir()
    file.write_bytes(b"\x00\xff{")
    window = opened()
    assert window.session.selection == (StatementId("s0"),)


def test_the_map_s_file_says_nothing_of_it(opened: Open, run: Run, path: Path) -> None:
    before = path.read_bytes()
    window = opened()
    window.session.reveal(StatementId("s20"))
    run(window, "view.focus")
    run(window, "file.save")
    assert path.read_bytes() == before


def test_one_may_want_no_memory(opened: Open, run: Run, settings: Settings, tmp_path: Path) -> None:
    window = opened()
    window.session.reveal(StatementId("s20"))
    run(window, "view.focus")
    window = opened()
    settings.remembers_views = False
    assert window.session.part == branch_of(StatementId("s20"))
    run(window, "view.unfocus")
    window = opened()
    assert window.session.part == WHOLE
    assert window.session.selection == (StatementId("s0"),)


def test_preferences_forget(opened: Open, house: Windows, settings: Settings, path: Path) -> None:
    opened().close()
    window = opened()
    assert house.leavings.recall(path) is not None

    def nothing(*_: object) -> None:
        """Takes whatever it is called with."""

    form = Preferences(
        settings,
        set_theme=nothing,
        changed=nothing,
        forget=house.leavings.forget,
        parent=window,
    )
    form.forget.click()
    assert house.leavings.recall(path) is None
    assert not form.forget.isEnabled()
    form.views.click()
    assert not settings.remembers_views
    form.close()
