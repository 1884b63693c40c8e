"""What a window shows is what files show, at every level of detail and tile by tile."""

from dataclasses import replace
from math import ceil, floor

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from rejoinder.drawing.compose import Composer, View
from rejoinder.drawing.items import Connector, Drawing, Path, Segment, Style
from rejoinder.drawing.scene import Scene
from rejoinder.drawing.sketch import Sketch
from rejoinder.drawing.theme import LIGHT
from rejoinder.layout.geometry import Point, Rect
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId
from rejoinder.model.roles import Role
from rejoinder.paint.export import image
from rejoinder.paint.lines import crosses
from rejoinder.paint.measure import QtMeasurer
from rejoinder.paint.screen import (
    Detail,
    Lens,
    Screen,
    detail_at,
    far,
    likeness_of,
    within,
)
from rejoinder.paint.sprites import MOST_BYTES, Sprites

SCALES = (0.08, 0.17, 0.3, 0.42, 0.71, 1.0, 2.0)


@pytest.fixture(scope="session")
def scene(everything: Document, measurer: QtMeasurer) -> Scene:
    scene = Scene(Composer(measurer, LIGHT))
    scene.show(everything, View())
    return scene


def whole(scene: Scene, scale: float) -> Lens:
    """All of the map at ``scale``, counted from a point beside it."""
    x, y, width, height = scene.bounds
    origin = Point(x - 3.3, y + 1.7)
    return Lens(scale, origin, 0, floor(-3 * scale), ceil(width * scale), ceil(height * scale))


