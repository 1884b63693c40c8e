"""What part of a map is shown: a branch, what lies around something, a choice."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.benchmarks.large_maps import chain, large_map
from tests.drawing.visible import visible

from rejoinder.editor import folding
from rejoinder.editor.part import (
    MOST_STEPS,
    WHOLE,
    Part,
    branch_of,
    choice,
    followed,
    holds,
    neighbourhood,
    renewed,
    rim,
    told,
)
from rejoinder.editor.session import Session
from rejoinder.edits.add import add_loose, add_parent, add_reason, add_thesis, add_undercut
from rejoinder.edits.clip import fragment_from_outline, paste
from rejoinder.edits.link import link
from rejoinder.edits.move import AsArgument, move
from rejoinder.edits.remove import remove_branches
from rejoinder.edits.state import set_text
from rejoinder.model.document import Document
from rejoinder.model.ids import Fresh, InferenceId, NodeId, StatementId, fresh_ids
from rejoinder.model.tree import ancestors, parent, walk

OUTLINE = """
T
    + A
        + A1
            + A2
                + A3
        + B1
    − C
        ~ U
            + U1
        + C1
            + C2
"""


def made(outline: str) -> Document:
    numbers = iter(range(1000))
    fresh: Fresh = lambda: f"n{next(numbers)}"  # noqa: E731
    fragment = fragment_from_outline(outline, fresh=fresh)
    return Document().apply(paste(Document(), fragment, onto=None, fresh=fresh))


@pytest.fixture(scope="module")
def document() -> Document:
    """A thesis with two branches; every statement is called what it says."""
    return made(OUTLINE)


def said(document: Document, text: str) -> StatementId:
    return next(s for s, row in document.statements.items() if row.text == text)


def words(document: Document, part: Part) -> str:
    """The statements that a canvas shows of ``part``, in the map's order."""
    shown = visible(document, root=part.branch, only=part.only).statements
    return " ".join(document.statements[s].text for s in shown)


@pytest.mark.parametrize(
    ("centre", "steps", "expected"),
    [
        ("A1", 1, "A A1 A2"),
        ("A1", 2, "T A A1 A2 A3 B1"),
        ("T", 1, "T A C U"),
        ("A3", 1, "A2 A3"),
        ("U", 1, "T C U U1"),
        ("T", 5, "T A A1 A2 A3 B1 C C1 C2 U U1"),
    ],
)
def test_a_neighbourhood_reaches_so_many_steps(
    document: Document, centre: str, steps: int, expected: str
) -> None:
    part = neighbourhood(document, [said(document, centre)], steps)
    assert words(document, part) == expected


def test_a_neighbourhood_of_two_shows_what_connects_them(document: Document) -> None:
    ends = [said(document, "A3"), said(document, "B1")]
    assert words(document, neighbourhood(document, ends, 1)) == "A A1 A2 A3 B1"


def test_a_neighbourhood_goes_along_cross_links(document: Document) -> None:
    fresh = fresh_ids(Random(1).randrange)
    joined = document.apply(link(document, said(document, "C2"), said(document, "A2"), fresh=fresh))
    part = neighbourhood(joined, [said(joined, "A2")], 1)
    assert words(joined, part) == "T A A1 A2 A3 C C1 C2"
    shown = visible(joined, root=part.branch, only=part.only)
    assert [joined.statements[StatementId(x.statement)].text for x in shown.links] == ["C2"]


def test_the_steps_are_kept_between_one_and_five(document: Document) -> None:
    thesis = said(document, "T")
    assert neighbourhood(document, [thesis], 0).steps == 1
    assert neighbourhood(document, [thesis], 99).steps == MOST_STEPS


def test_what_is_around_nothing_is_the_whole_map(document: Document) -> None:
    assert neighbourhood(document, [StatementId("gone")], 2) == WHOLE
    assert choice(document, [], "Results") == WHOLE


