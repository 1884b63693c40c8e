"""The map as a search goes through it: reading order, roles, who speaks against the thesis.

It holds until a change is about the shape of the tree; texts may change under it.
"""

from collections.abc import Generator, Sequence
from dataclasses import dataclass, field

from rejoinder.model.change import Change, Replacement
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, NodeId, StatementId
from rejoinder.model.records import Inference, MapRow, Polarity, Statement
from rejoinder.model.roles import Role, role_on_side
from rejoinder.model.tree import children, roots

SLICE = 500
"""Nodes that are looked at in one go: about two milliseconds."""


@dataclass
class Survey:
    """``order`` has every statement and step, as they are read; ``against`` those that speak
    against the root that they hang under."""

    order: list[NodeId] = field(default_factory=list)
    roles: dict[StatementId, Role] = field(default_factory=dict)
    against: set[NodeId] = field(default_factory=set)


def surveyed(document: Document) -> Generator[None, None, Survey]:
    """The survey of ``document``, in slices of work."""
    survey = Survey()
    waiting: list[tuple[NodeId, bool]] = [(root, False) for root in reversed(roots(document))]
    while waiting:
        for _ in range(min(SLICE, len(waiting))):
            waiting.extend(_visit(document, survey, *waiting.pop()))
        yield
    return survey


def _visit(
    document: Document, survey: Survey, node: NodeId, against: bool
) -> Sequence[tuple[NodeId, bool]]:
    """Takes one node in; returns what hangs under it, the last first, each with whether it
    speaks against the root."""
    survey.order.append(node)
    step = document.inferences.get(InferenceId(node))
    if step is not None:
        against ^= step.polarity is Polarity.OPPOSE
    if against:
        survey.against.add(node)
    if step is None:
        name = StatementId(node)
        survey.roles[name] = role_on_side(document, name, speaks_for=not against)
    return [(child, against) for child in reversed(children(document, node))]


def is_about_shape(change: Change) -> bool:
    """Whether ``change`` makes another survey necessary."""
    return any(_shapes(row) for row in change.rows)


def _shapes(row: Replacement) -> bool:
    match row.before, row.after:
        case Statement() as old, Statement() as new:
            return (old.premise_of, old.order, old.kind) != (new.premise_of, new.order, new.kind)
        case Inference() as was, Inference() as now:
            before = (was.conclusion, was.polarity, was.order)
            return before != (now.conclusion, now.polarity, now.order)
        case MapRow() as one, MapRow() as other:
            return one.thesis != other.thesis
    return row.table in ("statements", "inferences")
