"""Text is measured and broken as it will be drawn."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFontInfo

from rejoinder.drawing.items import Font
from rejoinder.drawing.theme import FAMILY
from rejoinder.paint.fonts import load_fonts, qfont
from rejoinder.paint.measure import QtMeasurer, is_simple

TEXT = Font(FAMILY, 14)

SAMPLES = (
    "Streets without cars are quieter and safer for everyone who walks.",
    "Ψυχή και σώμα, душа и тело, à la carte — “naïve” façade…",
    "شہر کا مرکز لوگوں کے لیے ہے، گاڑیوں (cars) کے لیے نہیں۔",
    "市中心首先属于人，其次才属于汽车；安静的街道让人愿意停留。",
    "ความสุขของเมืองอยู่ที่ผู้คนไม่ใช่รถยนต์และถนนที่เงียบสงบ",
    "https://example.org/a/very/long/address/that/has/no/blank?in=it&at=all",
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenfabrik",
    "🙂" * 60,
    "e\u0301" * 80,
)


def test_the_bundled_fonts_are_loaded_and_used(measurer: QtMeasurer) -> None:
    assert "Arimo" in load_fonts()
    assert QFontInfo(qfont(TEXT)).family() == "Arimo"
    assert QFontInfo(qfont(Font(FAMILY, 14, 700))).bold()


def test_widths_are_those_of_arial(measurer: QtMeasurer) -> None:
    """Advance widths of Arial in thousandths of an em, from its metrics (AFM)."""
    for letter, thousandths in (("a", 556), ("i", 222), ("W", 944), (" ", 278), ("—", 1000)):
        assert measurer.width(letter, TEXT) == pytest.approx(14 * thousandths / 1000, abs=0.05)


def test_widths_grow_with_the_size(measurer: QtMeasurer) -> None:
    small, large = (measurer.width("Claim", Font(FAMILY, size)) for size in (10.5, 21.0))
    assert large == pytest.approx(2 * small)


@pytest.mark.parametrize("text", SAMPLES)
@pytest.mark.parametrize("width", [60.0, 150.0, 290.0])
def test_no_line_is_wider_than_its_room(measurer: QtMeasurer, text: str, width: float) -> None:
    for line in measurer.wrap(text, TEXT, width=width):
        assert line.width <= width + 0.5
        assert line.width == pytest.approx(measurer.width(line.text, TEXT), abs=1.5)


@pytest.mark.parametrize("text", SAMPLES)
def test_no_letter_is_lost(measurer: QtMeasurer, text: str) -> None:
    lines = measurer.wrap(text, TEXT, width=100)
    assert "".join("".join(line.text for line in lines).split()) == "".join(text.split())


@given(st.text(max_size=120))
@settings(max_examples=60)
def test_any_text_is_broken_without_loss(measurer: QtMeasurer, text: str) -> None:
    plain = "".join(c for c in text if c.isprintable() or c == "\n")
    lines = measurer.wrap(plain, TEXT, width=120)
    assert len(lines) >= plain.count("\n") + 1
    shown = "".join(line.text for line in lines)
    assert "".join(shown.split()) == "".join(plain.split())


def test_an_empty_text_is_one_empty_line(measurer: QtMeasurer) -> None:
    (line,) = measurer.wrap("", TEXT, width=100)
    assert line == ("", 0)


def test_line_breaks_stay(measurer: QtMeasurer) -> None:
    assert [line.text for line in measurer.wrap("a\n\nشہر", TEXT, width=100)] == ["a", "", "شہر"]


def test_an_address_is_broken_behind_a_slash(measurer: QtMeasurer) -> None:
    lines = measurer.wrap("https://example.org/maps/of/arguments", TEXT, width=150)
    assert lines[0].text.endswith("/")


def test_simple_scripts_are_told_from_the_others() -> None:
    assert [is_simple(text) for text in SAMPLES] == [
        True, True, False, False, False, True, True, False, False,
    ]  # fmt: skip


def test_both_ways_of_breaking_agree(measurer: QtMeasurer) -> None:
    from rejoinder.paint.measure import _wrapped_by_qt

    quick = measurer.wrap(SAMPLES[0], TEXT, width=150)
    slow = _wrapped_by_qt(SAMPLES[0], TEXT, 150)
    assert [line.text for line in quick] == [line.text for line in slow]


def test_a_word_of_any_length_is_broken(measurer: QtMeasurer) -> None:
    word = "x" * 1_000_000
    assert measurer.width(word, TEXT) == pytest.approx(1000 * measurer.width("x" * 1000, TEXT))
    assert len(measurer.wrap(word, TEXT, width=292)) > 20_000


@given(
    st.one_of(
        st.sampled_from(SAMPLES),
        st.text(max_size=80),
        st.text(st.sampled_from("ab cde  fé\n"), max_size=200),
    ),
    st.floats(20, 400),
)
def test_a_passage_breaks_as_its_text_does(measurer: QtMeasurer, text: str, width: float) -> None:
    passage = measurer.passage(text, TEXT)
    lines = measurer.wrap(text, TEXT, width=width)
    assert passage.widths(width) == pytest.approx([line.width for line in lines])
    assert passage.length <= sum(line.width for line in lines) + 0.001
