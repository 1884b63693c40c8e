"""Threads of comments, in the order in which a map is read."""

from collections.abc import Iterator

from rejoinder.model.document import Document
from rejoinder.model.ids import CommentId, InferenceId, NodeId
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
    rows = (
        (not document.has_node(comment.on), _place(document, comment.on), comment.time, name)
        for name, comment in document.comments.items()
    )
    return tuple((name, document.comments[name].on) for *_, name in sorted(rows))


Place = tuple[tuple[int, str, str], ...]


def _place(document: Document, node: str) -> Place:
    """Where ``node`` comes in reading order, by the keys on the way to it: so that the order
    of a few nodes needs no walk through the map. Nothing for what is no node.
    """
    keys = []
    above: str | None = node if document.has_node(node) else None
    while above is not None:
        statement = document.statement(above)
        if statement is None:
            step = document.inferences[InferenceId(above)]
            keys.append((1, step.order, above))
            above = step.conclusion
        elif statement.premise_of:
            keys.append((0, statement.premise_of[0].order, above))
            above = statement.premise_of[0].inference
        else:
            is_thesis = above == document.thesis
            keys.append((0, "", above) if is_thesis else (1, statement.order, above))
            above = None
    return tuple(reversed(keys))


def next_open_comment(document: Document, current: NodeId | None) -> NodeId | None:
    """The next statement or step with an open comment behind ``current`` in reading order,
    from the top again after the last; ``None`` where there is none."""
    commented = {on for _, on in open_comments(document) if document.has_node(on)}
    if not commented:
        return None
    order = list(_in_reading_order(document))
    start = order.index(current) + 1 if current in order else 0
    return next((n for n in (*order[start:], *order[:start]) if n in commented), None)
