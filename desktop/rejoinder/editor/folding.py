"""Which statements to fold: one, a branch, a level more or less. Pure functions of the map.

A *level* counts statements from the root down; folding to a level hides what is deeper.
"""

from collections.abc import Collection, Iterable

from rejoinder.model.document import Document
from rejoinder.model.ids import NodeId, StatementId
from rejoinder.model.tree import ancestors, parent, roots, walk


def is_foldable(document: Document, statement: StatementId) -> bool:
    """Whether anything argues about ``statement``."""
    return bool(document.links.arguments_for(statement))


def toggled(
    document: Document, folded: Collection[StatementId], statements: Iterable[StatementId]
) -> frozenset[StatementId]:
    """``folded`` with ``statements`` folded, or open where all of them were folded."""
    closed = frozenset(folded)
    chosen = frozenset(name for name in statements if is_foldable(document, name))
    return closed - chosen if chosen <= closed else closed | chosen


def toggled_branch(
    document: Document, folded: Collection[StatementId], statement: StatementId
) -> frozenset[StatementId]:
    """Opens everything under ``statement`` if any of it is folded, else folds all of it."""
    branch = {
        StatementId(node)
        for node in walk(document, statement)
        if node in document.statements and is_foldable(document, StatementId(node))
    }
    if branch.isdisjoint(folded):
        return frozenset(folded) | branch
    return frozenset(folded) - branch


def folded_everywhere(document: Document) -> frozenset[StatementId]:
    """Every statement that can be folded, so that only the roots stay."""
    return frozenset(s for s in document.statements if is_foldable(document, s))


def folded_below(document: Document, level: int) -> frozenset[StatementId]:
    """The folds that leave ``level`` levels of statements to see; 1 shows the roots."""
    return frozenset(
        s for s, depth in levels(document).items() if depth >= level and is_foldable(document, s)
    )


def levels(document: Document) -> dict[StatementId, int]:
    """How deep every statement stands; a root at 1."""
    depths: dict[NodeId, int] = {}
    for root in roots(document):
        for node in walk(document, root):
            above = parent(document, node)
            is_statement = node in document.statements
            depths[node] = (0 if above is None else depths[above]) + is_statement
    return {StatementId(n): depth for n, depth in depths.items() if n in document.statements}


def shown_levels(document: Document, folded: Collection[StatementId]) -> int:
    """How many levels can be seen; 0 in an empty map."""
    hidden = _hidden(document, folded)
    return max((depth for s, depth in levels(document).items() if s not in hidden), default=0)


def deeper(document: Document, folded: Collection[StatementId]) -> frozenset[StatementId]:
    """The folds that open the shallowest of ``folded`` by one level and hide nothing."""
    depths, hidden = levels(document), _hidden(document, folded)
    shallowest = min((depths[s] for s in folded if s not in hidden), default=0)
    closed = hidden.intersection(folded_everywhere(document)).union(folded)
    return frozenset(s for s in closed if depths[s] > shallowest)


def shallower(document: Document, folded: Collection[StatementId]) -> frozenset[StatementId]:
    """The folds that hide the deepest level that can be seen, and open nothing."""
    deepest = shown_levels(document, folded)
    return folded_below(document, max(1, deepest - 1)).union(folded)


def _hidden(document: Document, folded: Collection[StatementId]) -> frozenset[StatementId]:
    """The statements that folds hide."""
    closed, hidden = frozenset(folded), set[StatementId]()
    for statement in levels(document):
        above = next((a for a in ancestors(document, statement) if a in document.statements), None)
        if above in closed or above in hidden:
            hidden.add(statement)
    return frozenset(hidden)
