"""Rows of plain text in columns, of any number: a row's words are made when it is seen."""

from collections.abc import Callable, Collection, Sequence
from functools import lru_cache

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import QTreeView, QWidget

from rejoinder.model.text import one_line

Index = QModelIndex | QPersistentModelIndex
Cells = Callable[[str], Sequence[str]]
"""The words of a row by its name."""

ROOT = QModelIndex()
SEEN = 400
"""Rows whose words are remembered: some windows full."""


class Rows(QAbstractTableModel):
    """Rows by name; those that are ``dim`` are drawn with ``ink``."""

    def __init__(self, columns: Sequence[str], parent: QObject) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self.names: tuple[str, ...] = ()
        self.places: dict[str, int] = {}
        self.dim: frozenset[str] = frozenset()
        self.ink = QBrush()
        self._cells: Cells = lambda _: ()

    def fill(self, names: Sequence[str], cells: Cells, *, dim: Collection[str]) -> None:
        """Other rows from now on."""
        self.beginResetModel()
        self.names, self.dim = tuple(names), frozenset(dim)
        self.places = {name: place for place, name in enumerate(self.names)}
        self._cells = lru_cache(maxsize=SEEN)(cells)
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.names)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        name = self.names[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(self._cells(name)[index.column()])
        if role == Qt.ItemDataRole.ForegroundRole and name in self.dim:
            return self.ink
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section]
        return None


class Table(QTreeView):
    """Rows of plain text in columns. ``asked`` is sent when a person wants to go where a row
    leads: by ``Enter`` or a click; ``marked`` when another row is current.
    """

    asked = Signal()
    marked = Signal()

    def __init__(self, name: str, columns: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = Rows(columns, self)
        self.setModel(self.rows)
        self.setAccessibleName(name)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.activated.connect(self.asked)
        self.clicked.connect(self.asked)
        self.selectionModel().selectionChanged.connect(self.marked)

    def fill(self, names: Sequence[str], cells: Cells, *, dim: Collection[str] = ()) -> None:
        """Lists ``names``, with the words that ``cells`` gives for each; those that are ``dim``
        in the colour of lesser words. The current row stays current if it is there.
        """
        kept = self.current()
        self.rows.ink = self.palette().brush(self.palette().ColorRole.PlaceholderText)
        self.rows.fill(names, cells, dim=dim)
        self.choose(kept)

    def choose(self, name: str) -> None:
        """Makes the row with a name current; none where there is no such row."""
        place = self.rows.places.get(name)
        index = QModelIndex() if place is None else self.rows.index(place, 0)
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)

    def current(self) -> str:
        """The name of the current row; empty if there is none."""
        index = self.currentIndex()
        return self.rows.names[index.row()] if index.isValid() else ""

    def texts(self) -> list[str]:
        """The words in the first column."""
        return [str(self.rows.index(row, 0).data()) for row in range(self.rows.rowCount())]
