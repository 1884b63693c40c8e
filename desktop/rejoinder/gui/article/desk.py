"""The article as commands see it: joins its pane, the map and the session of one window."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from rejoinder.editor.commands import TEXT_MENU
from rejoinder.edits import articles
from rejoinder.edits.quoting import Quotation
from rejoinder.gui.actions import Actions
from rejoinder.gui.article.attaching import Attaching
from rejoinder.gui.article.lists import Lists
from rejoinder.gui.article.mirror import Mirror
from rejoinder.gui.article.over import Over
from rejoinder.gui.article.pane import ArticlePane
from rejoinder.gui.article.reading import Reading
from rejoinder.gui.article.reasons import open_reasons
from rejoinder.gui.article.selected import Selected
from rejoinder.gui.article.stepping import next_span
from rejoinder.gui.bench import Bench
from rejoinder.gui.canvas.view import Canvas
from rejoinder.gui.docks import Docks
from rejoinder.gui.menus import context_menu
from rejoinder.gui.panes import Panes
from rejoinder.model.anchors import Span, stands
from rejoinder.model.change import Change
from rejoinder.model.ids import StatementId
from rejoinder.model.records import Anchor

ZOOM = "article-zoom"
"""The name under which the size of the letters is remembered, in hundredths."""


class ArticleDesk(QObject):
    """Attaches texts, puts words on the map, goes through the text; ``mirror`` keeps both sides
    in step.
    """

    def __init__(
        self,
        bench: Bench,
        pane: ArticlePane,
        canvas: Canvas,
        *,
        panes: Panes,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._bench = bench
        self._pane = pane
        self._canvas = canvas
        self._panes = panes
        self.reading = Reading(bench.session)
        self._selected = Selected(pane, self.reading)
        self.lists = Lists(bench, pane, self.reading, words=self.words)
        self.mirror = Mirror(bench, pane, canvas, reading=self.reading, lists=self.lists)
        self.attaching = Attaching(bench, pane, self.reading, attached=self._attached)
        self._returns: QWidget | None = None
        self._connect()
        pane.text.set_zoom(int(bench.settings.word(ZOOM, "100")) / 100)

    def _connect(self) -> None:
        pane, text = self._pane, self._pane.text
        pane.attach_asked.connect(self.attach)
        pane.paste_asked.connect(self.paste)
        pane.describe_asked.connect(self.describe)
        pane.dropped.connect(self.attaching.read)
        pane.unmapped_asked.connect(self.list_unmapped)
        pane.doubts_asked.connect(self.list_doubts)
        pane.picker.picked.connect(lambda _: self._choose())
        pane.strip.asked.connect(self._go_to_sentence)
        text.commented.connect(self._open_comment)
        text.zoomed.connect(self._remember_zoom)
        self._canvas.editing_changed.connect(self._come_back)
        self._canvas.offers.words = self.words
        self._canvas.offers.landed.connect(lambda _: self._pass_on())
        self.lists.went_to.connect(self._select)

    def use(self, actions: Actions, docks: Docks) -> None:
        """Takes the commands, for the keys of the text, its menu and the bar over words; and
        what other panels ask of the article."""
        docks.inspector.passage_asked.connect(self._show_anchor)
        docks.inspector.anchor_replaced.connect(self.lists.replace)
        docks.comments.passage_asked.connect(self._show_thread)
        docks.agenda.passage_asked.connect(self._show_thread)
        text = self._pane.text
        actions.add_text_keys(text)
        self.lists.prepare = actions.add_text_keys
        self.over = Over(self._bench, text, self.words, actions)
        text.menu_requested.connect(
            lambda at: context_menu(actions, self._pane, TEXT_MENU).popup(at)
        )

    def _show_pane(self) -> None:
        """Brings the pane into sight, up to date."""
        self._panes.show("article")
        self.mirror.freshen()

    # --- the article as a whole ---

    def attach(self) -> None:
        self.attaching.open()

    def paste(self) -> None:
        self.attaching.paste()

    def describe(self) -> None:
        self.attaching.describe()

    def detach(self) -> None:
        self.attaching.detach()

    def _attached(self) -> None:
        """A text was attached: it is shown, with what is to be decided."""
        self._show_pane()
        if self.reading.doubts:
            self.lists.open_doubts()
        else:
            self._pane.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self) -> None:
        self.reading.choose(self._pane.chosen)
        self.mirror.show()

    def has_article(self) -> bool:
        return bool(self._bench.document.articles)

    def has_text(self) -> bool:
        return any(article.paragraphs for article in self._bench.document.articles.values())

    def zoom(self, by: int) -> None:
        text = self._pane.text
        text.set_zoom(text.zoom * (1.1 if by > 0 else 1 / 1.1))

    def _remember_zoom(self, zoom: float) -> None:
        self._bench.settings.set_word(ZOOM, str(round(zoom * 100)))

    # --- words ---

    def words(self) -> Quotation | None:
        return self._selected.words()

    def copy(self) -> None:
        self._pane.text.copy()

    def quoted(self, change: Change) -> None:
        """Does what puts words on the map, and opens them for typing there."""
        new = StatementId(change.created("statements")[0])
        self._returns = self.lists.rows_in_hand or self._pane.text
        self._pass_on()
        self._bench.session.do(change, select=[new])
        self._canvas.edit_offered(new)

    def _pass_on(self) -> None:
        """Reading goes on behind the words that are on the map now."""
        caret = self._pane.text.caret
        caret.put(max(caret.spot, caret.mark))
        self._pane.text.tell_moved()

    def _come_back(self, editing: bool) -> None:
        """Once words are what they should be the keyboard is back where they came from; not
        where a click elsewhere ended the typing."""
        back, self._returns = self._returns, self._returns if editing else None
        is_click = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        if not editing and back is not None and back.isVisible() and not is_click:
            back.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_aside(self) -> None:
        """Asks why the sentence is no part of the argument; one that is set aside is taken
        back."""
        article, passages = self.reading.article, self._selected.passages()
        if article is None or not passages:
            self._bench.say("Go to a sentence of the article first.")
            return
        spans = [Span(a.paragraph, a.start, a.end) for a in passages]
        if any(_meet(s.span, spans) for s in self.reading.aside()):
            verbs = [partial(articles.take_back, article=article, span=span) for span in spans]
            self._bench.do_all(verbs, "Take back into the argument")
            return
        act = partial(self._set_aside, passages)
        open_reasons(self._pane, self._by_caret(), act)

    def _set_aside(self, passages: Iterable[Anchor], reason: str) -> None:
        verbs = [
            partial(articles.set_aside, article=p.article, passage=p, reason=reason)
            for p in passages
        ]
        self._bench.do_all(verbs, "Set aside")

    def _by_caret(self) -> QPoint:
        text = self._pane.text
        spot = text.on_screen(text.caret.spot).bottomLeft().toPoint()
        return text.viewport().mapToGlobal(spot)

    def comment(self) -> None:
        """Opens the field for a comment on the words, or on the sentence at the caret."""
        passages = self._selected.passages()
        if passages:
            self.lists.open_comments(passages[0], write=True)

    def _open_comment(self, paragraph: int, start: int) -> None:
        for _, comment in self.reading.comments():
            passage = comment.passage
            if passage is not None and (passage.paragraph, passage.start) == (paragraph, start):
                self.lists.open_comments(passage, write=False)

    # --- going through the text ---

    def has(self, what: str) -> bool:
        """Whether there is anywhere to go."""
        if what == "own":
            name = self._bench.session.current_statement
            return name is not None and bool(self._bench.document.statements[name].anchors)
        if not self._pane.isVisible() or self.reading.coverage is None:
            return False
        if what == "unmapped":
            return self.reading.coverage.counted > self.reading.coverage.mapped
        if what == "doubt":
            return bool(self.reading.doubts)
        if what == "chosen doubt":
            return self.lists.has_doubt
        return bool(self.reading.passages if what == "passage" else self.reading.paragraphs)

    def step(self, what: str, *, back: bool) -> None:
        """Goes to the next place, from the last one to the first; the map follows."""
        if what == "doubt":
            self.lists.open_doubts(go_on=True)
            return
        places = self.reading.places(what)
        is_inside = what == "sentence" and not back
        span = next_span(places, self._pane.text.caret, back=back, is_inside=is_inside)
        if span is None and places:
            span = places[-1 if back else 0]
            self._bench.say("From the end to the beginning." if not back else "From the beginning.")
        if span is not None:
            self._select(span)

    def _go_to_sentence(self, number: int) -> None:
        self._select(self.reading.places("sentence")[number])
        self._pane.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _select(self, span: Span) -> None:
        """Selects a place in the text, and on the map what stands for it."""
        self._pane.text.select(span.paragraph - 1, span.start, end=span.end)
        self.lists.show_place(span)
        statements = self.reading.on(span)
        if statements:
            self.mirror.pick(statements)

    def show_passage(self) -> None:
        """Goes to the first passage of what is selected on the map."""
        name = self._bench.session.current_statement
        anchors = () if name is None else self._bench.document.statements[name].anchors
        if anchors:
            self._show_anchor(anchors[0])

    def _show_anchor(self, anchor: Anchor) -> None:
        self._show_pane()
        if anchor.article != self.reading.article:
            self.reading.choose(anchor.article)
            self.mirror.show()
        if not self.reading.paragraphs:
            self._bench.say("The article has no text yet: attach it first (Article menu).")
        elif stands(anchor, self.reading.paragraphs):
            self._pane.text.select(anchor.paragraph - 1, anchor.start, end=anchor.end)
            self._pane.text.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.lists.open_doubts(at=anchor)

    def _show_thread(self, passage: Anchor) -> None:
        """Shows a passage with what was said of it."""
        self._show_anchor(passage)
        if stands(passage, self.reading.paragraphs):
            self.lists.open_comments(passage, write=False)

    def list_unmapped(self) -> None:
        self._show_pane()
        self.lists.open_unmapped()

    def choose(self) -> None:
        self.lists.doubts.choose()

    def list_doubts(self) -> None:
        self._show_pane()
        self.lists.open_doubts()


def _meet(span: Span, others: Iterable[Span]) -> bool:
    return any(
        span.paragraph == o.paragraph and span.start < o.end and o.start < span.end for o in others
    )
