"""Replacing changes the words that were found in texts, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.editor.finding.query import query
from rejoinder.editor.finding.replacing import replaceable, rewritten
from rejoinder.editor.finding.words import folded_case
from rejoinder.edits.state import set_texts
from rejoinder.model.document import Document
from rejoinder.model.ids import StatementId
from rejoinder.model.records import Statement

NAME = StatementId("s")


def replaced(text: str, word: str, by: str) -> tuple[str, int]:
    """``text`` with ``word`` replaced, and in how many places."""
    document = Document(statements={NAME: Statement(text=text)})
    for each in rewritten(document, [NAME], word=folded_case(word), by=by):
        return each.text, each.places
    return text, 0


@pytest.mark.parametrize(
    ("text", "word", "by", "after"),
    [
        ("Taxes and a tax", "tax", "levy", ("Levyes and a levy", 2)),
        ("The café’s  cafe", "CAFE", "inn", ("The inn’s  inn", 2)),
        ("A carbon\n  tax", "carbon tax", "price", ("A price", 1)),
        ("Nothing", "tax", "levy", ("Nothing", 0)),
        ("a tax", "tax", "", ("a ", 1)),
    ],
)
def test_each_place_is_replaced(text: str, word: str, by: str, after: tuple[str, int]) -> None:
    assert replaced(text, word, by) == after


@given(st.text(max_size=40), st.text(min_size=1, max_size=6))
def test_any_text_can_be_rewritten(text: str, word: str) -> None:
    after, places = replaced(text, word, "X")

    assert (places == 0) == (after == text) or "x" in folded_case(text)


def test_only_one_word_or_phrase_can_be_replaced() -> None:
    assert replaceable(query("tax role:objection", {"role"})) == "tax"
    assert replaceable(query('"carbon tax"', ())) == "carbon tax"
    assert replaceable(query("carbon tax", ())) is None
    assert replaceable(query("role:objection", {"role"})) is None


def test_all_texts_are_replaced_in_one_step() -> None:
    document = Document(statements={NAME: Statement(text="a"), StatementId("t"): Statement()})
    change = set_texts(document, {NAME: "b", StatementId("t"): ""}, "Replace all")

    assert (change.label, change.ids("statements")) == ("Replace all", (NAME,))
