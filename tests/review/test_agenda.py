"""Everything that is open, as one list: found, ordered, and kept in place."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from rejoinder.edits import comments, signing, state
from rejoinder.edits.add import add_rebuttal
from rejoinder.edits.articles import set_anchors
from rejoinder.edits.dismissals import dismiss
from rejoinder.edits.questions import fail_question
from rejoinder.model.change import Change
from rejoinder.model.document import Document
from rejoinder.model.ids import ArticleId, CommentId, Fresh, InferenceId, StatementId
from rejoinder.model.records import (
    MAP_ID,
    Anchor,
    AnchorState,
    Answer,
    AnswerState,
    Article,
    Comment,
    Inference,
    MapRow,
    Polarity,
    PremiseOf,
    Statement,
)
from rejoinder.resources import schemes
from rejoinder.review.agenda import (
    ACTS,
    COVERED,
    Item,
    Kind,
    agenda,
    first_from,
    found_again,
    stepped,
)
from rejoinder.review.checks import BY_ID, findings
from rejoinder.review.dismissing import dismissal_of
from rejoinder.review.finding import Finding

TOP, WHY, BUT = map(StatementId, ("top", "why", "but"))
FOR, AGAINST = InferenceId("for"), InferenceId("against")


@pytest.fixture
def fresh() -> Fresh:
    numbers = iter(range(99))
    return lambda: f"new{next(numbers)}"


def anchor(state: AnchorState) -> Anchor:
    return Anchor(article=ArticleId("post"), paragraph=1, start=0, end=4, digest="d", state=state)


@pytest.fixture
def busy(fresh: Fresh) -> Document:
    """A map in which one thing of every kind is open."""
    document = Document(
        map={MAP_ID: MapRow(thesis=TOP)},
        statements={
            TOP: Statement(text="Cars are safe.", anchors=(anchor(AnchorState.LOST),)),
            WHY: Statement(
                text="The mayor says that cars are safe.",
                premise_of=(PremiseOf(inference=FOR, order="a0"),),
            ),
            BUT: Statement(
                text="Children are run over.",
                premise_of=(PremiseOf(inference=AGAINST, order="a0"),),
            ),
        },
        inferences={
            FOR: Inference(
                conclusion=TOP,
                order="a0",
                scheme="position_to_know",
                answers=(
                    Answer(question="CQ2", state=AnswerState.TASK),
                    Answer(question="CQ3", state=AnswerState.ANSWERED),
                ),
            ),
            AGAINST: Inference(conclusion=TOP, order="a1", polarity=Polarity.OPPOSE),
        },
        articles={ArticleId("post"): Article(title="A post")},
        comments={
            CommentId("c"): Comment(on=WHY, author="Ann", text="Which mayor?"),
            CommentId("old"): Comment(on=TOP, text="Done.", resolved=True),
        },
    )
    document = document.apply(signing.sign_off(document, BUT, fresh=fresh, author="Bob", time="t"))
    return document.apply(state.set_text(document, BUT, "Children are run over daily."))


def listed(document: Document, *, by_kind: bool = False) -> tuple[Item, ...]:
    return agenda(document, schemes(), by_kind=by_kind)


def kinds(document: Document, *, by_kind: bool = False) -> list[Kind]:
    return [item.kind for item in listed(document, by_kind=by_kind)]


def test_all_that_is_open_comes_in_reading_order(busy: Document) -> None:
    assert [(i.kind, i.where) for i in listed(busy)] == [
        (Kind.ANCHOR, TOP),
        (Kind.QUESTION, FOR),
        (Kind.TASK, FOR),
        (Kind.COMMENT, WHY),
        (Kind.OBJECTION, BUT),
        (Kind.SIGNOFF, BUT),
    ]


def test_or_kind_by_kind(busy: Document) -> None:
    order = list(Kind)

    assert kinds(busy, by_kind=True) == sorted(kinds(busy), key=order.index)


def test_every_item_says_what_can_be_done_each_by_a_key_of_its_own() -> None:
    assert set(ACTS) == set(Kind)
    for acts in ACTS.values():
        keys = [act.key for act in acts]
        assert len(set(keys)) == len(keys) > 0


def test_what_is_done_is_open_no_more(busy: Document, fresh: Fresh) -> None:
    document = busy
    done: tuple[Callable[[Document], Change], ...] = (
        lambda d: add_rebuttal(d, BUT, fresh=fresh, text="Not by cars."),
        lambda d: comments.resolve(d, CommentId("c")),
        lambda d: signing.sign_off(d, BUT, fresh=fresh, author="Bob", time="t2"),
        lambda d: state.set_answer(d, FOR, Answer(question="CQ1", state=AnswerState.ANSWERED)),
        lambda d: state.set_answer(d, FOR, Answer(question="CQ2", state=AnswerState.ANSWERED)),
        lambda d: set_anchors(d, TOP, ()),
    )
    for verb in done:
        before = len(listed(document))
        document = document.apply(verb(document))
        assert len(listed(document)) < before
    assert listed(document) == ()


def test_a_question_that_fails_becomes_an_objection_that_is_open(
    busy: Document, fresh: Fresh
) -> None:
    scheme = schemes().by_id["position_to_know"]
    question = scheme.question("CQ1")
    assert question is not None
    change = fail_question(busy, FOR, question=question, scheme=scheme, fresh=fresh)
    after = kinds(busy.apply(change))

    assert after.count(Kind.QUESTION) == 0
    assert after.count(Kind.OBJECTION) == 2


def test_an_objection_that_is_let_stand_is_open_until_it_says_something_else(
    busy: Document, fresh: Fresh
) -> None:
    found = next(item.about for item in listed(busy) if item.kind is Kind.OBJECTION)
    assert isinstance(found, Finding)
    row = dismissal_of(busy, found, reason="Known.", author="Ann", time="t")
    document = busy.apply(dismiss(busy, row, fresh=fresh))
    assert Kind.OBJECTION not in kinds(document)

    document = document.apply(state.set_text(document, BUT, "Children die."))
    assert Kind.OBJECTION in kinds(document)


def test_findings_are_items_but_those_that_have_a_kind_of_their_own(busy: Document) -> None:
    found = findings(busy, chance=lambda: 0.5)
    items = agenda(busy, schemes(), findings=found)
    told = [i.about.check for i in items if i.kind is Kind.FINDING and isinstance(i.about, Finding)]

    assert "bare-premise" in told
    assert COVERED.isdisjoint(told)
    assert set(BY_ID) >= COVERED
    assert len({item.key for item in items}) == len(items)


def test_the_place_is_kept_where_an_item_is_done(busy: Document) -> None:
    items = listed(busy)
    third = items[2]
    without = (*items[:2], *items[3:])

    assert found_again(items, third, at=0) == 2
    assert found_again(without, third, at=2) == 2
    assert found_again(items[:2], third, at=2) == 1
    assert found_again((), third, at=2) == 0


def test_an_item_that_says_something_else_is_still_the_same(busy: Document) -> None:
    items = listed(busy)
    same = items[3]._replace(message="Otherwise.")

    assert found_again(items, same, at=0) == 3


def test_going_on_turns_around_at_the_end(busy: Document) -> None:
    items = listed(busy)

    assert stepped(items, len(items) - 1, by=1) == 0
    assert stepped(items, 0, by=-1) == len(items) - 1
    assert stepped((), 0, by=1) == 0


def test_the_queue_begins_at_what_is_selected(busy: Document) -> None:
    items = listed(busy)

    assert items[first_from(items, busy, node=BUT)].where == BUT
    assert items[first_from(items, busy, node=WHY)].where == WHY
    assert first_from(items, busy, node=None) == 0


def test_a_comment_on_an_article_comes_last(busy: Document) -> None:
    on_post = {**busy.comments, CommentId("p"): Comment(on="post", text="All of it?")}

    assert listed(replace(busy, comments=on_post))[-1].where == "post"
