"""The outline: the same map as the canvas shows, as a tree that is edited just as well."""

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from rejoinder.drawing.theme import THEMES
from rejoinder.editor.session import Event, Session
from rejoinder.gui.icons import icon
from rejoinder.gui.panels.outline_model import OutlineModel
from rejoinder.gui.panels.outline_rows import OutlineRows
from rejoinder.model.ids import NodeId, StatementId

OWN_KEYS = frozenset(
    {"Left", "Right", "Up", "Down", "Shift+Left", "Shift+Right", "Shift+Up", "Shift+Down", "Home"}
)
"""Keys of the map that mean something else in a tree."""


NARROWEST = 220
EMPTY = "The map as a list: it fills as you write."


class Outline(QTreeView):
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
        self.setModel(self.rows)
        self._drawn = OutlineRows(self, self.rows)
        self.setItemDelegate(self._drawn)
        self._set_up()
        self.expandAll()
        self._show_folds()
        self._show_selection()
        self._unsubscribe = session.subscribe(self._follow)
        self.destroyed.connect(self._unsubscribe)

    def _set_up(self) -> None:
        self.setObjectName("outline")
        self.setAccessibleName("Outline")
        self.setHeaderHidden(True)
        self.setMinimumWidth(NARROWEST)
        self.setIndentation(15)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setExpandsOnDoubleClick(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_menu)
        self.rows.refused.connect(self.said)
        self.rows.grown.connect(self._open_new)
        self.expanded.connect(self._unfold)
        self.collapsed.connect(self._fold)

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

    def close_editor(self) -> None:
        """Commits what is being typed in a row, as a click elsewhere does."""
        if self.state() == QAbstractItemView.State.EditingState:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- following the session ---

    def _follow(self, _: Session, event: Event) -> None:
        self._is_following = True
        if event.reset or event.change is not None:
            self.rows.follow(event)
        if event.reset:
            self.expandAll()
        if event.reset or event.folds:
            self._show_folds()
        self._is_following = False
        if event.selection or event.reset or event.folds or event.change is not None:
            self._show_selection()

    def _open_new(self, nodes: list[NodeId]) -> None:
        for node in nodes:
            self.expandRecursively(self.rows.index_of(node))
        self._show_folds()

    def _show_folds(self) -> None:
        self._is_following = True
        for node in self._session.document.statements:
            index = self.rows.index_of(node)
            if index.isValid() and self.isExpanded(index) is (node in self._session.folded):
                self.setExpanded(index, node not in self._session.folded)
        self._is_following = False

    def _show_selection(self) -> None:
        session, chosen = self._session, QItemSelection()
        rows = [r for n in session.selection if (r := self.rows.row_for(n)) is not None]
        for row in rows:
            index = self.rows.index_of(row)
            chosen.select(index, index)
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
        if not index.isValid():
            return
        self.executeDelayedItemsLayout()
        row, hint = self.visualRect(index), QAbstractItemView.ScrollHint
        is_seen = self.viewport().rect().intersects(row)
        self.scrollTo(index, hint.EnsureVisible if is_seen else hint.PositionAtCenter)
        below = self.visualRect(index).bottom() - self.viewport().rect().bottom()
        if below > 0:  # Qt 6 stops a pixel short of the lower edge
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + below)

    # --- telling the session ---

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        if self._is_following:
            return
        nodes = [self.rows.node(index) for index in self.selectedIndexes()]
        current = self.rows.node(self.currentIndex())
        ordered = [n for n in nodes if n != current] + [n for n in nodes if n == current]
        self._session.select(ordered)

    def _unfold(self, index: QModelIndex) -> None:
        self._set_folded(index, folded=False)

    def _fold(self, index: QModelIndex) -> None:
        self._set_folded(index, folded=True)

    def _set_folded(self, index: QModelIndex, *, folded: bool) -> None:
        node = self.rows.node(index)
        session = self._session
        if self._is_following or node not in session.document.statements:
            return
        rest = session.folded - {StatementId(node)}
        session.fold(rest | {StatementId(node)} if folded else rest)

    def _ask_menu(self, at: QPoint) -> None:
        self.menu_requested.emit(self.viewport().mapToGlobal(at))

    # --- Qt ---

    def drawBranches(self, painter: QPainter, rect: QRect, index: QModelIndex) -> None:  # type: ignore[override]  # the stubs say QPersistentModelIndex too
        if not self.rows.rowCount(index):
            return
        name = "chevron-down" if self.isExpanded(index) else "chevron-right"
        box = QRect(rect.right() - 14, rect.top() + 6, 14, 14)
        color = self.palette().color(QPalette.ColorRole.PlaceholderText).name()
        icon(name, color).paint(painter, box)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.rows.rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            room = self.viewport().rect().adjusted(14, 14, -14, -14)
            painter.drawText(room, Qt.TextFlag.TextWordWrap, EMPTY)
            painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._drawn.forget_sizes()
        self.scheduleDelayedItemsLayout()
