"""A deck in PowerPoint's format: read back by python-pptx, its text whole, its shapes tied."""

from io import BytesIO
from pathlib import Path
from random import Random
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as File

from rejoinder.drawing.compose import Composer
from rejoinder.drawing.deck.items import Deck, MapSlide
from rejoinder.drawing.deck.plan import Plan, deck
from rejoinder.drawing.measure import FixedMeasurer
from rejoinder.drawing.theme import DARK, LIGHT, Theme
from rejoinder.files.maps import open_map
from rejoinder.formats.pptx.deck import pptx
from rejoinder.formats.rejoinder import read
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, StatementId
from rejoinder.model.records import MAP_ID, Inference, MapRow, Polarity, PremiseOf, Statement
from rejoinder.model.text import clean_text

TOP, WHY, STEP = StatementId("top"), StatementId("why"), InferenceId("step")


def made(document: Document, plan: Plan | None = None, theme: Theme = LIGHT) -> tuple[Deck, File]:
    """The deck of ``document``, and its file read back."""
    composer = Composer(FixedMeasurer(), theme)
    slides = deck(document, plan or Plan(), composer=composer, chance=Random(1).random)
    return slides, Presentation(BytesIO(pptx(slides, theme)))


def pair(top: str, why: str, polarity: Polarity = Polarity.OPPOSE) -> Document:
    """A thesis with one argument."""
    service = (PremiseOf(inference=STEP, order="a0"),)
    return Document(
        map={MAP_ID: MapRow(title="Rain", thesis=TOP)},
        statements={TOP: Statement(text=top), WHY: Statement(text=why, premise_of=service)},
        inferences={STEP: Inference(conclusion=TOP, polarity=polarity, order="a0")},
    )


@pytest.fixture(scope="module")
def article(repository: Path) -> Document:
    return open_map(repository / "maps/pakistans-biggest-afghan-mistake.rejoinder").document


@pytest.fixture(scope="module")
def everything(repository: Path) -> Document:
    return read((repository / "tests/golden/one-of-everything.rejoinder").read_bytes())[0]


def test_every_connector_is_glued_to_two_shapes_of_its_slide(article: Document) -> None:
    slides, file = made(article)
    for slide, page in zip(slides.slides, file.slides, strict=True):
        ids = {str(shape.shape_id) for shape in page.shapes}
        lines = list(page.shapes._spTree.iter(qn("p:cxnSp")))
        if isinstance(slide, MapSlide):
            assert len(lines) == len(slide.routes)
        for line in lines:
            ends = [line.find(f".//{qn(tag)}") for tag in ("a:stCxn", "a:endCxn")]
            assert {end.get("id") for end in ends} <= ids
            assert ends[0].get("id") != ends[1].get("id")


def test_cards_stand_on_the_slide_and_apart_from_each_other(article: Document) -> None:
    slides, file = made(article, Plan(is_whole=True))
    width, height = file.slide_width, file.slide_height
    assert width is not None
    assert height is not None
    for slide, page in zip(slides.slides, file.slides, strict=True):
        if isinstance(slide, MapSlide):
            cards = [s for s in page.shapes if s.has_text_frame and not s.is_placeholder]
            for place, shape in enumerate(cards):
                assert shape.left >= 0
                assert shape.left + shape.width <= width
                assert shape.top + shape.height <= height
                for other in cards[place + 1 :]:
                    assert (
                        shape.left + shape.width <= other.left
                        or other.left + other.width <= shape.left
                        or shape.top + shape.height <= other.top
                        or other.top + other.height <= shape.top
                    )


def test_the_main_lines_are_twelve_slides_and_nothing_is_lost_of_the_whole(
    article: Document,
) -> None:
    slides, _ = made(article)
    assert len(slides.slides) <= 12
    whole, file = made(article, Plan(is_whole=True))
    shown = {c for s in whole.slides if isinstance(s, MapSlide) for c in s.says}
    assert article.thesis in shown
    hanging = {n for n, row in article.statements.items() if row.premise_of} | {article.thesis}
    assert hanging <= shown
    assert len(file.slides) == len(whole.slides)


