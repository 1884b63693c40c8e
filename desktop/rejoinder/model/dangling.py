"""References to rows that are not there, as where rows of two versions of a map come together."""

from collections.abc import Iterator
from typing import NamedTuple

from rejoinder.model.document import Document
from rejoinder.model.records import Anchor, Comment, Statement

NODES = ("statements", "inferences")


class Dangling(NamedTuple):
    """An id that something refers to, and the tables that it may be meant in."""

    id: str
    tables: tuple[str, ...]


def dangling(document: Document) -> Iterator[Dangling]:
    """What rows refer to and no row is; the same may come more than once."""
    for statement in document.statements.values():
        yield from _of_statement(document, statement)
    for step in document.inferences.values():
        if not document.has_node(step.conclusion):
            yield Dangling(step.conclusion, NODES)
    for comment in document.comments.values():
        yield from _of_comment(document, comment)
    if document.thesis is not None and document.thesis not in document.statements:
        yield Dangling(document.thesis, ("statements",))


def _of_statement(document: Document, row: Statement) -> Iterator[Dangling]:
    for service in row.premise_of:
        if service.inference not in document.inferences:
            yield Dangling(service.inference, ("inferences",))
    if row.voice is not None and row.voice not in document.voices:
        yield Dangling(row.voice, ("voices",))
    for citation in row.citations:
        if citation.source not in document.sources:
            yield Dangling(citation.source, ("sources",))
    for anchor in row.anchors:
        yield from _of_anchor(document, anchor)


def _of_anchor(document: Document, anchor: Anchor | None) -> Iterator[Dangling]:
    if anchor is not None and anchor.article not in document.articles:
        yield Dangling(anchor.article, ("articles",))


def _of_comment(document: Document, comment: Comment) -> Iterator[Dangling]:
    yield from _of_anchor(document, comment.passage)
    tables = (*NODES, "sources", "articles")
    if not any(comment.on in document.table(table) for table in tables):
        yield Dangling(comment.on, tables)