def shown(scene: Scene, lens: Lens) -> QImage:
    picture = QImage(lens.width, lens.height, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(QColor(LIGHT.background))
    painter = QPainter(picture)
    if detail_at(lens.scale) is Detail.BLOCKS:
        far(painter, scene.sketch(lens.reach), lens, pale=LIGHT.link)
    else:
        Screen().near(painter, within(scene.within(lens.reach), lens.reach), lens)
    painter.end()
    return picture


def most_apart(one: QImage, other: QImage) -> int:
    """The largest difference of a colour's part in any pixel."""
    assert one.size() == other.size()
    a, b = bytes(one.constBits()), bytes(other.constBits())
    return max((abs(x - y) for x, y in zip(a, b, strict=True) if x != y), default=0)


def unlike(one: QImage, other: QImage) -> int:
    """How many parts of pixels differ by more than rounding."""
    a, b = bytes(one.constBits()), bytes(other.constBits())
    return sum(abs(x - y) > 2 for x, y in zip(a, b, strict=True) if x != y)


@pytest.mark.parametrize("scale", SCALES)
def test_tiles_put_together_are_the_whole(scene: Scene, scale: float) -> None:
    lens = whole(scene, scale)
    at_once, side = shown(scene, lens), 96
    pieces = QImage(at_once.size(), at_once.format())
    painter = QPainter(pieces)
    for left in range(0, lens.width, side):
        for top in range(0, lens.height, side):
            tile = lens._replace(left=lens.left + left, top=lens.top + top, width=side, height=side)
            painter.drawImage(left, top, shown(scene, tile))
    painter.end()
    assert most_apart(pieces, at_once) <= 64
    assert unlike(pieces, at_once) <= 24, "Qt cuts lines at a tile's edge to a fraction of a pixel"


def test_at_life_size_a_window_shows_what_a_file_shows(drawing: Drawing) -> None:
    """But for half a pixel: cards stand on whole ones here."""
    on_pixels = replace(
        drawing,
        connectors=(),
        cards=tuple(replace(c, x=round(c.x), y=round(c.y)) for c in drawing.cards),
        discs=tuple(
            replace(d, center=Point(round(d.center.x), round(d.center.y))) for d in drawing.discs
        ),
        bounds=Rect(*(float(floor(side)) for side in drawing.bounds)),
    )
    x, y, width, height = on_pixels.bounds
    picture = QImage(int(width), int(height), QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(QColor(LIGHT.background))
    painter = QPainter(picture)
    Screen().near(painter, on_pixels, Lens(1.0, Point(x, y), 0, 0, int(width), int(height)))
    painter.end()
    assert most_apart(picture, image(on_pixels)) <= 4


@pytest.mark.parametrize(
    ("zoom", "detail"),
    [(0.1, Detail.BLOCKS), (0.3, Detail.GREEKED), (0.5, Detail.WHOLE), (2.0, Detail.WHOLE)],
)
def test_detail_follows_the_zoom(zoom: float, detail: Detail) -> None:
    assert detail_at(zoom) is detail


def test_small_cards_keep_paper_and_bar(scene: Scene) -> None:
    lens = whole(scene, 0.4)
    picture = shown(scene, lens)
    for card in scene.whole().drawing.cards:
        at = lens.pixel(card.x, card.y)
        paper = LIGHT.added if card.is_added else LIGHT.card
        assert picture.pixelColor(at.x() + 30, at.y() + 2).name() == paper
        if card.id != "urdu":
            assert picture.pixelColor(at.x(), at.y() + 10).name() == LIGHT.roles[card.role]


def test_from_far_away_a_card_is_a_block_in_its_role_s_colour(scene: Scene) -> None:
    lens = whole(scene, 0.1)
    picture = shown(scene, lens)
    for card in scene.whole().drawing.cards:
        at = lens.pixel(*card.rect.center)
        assert picture.pixelColor(at).name() == LIGHT.roles[card.role]


def test_no_card_is_too_far_away_to_be_seen() -> None:
    sketch = Sketch({LIGHT.roles[Role.PREMISE]: [Rect(500.0, 500.0, 240.0, 90.0)]}, {}, ())
    picture = QImage(10, 10, QImage.Format.Format_RGB32)
    picture.fill(QColor(LIGHT.background))
    painter = QPainter(picture)
    far(painter, sketch, Lens(0.001, Point(0.0, 0.0), -5, -5, 10, 10), pale=LIGHT.link)
    painter.end()
    assert picture.pixelColor(5, 5).name() != LIGHT.background


def long_link(x: float, y: float) -> Connector:
    """A dashed curve over many windows."""
    a, b = Point(0.0, 0.0), Point(90_000.0, 40_000.0)
    way = Segment("M", (a,)), Segment("C", (Point(45_000.0, 0.0), Point(45_000.0, 40_000.0), b))
    path = Path(way, Style(stroke=LIGHT.link, stroke_width=1.25, dash=(5.0, 4.0)))
    bounds = Rect(x, y, b.x, b.y).grown(6)
    return Connector(InferenceId("far"), None, True, bounds, Point(x, y), (path,))


def test_a_long_line_crosses_where_it_runs_only() -> None:
    link = long_link(10.0, 20.0)
    assert crosses(link, Rect(0.0, 0.0, 400.0, 400.0))
    assert crosses(link, Rect(44_800.0, 19_800.0, 500.0, 500.0))
    assert not crosses(link, Rect(80_000.0, 100.0, 2_000.0, 2_000.0))
    assert not crosses(link, Rect(-900.0, -900.0, 400.0, 400.0))


def test_a_picture_is_like_another_as_long_as_nothing_in_it_changes(scene: Scene) -> None:
    lens = whole(scene, 1.0)
    drawing = scene.within(lens.area)
    card = drawing.cards[2]
    moved = replace(drawing, cards=(replace(card, x=card.x + 3), *drawing.cards[1:]))
    written = replace(drawing, cards=(replace(card, face=replace(card.face)), *drawing.cards[1:]))
    other = replace(
        drawing,
        cards=(*drawing.cards[:2], replace(card, face=replace(card.face, shapes=())),
               *drawing.cards[3:]),
    )  # fmt: skip
    assert likeness_of(drawing, lens) == likeness_of(replace(drawing), lens)
    for changed in (moved, written, other, replace(drawing, discs=())):
        assert likeness_of(drawing, lens) != likeness_of(changed, lens)


def test_all_shifted_together_is_the_same_picture(scene: Scene) -> None:
    lens, by = whole(scene, 0.8), 1234.5
    drawing = scene.within(lens.area)
    shifted = replace(
        drawing,
        cards=tuple(replace(c, x=c.x + by) for c in drawing.cards),
        discs=tuple(replace(d, center=Point(d.center.x + by, d.center.y)) for d in drawing.discs),
        connectors=tuple(replace(c, at=Point(c.at.x + by, c.at.y)) for c in drawing.connectors),
    )
    origin = Point(lens.origin.x + by, lens.origin.y)
    assert likeness_of(shifted, lens._replace(origin=origin)) == likeness_of(drawing, lens)


def test_sprites_stay_within_their_bytes(drawing: Drawing) -> None:
    sprites = Sprites()
    picture = QImage(400, 300, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(picture)
    for step in range(60):
        for card in drawing.cards:
            box = Rect(0.0, 0.0, card.face.width, card.face.height)
            scale = 1.0 + step / 50
            at = Lens(scale, Point(0.0, 0.0), 0, 0, 1, 1).pixel(0.0, 0.0)
            sprites.draw(painter, at, card.face.shapes, box=box, scale=scale)
            assert sprites.bytes <= MOST_BYTES
    painter.end()
    assert sprites.bytes > MOST_BYTES / 2
