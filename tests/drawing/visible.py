"""What of a map is shown, found by walking all of it: what a scene that follows is held to."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from rejoinder.layout.placement import Link
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, NodeId, StatementId
from rejoinder.model.tree import children, cross_links, roots, walk


@dataclass(frozen=True)
class Visible:
    """The nodes shown, parents first, siblings in order; ``parents`` are rows, -1 for a root.

    ``statements`` are those among them, with how many statements each hides.
    """

    nodes: tuple[NodeId, ...]
    parents: tuple[int, ...]
    statements: Mapping[StatementId, int]
    links: tuple[Link, ...]


def visible(
    document: Document,
    *,
    folded: Collection[StatementId] = frozenset(),
    root: StatementId | None = None,
    only: Collection[NodeId] | None = None,
) -> Visible:
    """What is shown of ``document``, or of the branch of ``root`` alone while there is one;
    of that, where ``only`` is given, what is in it and hangs under nothing that is not.
    """
    nodes, parents = _unfolded(document, folded, root, only)
    kept = _without_empty_steps(document, nodes, parents)
    shown = {nodes[row] for row in kept}
    rows = {row: place for place, row in enumerate(kept)}
    return Visible(
        nodes=tuple(nodes[row] for row in kept),
        parents=tuple(rows.get(parents[row], -1) for row in kept),
        statements={
            StatementId(node): hidden_under(document, StatementId(node)) if node in folded else 0
            for node in nodes
            if node in document.statements
        },
        links=tuple(
            Link(name, inference)
            for name, inference in cross_links(document, nodes)
            if inference in shown
        ),
    )


def _unfolded(
    document: Document,
    folded: Collection[StatementId],
    root: StatementId | None,
    only: Collection[NodeId] | None,
) -> tuple[list[NodeId], list[int]]:
    """All nodes but those under a folded statement, and the rows of their parents."""
    tops = roots(document) if root is None or root not in document.statements else (root,)
    if only is not None:
        tops = tuple(top for top in tops if top in only)
    waiting: list[tuple[NodeId, int]] = [(top, -1) for top in reversed(tops)]
    nodes: list[NodeId] = []
    parents: list[int] = []
    while waiting:
        node, above = waiting.pop()
        row = len(nodes)
        nodes.append(node)
        parents.append(above)
        if node not in folded:
            waiting.extend(
                (child, row)
                for child in reversed(children(document, node))
                if only is None or child in only
            )
    return nodes, parents


def _without_empty_steps(
    document: Document, nodes: Sequence[NodeId], parents: Sequence[int]
) -> list[int]:
    """The rows without steps that show nothing: whose premises, standing elsewhere, are all
    folded away. A disc alone would only puzzle.
    """
    shown = set(nodes)
    is_kept = [True] * len(nodes)
    has_child = [False] * len(nodes)
    for row in reversed(range(len(nodes))):
        step = document.inference(nodes[row])
        if step is not None and not has_child[row]:
            premises = document.links.premises_of(InferenceId(nodes[row]))
            is_kept[row] = not premises or any(name in shown for name in premises)
        if is_kept[row] and parents[row] >= 0:
            has_child[parents[row]] = True
    return [row for row, keep in enumerate(is_kept) if keep]


def hidden_under(document: Document, statement: StatementId) -> int:
    """How many statements hang under ``statement``."""
    if not document.links.arguments_for(statement):
        return 0
    return sum(1 for node in walk(document, statement) if node in document.statements) - 1
