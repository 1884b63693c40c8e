"""The passages of an article that a statement renders: gone to, chosen anew, dropped."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from rejoinder.edits import articles
from rejoinder.edits.words import capital
from rejoinder.gui.bench import Bench
from rejoinder.gui.fields import caption, icon_button
from rejoinder.gui.panels.links_part import clear, tile
from rejoinder.gui.panels.statement_parts import StatementPart
from rejoinder.gui.plain import PlainLabel, literal
from rejoinder.model.anchors import Held
from rejoinder.model.document import Document
from rejoinder.model.records import Anchor, AnchorState


class AnchorsPart(StatementPart):
    """Where in an article the statement is made. Hidden where it has no anchor.

    ``asked`` tells an anchor that is to be shown in the text; ``replaced`` one that is to
    stand for the words that are selected there.
    """

    asked = Signal(object)
    replaced = Signal(object)

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench, "In the article")
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self.rows.addLayout(self._list)

    def refresh(self) -> None:
        clear(self._list)
        anchors = self.record.anchors
        for place, anchor in enumerate(anchors):
            self._list.addWidget(self._tile(Held("statements", self.statement, place, anchor)))
        self.setVisible(bool(anchors))

    def _tile(self, held: Held) -> QFrame:
        frame, anchor = tile(), held.anchor
        column = QVBoxLayout(frame)
        column.setContentsMargins(10, 4, 4, 6)
        column.setSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(0)
        place = caption(told_anchor(self.bench.document, anchor))
        place.setToolTip(literal(f"Characters {anchor.start + 1}–{anchor.end}"))
        row.addWidget(place, 1)
        for sign, words, act in (
            ("crosshair", "Show in the article", partial(self.asked.emit, anchor)),
            ("replace", "Anchor at the words selected there", partial(self.replaced.emit, held)),
            ("unlink", "Drop this passage", partial(self.drop, held)),
        ):
            row.addWidget(icon_button(sign, words, act))
        column.addLayout(row)
        if anchor.words:
            column.addWidget(PlainLabel(f"“{anchor.words}”"))
        return frame

    def drop(self, held: Held) -> None:
        """Takes one passage from the statement."""
        self.bench.do(lambda d: articles.drop_anchor(d, held))


def told_anchor(document: Document, anchor: Anchor) -> str:
    """Where a passage stands: paragraph, article, and whether it is still there."""
    article = document.articles.get(anchor.article)
    title = f"“{article.title}”" if article is not None and article.title else "the article"
    place = f"¶ {anchor.paragraph} of {title}"
    if anchor.state is AnchorState.KEPT:
        return place
    return f"{place} ({capital(anchor.state.value)})"
