"""The list of findings under the canvas, with the current one in full beside it."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QSizePolicy, QSplitter, QVBoxLayout, QWidget

from rejoinder.drawing.theme import THEMES
from rejoinder.edits.words import count
from rejoinder.gui.fields import Check, Picker, caption
from rejoinder.gui.findings.board import Board, Shown
from rejoinder.gui.findings.detail import Detail
from rejoinder.gui.findings.model import FindingsModel
from rejoinder.gui.panels.table import Table
from rejoinder.model.ids import NodeId, StatementId
from rejoinder.model.problem import Problem
from rejoinder.review.finding import Finding, Severity
from rejoinder.review.grouping import Grouping, severity

SHOWN: tuple[tuple[str, object], ...] = (
    ("All open", Shown.OPEN),
    ("Errors and warnings", Shown.GRAVE),
    ("Errors", Shown.ERRORS),
    ("Dismissed", Shown.DISMISSED),
)
OPENING = "opening"
"""The value that shows what was wrong with the file instead."""

GROUPINGS: tuple[tuple[str, object], ...] = (
    ("By weight", Grouping.WEIGHT),
    ("By kind", Grouping.KIND),
    ("By branch", Grouping.BRANCH),
)


Index = QModelIndex | QPersistentModelIndex


class FindingsView(QListView):
    """``entered_at`` is a row that a person goes to, ``moved`` the current one; ``digit`` is a
    fix that they press, ``reason`` asks why a finding can stand.
    """

    entered_at = Signal(int)
    moved = Signal(int)
    digit = Signal(int)
    reason = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Findings")
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(lambda index: self.entered_at.emit(index.row()))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.moved.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, digit = event.key(), event.text()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_at.emit(self.currentIndex().row())
        elif digit in "123" and digit:
            self.digit.emit(int(digit))
        elif key in (Qt.Key.Key_D, Qt.Key.Key_Delete):
            self.reason.emit()
        else:
            super().keyPressEvent(event)


class FindingsPane(QWidget):
    """``gone_to`` gives a finding that a person goes to."""

    gone_to = Signal(object)

    def __init__(self, board: Board) -> None:
        super().__init__()
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._board = board
        self._problems: tuple[Problem, ...] = ()
        self.model = FindingsModel(board, self)
        self.view = FindingsView()
        self.view.setModel(self.model)
        self.detail = Detail(board)
        self.problems = Table("Problems of the file", ("Problem",))
        self.problems.setHeaderHidden(True)
        self.filter, self.grouping = Picker("Which findings"), Picker("How they are grouped")
        self.guesses = Check("Guesses too")
        self.told = caption("")
        self.told.setWordWrap(False)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.view)
        self.show_problems(())
        self._refresh()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(8, 4, 12, 4)
        self.grouping.offer(GROUPINGS, self._board.grouping)
        for picker, width in ((self.filter, 190), (self.grouping, 130)):
            picker.setFixedWidth(width)
            top.addWidget(picker)
        top.setSpacing(8)
        self.guesses.setToolTip("Ask the checks too that only guess from the wording")
        top.addWidget(self.guesses)
        self.told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.told.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self.told, 1)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.view)
        halves.addWidget(self.detail)
        halves.setStretchFactor(0, 3)
        halves.setStretchFactor(1, 2)
        self.halves = halves
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(halves, 1)
        column.addWidget(self.problems, 1)

    def _connect(self) -> None:
        self.filter.picked.connect(self._show)
        self.grouping.picked.connect(lambda value: self._board.group(Grouping(str(value))))
        self.guesses.toggled.connect(self._board.guess)
        self.view.moved.connect(self._choose)
        self.view.entered_at.connect(self._go)
        self.view.digit.connect(self._fix)
        self.view.reason.connect(self.detail.write)
        self._board.changed.connect(self._refresh)
        self._board.chosen.connect(self._follow_choice)

    # --- what is shown ---

    def show_problems(self, found: Sequence[Problem]) -> None:
        """Keeps what was wrong with the file, which can be shown in place of the findings."""
        self._problems = tuple(found)
        rows = [str(number) for number in range(len(found))]
        self.problems.fill(rows, lambda row: (self._problems[int(row)].message,))
        mended = (("Mended on opening", OPENING),) if found else ()
        self.filter.offer((*SHOWN, *mended), self._board.shown)
        self._show(self._board.shown)

    def show_opening(self) -> None:
        """Shows what was wrong with the file when it was opened."""
        mended = (("Mended on opening", OPENING),)
        self.filter.offer((*SHOWN, *mended), OPENING)
        self._show(OPENING)

    def _show(self, value: object) -> None:
        is_opening = value == OPENING
        self.halves.setVisible(not is_opening)
        self.problems.setVisible(is_opening)
        for field in (self.grouping, self.guesses):
            field.setEnabled(not is_opening)
        if not is_opening:
            self._board.show(Shown(str(value)))
        self._count()

    def _refresh(self) -> None:
        self.model.renew()
        self.guesses.setChecked(self._board.guesses)
        self._follow_choice()
        self._count()

    def _count(self) -> None:
        if self.problems.isVisibleTo(self):
            self.told.setText(count(len(self._problems), "problem", "problems"))
            return
        found = self._board.sifted
        told = [
            count(number, one, many)
            for weight, one, many in _COUNTED
            if (number := sum(severity(f) is weight for f in found.open))
        ]
        told += [f"{len(found.dismissed)} dismissed"] if found.dismissed else []
        told += [count(len(found.muted), "check muted", "checks muted")] if found.muted else []
        nothing = "Nothing was found." if self._board.is_ready else "Being checked …"
        self.told.setText(" · ".join(told) or nothing)

    def set_theme(self, name: str) -> None:
        """Draws the signs in the colours of a theme."""
        self.model.theme = THEMES[name]
        self.view.viewport().update()

    def problem_node(self) -> NodeId | None:
        """What the marked problem of the file is about."""
        row = self.problems.current()
        return StatementId(self._problems[int(row)].where.id) if row else None

    # --- what is current ---

    def _choose(self, row: int) -> None:
        finding = self.model.finding(self.model.index(row, 0))
        if finding is not None:
            self._board.choose(finding)

    def _follow_choice(self) -> None:
        place = self.model.place(self._board.current)
        if place != self.view.currentIndex():
            self.view.setCurrentIndex(place)
            self.view.scrollTo(place)
        self.detail.refresh()

    def _go(self, row: int) -> None:
        index = self.model.index(row, 0)
        finding = self.model.finding(index)
        if finding is None:
            self.model.fold(index)
        else:
            self.gone_to.emit(finding)

    def _fix(self, number: int) -> None:
        finding: Finding | None = self._board.current
        if finding is not None and number <= len(finding.fix):
            self._board.ask(finding, finding.fix[number - 1])


_COUNTED = (
    (Severity.ERROR, "error", "errors"),
    (Severity.WARNING, "warning", "warnings"),
    (Severity.NOTE, "note", "notes"),
    (Severity.HINT, "hint", "hints"),
)
