"""Critical questions: what is open, what fails, and what that adds to the map."""

import pytest

from rejoinder.edits.questions import fail_question, name_scheme
from rejoinder.edits.state import set_answer, set_scheme
from rejoinder.model.casting import cast, played
from rejoinder.model.change import Change
from rejoinder.model.document import Document
from rejoinder.model.ids import Fresh, InferenceId, StatementId, VoiceId
from rejoinder.model.lookup import home
from rejoinder.model.problems import breaches
from rejoinder.model.records import (
    MAP_ID,
    Answer,
    AnswerState,
    Inference,
    MapRow,
    Polarity,
    PremiseOf,
    Statement,
    Voice,
    VoiceKind,
)
from rejoinder.model.schemes import Question, Scheme
from rejoinder.resources import schemes
from rejoinder.review.choosing import hinted, rows, way_to
from rejoinder.review.questions import open_questions, waiting_questions

STEP, TOP, SAID = InferenceId("step"), StatementId("top"), StatementId("said")
EXPERT = schemes().by_id["expert_opinion"]


@pytest.fixture
def fresh() -> Fresh:
    numbers = iter(range(99))
    return lambda: f"new{next(numbers)}"


@pytest.fixture
def mayor() -> Document:
    """A claim on somebody's word, by the scheme for that, and a reviewer in the map."""
    return Document(
        map={MAP_ID: MapRow(thesis=TOP)},
        statements={
            TOP: Statement(text="Cars are safe."),
            SAID: Statement(
                text="The mayor says that cars are safe.",
                premise_of=(PremiseOf(inference=STEP, order="a0"),),
            ),
        },
        inferences={STEP: Inference(conclusion=TOP, order="a0", scheme="expert_opinion")},
        voices={VoiceId("me"): Voice(name="Ann", kind=VoiceKind.REVIEWER)},
    )


def question(name: str, scheme: Scheme = EXPERT) -> Question:
    found = scheme.question(name)
    assert found is not None
    return found


def added(document: Document, change: Change) -> tuple[Document, list[StatementId]]:
    after = document.apply(change)
    assert breaches(after) == ()
    return after, [StatementId(name) for name in change.created("statements")]


def conclusion_of(document: Document, statement: StatementId) -> tuple[str, Polarity]:
    step = home(document.statements[statement])
    assert step is not None
    return document.inferences[step].conclusion, document.inferences[step].polarity


def test_open_questions_are_those_that_oblige_and_have_no_answer(mayor: Document) -> None:
    assert [q.question.id for q in open_questions(mayor, schemes())] == [
        "CQ1", "CQ2", "CQ3", "CQ6",
    ]  # fmt: skip
    answer = Answer(question="CQ1", state=AnswerState.ANSWERED, text="An engineer.")
    after = mayor.apply(set_answer(mayor, STEP, answer))

    assert [q.question.id for q in open_questions(after, schemes())] == ["CQ2", "CQ3", "CQ6"]


def test_a_question_is_asked_in_the_words_of_the_step(mayor: Document) -> None:
    first, *_ = open_questions(mayor, schemes())

    assert first.text == "Is The mayor really an expert, and how good?"
    assert first.consequence == "an objection to what is left unsaid"


def test_tasks_wait_beside_what_is_owed(mayor: Document) -> None:
    task = Answer(question="CQ5", state=AnswerState.TASK, text="Ask others")
    after = mayor.apply(set_answer(mayor, STEP, task))

    told = {q.question.id: q.is_task for q in waiting_questions(after, schemes())}
    assert told == {"CQ1": False, "CQ2": False, "CQ3": False, "CQ5": True, "CQ6": False}


def test_a_bad_answer_on_a_premise_objects_to_that_premise(mayor: Document, fresh: Fresh) -> None:
    change = fail_question(mayor, STEP, question=question("CQ3"), scheme=EXPERT, fresh=fresh)
    after, new = added(mayor, change)

    assert conclusion_of(after, new[-1]) == (SAID, Polarity.OPPOSE)
    assert after.statements[new[-1]].text == "The mayor did not say this in this form"
    assert after.statements[new[-1]].voice == "me"
    assert after.inferences[STEP].answers == (Answer(question="CQ3", state=AnswerState.FAILS),)


