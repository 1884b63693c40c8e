"""Findings as Qt's rows: a heading for each group and what is under it, read when painted."""

from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QFont, QIcon

from rejoinder.drawing.theme import THEMES, Theme
from rejoinder.gui.findings.board import Board
from rejoinder.gui.icons import icon
from rejoinder.review.checks import BY_ID
from rejoinder.review.finding import Finding, Severity, Trust
from rejoinder.review.grouping import Group, severity

Index = QModelIndex | QPersistentModelIndex
NONE = QModelIndex()

SIGNS = {
    Severity.ERROR: "circle-alert",
    Severity.WARNING: "triangle-alert",
    Severity.NOTE: "info",
    Severity.HINT: "lightbulb",
}
WORDS = {
    Severity.ERROR: "Error",
    Severity.WARNING: "Warning",
    Severity.NOTE: "Note",
    Severity.HINT: "Hint",
}


def sign(finding: Finding, theme: Theme) -> QIcon:
    """The sign of a finding's weight."""
    colors = {Severity.ERROR: theme.refused, Severity.WARNING: theme.badge}
    weight = severity(finding)
    return icon(SIGNS[weight], colors.get(weight, theme.secondary))


class Row(NamedTuple):
    """A heading with the number under it, or a finding."""

    heading: str
    number: int = 0
    finding: Finding | None = None


class FindingsModel(QAbstractListModel):
    """The groups of a board under each other; ``folded`` are headings with nothing shown under
    them. Nothing is worked out for rows that are out of sight.
    """

    def __init__(self, board: Board, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._board = board
        self._groups: tuple[Group, ...] = ()
        self._rows: tuple[Row, ...] = ()
        self._places: dict[Finding, int] = {}
        self.folded: set[str] = set()
        self.theme: Theme = THEMES["light"]

    def renew(self) -> None:
        """Takes over what the board shows now."""
        if self._groups != self._board.groups:
            self._groups = self._board.groups
            self._fill()

    def fold(self, index: Index) -> bool:
        """Folds or unfolds what is under a heading; false where the row is none."""
        if not index.isValid() or self._rows[index.row()].finding is not None:
            return False
        self.folded ^= {self._rows[index.row()].heading}
        self._fill()
        return True

    def _fill(self) -> None:
        self.beginResetModel()
        rows: list[Row] = []
        for group in self._groups:
            rows.append(Row(group.title, len(group.findings)))
            if group.title not in self.folded:
                rows += [Row(group.title, finding=finding) for finding in group.findings]
        self._rows = tuple(rows)
        found = enumerate(rows)
        self._places = {row.finding: n for n, row in found if row.finding is not None}
        self.endResetModel()

    def finding(self, index: Index) -> Finding | None:
        """The finding of a row; a heading has none."""
        return self._rows[index.row()].finding if index.isValid() else None

    def place(self, finding: Finding | None) -> QModelIndex:
        """The row of a finding; none where it is folded away."""
        row = None if finding is None else self._places.get(finding)
        return QModelIndex() if row is None else self.index(row, 0)

    # --- Qt ---

    def rowCount(self, parent: Index = NONE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if row.finding is None:
            return self._heading(row, role)
        if role == Qt.ItemDataRole.DisplayRole:
            return _line(row.finding)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{WORDS[severity(row.finding)]}: {row.finding.message}"
        if role == Qt.ItemDataRole.DecorationRole:
            return sign(row.finding, self.theme)
        return None

    def _heading(self, row: Row, role: int) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{row.heading} ({row.number})"
        if role == Qt.ItemDataRole.DecorationRole:
            is_folded = row.heading in self.folded
            return icon("chevron-right" if is_folded else "chevron-down", self.theme.secondary)
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        return None


def _line(finding: Finding) -> str:
    """Its message, which names the statement; one that only guesses says so first."""
    is_guess = BY_ID[finding.check].trust is Trust.HEURISTIC
    return f"Guess: {finding.message}" if is_guess else finding.message
