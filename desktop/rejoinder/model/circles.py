"""Where an argument goes round in a circle. Statements only: a step lies between two of them."""

from collections.abc import Collection, Iterator, Mapping

from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, StatementId

Edges = Mapping[StatementId, Collection[StatementId]]
"""From each statement to those that it bears on."""


def circles(document: Document) -> tuple[tuple[StatementId, ...], ...]:
    """Groups of statements of which each ends up bearing on itself, cross links included."""
    return _circles(_bearing(document, homes_only=False))


def home_circles(document: Document) -> tuple[tuple[StatementId, ...], ...]:
    """The circles that homes alone make: they hang under themselves and under no root."""
    return _circles(_bearing(document, homes_only=True))


def bases(document: Document) -> Mapping[InferenceId, StatementId]:
    """For each inference the statement that its chain of conclusions ends in.

    An inference whose chain ends nowhere, or goes round, is absent.
    """
    found: dict[InferenceId, StatementId | None] = {}
    for start in document.inferences:
        chain: list[InferenceId] = []
        node: str = start
        while node in document.inferences and node not in found:
            step = InferenceId(node)
            found[step] = None
            chain.append(step)
            node = document.inferences[step].conclusion
        base = found.get(InferenceId(node))
        if node in document.statements:
            base = StatementId(node)
        found.update(dict.fromkeys(chain, base))
    return {step: base for step, base in found.items() if base is not None}


def _bearing(document: Document, *, homes_only: bool) -> Edges:
    base = bases(document)
    return {
        name: [
            base[service.inference]
            for service in statement.premise_of[: 1 if homes_only else None]
            if service.inference in base
        ]
        for name, statement in document.statements.items()
        if statement.premise_of
    }


def _circles(edges: Edges) -> tuple[tuple[StatementId, ...], ...]:
    """Strongly connected groups with an edge inside, each sorted, in the order of their first.

    Tarjan, "Depth-first search and linear graph algorithms" (SIAM J. Comput. 1(2), 1972),
    with its own stack in place of recursion.
    """
    number: dict[StatementId, int] = {}
    lowest: dict[StatementId, int] = {}
    open_nodes: dict[StatementId, None] = {}
    found: list[tuple[StatementId, ...]] = []
    for start in edges:
        if start in number:
            continue
        number[start] = lowest[start] = len(number)
        open_nodes[start] = None
        path: list[tuple[StatementId, Iterator[StatementId]]] = [(start, iter(edges[start]))]
        while path:
            node, onward = path[-1]
            target = next(onward, None)
            if target is None:
                path.pop()
                if path:
                    above = path[-1][0]
                    lowest[above] = min(lowest[above], lowest[node])
                if lowest[node] == number[node]:
                    found.append(_closed(node, open_nodes))
            elif target not in number:
                number[target] = lowest[target] = len(number)
                open_nodes[target] = None
                path.append((target, iter(edges.get(target, ()))))
            elif target in open_nodes:
                lowest[node] = min(lowest[node], number[target])
    return tuple(
        sorted(
            tuple(sorted(group))
            for group in found
            if len(group) > 1 or group[0] in edges.get(group[0], ())
        )
    )


def _closed(node: StatementId, open_nodes: dict[StatementId, None]) -> tuple[StatementId, ...]:
    """Takes ``node`` and all that was opened after it off the open ones."""
    group: list[StatementId] = []
    while not group or group[-1] != node:
        group.append(open_nodes.popitem()[0])
    return tuple(group)
