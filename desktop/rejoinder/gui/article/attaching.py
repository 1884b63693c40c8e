"""Attaching a text to the map's article: the first one, or a new draft of it."""

from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog

from rejoinder.edits import articles
from rejoinder.edits.words import count
from rejoinder.formats.texts.reading import ReadText
from rejoinder.gui.article.pane import ArticlePane
from rejoinder.gui.article.reading import Reading
from rejoinder.gui.bench import Bench
from rejoinder.gui.dialogs.ask import ALL, TypedPath
from rejoinder.gui.dialogs.form import Form
from rejoinder.gui.fields import caption, section
from rejoinder.gui.message_bar import Cause
from rejoinder.gui.work import Task, Work
from rejoinder.model.anchors import held_anchors
from rejoinder.model.ids import ArticleId
from rejoinder.model.records import AnchorState, Article
from rejoinder.model.text import paragraphs
from rejoinder.review.refinding import fates

OTHER = 2
"""What the question about a draft returns for "Another article"."""

MOST_PASTED = 2_000_000
"""Characters of a pasted text; a book has fewer."""


class Attaching(QObject):
    """Asks for a text, reads it and puts it into the map. ``attached`` is called then.

    Forms and readers are imported when they are first needed: the window opens sooner.
    """

    def __init__(
        self, bench: Bench, pane: ArticlePane, reading: Reading, *, attached: Callable[[], None]
    ) -> None:
        super().__init__(pane)
        self._bench = bench
        self._pane = pane
        self._reading = reading
        self._attached = attached
        self.work = Work(self)
        pane.add_bar(self.work.bar)

    def open(self) -> None:
        """Asks for a file."""
        path = text_to_open(self._pane)
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Reads a file beside the window, and attaches what is in it."""
        from rejoinder.files.texts import TextReader

        reader = TextReader()
        task = Task(
            run=partial(reader.read, path),
            done=partial(self._take_read, name=path.name),
            failed=lambda refusal: self._bench.tell(str(refusal), cause=Cause.OPENING),
            stop=reader.stop,
            stopped=lambda: self._bench.say(f"{path.name} was not attached."),
        )
        self.work.begin(f"Reading {path.name}…", lambda: task)

    def _take_read(self, found: ReadText, *, name: str) -> None:
        self.take(found.article, name=name)
        if found.notes:
            self._bench.tell(" ".join(found.notes), cause=Cause.OPENING)

    def paste(self) -> None:
        """Takes what is on the clipboard."""
        text = QApplication.clipboard().text()
        if not text.strip():
            self._bench.say("There is no text on the clipboard: copy the article there first.")
        elif len(text) > MOST_PASTED:
            self._bench.say(
                f"The text on the clipboard is too long: {len(text):,} characters; the limit is "
                f"{MOST_PASTED:,}."
            )
        else:
            from rejoinder.formats.texts.reading import described

            found = described(Article(paragraphs=paragraphs(text)))
            self.take(found, name="the clipboard")

    def take(self, found: Article, *, name: str) -> None:
        """Attaches what was read from ``name``, as the map's state asks for it."""
        if not found.paragraphs:
            self._bench.say(f"There is no text in {name}. Choose another file, or paste the text.")
            return
        self._reading.refresh()  # the pane may be out of sight
        record, article = self._reading.record, self._reading.article
        if record is None or article is None:
            self._add(found)
        elif not record.paragraphs:
            self._give(article, articles.completed(record, found))
        else:
            answer = draft_question(self._pane, record).exec()
            if answer == OTHER:
                self._add(found)
            elif answer:
                self._give(article, replace(record, paragraphs=found.paragraphs))

    def _add(self, found: Article) -> None:
        from rejoinder.gui.dialogs.article import ArticleForm

        told = count(len(found.paragraphs), "paragraph was read.", "paragraphs were read.")
        form = ArticleForm(found, title="Attach article", act="Attach", told=told)
        if not form.exec():
            return
        record, fresh = form.answer(), self._bench.session.fresh
        change = self._bench.do(lambda d: articles.add_article(d, record, fresh=fresh))
        if change is not None:
            self._reading.choose(ArticleId(change.created("articles")[0]))
            self._attached()

    def _give(self, article: ArticleId, record: Article) -> None:
        """One step: the text, and what each passage became under it."""
        found = fates(self._bench.document, article, record.paragraphs)
        became = {anchor: fate.after for anchor, fate in found.items()}
        give = partial(articles.attach_text, article=article, record=record, became=became)
        if self._bench.do(give) is not None:
            held = held_anchors(self._bench.document, article)
            self._bench.say(told(Counter(one.anchor.state for one in held)))
            self._attached()

    def detach(self) -> None:
        """Takes the words of the article that is read out of the map."""
        self._reading.refresh()
        record, article = self._reading.record, self._reading.article
        if record is None or article is None or not record.paragraphs:
            self._bench.say("This article has no text in the map: there is nothing to take out.")
        elif self._bench.do(partial(articles.detach_text, article=article)) is not None:
            self._bench.say(
                "The article’s text is out of the map; passages keep their places. Statements that "
                "quote it keep their words."
            )

    def describe(self) -> None:
        """Shows the article's fields, to be changed."""
        from rejoinder.gui.dialogs.article import ArticleForm

        self._reading.refresh()
        record, article = self._reading.record, self._reading.article
        if record is None or article is None:
            return
        form = ArticleForm(record, title="Article", act="Save")
        if form.exec() and article in self._bench.document.articles:
            changed = form.answer()
            self._bench.do(lambda d: articles.set_article(d, article, changed))


def told(states: Counter[AnchorState]) -> str:
    """What became of the passages, in words.

    >>> told(Counter([AnchorState.KEPT, AnchorState.LOST, AnchorState.KEPT]))
    'Attached. Passages: 2 kept, 1 lost.'
    """
    parts = ", ".join(f"{states[state]} {state.value}" for state in AnchorState if states[state])
    return f"Attached. Passages: {parts}." if parts else "Attached."


def draft_question(pane: ArticlePane, record: Article) -> Form:
    """Asks whether a text is a new draft of the article or another article."""
    form = Form("Rejoinder", act="New draft", parent=pane)
    title = f"“{record.title}”" if record.title else "the article"
    form.body.addWidget(section(f"Is this a new draft of {title}?"))
    form.body.addWidget(
        caption(
            "In a new draft every passage is looked for again; those that can’t be found for "
            "certain are listed for you to decide. Undo brings the old draft back."
        )
    )
    role = QDialogButtonBox.ButtonRole.DestructiveRole
    other = form.buttons.addButton("Another article", role)
    other.clicked.connect(lambda: form.done(OTHER))
    form.hug(460)
    return form


def text_to_open(pane: ArticlePane) -> Path | None:
    """Asks for the file of a text."""
    from rejoinder.formats.texts.table import TEXTS

    kinds = f"Texts ({' '.join(f'*{ending}' for ending in TEXTS)})"
    dialog = QFileDialog(pane, "Attach article text", str(Path.home()), f"{kinds};;{ALL}")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    typed = TypedPath(dialog)
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return typed.file or (Path(chosen[0]) if chosen else None)
