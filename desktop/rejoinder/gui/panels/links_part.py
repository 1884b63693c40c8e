"""What a statement supports besides its home."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout

from rejoinder.edits import link
from rejoinder.edits.words import called
from rejoinder.gui.bench import Bench
from rejoinder.gui.fields import icon_button
from rejoinder.gui.panels.statement_parts import StatementPart
from rejoinder.gui.plain import PlainLabel
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId
from rejoinder.model.records import Polarity


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
