"""A sign-off is fresh until something under it says something else."""

from collections.abc import Callable

import pytest

from rejoinder.drawing.compose import Composer, View
from rejoinder.drawing.items import MarkKind
from rejoinder.drawing.measure import FixedMeasurer
from rejoinder.drawing.scene import Scene
from rejoinder.drawing.theme import LIGHT
from rejoinder.edits import add, comments, link, move, remove, sources, state
from rejoinder.edits.signing import sign_off, withdraw
from rejoinder.model.change import Change
from rejoinder.model.document import Document
from rejoinder.model.ids import Fresh, InferenceId, SourceId, StatementId
from rejoinder.model.records import (
    MAP_ID,
    Citation,
    Inference,
    Kind,
    MapRow,
    Pin,
    Polarity,
    PremiseOf,
    Source,
    SourceStatus,
    Statement,
    Strength,
)
from rejoinder.model.signoffs import Digests
from rejoinder.review.signing import changed_statements, stale_signoffs, standings, told

TOP, LEFT, RIGHT, DEEP = map(StatementId, ("top", "left", "right", "deep"))
BOOK = SourceId("book")


@pytest.fixture
def fresh() -> Fresh:
    numbers = iter(range(99))
    return lambda: f"new{next(numbers)}"


def premise(text: str, *steps: str, **fields: object) -> Statement:
    services = tuple(PremiseOf(inference=InferenceId(s), order="a0") for s in steps)
    return Statement(text=text, premise_of=services, **fields)  # type: ignore[arg-type]


@pytest.fixture
def tree() -> Document:
    """A thesis with two reasons; under the left one evidence that also serves the right one."""
    return Document(
        map={MAP_ID: MapRow(thesis=TOP)},
        statements={
            TOP: Statement(text="Top."),
            LEFT: premise("Left.", "l"),
            RIGHT: premise("Right.", "r"),
            DEEP: premise(
                "Deep.", "d", "x", kind=Kind.EVIDENCE, citations=(Citation(source=BOOK),)
            ),
        },
        inferences={
            InferenceId("l"): Inference(conclusion=TOP, order="a0"),
            InferenceId("r"): Inference(conclusion=TOP, order="a1"),
            InferenceId("d"): Inference(conclusion=LEFT, order="a0"),
            InferenceId("x"): Inference(conclusion=RIGHT, order="a0"),
        },
        sources={BOOK: Source(title="A book")},
    )


def signed(document: Document, *names: StatementId, fresh: Fresh) -> Document:
    for name in names:
        document = document.apply(sign_off(document, name, fresh=fresh, author="Ann", time="t1"))
    return document


def stale(document: Document) -> set[str]:
    return {each.signoff.on for each in stale_signoffs(document)}


Edit = Callable[[Document, Fresh], Change]

OTHERWISE: list[tuple[str, Edit, set[str]]] = [
    ("text", lambda d, _: state.set_text(d, DEEP, "Deeper."), {TOP, LEFT, RIGHT}),
    ("text beside", lambda d, _: state.set_text(d, RIGHT, "Rightly."), {TOP, RIGHT}),
    ("kind", lambda d, _: state.set_kind(d, LEFT, Kind.EVIDENCE), {TOP, LEFT}),
    ("unstated", lambda d, _: state.set_stated(d, LEFT, False), {TOP, LEFT}),
    ("strength", lambda d, _: state.set_strength(d, InferenceId("d"), Strength.WEAK), {TOP, LEFT}),
    ("scheme", lambda d, _: state.set_scheme(d, InferenceId("l"), "sign"), {TOP}),
    ("side", lambda d, _: state.set_polarity(d, InferenceId("d"), Polarity.OPPOSE), {TOP, LEFT}),
    ("objection", lambda d, f: add.add_objection(d, LEFT, fresh=f, text="No."), {TOP, LEFT}),
    ("undercut", lambda d, f: add.add_undercut(d, LEFT, fresh=f, text="No."), {TOP}),
    ("co-premise", lambda d, f: add.add_co_premise(d, DEEP, fresh=f, text="And."), {TOP, LEFT}),
    ("deleted", lambda d, _: remove.remove_branches(d, [DEEP]), {TOP, LEFT, RIGHT}),
    ("unlinked", lambda d, _: link.unlink(d, DEEP, InferenceId("x")), {TOP, RIGHT}),
    (
        "source",
        lambda d, _: sources.set_source(
            d, BOOK, Source(title="A book", status=SourceStatus.RETRACTED)
        ),
        {TOP, LEFT, RIGHT},
    ),
]

