"""Search finds words wherever a map has them, and says where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.editor.search import (
    EXCERPT,
    excerpt,
    folded_case,
    next_open_comment,
    open_comments,
    search,
)
from rejoinder.model.document import Document
from rejoinder.model.ids import CommentId, InferenceId, SourceId, StatementId, VoiceId
from rejoinder.model.records import (
    MAP_ID,
    Citation,
    Comment,
    Inference,
    MapRow,
    PremiseOf,
    Reply,
    Source,
    Statement,
    Voice,
)


def town() -> Document:
    """A thesis and one premise, with every field that search looks in."""
    thesis, step = StatementId("thesis"), InferenceId("step")
    return Document(
        map={MAP_ID: MapRow(thesis=thesis)},
        statements={
            thesis: Statement(text="Close the café", note="Ask the owner", tags=("trade",)),
            StatementId("premise"): Statement(
                text="It is loud",
                voice=VoiceId("ada"),
                citations=(Citation(source=SourceId("report"), locator="p. 7"),),
                premise_of=(PremiseOf(inference=step, order="a0"),),
            ),
        },
        inferences={step: Inference(conclusion=thesis, order="a0", note="From nuisance")},
        voices={VoiceId("ada"): Voice(name="Ada Moss")},
        sources={SourceId("report"): Source(title="Noise at night", authors=("Fen, Bo",))},
        comments={
            CommentId("c1"): Comment(on="premise", text="How loud?", time="2024-01-02"),
            CommentId("c2"): Comment(
                on="step", text="Really", replies=(Reply(author="", time="", text="Indeed"),)
            ),
            CommentId("c3"): Comment(on="thesis", text="Done", resolved=True),
        },
    )


@pytest.mark.parametrize(
    ("query", "node", "place"),
    [
        ("CAFE", "thesis", "text"),
        ("owner", "thesis", "note"),
        ("trade", "thesis", "tag"),
        ("moss", "premise", "voice"),
        ("noise", "premise", "source"),
        ("fen", "premise", "source"),
        ("p. 7", "premise", "source"),
        ("nuisance", "step", "note"),
        ("how loud", "premise", "text"),
        ("indeed", "step", "comment"),
        ("loud night", "premise", "text"),
    ],
)
def test_a_word_is_found_where_it_stands(query: str, node: str, place: str) -> None:
    hit = search(town(), query)[0]

    assert (hit.node, hit.place) == (node, place)


@pytest.mark.parametrize("query", ["", "  ", "zebra", "loud zebra"])
def test_what_is_not_there_is_not_found(query: str) -> None:
    assert search(town(), query) == ()


def test_hits_come_in_reading_order() -> None:
    assert [hit.node for hit in search(town(), "e")] == ["thesis", "step", "premise"]


@given(st.text(max_size=200), st.text(min_size=1, max_size=8))
def test_an_excerpt_is_one_short_line(text: str, word: str) -> None:
    line = excerpt(text, [folded_case(word)])

    assert "\n" not in line
    assert len(line) <= EXCERPT + 2


@given(st.text(max_size=40))
def test_any_query_is_answered(query: str) -> None:
    for hit in search(town(), query):
        assert town().has_node(hit.node)


def test_open_comments_come_in_reading_order_without_resolved_ones() -> None:
    assert [on for _, on in open_comments(town())] == ["step", "premise"]


def test_the_next_open_comment_goes_around() -> None:
    document = town()

    assert next_open_comment(document, None) == "step"
    assert next_open_comment(document, InferenceId("step")) == "premise"
    assert next_open_comment(document, StatementId("premise")) == "step"
    assert next_open_comment(Document(), None) is None
