"""What is chosen from a list by typing comes in the order of how well it fits."""

from hypothesis import given
from hypothesis import strategies as st

from rejoinder.editor.finding.ranking import Ranking

LINES = ("Edit › Find…", "View › Fold › Unfold all", "View › Fold › Fold all", "Add › Objection")


def fitting(typed: str) -> list[str]:
    return [LINES[place] for place in Ranking(LINES, ["search"] + [""] * 3).fitting(typed)]


def test_beginnings_of_words_come_first() -> None:
    assert fitting("fold all") == [LINES[1], LINES[2]]
    assert fitting("unf") == [LINES[1]]
    assert fitting("old") == [LINES[1], LINES[2]]


def test_a_hint_finds_too_but_comes_last() -> None:
    assert fitting("search") == [LINES[0]]


def test_a_slip_is_forgiven_where_nothing_fits_as_typed() -> None:
    assert fitting("objecton") == [LINES[3]]
    assert fitting("zebra") == []


@given(st.lists(st.text(max_size=12)), st.text(max_size=8))
def test_no_line_comes_twice(lines: list[str], typed: str) -> None:
    found = Ranking(lines).fitting(typed)

    assert len(set(found)) == len(found)
    assert typed.strip() or found == list(range(len(lines)))
