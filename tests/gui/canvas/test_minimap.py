"""The minimap and the titles of branches: where they help, and nowhere else."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtTest import QTest

from rejoinder.drawing.sketch import Title
from rejoinder.edits.add import add_reason
from rejoinder.gui.canvas.camera import Camera
from rejoinder.gui.canvas.minimap import MANY
from rejoinder.gui.canvas.titles import LEAST_WORDS, elided, placed
from rejoinder.layout.geometry import Point, Rect
from rejoinder.layout.placement import Size
from rejoinder.model.ids import StatementId

if TYPE_CHECKING:
    from tests.gui.canvas.conftest import Stand

LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
WINDOW = Size(1200.0, 800.0)


@pytest.fixture
def large(stand: Stand) -> Stand:
    """A map of more nodes than can be found through without."""
    session = stand.session
    for _ in range(MANY):
        session.do(
            add_reason(session.document, StatementId("aim"), fresh=session.fresh, text="Since.")
        )
    stand.canvas.set_zoom(1.0)
    stand.bot.waitUntil(lambda: stand.canvas.frames.overview.is_current, timeout=4000)
    return stand


def test_a_large_map_has_a_minimap(large: Stand) -> None:
    assert large.canvas.minimap.isVisible()
    large.canvas.fit()
    assert not large.canvas.minimap.isVisible()


def test_a_small_map_has_none(stand: Stand) -> None:
    stand.canvas.set_zoom(4.0)
    stand.bot.waitUntil(lambda: stand.canvas.frames.overview.is_current, timeout=4000)
    assert not stand.canvas.minimap.isVisible()


def test_it_can_be_switched_off(large: Stand) -> None:
    large.canvas.show_minimap(on=False)
    assert not large.canvas.minimap.isVisible()
    large.canvas.show_minimap(on=True)
    assert large.canvas.minimap.isVisible()


def test_a_press_on_it_brings_what_is_there_into_sight(large: Stand) -> None:
    minimap = large.canvas.minimap
    before = large.canvas.eye.seen.center
    at = QPoint(minimap.width() - 12, minimap.height() // 2)
    QTest.mouseClick(minimap, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert large.canvas.eye.seen.center.x > before.x
    assert large.canvas.eye.seen.meets(large.canvas.stage.bounds)


def test_it_never_covers_what_is_edited(large: Stand) -> None:
    minimap, canvas = large.canvas.minimap, large.canvas
    canvas.edit(StatementId("aim"))
    low = canvas.viewport().height() - 60
    box = canvas.eye.camera.box_to_screen(canvas.stage.places[StatementId("aim")])
    canvas.eye.pan(canvas.viewport().width() - 160 - box.x, low - box.y)
    assert minimap.isVisible()
    assert not minimap.geometry().intersects(large.field.geometry())


def test_it_never_covers_what_is_current(large: Stand) -> None:
    minimap, canvas = large.canvas.minimap, large.canvas
    covered = QRect(minimap.geometry())
    large.session.select([StatementId("aim")])
    for corner in (covered.topLeft(), covered.center(), covered.bottomRight()):
        at = large.at("aim")
        canvas.eye.pan(corner.x() - at.x(), corner.y() - at.y())
        box = canvas.eye.camera.box_to_screen(canvas.stage.places[StatementId("aim")])
        assert minimap.isVisible()
        assert not minimap.geometry().intersects(QRectF(*box).toAlignedRect())


def test_it_stays_under_the_pointer_that_drags_it(large: Stand) -> None:
    minimap, canvas = large.canvas.minimap, large.canvas
    before = QRect(minimap.geometry())
    QTest.mousePress(minimap, LEFT, NO_KEY, minimap.rect().center())
    large.session.select([StatementId("aim")])
    at = large.at("aim")
    canvas.eye.pan(before.center().x() - at.x(), before.center().y() - at.y())
    assert minimap.geometry() == before
    QTest.mouseRelease(minimap, LEFT, NO_KEY, minimap.rect().center())
    assert not minimap.geometry().contains(large.at("aim"))


def test_titles_are_whole_words_that_fit() -> None:
    text = "Streets without cars are safer, for all."
    for room in range(20, 400, 7):
        said, width = elided(text, 1, float(room))
        assert width <= room
        kept = said.removesuffix("…").split()
        assert not kept or len(kept) >= LEAST_WORDS
        assert [word.strip(",.") for word in kept] == [
            word.strip(",.") for word in text.split()[: len(kept)]
        ]
    assert elided(text, 1, 4000.0)[0] == text


def test_titles_do_not_cover_each_other() -> None:
    titles = [
        Title(StatementId(f"s{n}"), f"Branch number {n} of many", "#0369a1", 1 + n % 2, box)
        for n, box in enumerate(Rect(n * 900.0, 100.0 * (n % 3), 3200.0, 5000.0) for n in range(30))
    ]
    labels = placed(titles, Camera(Point(0.0, 0.0), 0.05), WINDOW)
    assert len(labels) > 5
    for one, other in combinations(labels, 2):
        assert not one.box.intersects(other.box)
    for label in labels:
        assert 0 <= label.box.left() <= label.box.right() <= WINDOW.width


def test_all_that_is_selected_is_seen_from_far_away(large: Stand) -> None:
    canvas, session = large.canvas, large.session
    canvas.set_zoom(0.1)
    plain = canvas.grab().toImage()
    box = canvas.eye.camera.box_to_screen(canvas.stage.places[StatementId("aim")])
    at = QPoint(round(box.center.x), round(box.center.y))
    session.select([n for n in canvas.stage.places if n != "aim"])
    session.select([*session.selection, StatementId("trade"), StatementId("aim")])
    assert canvas.grab().toImage().pixelColor(at) != plain.pixelColor(at)
