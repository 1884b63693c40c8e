"""The outline as Qt's list of rows, kept in step with the session by what changed.

The list is flat: a row knows how deep it stands. At every signal it is consistent, and
selection and scroll position stay where an edit did not touch them. Words are asked of the
document when a row is drawn.
"""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from rejoinder.editor.session import Event, Session
from rejoinder.edits.move import Destination, move, refusal
from rejoinder.edits.state import set_text
from rejoinder.gui.panels.outline_listing import Listing, is_structural
from rejoinder.gui.panels.outline_order import Order, Row
from rejoinder.gui.panels.outline_tree import TOP, destination, has_rows
from rejoinder.gui.panels.outline_words import row_text, row_word
from rejoinder.model.change import Change
from rejoinder.model.ids import InferenceId, NodeId, StatementId
from rejoinder.model.lookup import home
from rejoinder.model.roles import Role, role_on_side

ROWS_MIME = "application/x-rejoinder-rows"
NODE_ROLE = Qt.ItemDataRole.UserRole
WORD_ROLE = Qt.ItemDataRole.UserRole + 1
"""What the row is: "Premise", "Objection" …"""

MANY_FOLDS = 64
"""So many statements folded or unfolded at once are listed anew: one signal, not a thousand."""

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
"""No index: what the rows of a list are under."""