def test_a_choice_is_shown_with_what_it_hangs_under(document: Document) -> None:
    part = choice(document, [said(document, "A2"), said(document, "C1")], "Results for “x”")
    assert words(document, part) == "T A A1 A2 C C1"
    assert told(document, part) == "Results for “x”: 6 of 11 statements"
    assert told(document, part, letters=8) == "Results…: 6 of 11 statements"


def test_a_part_says_what_it_is(document: Document) -> None:
    one = neighbourhood(document, [said(document, "A1")], 1)
    assert told(document, one) == "1 step around “A1”: 3 of 11 statements"
    two = neighbourhood(document, [said(document, "A1"), said(document, "C")], 2)
    assert told(document, two).startswith("2 steps around 2 cards and steps: ")
    assert told(document, branch_of(said(document, "C"))) == "“C”"
    assert told(document, WHOLE) == ""


def naive_distances(document: Document, centre: NodeId) -> dict[NodeId, int]:
    """How many steps each node is away: statements cost one, discs none; by relaxation."""
    edges: list[tuple[NodeId, NodeId]] = [
        *((i, row.conclusion) for i, row in document.inferences.items()),
        *((s, x.inference) for s, row in document.statements.items() for x in row.premise_of),
    ]
    far: dict[NodeId, int] = {centre: 0}
    changed = True
    while changed:
        changed = False
        for edge in edges:
            for here, there in (edge, edge[::-1]):
                cost = far.get(here, 999) + (there in document.statements)
                if cost < far.get(there, 999):
                    far[there], changed = cost, True
    return far


@settings(max_examples=30, deadline=None)
@given(size=st.integers(1, 40), seed=st.integers(0, 99), at=st.integers(0, 999), data=st.data())
def test_a_neighbourhood_holds_what_is_near_and_hangs_together(
    size: int, seed: int, at: int, data: st.DataObject
) -> None:
    document = large_map(size, seed=seed)
    nodes: list[NodeId] = [*document.statements, *document.inferences]
    centre = nodes[at % len(nodes)]
    steps = data.draw(st.integers(1, MOST_STEPS))
    part = neighbourhood(document, [centre], steps)
    far = naive_distances(document, centre)
    near = {s for s in document.statements if far.get(s, 999) <= steps}
    assert part.only is not None
    shown = set(visible(document, root=part.branch, only=part.only).nodes)
    assert near | {centre} <= shown
    assert shown & document.statements.keys() == part.only & document.statements.keys()
    on_the_way = {a for s in near for a in ancestors(document, s)}
    assert part.only & document.statements.keys() <= near | on_the_way


@settings(max_examples=30, deadline=None)
@given(size=st.integers(1, 40), seed=st.integers(0, 99), picks=st.sets(st.integers(0, 99)))
def test_a_choice_shows_exactly_it_and_what_is_above(size: int, seed: int, picks: set[int]) -> None:
    document = large_map(size, seed=seed)
    names = list(document.statements)
    nodes = {names[n % len(names)] for n in picks}
    part = choice(document, nodes, "Results")
    closed = {n for s in nodes for n in (s, *ancestors(document, s))}
    shown = set(visible(document, root=part.branch, only=part.only).nodes)
    assert shown == (closed or set(walk(document, names[0])))


def test_what_is_far_down_a_chain_is_found_without_its_whole_way() -> None:
    document = chain(5000)
    names = list(document.statements)
    part = neighbourhood(document, [names[4000]], 2)
    assert part.only is not None
    assert [n for n in names if n in part.only] == names[3998:4003]
    assert part.branch == names[3998]


# --- while only a part is shown ---


@pytest.fixture
def session(document: Document) -> Session:
    """Looks at what is one step around A1: A, A1 and A2."""
    session = Session(document, fresh_ids(Random(1).randrange))
    session.show(neighbourhood(document, [said(document, "A1")], 1), select=[said(document, "A1")])
    return session


