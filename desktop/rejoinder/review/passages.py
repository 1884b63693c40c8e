"""The sentences of an article, which statements render each, and how much of it is mapped.

A sentence is mapped where an anchor of a statement stands on a word of it. What is set aside
is not part of the argument and not counted, unless it is mapped all the same.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from rejoinder.model.anchors import Held, Span, held_anchors, span_of, stands
from rejoinder.model.document import Document
from rejoinder.model.ids import ArticleId, StatementId
from rejoinder.review.sentences import sentences

_LETTER = re.compile(r"[^\W_]")


@dataclass(frozen=True)
class Sentence:
    """One sentence. ``statements`` render it, in the order of their anchors; ``reason`` says
    why it was set aside, ``None`` where it was not.
    """

    span: Span
    words: str
    statements: tuple[StatementId, ...] = ()
    reason: str | None = None

    @property
    def is_mapped(self) -> bool:
        return bool(self.statements)

    @property
    def is_counted(self) -> bool:
        """Whether it is part of the argument, as far as is known."""
        return self.is_mapped or self.reason is None


@dataclass(frozen=True)
class Paragraph:
    """The sentences of one paragraph, which counts from 1."""

    number: int
    sentences: tuple[Sentence, ...]

    @cached_property
    def counted(self) -> int:
        return sum(sentence.is_counted for sentence in self.sentences)

    @cached_property
    def mapped(self) -> int:
        return sum(sentence.is_mapped for sentence in self.sentences)

    @property
    def share(self) -> float:
        """How much of what counts is mapped, from 0 to 1; 1 where nothing counts."""
        return self.mapped / self.counted if self.counted else 1.0


@dataclass(frozen=True)
class Coverage:
    """How much of an article its map renders. Without a text there are no paragraphs."""

    article: ArticleId
    paragraphs: tuple[Paragraph, ...]

    @property
    def sentences(self) -> Iterator[Sentence]:
        return (sentence for paragraph in self.paragraphs for sentence in paragraph.sentences)

    @cached_property
    def counted(self) -> int:
        return sum(paragraph.counted for paragraph in self.paragraphs)

    @cached_property
    def mapped(self) -> int:
        return sum(paragraph.mapped for paragraph in self.paragraphs)

    @property
    def share(self) -> float:
        """How much of what counts is mapped, from 0 to 1; 1 where nothing counts."""
        return self.mapped / self.counted if self.counted else 1.0

    @cached_property
    def unmapped(self) -> tuple[Sentence, ...]:
        """The sentences that count and that no statement renders yet, in reading order."""
        return tuple(s for s in self.sentences if s.is_counted and not s.is_mapped)

    @cached_property
    def set_aside(self) -> tuple[Sentence, ...]:
        """The sentences that do not count, in reading order."""
        return tuple(s for s in self.sentences if not s.is_counted)


class _Mark(NamedTuple):
    """A standing anchor: what it says of the words from ``start`` to ``end``."""

    start: int
    end: int
    statement: StatementId | None
    reason: str


def coverage(document: Document, article: ArticleId) -> Coverage:
    """How much of the text of ``article`` is mapped, sentence by sentence."""
    record = document.articles[article]
    marks: dict[int, list[_Mark]] = {}
    for held in held_anchors(document, article):
        if held.table != "comments" and stands(held.anchor, record.paragraphs):
            marks.setdefault(held.anchor.paragraph, []).append(_mark(document, held))
    return Coverage(
        article,
        tuple(
            Paragraph(number, tuple(_sentences(number, text, marks.get(number, ()))))
            for number, text in enumerate(record.paragraphs, start=1)
        ),
    )


def sentence_at(paragraphs: Sequence[str], paragraph: int, offset: int) -> Span | None:
    """The sentence at ``offset`` of a paragraph, or the one before it; ``None`` where it is blank.

    What a double click, or a key on a place in the text, means.
    """
    bounds = sentences(paragraphs[paragraph - 1])
    begun = [Span(paragraph, start, end) for start, end in bounds if start <= offset]
    first = [Span(paragraph, *bounds[0])] if bounds else [None]
    return (begun or first)[-1]


def _mark(document: Document, held: Held) -> _Mark:
    _, start, end = span_of(held.anchor)
    if held.table == "statements":
        return _Mark(start, end, StatementId(held.id), "")
    aside = document.articles[ArticleId(held.id)].asides[held.at]
    return _Mark(start, end, None, aside.reason)


def _sentences(number: int, text: str, marks: Sequence[_Mark]) -> Iterator[Sentence]:
    for start, end in sentences(text):
        on = [mark for mark in marks if _has_word(text, max(start, mark.start), min(end, mark.end))]
        reasons = [mark.reason for mark in on if mark.statement is None]
        yield Sentence(
            Span(number, start, end),
            text[start:end],
            tuple(dict.fromkeys(m.statement for m in on if m.statement is not None)),
            reasons[0] if reasons else None,
        )


def _has_word(text: str, start: int, end: int) -> bool:
    """Whether a letter or digit stands from ``start`` to ``end``; not where that is nothing."""
    return start < end and _LETTER.search(text, start, end) is not None
