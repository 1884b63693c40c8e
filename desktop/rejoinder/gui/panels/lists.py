"""Lists under the canvas: open comments, and problems that were found in a map."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from rejoinder.editor.search import open_comments
from rejoinder.editor.session import Event, Session
from rejoinder.edits import comments
from rejoinder.edits.words import called, capital
from rejoinder.gui.bench import Bench, told_time
from rejoinder.gui.fields import caption, icon_button
from rejoinder.model.citation import short_citation
from rejoinder.model.document import Document
from rejoinder.model.ids import CommentId, NodeId, SourceId, StatementId
from rejoinder.model.problem import Problem
from rejoinder.model.text import one_line

_ID = Qt.ItemDataRole.UserRole


class Table(QTreeWidget):
    """Rows of plain text in columns; ``Enter`` or a double click goes there."""

    def __init__(self, name: str, columns: Sequence[str]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setHeaderLabels(list(columns))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)

    def fill(self, rows: Sequence[tuple[str, Sequence[str]]]) -> None:
        """Each row by its id and its cells; the current one stays current if it is there."""
        kept = self.current()
        self.clear()
        for name, cells in rows:
            item = QTreeWidgetItem([one_line(cell) for cell in cells])
            item.setData(0, _ID, name)
            self.addTopLevelItem(item)
            if name == kept:
                self.setCurrentItem(item)

    def current(self) -> str:
        """The id of the current row; empty if there is none."""
        item = self.currentItem()
        return "" if item is None else str(item.data(0, _ID))


class CommentList(QWidget):
    """Every open thread in reading order."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bench = bench
        self.table = Table("Open comments", ("Comment", "On", "By", "When"))
        self._empty = caption("No open comments. Ctrl+Alt+M comments on what is selected.")
        self._empty.setContentsMargins(12, 10, 12, 10)
        self._resolve = icon_button("check", "Resolve comment", self.resolve)
        self.table.itemActivated.connect(self._go)
        self.table.itemClicked.connect(self._go)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._empty)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._resolve, 0, Qt.AlignmentFlag.AlignRight)
        self._resolve.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusProxy(self.table)
        self._unsubscribe = bench.session.subscribe(self._follow)
        self.destroyed.connect(self._unsubscribe)
        self._refresh()

    def _follow(self, _: Session, event: Event) -> None:
        if event.change is not None or event.reset:
            self._refresh()

    def _refresh(self) -> None:
        document = self._bench.document
        rows = []
        for name, on in open_comments(document):
            comment = document.comments[name]
            answers = len(comment.replies)
            text = f"{comment.text} (+{answers})" if answers else comment.text
            told = told_time(comment.time)
            rows.append((str(name), (text, commented(document, on), comment.author, told)))
        self.table.fill(rows)
        self.table.setVisible(bool(rows))
        self._resolve.setVisible(bool(rows))
        self._empty.setVisible(not rows)

    def showEvent(self, event: object) -> None:  # Qt's signature
        self.table.setColumnWidth(0, self.width() * 45 // 100)
        self.table.setColumnWidth(1, self.width() * 30 // 100)
        self.table.setColumnWidth(2, self.width() * 10 // 100)

    def _go(self) -> None:
        comment = self._bench.document.comments.get(CommentId(self.table.current()))
        if comment is not None and self._bench.document.has_node(comment.on):
            self._bench.go_to(StatementId(comment.on))

    def resolve(self) -> None:
        """Closes the thread of the current row."""
        name = CommentId(self.table.current())
        if name in self._bench.document.comments:
            self._bench.do(lambda d: comments.resolve(d, name))


def commented(document: Document, on: str) -> str:
    """What a comment is on, in a few words."""
    if document.has_node(on):
        return capital(called(document, StatementId(on)))
    source = document.sources.get(SourceId(on))
    return "An article" if source is None else short_citation(source)


class ProblemList(QWidget):
    """What was wrong with the map when it was opened."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bench = bench
        self._problems: tuple[Problem, ...] = ()
        self.table = Table("Problems", ("Problem",))
        self.table.setHeaderHidden(True)
        self.table.itemActivated.connect(self._go)
        self.table.itemClicked.connect(self._go)
        self._empty = caption("No problems were found when this map was opened.")
        self._empty.setContentsMargins(12, 10, 12, 10)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._empty)
        layout.addWidget(self.table, 1)
        self.setFocusProxy(self.table)
        self.show_problems(())

    def show_problems(self, found: tuple[Problem, ...]) -> None:
        """Lists ``found`` in place of an older list."""
        self._problems = found
        self.table.fill([(str(i), (p.message,)) for i, p in enumerate(found)])
        self.table.setVisible(bool(found))
        self._empty.setVisible(not found)

    def _go(self) -> None:
        row = self.table.current()
        if not row:
            return
        node: NodeId = StatementId(self._problems[int(row)].where.id)
        if self._bench.document.has_node(node):
            self._bench.go_to(node)
