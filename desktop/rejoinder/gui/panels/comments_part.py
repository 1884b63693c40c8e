"""Comment threads on one thing: read, answered, resolved, opened again."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from rejoinder.edits import comments
from rejoinder.gui.bench import Bench
from rejoinder.gui.fields import LineField, TextField
from rejoinder.gui.panels.sheet import Part
from rejoinder.gui.panels.thread import Thread, on_key
from rejoinder.gui.person import own_name
from rejoinder.model.ids import CommentId
from rejoinder.model.records import Anchor, Comment
from rejoinder.model.text import one_line


class CommentsPart(Part):
    """All threads on a node, the open ones first, and a field for a new one."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench, "Comments")
        self._shown: tuple[tuple[CommentId, Comment], ...] = ()
        self.threads: list[Thread] = []
        self.on = ""
        self._drafts: dict[str, str] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.rows.addLayout(self._list)
        self.field = TextField("New comment", hint="Write a comment; Ctrl+Enter sends it", lines=2)
        self.rows.addWidget(self.field)
        self.author = LineField("Your name", hint=f"Your name ({own_name()})")
        self._send = QPushButton("Comment")
        self._send.setToolTip("Add the comment (Ctrl+Enter)")
        self._send.clicked.connect(self.send)
        row = QHBoxLayout()
        row.addWidget(self.author, 1)
        row.addStretch(0)
        row.addWidget(self._send, 0, Qt.AlignmentFlag.AlignRight)
        self.rows.addLayout(row)
        self._typed("")
        self.field.typed.connect(self._typed)
        on_key(self.field, ("Ctrl+Return", "Ctrl+Enter"), self.send)

    def refresh(self) -> None:
        self.show_for("" if self.node is None else self.node)

    def show_for(self, on: str) -> None:
        """Shows the threads on anything that can be commented on, such as a source, and what
        was being written there.
        """
        if on != self.on:
            self._drafts[self.on] = self.field.clean()
            draft = self._drafts.pop(on, "")
            self.field.show_text(draft)
            self._typed(draft)
        self.on = on
        found = sorted(
            ((name, c) for name, c in self.bench.document.comments.items() if self.is_here(c)),
            key=lambda row: (row[1].resolved, row[1].time),
        )
        if tuple(found) != self._shown:
            self._shown = tuple(found)
            self._rebuild()

    def is_here(self, comment: Comment) -> bool:
        """Whether a thread belongs in this list."""
        return comment.on == self.on

    def passage(self) -> Anchor | None:
        """What of an article a new comment is about, beside what it is on."""
        return None

    def _rebuild(self) -> None:
        for old in self.threads:
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.threads = [Thread(self.bench, name, comment) for name, comment in self._shown]
        for thread in self.threads:
            self._list.addWidget(thread)

    def thread_of(self, name: CommentId) -> Thread | None:
        """The thread called ``name``, where it is shown."""
        return next((each for each in self.threads if each.name == name), None)

    def write(self) -> None:
        """Goes to the field for a new comment."""
        self.field.setFocus()

    def _typed(self, text: str) -> None:
        """Asks for a name only beside the first comment; the preferences have it later."""
        self._send.setVisible(bool(text.strip()))
        self.author.setVisible(bool(text.strip()) and not self.bench.settings.author)

    def send(self) -> None:
        """Starts a thread with what is in the field."""
        text, on = self.field.clean().strip(), self.on
        if not text:
            return
        if name := one_line(self.author.text()):
            self.bench.settings.author = name
            self.author.clear()
        add = partial(
            comments.add_comment,
            on=on,
            fresh=self.bench.session.fresh,
            author=self.bench.author,
            time=self.bench.now(),
            text=text,
            passage=self.passage(),
        )
        change = self.bench.do(add)
        if change is not None:
            self.field.show_text("")
            self._typed("")
