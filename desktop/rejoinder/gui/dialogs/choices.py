"""A list to choose one row from, with a search over it that keeps the keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from rejoinder.editor.finding.ranking import Ranking
from rejoinder.editor.finding.words import excerpt, folded_case
from rejoinder.gui.fields import LineField
from rejoinder.gui.plain import literal

_PASSING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
MOST = 76
"""Letters of a row that are shown, around the words that were typed; its tip shows all."""

Index = QModelIndex | QPersistentModelIndex
NONE = QModelIndex()


class Rows(QAbstractListModel):
    """Lines with a value each: those that fit what was typed, the best first."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: Sequence[tuple[str, str]] = ()
        self._ranking = Ranking(())
        self._words: Sequence[str] = ()
        self._listed: Sequence[int] = ()

    def offer(self, rows: Sequence[tuple[str, str]]) -> None:
        """Takes other rows, each a line and its value, in the order that they have at first."""
        self._rows, self._ranking = rows, Ranking([line for line, _ in rows])
        self.narrow("")

    def narrow(self, typed: str) -> None:
        """Lists what fits ``typed``."""
        self.beginResetModel()
        self._words, self._listed = folded_case(typed).split(), self._ranking.fitting(typed)
        self.endResetModel()

    def value(self, row: int) -> str | None:
        """What is chosen with a row that is listed."""
        return self._rows[self._listed[row]][1] if 0 <= row < len(self._listed) else None

    def rowCount(self, parent: Index = NONE) -> int:
        return 0 if parent.isValid() else len(self._listed)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self._listed):
            return None
        line = self._rows[self._listed[index.row()]][0]
        if role == Qt.ItemDataRole.DisplayRole:
            return excerpt(line, self._words, most=MOST).line
        if role == Qt.ItemDataRole.ToolTipRole:
            return literal(line)
        return line if role == Qt.ItemDataRole.AccessibleTextRole else None


class Choices(QWidget):
    """A field and a list under it. A row is selected as long as any matches.

    ``changed`` is sent with every change of the selection, ``chosen`` when a row is
    double-clicked or Enter is pressed on it.
    """

    changed = Signal()
    chosen = Signal()

    def __init__(self, name: str, *, find: str) -> None:
        super().__init__()
        self.search = LineField(find, hint=find)
        self.rows = Rows(self)
        self.list = QListView()
        self.list.setAccessibleName(name)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setModel(self.rows)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        self.setFocusProxy(self.search)
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self._filter)
        self.list.selectionModel().currentChanged.connect(lambda *_: self.changed.emit())
        self.list.activated.connect(self.chosen)

    def offer(self, rows: Sequence[tuple[str, str]]) -> None:
        """Lists rows, each a line and its value; the first is selected."""
        self.rows.offer(rows)
        self._select(0)

    def value(self) -> str | None:
        """What is selected; ``None`` where nothing matches."""
        return self.rows.value(self.list.currentIndex().row())

    def lines(self) -> list[str]:
        """What is listed now."""
        return [str(self.rows.index(row).data()) for row in range(self.rows.rowCount())]

    def line(self) -> str:
        """The line that is selected."""
        return str(self.list.currentIndex().data() or "")

    def _filter(self, typed: str) -> None:
        self.rows.narrow(typed)
        self._select(0)  # what fits best

    def _select(self, row: int) -> None:
        self.list.setCurrentIndex(self.rows.index(row) if self.rows.rowCount() else NONE)
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down in the field move through the list."""
        is_key = watched is self.search and event.type() == QEvent.Type.KeyPress
        if is_key and isinstance(event, QKeyEvent) and event.key() in _PASSING:
            self.list.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)
