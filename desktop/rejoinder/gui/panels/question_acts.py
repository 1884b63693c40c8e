"""What a person does with a critical question, each with one key, wherever it is shown."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from msgspec.structs import replace

from rejoinder.edits.questions import COUNTER, OBJECTION, UNDERCUT, fail_question, given_answer
from rejoinder.edits.state import set_answer
from rejoinder.edits.words import called
from rejoinder.gui.bench import Bench
from rejoinder.model.ids import InferenceId, StatementId
from rejoinder.model.records import AnswerState
from rejoinder.model.schemes import Question
from rejoinder.resources import schemes


class Asked(NamedTuple):
    """A question of a step, on the bench that changes what was said to it."""

    bench: Bench
    step: InferenceId
    question: Question

    def say(self, state: AnswerState) -> bool:
        """Gives the question another state; its words stay."""
        given = given_answer(self.bench.document, self.step, question=self.question.id)
        answer = replace(given, state=state)
        return self.bench.do(lambda d: set_answer(d, self.step, answer)) is not None

    def write(self, text: str) -> bool:
        """Answers with ``text``; that answers a question that was open or put aside."""
        was = given_answer(self.bench.document, self.step, question=self.question.id)
        waits = was.state in (AnswerState.OPEN, AnswerState.TASK)
        state = AnswerState.ANSWERED if text and waits else was.state
        answer = replace(was, text=text, state=state)
        return self.bench.do(lambda d: set_answer(d, self.step, answer)) is not None

    def fail(self, action: str = "") -> bool:
        """Says that it fails, and adds what that means, where it is not added already."""
        bench, step, question = self
        scheme = schemes().called(bench.document.inferences[step].scheme)
        if scheme is None:
            return False
        if given_answer(bench.document, step, question=question.id).state is AnswerState.FAILS:
            bench.say("This question fails already. Leave it open first to add another objection.")
            return False
        fresh = bench.session.fresh
        change = bench.do(
            lambda d: fail_question(
                d, step, question=question, scheme=scheme, fresh=fresh, action=action
            )
        )
        if change is None:
            return False
        new = StatementId(change.created("statements")[-1])
        bench.say(f"Added the objection {called(bench.document, new)}")
        return True


def _object(asked: Asked) -> bool:
    """An objection to the premise in question, or else to the conclusion."""
    return asked.fail(OBJECTION if asked.question.targets == "premise" else COUNTER)


class Act(NamedTuple):
    """One thing to do with a question; ``run`` says whether it was done."""

    key: str
    words: str
    run: Callable[[Asked], bool]


ACTS: Mapping[str, Act] = MappingProxyType(
    {
        act.key: act
        for act in (
            Act("F", "Fails", Asked.fail),
            Act("O", "Objection", _object),
            Act("U", "Objection to step", lambda asked: asked.fail(UNDERCUT)),
            Act("T", "Task", lambda asked: asked.say(AnswerState.TASK)),
            Act("L", "Leave open", lambda asked: asked.say(AnswerState.OPEN)),
        )
    }
)
"""By their keys. ``A``, to answer, leads into a field and stands where there is one."""
