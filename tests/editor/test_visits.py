"""Going back and forward over what was selected."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from rejoinder.editor.part import WHOLE, branch_of
from rejoinder.editor.visits import MOST, Look, Visit, Visits
from rejoinder.model.ids import NodeId, StatementId


def visited(names: Sequence[str]) -> Visits:
    visits = Visits()
    for name in names:
        visits.visit(StatementId(name))
    return visits


def everything(visit: Visit) -> bool:
    return visit.node is not None


def node(visit: Visit | None) -> NodeId | None:
    return None if visit is None else visit.node


def test_back_and_forward_retrace_the_way() -> None:
    visits = visited("abc")

    assert node(visits.back(everything)) == "b"
    assert node(visits.back(everything)) == "a"
    assert not visits.can_go_back
    assert node(visits.forward(everything)) == "b"
    assert node(visits.forward(everything)) == "c"
    assert not visits.can_go_forward


def test_a_new_visit_ends_the_way_forward() -> None:
    visits = visited("abc")
    visits.back(everything)
    visits.visit(StatementId("d"))

    assert not visits.can_go_forward
    assert node(visits.back(everything)) == "b"


def test_what_is_gone_is_passed_over() -> None:
    assert node(visited("abc").back(lambda visit: visit.node != "b")) == "a"
    assert visited("ab").back(lambda _: False) is None


@given(st.lists(st.sampled_from("abcd"), max_size=12))
def test_going_back_and_on_again_ends_where_it_began(names: list[str]) -> None:
    visits = visited(names)
    steps = 0
    while visits.back(everything) is not None:
        steps += 1
    last: NodeId | None = None
    for _ in range(steps):
        last = node(visits.forward(everything))

    assert last == (names[-1] if steps else None)


def test_only_so_many_visits_are_kept() -> None:
    visits = visited([str(number) for number in range(MOST * 2)])
    steps = 0
    while visits.back(everything) is not None:
        steps += 1

    assert steps == MOST


def test_another_part_is_another_visit() -> None:
    visits = visited("a")
    visits.visit(StatementId("a"), branch_of(StatementId("a")))
    visits.visit(StatementId("a"), branch_of(StatementId("a")))
    gone = visits.back(everything)
    assert gone is not None
    assert (gone.part, gone.node) == (WHOLE, "a")
    assert not visits.can_go_back


def test_a_visit_remembers_how_it_was_left() -> None:
    first, second = (Look(StatementId("a"), x, 0.0, 1.0) for x in (10.0, 20.0))
    visits = visited("a")
    visits.visit(StatementId("b"), left=first)
    before = visits.back(everything, second)
    after = visits.forward(everything, first)
    assert before is not None
    assert after is not None
    assert (before.look, after.look) == (first, second)


def test_a_walk_is_one_visit() -> None:
    visits = visited("a")
    for name in "bcd":
        visits.visit(StatementId(name), is_walk=True)
    visits.visit(StatementId("e"))
    assert node(visits.back(everything)) == "d"
    assert node(visits.back(everything)) == "a"


def test_nothing_selected_is_no_visit() -> None:
    visits = visited("a")
    visits.visit(None)
    assert not visits.can_go_back
