"""What a canvas shows at rest is the map painted at once, whatever was done to it before."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from rejoinder.drawing.compose import Composer
from rejoinder.drawing.theme import DARK, LIGHT
from rejoinder.edits.add import add_objection, add_reason
from rejoinder.edits.remove import remove_branches
from rejoinder.edits.state import set_text
from rejoinder.gui.canvas import frames
from rejoinder.gui.canvas.mapview import RING
from rejoinder.gui.canvas.tiles import SIDE, WINDOWS, paint_part, part_of
from rejoinder.layout.geometry import Point
from rejoinder.model.ids import StatementId
from rejoinder.paint.measure import QtMeasurer
from rejoinder.paint.screen import Lens, Screen

if TYPE_CHECKING:
    from tests.gui.canvas.conftest import Stand

CONTROL = Qt.KeyboardModifier.ControlModifier
LENGTHS = (3, 40, 400)


def tiled(stand: Stand, lens: Lens) -> QImage:
    """What the tiles show through ``lens``."""
    picture = QImage(lens.width, lens.height, QImage.Format.Format_RGB32)
    picture.fill(QColor(stand.canvas.stage.composer.theme.background))
    painter = QPainter(picture)
    stand.canvas.frames.tiles.draw(painter, lens)
    painter.end()
    return picture


def direct(stand: Stand, lens: Lens) -> QImage:
    """The same, painted at once."""
    picture = QImage(lens.width, lens.height, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(QColor(stand.canvas.stage.composer.theme.background))
    painter = QPainter(picture)
    stage = stand.canvas.stage
    paint_part(painter, Screen(), part_of(stage, lens), lens, pale=stage.composer.theme.link)
    painter.end()
    return picture.convertToFormat(QImage.Format.Format_RGB32)


def seen(stand: Stand, *, ratio: float = 1.0) -> Lens:
    """What the canvas shows on a screen of so many pixels to a unit, its tiles all painted."""
    tiles, camera = stand.canvas.frames.tiles, stand.canvas.eye.camera
    window = stand.canvas.viewport().size() * ratio
    lens = tiles.lens(
        camera.origin, camera.zoom * ratio, width=window.width(), height=window.height()
    )
    tiles.begin(lens)
    assert tiles.prepare(lens, seconds=60.0)
    return lens


def unlike(one: QImage, other: QImage) -> int:
    """How many parts of pixels differ by more than rounding."""
    assert one.size() == other.size()
    a, b = bytes(one.constBits()), bytes(other.constBits())
    return 0 if a == b else sum(abs(x - y) > 2 for x, y in zip(a, b, strict=True) if x != y)


def edit(stand: Stand, chance: Random) -> None:
    """One of the edits that move, change, add and remove cards."""
    session, document = stand.session, stand.document
    node = chance.choice(list(document.statements))
    match chance.randrange(6):
        case 0:
            session.do(set_text(document, node, "word " * chance.choice(LENGTHS)))
        case 5:
            letter = chance.choice("iltf")  # narrow: the card stays as large as it is
            session.do(set_text(document, node, document.statements[node].text[:-1] + letter))
        case 1:
            session.do(add_reason(document, node, fresh=session.fresh, text="Because."))
        case 2:
            session.do(add_objection(document, node, fresh=session.fresh, text="But."))
        case 3:
            session.fold([node] if chance.random() < 0.6 else [])
        case _:
            if len(document.statements) > 5 and node != "thesis":
                session.do(remove_branches(document, [node]))
            else:
                session.undo()
    session.select([chance.choice(list(session.document.statements))])


def look(stand: Stand, chance: Random) -> None:
    """One of the ways to look elsewhere."""
    match chance.randrange(3):
        case 0:
            stand.canvas.eye.pan(chance.uniform(-300, 300), chance.uniform(-200, 200))
        case 1:
            stand.wheel(QPoint(chance.randrange(900), 300), chance.choice((-240, 120)), CONTROL)
        case _:
            stand.canvas.fit()


@pytest.mark.parametrize("ratio", [1.0, 2.0])
@pytest.mark.parametrize("zoom", [0.1, 0.3, 0.8, 1.0, 2.3])
def test_after_any_edit_and_look_tiles_show_the_map(
    stand: Stand, zoom: float, ratio: float
) -> None:
    chance = Random(f"{zoom} {ratio}")
    for _ in range(14):
        edit(stand, chance)
        look(stand, chance)
        if chance.random() < 0.5:
            stand.canvas.set_zoom(zoom)
        lens = seen(stand, ratio=ratio)
        assert unlike(tiled(stand, lens), direct(stand, lens)) <= 40


def test_another_theme_leaves_no_old_tile(stand: Stand) -> None:
    seen(stand)
    stand.canvas.set_theme(Composer(QtMeasurer(), DARK))
    lens = seen(stand)
    assert unlike(tiled(stand, lens), direct(stand, lens)) == 0
    assert tiled(stand, lens).pixelColor(2, 2) == QColor(DARK.background)


def test_a_stale_tile_would_be_seen(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    seen(stand)
    monkeypatch.setattr("rejoinder.gui.canvas.tiles._likeness", lambda *_: ("the same",))
    stand.canvas.frames.tiles.clear()
    seen(stand)
    stand.session.do(set_text(stand.document, StatementId("aim"), "Quite another text. " * 9))
    lens = seen(stand)
    assert unlike(tiled(stand, lens), direct(stand, lens)) > 1000


def test_an_edit_paints_only_what_it_changed(stand: Stand) -> None:
    stand.canvas.set_zoom(2.0)
    stand.session.select([StatementId("aim")])
    before = seen(stand)
    tiles = stand.canvas.frames.tiles
    painted = tiles.painted
    text = stand.document.statements[StatementId("aim")].text
    stand.session.do(set_text(stand.document, StatementId("aim"), text.replace("A", "O", 1)))
    after = seen(stand)
    assert (after.left, after.top) == (before.left, before.top)
    assert 0 < tiles.painted - painted <= 4 < (1000 // SIDE + 1) * (700 // SIDE + 1) + 1


def test_other_words_in_a_card_of_the_same_size_repaint_its_box_alone(
    stand: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand.canvas.set_zoom(1.0)
    stand.session.select([StatementId("aim")])
    seen(stand)
    asked: list[list[QRect] | None] = []
    monkeypatch.setattr(stand.canvas, "refresh", lambda boxes=None: asked.append(boxes))
    text = stand.document.statements[StatementId("aim")].text
    stand.session.do(set_text(stand.document, StatementId("aim"), f"{text[:-1]}!"))
    card = stand.canvas.stage.card(StatementId("aim"))
    assert card is not None
    box = QRectF(*stand.canvas.eye.camera.box_to_screen(card.rect)).toAlignedRect()
    assert asked[-1] == [box.adjusted(-RING, -RING, RING, RING)]
    lens = seen(stand)
    assert unlike(tiled(stand, lens), direct(stand, lens)) == 0
    stand.session.do(set_text(stand.document, StatementId("aim"), "Much longer. " * 20))
    assert asked[-1] is None


def test_tiles_stay_within_their_windows(stand: Stand) -> None:
    stand.canvas.set_zoom(4.0)
    tiles = stand.canvas.frames.tiles
    for step in range(40):
        stand.canvas.eye.pan(-150 if step < 20 else 150, -90 if step % 2 else 90)
        stand.canvas.grab()
    lens = seen(stand)
    tiles.trim(lens)
    columns, rows = lens.width // SIDE + 2, lens.height // SIDE + 2
    assert tiles.count <= WINDOWS * columns * rows


def test_a_zoom_shows_the_last_frame_stretched_and_then_the_map(stand: Stand) -> None:
    stand.canvas.grab()
    stand.wheel(QPoint(500, 350), 240, CONTROL)
    assert stand.canvas.eye.is_zooming
    gone = stand.canvas.viewport().grab().toImage()
    with stand.bot.waitSignal(stand.canvas.eye.rested):
        pass
    rested = stand.canvas.viewport().grab().toImage()
    assert gone.convertToFormat(rested.format()) != rested
    lens = seen(stand)
    shown = tiled(stand, lens)
    assert shown.pixelColor(3, 3) == QColor(LIGHT.background)
    assert unlike(shown, direct(stand, lens)) <= 40


def test_what_is_not_painted_in_time_follows(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frames, "AT_REST", -1.0)
    stand.canvas.set_zoom(1.7)
    stand.canvas.grab()
    tiles = stand.canvas.frames.tiles
    camera, size = stand.canvas.eye.camera, stand.canvas.viewport().size()
    lens = tiles.lens(camera.origin, camera.zoom, width=size.width(), height=size.height())
    stand.bot.waitUntil(lambda: tiles.covers(lens), timeout=4000)
    assert unlike(tiled(stand, lens), direct(stand, lens)) <= 40


def test_a_map_of_any_size_can_be_seen_whole(stand: Stand) -> None:
    stand.canvas.eye.bounds = stand.canvas.stage.bounds._replace(width=9e6)
    for _ in range(80):
        stand.wheel(QPoint(500, 350), -240, CONTROL)
    assert stand.canvas.eye.seen.width >= 9e6


def test_a_part_that_moves_is_painted_where_it_is(stand: Stand) -> None:
    stand.canvas.motion.animated = True
    stand.session.select([StatementId("aim")])
    stand.session.do(set_text(stand.document, StatementId("aim"), "Long enough to move. " * 9))
    stage = stand.canvas.stage
    stage.progress = 0.5
    assert stage.is_moving
    card = next(c for c in stage.moving().cards if c.id == "trade")
    place = stage.place(StatementId("trade"))
    assert place is not None
    assert Point(card.x, card.y) == Point(place.x, place.y)
