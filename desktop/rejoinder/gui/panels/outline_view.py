"""A list of any length whose rows differ in height and depth: only what is seen is measured.

The scroll bar counts rows, not pixels: its value is the row at the upper edge and the part of
it that is above. So no height needs to be known but those of the rows in sight.
"""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QCursor, QDragMoveEvent, QDropEvent, QRegion
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QWidget

from rejoinder.gui.panels.outline_model import Index

FINE = 32
"""Steps of the scroll bar for one row."""

ENDING = 200
"""Rows at the end of which any may decide how far the list can be scrolled."""

USUAL = 28
"""Pixels that a row out of sight is taken for."""


class Measurer(Protocol):
    """What knows how rows look."""

    def height(self, index: Index) -> int: ...

    def indent(self, index: Index) -> int: ...


class Line(NamedTuple):
    """A row in sight: its upper edge in the viewport, and its height."""

    place: int
    top: int
    height: int


class RowList(QListView):
    """Qt's list, with its own idea of where rows are. ``measurer`` is set before the model.
    ``has_grown`` is set when a row with other words needs more room, or less.
    """

    measurer: Measurer
    has_grown = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []
        self.drop_at = QPersistentModelIndex()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    # --- where rows are ---

    def count(self) -> int:
        """How many rows there are."""
        model = self.model()
        return 0 if model is None else model.rowCount()

    def index(self, place: int) -> QModelIndex:
        return self.model().index(place, 0)

    def _height(self, place: int) -> int:
        return self.measurer.height(self.index(place))

    def lines(self) -> list[Line]:
        """The rows in sight, from above."""
        if not self._lines:
            place, part = divmod(self.verticalScrollBar().value(), FINE)
            top, bottom = 0, self.viewport().height()
            while place < self.count() and top < bottom:
                height = self._height(place)
                if not self._lines:
                    top = -(part * height // FINE)
                self._lines.append(Line(place, top, height))
                top, place = top + height, place + 1
        return self._lines

    def _edges(self, place: int) -> tuple[int, int]:
        """Upper edge and height of a row; a guess where it is out of sight."""
        lines = self.lines()
        if not lines or place < lines[0].place:
            first = lines[0] if lines else Line(0, 0, 0)
            return first.top - USUAL * (first.place - place), USUAL
        last = lines[-1]
        if place > last.place:
            return last.top + last.height + USUAL * (place - last.place - 1), USUAL
        line = lines[place - lines[0].place]
        return line.top, line.height

    def _place_at(self, y: int) -> int:
        """The row at a height, in sight or guessed; the nearest where there is none."""
        lines = self.lines()
        if not lines:
            return 0
        first, last = lines[0], lines[-1]
        if y < first.top:
            return max(0, first.place - 1 - (first.top - y) // USUAL)
        bottom = last.top + last.height
        if y >= bottom:
            return min(self.count() - 1, last.place + 1 + (y - bottom) // USUAL)
        return next(line.place for line in lines if y < line.top + line.height)

    def visualRect(self, index: Index) -> QRect:
        if not index.isValid():
            return QRect()
        top, height = self._edges(index.row())
        indent = self.measurer.indent(index)
        return QRect(indent, top, self.viewport().width() - indent, height)

    def indexAt(self, at: QPoint) -> QModelIndex:
        for line in self.lines():
            if line.top <= at.y() < line.top + line.height:
                return self.index(line.place)
        return QModelIndex()

    # --- scrolling ---

    def _position(self, place: int, above: int) -> int:
        """The value of the scroll bar at which ``above`` pixels of rows are over a row."""
        while place > 0 and above > 0:
            place -= 1
            height = self._height(place)
            if height > above:
                return place * FINE - (above - height) * FINE // height  # rounded up
            above -= height
        return place * FINE

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        if not index.isValid():
            return
        place, room = index.row(), self.viewport().height()
        top, height = self._edges(place)
        bar, hints = self.verticalScrollBar(), QAbstractItemView.ScrollHint
        is_known = any(line.place == place for line in self.lines())
        if hint == hints.PositionAtCenter:
            bar.setValue(self._position(place, (room - self._height(place)) // 2))
        elif top < 0 or hint == hints.PositionAtTop or (is_known and height > room):
            bar.setValue(place * FINE)
        elif not is_known or top + height > room or hint == hints.PositionAtBottom:
            bar.setValue(self._position(place, room - self._height(place)))

    def is_seen(self, index: Index) -> bool:
        """Whether any of a row is in sight."""
        return any(line.place == index.row() for line in self.lines())

    def updateGeometries(self) -> None:
        self._lines = []
        bar, count, room = self.verticalScrollBar(), self.count(), self.viewport().height()
        most = self._position(count, room) if count else 0
        bar.setRange(0, most)
        bar.setSingleStep(FINE)
        bar.setPageStep(max(1, len(self.lines()) - 1) * FINE)
        self.updateEditorGeometries()

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Draws the rows again. A list of Qt's own would lay out all of them."""
        QAbstractItemView.dataChanged(self, first, last, list(roles))
        known = {line.place: line.height for line in self._lines}
        for place in range(first.row(), last.row() + 1):
            is_last = place >= self.count() - ENDING
            was = known.get(place)
            self.has_grown |= is_last if was is None else was != self._height(place)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._lines = []
        self.updateEditorGeometries()
        self.viewport().update()

    def doItemsLayout(self) -> None:
        self._lines = []
        QAbstractItemView.doItemsLayout(self)

    def verticalOffset(self) -> int:
        return 0

    def horizontalOffset(self) -> int:
        return 0

    # --- choosing and moving ---

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        if self.count():
            edges = sorted((rect.top(), rect.bottom()))  # the rectangle may be drawn upwards
            first, last = map(self._place_at, edges)
            chosen = QItemSelection(self.index(first), self.index(last))
            self.selectionModel().select(chosen, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        return QRegion(self.viewport().rect())

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        actions, count = QAbstractItemView.CursorAction, self.count()
        if not count:
            return QModelIndex()
        page = max(1, len(self.lines()) - 1)
        steps = {
            actions.MoveUp: -1,
            actions.MovePrevious: -1,
            actions.MoveDown: 1,
            actions.MoveNext: 1,
            actions.MovePageUp: -page,
            actions.MovePageDown: page,
            actions.MoveHome: -count,
            actions.MoveEnd: count,
        }
        current = self.currentIndex()
        place = current.row() + steps.get(action, 0) if current.isValid() else 0
        return self.index(min(max(0, place), count - 1))

    # --- drag and drop: what QListView does with places of its own is left out ---

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self.drop_at = QPersistentModelIndex(self.indexAt(event.position().toPoint()))
        QAbstractItemView.dragMoveEvent(self, event)
        self.viewport().update()

    def dropEvent(self, event: QDropEvent) -> None:
        QAbstractItemView.dropEvent(self, event)

    # --- painting ---

    def option(self, index: Index) -> QStyleOptionViewItem:
        """How a row is to be drawn now."""
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = self.visualRect(index)
        state = QStyle.StateFlag
        if self.selectionModel().isSelected(index):
            option.state |= state.State_Selected
        if self.hasFocus() and index == self.currentIndex():
            option.state |= state.State_HasFocus
        pointer = self.viewport().mapFromGlobal(QCursor.pos())
        if self.viewport().underMouse() and option.rect.contains(pointer):
            option.state |= state.State_MouseOver
        return option
