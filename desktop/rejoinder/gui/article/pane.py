"""The article's pane: its title, how much of it is mapped, its text, and a drawer for lists."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from rejoinder.drawing.theme import THEMES
from rejoinder.edits.words import count
from rejoinder.gui.article.article_text import ArticleText
from rejoinder.gui.article.drawer import Drawer
from rejoinder.gui.article.reading import Reading
from rejoinder.gui.article.strip import Strip
from rejoinder.gui.fields import Picker, caption, icon_button, quiet_button
from rejoinder.gui.plain import OneLine
from rejoinder.model.document import Document
from rejoinder.model.ids import ArticleId
from rejoinder.review.passages import Coverage

NO_ARTICLE = "Attach the text that this map is about: then sentences go onto the map by one key."


class ArticlePane(QWidget):
    """Lays its parts out and shows what ``Reading`` knows; what they do is others' to connect.

    ``attach_asked``, ``paste_asked``, ``describe_asked``: a button was pressed. ``shown`` says
    that the pane came into sight, ``dropped`` that the file of a text was let go on it.
    """

    attach_asked = Signal()
    paste_asked = Signal()
    describe_asked = Signal()
    unmapped_asked = Signal()
    doubts_asked = Signal()
    shown = Signal()
    dropped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Article")
        self.title, self.by = OneLine(), OneLine()
        self.title.setObjectName("heading")
        self.by.setObjectName("caption")
        self.picker = Picker("Article")
        self.strip = Strip()
        self.line = quiet_button("", self.unmapped_asked.emit)
        self.line.setToolTip("List the sentences that are not mapped yet")
        self.doubts = quiet_button("", self.doubts_asked.emit, sign="triangle-alert")
        self.waiting = caption("")
        self.text = ArticleText()
        self.drawer = Drawer()
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._head = self._make_head()
        self._body = QStackedWidget()
        self._body.addWidget(self._empty())
        self._body.addWidget(self._split())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._body, 1)
        self.setFocusProxy(self.text)
        self.setAcceptDrops(True)

    def _make_head(self) -> QWidget:
        head = QWidget()
        head.setObjectName("articleHead")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout()
        row.setSpacing(2)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.picker)
        names.addWidget(self.title)
        names.addWidget(self.by)
        row.addLayout(names, 1)
        row.addWidget(icon_button("pencil", "Title and author…", self.describe_asked.emit))
        row.addWidget(icon_button("file-text", "Attach a text or draft…", self.attach_asked.emit))
        lines = QHBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(self.line)
        lines.addStretch(1)
        lines.addWidget(self.doubts)
        column = QVBoxLayout(head)
        column.setContentsMargins(12, 8, 8, 4)
        column.setSpacing(5)
        column.addLayout(row)
        column.addWidget(self.strip)
        column.addLayout(lines)
        return head

    def _empty(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(14, 14, 14, 14)
        column.addWidget(caption(NO_ARTICLE))
        column.addWidget(self.waiting)
        for words, ask in (
            ("Open a file…", self.attach_asked),
            ("Paste from the clipboard", self.paste_asked),
        ):
            button = QPushButton(words)
            button.clicked.connect(ask)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return page

    def _split(self) -> QSplitter:
        split = self._splitter
        split.setChildrenCollapsible(False)
        split.addWidget(self.text)
        split.addWidget(self.drawer)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 0)
        split.setFrameShape(QFrame.Shape.NoFrame)
        return split

    def open_drawer(self, page: QWidget, title: str, *, share: float = 0.38) -> None:
        """Shows ``page`` in the drawer; one that was shut takes its ``share`` of the height."""
        was_open = self.drawer.shows(page)
        self.drawer.open_page(page, title)
        if not was_open:
            room = self._splitter.height()
            self._splitter.setSizes([round(room * (1 - share)), round(room * share)])

    def add_bar(self, bar: QWidget) -> None:
        """Puts the bar of what is being done under the pane's title."""
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(0, bar)

    def set_theme(self, name: str) -> None:
        """Follows the theme of the map."""
        self.text.set_theme(name)
        self.strip.mapped_color = QColor(THEMES[name].drop)
        self.strip.update()

    def show_reading(self, document: Document, reading: Reading) -> None:
        """Shows all of it: names, coverage, doubts, and the text with what stands beside it."""
        record = reading.record
        self._head.setVisible(record is not None)
        self._name(document, reading)
        self._body.setCurrentIndex(1 if reading.paragraphs else 0)
        self.waiting.setText(waits(len(reading.passages)))
        self.waiting.setVisible(bool(reading.passages))
        self.strip.setVisible(bool(reading.paragraphs))
        self.line.setVisible(bool(reading.paragraphs))
        self.strip.show_sentences(tuple(reading.sentences()))
        self.line.setText("" if reading.coverage is None else told(reading.coverage))
        number = len(reading.doubts)
        self.doubts.setVisible(bool(number))
        self.doubts.setText(f"{number} in doubt")
        self.text.show_text(reading.paragraphs)
        self.text.annotate(reading.annotations())

    def _name(self, document: Document, reading: Reading) -> None:
        record, several = reading.record, len(document.articles) > 1
        self.picker.setVisible(several)
        self.title.setVisible(not several)
        choices = [(_titled(a.title), name) for name, a in document.articles.items()]
        self.picker.offer(choices, reading.article)
        if record is not None:
            self.title.say(_titled(record.title))
            parts = (record.author, record.publisher, record.date)
            self.by.say(" · ".join(part for part in parts if part))
            self.by.setVisible(any(parts))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_text(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_text(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.dropped.emit(path)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()

    @property
    def chosen(self) -> ArticleId:
        """The article that is chosen among several."""
        return ArticleId(str(self.picker.value()))


def told(found: Coverage) -> str:
    """How much is mapped, in words.

    >>> from rejoinder.model.ids import ArticleId
    >>> told(Coverage(ArticleId("a"), ()))
    'No sentences yet'
    """
    if not found.counted and not found.set_aside:
        return "No sentences yet"
    line = f"{found.mapped} of {found.counted} sentences mapped"
    return f"{line}, {len(found.set_aside)} set aside" if found.set_aside else line


def waits(number: int) -> str:
    """How many passages of the map wait for its text.

    >>> waits(1)
    '1 passage of this map waits for its text.'
    """
    waiting = "waits for its text" if number == 1 else "wait for their text"
    return f"{count(number, 'passage', 'passages')} of this map {waiting}."


def dropped_text(data: QMimeData) -> Path | None:
    """The first file that a text can be read from among those that are dragged in."""
    from rejoinder.formats.texts.table import TEXTS  # asked for when something is dragged in

    found = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return next((path for path in found if path.suffix.lower() in TEXTS), None)


def _titled(title: str) -> str:
    return title or "Untitled article"
