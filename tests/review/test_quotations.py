"""What stands in quotation marks is the article's, differs from it, or is not in it."""

from dataclasses import replace as with_tables

import pytest
from msgspec.structs import replace
from tests.review.conftest import PIECE, TEXT, placed

from rejoinder.model.anchors import words_at
from rejoinder.model.document import Document
from rejoinder.model.ids import SourceId, StatementId, VoiceId
from rejoinder.model.records import Citation, Source, Statement, Voice, VoiceKind
from rejoinder.review.quotations import Field, Quotation, Verdict, found_at, quotations

FOUND, DIFFERS, ABSENT = Verdict.FOUND, Verdict.DIFFERS, Verdict.ABSENT


def quoting(street: Document, text: str, **fields: object) -> tuple[Quotation, ...]:
    """The quotations of a map whose one anchored statement says ``text``."""
    record = replace(Statement(text=text, anchors=(placed("for three days"),)), **fields)
    return quotations(with_rows(street, record))


def with_rows(street: Document, record: Statement) -> Document:
    return with_tables(
        street,
        statements={StatementId("top"): record},
        sources={SourceId("book"): Source(title="A book")},
        voices={
            VoiceId("me"): Voice(name="Me", kind=VoiceKind.REVIEWER),
            VoiceId("they"): Voice(name="They", kind=VoiceKind.AUTHOR),
        },
    )


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Shops there sell more when people walk", "Shops there sell more when people walk"),
        ("shops there sell more when people walk.", "Shops there sell more when people walk"),
        ("Shops  there\u00a0sell … people walk", "Shops there sell more when people walk"),
        ("Shops there sell [...] people walk", "Shops there sell more when people walk"),
        ("Shops there sell ... people walk", "Shops there sell more when people walk"),
        ("[s]hops there sell more", "Shops there sell more"),
        ("Shops [in Ghent] there sell [a lot] when,", "Shops there sell more when"),
        ("… say that nobody will come …", "say that nobody will come"),
        ("critics say that nobody", "critics say that nobody"),
        ("Market Street should be closed to car", None),
        ("people walk … Shops there", None),
        ("people walk [...] sales rose", "people walk. In Ghent, sales rose"),
        ("people walk … Nobody noticed", None),
        ("…", None),
    ],
)  # fmt: skip
def test_a_quotation_is_found_whatever_its_typography(words: str, found: str | None) -> None:
    span = found_at(words, TEXT)
    assert (None if span is None else words_at(TEXT, span)) == found


@pytest.mark.parametrize("marks", ["“{}”", '"{}"', "«{}»", "„{}“", "‘{}’", "「{}」"])
def test_quotation_marks_of_all_kinds_quote(street: Document, marks: str) -> None:
    text = f"They say {marks.format('nobody will come')}, but don’t know."
    (one,) = quoting(street, text)
    assert (one.verdict, one.words) == (FOUND, "nobody will come")
    assert text[one.start : one.end] == one.words


def test_an_apostrophe_ends_no_quotation(street: Document) -> None:
    (one,) = quoting(street, "The article’s ‘nobody’s cars and everybody’s street’ isn’t there.")
    assert one.words == "nobody’s cars and everybody’s street"


def test_a_quotation_that_differs_shows_how(street: Document) -> None:
    (one,) = quoting(street, "“Shops there earn more when people walk”")
    assert (one.verdict, one.article) == (DIFFERS, PIECE)
    assert one.nearest is not None
    assert [p.words for p in one.nearest.pieces][:3] == ["Shops there ", "earn", "sell"]


def test_a_quotation_that_is_not_there_is_told_where_it_claims_to_be(street: Document) -> None:
    absent = "“Cars are the backbone of every prosperous town”"
    assert [one.verdict for one in quoting(street, absent)] == [ABSENT]
    author = quoting(street, absent, voice=VoiceId("they"))
    assert [one.verdict for one in author] == [ABSENT]
    cited = (Citation(source=SourceId("book")),)
    assert quoting(street, absent, citations=cited) == ()
    assert quoting(street, absent, anchors=()) == ()
    assert quoting(street, absent, voice=VoiceId("me")) == ()
    named = quoting(street, f"The article says {absent}.", voice=VoiceId("me"))
    assert [one.verdict for one in named] == [ABSENT]


def test_what_is_nearly_the_articles_is_told_wherever_it_stands(street: Document) -> None:
    nearly = "“Shops there earn more when people walk”"
    assert [one.verdict for one in quoting(street, nearly, anchors=())] == [DIFFERS]
    assert quoting(street, "“Shops in Bonn sell lots when it rains”", anchors=()) == ()


def test_notes_are_held_against_the_article_too_and_short_terms_are_not(street: Document) -> None:
    found = quoting(
        street, "The “bus lane” is short.", note="See: “Buses, however, need the street”"
    )
    assert [(one.field, one.verdict) for one in found] == [(Field.NOTE, FOUND)]


def test_without_a_text_nothing_can_be_said(street: Document) -> None:
    bare = replace(street.articles[PIECE], paragraphs=())
    assert quotations(with_tables(street, articles={PIECE: bare})) == ()
