"""The list under the canvas of open comments."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rejoinder.editor.session import Event, Session
from rejoinder.editor.threads import every_comment, open_comments
from rejoinder.edits import comments
from rejoinder.edits.words import called, capital
from rejoinder.gui.bench import Bench, told_time
from rejoinder.gui.fields import Picker, caption, icon_button
from rejoinder.gui.panels.table import Table
from rejoinder.gui.plain import literal
from rejoinder.model.change import Change
from rejoinder.model.citation import short_citation
from rejoinder.model.document import Document
from rejoinder.model.ids import ArticleId, CommentId, SourceId, StatementId
from rejoinder.model.records import Anchor, Inference, Record, Statement

WHERE = (
    ("Anywhere", ""),
    ("On statements", "statements"),
    ("On steps", "inferences"),
    ("On sources", "sources"),
    ("On passages", "articles"),
)


class CommentList(QWidget):
    """The open threads in reading order, or all of them; the row follows the selection.

    ``passage_asked`` tells the passage of a thread that is not on a node but on an article.
    """

    passage_asked = Signal(object)

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bench = bench
        self._on: frozenset[str] = frozenset()
        self.table = Table("Open comments", ("Comment", "On", "By", "When"))
        self._empty = caption("No open comments. Ctrl+Alt+M comments on what is selected.")
        self._empty.setContentsMargins(12, 10, 12, 10)
        self.filter = Picker("Which comments")
        self.filter.offer((("Open", False), ("All", True)), False)
        self.filter.setMaximumWidth(110)
        self.where = Picker("Comments on what")
        self.where.offer(WHERE, "")
        self.where.setFixedWidth(150)
        self._resolve = icon_button("check", "Resolve comment", self.resolve)
        self.table.asked.connect(self._go)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._empty)
        layout.addWidget(self.table, 1)
        layout.addLayout(self._foot())
        self._resolve.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusProxy(self.table)
        self.filter.picked.connect(lambda _: self._refresh())
        self.table.marked.connect(self._show_act)
        self.where.picked.connect(lambda _: self._refresh())
        self._unsubscribe = bench.session.subscribe(self._follow)
        self.destroyed.connect(self._unsubscribe)
        self._refresh()

    def _follow(self, _: Session, event: Event) -> None:
        if event.reset or (event.change is not None and self._concerns(event.change)):
            self._refresh()
        if event.selection:
            self._follow_selection()

    def _concerns(self, change: Change) -> bool:
        """Whether a thread, its place or what it is on may be another now."""
        document = self._bench.document
        if change.ids("comments"):
            return True
        if not document.comments:
            return False
        places = [(row.id in self._on, row.before, row.after) for row in change.rows]
        return any(is_on or place_of(old) != place_of(new) for is_on, old, new in places)

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(8, 4, 8, 4)
        row.addWidget(self.filter)
        row.addWidget(self.where)
        row.addStretch(1)
        row.addWidget(self._resolve)
        return row

    def _follow_selection(self) -> None:
        """Marks the first thread on what is selected, unless one on it is marked."""
        document, node = self._bench.document, self._bench.session.current
        marked = document.comments.get(CommentId(self.table.current()))
        if marked is None or marked.on != node:
            listed = self._listed() if node in self._on else ()
            self.table.choose(next((n for n, on in listed if on == node), ""))

    def _listed(self) -> tuple[tuple[CommentId, str], ...]:
        """The threads that the filters let through."""
        document, where = self._bench.document, str(self.where.value() or "")
        listed = (every_comment if self.filter.value() else open_comments)(document)
        return tuple((n, on) for n, on in listed if not where or on in document.table(where))

    def _refresh(self) -> None:
        document = self._bench.document
        self._on = frozenset(comment.on for comment in document.comments.values())
        names = [name for name, _ in self._listed()]
        resolved = [name for name in names if document.comments[name].resolved]
        self.table.fill(names, partial(_cells, document), dim=resolved)
        self.table.setVisible(bool(names))
        self._show_act()
        self._empty.setVisible(not names)

    def showEvent(self, event: object) -> None:  # Qt's signature
        self.table.setColumnWidth(0, self.width() * 45 // 100)
        self.table.setColumnWidth(1, self.width() * 30 // 100)
        self.table.setColumnWidth(2, self.width() * 10 // 100)

    def _go(self) -> None:
        """Goes to what the marked thread is on: the card, the source, the words."""
        document = self._bench.document
        comment = document.comments.get(CommentId(self.table.current()))
        if comment is None:
            return
        if document.has_node(comment.on):
            self._bench.go_to(StatementId(comment.on))
        elif comment.passage is not None:
            self.passage_asked.emit(comment.passage)
        elif comment.on in document.sources:
            self._edit_source(SourceId(comment.on))

    def _edit_source(self, source: SourceId) -> None:
        from rejoinder.gui.dialogs.source import edit_source

        edit_source(self._bench, source)

    def _show_act(self) -> None:
        """The button does what the marked thread needs; without one it can't be pressed."""
        comment = self._bench.document.comments.get(CommentId(self.table.current()))
        self._resolve.setEnabled(comment is not None)
        is_over = comment is not None and comment.resolved
        self._resolve.setText("Reopen comment" if is_over else "Resolve comment")
        self._resolve.setAccessibleName(self._resolve.text())
        self._resolve.setToolTip(literal(self._resolve.text()))

    def resolve(self) -> None:
        """Closes the thread of the current row, or opens it again."""
        name = CommentId(self.table.current())
        comment = self._bench.document.comments.get(name)
        if comment is not None:
            verb = comments.reopen if comment.resolved else comments.resolve
            self._bench.do(lambda d: verb(d, name))


def _cells(document: Document, name: str) -> tuple[str, str, str, str]:
    """What a thread says, what it is on, by whom and when it was begun."""
    comment = document.comments[CommentId(name)]
    answers = len(comment.replies)
    text = f"{comment.text} (+{answers})" if answers else comment.text
    text = f"✓ {text}" if comment.resolved else text
    place = on_passage(comment.passage) or commented(document, comment.on)
    return text, place, comment.author, told_time(comment.time)


def place_of(record: Record | None) -> object:
    """What decides where a row of the map stands among the others."""
    if isinstance(record, Statement):
        return record.premise_of, record.order
    return (record.conclusion, record.order) if isinstance(record, Inference) else record


def commented(document: Document, on: str) -> str:
    """What a comment is on, in a few words."""
    if document.has_node(on):
        return capital(called(document, StatementId(on)))
    source = document.sources.get(SourceId(on))
    article = document.articles.get(ArticleId(on))
    if source is None:
        return "An article" if article is None or not article.title else f"“{article.title}”"
    return short_citation(source)


def on_passage(passage: Anchor | None) -> str:
    """The place of a passage, and its words; empty where a comment is on none."""
    if passage is None:
        return ""
    return (
        f"¶ {passage.paragraph}: “{passage.words}”" if passage.words else f"¶ {passage.paragraph}"
    )
