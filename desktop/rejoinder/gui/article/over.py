"""Keeps the bar with the commands for selected words over them, and out of the way otherwise."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect

from rejoinder.editor.session import Event, Session
from rejoinder.edits.quoting import Quotation
from rejoinder.edits.words import called
from rejoinder.gui.actions import Actions
from rejoinder.gui.article.article_text import ArticleText
from rejoinder.gui.article.bar import ON_BAR, WordsBar
from rejoinder.gui.bench import Bench


class Over(QObject):
    """Shows the bar while words are selected and the text has the keyboard."""

    def __init__(
        self,
        bench: Bench,
        text: ArticleText,
        words: Callable[[], Quotation | None],
        actions: Actions,
    ) -> None:
        super().__init__(text)
        self._bench = bench
        self._text = text
        self._words = words
        self._actions = actions
        self.bar = WordsBar(text.viewport())
        self.bar.fill(actions.by_id[name] for name in ON_BAR)
        text.moved.connect(self.follow)
        text.selected_words.connect(self.follow)
        text.dragging.connect(lambda on: self.bar.hide() if on else self.follow())
        self._unsubscribe = bench.session.subscribe(self._hear)
        self.destroyed.connect(self._unsubscribe)

    def _hear(self, session: Session, event: Event) -> None:
        if event.selection or event.change is not None or event.reset:
            self._tell()

    def follow(self) -> None:
        """Shows, moves or hides the bar."""
        text = self._text
        if text.is_selecting or not text.hasFocus() or self._words() is None:
            self.bar.hide()
            return
        box = self._selected()
        if not box.intersects(text.viewport().rect()):
            self.bar.hide()
            return
        self._tell()
        self._actions.refresh()
        self.bar.place(box)
        self.bar.show()
        self.bar.raise_()

    def _selected(self) -> QRect:
        """From the first selected line to the last, in the viewport."""
        caret = self._text.caret
        first, last = sorted((caret.spot, caret.mark))
        top, bottom = self._text.on_screen(first), self._text.on_screen(last)
        return top.united(bottom).toAlignedRect()

    def _tell(self) -> None:
        session = self._bench.session
        if not session.document.statements:
            self.bar.say_about("Becomes the thesis of the map")
        elif session.current is None:
            self.bar.say_about("Select a card on the map to argue about")
        else:
            self.bar.say_about(f"About {called(session.document, session.current)}")
