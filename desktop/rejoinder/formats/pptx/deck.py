"""A whole deck as the bytes of a ``.pptx`` file (ECMA-376, PresentationML), by python-pptx."""

from io import BytesIO

from pptx.enum.text import MSO_ANCHOR
from pptx.presentation import Presentation
from pptx.slide import Slide as Page
from pptx.util import Emu, Pt

from rejoinder.drawing.deck.items import (
    PADDING_ACROSS,
    PADDING_ALONG,
    TITLE_POINTS,
    Deck,
    MapSlide,
    Slide,
    TableSlide,
    TitleSlide,
)
from rejoinder.drawing.theme import Theme
from rejoinder.formats.pptx.maps import ADDED, CARD, INK, QUIET, draw_map
from rejoinder.formats.pptx.steps import appear
from rejoinder.formats.pptx.template import emu, template
from rejoinder.formats.pptx.words import Paragraph, Run, write_words
from rejoinder.model.text import clean_text


def pptx(deck: Deck, theme: Theme) -> bytes:
    """``deck`` in the colours of ``theme``."""
    file = template(deck.frame, theme)
    core = file.core_properties
    core.title, core.author, core.last_modified_by = deck.title, "", ""
    for slide in deck.slides:
        page = _page(file, slide, deck)
        if slide.notes:
            frame = page.notes_slide.notes_text_frame
            assert frame is not None
            frame.text = clean_text(slide.notes)
    written = BytesIO()
    file.save(written)
    return written.getvalue()


def _page(file: Presentation, slide: Slide, deck: Deck) -> Page:
    if isinstance(slide, TitleSlide):
        page = _added(file, "Title Slide")
        page.placeholders[1].text_frame.text = "\n".join(map(clean_text, slide.lines))
    else:
        page = _added(file, "Title Only")
    title = page.shapes.title
    assert title is not None
    title.text_frame.text = clean_text(slide.title)
    if isinstance(slide, MapSlide):
        if slide.title_points != TITLE_POINTS:
            title.text_frame.paragraphs[0].runs[0].font.size = Pt(slide.title_points)
        shown = draw_map(page.shapes, slide)
        if deck.is_stepwise:
            appear(
                page, [[n for node in step for n in shown.get(node, ())] for step in slide.steps]
            )
    elif isinstance(slide, TableSlide):
        _table(page, slide, deck)
    return page


def _added(file: Presentation, layout: str) -> Page:
    page: Page = file.slides.add_slide(file.slide_layouts.get_by_name(layout))
    return page


def _table(page: Page, slide: TableSlide, deck: Deck) -> None:
    """A real table, its head in bold, without the stripes of PowerPoint's own style."""
    room = deck.frame.room
    made = page.shapes.add_table(
        len(slide.rows) + 1, len(slide.head), Emu(emu(room.x)), Emu(emu(room.y)),
        Emu(emu(room.width)), Emu(emu(24.0 * (len(slide.rows) + 1))),
    )  # fmt: skip
    made.name = slide.title
    table = made.table
    table.horz_banding = False
    for place, width in enumerate(slide.widths):
        table.columns[place].width = Emu(emu(width * room.width))
    for number, row in enumerate((slide.head, *slide.rows)):
        for place, words in enumerate(row):
            cell = table.cell(number, place)
            cell.fill.solid()  # type: ignore[no-untyped-call]  # python-pptx types only in part
            cell.fill.fore_color.theme_color = ADDED if number == 0 else CARD
            run = Run(words, slide.points, QUIET if number == 0 else INK, bold=number == 0)
            write_words(cell.text_frame, [Paragraph((run,))])
            cell.margin_left = cell.margin_right = Emu(emu(PADDING_ACROSS))
            cell.margin_top = cell.margin_bottom = Emu(emu(PADDING_ALONG))
            cell.vertical_anchor = MSO_ANCHOR.TOP
