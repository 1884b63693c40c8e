"""The outline as Qt's tree of rows, kept in step with the session by what changed.

The model holds its own copy of the tree, so that at every signal it is consistent, and
expanded rows, selection and scroll position stay where an edit did not touch them.
"""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
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
from rejoinder.gui.panels.outline_tree import TOP, OutlineTree, destination, outline_tree
from rejoinder.gui.panels.outline_words import row_text, row_word
from rejoinder.model.change import Change
from rejoinder.model.ids import InferenceId, NodeId, StatementId
from rejoinder.model.records import Inference, Statement
from rejoinder.model.roles import Role, roles

ROWS_MIME = "application/x-rejoinder-rows"
NODE_ROLE = Qt.ItemDataRole.UserRole
WORD_ROLE = Qt.ItemDataRole.UserRole + 1
"""What the row is: "Premise", "Objection" …"""

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
"""No index: what the first rows are under."""


class OutlineModel(QAbstractItemModel):
    """One column. ``refused`` says why a drop may not be; ``grown`` names rows that are new."""

    refused = Signal(str)
    grown = Signal(list)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._numbers: dict[NodeId, int] = {}
        self._names: list[NodeId] = []
        self._children: dict[NodeId, list[NodeId]] = {}
        self._parent: dict[NodeId, NodeId] = {}
        self._roles = roles(session.document)
        self._adopt(TOP, outline_tree(session.document))

    # --- following the session ---

    def follow(self, event: Event) -> None:
        """Takes in what happened to the session."""
        if event.reset:
            self.beginResetModel()
            self._children, self._parent = {}, {}
            self._roles = roles(self._session.document)
            self._adopt(TOP, outline_tree(self._session.document))
            self.endResetModel()
        elif event.change is not None:
            before, self._roles = self._roles, roles(self._session.document)
            if _is_structural(event.change):
                self._sync(outline_tree(self._session.document))
            self._touch(event.change, before)

    def _touch(self, change: Change, before: Mapping[StatementId, Role]) -> None:
        """Says which rows now have other words: those that changed, the steps that they
        belong to, and those whose role changed because of something far above."""
        touched: dict[NodeId, None] = {}
        for name in (*change.ids("statements"), *change.ids("inferences")):
            touched[StatementId(name)] = None
            touched[self._parent.get(StatementId(name), TOP)] = None
        for statement, role in self._roles.items():
            if before.get(statement) is not role:
                touched[statement] = None
        for node in touched:
            index = self.index_of(node)
            if index.isValid():
                self.dataChanged.emit(index, index)

    def _sync(self, tree: OutlineTree) -> None:
        target = {child: parent for parent, rows in tree.children.items() for child in rows}
        for parent in list(self._children):
            rows = self._children.get(parent, [])
            for row in range(len(rows) - 1, -1, -1):
                if target.get(rows[row]) != parent:
                    self._remove(parent, row)
        new: list[NodeId] = []
        waiting: list[NodeId] = [TOP]
        while waiting:
            parent = waiting.pop()
            new.extend(self._arrange(parent, tree))
            waiting.extend(tree.below(parent))
        if new:
            self.grown.emit(new)

    def _remove(self, parent: NodeId, row: int) -> None:
        self.beginRemoveRows(self.index_of(parent), row, row)
        gone = [self._children[parent].pop(row)]
        while gone:
            node = gone.pop()
            gone.extend(self._children.pop(node, ()))
            self._parent.pop(node, None)
        self.endRemoveRows()

    def _arrange(self, parent: NodeId, tree: OutlineTree) -> Iterator[NodeId]:
        """Puts the rows under ``parent`` in the order of ``tree``; yields those that are new."""
        rows = self._children.setdefault(parent, [])
        for row, node in enumerate(tree.below(parent)):
            if row < len(rows) and rows[row] == node:
                continue
            under = self.index_of(parent)
            if node in rows:
                old = rows.index(node)
                self.beginMoveRows(under, old, old, under, row)
                rows.insert(row, rows.pop(old))
                self.endMoveRows()
            else:
                self.beginInsertRows(under, row, row)
                rows.insert(row, node)
                self._parent[node] = parent
                self._adopt(node, tree)
                self.endInsertRows()
                yield node

    def _adopt(self, top: NodeId, tree: OutlineTree) -> None:
        """Takes over all that ``tree`` has under ``top``, without a signal."""
        waiting = [top]
        while waiting:
            node = waiting.pop()
            rows = tree.below(node)
            self._children[node] = list(rows)
            self._parent.update(dict.fromkeys(rows, node))
            waiting.extend(rows)

    # --- rows and nodes ---

    def node(self, index: Index) -> NodeId:
        """The row's statement or step; ``TOP`` for no row."""
        return self._names[index.internalId()] if index.isValid() else TOP

    def index_of(self, node: NodeId) -> QModelIndex:
        """Where ``node`` is; no index for ``TOP`` and for what has no row."""
        parent = self._parent.get(node)
        if parent is None:
            return QModelIndex()
        return self.createIndex(self._children[parent].index(node), 0, self._number(node))

    def depth(self, node: NodeId) -> int:
        """How many rows ``node`` is under, itself included."""
        depth = 0
        while node != TOP:
            node, depth = self._parent[node], depth + 1
        return depth

    def row_for(self, node: NodeId) -> NodeId | None:
        """The row that shows ``node``: itself, or the premise that stands for a step."""
        if node in self._parent:
            return node
        premises = self._session.document.links.premises_of(InferenceId(node))
        return next((p for p in premises if p in self._parent), None)

    def _number(self, node: NodeId) -> int:
        number = self._numbers.get(node)
        if number is None:
            number = self._numbers[node] = len(self._names)
            self._names.append(node)
        return number

    def index(self, row: int, column: int, parent: Index = ROOT) -> QModelIndex:
        rows = self._children.get(self.node(parent), [])
        if column != 0 or not 0 <= row < len(rows):
            return QModelIndex()
        return self.createIndex(row, 0, self._number(rows[row]))

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]  # Qt overloads it
        above = self._parent.get(self.node(index), TOP)
        return QModelIndex() if above == TOP else self.index_of(above)

    def rowCount(self, parent: Index = ROOT) -> int:
        return len(self._children.get(self.node(parent), ())) if parent.column() <= 0 else 0

    def columnCount(self, parent: Index = ROOT) -> int:
        return 1

    # --- what rows say ---

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        node = self.node(index)
        if not index.isValid() or not self._session.document.has_node(node):
            return None
        if role == NODE_ROLE:
            return node
        if role == WORD_ROLE:
            return self._word(node)
        if role == Qt.ItemDataRole.EditRole:
            statement = self._session.document.statement(node)
            return statement.text if statement else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(node)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._word(node)}: {self._text(node)}"
        return None

    def role_of(self, node: NodeId) -> Role | None:
        """The role of a statement; ``None`` for a step."""
        return self._roles.get(StatementId(node))

    def _word(self, node: NodeId) -> str:
        return row_word(self._session.document, node, self.role_of(node))

    def _text(self, node: NodeId) -> str:
        return row_text(self._session.document, node)

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
        found = self._drop(data, row, self.node(parent))
        if found is None:
            return False
        reason = refusal(self._session.document, found[0], found[1])
        if reason is not None:
            self.refused.emit(reason)
        return reason is None

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        found = self._drop(data, row, self.node(parent))
        if found is not None:
            session = self._session
            moving, to = found
            change = move(session.document, moving, to=to, fresh=session.fresh)
            session.do(change, select=moving)
        return False  # the rows move by the session's event, not by Qt's hand

    def _drop(
        self, data: QMimeData, row: int, under: NodeId
    ) -> tuple[tuple[StatementId, ...], Destination] | None:
        """What a drop would move, and where to; ``None`` where it holds no rows of this map."""
        names = bytes(data.data(ROWS_MIME).data()).decode("ascii", "ignore").split()
        document = self._session.document
        moving = tuple(StatementId(n) for n in names if n in document.statements)
        if not moving:
            return None
        rows = self._children.get(under, [])
        before = rows[row] if 0 <= row < len(rows) else None
        return moving, destination(document, under, before=before, moving=moving[0])


def _is_structural(change: Change) -> bool:
    """Whether ``change`` may move, add or remove rows; typing does not."""
    for row in change.rows:
        before, after = row.before, row.after
        if isinstance(before, Statement) and isinstance(after, Statement):
            if (before.premise_of, before.order) != (after.premise_of, after.order):
                return True
        elif isinstance(before, Inference) and isinstance(after, Inference):
            if (before.conclusion, before.order) != (after.conclusion, after.order):
                return True
        elif row.table in ("statements", "inferences", "map"):
            return True
    return False
