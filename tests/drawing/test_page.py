"""A drawing on a page keeps its shape, stands in the middle and within the margins."""

from collections.abc import Callable

import pytest

from rejoinder.drawing.compose import Composer
from rejoinder.drawing.items import Drawing, Path, TextLine
from rejoinder.drawing.measure import FixedMeasurer
from rejoinder.drawing.page import (
    LARGEST,
    MARGIN,
    PAGES,
    Page,
    Stretch,
    least_text,
    on_page,
    small_text,
    stretched,
)
from rejoinder.drawing.sheet import sheet
from rejoinder.drawing.theme import LIGHT
from rejoinder.layout.geometry import Rect
from rejoinder.model.document import Document
from rejoinder.model.ids import StatementId
from rejoinder.model.records import MAP_ID, MapRow, Statement

SIZED = [page for page in PAGES.values() if page.size is not None]


def extent(drawing: Drawing) -> Rect:
    """The box around all cards and discs."""
    boxes = [card.rect for card in drawing.cards] + [disc.rect for disc in drawing.discs]
    whole = boxes[0]
    for box in boxes[1:]:
        whole = whole.united(box)
    return whole


@pytest.mark.parametrize("page", SIZED, ids=lambda page: page.name)
def test_a_page_has_the_size_that_was_asked_for(
    everything: Document, drawn: Callable[..., Drawing], page: Page
) -> None:
    placed = on_page(drawn(everything), page)
    assert page.size is not None
    assert placed.bounds == Rect(0, 0, *page.size)
    box = extent(placed)
    assert box.x >= page.margin - 0.01
    assert box.y >= page.margin - 0.01
    assert box.right <= page.size.width - page.margin + 0.01
    assert box.bottom <= page.size.height - page.margin + 0.01


@pytest.mark.parametrize("page", SIZED, ids=lambda page: page.name)
def test_everything_on_a_page_is_scaled_alike(
    everything: Document, drawn: Callable[..., Drawing], page: Page
) -> None:
    before, after = drawn(everything), on_page(drawn(everything), page)
    scale = after.cards[0].face.width / before.cards[0].face.width
    for old, new in zip(before.cards, after.cards, strict=True):
        assert new.face.height == pytest.approx(old.face.height * scale)
        assert new.face.text_font.size == pytest.approx(old.face.text_font.size * scale)
        for was, now in zip(old.face.shapes, new.face.shapes, strict=True):
            if isinstance(was, TextLine) and isinstance(now, TextLine):
                assert now.x == pytest.approx(was.x * scale)
                assert now.width == pytest.approx(was.width * scale)
    for old_disc, new_disc in zip(before.discs, after.discs, strict=True):
        assert new_disc.radius == pytest.approx(old_disc.radius * scale)


def test_a_small_map_is_not_blown_up() -> None:
    thesis = StatementId("a")
    document = Document(
        map={MAP_ID: MapRow(thesis=thesis)}, statements={thesis: Statement(text="Rain falls.")}
    )
    composer = Composer(FixedMeasurer(), LIGHT)
    drawing = sheet(composer, document, page=PAGES["16:9"])
    assert drawing.cards[0].face.text_font.size == LIGHT.fonts.thesis.size * LARGEST
    assert drawing.cards[0].rect.center == pytest.approx((960, 540))


def test_a_map_keeps_its_own_size_where_that_is_asked_for(
    everything: Document, drawn: Callable[..., Drawing]
) -> None:
    drawing = drawn(everything)
    assert on_page(drawing, PAGES["fit"]) is drawing
    assert extent(drawing).grown(MARGIN).width <= drawing.bounds.width + 0.01


def test_a_transparent_page_has_no_paper(
    everything: Document, drawn: Callable[..., Drawing]
) -> None:
    for page in PAGES.values():
        assert on_page(drawn(everything), page, is_transparent=True).background is None


def test_a_slide_is_laid_out_for_its_own_shape(everything: Document) -> None:
    composer = Composer(FixedMeasurer(), LIGHT)
    portrait = sheet(composer, everything, page=PAGES["a4-portrait"])
    plain = on_page(sheet(composer, everything, page=PAGES["fit"]), PAGES["a4-portrait"])
    assert portrait.cards[0].face.text_font.size >= plain.cards[0].face.text_font.size


def test_a_transparent_page_has_no_paper_behind_words_either(
    everything: Document, drawn: Callable[..., Drawing]
) -> None:
    clear = on_page(drawn(everything), PAGES["16:9"], is_transparent=True)
    fills = {
        shape.style.fill
        for connector in clear.connectors
        for shape in connector.shapes
        if isinstance(shape, Path)
    }
    assert LIGHT.background not in fills


@pytest.mark.parametrize(
    ("page", "scale", "said"),
    [
        ("16:9", 0.72, ""),
        ("16:9", 0.4, "Card text is 5.6 px high on this slide, too small to read."),
        ("4:3", 0.4, "Card text is 5.6 px high on this slide, too small to read."),
        ("a4", 0.58, ""),
        ("a4", 0.4, "Card text is 4.2 pt high on this page, too small to read."),
        ("fit", 0.1, ""),
    ],
)
def test_text_that_nobody_can_read_is_said(
    everything: Document, drawn: Callable[..., Drawing], page: str, scale: float, said: str
) -> None:
    small = stretched(drawn(everything), Stretch(scale))
    assert small_text(small, PAGES[page]).startswith(said)
    assert bool(small_text(small, PAGES[page])) == bool(said)


def test_the_size_of_text_is_that_of_the_smallest_statement(
    everything: Document, drawn: Callable[..., Drawing]
) -> None:
    assert least_text(drawn(everything)) == (14.0, 10.5)
    assert least_text(drawn(Document())) is None
