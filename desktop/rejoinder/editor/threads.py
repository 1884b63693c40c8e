"""Threads of comments, in the order in which a map is read."""

from collections.abc import Iterator

from rejoinder.model.document import Document
from rejoinder.model.ids import CommentId, NodeId, StatementId
from rejoinder.model.tree import roots, walk


def _in_reading_order(document: Document) -> Iterator[NodeId]:
    return (node for root in roots(document) for node in walk(document, root))


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
