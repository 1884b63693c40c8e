"""The session: edits, marks, the selection and the folds, and what listeners hear."""

import pytest

from rejoinder.editor.folding import in_sight
from rejoinder.editor.session import Event, Session
from rejoinder.edits.add import (
    add_co_premise,
    add_loose,
    add_objection,
    add_reason,
    add_thesis,
    add_undercut,
)
from rejoinder.edits.move import AsArgument, move
from rejoinder.edits.remove import remove_branches
from rejoinder.edits.state import set_text
from rejoinder.model.change import Change
from rejoinder.model.document import Document
from rejoinder.model.ids import Fresh, NodeId, StatementId


@pytest.fixture
def session(fresh: Fresh) -> Session:
    """A thesis with a reason, which has an objection."""
    session = Session(Document(), fresh)
    session.do(add_thesis(session.document, fresh=fresh, text="T"))
    session.do(add_reason(session.document, said(session, "T"), fresh=fresh, text="A"))
    session.do(add_objection(session.document, said(session, "A"), fresh=fresh, text="O"))
    session.select([said(session, "T")])
    return session


def said(session: Session, text: str) -> StatementId:
    return next(s for s, row in session.document.statements.items() if row.text == text)


def heard(session: Session) -> list[Event]:
    events: list[Event] = []
    session.subscribe(lambda _, event: events.append(event))
    return events


def test_undo_all_and_redo_all_lead_there_and_back(session: Session) -> None:
    last = session.document
    while session.undo():
        pass
    assert session.document == Document()
    while session.redo():
        pass
    assert session.document == last
    assert not session.redo()


def test_an_edit_is_told_once_with_its_change(session: Session) -> None:
    events = heard(session)
    change = set_text(session.document, said(session, "A"), "B")
    session.do(change, select=[said(session, "A")])
    assert events == [Event(change=change, selection=True, history=True)]


def test_a_change_without_rows_leaves_no_step_and_says_nothing(session: Session) -> None:
    events, steps = heard(session), len(session.history.done)
    session.do(Change("Nothing", ()))
    assert (events, len(session.history.done)) == ([], steps)


def test_a_listener_that_left_hears_nothing(session: Session) -> None:
    events: list[Event] = []
    end = session.subscribe(lambda _, event: events.append(event))
    end()
    end()
    session.select([said(session, "A")])
    assert events == []


def test_rolling_back_leaves_no_trace(session: Session) -> None:
    session.undo()
    mark = session.mark()
    before = (session.document, list(session.history.done), list(session.history.undone))
    view = (session.selection, session.folded, session.history.is_clean)
    session.do(set_text(session.document, said(session, "A"), "X"))
    session.do(add_loose(session.document, fresh=session.fresh))
    session.select([])
    session.roll_back(mark)
    assert (session.document, session.history.done, session.history.undone) == before
    assert (session.selection, session.folded, session.history.is_clean) == view
    assert session.redo()


def test_rolling_back_keeps_the_place_of_the_save(session: Session) -> None:
    session.mark_saved()
    mark = session.mark()
    session.do(add_loose(session.document, fresh=session.fresh))
    session.roll_back(mark)
    assert session.history.is_clean


def test_rolling_back_over_a_save_leaves_nothing_clean(session: Session) -> None:
    session.mark_saved()
    mark = session.mark()
    session.do(add_loose(session.document, fresh=session.fresh))
    session.mark_saved()
    session.roll_back(mark)
    assert not session.history.is_clean


def test_rolling_back_restores_what_was_undone_meanwhile(session: Session) -> None:
    before, steps, mark = session.document, len(session.history.done), session.mark()
    session.undo()
    session.do(add_loose(session.document, fresh=session.fresh))
    session.roll_back(mark)
    assert session.document == before
    assert (len(session.history.done), session.history.undone) == (steps, [])


def test_what_was_done_since_a_mark_becomes_one_step(session: Session) -> None:
    before = session.document
    mark = session.mark()
    session.do(set_text(session.document, said(session, "A"), "X"))
    session.do(add_loose(session.document, fresh=session.fresh))
    after = session.document
    session.merge_since(mark, "Drag")
    assert session.history.done[-1].label == "Drag"
    session.undo()
    assert session.document == before
    session.redo()
    assert session.document == after


def test_a_gesture_that_ends_where_it_began_leaves_no_step(session: Session) -> None:
    steps, mark = len(session.history.done), session.mark()
    session.do(set_text(session.document, said(session, "A"), "X"))
    session.do(set_text(session.document, said(session, "X"), "A"))
    session.merge_since(mark, "Drag")
    assert len(session.history.done) == steps


def test_merging_over_a_save_leaves_nothing_clean(session: Session) -> None:
    mark = session.mark()
    session.do(set_text(session.document, said(session, "A"), "X"))
    session.mark_saved()
    session.do(set_text(session.document, said(session, "X"), "Y"))
    session.merge_since(mark, "Drag")
    assert not session.history.is_clean
    session.undo()
    assert not session.history.is_clean


def test_merging_what_was_saved_just_now_stays_clean(session: Session) -> None:
    mark = session.mark()
    session.do(set_text(session.document, said(session, "A"), "X"))
    session.do(add_loose(session.document, fresh=session.fresh))
    session.mark_saved()
    session.merge_since(mark, "Drag")
    assert session.history.is_clean


