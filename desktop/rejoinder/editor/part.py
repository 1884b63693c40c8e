"""What part of a map is shown: all of it, a branch, what lies around something, or a choice.

A part hangs together: whatever is in it stands under its top, or under a root, by nodes that
are in it too. Pure functions of the map; nothing recurses.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from rejoinder.model.change import Change
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, NodeId, StatementId
from rejoinder.model.lookup import home
from rejoinder.model.records import Inference, Record, Statement
from rejoinder.model.text import first_words, one_line
from rejoinder.model.tree import ancestors, home_premises, parent

LEAST_STEPS, MOST_STEPS = 1, 5
"""How far a neighbourhood reaches; beyond five steps lies most of any map."""

LETTERS = 40
"""The most letters of a statement that a part is named after."""


@dataclass(frozen=True)
class Part:
    """``branch`` is the statement at its top, where it has one; ``only`` are the nodes in it,
    and without them all that hangs under its top. A neighbourhood is ``steps`` far ``around``
    some nodes; ``title`` names another choice. Nodes of ``only`` that are gone do no harm.
    """

    branch: StatementId | None = None
    only: frozenset[NodeId] | None = None
    title: str = ""
    around: tuple[NodeId, ...] = ()
    steps: int = 0


WHOLE = Part()


def branch_of(statement: StatementId) -> Part:
    """``statement`` with all that hangs under it."""
    return Part(branch=statement)


def choice(document: Document, nodes: Iterable[NodeId], title: str) -> Part:
    """``nodes`` with all that they hang under, up to the roots; the whole where there are none."""
    only = _hung(document, nodes)
    return Part(only=frozenset(only), title=title) if only else WHOLE


def is_choice(part: Part) -> bool:
    """Whether ``part`` is what somebody chose, as all results of a search."""
    return part.only is not None and not part.around


def neighbourhood(document: Document, around: Iterable[NodeId], steps: int) -> Part:
    """What lies within so many ``steps`` of some nodes, with what connects it; the whole
    where none of them is left.

    A step leads to a premise or a conclusion, along cross links too, over a disc. Premises of
    one inference are a step apart, and so are what undercuts it and its premises.
    """
    centres = tuple(node for node in around if document.has_node(node))
    steps = min(MOST_STEPS, max(LEAST_STEPS, steps))
    if not centres:
        return WHOLE
    found = _near(document, centres, steps)
    top, only = _joined(document, {*found, *_bridges(document, found)})
    return Part(branch=top, only=frozenset(only), around=centres, steps=steps)


def rim(document: Document, part: Part) -> frozenset[StatementId]:
    """The statements of a neighbourhood or a choice all of whose arguments are beyond it."""
    only, arguments = part.only or frozenset(), document.links.arguments
    return frozenset(
        StatementId(node)
        for node in only
        if node in document.statements and node in arguments and only.isdisjoint(arguments[node])
    )


def widened(document: Document, part: Part, statements: Iterable[StatementId]) -> Part:
    """``part`` with the arguments of those of ``statements`` that are at its rim."""
    if part.only is None:
        return part
    steps = [
        step
        for name in rim(document, part).intersection(statements)
        for step in document.links.arguments_for(name)
    ]
    below = (child for step in steps for child in home_premises(document, step))
    return replace(part, only=part.only.union(steps, below)) if steps else part


def followed(document: Document, part: Part, change: Change) -> Part:
    """``part`` once ``change`` has led to ``document``: with what is new under something in
    it; the whole where nothing of it is left.
    """
    if part == WHOLE or not _rehangs(change):
        return part
    if part.only is None:
        return part if part.branch in document.statements else WHOLE
    left = {node for node in part.only if document.has_node(node)}
    left.update(_grown(document, part.only, change))
    if not left:
        return WHOLE
    if not part.around:
        return replace(part, only=part.only.union(_hung(document, left)))
    top, only = _joined(document, left)
    return replace(part, branch=top, only=part.only.union(only))


def is_grown(before: Part, after: Part) -> bool:
    """Whether ``after`` is the same neighbourhood or choice as ``before``, with more in it."""
    if before.only is None or after.only is None or not before.only <= after.only:
        return False
    same = (before.around, before.steps, before.title) == (after.around, after.steps, after.title)
    return same and before.only != after.only


def renewed(document: Document, part: Part) -> Part | None:
    """``part`` of a map that has changed meanwhile; ``None`` where it is no more."""
    if part.around and part.only is not None:
        found = neighbourhood(document, part.around, part.steps)
        kept = {node for node in part.only if document.has_node(node)}
        if found.only is not None:
            top, only = _joined(document, kept | found.only)
            found = replace(found, branch=top, only=frozenset(only))
    elif part.only is not None:
        found = choice(document, (n for n in part.only if document.has_node(n)), part.title)
    else:
        return part if part.branch is None or part.branch in document.statements else None
    return None if found == WHOLE else found


def holds(document: Document, part: Part, node: NodeId) -> bool:
    """Whether ``node`` of ``document`` is in ``part``, be it folded away or not."""
    return bool(held(document, part, (node,)))


def held(document: Document, part: Part, nodes: Iterable[NodeId]) -> tuple[NodeId, ...]:
    """Those of ``nodes`` that are in ``part``."""
    if part.only is not None:
        return tuple(node for node in nodes if node in part.only)
    if part.branch is None:
        return tuple(nodes)
    known: dict[NodeId | None, bool] = {part.branch: True, None: False}
    found = []
    for name in nodes:
        way, node = list[NodeId](), name
        while node not in known:
            way.append(node)
            above = parent(document, node)
            if above is None:
                known[node] = False
            else:
                node = above
        known.update(dict.fromkeys(way, known[node]))
        if known[name]:
            found.append(name)
    return tuple(found)


def told(document: Document, part: Part, *, letters: int = LETTERS) -> str:
    """What is shown, in a line with so many letters of a statement; empty for the whole map.

    >>> told(Document(), Part(only=frozenset(), title="Results for “tax”"))
    'Results for “tax”: 0 of 0 statements'
    """
    if part == WHOLE:
        return ""
    if part.only is None:
        return _quoted(document, part.branch, letters)
    number = sum(1 for node in part.only if node in document.statements)
    return (
        f"{_name(document, part, letters)}: {number:,} of {len(document.statements):,} statements"
    )


def _name(document: Document, part: Part, letters: int) -> str:
    if not part.around:
        return part.title if letters >= LETTERS else first_words(part.title, letters)
    far = "1 step" if part.steps == 1 else f"{part.steps} steps"
    if len(part.around) > 1:
        return f"{far} around {len(part.around)} cards and steps"
    return f"{far} around {_quoted(document, part.around[0], letters)}"


def _quoted(document: Document, node: NodeId | None, letters: int) -> str:
    statement = None if node is None else document.statement(node)
    if statement is None:
        return "a step"
    return f"“{first_words(one_line(statement.text), letters) or 'Empty statement'}”"


def _hung(document: Document, nodes: Iterable[NodeId]) -> set[NodeId]:
    """``nodes`` with all that they hang under."""
    closed: set[NodeId] = set()
    for node in nodes:
        above: NodeId | None = node
        while above is not None and above not in closed:
            closed.add(above)
            above = parent(document, above)
    return closed


def _joined(
    document: Document, nodes: Collection[NodeId]
) -> tuple[StatementId | None, set[NodeId]]:
    """The lowest statement that all ``nodes`` hang under, or are; and what is on the ways down
    from it. There is none where they hang under several roots: then it is all ways.
    """
    closed = _hung(document, nodes)
    below: dict[NodeId | None, list[NodeId]] = {}
    for node in closed:
        below.setdefault(parent(document, node), []).append(node)
    if len(below[None]) > 1:
        return None, closed
    node = lowest = below[None][0]
    while node not in nodes and len(below[node]) == 1:
        node = below[node][0]
        lowest = node if node in document.statements else lowest
    return StatementId(lowest), closed.difference(ancestors(document, lowest))


def _near(document: Document, centres: Collection[NodeId], steps: int) -> set[NodeId]:
    """The statements within so many steps, and the centres."""
    found, passed, rim = set(centres), set[InferenceId](), set(centres)
    for _ in range(steps):
        rim = {
            node
            for disc in _discs_at(document, rim, passed)
            for node in _ends(document, disc)
            if node not in found
        }
        found |= rim
    return found


def _discs_at(
    document: Document, nodes: Iterable[NodeId], passed: set[InferenceId]
) -> Iterator[InferenceId]:
    """The discs at ``nodes``, and the discs at those, that were not ``passed`` yet."""
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        beside = set(document.links.arguments_for(node))
        statement, inference = document.statement(node), document.inference(node)
        if statement is not None:
            beside.update(service.inference for service in statement.premise_of)
        if inference is not None:
            beside.add(InferenceId(node))
            if inference.conclusion in document.inferences:
                beside.add(InferenceId(inference.conclusion))
        fresh = beside - passed
        passed |= fresh
        waiting.extend(fresh)
        yield from fresh


def _ends(document: Document, disc: InferenceId) -> Iterator[StatementId]:
    """The statements that a disc joins."""
    yield from document.links.premises_of(disc)
    conclusion = document.inferences[disc].conclusion
    if conclusion in document.statements:
        yield StatementId(conclusion)


def _bridges(document: Document, found: Collection[NodeId]) -> Iterator[NodeId]:
    """The discs over which cross links join statements of ``found``."""
    for node in found:
        statement = document.statement(node)
        for service in () if statement is None else statement.premise_of[1:]:
            way: list[NodeId] = [service.inference]
            while way[-1] in document.inferences:
                way.append(document.inferences[InferenceId(way[-1])].conclusion)
            if way[-1] in found:
                yield from way


def _grown(document: Document, part: Collection[NodeId], change: Change) -> Iterator[NodeId]:
    """What ``change`` brought under something in ``part``; not what it brought back, which was
    in it or was not.
    """
    new = {*change.created("statements"), *change.created("inferences")}
    for name in new:
        way: list[NodeId] = []
        node: NodeId | None = StatementId(name)
        while node is not None and node in new and node not in part and document.has_node(node):
            way.append(node)
            node = parent(document, node)
        if node in part and node not in new:
            yield from way


def _rehangs(change: Change) -> bool:
    """Whether ``change`` brings, takes or moves statements or steps."""
    return any(_above(row.before) != _above(row.after) for row in change.rows)


def _above(record: Record | None) -> tuple[NodeId | None] | None:
    """What a row hangs under, in brackets; ``None`` where there is no such row."""
    if isinstance(record, Statement):
        return (home(record),)
    return (record.conclusion,) if isinstance(record, Inference) else None
