"""One thread of comments: read, answered, put otherwise, resolved, opened again, deleted."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from rejoinder.edits import comments
from rejoinder.gui.bench import Bench, told_time
from rejoinder.gui.fields import TextField, caption, icon_button, quiet_button
from rejoinder.gui.plain import PlainLabel
from rejoinder.model.ids import CommentId
from rejoinder.model.records import Comment

FIRST = -1
"""The place of a thread's own words; its replies count from 0."""


class Said(QWidget):
    """What one person said in a thread, with ways to put it otherwise or take it away.

    ``change`` gives it other words; ``remove`` is ``None`` where it goes only with the thread.
    """

    def __init__(
        self,
        head: str,
        text: str,
        *,
        change: Callable[[str], None],
        remove: Callable[[], None] | None,
    ) -> None:
        super().__init__()
        self._change, self._text = change, text
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(caption(head), 1)
        row.addWidget(icon_button("pencil", "Edit these words", self.edit))
        if remove is not None:
            row.addWidget(icon_button("x", "Delete reply", remove))
        column.addLayout(row)
        self.words = PlainLabel(text)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self.words)
        self.field = TextField("Other words", hint="Ctrl+Enter keeps them, Esc doesn’t", lines=2)
        self.field.hide()
        column.addWidget(self.field)
        on_key(self.field, ("Ctrl+Return", "Ctrl+Enter"), self._keep)
        on_key(self.field, ("Esc",), self._leave)

    def edit(self) -> None:
        """Opens the words for typing; what is there is kept when this is pressed again."""
        if not self.field.isHidden():
            self._keep()
            return
        self.words.hide()
        self.field.show_text(self._text)
        self.field.show()
        self.field.setFocus()
        self.field.selectAll()

    def _keep(self) -> None:
        text = self.field.clean().strip()
        if text and text != self._text:
            self._change(text)
        else:
            self._leave()

    def _leave(self) -> None:
        self.field.hide()
        self.words.show()


class Thread(QFrame):
    """One thread: its comment, the replies, and what can be done with it."""

    def __init__(self, bench: Bench, name: CommentId, comment: Comment) -> None:
        super().__init__()
        self.setObjectName("tile")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(f"Comment by {comment.author}")
        self._bench = bench
        self.name = name
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 6, 6, 6)
        layout.setSpacing(4)
        over = " · resolved" if comment.resolved else ""
        self.said = [self._said(told(comment.author, comment.time) + over, comment.text, FIRST)]
        for at, each in enumerate(comment.replies):
            self.said.append(self._said(told(each.author, each.time), each.text, at))
        for said in self.said:
            layout.addWidget(said)
        self.answer = TextField("Reply", hint="Write a reply; Ctrl+Enter sends it", lines=2)
        self.answer.hide()
        layout.addWidget(self.answer)
        layout.addLayout(self._buttons(resolved=comment.resolved))
        on_key(self.answer, ("Ctrl+Return", "Ctrl+Enter"), self.reply)

    def _said(self, head: str, text: str, at: int) -> Said:
        remove = None if at == FIRST else partial(self._remove, at)
        return Said(head, text, change=partial(self._put, at), remove=remove)

    def _buttons(self, *, resolved: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(quiet_button("Reply", self.reply))
        act = self._reopen if resolved else self._resolve
        row.addWidget(quiet_button("Reopen" if resolved else "Resolve", act))
        row.addStretch(1)
        row.addWidget(icon_button("trash-2", "Delete comment", self._delete))
        return row

    def reply(self) -> None:
        """Opens the field for a reply; sends what is in it when pressed again."""
        text, name = self.answer.clean().strip(), self.name
        if self.answer.isHidden() or not text:
            self.answer.show()
            self.answer.setFocus()
            return
        who, when = self._bench.author, self._bench.now()
        self._bench.do(lambda d: comments.reply(d, name, author=who, time=when, text=text))

    def _put(self, at: int, text: str) -> None:
        name = self.name
        if at == FIRST:
            self._bench.do(lambda d: comments.edit_comment(d, name, text))
        else:
            self._bench.do(lambda d: comments.edit_reply(d, name, at, text=text))

    def _remove(self, at: int) -> None:
        self._bench.do(lambda d: comments.remove_reply(d, self.name, at))

    def _resolve(self) -> None:
        self._bench.do(partial(comments.resolve, comment=self.name))

    def _reopen(self) -> None:
        self._bench.do(partial(comments.reopen, comment=self.name))

    def _delete(self) -> None:
        self._bench.do(partial(comments.remove_comment, comment=self.name))


def on_key(field: QWidget, keys: tuple[str, ...], act: Callable[[], None]) -> None:
    """Any of ``keys`` in ``field`` does ``act``."""
    for key in keys:
        shortcut = QShortcut(QKeySequence(key), field)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(act)


def told(author: str, time: str) -> str:
    """Who said it, and when."""
    return " · ".join(part for part in (author or "Somebody", told_time(time)) if part)
