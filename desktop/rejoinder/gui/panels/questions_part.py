"""A step's critical questions: each is answered, left open or turned into something by a key."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout

from rejoinder.edits.questions import given_answer
from rejoinder.gui.bench import Bench
from rejoinder.gui.fields import LineField, Picker, caption, icon_button
from rejoinder.gui.panels.links_part import clear
from rejoinder.gui.panels.question_acts import ACTS, Act, Asked
from rejoinder.gui.panels.sheet import Part
from rejoinder.gui.plain import PlainLabel
from rejoinder.model.casting import cast, spoken
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId
from rejoinder.model.records import AnswerState
from rejoinder.model.schemes import Question, Scheme, filled, owed
from rejoinder.resources import schemes
from rejoinder.review.questions import asked, consequence

STATES = tuple((s.value.capitalize(), s) for s in AnswerState)


class AnswerField(LineField):
    """Enter keeps the answer and leads back to the question."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.settle()
            row = self.parentWidget()
            if row is not None:
                row.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)


class QuestionRow(QFrame):
    """One critical question, what became of it, and an answer in a line.

    While it has the focus, keys act on it; ``passed`` is sent by the arrows, with -1 or 1.
    """

    passed = Signal(int)

    def __init__(self, bench: Bench, question: Question) -> None:
        super().__init__()
        self.setObjectName("question")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._bench = bench
        self._step = InferenceId("")
        self.question = question
        self.words = PlainLabel()
        self.state = Picker("")
        self.state.setMaximumWidth(110)
        self.answer = AnswerField("", hint="Answer in a line")
        self.keys = caption("")
        self.keys.hide()
        self._more = icon_button("ellipsis", "What to do with this question", self._open_menu)
        self._lay_out()
        self.state.picked.connect(self._set_state)
        self.answer.settled.connect(lambda text: self.asked.write(text))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.state)
        row.addWidget(self.answer, 1)
        row.addWidget(self._more)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 4, 6)
        layout.setSpacing(4)
        layout.addWidget(self.words)
        layout.addLayout(row)
        layout.addWidget(self.keys)

    @property
    def asked(self) -> Asked:
        return Asked(self._bench, self._step, self.question)

    def show_answer(self, step: InferenceId, scheme: Scheme) -> None:
        """Shows the question in the words of ``step``, and what was said to it there."""
        self._step = step
        document, question = self._bench.document, self.question
        given = given_answer(document, step, question=question.id)
        words = asked(document, step, question=question, scheme=scheme)
        follows = consequence(document, step, question=question, scheme=scheme)
        due = question.obliges and given.state in (AnswerState.OPEN, AnswerState.TASK)
        self.words.setText(f"◆ {words}" if due else words)
        self.setAccessibleName(f"{words} {given.state.value}{', an answer is owed' if due else ''}")
        self.state.setAccessibleName(f"State of: {words}")
        self.answer.setAccessibleName(f"Answer to: {words}")
        self.keys.setText(_told_keys(question, follows))
        self.state.offer(STATES, given.state)
        self.answer.show_text(given.text)

    def begin_answer(self) -> None:
        """Takes the keyboard into the answer."""
        self.answer.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.answer.selectAll()

    def _set_state(self, value: object) -> None:
        if isinstance(value, AnswerState):
            self.asked.say(value)

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Answer\tA").triggered.connect(self.begin_answer)
        for act in ACTS.values():
            action = menu.addAction(f"{act.words}\t{act.key}")
            action.triggered.connect(lambda _=False, act=act: self._do(act))
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def _do(self, act: Act) -> None:
        act.run(self.asked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters alone: with Ctrl or Alt they belong to the window."""
        act = ACTS.get(event.text().upper()) if not event.modifiers() & _OTHERS else None
        key = event.key()
        if act is not None:
            self._do(act)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.text().upper() == "A":
            self.begin_answer()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.passed.emit(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.keys.show()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.keys.hide()


NO_BREAK = "\u00a0"
_OTHERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


def _told_keys(question: Question, follows: str) -> str:
    owing = "Who argues so owes an answer. " if question.obliges else ""
    other = "" if question.targets == "step" else " · U objection to step"
    keys = f"A answer · F fails: adds {follows}{other} · T task · L leave open"
    for together in ("A ", "F ", "U ", "T ", "L ", " ·"):
        keys = keys.replace(together, together.replace(" ", NO_BREAK))
    return owing + keys


class QuestionsPart(Part):
    """What the step's scheme asks. Hidden where none of the table is named."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench, "Critical questions")
        self._premises = caption("")
        self.rows.addWidget(self._premises)
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self.rows.addLayout(self._list)
        self._scheme: Scheme | None = None
        self.questions: tuple[QuestionRow, ...] = ()

    def refresh(self) -> None:
        assert self.node is not None
        step = InferenceId(self.node)
        scheme = schemes().called(self.bench.document.inferences[step].scheme)
        if scheme != self._scheme:
            self._scheme = scheme
            self._rebuild()
        if scheme is not None:
            self._premises.setText(_told_premises(self.bench.document, step, scheme))
            for row in self.questions:
                row.show_answer(step, scheme)
        self.setVisible(bool(self.questions))

    def begin(self, question: str = "") -> QuestionRow | None:
        """Takes the keyboard to a question: the one named, else the first that an answer is
        owed to, else the first of all.
        """
        if not self.questions or self.node is None:
            return None
        record = self.bench.document.inferences[InferenceId(self.node)]
        wanted = {question} if question else {each.id for each in owed(record, schemes())}
        found = (row for row in self.questions if row.question.id in wanted)
        row = next(found, self.questions[0])
        row.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return row

    def _rebuild(self) -> None:
        clear(self._list)
        found = () if self._scheme is None else self._scheme.critical_questions
        self.questions = tuple(QuestionRow(self.bench, question) for question in found)
        for place, row in enumerate(self.questions):
            self._list.addWidget(row)
            row.passed.connect(lambda by, place=place: self._pass(place + by))

    def _pass(self, place: int) -> None:
        if 0 <= place < len(self.questions):
            self.questions[place].setFocus(Qt.FocusReason.TabFocusReason)


def _told_premises(document: Document, step: InferenceId, scheme: Scheme) -> str:
    """The premises that the scheme needs, in the step's words, and which of them nobody states."""
    played = cast(document, step, scheme=scheme)
    words = spoken(document, step, scheme=scheme)
    needed = "; ".join(
        filled(p.pattern, words) + ("" if p.role in played else " (not stated)")
        for p in scheme.premises
    )
    return f"{scheme.name} needs: {needed}. So: {filled(scheme.conclusion, words)}."