def test_a_typing_burst_is_one_step(session: Session) -> None:
    steps, name = len(session.history.done), said(session, "A")
    for text in ("AB", "ABC", "ABCD"):
        session.do(set_text(session.document, name, text), burst=f"text {name}")
    session.end_burst()
    session.do(set_text(session.document, name, "E"), burst=f"text {name}")
    assert len(session.history.done) == steps + 2
    session.undo()
    assert session.document.statements[name].text == "ABCD"


def test_selecting_ends_a_burst(session: Session) -> None:
    steps, name = len(session.history.done), said(session, "A")
    session.do(set_text(session.document, name, "AB"), burst="text")
    session.select([name])
    session.do(set_text(session.document, name, "ABC"), burst="text")
    assert len(session.history.done) == steps + 2


def test_what_is_deleted_leaves_the_selection(session: Session) -> None:
    name = said(session, "A")
    session.select([name, said(session, "T")])
    session.do(remove_branches(session.document, [name]))
    assert session.selection == (said(session, "T"),)


def test_a_selection_has_no_repeats_and_nothing_unknown(session: Session) -> None:
    name = said(session, "A")
    session.select([name, StatementId("gone"), name])
    assert session.selection == (name,)
    assert session.current == session.current_statement == name


def test_a_step_can_be_current_but_is_no_statement(session: Session) -> None:
    step: NodeId = session.document.links.arguments_for(said(session, "T"))[0]
    session.select([step])
    assert session.current == step
    assert session.current_statement is None


def test_what_a_fold_hides_hands_its_selection_to_the_fold(session: Session) -> None:
    session.select([said(session, "O")])
    session.fold([said(session, "T")])
    assert session.selection == (said(session, "T"),)
    assert said(session, "O") not in set(in_sight(session.document, session.folded))


def test_only_what_has_something_under_it_folds(session: Session) -> None:
    session.fold(session.document.statements)
    assert session.folded == {said(session, "T"), said(session, "A")}


def test_revealing_unfolds_what_hides(session: Session) -> None:
    session.fold([said(session, "T"), said(session, "A")])
    session.reveal(said(session, "O"))
    assert session.folded == frozenset()
    assert session.selection == (said(session, "O"),)


def test_undo_reveals_what_it_changed(session: Session) -> None:
    session.do(set_text(session.document, said(session, "O"), "P"))
    session.fold([said(session, "T")])
    session.undo()
    assert session.selection == (said(session, "O"),)
    assert said(session, "O") in set(in_sight(session.document, session.folded))


def test_undoing_a_deletion_selects_the_top_of_what_came_back(session: Session) -> None:
    name = said(session, "A")
    session.do(remove_branches(session.document, [name]))
    session.undo()
    assert session.selection == (name,)


def test_undoing_an_addition_selects_what_it_was_added_to(session: Session) -> None:
    name = said(session, "O")
    change = add_reason(session.document, name, fresh=session.fresh)
    session.do(change, select=[StatementId(i) for i in change.created("statements")])
    session.undo()
    assert session.selection == (name,)
    session.redo()
    assert session.selection == tuple(change.created("statements"))


def test_undoing_an_addition_leads_back_to_it_from_elsewhere(session: Session) -> None:
    name = said(session, "O")
    session.do(add_reason(session.document, name, fresh=session.fresh))
    session.select([said(session, "T")])
    session.undo()
    assert session.selection == (name,)


def test_undoing_a_co_premise_selects_the_premise_that_it_stood_beside(session: Session) -> None:
    name = said(session, "O")
    change = add_co_premise(session.document, name, fresh=session.fresh)
    session.do(change, select=[StatementId(i) for i in change.created("statements")])
    session.undo()
    assert session.selection == (name,)


def test_undoing_an_objection_to_a_step_selects_the_step(session: Session) -> None:
    step = session.document.statements[said(session, "O")].premise_of[0].inference
    change = add_undercut(session.document, step, fresh=session.fresh)
    session.do(change, select=[StatementId(i) for i in change.created("statements")])
    session.undo()
    assert session.selection == (step,)


def test_undoing_a_move_selects_what_moved(session: Session) -> None:
    name = said(session, "O")
    to = AsArgument(said(session, "T"))
    session.do(move(session.document, [name], to=to, fresh=session.fresh))
    session.fold([said(session, "A")])
    session.undo()
    assert session.selection == (name,)


def test_what_is_added_under_a_fold_is_unfolded_and_selected(session: Session) -> None:
    session.fold([said(session, "A")])
    change = add_reason(session.document, said(session, "A"), fresh=session.fresh)
    session.do(change, select=[StatementId(i) for i in change.created("statements")])
    assert session.selection == tuple(change.created("statements"))
    assert session.folded == frozenset()


def test_another_document_resets_all(session: Session) -> None:
    events = heard(session)
    session.replace_document(Document())
    assert events == [Event(selection=True, folds=True, part=True, history=True, reset=True)]
    assert (session.selection, session.folded) == ((), frozenset())
    assert not session.undo()
    assert session.history.is_clean
