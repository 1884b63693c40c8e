"""The lists in the drawer of the article's pane: unmapped sentences, passages, comments."""

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from rejoinder.edits import articles
from rejoinder.edits.quoting import Quotation
from rejoinder.gui.article.doubts import Doubts
from rejoinder.gui.article.pane import ArticlePane
from rejoinder.gui.article.passage_comments import PassageComments
from rejoinder.gui.article.reading import Reading
from rejoinder.gui.article.unmapped import Unmapped
from rejoinder.gui.bench import Bench
from rejoinder.model.anchors import Held, Span, span_of
from rejoinder.model.ids import StatementId
from rejoinder.model.records import Anchor
from rejoinder.review.refinding import Fate


class Lists(QObject):
    """Opens them and keeps them in step; each is made when it is first asked for.

    ``went_to`` asks for a place in the text; ``prepare`` gives a list the keys of the text.
    """

    went_to = Signal(object)

    def __init__(
        self,
        bench: Bench,
        pane: ArticlePane,
        reading: Reading,
        *,
        words: Callable[[], Quotation | None],
    ) -> None:
        super().__init__(pane)
        self._bench = bench
        self._pane = pane
        self._reading = reading
        self._words = words
        self.prepare: Callable[[QWidget], None] = lambda _: None
        pane.drawer.shut.connect(self._shut)

    @cached_property
    def unmapped(self) -> Unmapped:
        """The sentences that no card stands for."""
        made = Unmapped()
        made.chosen.connect(self.went_to)
        made.entered.connect(self._to_text)
        self.prepare(made.list)
        return made

    @cached_property
    def doubts(self) -> Doubts:
        """What became of the passages."""
        made = Doubts(self._bench, self._words)
        made.asked.connect(self._show_doubt)
        return made

    @cached_property
    def comments(self) -> PassageComments:
        """The threads on one passage."""
        return PassageComments(self._bench)

    @cached_property
    def _comments_area(self) -> QScrollArea:
        return _scrolled(self.comments)

    def _shows(self, name: str) -> bool:
        """Whether the page called ``name`` is made, and open."""
        page = self.__dict__.get(name)
        return isinstance(page, QWidget) and self._pane.drawer.shows(page)

    @property
    def rows_in_hand(self) -> QWidget | None:
        """The list of unmapped sentences, where one works in it."""
        return (
            self.unmapped.list
            if self._shows("unmapped") and self.unmapped.list.hasFocus()
            else None
        )

    def follow(self) -> None:
        """The map or the text is another: what is open shows it."""
        if self._shows("unmapped"):
            self._fill_unmapped()
        elif self._shows("doubts"):
            self._fill_doubts()
            self.doubts.tell()
        elif self._shows("_comments_area"):
            self.comments.renew()

    def _to_text(self) -> None:
        self._pane.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _shut(self) -> None:
        self._pane.text.offer(())
        self._to_text()

    # --- unmapped sentences ---

    def open_unmapped(self) -> None:
        self._fill_unmapped()
        self.unmapped.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill_unmapped(self) -> None:
        found = () if self._reading.coverage is None else self._reading.coverage.unmapped
        self.unmapped.show_sentences(found)
        title = f"Not mapped yet: {len(found)}" if found else "Nothing is left unmapped"
        self._pane.open_drawer(self.unmapped, title)

    def show_place(self, span: Span) -> None:
        """Says where in the text one is now."""
        if self._shows("unmapped"):
            self.unmapped.go_to(span)

    # --- passages under a new draft ---

    def open_doubts(self, *, go_on: bool = False, at: Anchor | None = None) -> None:
        """Lists what became of the passages, at the first in doubt, the next, or at one."""
        was_open = self._shows("doubts")
        self._fill_doubts()
        if at is not None:
            self.doubts.go_to(at)
        elif go_on and was_open:
            self.doubts.go_on()
        self.doubts.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.doubts.tell()

    @property
    def has_doubt(self) -> bool:
        """Whether a passage is looked at that is to be decided on."""
        return self._shows("doubts") and self.doubts.fate is not None

    def replace(self, held: Held) -> None:
        """Lets an anchor stand for the words that are selected in the text."""
        words = self._words()
        if words is None:
            self._bench.say("Select the words in the article that are meant, then press this.")
            return
        self._bench.do(lambda d: articles.place_anchor(d, held, words.anchors))

    def _fill_doubts(self) -> None:
        self.doubts.show_article(self._reading.article)
        self._pane.open_drawer(self.doubts, f"Passages: {self.doubts.counts()}", share=0.55)

    def _show_doubt(self, held: Held | None, fate: Fate | None) -> None:
        """Shows in the text what a passage is or may be, and on the map whose it is."""
        text = self._pane.text
        if held is None:
            text.offer(())
            return
        if held.table == "statements":
            self._bench.session.reveal(StatementId(held.id))
        text.offer([c.span for c in fate.candidates] if fate is not None else ())
        if fate is None:
            span = span_of(held.anchor)
            text.select(span.paragraph - 1, span.start, end=span.end)

    # --- comments ---

    def open_comments(self, passage: Anchor, *, write: bool) -> None:
        """Shows the threads on a passage; with ``write`` the keyboard goes to a new one."""
        self.comments.show_passage(passage)
        title = f"Comments on ¶ {passage.paragraph}: “{passage.words}”"
        self._pane.open_drawer(self._comments_area, title)
        if write:
            self.comments.write()


def _scrolled(content: PassageComments) -> QScrollArea:
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(content)
    column.addStretch(1)
    area = QScrollArea()
    area.setObjectName("pane")
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area
