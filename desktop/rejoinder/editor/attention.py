"""Where to look after a step of the history: at what came back, was changed, or is left."""

from rejoinder.model.change import Change, Replacement
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, NodeId, StatementId
from rejoinder.model.lookup import home
from rejoinder.model.records import Inference
from rejoinder.model.tree import ancestors


def shown_by(document: Document, change: Change) -> tuple[NodeId, ...]:
    """What to select once ``change`` has led to ``document``: the tops of the branches that
    it brought, else the first statement that it changed, else the first step.

    Empty where it is about neither statements nor steps, or took some away alone.
    """
    names = [StatementId(name) for name in change.created("statements")]
    new = {*names, *change.created("inferences")}
    tops = tuple(name for name in names if _conclusion(document, name) not in new)
    if tops:
        return tops
    changed = [row for row in change.rows if row.after is not None]
    statements = [StatementId(row.id) for row in changed if row.table == "statements"]
    steps = [_moved(document, row) for row in changed if row.table == "inferences"]
    return (*statements, *steps)[:1]


def _conclusion(document: Document, statement: StatementId) -> NodeId | None:
    """What the home of ``statement`` argues about."""
    step = home(document.statements[statement])
    return None if step is None else document.inferences[step].conclusion


def _moved(document: Document, row: Replacement) -> NodeId:
    """The first premise of a step that went elsewhere, or the step itself."""
    step = InferenceId(row.id)
    before, after = row.before, row.after
    if (
        isinstance(before, Inference)
        and isinstance(after, Inference)
        and before.conclusion != after.conclusion
    ):
        return next(iter(document.links.premises_of(step)), step)
    return step


def left_by(before: Document, change: Change, after: Document) -> tuple[NodeId, ...]:
    """What to select where ``change`` only took away: what the first of it hung under, or the
    premise that stood beside it.
    """
    taken = [row.id for row in change.rows if row.table == "statements" and row.after is None]
    taken += [row.id for row in change.rows if row.table == "inferences" and row.after is None]
    return tuple(node for name in taken for node in _left(before, name, after)[:1])[:1]


def _left(before: Document, name: str, after: Document) -> list[NodeId]:
    """The co-premises of ``name`` that are still there, the last one first, and then the
    nodes above it, the nearest first.
    """
    statement = before.statements.get(StatementId(name))
    node = InferenceId(name) if statement is None else StatementId(name)
    step = None if statement is None else home(statement)
    beside = () if step is None else after.links.premises_of(step)
    above = (found for found in ancestors(before, node) if after.has_node(found))
    return [*reversed(beside), *above]
