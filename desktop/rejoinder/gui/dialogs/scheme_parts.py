"""The right of the scheme dialog: what a scheme needs, in the words of the step at hand."""

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from rejoinder.edits.words import count, shortened
from rejoinder.gui.bench import Bench
from rejoinder.gui.fields import LineField, Picker, caption, section
from rejoinder.gui.panels.links_part import clear
from rejoinder.gui.plain import PlainLabel
from rejoinder.model.casting import Cast, cast, own_words
from rejoinder.model.ids import InferenceId, StatementId
from rejoinder.model.schemes import Scheme, SchemePremise, filled
from rejoinder.model.text import one_line

NOBODY, LEFT_OUT = "", "-"
"""What plays a part that no premise plays: it is missing, or not wanted."""


class Parts(NamedTuple):
    """Which premise plays which part, and the words of those that are missing."""

    played: Cast
    missing: Mapping[str, str]


class _Role(NamedTuple):
    premise: SchemePremise
    words: PlainLabel
    picker: Picker


class SchemeParts(QWidget):
    """Letters that can be given other words, and a premise for each part of the scheme."""

    changed = Signal()

    def __init__(self, bench: Bench, step: InferenceId) -> None:
        super().__init__()
        self._bench, self._step = bench, step
        self._scheme: Scheme | None = None
        self._roles: list[_Role] = []
        self.letters: dict[str, LineField] = {}
        self.title, self.example = section(""), caption("")
        self._body = QVBoxLayout()
        self._body.setSpacing(6)
        self._so, self._asks = PlainLabel(), caption("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.example)
        column.addLayout(self._body)
        column.addWidget(self._so)
        column.addWidget(self._asks)
        column.addStretch(1)

    def minimumSizeHint(self) -> QSize:
        """Labels that wrap ask for the height that they have when narrow."""
        return QSize(super().minimumSizeHint().width(), 0)

    def show_scheme(self, scheme: Scheme | None) -> None:
        """Shows what ``scheme`` would make of the step."""
        self._scheme = scheme
        clear(self._body)
        self._roles, self.letters = [], {}
        self.title.setText("Which scheme?" if scheme is None else scheme.name)
        told = "" if scheme is None else f"For example: {scheme.foreign_policy_example}"
        self.example.setText(told or "Answer the question beside this, or type to search.")
        self._so.setVisible(scheme is not None)
        self._asks.setVisible(scheme is not None)
        if scheme is not None:
            self._fill(scheme)
            self._tell()
        self.changed.emit()

    def _fill(self, scheme: Scheme) -> None:
        document = self._bench.document
        played = cast(document, self._step, scheme=scheme)
        words = own_words(document, self._step, scheme=scheme, played=played)
        premises = document.links.premises_of(self._step)
        choices = [(f"“{shortened(one_line(document.statements[p].text))}”", p) for p in premises]
        for premise in scheme.premises:
            self._body.addWidget(self._role(premise, choices, played.get(premise.role, NOBODY)))
        self._body.addWidget(caption("What the letters stand for here:"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        holder = QWidget()
        holder.setLayout(grid)
        grid.setContentsMargins(0, 0, 0, 0)
        for row, letter in enumerate(scheme.letters):
            field = LineField(f"{letter} stands for", hint="…")
            field.setText(words.get(letter, ""))
            field.setCursorPosition(0)
            field.textChanged.connect(self._tell)
            grid.addWidget(PlainLabel(letter, wrap=False), row, 0)
            grid.addWidget(field, row, 1)
            self.letters[letter] = field
        self._body.addWidget(holder)

    def _role(
        self, premise: SchemePremise, choices: list[tuple[str, StatementId]], chosen: str
    ) -> QWidget:
        holder, words = QWidget(), PlainLabel()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 2)
        column.setSpacing(3)
        picker = Picker(f"Premise: {premise.role}")
        nobody = f"Nobody states it ({premise.stated})" if premise.stated else "Nobody states it"
        picker.offer([*choices, (nobody, NOBODY), ("Not needed here", LEFT_OUT)], chosen)
        picker.picked.connect(lambda _: self._tell())
        column.addWidget(words)
        row = QHBoxLayout()
        row.addWidget(picker, 1)
        column.addLayout(row)
        self._roles.append(_Role(premise, words, picker))
        return holder

    def words(self) -> dict[str, str]:
        """What the letters stand for, as it is typed."""
        typed = {letter: one_line(field.text()) for letter, field in self.letters.items()}
        return {letter: words for letter, words in typed.items() if words}

    def parts(self) -> Parts:
        """Who plays what, and the words of what is missing."""
        words = self.words()
        played: dict[str, StatementId] = {}
        missing: dict[str, str] = {}
        for premise, _, picker in self._roles:
            value = str(picker.value())
            if value == NOBODY:
                missing[premise.role] = f"{filled(premise.pattern, words)}."
            elif value != LEFT_OUT and StatementId(value) not in played.values():
                played[premise.role] = StatementId(value)
        return Parts(played, missing)

    def _tell(self, *_: object) -> None:
        scheme, words = self._scheme, self.words()
        if scheme is None:
            return
        letters = {**{letter: letter for letter in scheme.letters}, **words}
        for premise, label, picker in self._roles:
            sign = "+ " if picker.value() == NOBODY else ""
            label.setText(f"{sign}{filled(premise.pattern, letters)}")
        self._so.setText(f"So: {filled(scheme.conclusion, letters)}")
        asks = len(scheme.critical_questions)
        owed = sum(question.obliges for question in scheme.critical_questions)
        told = count(asks, "critical question", "critical questions")
        obliges = count(owed, "of them obliges", "of them oblige")
        self._asks.setText(f"Asks {told}; {obliges} an answer.")
        self.changed.emit()
