"""Critical questions that are still open: the review asks for them, the map marks them."""

from typing import NamedTuple

from rejoinder.edits.questions import COUNTER, OBJECTION, given_answer
from rejoinder.edits.words import called
from rejoinder.model.casting import cast, spoken
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId
from rejoinder.model.records import AnswerState
from rejoinder.model.schemes import Question, Scheme, Schemes, filled, owed, unsettled


class OpenQuestion(NamedTuple):
    """A question of a step that has no answer yet, in the step's own words. ``consequence`` says
    what would be added to the map if it fails.
    """

    step: InferenceId
    question: Question
    text: str
    consequence: str
    is_task: bool

    @property
    def obliges(self) -> bool:
        return self.question.obliges


def open_questions(document: Document, schemes: Schemes) -> tuple[OpenQuestion, ...]:
    """All that oblige an answer and have none: whoever makes the argument owes it."""
    return tuple(
        told(document, step, question=question, schemes=schemes)
        for step, record in document.inferences.items()
        if record.scheme
        for question in owed(record, schemes)
    )


def waiting_questions(document: Document, schemes: Schemes) -> tuple[OpenQuestion, ...]:
    """The open ones that oblige an answer, and all that were put aside as tasks."""
    waiting = (
        told(document, step, question=question, schemes=schemes)
        for step, record in document.inferences.items()
        if record.scheme
        for question in unsettled(record, schemes)
    )
    return tuple(each for each in waiting if each.obliges or each.is_task)


def told(
    document: Document, step: InferenceId, *, question: Question, schemes: Schemes
) -> OpenQuestion:
    """``question`` as it is asked of ``step``."""
    scheme = schemes.called(document.inferences[step].scheme)
    assert scheme is not None
    return OpenQuestion(
        step,
        question,
        asked(document, step, question=question, scheme=scheme),
        consequence(document, step, question=question, scheme=scheme),
        given_answer(document, step, question=question.id).state is AnswerState.TASK,
    )


def asked(document: Document, step: InferenceId, *, question: Question, scheme: Scheme) -> str:
    """The question in the step's own words; letters that nothing stands for stay letters."""
    return filled(question.question, spoken(document, step, scheme=scheme))


def consequence(
    document: Document, step: InferenceId, *, question: Question, scheme: Scheme
) -> str:
    """What is added where the question fails: "an objection to “Taxes should rise”"."""
    if question.map_action == COUNTER:
        conclusion = document.inferences[step].conclusion
        return f"an argument against {called(document, conclusion)}"
    if question.map_action == OBJECTION:
        premise = cast(document, step, scheme=scheme).get(question.role)
        if premise is None:
            return "an objection to what is left unsaid"
        return f"an objection to {called(document, premise)}"
    return "an objection to this step"
