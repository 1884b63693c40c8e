"""What is painted is what the drawing says: the same boxes, in the same places."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from rejoinder.drawing.items import Drawing, TextLine
from rejoinder.drawing.theme import LIGHT
from rejoinder.layout.geometry import Point, Rect
from rejoinder.model.roles import Role
from rejoinder.paint.glyphs import Words, words
from rejoinder.paint.painter import paint, paint_background


def painted(drawing: Drawing, *, zoom: float = 1.0, rect: Rect | None = None) -> QImage:
    """``drawing`` on an image whose upper left corner is that of its bounds."""
    box = drawing.bounds
    size = (round(box.width * zoom), round(box.height * zoom))
    image = QImage(*size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.scale(zoom, zoom)
    painter.translate(-box.x, -box.y)
    paint_background(painter, drawing)
    paint(painter, drawing, rect)
    painter.end()
    return image


def color(image: QImage, drawing: Drawing, at: Point, *, zoom: float = 1.0) -> str:
    """The colour of ``image`` at a point of the map."""
    x, y = (at.x - drawing.bounds.x) * zoom, (at.y - drawing.bounds.y) * zoom
    return image.pixelColor(int(x), int(y)).name()


@pytest.mark.parametrize("zoom", [0.5, 1.0, 2.0])
def test_cards_and_bars_are_where_the_drawing_says(drawing: Drawing, zoom: float) -> None:
    image = painted(drawing, zoom=zoom)
    for card in drawing.cards:
        rect = card.rect
        paper = LIGHT.added if card.is_added else LIGHT.card
        inside = Point(rect.center.x, rect.y + 4)
        assert color(image, drawing, inside, zoom=zoom) == paper
        is_mirrored = card.id == "urdu"
        bar = Point(rect.right - 2 if is_mirrored else rect.x + 2, rect.center.y)
        assert color(image, drawing, bar, zoom=zoom) == LIGHT.roles[card.role]
        outside = Point(rect.x - 3, rect.center.y)
        assert color(image, drawing, outside, zoom=zoom) == LIGHT.background


def test_a_cut_corner_shows_the_paper_behind(drawing: Drawing) -> None:
    image = painted(drawing)
    card = next(card for card in drawing.cards if card.role is Role.OBJECTION)
    corner = Point(card.rect.right - 2, card.rect.y + 2)
    assert color(image, drawing, corner) == LIGHT.background


def test_discs_are_where_the_drawing_says(drawing: Drawing) -> None:
    image = painted(drawing)
    for disc in drawing.discs:
        at = Point(disc.center.x - 5, disc.center.y + 5)
        assert color(image, drawing, at) == LIGHT.polarity(disc.polarity)


def test_letters_are_painted_in_ink(drawing: Drawing) -> None:
    image = painted(drawing, zoom=2)
    card = next(card for card in drawing.cards if card.id == "thesis")
    box, bounds = card.face.text_rect, drawing.bounds
    left, top = (card.x + box.x - bounds.x) * 2, (card.y + box.y - bounds.y) * 2
    words = image.copy(round(left), round(top), round(box.width * 2), round(box.height * 2))
    dark = sum(
        words.pixelColor(x, y).lightness() < 60
        for x in range(words.width())
        for y in range(words.height())
    )
    assert 0.05 < dark / (words.width() * words.height()) < 0.5


def test_nothing_outside_a_rectangle_is_painted_that_does_not_meet_it(drawing: Drawing) -> None:
    thesis = next(card for card in drawing.cards if card.id == "thesis")
    image = painted(drawing, rect=thesis.rect.grown(-30))
    for card in drawing.cards:
        expected = LIGHT.card if card is thesis else LIGHT.background
        assert color(image, drawing, Point(card.rect.center.x, card.rect.y + 4)) == expected


def test_tiles_put_together_are_the_whole(drawing: Drawing) -> None:
    whole = painted(drawing)
    pieces = painted(replace(drawing, cards=(), discs=(), connectors=()))
    painter = QPainter(pieces)
    painter.translate(-drawing.bounds.x, -drawing.bounds.y)
    for x in range(0, whole.width(), 256):
        tile = Rect(drawing.bounds.x + x, drawing.bounds.y, 256, drawing.bounds.height)
        painter.setClipRect(QRectF(*tile))
        paint(painter, drawing, tile)
    painter.end()
    assert pieces == whole


def test_the_painter_is_left_as_it_was_when_painting_fails(drawing: Drawing) -> None:
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    before = painter.transform()
    broken = replace(drawing, discs=(replace(drawing.discs[0], shapes=(None,)),))  # type: ignore[arg-type]  # what cannot be drawn
    with pytest.raises(AttributeError):
        paint(painter, broken)
    assert painter.transform() == before
    assert painter.pen().color() == QColor("black")
    painter.end()


def test_lines_that_can_not_be_seen_are_not_set(
    drawing: Drawing, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = next(card for card in drawing.cards if card.role is Role.THESIS)
    line = next(shape for shape in card.face.shapes if isinstance(shape, TextLine))
    many = tuple(line._replace(text=str(n), y=20.0 * n) for n in range(400))
    tall = replace(card.face, height=9000.0, shapes=(*card.face.shapes, *many))
    alone = replace(drawing, connectors=(), discs=(), cards=(replace(card, face=tall),))
    told: list[str] = []

    def heard(line: TextLine) -> Words:
        told.append(line.text)
        return words(line)

    monkeypatch.setattr("rejoinder.paint.painter.words", heard)
    painted(alone, rect=Rect(card.x, card.y, 200, 100))
    assert {"0", "1", "2"} < set(told)
    assert "12" not in told
