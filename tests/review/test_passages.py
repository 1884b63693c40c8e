"""What of an article is mapped, sentence by sentence."""

from dataclasses import replace

import msgspec
from tests.review.conftest import PIECE, TEXT, placed

from rejoinder.edits.articles import set_anchors, set_aside, take_back
from rejoinder.model.anchors import Span, anchor_at, span_of
from rejoinder.model.document import Document
from rejoinder.model.ids import StatementId
from rejoinder.model.records import AnchorState
from rejoinder.review.passages import coverage, sentence_at

TOP = StatementId("top")


def test_coverage_counts_sentences_with_a_statement_by_paragraph_and_in_all(
    street: Document,
) -> None:
    found = coverage(street, PIECE)
    assert [(p.mapped, p.counted) for p in found.paragraphs] == [(0, 1), (3, 4), (0, 2), (0, 2)]
    assert (found.mapped, found.counted) == (3, 9)
    assert found.share == 3 / 9
    assert found.unmapped[:2] == (
        found.paragraphs[0].sentences[0],
        found.paragraphs[1].sentences[3],
    )
    assert [s.reason for s in found.set_aside] == ["Anecdote"]
    assert found.paragraphs[1].sentences[2].statements == (StatementId("ghent"),)


def test_setting_aside_and_taking_back_are_undone_exactly(street: Document) -> None:
    title = anchor_at(PIECE, TEXT, Span(1, 0, len(TEXT[0])))
    change = set_aside(street, PIECE, title, reason=" The\ntitle ")
    after = street.apply(change)
    assert coverage(after, PIECE).counted == 8
    assert [a.reason for a in after.articles[PIECE].asides] == ["The title", "Anecdote"]
    assert after.apply(change.inverted()) == street
    back = after.apply(take_back(after, PIECE, Span(1, 3, 4)))
    assert back == street


def test_what_is_mapped_counts_even_where_it_was_set_aside(street: Document) -> None:
    after = street.apply(set_aside(street, PIECE, placed(TEXT[1]), reason="All of it"))
    assert [(p.mapped, p.counted) for p in coverage(after, PIECE).paragraphs][1] == (3, 3)


def test_an_anchor_that_is_lost_or_stale_maps_nothing(street: Document) -> None:
    anchor = street.statements[TOP].anchors[0]
    lost = msgspec.structs.replace(anchor, state=AnchorState.LOST)
    stale = msgspec.structs.replace(anchor, digest="0" * 16)
    for gone in (lost, stale):
        after = street.apply(set_anchors(street, TOP, [gone]))
        assert coverage(after, PIECE).mapped == 2


def test_a_comment_and_a_stop_alone_map_nothing(street: Document) -> None:
    stop = anchor_at(PIECE, TEXT, Span(2, len(TEXT[1]) - 1, len(TEXT[1])))
    after = street.apply(set_anchors(street, TOP, [stop]))
    assert coverage(after, PIECE).mapped == 2


def test_an_article_without_text_has_nothing_to_map(street: Document) -> None:
    bare = replace(
        street, articles={PIECE: msgspec.structs.replace(street.articles[PIECE], paragraphs=())}
    )
    found = coverage(bare, PIECE)
    assert (found.paragraphs, found.share, found.unmapped) == ((), 1.0, ())


def test_the_sentence_at_a_place_is_the_one_around_or_before_it() -> None:
    first, second = (
        "Market Street should be closed to cars.",
        "Shops there sell more when people walk.",
    )
    for offset, words in ((0, first), (38, first), (39, first), (40, second), (60, second)):
        span = sentence_at(TEXT, 2, offset)
        assert span == span_of(placed(words))
    assert sentence_at((" ",), 1, 0) is None