def test_words_are_told_again_in_the_notes_with_what_is_folded(article: Document) -> None:
    slides, file = made(article)
    for slide, page in zip(slides.slides, file.slides, strict=True):
        if isinstance(slide, MapSlide):
            frame = page.notes_slide.notes_text_frame
            assert frame is not None
            for says in slide.says.values():
                assert " ".join(says.text.split()) in frame.text
            assert ("Not on this slide" in frame.text) == (slide.folded > 0)


def test_every_shape_says_what_it_is_to_a_screen_reader(everything: Document) -> None:
    _, file = made(everything)
    for page in file.slides:
        for element in page.shapes._spTree.iter(qn("p:sp")):
            about = element.find(f".//{qn('p:cNvPr')}")
            is_placeholder = element.find(f".//{qn('p:ph')}") is not None
            assert is_placeholder or about.get("descr")


def test_step_by_step_shows_all_but_the_root_by_clicks(article: Document) -> None:
    slides, file = made(article, Plan(is_stepwise=True))
    for slide, page in zip(slides.slides, file.slides, strict=True):
        shown = [e.get("spid") for e in page._element.iter(qn("p:spTgt"))]
        if not isinstance(slide, MapSlide):
            assert not shown
            continue
        ids = {str(s.shape_id) for s in page.shapes if not s.is_placeholder}
        boxes = {str(s.shape_id) for s in page.shapes if s.has_text_frame}
        built = [e.get("spid") for e in page._element.iter(qn("p:bldP"))]
        assert set(built) == set(shown) & boxes
        grouped = [e for e in page._element.iter(qn("p:cTn")) if e.get("grpId")]
        assert len(grouped) == len(built)
        assert len(shown) == len(set(shown))
        hidden_never = ids - set(shown)
        assert len(hidden_never) == 1  # the card that all of it argues about
        assert set(shown) < ids


def test_colours_are_those_of_the_theme_so_that_a_presenter_can_change_them(
    everything: Document,
) -> None:
    _, file = made(everything, theme=DARK)
    for page in file.slides:
        assert b"srgbClr" not in etree.tostring(page._element)


def test_the_same_deck_is_the_same_file(everything: Document) -> None:
    composer = Composer(FixedMeasurer(), LIGHT)
    slides = deck(everything, Plan(), composer=composer, chance=Random(1).random)
    one, other = (ZipFile(BytesIO(pptx(slides, LIGHT))) for _ in range(2))
    assert one.namelist() == other.namelist()
    assert all(one.read(name) == other.read(name) for name in one.namelist())


WILD = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("<>&\"'\x00\x0b\u202e\u200f\u200d\U0001f3af\ufffe]"),
        st.sampled_from("\u0627\u06cc\u06a9\u05d0"),
    ),
    max_size=80,
)


@settings(max_examples=40)
@given(WILD, WILD)
def test_text_comes_through_whatever_it_is(top: str, why: str) -> None:
    document = pair(clean_text(top), clean_text(why))
    _, file = made(document)
    found = [
        paragraph.text
        for page in file.slides
        for shape in page.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
    ]
    for words in (clean_text(top), clean_text(why)):
        assert words.replace("\n", "\v") in found or not words.strip()


def test_a_claim_of_five_thousand_letters_stays_on_its_slide() -> None:
    slides, file = made(pair("Short.", "word " * 1000))
    assert slides.told
    height = file.slide_height
    assert height is not None
    for page in file.slides:
        assert all(shape.top + shape.height <= height for shape in page.shapes if shape.height)


def test_an_empty_map_is_one_slide() -> None:
    slides, file = made(Document())
    assert len(file.slides) == len(slides.slides) == 1


def test_text_from_the_right_is_marked_so() -> None:
    _, file = made(pair("\u06a9\u062a\u0627\u0628 \u06c1\u06d2", "Because."))
    marked = [
        paragraph
        for page in file.slides
        for paragraph in page.shapes._spTree.iter(qn("a:pPr"))
        if paragraph.get("rtl") == "1"
    ]
    assert marked
    assert all(paragraph.get("algn") == "r" for paragraph in marked)