def seen(session: Session) -> str:
    part = session.part
    found = visible(session.document, folded=session.folded, root=part.branch, only=part.only)
    return " ".join(session.document.statements[s].text for s in found.statements)


def test_what_is_added_under_something_shown_is_shown(session: Session) -> None:
    fresh = session.fresh
    change = add_reason(session.document, said(session.document, "A2"), fresh=fresh, text="New")
    session.do(change, select=[StatementId(change.created("statements")[0])])
    assert seen(session) == "A A1 A2 New"
    session.undo()
    assert seen(session) == "A A1 A2"
    session.redo()
    assert seen(session) == "A A1 A2 New"


def test_what_comes_in_between_is_shown(session: Session) -> None:
    change = add_parent(
        session.document, said(session.document, "A2"), fresh=session.fresh, text="New"
    )
    session.do(change, select=[StatementId(change.created("statements")[0])])
    assert seen(session) == "A A1 New A2"


def test_an_objection_to_a_step_that_is_shown_is_shown(session: Session) -> None:
    step = parent(session.document, said(session.document, "A2"))
    assert step is not None
    change = add_undercut(session.document, InferenceId(step), fresh=session.fresh, text="New")
    session.do(change, select=[StatementId(change.created("statements")[0])])
    assert seen(session) == "A A1 A2 New"


def test_what_comes_from_elsewhere_is_shown_where_it_lands(session: Session) -> None:
    document = session.document
    b1, a2 = said(document, "B1"), said(document, "A2")
    session.do(move(document, [b1], to=AsArgument(a2), fresh=session.fresh), select=[a2])
    assert session.part.around
    assert "A2" in seen(session)


def test_a_deleted_branch_is_back_in_the_part_after_undo(session: Session) -> None:
    session.do(remove_branches(session.document, [said(session.document, "A2")]))
    assert seen(session) == "A A1"
    session.undo()
    assert seen(session) == "A A1 A2"


def test_a_part_of_which_nothing_is_left_is_left(session: Session) -> None:
    session.do(remove_branches(session.document, [said(session.document, "A")]))
    assert session.part == WHOLE


def test_a_branch_that_is_deleted_is_left(session: Session) -> None:
    c = said(session.document, "C")
    session.show(branch_of(c))
    session.do(remove_branches(session.document, [c]))
    assert session.part == WHOLE


def test_undo_of_what_is_not_shown_shows_the_whole_map(session: Session) -> None:
    part, c = session.part, said(session.document, "C")
    session.do(set_text(session.document, c, "Else"))
    assert session.part == part
    session.undo()
    assert (session.part, session.selection) == (WHOLE, (c,))


@pytest.mark.parametrize("way", ["reveals", "selects"])
def test_what_is_current_is_always_shown(session: Session, way: str) -> None:
    c = said(session.document, "C")
    if way == "reveals":
        session.reveal(c)
    else:
        session.select([c])
    assert (session.part, session.selection) == (WHOLE, (c,))


def test_a_loose_statement_is_shown_in_the_whole_map(session: Session) -> None:
    change = add_loose(session.document, fresh=session.fresh, text="Loose")
    session.do(change, select=[StatementId(change.created("statements")[0])])
    assert session.part == WHOLE


def test_the_folds_come_back_when_a_part_is_left(document: Document) -> None:
    session = Session(document, fresh_ids(Random(1).randrange))
    a, a1, c = (said(document, text) for text in ("A", "A1", "C"))
    session.fold([a, c])
    session.show(neighbourhood(document, [a], 2))
    assert seen(session) == "T A A1 A2 B1 C U"
    session.show(WHOLE)
    assert session.folded == {a, c}
    session.show(neighbourhood(document, [a], 2))
    session.select([a1])
    session.show(WHOLE)
    assert session.selection == (a1,)
    assert session.folded == {c}


def test_folds_in_a_part_stay_there(session: Session) -> None:
    a1 = said(session.document, "A1")
    session.fold(session.folded | {a1})
    assert seen(session) == "A A1"
    session.show(WHOLE)
    assert a1 not in session.folded