def test_what_nobody_states_is_said_before_it_is_objected_to(mayor: Document, fresh: Fresh) -> None:
    change = fail_question(mayor, STEP, question=question("CQ1"), scheme=EXPERT, fresh=fresh)
    after, new = added(mayor, change)

    assert len(new) == 2
    unstated = after.statements[new[0]]
    assert not unstated.stated
    assert unstated.text == "The mayor is an expert in field …"
    assert conclusion_of(after, new[1]) == (new[0], Polarity.OPPOSE)
    assert played(after, STEP, premise=SAID) == "assertion"
    assert after.links.premises_of(STEP) == (new[0], SAID)
    assert after.apply(change.inverted()) == mayor


def test_a_bad_answer_on_the_step_undercuts_it(mayor: Document, fresh: Fresh) -> None:
    change = fail_question(mayor, STEP, question=question("CQ4"), scheme=EXPERT, fresh=fresh)
    after, new = added(mayor, change)

    assert conclusion_of(after, new[-1]) == (STEP, Polarity.OPPOSE)


@pytest.mark.parametrize(
    ("side", "counter"),
    [(Polarity.SUPPORT, Polarity.OPPOSE), (Polarity.OPPOSE, Polarity.SUPPORT)],
)
def test_a_bad_answer_on_the_conclusion_argues_for_the_other_side(
    mayor: Document, fresh: Fresh, side: Polarity, counter: Polarity
) -> None:
    scheme = schemes().by_id["negative_consequences"]
    step = Inference(conclusion=TOP, order="a0", scheme=scheme.id, polarity=side)
    document = Document(mayor.map, mayor.statements, {STEP: step})
    asked = question("CQ4", scheme)

    change = fail_question(document, STEP, question=asked, scheme=scheme, fresh=fresh)
    after, new = added(document, change)

    assert conclusion_of(after, new[-1]) == (TOP, counter)


def test_the_words_of_the_answer_are_those_of_the_objection(mayor: Document, fresh: Fresh) -> None:
    given = Answer(question="CQ4", text="He sells cars.")
    document = mayor.apply(set_answer(mayor, STEP, given))

    change = fail_question(document, STEP, question=question("CQ4"), scheme=EXPERT, fresh=fresh)
    after, new = added(document, change)

    assert after.statements[new[-1]].text == "He sells cars."


def test_missing_premises_are_added_where_the_scheme_has_them(
    mayor: Document, fresh: Fresh
) -> None:
    change = name_scheme(
        mayor,
        STEP,
        scheme=EXPERT,
        fresh=fresh,
        played=cast(mayor, STEP, scheme=EXPERT),
        missing={"field": "Cars are his field.", "expert": "He is an expert."},
    )
    after, new = added(mayor, change)

    premises = after.links.premises_of(STEP)
    assert [after.statements[p].text for p in premises] == [
        "He is an expert.",
        "The mayor says that cars are safe.",
        "Cars are his field.",
    ]
    assert cast(after, STEP, scheme=EXPERT) == dict(
        zip(("expert", "assertion", "field"), premises, strict=True)
    )
    assert all(not after.statements[name].stated for name in new)
    assert after.apply(change.inverted()) == mayor


def test_another_scheme_forgets_answers_and_parts(mayor: Document, fresh: Fresh) -> None:
    change = name_scheme(
        mayor, STEP, scheme=EXPERT, fresh=fresh, played={"assertion": SAID}, missing={}
    )
    document = mayor.apply(change)
    after = document.apply(set_scheme(document, STEP, "sign"))

    assert played(document, STEP, premise=SAID) == "assertion"
    assert played(after, STEP, premise=SAID) == ""


def test_the_words_of_a_step_suggest_a_scheme(mayor: Document) -> None:
    said = Statement(
        text="According to one analyst, experts say so.",
        premise_of=(PremiseOf(inference=STEP, order="a0"),),
    )
    document = Document(mayor.map, {**mayor.statements, SAID: said}, mayor.inferences)

    assert hinted(document, STEP, schemes=schemes())[0].scheme == "expert_opinion"


def test_the_way_to_a_scheme_ends_at_the_question_that_has_it() -> None:
    key = schemes().key
    assert key is not None
    for scheme in schemes().all:
        way = way_to(key, scheme.id)
        assert scheme.id in [row.scheme for row in rows(way[-1])]
