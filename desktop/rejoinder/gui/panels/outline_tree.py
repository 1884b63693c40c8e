"""The map as an outline: statements under what they argue about, steps where they matter.

A step is a row of its own where it holds co-premises, is argued about itself, or rests on
cross links alone; otherwise its one premise stands right under the conclusion.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from rejoinder.edits.move import AsArgument, AsCoPremise, AsLoose, Destination
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, NodeId, StatementId
from rejoinder.model.lookup import home
from rejoinder.model.records import Polarity
from rejoinder.model.tree import home_premises, roots, walk

TOP = StatementId("")
"""Stands for what the roots hang under; no row has this id."""


@dataclass(frozen=True)
class OutlineTree:
    """``children`` of every row and of ``TOP``, in order; rows without any are absent."""

    children: Mapping[NodeId, tuple[NodeId, ...]]

    def below(self, node: NodeId) -> tuple[NodeId, ...]:
        return self.children.get(node, ())


def outline_tree(document: Document) -> OutlineTree:
    """The outline of a whole map."""
    tops: tuple[NodeId, ...] = roots(document)
    children: dict[NodeId, tuple[NodeId, ...]] = {TOP: tops} if tops else {}
    for root in tops:
        for node in walk(document, root):
            if node in document.inferences and not is_row(document, InferenceId(node)):
                continue
            below = rows_under(document, node)
            if below:
                children[node] = below
    return OutlineTree(children)


def is_row(document: Document, step: InferenceId) -> bool:
    """Whether ``step`` is a row of its own."""
    alone = len(document.links.premises_of(step)) == 1 and len(home_premises(document, step)) == 1
    return not alone or bool(document.links.arguments_for(step))


def rows_under(document: Document, node: NodeId) -> tuple[NodeId, ...]:
    """The rows under a statement or a step."""
    rows: list[NodeId] = []
    if node in document.inferences:
        rows.extend(home_premises(document, InferenceId(node)))
    for step in document.links.arguments_for(node):
        if is_row(document, step):
            rows.append(step)
        else:
            rows.extend(home_premises(document, step))
    return tuple(rows)


def destination(
    document: Document, under: NodeId, *, before: NodeId | None, moving: StatementId
) -> Destination:
    """Where ``moving`` goes when it is dropped ``under`` a row (or ``TOP``), ahead of the row
    ``before`` or, where that is ``None``, onto the row itself or behind its last.

    It keeps its polarity where it has one.
    """
    if under == TOP:
        return AsLoose(_loose(document, before))
    if under in document.inferences:
        step = InferenceId(under)
        if before is None or before in home_premises(document, step):
            return AsCoPremise(step, None if before is None else StatementId(before))
        return AsArgument(step, Polarity.OPPOSE, _step_of(document, before))
    argument = home(document.statements[moving])
    polarity = Polarity.SUPPORT if argument is None else document.inferences[argument].polarity
    return AsArgument(under, polarity, _step_of(document, before))


def _loose(document: Document, before: NodeId | None) -> StatementId | None:
    return None if before is None or before == document.thesis else StatementId(before)


def _step_of(document: Document, row: NodeId | None) -> InferenceId | None:
    """The step that a row is or stands for."""
    if row is None or row in document.inferences:
        return None if row is None else InferenceId(row)
    return home(document.statements[StatementId(row)])
