"""How a map was left, and how it is taken up again after it has changed."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.benchmarks.large_maps import large_map

from rejoinder.editor.leaving import Leaving, leaving, taken_up
from rejoinder.editor.part import WHOLE, branch_of, choice, neighbourhood
from rejoinder.editor.session import Seen, Session
from rejoinder.editor.visits import Look
from rejoinder.edits.remove import remove_branches
from rejoinder.model.document import Document
from rejoinder.model.ids import StatementId, fresh_ids

LOOK = Look(StatementId("s3"), 1.0, 2.0, 0.5)


@pytest.fixture
def session() -> Session:
    return Session(large_map(40), fresh_ids(Random(1).randrange))


def again(session: Session) -> Seen:
    """What a session that takes up where ``session`` was left shows."""
    other = Session(Document(), session.fresh)
    seen = taken_up(session.document, leaving(session, LOOK))
    other.replace_document(
        session.document, folded=seen.folded, selection=seen.selection, part=seen.part
    )
    return Seen(other.selection, other.folded, other.part)


@pytest.mark.parametrize("what", ["whole", "branch", "around"])
def test_a_map_is_taken_up_as_it_was_left(session: Session, what: str) -> None:
    document, here = session.document, StatementId("s12")
    session.fold([StatementId("s2"), StatementId("s1")])
    session.reveal(here)
    if what == "branch":
        session.show(branch_of(here))
    elif what == "around":
        session.show(neighbourhood(document, [here], 3))
    assert again(session) == Seen(session.selection, session.folded, session.part)


def test_the_folds_of_the_whole_map_come_back_behind_a_part(session: Session) -> None:
    folds = frozenset(s for s in session.document.statements if s != "s0")
    session.fold(folds)
    folds = session.folded
    session.show(neighbourhood(session.document, [StatementId("s1")], 2))
    left = leaving(session, LOOK)
    assert frozenset(left.folded) == folds


def test_results_are_not_remembered(session: Session) -> None:
    session.show(choice(session.document, [StatementId("s9")], "Results for “tax”"))
    left = leaving(session, LOOK)
    assert (left.branch, left.around, left.look) == (None, (), None)
    assert taken_up(session.document, left).part == WHOLE


def test_what_is_gone_is_left_out(session: Session) -> None:
    here = StatementId("s12")
    session.show(branch_of(here), select=[here])
    left = leaving(session, LOOK)
    bare = session.document.apply(remove_branches(session.document, [here]))
    assert taken_up(bare, left) == Seen((StatementId("s0"),), frozenset(), WHOLE)


@given(
    names=st.lists(st.sampled_from(["s0", "s3", "gone", "i2", ""]), max_size=4),
    steps=st.integers(-5, 99),
)
def test_whatever_is_remembered_can_be_taken_up(names: list[str], steps: int) -> None:
    document, ids = large_map(10), tuple(map(StatementId, names))
    left = Leaving(ids, ids, ids[0] if ids else None, ids[1:], steps, LOOK)
    session = Session(Document(), fresh_ids(Random(1).randrange))
    selection, folded, part = taken_up(document, left)
    session.replace_document(document, folded=folded, selection=selection, part=part)
    assert set(session.selection) <= {*document.statements, *document.inferences}
    assert session.folded <= document.statements.keys()