THE_SAME: list[tuple[str, Edit]] = [
    ("order", lambda d, _: move.shift(d, [LEFT], by=1)),
    ("tag", lambda d, _: state.add_tag(d, [DEEP], "check")),
    ("note", lambda d, _: state.set_note(d, DEEP, "Mind.")),
    ("pin", lambda d, _: state.set_pin(d, [TOP], Pin.ROW)),
    ("loose", lambda d, f: add.add_loose(d, fresh=f, text="Elsewhere.")),
    (
        "comment",
        lambda d, f: comments.add_comment(d, DEEP, fresh=f, author="B", time="t", text="Hm."),
    ),
    ("unused source", lambda d, f: sources.add_source(d, Source(title="Another"), fresh=f)),
]


@pytest.mark.parametrize(
    ("name", "edit", "expected"), OTHERWISE, ids=[name for name, *_ in OTHERWISE]
)
def test_what_says_something_else_makes_the_branches_over_it_stale(
    tree: Document, fresh: Fresh, name: str, edit: Edit, expected: set[str]
) -> None:
    document = signed(tree, TOP, LEFT, RIGHT, fresh=fresh)
    assert stale(document) == set()

    change = edit(document, fresh)
    after = document.apply(change)

    assert stale(after) == expected, name
    assert stale(after.apply(change.inverted())) == set()


@pytest.mark.parametrize("edit", [e[1] for e in THE_SAME], ids=[e[0] for e in THE_SAME])
def test_what_says_the_same_leaves_them_fresh(tree: Document, fresh: Fresh, edit: Edit) -> None:
    document = signed(tree, TOP, LEFT, RIGHT, fresh=fresh)
    change = edit(document, fresh)

    assert change.rows
    assert stale(document.apply(change)) == set()


def test_a_branch_that_moves_as_a_whole_is_still_what_was_signed(
    tree: Document, fresh: Fresh
) -> None:
    document = signed(tree, DEEP, fresh=fresh)
    after = document.apply(link.unlink(document, DEEP, InferenceId("d")))

    assert stale(after) == set()


def test_it_is_told_what_changed_since(tree: Document, fresh: Fresh) -> None:
    document = signed(tree, TOP, fresh=fresh)
    document = document.apply(state.set_text(document, LEFT, "Leftish."))
    document = document.apply(add.add_objection(document, RIGHT, fresh=fresh, text="No."))
    (each,) = stale_signoffs(document)

    assert told(document, each.since) == "Changed: “Leftish.”. New: “No.”."
    assert set(changed_statements(document, each.since)) == {LEFT, "new1"}


def test_one_person_signs_a_branch_once(tree: Document, fresh: Fresh) -> None:
    document = signed(tree, LEFT, LEFT, fresh=fresh)
    other = sign_off(document, LEFT, fresh=fresh, author="Bob", time="t2", text=" Fine. ")
    document = document.apply(other)

    found = standings(document)
    assert [(s.signoff.author, s.signoff.text) for s in found] == [("Ann", ""), ("Bob", "Fine.")]
    after = document.apply(withdraw(document, found[0].name))
    assert [s.signoff.author for s in standings(after)] == ["Bob"]


def test_a_sign_off_goes_with_its_statement(tree: Document, fresh: Fresh) -> None:
    document = signed(tree, DEEP, fresh=fresh)

    assert document.apply(remove.remove_branches(document, [DEEP])).signoffs == {}


def test_digests_that_are_kept_tell_the_same_as_new_ones(tree: Document, fresh: Fresh) -> None:
    kept, document = Digests(), signed(tree, TOP, LEFT, fresh=fresh)
    for _, edit, _ in OTHERWISE[:10]:
        document = document.apply(edit(document, fresh))
        assert standings(document, kept) == standings(document)


def marks(scene: Scene, name: StatementId) -> list[MarkKind]:
    card = scene.card(name)
    assert card is not None
    return [mark.kind for mark in card.face.marks]


def test_a_card_says_whether_its_branch_is_as_it_was_signed(tree: Document, fresh: Fresh) -> None:
    scene = Scene(Composer(FixedMeasurer(), LIGHT))
    scene.show(tree, View())
    change = sign_off(tree, TOP, fresh=fresh, author="Ann", time="t")
    document = tree.apply(change)
    scene.show(document, View(), change)
    assert marks(scene, TOP) == [MarkKind.SIGNED]

    change = state.set_text(document, DEEP, "Deeper.")
    document = document.apply(change)
    scene.show(document, View(), change)
    assert marks(scene, TOP) == [MarkKind.STALE]

    scene.show(document.apply(change.inverted()), View(), change.inverted())
    assert marks(scene, TOP) == [MarkKind.SIGNED]


def test_a_picture_without_signs_of_work_says_nothing_of_it(tree: Document, fresh: Fresh) -> None:
    scene = Scene(Composer(FixedMeasurer(), LIGHT))
    scene.show(signed(tree, TOP, fresh=fresh), View(marks=False))

    assert marks(scene, TOP) == []
