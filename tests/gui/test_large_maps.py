"""A large map is laid out between the window's events: what a person does meanwhile counts."""

from collections.abc import Callable
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.benchmarks.large_maps import large_map

from rejoinder.drawing.compose import Composer, View
from rejoinder.drawing.effort import LARGE
from rejoinder.drawing.scene import Scene
from rejoinder.drawing.theme import THEMES
from rejoinder.editor.folding import folded_everywhere
from rejoinder.editor.part import WHOLE, branch_of
from rejoinder.edits.about import set_direction
from rejoinder.gui import slices
from rejoinder.gui.canvas.camera import fitted
from rejoinder.gui.window import MapWindow
from rejoinder.gui.work import Task
from rejoinder.layout.geometry import Rect
from rejoinder.layout.manner import Manner
from rejoinder.model.document import Document
from rejoinder.model.ids import NodeId, StatementId
from rejoinder.model.records import Direction
from rejoinder.model.tree import walk
from rejoinder.paint.measure import QtMeasurer

Show = Callable[[Document], MapWindow]
Run = Callable[[MapWindow, str], None]

NEVER = -1.0
"""The length of a slice in which nothing is done."""

SIZE = 1_700
"""Statements that are more than is laid out at once."""


def come(window: MapWindow, qtbot: QtBot) -> None:
    """Lets the work go on, and waits until all that was asked for is there."""
    slices.SLICE = 0.05
    qtbot.waitUntil(lambda: not awaits(window), timeout=60_000)
    slices.SLICE = NEVER


def awaits(window: MapWindow) -> bool:
    """Whether something else is still to be seen than is."""
    return window.canvas.arrival.is_awaited


