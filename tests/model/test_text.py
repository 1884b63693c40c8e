"""What a text may hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.model.text import clean_text, digest, one_line, paragraphs

ANY = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\u2028b\u2029c\x85d\x0be\x0cf", "a\nb\nc\nd\ne\nf"),
        ("tab\tstays", "tab\tstays"),
        ("nul\x00 bell\x07 del\x7f", "nul bell del"),
        ("\ufffe\uffff", ""),
        ("\ud800", "�"),
        ("پاکستان 👩‍👩‍👧", "پاکستان 👩‍👩‍👧"),
    ],
)
def test_a_text_is_cleaned_of_what_no_file_carries(text: str, clean: str) -> None:
    assert clean_text(text) == clean


@given(ANY)
def test_cleaning_is_done_once_and_always_leaves_what_utf_8_carries(text: str) -> None:
    clean = clean_text(text)
    assert clean_text(clean) == clean
    assert clean.encode("utf-8").decode("utf-8") == clean
    assert all(letter in "\t\n" or ord(letter) >= 0x20 for letter in clean)


@given(ANY)
def test_one_line_has_no_break_and_no_double_blank(text: str) -> None:
    line = one_line(text)
    assert "\n" not in line
    assert "  " not in line
    assert line == line.strip()


def test_paragraphs_are_the_lines_that_say_something() -> None:
    assert paragraphs(" a \r\n\r\n b\n\t\n") == ("a", "b")


def test_a_digest_names_words_without_quoting_them() -> None:
    assert digest("sugar") == digest("sugar") != digest("Sugar")
    assert len(digest("")) == 16