def test_a_gesture_that_is_given_up_leaves_the_part_as_it_was(session: Session) -> None:
    part, mark = session.part, session.mark()
    session.select([said(session.document, "C")])
    session.roll_back(mark)
    assert session.part == part


def test_a_part_is_renewed_in_a_map_that_has_changed(document: Document) -> None:
    fresh = fresh_ids(Random(1).randrange)
    around = neighbourhood(document, [said(document, "A1")], 1)
    results = choice(document, [said(document, "A2")], "Results")
    change = add_reason(document, said(document, "A1"), fresh=fresh, text="New")
    later = document.apply(change)
    again = renewed(later, around)
    assert again is not None
    assert words(later, again) == "A A1 A2 New"
    bare = later.apply(remove_branches(later, [said(later, "A")]))
    assert renewed(bare, around) is None
    assert renewed(bare, branch_of(said(document, "A"))) is None
    assert renewed(bare, WHOLE) == WHOLE
    kept = renewed(bare, results)
    assert kept is not None
    assert words(bare, kept) == "T"


def test_an_edit_of_words_leaves_a_part_alone(document: Document) -> None:
    part = neighbourhood(document, [said(document, "A1")], 1)
    change = set_text(document, said(document, "A1"), "Else")
    assert followed(document.apply(change), part, change) is part


def test_a_branch_holds_what_is_under_it(document: Document) -> None:
    part = branch_of(said(document, "A"))
    held = {s for s in document.statements if holds(document, part, s)}
    assert held == set(walk(document, said(document, "A"))) & document.statements.keys()
    assert holds(document, WHOLE, said(document, "C"))


def test_a_loose_claim_can_be_in_a_choice_with_the_thesis() -> None:
    fresh = fresh_ids(Random(1).randrange)
    document = Document()
    for add in (add_thesis, add_loose):
        document = document.apply(add(document, fresh=fresh, text=add.__name__))
    part = choice(document, document.statements, "All")
    assert words(document, part) == "add_thesis add_loose"
    both = neighbourhood(document, document.statements, 1)
    assert (both.branch, words(document, both)) == (None, "add_thesis add_loose")


def test_what_has_arguments_beyond_a_part_is_folded_there(session: Session) -> None:
    document = session.document
    assert session.folded == {said(document, "A2")}
    assert rim(document, session.part) == session.folded
    session.show(WHOLE)
    assert not session.folded


def test_unfolding_at_the_rim_widens_the_part(document: Document) -> None:
    session = Session(document, fresh_ids(Random(1).randrange))
    t, a = said(document, "T"), said(document, "A")
    session.show(neighbourhood(document, [t], 1), select=[t])
    assert seen(session) == "T A C U"
    session.fold(session.folded - {a})
    assert seen(session) == "T A A1 B1 C U"
    assert said(document, "A1") in session.folded
    session.fold(session.folded - {said(document, "A1")})
    assert seen(session) == "T A A1 A2 B1 C U"
    session.fold(session.folded | {a})
    assert seen(session) == "T A C U"
    session.fold(session.folded - {a})
    assert seen(session) == "T A A1 A2 B1 C U"


@pytest.mark.parametrize("command", ["fold.all", "fold.none", "fold.level2", "fold.more"])
def test_folding_to_a_level_leaves_the_rim_alone(document: Document, command: str) -> None:
    session = Session(document, fresh_ids(Random(1).randrange))
    part = neighbourhood(document, [said(document, "A")], 1)
    session.show(part)
    others = folding.opened(document, session.folded, part=part)
    assert others == rim(document, part)
    folded = {
        "fold.all": folding.folded_everywhere(document, part) | others,
        "fold.none": others,
        "fold.level2": folding.folded_below(document, 2, part=part) | others,
        "fold.more": folding.deeper(document, session.folded, part=part),
    }[command]
    session.fold(folded)
    assert session.part == part
