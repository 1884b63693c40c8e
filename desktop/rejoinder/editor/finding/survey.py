"""The map as a search goes through it: reading order, roles, who speaks against the thesis.

It holds until a change is about the shape of the tree; texts may change under it.
"""

from collections.abc import Generator, Sequence
from dataclasses import dataclass, field

from rejoinder.model.change import Change, Replacement
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, NodeId, StatementId
from rejoinder.model.records import Inference, Kind, MapRow, Polarity, Statement
from rejoinder.model.roles import Role
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
    survey, waiting = Survey(), list[tuple[NodeId, bool, bool]]()
    for root in reversed(roots(document)):
        waiting.append((root, False, False))
    while waiting:
        for _ in range(min(SLICE, len(waiting))):
            waiting.extend(_visit(document, survey, *waiting.pop()))
        yield
    return survey


def _visit(
    document: Document, survey: Survey, node: NodeId, against: bool, opposes: bool
) -> Sequence[tuple[NodeId, bool, bool]]:
    """Takes one node in; returns what hangs under it, the last first, each with whether it
    speaks against the root, and whether it opposes what it hangs under."""
    survey.order.append(node)
    step = document.inferences.get(InferenceId(node))
    if step is not None:
        opposes = step.polarity is Polarity.OPPOSE
        against ^= opposes
    if against:
        survey.against.add(node)
    if step is None:
        name = StatementId(node)
        survey.roles[name] = _role(document, name, against=against, opposes=opposes)
    below = children(document, node)
    return [(child, against, opposes and step is not None) for child in reversed(below)]


def _role(document: Document, name: StatementId, *, against: bool, opposes: bool) -> Role:
    record = document.statements[name]
    if name == document.thesis:
        return Role.THESIS
    if record.kind is Kind.EVIDENCE:
        return Role.EVIDENCE
    if not record.premise_of:
        return Role.LOOSE
    if not opposes:
        return Role.PREMISE
    return Role.OBJECTION if against else Role.REBUTTAL


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
