"""The results of a search as Qt's rows, each read only when it is painted."""

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QIcon

from rejoinder.drawing.theme import THEMES, Theme
from rejoinder.editor.finding.search import Hit, Shown
from rejoinder.editor.finding.words import Excerpt
from rejoinder.editor.session import Session
from rejoinder.edits.words import called, capital
from rejoinder.gui.finding.finder import Finder
from rejoinder.gui.icons import icon
from rejoinder.gui.panels.outline_rows import ROLE_ICONS
from rejoinder.gui.panels.outline_words import row_text, row_word
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, NodeId, StatementId
from rejoinder.model.lookup import home
from rejoinder.model.roles import Role, role

COLUMNS = ("Role", "Found", "In", "Argues about")
ROLE, FOUND, IN, UNDER = range(4)
EXCERPT_ROLE = Qt.ItemDataRole.UserRole
"""What is found, with the places of the words that are marked."""

Index = QModelIndex | QPersistentModelIndex
NONE = QModelIndex()


class ResultsModel(QAbstractTableModel):
    """One row a hit. Nothing is worked out for rows that are out of sight."""

    def __init__(self, session: Session, finder: Finder, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._finder = finder
        self._hits: tuple[Hit, ...] = ()
        self._shown: dict[int, Shown] = {}
        self.theme: Theme = THEMES["light"]

    def show_hits(self) -> None:
        """Takes over what is found now."""
        self.beginResetModel()
        self._hits, self._shown = self._finder.hits, {}
        self.endResetModel()

    def renew(self) -> None:
        """The map changed: rows in sight are read again."""
        self._shown = {}
        if self._hits:
            last = self.index(len(self._hits) - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def node(self, row: int) -> NodeId | None:
        """What a row is about; ``None`` where there is no such row, or no such node any more."""
        if not 0 <= row < len(self._hits):
            return None
        node = self._hits[row].node
        return node if self._session.document.has_node(node) else None

    def row_of(self, node: NodeId | None) -> int | None:
        """The row of ``node``."""
        place = self._finder.place(node)
        return place if place is not None and place < len(self._hits) else None

    # --- Qt ---

    def rowCount(self, parent: Index = NONE) -> int:
        return 0 if parent.isValid() else len(self._hits)

    def columnCount(self, parent: Index = NONE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        is_title = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return COLUMNS[section] if is_title else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        node = self.node(index.row())
        if node is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(index, node)
        if role == EXCERPT_ROLE and index.column() == FOUND:
            return self._excerpt(index.row())
        if role == Qt.ItemDataRole.DecorationRole and index.column() == ROLE:
            return self._icon(node)
        return None

    def _text(self, index: Index, node: NodeId) -> str:
        document = self._session.document
        if index.column() == ROLE:
            return row_word(document, node, role_of(document, node))
        if index.column() == UNDER:
            return argues_about(document, node)
        if index.column() == FOUND:
            return self._excerpt(index.row()).line
        hit = self._hits[index.row()]
        place = self._shown_at(index.row()).place
        return f"{place}, similar" if hit.is_similar else place

    def _excerpt(self, row: int) -> Excerpt:
        """What is found; a step without words of its own is told by what it is."""
        found = self._shown_at(row).excerpt
        node = self._hits[row].node
        if found.line:
            return found
        return Excerpt(
            row_text(self._session.document, node) or called(self._session.document, node)
        )

    def _shown_at(self, row: int) -> Shown:
        if row not in self._shown:
            self._shown[row] = self._finder.shown(self._hits[row])
        return self._shown[row]

    def _icon(self, node: NodeId) -> QIcon:
        found = role_of(self._session.document, node)
        color = self.theme.secondary if found is None else self.theme.roles[found]
        return icon("git-merge" if found is None else ROLE_ICONS[found], color)


def role_of(document: Document, node: NodeId) -> Role | None:
    """A statement's role; a step has none."""
    return role(document, StatementId(node)) if node in document.statements else None


def argues_about(document: Document, node: NodeId) -> str:
    """What a statement or a step argues about, in a few words; empty at a root."""
    statement = document.statement(node)
    step = InferenceId(node) if statement is None else home(statement)
    if step is None:
        return ""
    return capital(called(document, document.inferences[step].conclusion))
