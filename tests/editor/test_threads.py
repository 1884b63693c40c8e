"""Threads of comments are listed and gone through in the order of the map."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.benchmarks.large_maps import large_map

from rejoinder.editor.threads import every_comment, next_open_comment, open_comments
from rejoinder.model.document import Document
from rejoinder.model.ids import CommentId, InferenceId, StatementId
from rejoinder.model.records import MAP_ID, Comment, Inference, MapRow, PremiseOf, Statement
from rejoinder.model.tree import roots, walk


def town() -> Document:
    """A thesis and one premise; open threads on the premise and its step, one that is over."""
    thesis, step = StatementId("thesis"), InferenceId("step")
    return Document(
        map={MAP_ID: MapRow(thesis=thesis)},
        statements={
            thesis: Statement(text="Close the café"),
            StatementId("premise"): Statement(
                text="It is loud", premise_of=(PremiseOf(inference=step, order="a0"),)
            ),
        },
        inferences={step: Inference(conclusion=thesis, order="a0")},
        comments={
            CommentId("c1"): Comment(on="premise", text="How loud?", time="2024-01-02"),
            CommentId("c2"): Comment(on="step", text="Really"),
            CommentId("c3"): Comment(on="thesis", text="Done", resolved=True),
        },
    )


def test_open_comments_come_in_reading_order_without_resolved_ones() -> None:
    assert [on for _, on in open_comments(town())] == ["step", "premise"]


def test_the_next_open_comment_goes_around() -> None:
    document = town()

    assert next_open_comment(document, None) == "step"
    assert next_open_comment(document, InferenceId("step")) == "premise"
    assert next_open_comment(document, StatementId("premise")) == "step"
    assert next_open_comment(Document(), None) is None


@given(st.integers(2, 60), st.integers(0, 999))
def test_threads_stand_as_the_map_is_read(size: int, seed: int) -> None:
    document = large_map(size, seed=seed)
    nodes = [*document.statements, *document.inferences]
    comments = {CommentId(f"c{n}"): Comment(on=node) for n, node in enumerate(nodes)}
    commented = replace(document, comments=comments)
    read = [node for root in roots(document) for node in walk(document, root)]

    assert [on for _, on in every_comment(commented)] == read
