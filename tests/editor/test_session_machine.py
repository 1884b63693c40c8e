"""Whatever a person does, in any order: undo leads back exactly, and a save is never claimed.

Held against a naive model: the documents themselves, kept one by one.
"""

from random import Random

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from rejoinder.editor.folding import in_sight
from rejoinder.editor.part import WHOLE, branch_of, choice, neighbourhood
from rejoinder.editor.session import Mark, Session
from rejoinder.edits.add import add_loose, add_reason, add_thesis
from rejoinder.edits.move import AsLoose, move
from rejoinder.edits.remove import remove_branches
from rejoinder.edits.state import set_text
from rejoinder.model.document import Document
from rejoinder.model.ids import StatementId, fresh_ids

PICKS = st.integers(0, 99)


class SessionMachine(RuleBasedStateMachine):
    """``past`` and ``future`` are the documents that undo and redo must lead to."""

    def __init__(self) -> None:
        super().__init__()
        self.session = Session(Document(), fresh_ids(Random(1).randrange))
        self.session.do(add_thesis(Document(), fresh=self.session.fresh, text="T"))
        self.session.mark_saved()
        self.past = [Document()]
        self.future: list[Document] = []
        self.on_disk = self.session.document
        self.bursting = ""
        self.gesture: tuple[Mark, Document, list[Document], list[Document]] | None = None

    def pick(self, number: int) -> StatementId | None:
        names = sorted(self.session.document.statements)
        return names[number % len(names)] if names else None

    def step(self, before: Document, *, burst: str = "") -> None:
        """Notes that an edit led from ``before`` to where the session is now."""
        if self.session.document == before:
            return
        self.future = []
        joins = bool(burst) and burst == self.bursting
        self.bursting = burst
        if not joins:
            self.past.append(before)
        elif self.past[-1] == self.session.document:
            self.past.pop()
            self.bursting = ""

    @rule(number=PICKS)
    def adds(self, number: int) -> None:
        before, onto, fresh = self.session.document, self.pick(number), self.session.fresh
        change = (
            add_loose(before, fresh=fresh)
            if onto is None
            else add_reason(before, onto, fresh=fresh)
        )
        self.session.do(change, select=[StatementId(i) for i in change.created("statements")])
        assert self.session.selection == change.created("statements")
        self.step(before)

    @rule(number=PICKS, texts=st.lists(st.sampled_from("TUV"), min_size=1, max_size=4))
    def types(self, number: int, texts: list[str]) -> None:
        """A burst, in which what was typed may be taken out again."""
        name = self.pick(number)
        for text in texts if name is not None else ():
            before, word = self.session.document, f"text of {name}"
            self.session.do(set_text(before, StatementId(str(name)), text), burst=word)
            self.step(before, burst=word)

    @rule(number=PICKS)
    def deletes(self, number: int) -> None:
        before, name = self.session.document, self.pick(number)
        if name is not None:
            self.session.do(remove_branches(before, [name]))
            self.step(before)

    @rule(number=PICKS)
    def loosens(self, number: int) -> None:
        before, name = self.session.document, self.pick(number)
        if name is not None and name != before.thesis:
            fresh = self.session.fresh
            self.session.do(move(before, [name], to=AsLoose(), fresh=fresh))
            self.step(before)

    @rule(number=PICKS)
    def folds(self, number: int) -> None:
        name = self.pick(number)
        self.session.fold([] if name is None else [name])

    @rule(number=PICKS)
    def selects(self, number: int) -> None:
        name = self.pick(number)
        self.session.select([] if name is None else [name])
        self.bursting = ""

    @rule(number=PICKS, steps=st.integers(0, 3))
    def shows_a_part(self, number: int, steps: int) -> None:
        """A branch, what is around a statement, or it alone as a search would find it."""
        name, document = self.pick(number), self.session.document
        if name is None or steps == 0:
            self.session.show(WHOLE)
        elif steps == 1:
            self.session.show(branch_of(name))
        elif steps == 2:
            self.session.show(neighbourhood(document, [name], 1))
        else:
            self.session.show(choice(document, [name], "Results"))

    @rule()
    def undoes(self) -> None:
        before, self.bursting = self.session.document, ""
        if self.session.undo():
            self.future.append(before)
            assert self.session.document == self.past.pop()

    @rule()
    def redoes(self) -> None:
        before, self.bursting = self.session.document, ""
        if self.session.redo():
            self.past.append(before)
            assert self.session.document == self.future.pop()

    @rule()
    def saves(self) -> None:
        self.session.mark_saved()
        self.on_disk, self.bursting = self.session.document, ""
        assert self.session.history.is_clean

    @rule()
    def begins_a_gesture(self) -> None:
        self.session.end_burst()
        mark, self.bursting = self.session.mark(), ""
        self.gesture = (mark, self.session.document, list(self.past), list(self.future))

    @precondition(lambda self: self.gesture is not None)
    @rule()
    def gives_the_gesture_up(self) -> None:
        assert self.gesture is not None
        mark, document, self.past, self.future = self.gesture
        self.gesture, self.bursting = None, ""
        view = (mark.view.selection, mark.view.folded)
        self.session.roll_back(mark)
        assert self.session.document == document
        assert (self.session.selection, self.session.folded) == view

    @precondition(lambda self: self.gesture is not None)
    @rule()
    def ends_the_gesture(self) -> None:
        assert self.gesture is not None
        mark, _, past, _ = self.gesture
        self.gesture, self.bursting = None, ""
        before, was_clean = self.session.document, self.session.history.is_clean
        self.session.merge_since(mark, "Gesture")
        assert self.session.document == before
        assert self.session.history.is_clean or not was_clean
        if len(self.past) > len(past) and self.past[: len(past)] == past:
            self.past = past if self.past[len(past)] == before else self.past[: len(past) + 1]

    @invariant()
    def history_is_as_long_as_it_should_be(self) -> None:
        done, undone = self.session.history.done, self.session.history.undone
        assert (len(done), len(undone)) == (len(self.past), len(self.future))

    @invariant()
    def what_is_called_saved_is_on_the_disk(self) -> None:
        if self.session.history.is_clean:
            assert self.session.document == self.on_disk

    @invariant()
    def the_view_shows_what_is_there(self) -> None:
        session, document = self.session, self.session.document
        assert all(document.has_node(node) for node in session.selection)
        seen = set(in_sight(document, session.folded, part=session.part))
        assert set(session.selection) <= seen
        assert seen or not document.statements
        assert all(document.links.arguments_for(name) for name in session.folded)

    def teardown(self) -> None:
        for _ in tuple(self.past):
            self.undoes()
        assert self.session.document == Document()


TestSession = SessionMachine.TestCase
TestSession.settings = settings(
    max_examples=200, stateful_step_count=40, suppress_health_check=[HealthCheck.too_slow]
)
