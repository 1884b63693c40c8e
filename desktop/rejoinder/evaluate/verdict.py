"""What became of a claim or a step, in words: whether it stands, how strongly, and why.

Words come first, since a strength is no probability. Each verdict has one sentence that names
what decides it, in the map's own terms.
"""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from rejoinder.evaluate.case import Case
from rejoinder.evaluate.labels import Label

STRONG, FAIR = 0.65, 0.45
"""The strengths from which on a claim is called strong, and fair."""


class Word(StrEnum):
    """What became of a claim under what is said for and against it."""

    STANDS = "stands"
    CONTESTED = "contested"
    FALLS = "falls"
    OPEN = "open"


class Verdict(NamedTuple):
    """``grade`` is strong, fair or weak, and empty for a step, which has only what its premises
    give it; ``why`` is a sentence that follows the word.
    """

    word: Word
    grade: str
    why: str


def grade(strength: float) -> str:
    """The word for a strength."""
    if strength >= STRONG:
        return "strong"
    return "fair" if strength >= FAIR else "weak"


class Judge(NamedTuple):
    """What verdicts are taken from. ``named`` quotes a claim, as “it never rained”."""

    case: Case
    labels: Mapping[str, Label]
    strengths: Mapping[str, float]
    named: Callable[[str], str]

    def verdict(self, node: str) -> Verdict:
        """What became of a claim or a step."""
        word = self._word(node)
        if node in self.case.steps:
            return Verdict(word, "", self._of_step(node, word))
        return Verdict(word, grade(self.strengths[node]), self._of_claim(node, word))

    def _word(self, node: str) -> Word:
        label = self.labels[node]
        if label is Label.IN:
            return Word.STANDS
        if label is Label.UNDECIDED:
            return Word.OPEN
        pros, cons = self.case.pros.get(node, ()), self.case.cons.get(node, ())
        is_claim = node in self.case.claims
        is_contested = is_claim and self._live(pros) and self._live(cons)
        return Word.CONTESTED if is_contested else Word.FALLS

    def _live(self, steps: Sequence[str]) -> list[str]:
        return [step for step in steps if self.labels[step] is Label.IN]

    def _of_claim(self, node: str, word: Word) -> str:
        pros, cons = self.case.pros.get(node, ()), self.case.cons.get(node, ())
        match word:
            case Word.STANDS:
                return self._standing(pros, cons)
            case Word.CONTESTED:
                reason, objection = self._live(pros)[0], self._live(cons)[0]
                return f"{self._with(reason, 'hold')} for it, but {self._unanswered(objection)}."
            case Word.OPEN:
                return self._open(pros, cons)
            case Word.FALLS:
                return self._falling(pros, cons)

    def _standing(self, pros: Sequence[str], cons: Sequence[str]) -> str:
        against = (
            "everything said against it has been answered"
            if cons
            else "nobody has argued against it"
        )
        if not pros:
            return f"nothing is argued for it, and {against}; it is taken as given."
        live = len(self._live(pros))
        if len(pros) == 1:
            return f"its reason holds, and {against}."
        if live == len(pros):
            return f"all of its {live} reasons hold, and {against}."
        return (
            f"{live} of its {len(pros)} reasons {'holds' if live == 1 else 'hold'}, and {against}."
        )

    def _falling(self, pros: Sequence[str], cons: Sequence[str]) -> str:
        live = self._live(cons)
        if live:
            beside = "nothing is argued for it" if not pros else "no reason for it holds"
            return f"{self._unanswered(live[0])}, and {beside}."
        if not pros:
            return "it was rated as doubtful, and nothing is argued for it."
        if len(pros) == 1:
            return f"its only reason {self._failure(pros[0])}."
        return f"none of its {len(pros)} reasons holds: the first {self._failure(pros[0])}."

    def _open(self, pros: Sequence[str], cons: Sequence[str]) -> str:
        if not pros and not cons:
            return "it was rated as open, and nothing is argued for or against it."
        undecided = [s for s in (*cons, *pros) if self.labels[s] is Label.UNDECIDED]
        if not undecided:
            return "it was rated as open, and nothing that is argued for it holds."
        return f"it depends on {self._from(undecided[0])}, which is open itself."

    def _of_step(self, step: str, word: Word) -> str:
        match word:
            case Word.STANDS:
                answered = self.case.cons.get(step, ())
                tail = "what attacks it has been answered" if answered else "nothing attacks it"
                return f"its premises stand, and {tail}."
            case Word.OPEN:
                return "it depends on what is open itself."
            case _:
                return f"it {self._failure(step)}."

    def _failure(self, step: str) -> str:
        """Why a step does not hold, as what follows its name."""
        attackers = self._live(self.case.cons.get(step, ()))
        if attackers:
            return f"is undercut: {self._unanswered(attackers[0])}"
        for premise in self.case.steps[step].premises:
            if self.labels[premise] is not Label.OUT:
                continue
            live = self._live(self.case.cons.get(premise, ()))
            if live:
                return f"is opposed by {self._from(live[0])}{self._reply(live[0])}"
            return f"rests on {self.named(premise)}, which falls"
        return "does not hold"

    def _unanswered(self, step: str) -> str:
        return f"{self._with(step, 'speak')} against it{self._reply(step)}"

    def _reply(self, step: str) -> str:
        premises = self.case.steps[step].premises
        tried = any(self.case.cons.get(node) for node in (step, *premises))
        return " in spite of what was replied" if tried else ", which nobody has answered"

    def _with(self, step: str, verb: str) -> str:
        """What a step rests on, and what it does."""
        is_one = len(self.case.steps[step].premises) < 2
        return f"{self._from(step)} {verb}{'s' if is_one else ''}"

    def _from(self, step: str) -> str:
        """A step by what it rests on."""
        premises = self.case.steps[step].premises
        if not premises:
            return "a step without premises"
        others = len(premises) - 1
        return self.named(premises[0]) + (f" with {others} more" if others else "")
