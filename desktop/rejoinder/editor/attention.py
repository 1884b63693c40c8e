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


def nearest_left(before: Document, node: NodeId, after: Document) -> StatementId | None:
    """The nearest statement that ``node`` hung under in ``before`` and that is in ``after``."""
    return next(
        (StatementId(name) for name in ancestors(before, node) if name in after.statements), None
    )
