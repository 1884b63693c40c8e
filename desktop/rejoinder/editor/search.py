"""Finding words in a map: its texts, notes, tags, voices, sources and comments.

Case, accents and the kind of white space don't matter. Every word of the query must occur
somewhere in one statement or step; hits come in reading order.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rejoinder.model.document import Document
from rejoinder.model.ids import CommentId, InferenceId, NodeId, StatementId
from rejoinder.model.records import Inference, Statement
from rejoinder.model.text import one_line
from rejoinder.model.tree import roots, walk

EXCERPT = 80
"""Code points of the text that a hit shows."""


class Hit(NamedTuple):
    """``node`` has the words; ``place`` says where the first is ("text", "note", "tag",
    "voice", "source", "comment"), ``excerpt`` shows it in one line."""

    node: NodeId
    place: str
    excerpt: str


def search(document: Document, query: str) -> tuple[Hit, ...]:
    """Every statement and step that has all words of ``query``; none for a blank query."""
    words = folded_case(query).split()
    if not words:
        return ()
    comments = _comments_by_node(document)
    found = []
    for node in _in_reading_order(document):
        fields = tuple(_fields(document, node, comments.get(node, ())))
        hit = _hit(node, fields, words)
        if hit is not None:
            found.append(hit)
    return tuple(found)


def folded_case(text: str) -> str:
    """``text`` as it is compared: in one case, without accents.

    >>> folded_case("Café  ÉLAN")
    'cafe elan'
    """
    plain = unicodedata.normalize("NFKD", one_line(text).casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))


def _in_reading_order(document: Document) -> Iterator[NodeId]:
    return (node for root in roots(document) for node in walk(document, root))


def _hit(node: NodeId, fields: Sequence[tuple[str, str]], words: Sequence[str]) -> Hit | None:
    compared = [folded_case(text) for _, text in fields]
    whole = "\n".join(compared)
    if not all(word in whole for word in words):
        return None
    place = next(i for i, text in enumerate(compared) if any(word in text for word in words))
    return Hit(node, fields[place][0], excerpt(fields[place][1], words))


def excerpt(text: str, words: Sequence[str]) -> str:
    """One line of ``text`` around the first of ``words``, which are in folded case."""
    line = one_line(text)
    if len(line) <= EXCERPT:
        return line
    compared = folded_case(line)
    first = min((at for word in words if (at := compared.find(word)) >= 0), default=0)
    start = max(0, min(first - EXCERPT // 4, len(line) - EXCERPT))
    cut = line[start : start + EXCERPT].strip()
    return f"{'…' if start else ''}{cut}{'…' if start + EXCERPT < len(line) else ''}"


def _fields(document: Document, node: NodeId, comments: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What can be found in ``node``: where, and the text."""
    statement = document.statement(node)
    if statement is not None:
        yield from _statement_fields(document, statement)
    else:
        yield from _step_fields(document.inferences[InferenceId(node)])
    yield from (("comment", text) for text in comments)


def _statement_fields(document: Document, statement: Statement) -> Iterator[tuple[str, str]]:
    yield "text", statement.text
    yield "note", statement.note
    yield from (("tag", tag) for tag in statement.tags)
    if statement.voice is not None:
        yield "voice", document.voices[statement.voice].name
    for citation in statement.citations:
        source = document.sources[citation.source]
        yield "source", " ".join((source.title, *source.authors, source.container))
        yield "source", f"{citation.locator} {citation.note}"


def _step_fields(inference: Inference) -> Iterator[tuple[str, str]]:
    yield "note", inference.note
    yield "scheme", inference.scheme


def _comments_by_node(document: Document) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for comment in document.comments.values():
        words = " ".join((comment.text, *(reply.text for reply in comment.replies)))
        found.setdefault(comment.on, []).append(words)
    return found


def open_comments(document: Document) -> tuple[tuple[CommentId, str], ...]:
    """Every thread that is not resolved, with what it is on: first those on statements and
    steps in reading order, then those on sources and articles; the oldest first on each.
    """
    return tuple((n, on) for n, on in every_comment(document) if not document.comments[n].resolved)


def every_comment(document: Document) -> tuple[tuple[CommentId, str], ...]:
    """All threads in that order, the resolved ones too."""
    place = {node: i for i, node in enumerate(_in_reading_order(document))}
    rows = (
        (place.get(_as_node(comment.on), len(place)), comment.time, name, comment.on)
        for name, comment in document.comments.items()
    )
    return tuple((name, on) for _, _, name, on in sorted(rows))


def _as_node(name: str) -> NodeId:
    return StatementId(name)


def next_open_comment(document: Document, current: NodeId | None) -> NodeId | None:
    """The next statement or step with an open comment behind ``current`` in reading order,
    from the top again after the last; ``None`` where there is none."""
    commented = {on for _, on in open_comments(document) if document.has_node(on)}
    if not commented:
        return None
    order = list(_in_reading_order(document))
    start = order.index(current) + 1 if current in order else 0
    return next((n for n in (*order[start:], *order[:start]) if n in commented), None)
