"""Words in quotation marks, held against the article that they claim to be from.

They claim that where the words ahead of them name the article, or the statement is the author's,
anchored and without another source. Others may be from anywhere, and are told only where they are
the article's or nearly so. Typography makes no difference: quotation marks, dashes, blanks and
capitals are alike, a stop before the closing mark is the writer's, an ellipsis leaves something
out, and brackets add to it or stand for it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from rejoinder.model.anchors import Span
from rejoinder.model.document import Document
from rejoinder.model.ids import ArticleId, StatementId
from rejoinder.model.records import Statement, VoiceKind
from rejoinder.review.likeness import Candidate, likenesses
from rejoinder.review.typography import Folded, folded

LEAST_WORDS = 3
"""A word or two in quotation marks are a title, a term, or irony more often than a quotation."""

NEARLY = 0.8
"""Words that may be from anywhere are taken for the article's from this likeness on."""

_MARKS = (("“", "”"), ("„", "“"), ("«", "»"), ("»", "«"), ('"', '"'), ("「", "」"), ("『", "』"))
_QUOTED = re.compile(
    "|".join(
        rf"{opening}([^{opening}{closing}\n]{{2,2000}}){closing}" for opening, closing in _MARKS
    )
    + r"|(?<!\w)‘((?:[^‘’\n]|(?<=\w)’(?=\w)){2,2000})’(?!\w)"
)
_GAP = re.compile(
    r"\s*(?:\[\s*(?:…|\.{3})\s*\]|\(\s*(?:…|\.{3})\s*\)|…|\.\s?\.\s?\.|\[[^\]]*\])\s*"
)
_CAPITAL = re.compile(r"\[(\w)\](?=\w)")  # “[S]hops”: a letter that was made great or small

_NAMED = re.compile(
    r"\b(?:article|author|piece|column|commentary|essay|draft|paragraph|writes|wrote)\b[^.!?]*\Z",
    re.I,
)
_NEAR = 80
"""As far before a quotation as it is looked for whose it is."""

_WORD = re.compile(r"\w+")
_LONGEST_GAP = 600
"""Characters that an ellipsis or brackets may stand for."""


class Verdict(StrEnum):
    """How a quotation compares with the article."""

    FOUND = "found"
    DIFFERS = "differs"
    ABSENT = "absent"


class Field(StrEnum):
    """Where a quotation stands."""

    TEXT = "text"
    NOTE = "note"


@dataclass(frozen=True)
class Quotation:
    """Words in quotation marks in a statement's text or note, from ``start`` to ``end`` without
    the marks. ``span`` is where they are found; ``nearest`` what they differ from.
    """

    statement: StatementId
    field: Field
    start: int
    end: int
    words: str
    article: ArticleId
    verdict: Verdict
    span: Span | None = None
    nearest: Candidate | None = None


class _Quoted(NamedTuple):
    field: Field
    start: int
    end: int
    words: str
    is_named: bool


def quotations(document: Document) -> tuple[Quotation, ...]:
    """All quotations of the map that can be held against a text, in the order of its rows."""
    return tuple(found for name in document.statements for found in quotations_in(document, name))


def quotations_in(document: Document, statement: StatementId) -> tuple[Quotation, ...]:
    """The quotations in one statement and its note.

    Each is compared with the article that the statement is anchored in, or with all. Words that
    claim nothing and are like nothing in the texts are no quotation of them, and left out.
    """
    record = document.statements[statement]
    found = list(_quoted(record))
    texts = _texts(document, record) if found else {}
    if not texts:
        return ()
    claims = _is_authors(document, record)
    compared = ((_compared(statement, one, texts), one.is_named) for one in found)
    return tuple(one for one, is_named in compared if claims or is_named or _is_likely(one))


def quotes(record: Statement) -> bool:
    """Whether a statement or its note has words in quotation marks that are looked for."""
    return any(True for _ in _quoted(record))


