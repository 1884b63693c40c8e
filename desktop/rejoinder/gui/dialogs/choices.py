"""A list to choose one row from, with a search over it that keeps the keyboard."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidgetItem, QVBoxLayout, QWidget

from rejoinder.editor.finding.words import folded_case
from rejoinder.gui.fields import LineField, choice_list

_VALUE = Qt.ItemDataRole.UserRole
_PASSING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


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
        self.list = choice_list(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        self.setFocusProxy(self.search)
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self._filter)
        self.list.itemSelectionChanged.connect(self.changed)
        self.list.itemActivated.connect(self.chosen)

    def add(self, words: str, value: str) -> None:
        """Lists a row; the first is selected."""
        item = QListWidgetItem(words)
        item.setData(_VALUE, value)
        self.list.addItem(item)
        if self.list.count() == 1:
            self.list.setCurrentItem(item)

    def value(self) -> str | None:
        """What is selected; ``None`` where nothing matches."""
        selected = self.list.selectedItems()
        return str(selected[0].data(_VALUE)) if selected else None

    def _filter(self, words: str) -> None:
        wanted = folded_case(words).split()
        rows = [self.list.item(place) for place in range(self.list.count())]
        for row in rows:
            text = folded_case(row.text())
            row.setHidden(not all(word in text for word in wanted))
        left = [row for row in rows if not row.isHidden()]
        if not left:
            self.list.clearSelection()
        elif not any(row.isSelected() for row in left):
            self.list.setCurrentItem(left[0])
        self.list.scrollToItem(self.list.currentItem())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down in the field move through the list."""
        is_key = watched is self.search and event.type() == QEvent.Type.KeyPress
        if is_key and isinstance(event, QKeyEvent) and event.key() in _PASSING:
            self.list.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)
