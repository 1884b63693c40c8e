"""The table of schemes, the key to it, and a scheme in a step's own words."""

from collections import Counter

import pytest

from rejoinder.edits.questions import COUNTER, OBJECTION, UNDERCUT
from rejoinder.model.casting import cast, own_words, spoken
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, StatementId
from rejoinder.model.records import (
    Answer,
    AnswerState,
    Inference,
    PremiseOf,
    Statement,
)
from rejoinder.model.schemes import (
    Fork,
    Scheme,
    filled,
    matched,
    owed,
    unsettled,
    worded,
)
from rejoinder.resources import schemes

STEP, TOP = InferenceId("step"), StatementId("top")
EXPERT = schemes().by_id["expert_opinion"]


def argued(conclusion: str, *premises: str, plays: tuple[str, ...] = ()) -> Document:
    """A step from premises to a conclusion; ``plays`` says what the first of them are."""
    parts = (*plays, *("" for _ in premises))
    return Document(
        statements={
            TOP: Statement(text=conclusion),
            **{
                StatementId(f"p{n}"): Statement(
                    text=text,
                    premise_of=(PremiseOf(inference=STEP, order=f"a{n}", plays=parts[n]),),
                )
                for n, text in enumerate(premises)
            },
        },
        inferences={STEP: Inference(conclusion=TOP)},
    )


def test_the_table_has_what_the_field_counts() -> None:
    questions = [q for scheme in schemes().all for q in scheme.critical_questions]
    targets = Counter(q.targets for q in questions)

    assert len(schemes().all) == 32
    assert targets == {"step": 62, "premise": 58, "conclusion": 10}


@pytest.mark.parametrize("scheme", schemes().all, ids=lambda s: s.id)
def test_every_question_says_what_follows_if_it_fails(scheme: Scheme) -> None:
    actions = {"premise": OBJECTION, "step": UNDERCUT, "conclusion": COUNTER}
    for question in scheme.critical_questions:
        assert question.map_action == actions[question.targets], question.id
        assert question.opening, question.id
        assert "{" not in worded(question.opening), question.id
        if question.targets == "premise":
            assert scheme.premise(question.role) is not None, question.id


def leaves(fork: Fork, depth: int = 1) -> list[tuple[str, int]]:
    found: list[tuple[str, int]] = []
    for branch in fork.branches:
        assert (branch.then is None) == bool(branch.scheme)
        found += leaves(branch.then, depth + 1) if branch.then else [(branch.scheme, depth)]
    return found


def test_the_key_leads_to_every_scheme_in_three_answers_at_most() -> None:
    key = schemes().key
    assert key is not None
    found = leaves(key)

    assert sorted(name for name, _ in found) == sorted(schemes().by_id)
    assert max(depth for _, depth in found) <= 3


def test_no_question_of_the_key_has_more_answers_than_digits() -> None:
    waiting = [schemes().key]
    while waiting:
        fork = waiting.pop()
        assert fork is not None
        assert 2 <= len(fork.branches) <= 9
        waiting += [b.then for b in fork.branches if b.then]


def test_a_premise_worded_as_the_scheme_words_it_gives_its_letters() -> None:
    assert matched("{E} says that {A}", "The mayor says\nthat cars are safe.") == {
        "E": "The mayor",
        "A": "cars are safe",
    }
    assert matched("{E} says that {A}", "Cars are safe.") == {}
    assert matched("For all {x}, if {x} then {A}", "For all wars, if peace then joy") == {}


def test_what_nothing_stands_for_stays_blank() -> None:
    assert filled("{E} is an expert in field {D}", {"E": "the mayor"}) == (
        "The mayor is an expert in field …"
    )


def test_a_single_premise_is_the_part_that_texts_state() -> None:
    document = argued("Cars are safe.", "The mayor says that cars are safe.")

    assert cast(document, STEP, scheme=EXPERT) == {"assertion": "p0"}


def test_as_many_premises_as_parts_go_by_place() -> None:
    document = argued("Cars are safe.", "a", "b", "c")

    assert cast(document, STEP, scheme=EXPERT) == {"expert": "p0", "assertion": "p1", "field": "p2"}


def test_what_a_premise_is_said_to_play_comes_first() -> None:
    document = argued("Cars are safe.", "a", "b", plays=("field", "expert"))

    assert cast(document, STEP, scheme=EXPERT) == {"expert": "p1", "field": "p0"}


def test_a_part_of_another_scheme_means_nothing() -> None:
    document = argued("Cars are safe.", "a", plays=("law",))

    assert cast(document, STEP, scheme=EXPERT) == {"assertion": "p0"}


def test_letters_stand_for_the_words_of_the_step() -> None:
    document = argued("Cars are safe.", "The mayor says that cars are safe.")
    played = cast(document, STEP, scheme=EXPERT)

    words = own_words(document, STEP, scheme=EXPERT, played=played)

    assert words["E"] == "The mayor"
    assert spoken(document, STEP, scheme=EXPERT)["D"] == "D"


def test_a_conclusion_worded_otherwise_stands_for_its_letter() -> None:
    scheme = schemes().by_id["expert_opinion"]
    document = argued("Cars are safe.", "So it was said.")

    words = own_words(document, STEP, scheme=scheme, played={})

    assert words == {"A": "“Cars are safe”"}


def test_questions_that_oblige_are_owed_until_they_are_answered() -> None:
    step = Inference(
        conclusion=TOP,
        scheme="position_to_know",
        answers=(
            Answer(question="CQ1", state=AnswerState.TASK, text="Ask him"),
            Answer(question="CQ3", state=AnswerState.ANSWERED),
        ),
    )

    assert [q.id for q in unsettled(step, schemes())] == ["CQ1", "CQ2"]
    assert [q.id for q in owed(step, schemes())] == ["CQ1"]


def test_a_scheme_that_is_not_in_the_table_owes_nothing() -> None:
    step = Inference(conclusion=TOP, scheme="folk_wisdom")

    assert owed(step, schemes()) == ()
    assert schemes().name("folk_wisdom") == "folk wisdom"
