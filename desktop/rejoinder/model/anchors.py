"""Anchors and the text that they stand in. Offsets are code points of a paragraph as stored."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rejoinder.model.document import Document
from rejoinder.model.ids import ArticleId
from rejoinder.model.records import Anchor, AnchorState
from rejoinder.model.text import digest

CONTEXT = 32
"""Code points of context that an anchor keeps on each side (LIBRARIES.md 1.4)."""

_STANDING = (AnchorState.KEPT, AnchorState.MOVED)


class Span(NamedTuple):
    """A passage of a text: the paragraph counts from 1, ``end`` is not part of it."""

    paragraph: int
    start: int
    end: int


class Held(NamedTuple):
    """An anchor and what holds it: the row ``id`` of ``table``, which is ``statements``,
    ``comments`` or ``articles`` (one of its asides), and where it stands among them, from 0.
    """

    table: str
    id: str
    at: int
    anchor: Anchor


def span_of(anchor: Anchor) -> Span:
    """Where ``anchor`` says that it stands."""
    return Span(anchor.paragraph, anchor.start, anchor.end)


def words_at(paragraphs: Sequence[str], span: Span) -> str:
    """The words of ``span``; empty where the text has no such passage."""
    if not 1 <= span.paragraph <= len(paragraphs):
        return ""
    text = paragraphs[span.paragraph - 1]
    return text[span.start : span.end] if 0 <= span.start < span.end <= len(text) else ""


def anchor_at(
    article: ArticleId,
    paragraphs: Sequence[str],
    span: Span,
    *,
    state: AnchorState = AnchorState.KEPT,
) -> Anchor:
    """An anchor on ``span``, with its words and what stands before and after them.

    Context goes over the bounds of paragraphs, which count as a line feed.

    Raises:
        ValueError: the text has no such passage.
    """
    words = words_at(paragraphs, span)
    if not words:
        raise ValueError(f"there is no passage {span}")
    prefix, suffix = context(paragraphs, span)
    return Anchor(
        article=article,
        paragraph=span.paragraph,
        start=span.start,
        end=span.end,
        digest=digest(words),
        words=words,
        prefix=prefix,
        suffix=suffix,
        state=state,
    )


def context(paragraphs: Sequence[str], span: Span, *, most: int = CONTEXT) -> tuple[str, str]:
    """Up to ``most`` code points of the text before ``span`` and of that after it."""
    number = span.paragraph - 1
    before = paragraphs[number][: span.start]
    while len(before) < most and number > 0:
        number -= 1
        before = f"{paragraphs[number]}\n{before}"
    number = span.paragraph - 1
    after = paragraphs[number][span.end :]
    while len(after) < most and number + 1 < len(paragraphs):
        number += 1
        after = f"{after}\n{paragraphs[number]}"
    return before[-most:], after[:most]


def stands(anchor: Anchor, paragraphs: Sequence[str]) -> bool:
    """Whether the words that ``anchor`` means are at its place, and it is not in doubt."""
    if anchor.state not in _STANDING:
        return False
    words = words_at(paragraphs, span_of(anchor))
    return bool(words) and digest(words) == anchor.digest


def held_anchors(document: Document, article: ArticleId | None = None) -> Iterator[Held]:
    """All anchors of the map, or those in ``article``: of statements, comments and asides."""
    for name, statement in document.statements.items():
        for index, anchor in enumerate(statement.anchors):
            if article is None or anchor.article == article:
                yield Held("statements", name, index, anchor)
    for comment_id, comment in document.comments.items():
        passage = comment.passage
        if passage is not None and (article is None or passage.article == article):
            yield Held("comments", comment_id, 0, passage)
    for article_id, record in document.articles.items():
        if article is None or article_id == article:
            for index, aside in enumerate(record.asides):
                yield Held("articles", article_id, index, aside.passage)
