"""Text from people and files, shown as it is: no widget here reads markup in it.

Qt guesses whether a label's or a tooltip's text is HTML; whatever was typed into a map
would then be drawn, and could load files (RELIABILITY.md 3.3).
"""

from textwrap import fill

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QTextDocument
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from rejoinder.model.text import clean_text

TIP_COLUMNS = 64


class PlainLabel(QLabel):
    """A label that shows its text literally and wraps it."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, wrap: bool = True):
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setText(clean_text(text))
        if wrap:
            self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
            self.setMinimumWidth(40)


class OneLine(PlainLabel):
    """A label of one line: what has no room ends in “…”, and the tip shows all of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent, wrap=False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def say(self, text: str) -> None:
        """Shows ``text`` as far as it goes."""
        self.setText(clean_text(text))
        self.setToolTip(literal(text))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        way = Qt.TextElideMode.ElideRight
        line = self.fontMetrics().elidedText(self.text(), way, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, line)
        painter.end()


class PlainText(QObject):
    """An application-wide filter: every label, those of Qt's own dialogs and tooltips
    included, shows plain text."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Polish and isinstance(watched, QLabel):
            watched.setTextFormat(Qt.TextFormat.PlainText)
        return False


class NoteDocument(QTextDocument):
    """A note's Markdown, rendered: HTML in it stays text, and nothing is ever loaded."""

    def __init__(self, text: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setUndoRedoEnabled(False)
        features = QTextDocument.MarkdownFeature
        self.setMarkdown(
            clean_text(text),
            features.MarkdownDialectGitHub | features.MarkdownNoHTML,
        )

    def loadResource(self, kind: int, name: object) -> object:  # Qt's signature
        """An empty picture: a note may name a file, but never opens it."""
        return QImage()


def literal(text: str) -> str:
    """``text`` for a tool tip: shown as it is, in lines of a readable length.

    An invisible word joiner after each ``<`` and ``&`` keeps Qt from taking them for markup
    (``Qt::mightBeRichText``), even where ``PlainText`` is not at work.
    """
    lines = (fill(line, TIP_COLUMNS) for line in clean_text(text).split("\n"))
    return "\n".join(lines).replace("<", "<\u2060").replace("&", "&\u2060")
