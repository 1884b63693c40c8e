"""Undo and redo, bursts, and where the last save was."""

import pytest

from rejoinder.editor.history import History
from rejoinder.model.change import Change, Replacement
from rejoinder.model.records import Statement


def typed(before: str, after: str, label: str = "Edit text") -> Change:
    row = Replacement("statements", "s", Statement(text=before), Statement(text=after))
    return Change(label, (row,))


@pytest.fixture
def history() -> History:
    return History()


def test_changes_of_one_burst_are_one_step(history: History) -> None:
    for before, after in [("", "a"), ("a", "ab"), ("ab", "abc")]:
        history.record(typed(before, after), burst="s")
    assert history.done == [typed("", "abc")]


def test_a_burst_ends_when_told_or_when_another_begins(history: History) -> None:
    history.record(typed("", "a"), burst="s")
    history.end_burst()
    history.record(typed("a", "b"), burst="s")
    history.record(typed("b", "c"), burst="t")
    assert len(history.done) == 3


def test_a_burst_that_ends_as_it_began_leaves_no_step(history: History) -> None:
    history.record(typed("", "a"), burst="s")
    history.record(typed("a", ""), burst="s")
    assert history.done == []


def test_typing_goes_on_after_a_burst_that_left_no_step(history: History) -> None:
    history.record(typed("", "a", "Add premise"))
    for before, after in [("a", "b"), ("b", "a"), ("a", "c")]:
        history.record(typed(before, after), burst="s")
    assert history.done == [typed("", "a", "Add premise"), typed("a", "c")]


def test_changes_without_a_burst_never_merge(history: History) -> None:
    history.record(typed("", "a"))
    history.record(typed("a", "b"))
    assert len(history.done) == 2


def test_undo_gives_the_inverse_and_redo_the_change(history: History) -> None:
    history.record(typed("", "a"))
    assert history.step_back() == typed("", "a").inverted()
    assert history.step_back() is None
    assert history.step_forward() == typed("", "a")
    assert history.step_forward() is None


def test_a_new_change_ends_what_could_be_redone(history: History) -> None:
    history.record(typed("", "a"))
    history.step_back()
    history.record(typed("", "b"))
    assert history.step_forward() is None


def test_only_undo_back_to_the_save_is_clean(history: History) -> None:
    history.record(typed("", "a"))
    history.mark_clean()
    history.record(typed("a", "b"))
    clean = [history.is_clean]
    for _ in range(2):
        history.step_back()
        clean.append(history.is_clean)
    assert clean == [False, True, False]


def test_no_undo_leads_back_to_a_save_on_a_lost_branch(history: History) -> None:
    history.record(typed("", "a"))
    history.mark_clean()
    history.step_back()
    history.record(typed("", "b"))
    clean = [history.is_clean]
    history.step_back()
    assert [*clean, history.is_clean] == [False, False]


def test_typing_after_a_save_is_a_step_of_its_own(history: History) -> None:
    history.record(typed("", "a"), burst="s")
    history.mark_clean()
    history.record(typed("a", "ab"), burst="s")
    assert len(history.done) == 2
    assert not history.is_clean


def test_typing_after_undo_does_not_join_the_step_before(history: History) -> None:
    history.record(typed("", "a"), burst="s")
    history.end_burst()
    history.record(typed("a", "b"), burst="s")
    history.step_back()
    history.record(typed("a", "c"), burst="s")
    assert history.done == [typed("", "a"), typed("a", "c")]
