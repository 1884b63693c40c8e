"""Going back and forward over what was selected."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from rejoinder.editor.visits import MOST, Visits
from rejoinder.model.ids import NodeId, StatementId


def visited(names: Sequence[str]) -> Visits:
    visits = Visits()
    for name in names:
        visits.visit(StatementId(name))
    return visits


def everything(node: NodeId) -> bool:
    return bool(node)


def test_back_and_forward_retrace_the_way() -> None:
    visits = visited("abc")

    assert visits.back(everything) == "b"
    assert visits.back(everything) == "a"
    assert not visits.can_go_back
    assert visits.forward(everything) == "b"
    assert visits.forward(everything) == "c"
    assert not visits.can_go_forward


def test_a_new_visit_ends_the_way_forward() -> None:
    visits = visited("abc")
    visits.back(everything)
    visits.visit(StatementId("d"))

    assert not visits.can_go_forward
    assert visits.back(everything) == "b"


def test_what_is_gone_is_passed_over() -> None:
    assert visited("abc").back(lambda node: node != "b") == "a"
    assert visited("ab").back(lambda _: False) is None


@given(st.lists(st.sampled_from("abcd"), max_size=12))
def test_going_back_and_on_again_ends_where_it_began(names: list[str]) -> None:
    visits = visited(names)
    steps = 0
    while visits.back(everything) is not None:
        steps += 1
    last = None
    for _ in range(steps):
        last = visits.forward(everything)

    assert last == (names[-1] if steps else None)


def test_only_so_many_visits_are_kept() -> None:
    visits = visited([str(number) for number in range(MOST * 2)])
    steps = 0
    while visits.back(everything) is not None:
        steps += 1

    assert steps == MOST
