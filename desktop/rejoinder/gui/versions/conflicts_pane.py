"""Conflicts of a merge side by side: what it was, ours, theirs; one key decides each."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from rejoinder.editor.session import Event, Session
from rejoinder.edits.conflicts import (
    Choice,
    can_be_written,
    can_keep_both,
    settle,
    settle_with,
)
from rejoinder.edits.words import count
from rejoinder.gui.bench import Bench
from rejoinder.gui.fields import caption, quiet_button
from rejoinder.gui.plain import PlainLabel
from rejoinder.model.conflicts import open_conflicts, unpacked
from rejoinder.model.ids import ConflictId, StatementId
from rejoinder.model.records import Conflict
from rejoinder.review.disagreement import says, shown

LEAST = QSize(320, 190)
"""Pixels below which there would be no room for the values."""

NOTHING = "No conflicts. A merge leaves some where two versions changed the same thing."
KEYS = {
    Qt.Key.Key_1: Choice.OURS,
    Qt.Key.Key_2: Choice.THEIRS,
    Qt.Key.Key_3: Choice.BOTH,
}
SIDES = (("base", "As it was"), ("ours", "This version"), ("theirs", "The other version"))


class Value(QWidget):
    """One of the values: its name over its words, which can be copied and not changed."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setAccessibleName(title)
        self.words.setTabChangesFocus(True)
        self.words.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(caption(title))
        layout.addWidget(self.words, 1)


class ConflictsPane(QWidget):
    """One conflict at a time; its keys are 1 to 4, N and P."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._bench = bench
        self._names: tuple[ConflictId, ...] = ()
        self._at = 0
        self.told = caption(NOTHING)
        self.sentence = PlainLabel()
        self.values = {name: Value(title) for name, title in SIDES}
        self.field = QPlainTextEdit()
        self.field.setAccessibleName("Other words for both")
        self.field.setTabChangesFocus(True)
        self.field.hide()
        self.ours = quiet_button("1  Keep ours", lambda: self.decide(Choice.OURS))
        self.theirs = quiet_button("2  Take theirs", lambda: self.decide(Choice.THEIRS))
        self.both = quiet_button("3  Keep both", lambda: self.decide(Choice.BOTH))
        self.write = quiet_button("4  Write…", self.begin_writing)
        self.done = quiet_button("Use these words", self.use_words, sign="check")
        self.back = quiet_button("Previous", lambda: self.step(-1), sign="chevron-up")
        self.forth = quiet_button("Next", lambda: self.step(1), sign="chevron-down")
        self._lay_out()
        self._unsubscribe = bench.session.subscribe(self._follow)
        self.destroyed.connect(self._unsubscribe)
        self._refresh()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 6)
        column.setSpacing(6)
        column.addWidget(self.told)
        column.addWidget(self.sentence)
        sides = QHBoxLayout()
        sides.setSpacing(10)
        for name, _ in SIDES:
            sides.addWidget(self.values[name], 1)
        column.addLayout(sides, 1)
        column.addWidget(self.field, 1)
        foot = QHBoxLayout()
        for button in (self.ours, self.theirs, self.both, self.write, self.done):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.back)
        foot.addWidget(self.forth)
        column.addLayout(foot)

    def minimumSizeHint(self) -> QSize:
        return LEAST  # the sentence would ask for the height of its words in a column

    def sizeHint(self) -> QSize:
        return QSize(640, 250)

    @property
    def left_over(self) -> int:
        """How many conflicts are still to be settled."""
        return len(self._names)

    @property
    def current(self) -> Conflict | None:
        """The conflict that is shown."""
        return self._bench.document.conflicts[self._names[self._at]] if self._names else None

    def decide(self, choice: Choice) -> None:
        """Settles the conflict that is shown; the next one is shown then."""
        if self._names:
            name = self._names[self._at]
            self._bench.do(lambda document: settle(document, name, choice))

    def begin_writing(self) -> None:
        """Opens a field for other words, with ours in it."""
        conflict = self.current
        if conflict is None or not can_be_written(conflict):
            return
        self.field.setPlainText(str(unpacked(conflict.ours, conflict.table, conflict.field) or ""))
        self.field.show()
        self.done.show()
        self.field.setFocus()
        self.field.selectAll()

    def use_words(self) -> None:
        """Settles the conflict with the words that were written."""
        if self._names and not self.field.isHidden():
            name, words = self._names[self._at], self.field.toPlainText()
            self.setFocus()
            self._bench.do(lambda document: settle_with(document, name, words))

    def step(self, by: int) -> None:
        """Shows the next conflict, or the one before, round the end."""
        if self._names:
            self._at = (self._at + by) % len(self._names)
            self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers()
        is_bare = held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        is_enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not self.field.isHidden():
            if key == Qt.Key.Key_Escape:
                self._show()
                self.setFocus()
            elif is_enter and held & Qt.KeyboardModifier.ControlModifier:
                self.use_words()
            else:
                super().keyPressEvent(event)
        elif is_bare and key in KEYS:
            self.decide(KEYS[key])
        elif is_bare and key == Qt.Key.Key_4:
            self.begin_writing()
        elif is_bare and key in (Qt.Key.Key_N, Qt.Key.Key_Down):
            self.step(1)
        elif is_bare and key in (Qt.Key.Key_P, Qt.Key.Key_Up):
            self.step(-1)
        else:
            super().keyPressEvent(event)

    def _follow(self, _: Session, event: Event) -> None:
        concerns = event.change is not None and (self._names or event.change.ids("conflicts"))
        if event.reset or concerns:
            self._refresh()

    def _refresh(self) -> None:
        before = self._names[self._at] if self._names else None
        self._names = open_conflicts(self._bench.document)
        there = before in self._names
        self._at = self._names.index(before) if before is not None and there else self._at
        self._at = min(self._at, max(0, len(self._names) - 1))
        self._show()

    def _show(self) -> None:
        """What the current conflict is about; the map goes there."""
        conflict, number = self.current, len(self._names)
        self.field.hide()
        self.done.hide()
        for widget in (self.sentence, *self.values.values(), self.back, self.forth):
            widget.setVisible(conflict is not None)
        buttons = (self.ours, self.theirs, self.both, self.write)
        for button in buttons:
            button.setVisible(conflict is not None)
        if conflict is None:
            self.told.setText(NOTHING)
            return
        document = self._bench.document
        left = count(number, "conflict", "conflicts")
        self.told.setText(f"{left} left to settle; this is number {self._at + 1}.")
        self.sentence.setText(says(document, conflict))
        for name, value in self.values.items():
            value.words.setPlainText(shown(document, conflict, getattr(conflict, name)))
        self.both.setVisible(can_keep_both(conflict))
        self.write.setVisible(can_be_written(conflict))
        if self.isVisible() and document.has_node(conflict.on):
            self._bench.go_to(StatementId(conflict.on))
