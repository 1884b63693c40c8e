"""What became of a claim, and the sentence that says why."""

import pytest

from rejoinder.evaluate.case import Case, Step
from rejoinder.evaluate.labels import Label, labels
from rejoinder.evaluate.strengths import acyclic_strengths
from rejoinder.evaluate.verdict import Judge, Word

PRO = Step(("p",), "t", True)
CON = Step(("o",), "t", False)
BOTH = Step(("p", "q"), "t", True)
ON_PREMISE = Step(("o",), "p", False)
ON_STEP = Step(("o",), "i", False)
REPLY = Step(("r",), "o", False)

CASES = [
    ({}, {}, Word.STANDS, "nothing is argued for it, and nobody has argued against it; it is"
     " taken as given."),
    ({"i": PRO}, {}, Word.STANDS, "its reason holds, and nobody has argued against it."),
    ({"i": PRO, "k": CON, "j": REPLY}, {}, Word.STANDS,
     "its reason holds, and everything said against it has been answered."),
    ({"i": PRO, "k": CON}, {}, Word.CONTESTED,
     "“p” holds for it, but “o” speaks against it, which nobody has answered."),
    ({"k": CON}, {}, Word.FALLS,
     "“o” speaks against it, which nobody has answered, and nothing is argued for it."),
    ({"i": PRO, "k": ON_PREMISE}, {}, Word.FALLS,
     "its only reason is opposed by “o”, which nobody has answered."),
    ({"i": BOTH, "k": ON_STEP}, {}, Word.FALLS,
     "its only reason is undercut: “o” speaks against it, which nobody has answered."),
    ({}, {"t": Label.OUT}, Word.FALLS, "it was rated as doubtful, and nothing is argued for it."),
    ({}, {"t": Label.UNDECIDED}, Word.OPEN,
     "it was rated as open, and nothing is argued for or against it."),
    ({"i": PRO}, {"p": Label.UNDECIDED}, Word.OPEN, "it depends on “p”, which is open itself."),
]  # fmt: skip


@pytest.mark.parametrize(("steps", "stances", "word", "why"), CASES)
def test_a_claim_is_judged_and_told_why(
    steps: dict[str, Step], stances: dict[str, Label], word: Word, why: str
) -> None:
    case = Case.of(dict.fromkeys("tpqor", 0.5), steps)
    judge = Judge(case, labels(case, stances), acyclic_strengths(case), lambda n: f"“{n}”")
    assert judge.verdict("t")[::2] == (word, why)


def test_a_step_says_what_undercuts_it() -> None:
    case = Case.of(dict.fromkeys("tpqo", 0.5), {"i": BOTH, "k": ON_STEP})
    judge = Judge(case, labels(case), acyclic_strengths(case), lambda n: f"“{n}”")
    found = judge.verdict("i")
    assert found.word is Word.FALLS
    assert found.why == "it is undercut: “o” speaks against it, which nobody has answered."


def test_a_reply_that_fails_is_said_to() -> None:
    steps = {"i": PRO, "k": CON, "j": REPLY, "d": Step(("q",), "r", False)}
    case = Case.of(dict.fromkeys("tpqor", 0.5), {**steps, "j": Step(("p",), "o", False)})
    stances = {"p": Label.OUT}
    judge = Judge(case, labels(case, stances), acyclic_strengths(case), lambda n: f"“{n}”")
    assert "in spite of what was replied" in judge.verdict("t").why
