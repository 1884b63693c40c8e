"""The points of a brief: what the other side says, what is replied, and on what grounds."""

from collections.abc import Iterator
from typing import NamedTuple

from rejoinder.evaluate.strengths import SHOWN, Supposed, what_if
from rejoinder.evaluate.weighing import Weighing
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, NodeId, StatementId
from rejoinder.model.records import Kind, Polarity
from rejoinder.model.tree import ancestors
from rejoinder.rebuttal.sides import Side, arguments, premises, side_of


class Point(NamedTuple):
    """One reply. ``line`` is the main argument that it belongs to, as its step under the thesis;
    ``reply`` the step by which ``target`` is opposed; ``weight`` how much the thesis moves
    without it, in the direction of the side.
    """

    line: InferenceId
    target: NodeId
    reply: InferenceId
    weight: float


def points(document: Document, weighing: Weighing, *, side: Side) -> tuple[Point, ...]:
    """Every reply of ``side`` to the case of the other, in the order of the tree. What answers an
    answer to such a reply is no point of its own: ``counters`` leads to it.
    """
    found = []
    for step in arguments(document, side):
        if document.inferences[step].polarity is not Polarity.OPPOSE:
            continue
        above = (InferenceId(n) for n in ancestors(document, step) if n in document.inferences)
        if not any(_is_reply(document, each, side) for each in above):
            target = document.inferences[step].conclusion
            found.append(
                Point(line_of(document, step), target, step, _weight(weighing, step, side))
            )
    return tuple(found)


def _is_reply(document: Document, step: InferenceId, side: Side) -> bool:
    opposes = document.inferences[step].polarity is Polarity.OPPOSE
    return opposes and side_of(document, step) is side


def _weight(weighing: Weighing, step: InferenceId, side: Side) -> float:
    """What the side would lose of its aim without ``step``."""
    thesis = str(weighing.document.thesis)
    values = weighing.values
    without = what_if(weighing.case, values, Supposed(held={step: 0.0}), SHOWN)
    moved = without.get(thesis, values[thesis]) - values[thesis]
    return moved if side is Side.AGAINST else -moved


def line_of(document: Document, step: InferenceId) -> InferenceId:
    """The argument about the thesis that ``step`` hangs under; itself where it is one."""
    steps = [step, *(InferenceId(n) for n in ancestors(document, step) if n in document.inferences)]
    return steps[-1]


def grounds(document: Document, step: InferenceId) -> Iterator[StatementId]:
    """What a reply rests on: reasons and evidence for its premises, the nearest first, those of
    the same side alone.
    """
    waiting: list[NodeId] = list(premises(document, step))
    for node in waiting:
        for argument in document.links.arguments_for(node):
            if document.inferences[argument].polarity is Polarity.SUPPORT:
                for premise in premises(document, argument):
                    yield premise
                    waiting.append(premise)


def evidence_of(document: Document, step: InferenceId) -> tuple[StatementId, ...]:
    """The evidence of a reply: among its premises and their grounds, what cites a source."""
    every = (*premises(document, step), *grounds(document, step))
    return tuple(
        dict.fromkeys(
            name
            for name in every
            if document.statements[name].kind is Kind.EVIDENCE
            or document.statements[name].citations
        )
    )


def counters(document: Document, step: InferenceId, side: Side) -> tuple[InferenceId, ...]:
    """What the other side has said against a reply of ``side``, or against its premises."""
    targets: tuple[NodeId, ...] = (step, *premises(document, step))
    return tuple(
        argument
        for target in targets
        for argument in document.links.arguments_for(target)
        if document.inferences[argument].polarity is Polarity.OPPOSE
        and side_of(document, argument) is not side
    )
