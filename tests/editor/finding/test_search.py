"""A search finds words wherever a map has them, with slips of the finger, and says where."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.editor.finding.filters import BY_KEY
from rejoinder.editor.finding.index import Index
from rejoinder.editor.finding.query import query
from rejoinder.editor.finding.search import Hit, Search, close_to, edits, search
from rejoinder.model.document import Document
from rejoinder.model.ids import StatementId
from rejoinder.model.records import Statement

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def searched(document: Document, text: str) -> Search:
    """A whole search."""
    index = Index(document)
    assert sum(1 for _ in index.reading()) >= 0
    found = Search(index, query(text, BY_KEY))
    assert sum(1 for _ in found.steps()) >= 0
    assert found.is_over
    return found


def of_one(text: str) -> Document:
    """A map of one statement."""
    return Document(statements={StatementId("s"): Statement(text=text)})


@pytest.mark.parametrize(
    ("text", "node", "place"),
    [
        ("CAFE", "thesis", "text"),
        ("owner", "thesis", "note"),
        ("trade", "thesis", "tag"),
        ("moss", "premise", "voice"),
        ("noise", "premise", "source"),
        ("fen", "premise", "source"),
        ("p. 7", "premise", "source"),
        ("nuisance", "step", "note"),
        ("cause", "step", "scheme"),
        ("nightly", "step", "question"),
        ("how loud", "premise", "text"),
        ("indeed", "step", "comment"),
        ("loud dark", "premise", "text"),
        ('"it is loud"', "premise", "text"),
        ("“ada moss” -costumers", "premise", "voice"),
    ],
)
def test_a_word_is_found_where_it_stands(town: Document, text: str, node: str, place: str) -> None:
    found = searched(town, text)

    assert (found.exact[0].node, found.shown(found.exact[0]).place) == (node, place)


@pytest.mark.parametrize("text", ["", "  ", '""', "-", "role:", "zebra", "loud zebra", '"loud is"'])
def test_what_is_not_there_is_not_found(town: Document, text: str) -> None:
    assert search(town, text) == ()


def test_hits_come_in_reading_order_and_the_similar_ones_last(town: Document) -> None:
    assert [hit.node for hit in search(town, "n")][:3] == ["thesis", "step", "premise"]
    assert search(town, "customers") == (
        Hit(StatementId("harm")),
        Hit(StatementId("reply"), is_similar=True),
    )
    assert search(town, '"customers"') == (Hit(StatementId("harm")),)


def test_a_minus_leaves_out(town: Document) -> None:
    assert [hit.node for hit in search(town, "c -café -back -cause")] == ["harm"]


def test_a_similar_hit_shows_the_word_that_is_like_what_was_asked(town: Document) -> None:
    found = searched(town, "customers")
    line, ((start, end),) = found.shown(found.similar[0]).excerpt

    assert line[start:end] == "Costumers"


@given(st.text(max_size=40))
def test_any_query_is_answered(text: str) -> None:
    document = of_one("Taxes fall")

    assert all(document.has_node(hit.node) for hit in search(document, text))


@st.composite
def slips(draw: st.DrawFn) -> tuple[str, str]:
    """A word, and the same word with one slip of the finger."""
    word = draw(st.text(LETTERS, min_size=5, max_size=12))
    at, letter = draw(st.integers(0, len(word) - 2)), draw(st.sampled_from(LETTERS))
    slip: Callable[[], str] = draw(
        st.sampled_from(
            [
                lambda: word[:at] + word[at + 1 :],
                lambda: word[:at] + letter + word[at:],
                lambda: word[:at] + letter + word[at + 1 :],
                lambda: word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            ]
        )
    )
    return word, slip()


@given(slips())
def test_one_slip_anywhere_in_a_word_is_forgiven(pair: tuple[str, str]) -> None:
    word, typed = pair

    assert len(search(of_one(f"The {word.upper()}, however."), typed)) == 1


@pytest.mark.parametrize(
    ("typed", "text", "is_found"),
    [
        ("gvernmnet", "The government", True),
        ("governm", "The goverments", True),
        ("taxs", "a tox", False),
        ("tox", "a tax", False),
        ("trade", "a train", False),
        ("harbuor", "the harbours", True),
    ],
)
def test_how_far_a_word_may_be_off_follows_from_its_length(
    typed: str, text: str, is_found: bool
) -> None:
    assert bool(search(of_one(text), typed)) is is_found


@given(st.text(LETTERS, min_size=1, max_size=12), st.lists(st.text(LETTERS, min_size=1)))
def test_similar_words_never_have_the_word_itself(word: str, vocabulary: list[str]) -> None:
    assert all(word not in near for near in close_to(word, vocabulary))
    assert bool(edits(word)) or close_to(word, vocabulary) == []
