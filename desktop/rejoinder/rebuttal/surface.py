"""The attack surface: where a side hits the other hardest, and with which kinds of reply."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from rejoinder.evaluate.rankings import best_replies, weakest_points
from rejoinder.evaluate.weighing import Weighing
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, NodeId, StatementId
from rejoinder.model.lookup import home
from rejoinder.model.records import Kind, Polarity
from rejoinder.model.schemes import Schemes, unsettled
from rejoinder.rebuttal.sides import Side, side_of


class Attack(StrEnum):
    """How one can answer a point."""

    DENY = "deny"
    STEP = "step"
    COUNTER = "counter"
    TURN = "turn"
    OUTWEIGH = "outweigh"
    SOURCE = "source"
    QUESTION = "question"


class Way(NamedTuple):
    """A kind of reply: its name, and how one opens it."""

    title: str
    opening: str


WAYS = {
    Attack.DENY: Way("Deny the premise", "That is not so:"),
    Attack.STEP: Way("Attack the step", "Even if that is so, it does not follow:"),
    Attack.COUNTER: Way("Argue for the opposite", "On the contrary:"),
    Attack.TURN: Way("Turn it", "That speaks for our side:"),
    Attack.OUTWEIGH: Way("Outweigh it", "Even so, this matters more:"),
    Attack.SOURCE: Way("Challenge the source", "The source does not carry it:"),
    Attack.QUESTION: Way("Ask what the scheme asks", "They owe an answer:"),
}
"""Every kind of reply, in the order in which it is offered."""


class Target(NamedTuple):
    """Something to hit: ``by`` is how much one good objection to it moves the thesis, ``attacks``
    what fits it, ``questions`` the ids of its step's questions that are open, and
    ``is_answered`` whether this side has a reply to it already.
    """

    node: NodeId
    by: float
    attacks: tuple[Attack, ...]
    questions: tuple[str, ...]
    is_answered: bool


def surface(
    document: Document, weighing: Weighing, schemes: Schemes, *, side: Side
) -> tuple[Target, ...]:
    """What ``side`` can attack, where a good objection does most first: what carries the thesis
    for who argues against it; what speaks against the thesis for who argues for it.

    Strengths are those of ``weighing``, and the blow is a new objection of 0.8 (EVALUATION 2.5).
    """
    if document.thesis is None:
        return ()
    case, values, thesis = weighing.case, weighing.values, document.thesis
    if side is Side.AGAINST:
        effects = [e for e in weakest_points(case, values, thesis) if e.by < 0]
    else:
        effects = best_replies(case, values, thesis)
    found = []
    for effect in effects:
        node = _node(document, effect.node)
        if node == thesis or side_of(document, node) is side:
            continue
        questions = tuple(_questions(document, schemes, node))
        attacks = (*_attacks(document, node), *((Attack.QUESTION,) if questions else ()))
        found.append(
            Target(node, effect.by, attacks, questions, _is_answered(document, node, side))
        )
    return tuple(found)


def _node(document: Document, name: str) -> NodeId:
    return InferenceId(name) if name in document.inferences else StatementId(name)


def _attacks(document: Document, node: NodeId) -> Iterator[Attack]:
    row = document.statement(node)
    if row is None:
        yield Attack.STEP
        return
    yield Attack.DENY
    if row.citations or row.kind is Kind.EVIDENCE:
        yield Attack.SOURCE
    if home(row) is not None:
        yield from (Attack.TURN, Attack.COUNTER, Attack.OUTWEIGH)


def _questions(document: Document, schemes: Schemes, node: NodeId) -> Iterator[str]:
    record = document.inference(node)
    if record is None:
        return
    yield from (question.id for question in unsettled(record, schemes))


def _is_answered(document: Document, node: NodeId, side: Side) -> bool:
    return any(
        document.inferences[argument].polarity is Polarity.OPPOSE
        and side_of(document, argument) is side
        for argument in document.links.arguments_for(node)
    )