class OutlineModel(QAbstractListModel):
    """``refused`` says why a drop may not be. Steps are closed here, statements are folded."""

    refused = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._folded = session.folded
        self._closed_steps: frozenset[InferenceId] = frozenset()
        self._listing = Listing(session.document, session.folded)

    @property
    def closed(self) -> frozenset[NodeId]:
        """All rows under which none is shown, though some may be there."""
        return self._folded.union(self._closed_steps)

    # --- following the session ---

    def follow(self, event: Event) -> None:
        """Takes in what happened to the session."""
        if event.reset:
            self._closed_steps, self._folded = frozenset(), self._session.folded
            self._restart()
            return
        if event.change is not None:
            if is_structural(event.change):
                self._follow_change(event.change)
            else:
                self._listing.document = self._session.document
            self._touch(event.change)
        if self._folded is not self._session.folded:
            self._folded = self._session.folded
            self._follow_folds()

    def _restart(self) -> None:
        self.beginResetModel()
        self._listing.restart(self._session.document, self.closed)
        self.endResetModel()

    def _follow_change(self, change: Change) -> None:
        listing = self._listing
        for start, stop in listing.removals(self._session.document, change):
            self._remove(start, stop)
        for place, rows in listing.insertions():
            self._insert(place, rows)

    def _follow_folds(self) -> None:
        if len(self.closed.symmetric_difference(self._listing.closed)) > MANY_FOLDS:
            self._restart()
            return
        for start, stop in self._listing.closings(self.closed):
            self._remove(start, stop)
        for place, rows in self._listing.openings():
            self._insert(place, rows)

    def _remove(self, start: int, stop: int) -> None:
        self.beginRemoveRows(ROOT, start, stop - 1)
        self._listing.order.remove(start, stop)
        self.endRemoveRows()

    def _insert(self, place: int, rows: Sequence[Row]) -> None:
        self.beginInsertRows(ROOT, place, place + len(rows) - 1)
        self._listing.order.insert(place, rows)
        self.endInsertRows()

    def _touch(self, change: Change) -> None:
        """Says which rows have other words now: those that changed and their steps. That a
        role changed because of something above is seen when the row is drawn again.
        """
        touched: dict[NodeId, None] = {}
        for name in change.ids("statements"):
            touched[StatementId(name)] = None
            row = self._session.document.statement(name)
            if row is not None and (step := home(row)) is not None:
                touched[step] = None
        touched.update(dict.fromkeys(map(InferenceId, change.ids("inferences"))))
        for node in touched:
            if node in self._listing.order:
                index = self.index_of(node)
                self.dataChanged.emit(index, index)

    def set_step_closed(self, step: InferenceId, *, closed: bool) -> None:
        """Hides or shows what is under a step; the map is not folded."""
        rest = self._closed_steps - {step}
        self._closed_steps = rest | {step} if closed else rest
        self._follow_folds()

    # --- rows and nodes ---

    def row(self, index: Index) -> Row:
        """Node, depth and side of a row that there is."""
        return self._listing.order[index.row()]

    def node(self, index: Index) -> NodeId:
        """The row's statement or step; ``TOP`` for no row."""
        return self.row(index).node if index.isValid() else TOP

    def nodes(self, first: int, last: int) -> list[NodeId]:
        """The nodes of the rows from ``first`` to ``last``."""
        return [self._listing.order[place].node for place in range(first, last + 1)]

    def index_of(self, node: NodeId) -> QModelIndex:
        """Where ``node`` is; no index for ``TOP`` and for what has no row."""
        order = self._listing.order
        return self.index(order.place(node)) if node in order else QModelIndex()

    @property
    def order(self) -> Order:
        """All rows."""
        return self._listing.order

    def parent_of(self, index: Index) -> QModelIndex:
        """The row that a row is under; no index for a root."""
        place = self._listing.order.parent_of(index.row())
        return QModelIndex() if place < 0 else self.index(place)

    def row_for(self, node: NodeId) -> NodeId | None:
        """The row that shows ``node``: itself, or the premise that stands for a step."""
        if node in self._listing.order:
            return node
        premises = self._session.document.links.premises_of(InferenceId(node))
        return next((p for p in premises if p in self._listing.order), None)

    def has_rows(self, node: NodeId) -> bool:
        """Whether anything is under ``node``, shown or not."""
        return has_rows(self._session.document, node)

    def is_open(self, node: NodeId) -> bool:
        """Whether what is under ``node`` is shown."""
        return node not in self._listing.closed

    # --- Qt ---

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._listing.order)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        node = self.node(index)
        if not index.isValid() or not self._session.document.has_node(node):
            return None
        if role == NODE_ROLE:
            return node
        if role == WORD_ROLE:
            return self._word(index)
        if role == Qt.ItemDataRole.EditRole:
            statement = self._session.document.statement(node)
            return statement.text if statement else None
        if role == Qt.ItemDataRole.DisplayRole:
            return row_text(self._session.document, node)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._word(index)}: {row_text(self._session.document, node)}"
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self._described(self.row(index))
        return None

    def _described(self, row: Row) -> str:
        """What a tree would show: how deep, and whether something is hidden."""
        hides = not self.is_open(row.node) and self.has_rows(row.node)
        return f"Level {row.depth}, folded" if hides else f"Level {row.depth}"

    def role_of(self, index: Index) -> Role | None:
        """The role of a row's statement; ``None`` for a step."""
        document, row = self._session.document, self.row(index)
        if row.node not in document.statements:
            return None
        return role_on_side(document, StatementId(row.node), speaks_for=row.speaks_for)

    def _word(self, index: Index) -> str:
        return row_word(self._session.document, self.node(index), self.role_of(index))

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.ItemIsDropEnabled
        usual = flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDropEnabled
        if self.node(index) in self._session.document.inferences:
            return usual
        return usual | flag.ItemIsEditable | flag.ItemIsDragEnabled

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        node = self.node(index)
        if role != Qt.ItemDataRole.EditRole or node not in self._session.document.statements:
            return False
        self._session.do(set_text(self._session.document, StatementId(node), str(value)))
        return True

    # --- drag and drop ---

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [ROWS_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setData(ROWS_MIME, " ".join(self.node(i) for i in indexes).encode("ascii", "ignore"))
        return data

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        found = self._drop(data, row, parent)
        if found is None:
            return False
        reason = refusal(self._session.document, found[0], found[1])
        if reason is not None:
            self.refused.emit(reason)
        return reason is None

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        found = self._drop(data, row, parent)
        if found is not None:
            session = self._session
            moving, to = found
            change = move(session.document, moving, to=to, fresh=session.fresh)
            session.do(change, select=moving)
        return False  # the rows move by the session's event, not by Qt's hand

    def _drop(
        self, data: QMimeData, row: int, onto: Index
    ) -> tuple[tuple[StatementId, ...], Destination] | None:
        """What a drop onto a row, or into the gap over ``row``, would move, and where to;
        ``None`` where it holds no rows of this map.
        """
        names = bytes(data.data(ROWS_MIME).data()).decode("ascii", "ignore").split()
        document = self._session.document
        moving = tuple(StatementId(n) for n in names if n in document.statements)
        if not moving:
            return None
        under, before = (self.node(onto), None) if onto.isValid() else self._gap(row)
        return moving, destination(document, under, before=before, moving=moving[0])

    def _gap(self, place: int) -> tuple[NodeId, NodeId | None]:
        """What the gap over a row is under, and before which row it is, if any: where a group
        ends it belongs to that group.
        """
        order = self._listing.order
        if not 0 < place <= len(order):
            return TOP, order[0].node if place == 0 and len(order) else None
        over = order[place - 1]
        if place < len(order) and order[place].depth >= over.depth:
            above = order.parent_of(place)
            return (TOP if above < 0 else order[above].node), order[place].node
        above = order.parent_of(place - 1)
        return (TOP if above < 0 else order[above].node), None
