"""The outline: the same map as the canvas shows, as a list in steps that is edited just as well."""

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractItemView, QWidget

from rejoinder.drawing.theme import THEMES
from rejoinder.editor.session import Event, Session
from rejoinder.gui.icons import icon
from rejoinder.gui.panels.outline_listing import is_wording
from rejoinder.gui.panels.outline_model import Index, OutlineModel
from rejoinder.gui.panels.outline_rows import CHEVRON, PAD, OutlineRows
from rejoinder.gui.panels.outline_view import FINE, RowList
from rejoinder.model.ids import InferenceId, NodeId, StatementId

OWN_KEYS = frozenset(
    {"Left", "Right", "Up", "Down", "Shift+Left", "Shift+Right", "Shift+Up", "Shift+Down", "Home"}
)
"""Keys of the map that mean something else in a list."""


NARROWEST = 220
EMPTY = "The map as a list: it fills as you write."


class Outline(RowList):
    """Selection, folds, text and order are the session's; a step is open unless closed here.

    ``menu_requested`` gives a global position, ``said`` a refusal.
    """

    menu_requested = Signal(QPoint)
    said = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._is_following = False
        self.rows = OutlineModel(session, self)
        self.measurer = self._drawn = OutlineRows(self, self.rows)
        self.setModel(self.rows)
        self.setItemDelegate(self._drawn)
        self._set_up()
        self._show_selection()
        self._unsubscribe = session.subscribe(self._follow)
        self.destroyed.connect(self._unsubscribe)

    def _set_up(self) -> None:
        self.setObjectName("outline")
        self.setAccessibleName("Outline")
        self.setMinimumWidth(NARROWEST)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_menu)
        self.rows.refused.connect(self.said)

    def set_theme(self, name: str) -> None:
        """Takes up the role colours of a map theme."""
        self._drawn.theme = THEMES[name]
        self.viewport().update()

    def edit_node(self, node: NodeId) -> None:
        """Opens the text of a row for typing."""
        index = self.rows.index_of(node)
        if index.isValid():
            self.scrollTo(index)
            self.edit(index)

    # --- following the session ---

    def _follow(self, _: Session, event: Event) -> None:
        is_plain = not (event.selection or event.folds or event.reset)
        if is_plain and event.change is not None and is_wording(event.change):
            self._reword(event)
            return
        if event.reset or event.change is not None or event.folds:
            self._is_following = True
            first, part = self._first_in_sight()
            self.rows.follow(event)
            self.updateGeometries()
            self._keep_in_place(first, part)
            self.viewport().update()
            self._is_following = False
        if event.selection or event.reset or event.folds or event.change is not None:
            self._show_selection()

    def _reword(self, event: Event) -> None:
        """Draws the rows that read otherwise; all of them only where one needs more lines."""
        self.has_grown = False
        self.rows.follow(event)
        if self.has_grown:
            self.updateGeometries()
            self.viewport().update()
            self._show_selection()

    def _first_in_sight(self) -> tuple[NodeId | None, int]:
        """The row at the upper edge, and how much of it is above."""
        place, part = divmod(self.verticalScrollBar().value(), FINE)
        known = place < self.count()
        return (self.rows.node(self.index(place)) if known else None), part

    def _keep_in_place(self, node: NodeId | None, part: int) -> None:
        index = self.rows.index_of(node) if node is not None else QModelIndex()
        if index.isValid():
            self.verticalScrollBar().setValue(index.row() * FINE + part)

    def _show_selection(self) -> None:
        session = self._session
        rows = [r for n in session.selection if (r := self.rows.row_for(n)) is not None]
        chosen = QItemSelection()
        for first, last in self.rows.order.runs(rows):
            chosen.append(QItemSelectionRange(self.index(first), self.index(last)))
        self._is_following = True
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(chosen, flag.ClearAndSelect)
        if rows:
            current = self.rows.index_of(rows[-1])
            self.selectionModel().setCurrentIndex(current, flag.NoUpdate)
            self._bring_into_sight(current)
        self._is_following = False

    def _bring_into_sight(self, index: QModelIndex) -> None:
        """Shows the whole row, in the middle where nothing of it could be seen."""
        self.executeDelayedItemsLayout()
        hint = QAbstractItemView.ScrollHint
        self.scrollTo(index, hint.EnsureVisible if self.is_seen(index) else hint.PositionAtCenter)

    # --- telling the session ---

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        if self._is_following:
            return
        nodes: list[NodeId] = []
        for run in self.selectionModel().selection().toList():
            nodes.extend(self.rows.nodes(run.top(), run.bottom()))
        current = self.rows.node(self.currentIndex())
        ordered = [n for n in nodes if n != current] + [n for n in nodes if n == current]
        self._session.select(ordered)

    def set_open(self, index: Index, *, is_open: bool) -> None:
        """Shows or hides what is under a row: a statement is folded in the map as well."""
        node, session = self.rows.node(index), self._session
        if node in session.document.inferences:
            self.rows.set_step_closed(InferenceId(node), closed=not is_open)
            self.updateGeometries()
            self._show_selection()
        else:
            rest = session.folded - {StatementId(node)}
            session.fold(rest if is_open else rest | {StatementId(node)})

    def is_open(self, index: Index) -> bool:
        """Whether a row has others under it that are shown."""
        node = self.rows.node(index)
        return self.rows.has_rows(node) and self.rows.is_open(node)

    def _ask_menu(self, at: QPoint) -> None:
        self.menu_requested.emit(self.viewport().mapToGlobal(at))

    # --- Qt ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Left, Qt.Key.Key_Right)
        current = self.currentIndex()
        if event.key() in keys and not event.modifiers() and current.isValid():
            self._step(current, inwards=event.key() == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)

    def _step(self, current: QModelIndex, *, inwards: bool) -> None:
        """Opens or closes a row; where it is that already, goes in or out by a level."""
        has_rows, is_open = self.rows.has_rows(self.rows.node(current)), self.is_open(current)
        if has_rows and is_open is not inwards:
            self.set_open(current, is_open=inwards)
            return
        goal = self.rows.parent_of(current)
        if inwards:
            goal = self.index(current.row() + 1) if is_open else QModelIndex()
        if goal.isValid():
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(goal, flag)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        index = self.indexAt(at)
        if index.isValid() and self.rows.has_rows(self.rows.node(index)):
            right = self._drawn.indent(index)
            if right - CHEVRON <= at.x() < right and event.button() == Qt.MouseButton.LeftButton:
                self.set_open(index, is_open=not self.is_open(index))
                return
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        faint = self.palette().color(QPalette.ColorRole.PlaceholderText)
        for line in self.lines():
            index = self.index(line.place)
            option = self.option(index)
            if event.rect().intersects(QRect(0, line.top, self.viewport().width(), line.height)):
                self._drawn.paint(painter, option, index)
                self._paint_margin(painter, option.rect, index, faint.name())
        if not self.count():
            painter.setPen(faint)
            room = self.viewport().rect().adjusted(14, 14, -14, -14)
            painter.drawText(room, Qt.TextFlag.TextWordWrap, EMPTY)
        self._paint_drop(painter)
        painter.end()

    def _paint_margin(self, painter: QPainter, rect: QRect, index: Index, color: str) -> None:
        """The sign that folds a row; and, where it stands further in than is drawn, how far."""
        node, depth = self.rows.node(index), self.rows.row(index).depth
        if self.rows.has_rows(node):
            name = "chevron-down" if self.rows.is_open(node) else "chevron-right"
            box = QRect(rect.left() - 16, rect.top() + 6, 14, 14)
            icon(name, color).paint(painter, box)
        if depth > self._drawn.shown_depth(index):
            painter.setPen(QColor(color))
            box = QRect(0, rect.top() + PAD, rect.left() - CHEVRON, rect.height())
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
            painter.drawText(box, flags, f"{depth}")

    def _paint_drop(self, painter: QPainter) -> None:
        """Where a dragged row would land."""
        if self.state() != QAbstractItemView.State.DraggingState or not self.drop_at.isValid():
            return
        rect, where = self.visualRect(self.drop_at), self.dropIndicatorPosition()
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 2))
        places = QAbstractItemView.DropIndicatorPosition
        if where == places.OnItem:
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        elif where in (places.AboveItem, places.BelowItem):
            y = rect.top() if where == places.AboveItem else rect.bottom()
            painter.drawLine(rect.left(), y, rect.right(), y)