@pytest.fixture(autouse=True)
def stand_still(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that takes long goes on by itself, however fast a machine is."""
    monkeypatch.setattr(slices, "SLICE", NEVER)


def boxes(window: MapWindow) -> dict[NodeId, Rect]:
    """Where everything stands, seen from the thesis."""
    return relative(window.canvas.stage.scene)


def relative(scene: Scene) -> dict[NodeId, Rect]:
    places = scene.places
    top = places[StatementId("s0")]
    return {
        name: Rect(round(box.x - top.x, 3), round(box.y - top.y, 3), box.width, box.height)
        for name, box in places.items()
    }


@pytest.fixture
def window(show: Show, qtbot: QtBot) -> MapWindow:
    """A large map, folded as it opens."""
    made = show(large_map(SIZE))
    come(made, qtbot)
    return made


@pytest.fixture
def whole(window: MapWindow, qtbot: QtBot) -> MapWindow:
    """The same, unfolded and fitted."""
    window.session.fold(())
    come(window, qtbot)
    assert len(window.canvas.stage.places) >= LARGE
    return window


def test_what_was_shown_stays_until_all_that_was_unfolded_is_there(
    window: MapWindow, qtbot: QtBot
) -> None:
    before = boxes(window)
    window.session.fold(())
    assert awaits(window)
    assert boxes(window) == before
    come(window, qtbot)
    document = window.session.document
    assert len(boxes(window)) == len(document.statements) + len(document.inferences)


def test_it_comes_to_what_one_would_have_at_once(window: MapWindow, qtbot: QtBot) -> None:
    stage, document = window.canvas.stage, window.session.document
    scene = Scene(Composer(QtMeasurer(), THEMES["light"]))
    scene.arranger = stage.composer.arranger.copy()
    scene.show(document, stage.view)
    scene.show(document, View(shape=stage.shape, manner=stage.manner))
    window.session.fold(())
    come(window, qtbot)
    assert boxes(window) == relative(scene)
    window.view.fit()
    come(window, qtbot)
    fresh = Scene(Composer(QtMeasurer(), THEMES["light"]))
    fresh.show(document, stage.view)
    assert boxes(window) == relative(fresh)


def test_no_edit_is_lost_that_is_made_while_the_map_is_fitted(
    whole: MapWindow, run: Run, qtbot: QtBot
) -> None:
    session = whole.session
    session.reveal(StatementId("s20"))
    run(whole, "view.fit")
    assert awaits(whole)
    run(whole, "add.premise")
    field = whole.canvas.writing.field
    assert field is not None
    QTest.keyClicks(field, "said meanwhile")
    QTest.keyClick(field, Qt.Key.Key_Return)
    run(whole, "edit.undo")
    run(whole, "edit.redo")
    assert awaits(whole)
    rows = session.document.statements.items()
    new = [name for name, row in rows if row.text == "said meanwhile"]
    assert len(new) == 1
    come(whole, qtbot)
    stage = whole.canvas.stage
    assert stage.scene.document is session.document
    assert new[0] in stage.places
    anew = Scene(Composer(QtMeasurer(), THEMES["light"]))
    anew.arranger = stage.composer.arranger.copy()
    anew.show(session.document, stage.view)
    assert boxes(whole) == relative(anew)


def test_a_branch_folded_meanwhile_is_folded_when_it_comes(window: MapWindow, qtbot: QtBot) -> None:
    session = window.session
    session.fold(())
    folded = next(n for n in map(StatementId, ("s5", "s6", "s7", "s8")) if _argued(window, n))
    session.fold([folded])
    come(window, qtbot)
    hidden = [n for n in walk(session.document, folded) if n != folded]
    assert folded in window.canvas.stage.places
    assert not any(node in window.canvas.stage.places for node in hidden)


def _argued(window: MapWindow, name: StatementId) -> bool:
    return bool(window.session.document.links.arguments_for(name))


def test_folding_it_again_ends_the_work(window: MapWindow) -> None:
    session, before, folded = window.session, boxes(window), window.session.folded
    session.fold(())
    session.fold(folded)
    assert not awaits(window)
    assert boxes(window) == before


def test_cancelled_unfolding_leaves_all_as_it_was(window: MapWindow, qtbot: QtBot) -> None:
    session, bar = window.session, window.canvas.arrival.slices.bar
    before, folded, past = boxes(window), session.folded, session.history.past()
    session.fold(())
    qtbot.waitUntil(bar.isVisible, timeout=60_000)
    assert awaits(window)
    bar.button.click()
    assert not bar.isVisible()
    assert not awaits(window)
    assert (session.folded, session.history.past()) == (folded, past)
    assert boxes(window) == before


def test_a_cancelled_fit_leaves_all_as_it_was(whole: MapWindow, run: Run) -> None:
    arranged, before = whole.canvas.stage.composer.arranger.copy(), boxes(whole)
    zoom = whole.canvas.zoom
    whole.view.lay_out(Manner.HANGING)
    whole.canvas.arrival.slices.cancel()
    assert not awaits(whole)
    assert whole.view.manner() is Manner.FILL
    assert (boxes(whole), whole.canvas.zoom) == (before, zoom)
    run(whole, "view.fit")
    whole.canvas.arrival.slices.cancel()
    assert (boxes(whole), whole.canvas.zoom) == (before, zoom)
    assert whole.canvas.stage.composer.arranger == arranged


def test_a_cancelled_turn_leaves_the_map_as_it_grew(whole: MapWindow) -> None:
    session, before, document = whole.session, boxes(whole), whole.session.document
    session.do(set_direction(session.document, Direction.RIGHT))
    assert awaits(whole)
    assert boxes(whole) == before
    whole.canvas.arrival.slices.cancel()
    assert session.document == document
    assert not awaits(whole)
    assert boxes(whole) == before


def test_a_cancelled_part_is_left_again(whole: MapWindow, run: Run, qtbot: QtBot) -> None:
    session = whole.session
    run(whole, "go.home")
    run(whole, "view.focus")
    come(whole, qtbot)
    session.show(WHOLE)
    come(whole, qtbot)
    before = boxes(whole)
    session.show(branch_of(StatementId("s0")))
    assert awaits(whole)
    whole.canvas.arrival.slices.cancel()
    assert not awaits(whole)
    assert session.part == WHOLE
    assert boxes(whole) == before


def test_all_of_the_map_is_in_sight_when_a_fit_has_come(
    whole: MapWindow, run: Run, qtbot: QtBot
) -> None:
    whole.view.zoom_to(1.0)
    run(whole, "view.fit")
    qtbot.waitUntil(whole.canvas.arrival.slices.bar.isVisible, timeout=60_000)
    come(whole, qtbot)
    eye = whole.canvas.eye
    assert eye.goal == fitted(whole.canvas.stage.bounds, eye.widest)


def test_what_is_found_in_a_fold_is_in_sight_when_it_has_come(
    window: MapWindow, qtbot: QtBot
) -> None:
    session = window.session
    deep = next(
        StatementId(n) for n in session.document.statements if n not in window.canvas.stage.places
    )
    session.fold(())
    window.view.reveal(deep)
    come(window, qtbot)
    qtbot.waitUntil(lambda: not window.canvas.eye.is_moving, timeout=20_000)
    assert window.canvas.stage.places[deep].meets(window.canvas.eye.seen)


def test_another_map_takes_the_place_of_what_was_coming(window: MapWindow, qtbot: QtBot) -> None:
    window.session.fold(())
    window.file.begin(large_map(30, seed=2), "Other")
    assert not awaits(window)
    assert len(window.canvas.stage.places) <= 100
    window.file.begin(large_map(SIZE), "Again")
    window.session.fold(folded_everywhere(window.session.document))
    come(window, qtbot)
    assert set(window.canvas.stage.places) == {"s0"}


def test_while_a_map_is_opened_an_empty_window_says_so(show: Show, qtbot: QtBot) -> None:
    window, gate = show(Document()), Event()
    task = Task(
        run=lambda: gate.wait(60.0),
        done=lambda _: None,
        failed=lambda _: None,
        stop=lambda: True,
        stopped=lambda: None,
    )
    window.opening.begin("Opening large.rejoinder…", lambda: task)
    assert window.status.counts.text() == "Opening large.rejoinder…"
    gate.set()
    qtbot.waitUntil(lambda: not window.opening.is_busy, timeout=60_000)
    assert window.status.counts.text() == "Empty map"
