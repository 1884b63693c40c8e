"""What a statement supports besides its home, and the passages that it renders."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout

from rejoinder.edits import link
from rejoinder.edits.words import called, capital
from rejoinder.gui.bench import Bench
from rejoinder.gui.fields import caption, icon_button
from rejoinder.gui.panels.statement_parts import StatementPart
from rejoinder.gui.plain import PlainLabel, literal
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId
from rejoinder.model.records import Anchor, AnchorState, Polarity


class LinksPart(StatementPart):
    """Cross links: go there, make one the home, or end it. Hidden where there are none."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench, "Also an argument elsewhere")
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self.rows.addLayout(self._list)

    def refresh(self) -> None:
        clear(self._list)
        links = [service.inference for service in self.record.premise_of[1:]]
        for step in links:
            self._list.addWidget(self._tile(step))
        self.setVisible(bool(links))

    def _tile(self, step: InferenceId) -> QFrame:
        frame = tile()
        row = QHBoxLayout(frame)
        row.setContentsMargins(10, 4, 4, 4)
        row.setSpacing(0)
        row.addWidget(PlainLabel(_told(self.bench.document, step)), 1)
        for sign, words, act in (
            ("crosshair", "Go to the conclusion", partial(self._go, step)),
            ("house", "Make this its home", partial(self._make_home, step)),
            ("unlink", "Remove the link", partial(self._unlink, step)),
        ):
            row.addWidget(icon_button(sign, words, act))
        return frame

    def _go(self, step: InferenceId) -> None:
        self.bench.go_to(self.bench.document.inferences[step].conclusion)

    def _make_home(self, step: InferenceId) -> None:
        name = self.statement
        self.bench.do(lambda d: link.make_home(d, name, step))

    def _unlink(self, step: InferenceId) -> None:
        name = self.statement
        self.bench.do(lambda d: link.unlink(d, name, step))


def _told(document: Document, step: InferenceId) -> str:
    record = document.inferences[step]
    verb = "Supports" if record.polarity is Polarity.SUPPORT else "Opposes"
    return f"{verb} {called(document, record.conclusion)}"


class AnchorsPart(StatementPart):
    """Where in an article the statement is made. Hidden where it has no anchor."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench, "In the article")
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.rows.addLayout(self._list)

    def refresh(self) -> None:
        clear(self._list)
        anchors = self.record.anchors
        for anchor in anchors:
            place = caption(told_anchor(self.bench.document, anchor))
            place.setToolTip(literal(f"Characters {anchor.start + 1}–{anchor.end}"))
            self._list.addWidget(place)
            if anchor.words:
                self._list.addWidget(PlainLabel(f"“{anchor.words}”"))
        self.setVisible(bool(anchors))


def told_anchor(document: Document, anchor: Anchor) -> str:
    """Where a passage stands: paragraph, article, and whether it is still there."""
    article = document.articles.get(anchor.article)
    title = f"“{article.title}”" if article is not None and article.title else "the article"
    place = f"¶ {anchor.paragraph} of {title}"
    if anchor.state is AnchorState.KEPT:
        return place
    return f"{place} ({capital(anchor.state.value)})"


def tile() -> QFrame:
    """A framed box in a list."""
    frame = QFrame()
    frame.setObjectName("tile")
    frame.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return frame


def clear(layout: QLayout) -> None:
    """Removes all widgets of a list."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
