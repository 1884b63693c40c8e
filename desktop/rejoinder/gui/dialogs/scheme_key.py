"""The left of the scheme dialog: plain questions with numbered answers, or a search."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from rejoinder.editor.finding.ranking import Ranking
from rejoinder.gui.fields import LineField, caption, choice_list
from rejoinder.gui.plain import PlainLabel, literal
from rejoinder.model.schemes import Fork, Schemes
from rejoinder.review.choosing import Row, rows, search_lines, way_to

_ROW = Qt.ItemDataRole.UserRole
_PASSING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SchemeKey(QWidget):
    """A field that keeps the keyboard, and a list under it.

    While the field is empty, a number chooses an answer and Backspace goes back; what is typed
    searches all schemes. ``changed`` is sent with every other row, ``taken`` by Enter on a scheme.
    """

    changed = Signal()
    taken = Signal()

    def __init__(self, schemes: Schemes, hints: tuple[Row, ...]) -> None:
        super().__init__()
        self._schemes, self._hints = schemes, hints
        self._all, others = search_lines(schemes)
        self._ranking = Ranking([row.words for row in self._all], others)
        self._way: tuple[Fork, ...] = () if schemes.key is None else (schemes.key,)
        self.field = LineField("Find a scheme", hint="Type a number, or words to search")
        self.question = PlainLabel()
        self.question.setObjectName("heading")
        self.list: QListWidget = choice_list("Answers")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.foot = caption("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.field, self.question):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addWidget(self.foot)
        self.setFocusProxy(self.field)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._search)
        self.list.currentRowChanged.connect(lambda _: self.changed.emit())
        self.list.itemClicked.connect(lambda _: self._click())
        self.list.itemDoubleClicked.connect(lambda _: self._enter())
        self._show(0)

    def begin_at(self, scheme: str) -> None:
        """Opens the key where it leads to ``scheme``."""
        way = () if self._schemes.key is None else way_to(self._schemes.key, scheme)
        if way:
            self._way = way
            listed = self._listed()
            self._show(next(i for i, row in enumerate(listed) if row.scheme == scheme))

    def scheme(self) -> str:
        """The id of the scheme that is chosen; empty while a question is."""
        row = self._row()
        return "" if row is None else row.scheme

    def lines(self) -> list[str]:
        """What is listed now."""
        return [self.list.item(i).text() for i in range(self.list.count())]

    def _row(self) -> Row | None:
        item = self.list.currentItem()
        value = None if item is None else item.data(_ROW)
        return value if isinstance(value, Row) else None

    def _listed(self) -> list[Row]:
        if self.field.text().strip():
            return [self._all[place] for place in self._ranking.fitting(self.field.text())]
        at_top = len(self._way) == 1
        return [*rows(self._way[-1]), *(self._hints if at_top else ())] if self._way else []

    def _show(self, current: int) -> None:
        searching = bool(self.field.text().strip())
        listed = self._listed()
        self.list.blockSignals(True)
        self.list.clear()
        for row in listed:
            number = f"{row.number}   " if row.number else ""
            item = QListWidgetItem(f"{number}{row.words}{' ›' if row.then else ''}")
            item.setData(_ROW, row)
            item.setToolTip(literal(self._schemes.name(row.scheme) if row.scheme else ""))
            self.list.addItem(item)
        self.list.setCurrentRow(min(current, len(listed) - 1))
        self.list.blockSignals(False)
        found = "Found" if listed else "No scheme has these words"
        self.question.setText(found if searching else self._way[-1].question if self._way else "")
        self.foot.setText(self._told(searching=searching))
        self.changed.emit()

    def _told(self, *, searching: bool) -> str:
        if searching and not self.list.count():
            return "Try fewer or other words; Esc or an empty field leads back to the questions."
        if searching:
            return "Enter uses the scheme; Esc or an empty field leads back to the questions."
        back = "Backspace goes back. " if len(self._way) > 1 else ""
        return f"{back}Enter goes on, or uses the scheme that is chosen."

    def _search(self, _: str) -> None:
        self._show(0)

    def _click(self) -> None:
        row = self._row()
        if row is not None and row.then is not None:
            self._go(row)

    def _enter(self) -> None:
        row = self._row()
        if row is not None and row.then is not None:
            self._go(row)
        elif row is not None:
            self.taken.emit()

    def _go(self, row: Row) -> None:
        assert row.then is not None
        self._way = (*self._way, row.then)
        self._show(0)

    def _choose(self, number: int) -> bool:
        """Takes the answer with a number: on to its question, or to its scheme."""
        place = next((i for i, row in enumerate(self._listed()) if row.number == number), None)
        if place is None:
            return False
        self.list.setCurrentRow(place)
        self._click()
        return True

    def _back(self) -> bool:
        if len(self._way) < 2:
            return False
        self._way = self._way[:-1]
        self._show(0)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self.field or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        assert isinstance(event, QKeyEvent)
        return self._key(event)

    def _key(self, event: QKeyEvent) -> bool:
        """Whether a key in the field was meant for the list."""
        key, is_empty = event.key(), not self.field.text()
        if key in _PASSING:
            self.list.keyPressEvent(event)
            return True
        if key in _ENTERS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._enter()
            return True
        if key == Qt.Key.Key_Escape and not is_empty:
            self.field.clear()
            return True
        if is_empty and key in (Qt.Key.Key_Backspace, Qt.Key.Key_Left):
            return self._back()
        return is_empty and event.text().isdigit() and self._choose(int(event.text()))