def _quoted(record: Statement) -> Iterator[_Quoted]:
    for field, text in ((Field.TEXT, record.text), (Field.NOTE, record.note)):
        for match in _QUOTED.finditer(text):
            group = match.lastindex or 0
            words = match.group(group)
            if len(_WORD.findall(words)) >= LEAST_WORDS:
                before = text[max(0, match.start() - _NEAR) : match.start()]
                yield _Quoted(field, *match.span(group), words, _NAMED.search(before) is not None)


def _texts(document: Document, record: Statement) -> Mapping[ArticleId, Sequence[str]]:
    """The articles that a quotation may be from, with their texts."""
    anchored = {anchor.article for anchor in record.anchors}
    return {
        name: article.paragraphs
        for name, article in document.articles.items()
        if article.paragraphs and (not anchored or name in anchored)
    }


def _is_authors(document: Document, record: Statement) -> bool:
    """Whether what a statement quotes can only be meant as the article's."""
    voice = None if record.voice is None else document.voices.get(record.voice)
    is_authors = voice is not None and voice.kind is VoiceKind.AUTHOR
    return bool(record.anchors) and not record.citations and (is_authors or voice is None)


def _is_likely(one: Quotation) -> bool:
    if one.verdict is Verdict.ABSENT or one.nearest is None:
        return one.verdict is Verdict.FOUND
    return one.nearest.likeness >= NEARLY


def _compared(
    statement: StatementId, quoted: _Quoted, texts: Mapping[ArticleId, Sequence[str]]
) -> Quotation:
    """The best that any of the articles gives."""

    nearest: list[tuple[Candidate, ArticleId]] = []
    for article, paragraphs in texts.items():
        span = found_at(quoted.words, tuple(paragraphs))
        if span is not None:
            return _told(statement, quoted, article, Verdict.FOUND, span=span)
        nearest += [(one, article) for one in likenesses(quoted.words, paragraphs)[:1]]
    if not nearest:
        return _told(statement, quoted, next(iter(texts)), Verdict.ABSENT)
    best, article = max(nearest, key=lambda one: one[0].likeness)
    return _told(statement, quoted, article, Verdict.DIFFERS, span=best.span, nearest=best)


def _told(
    statement: StatementId,
    quoted: _Quoted,
    article: ArticleId,
    verdict: Verdict,
    *,
    span: Span | None = None,
    nearest: Candidate | None = None,
) -> Quotation:
    field, start, end, words, _ = quoted
    return Quotation(statement, field, start, end, words, article, verdict, span, nearest)


def found_at(words: str, paragraphs: tuple[str, ...]) -> Span | None:
    """The first passage that ``words`` quote; what an ellipsis or brackets stand for included."""
    pieces = [_core(piece) for piece in _GAP.split(_CAPITAL.sub(r"\1", words))]
    wanted = [piece for piece in pieces if piece]
    if not wanted:
        return None
    for number, text in enumerate(paragraphs, start=1):
        plain = _plain(text)
        for start in _starts(wanted[0], plain.words):
            end = _end(wanted, plain.words, start=start)
            if end is not None:
                return Span(number, *plain.source(start, end))
    return None


def _core(piece: str) -> str:
    """A piece of a quotation without what its writer may have put at its ends."""
    return folded(piece).strip(" \"',.;:!?-")


def _starts(piece: str, text: str) -> Iterator[int]:
    start = text.find(piece)
    while start >= 0:
        if _is_whole(text, start, start + len(piece)):
            yield start
        start = text.find(piece, start + 1)


def _end(pieces: Sequence[str], text: str, *, start: int) -> int | None:
    """Where the last of ``pieces`` ends, if all follow each other from ``start`` on."""
    end = start + len(pieces[0])
    for _, piece in pairwise(pieces):
        within = text[end : end + _LONGEST_GAP + len(piece)]
        at = next(_starts(piece, within), None)
        if at is None:
            return None
        end += at + len(piece)
    return end


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether no word of ``text`` is cut in two."""
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    return not (before.isalnum() and text[start].isalnum()) and not (
        after.isalnum() and text[end - 1].isalnum()
    )


@lru_cache(maxsize=2048)
def _plain(paragraph: str) -> Folded:
    return Folded(paragraph)
