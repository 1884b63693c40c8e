"""Texts are compared without case and accents, and marks stand where the words are."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.editor.finding.words import EXCERPT, excerpt, folded_case, spans, tokens
from rejoinder.model.text import one_line

WORDS = st.text(min_size=1, max_size=8)


@given(st.text(max_size=200), WORDS)
def test_an_excerpt_is_one_short_line_with_marks_in_it(text: str, word: str) -> None:
    line, met = excerpt(text, [folded_case(word)])

    assert "\n" not in line
    assert len(line) <= EXCERPT + 2
    assert all(0 <= start < end <= len(line) for start, end in met)


@given(st.text(max_size=60), st.integers(0, 59), st.integers(1, 12))
def test_a_word_of_a_text_is_marked_where_it_stands(text: str, start: int, length: int) -> None:
    line = one_line(text)
    word = folded_case(line[start : start + length])
    if word:
        met = spans(line, [word])
        assert met
        assert all(word[:1] in folded_case(line[a:b]) for a, b in met)
        assert all(b <= c for (_, b), (c, _) in pairwise(met))


@pytest.mark.parametrize(
    ("line", "word", "marked"),
    [
        ("Straße", "STRASSE", "Straße"),
        ("ﬁne ﬁelds", "field", "ﬁeld"),
        ("Zoë’s Élan", "elan", "Élan"),
        ("ZOE\u0308 said", "zoe", "ZOE\u0308"),
    ],
)
def test_marks_allow_for_letters_that_are_written_as_two(line: str, word: str, marked: str) -> None:
    ((start, end),) = spans(line, [folded_case(word)])

    assert line[start:end] in (marked, marked.rstrip("\u0308"))


def test_an_excerpt_is_cut_around_the_word_that_was_found() -> None:
    text = f"{'many other words ' * 12}and the needle {'in a haystack ' * 12}"
    line, ((start, end),) = excerpt(text, ["needle"])

    assert line[start:end] == "needle"
    assert line.startswith("…")
    assert line.endswith("…")


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text: str) -> None:
    once = folded_case(text)

    assert folded_case(once) == " ".join(once.split())


@given(st.text(max_size=60))
def test_words_are_parts_of_the_text(text: str) -> None:
    folded = folded_case(text)

    assert all(word in folded for word in tokens(folded))
