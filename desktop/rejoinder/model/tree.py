"""The tree that a map is read as: conclusions above, homes below, cross links left out.

Everything here works on maps of any depth: nothing recurses.
"""

from collections.abc import Iterable, Iterator

from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, NodeId, StatementId
from rejoinder.model.lookup import home


def parent(document: Document, node: NodeId) -> NodeId | None:
    """What ``node`` hangs under: a statement's home, an inference's conclusion; or ``None``."""
    statement = document.statement(node)
    if statement is not None:
        return home(statement)
    return document.inferences[InferenceId(node)].conclusion


def home_premises(document: Document, inference: InferenceId) -> tuple[StatementId, ...]:
    """The premises that stand under ``inference`` in the tree, in order."""
    statements = document.statements
    return tuple(
        [
            name
            for name in document.links.premises_of(inference)
            if statements[name].premise_of[0].inference == inference
        ]
    )


def children(document: Document, node: NodeId) -> tuple[NodeId, ...]:
    """What hangs under ``node``, in order: for a statement the inferences that conclude in
    it; for an inference its home premises, then the inferences that undercut or back it.
    """
    arguments: tuple[NodeId, ...] = document.links.arguments_for(node)
    if node in document.inferences:
        return (*home_premises(document, InferenceId(node)), *arguments)
    return arguments


def roots(
    document: Document, among: Iterable[StatementId] | None = None
) -> tuple[StatementId, ...]:
    """The thesis, then the loose statements in order. ``among`` holds all that may be loose,
    where that is known.
    """
    rows, thesis = document.statements, document.thesis
    names = rows if among is None else [name for name in among if name in rows]
    loose = sorted(
        (rows[name].order, name) for name in names if not rows[name].premise_of and name != thesis
    )
    return (*(() if thesis is None else (thesis,)), *(name for _, name in loose))


def walk(document: Document, start: NodeId) -> Iterator[NodeId]:
    """``start`` and all that hangs under it, parents first, siblings in order."""
    waiting: list[NodeId] = [start]
    inferences, arguments = document.inferences, document.links.arguments
    while waiting:
        node = waiting.pop()
        yield node
        if node in inferences:
            waiting.extend(reversed(children(document, node)))
        elif node in arguments:
            waiting.extend(reversed(arguments[node]))


def ancestors(document: Document, node: NodeId) -> Iterator[NodeId]:
    """What ``node`` hangs under, the nearest first; ends at a root."""
    above = parent(document, node)
    while above is not None:
        yield above
        above = parent(document, above)


def root_of(document: Document, node: NodeId) -> NodeId:
    """The thesis or loose statement at the top of the tree that ``node`` is in."""
    top = node
    for top in ancestors(document, node):  # noqa: B007  # the last one is wanted
        pass
    return top


def grounds(document: Document, node: NodeId) -> set[NodeId]:
    """``node`` and all that bears on it, cross links included: what it may not be a premise of."""
    found: set[NodeId] = {node}
    waiting = [node]
    while waiting:
        current = waiting.pop()
        below: tuple[NodeId, ...] = document.links.arguments_for(current)
        if current in document.inferences:
            below = (*below, *document.links.premises_of(InferenceId(current)))
        fresh = [b for b in below if b not in found]
        found.update(fresh)
        waiting.extend(fresh)
    return found


def cross_links(
    document: Document, nodes: Iterable[NodeId] | None = None
) -> tuple[tuple[StatementId, InferenceId], ...]:
    """Every premise that stands elsewhere in the tree: (statement, inference it also serves).

    Of ``nodes`` alone, in their order, where they are given.
    """
    names = document.statements if nodes is None else map(StatementId, nodes)
    return tuple(
        (name, service.inference)
        for name in names
        if (statement := document.statements.get(name)) is not None
        for service in statement.premise_of[1:]
    )
