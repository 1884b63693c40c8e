"""A step's argumentation scheme: chosen from a list, and asked its critical questions."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QVBoxLayout, QWidget

from rejoinder.edits import state
from rejoinder.gui.bench import Bench
from rejoinder.gui.fields import LineField, Picker, caption
from rejoinder.gui.panels.links_part import clear
from rejoinder.gui.panels.sheet import Part
from rejoinder.gui.plain import PlainLabel, literal
from rejoinder.gui.schemes import COMMON, Question, Scheme, scheme_called, schemes, worded
from rejoinder.model.ids import InferenceId
from rejoinder.model.records import Answer, AnswerState

STATES = tuple((s.value.capitalize(), s) for s in AnswerState)
_TARGETS = {
    "premise": "A bad answer speaks against a premise",
    "step": "A bad answer speaks against the step",
    "conclusion": "A bad answer speaks against the conclusion",
}
_HEADING = object()
"""The value of a row that parts the list and can't be chosen."""


class SchemePicker(Picker):
    """A list to type in. Enter takes the first scheme that has the words; what means nothing
    gives way to what was there when the field is left.
    """

    def __init__(self) -> None:
        super().__init__("Argumentation scheme")
        self.setEditable(True)
        self.setInsertPolicy(Picker.InsertPolicy.NoInsert)
        completer, line = self.completer(), self.lineEdit()
        assert completer is not None
        assert line is not None
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        line.returnPressed.connect(self._take_typed)
        line.editingFinished.connect(self._restore)

    def show_scheme(self, scheme: str) -> None:
        """Lists all schemes, and ``scheme`` where it is none of them."""
        known = [s.id for s in schemes()]
        other = [(scheme, scheme)] if scheme and scheme not in known else []
        self.offer([("No scheme named", ""), *other, *_grouped()], scheme)
        rows = self.model()
        assert isinstance(rows, QStandardItemModel)
        for place in range(self.count()):
            if self.itemData(place) is _HEADING:
                rows.item(place).setEnabled(False)

    def _take_typed(self) -> None:
        typed = self.currentText().strip().casefold()
        found = self._first(typed) if typed else 0
        if found is not None and found != self.currentIndex():
            self.setCurrentIndex(found)
            self.picked.emit(self.itemData(found))
        self._restore()

    def _first(self, typed: str) -> int | None:
        """The row that begins with what was typed, else the first that has it anywhere."""
        names = {
            place: self._names(place)
            for place in range(self.count())
            if self.itemData(place) is not _HEADING
        }
        begins = (p for p, words in names.items() if words[0].startswith(typed))
        holds = (p for p, words in names.items() if any(typed in word for word in words))
        return next(begins, next(holds, None))

    def _names(self, place: int) -> tuple[str, ...]:
        scheme = scheme_called(str(self.itemData(place)))
        others = () if scheme is None else scheme.aka
        return tuple(name.casefold() for name in (self.itemText(place), *others))

    def _restore(self) -> None:
        self.setEditText(self.itemText(self.currentIndex()))


def _grouped() -> Iterator[tuple[str, object]]:
    """The schemes by name under two headings."""
    for heading, is_common in (("Common", True), ("More", False)):
        yield heading, _HEADING
        for scheme in schemes():
            if (scheme.tier == COMMON) is is_common:
                yield scheme.name, scheme.id


class QuestionRow(QWidget):
    """One critical question, what became of it, and an answer in a line."""

    def __init__(self, bench: Bench, question: Question) -> None:
        super().__init__()
        self._bench = bench
        self._step = InferenceId("")
        self.question = question
        asked = PlainLabel(worded(question.question))
        asked.setToolTip(literal(_TARGETS.get(question.targets, "")))
        self.state = Picker(f"State of: {asked.text()}")
        self.state.setMaximumWidth(110)
        self.answer = LineField(f"Answer to: {asked.text()}", hint="Answer in a line")
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.state)
        row.addWidget(self.answer, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 4)
        layout.setSpacing(4)
        layout.addWidget(asked)
        layout.addLayout(row)
        self.state.picked.connect(self._set_state)
        self.answer.settled.connect(self._set_text)

    def show_answer(self, step: InferenceId) -> None:
        """Shows what was said of this question on ``step``."""
        self._step = step
        given = self._given()
        self.state.offer(STATES, given.state)
        self.answer.show_text(given.text)

    def _given(self) -> Answer:
        answers = self._bench.document.inferences[self._step].answers
        mine = (a for a in answers if a.question == self.question.id)
        return next(mine, Answer(question=self.question.id))

    def _set_state(self, value: object) -> None:
        if isinstance(value, AnswerState):
            self._say(Answer(question=self.question.id, state=value, text=self._given().text))

    def _set_text(self, text: str) -> None:
        """An answer to a question that was open answers it."""
        was, now = self._given().state, AnswerState.ANSWERED
        becomes = now if text and was is AnswerState.OPEN else was
        self._say(Answer(question=self.question.id, state=becomes, text=text))

    def _say(self, answer: Answer) -> None:
        step = self._step
        self._bench.do(lambda d: state.set_answer(d, step, answer))


class QuestionsPart(Part):
    """What the step's scheme asks. Hidden where none of the table is named."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench, "Critical questions")
        self._premises = caption("")
        self.rows.addWidget(self._premises)
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self.rows.addLayout(self._list)
        self._scheme: Scheme | None = None
        self.questions: tuple[QuestionRow, ...] = ()

    def refresh(self) -> None:
        assert self.node is not None
        step = InferenceId(self.node)
        scheme = scheme_called(self.bench.document.inferences[step].scheme)
        if scheme != self._scheme:
            self._scheme = scheme
            self._rebuild()
        for row in self.questions:
            row.show_answer(step)
        self.setVisible(bool(self.questions))

    def _rebuild(self) -> None:
        clear(self._list)
        asked = () if self._scheme is None else self._scheme.critical_questions
        self.questions = tuple(QuestionRow(self.bench, question) for question in asked)
        for row in self.questions:
            self._list.addWidget(row)
        self._premises.setText("" if self._scheme is None else _told_premises(self._scheme))


def _told_premises(scheme: Scheme) -> str:
    """The premises that the scheme needs, and what they lead to."""
    needed = "; ".join(
        worded(p.pattern) + (" (often unstated)" if "hidden" in p.stated else "")
        for p in scheme.premises
    )
    return f"{scheme.name} needs: {needed}. So: {worded(scheme.conclusion)}."
