"""The map as an outline: statements under what they argue about, steps where they matter.

A step is a row of its own where it holds co-premises, is argued about itself, or rests on
cross links alone; otherwise its one premise stands right under the conclusion.
"""

from collections.abc import Collection, Iterable

from rejoinder.edits.move import AsArgument, AsCoPremise, AsLoose, Destination
from rejoinder.gui.panels.outline_order import Row
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, NodeId, StatementId
from rejoinder.model.lookup import home
from rejoinder.model.records import Polarity
from rejoinder.model.tree import home_premises, roots

TOP = StatementId("")
"""Stands for what the roots hang under; no row has this id."""


def is_row(document: Document, step: InferenceId) -> bool:
    """Whether ``step`` is a row of its own."""
    alone = len(document.links.premises_of(step)) == 1 and len(home_premises(document, step)) == 1
    return not alone or bool(document.links.arguments_for(step))


def rows_under(document: Document, node: NodeId) -> tuple[NodeId, ...]:
    """The rows under a statement, a step or ``TOP``."""
    if node == TOP:
        return roots(document)
    rows: list[NodeId] = []
    if node in document.inferences:
        rows.extend(home_premises(document, InferenceId(node)))
    arguments, premises = document.links.arguments, document.links.premises
    for step in arguments.get(node, ()):
        held = premises.get(step, ())
        is_alone = len(held) == 1 and document.statements[held[0]].premise_of[0].inference == step
        rows.append(held[0] if is_alone and step not in arguments else step)
    return tuple(rows)


def has_rows(document: Document, node: NodeId) -> bool:
    """Whether any row is under a statement or a step."""
    if document.links.arguments_for(node):
        return True
    return node in document.inferences and bool(home_premises(document, InferenceId(node)))


def rows_of(
    document: Document, tops: Iterable[NodeId], *, closed: Collection[NodeId], under: Row
) -> list[Row]:
    """``tops``, which stand ``under`` a row, each followed by its own but for ``closed`` ones."""
    rows: list[Row] = []
    waiting = [(node, under) for node in tops]
    waiting.reverse()
    while waiting:
        node, above = waiting.pop()
        row = Row(node, above.depth + 1, _speaks_for(document, node, above))
        rows.append(row)
        if node not in closed:
            waiting.extend((below, row) for below in reversed(rows_under(document, node)))
    return rows


def _speaks_for(document: Document, node: NodeId, above: Row) -> bool:
    """Whether ``node`` is on the side of its root; the row above it is known to be or not."""
    step = document.inference(node)
    if step is None:
        argument = home(document.statements[StatementId(node)])
        if argument is None or argument == above.node:
            return above.speaks_for
        step = document.inferences[argument]
    return above.speaks_for == (step.polarity is Polarity.SUPPORT)


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
