"""The text as it is laid out: places in it, and what is not looked at is not laid out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from rejoinder.gui.article.page import Page, Spot
from rejoinder.gui.article.paragraph import Paragraph
from rejoinder.gui.article.units import Units

MIXED = "A 😀 e\u0301 café, پل بند ہے and בית 👩‍👩‍👧 at the end. "


@given(text=st.text(st.sampled_from("aé😀ب👩\u200d "), max_size=30))
def test_units_and_code_points_lead_to_each_other(text: str) -> None:
    units = Units(text)
    for point in range(len(text) + 1):
        unit = len(text[:point].encode("utf-16-le")) // 2
        assert units.to_qt(point) == unit
        assert units.to_points(unit) == point


@pytest.fixture
def font(qapp: QApplication) -> QFont:
    return QFont(qapp.font())


def test_every_place_is_found_again_where_its_caret_is(font: QFont) -> None:
    paragraph = Paragraph(MIXED * 4)
    paragraph.lay(font, 260.0)
    at, seen = 0, 0
    while at < len(paragraph.text):
        box = paragraph.caret(at)
        assert paragraph.line_of(at) == paragraph.line_of(
            paragraph.place_at(QPointF(box.x(), box.center().y()))
        )
        following = paragraph.beside(at, back=False, words=False)
        assert following > at
        assert paragraph.beside(following, back=True, words=False) == at
        at, seen = following, seen + 1
    assert seen < len(paragraph.text)  # an emoji of several code points is one step


def test_boxes_cover_the_words_and_nothing_else(font: QFont) -> None:
    paragraph = Paragraph("one two three four five six seven eight nine ten " * 3)
    paragraph.lay(font, 200.0)
    boxes = paragraph.boxes(4, 40)
    assert len(boxes) == paragraph.line_of(39) - paragraph.line_of(4) + 1
    for box in boxes:
        for x in (box.left() + 1, box.right() - 1):
            letter = paragraph.letter_at(QPointF(x, box.center().y()))
            assert letter is None or 4 <= letter < 40


def test_only_what_is_seen_is_laid_out(font: QFont) -> None:
    page = Page()
    page.set_shape(font, 300.0)
    page.show([f"{n}. " + "Words and words. " * 20 for n in range(2000)])
    middle = page.height / 2
    page.lay_between(middle, middle + 800)

    assert sum(p.is_laid for p in page.paragraphs) < 20


def test_a_new_draft_keeps_what_is_laid_out(font: QFont) -> None:
    page = Page()
    page.set_shape(font, 300.0)
    page.show(["One.", "Two.", "Three."])
    kept = page.lay(1)
    page.show(["Zero.", "One.", "Two."])

    assert page.paragraphs[2] is kept
    assert page.letter_at(QPointF(4.0, page.top(2) + 4)) == Spot(2, 0)
