"""The sentences of an article that no card stands for yet, as a list to go through."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidgetItem, QVBoxLayout, QWidget

from rejoinder.gui.fields import caption, choice_list
from rejoinder.model.anchors import Span
from rejoinder.model.text import one_line
from rejoinder.review.passages import Sentence

TOLD = "The letters of the text act here too: S, O, E and J put it on the map, X sets it aside."


class Unmapped(QWidget):
    """``chosen`` gives the place of a sentence that is gone to, ``entered`` that one wants to
    work on it in the text."""

    chosen = Signal(object)
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._spans: list[Span] = []
        self.list = choice_list("Unmapped sentences")
        self.list.currentRowChanged.connect(self._choose)
        self.list.itemActivated.connect(lambda _: self.entered.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 0, 6, 6)
        column.setSpacing(4)
        column.addWidget(self.list, 1)
        column.addWidget(caption(TOLD))

    def show_sentences(self, sentences: Sequence[Sentence]) -> None:
        """Lists them; the row that was current stays, or the one after it."""
        row = max(0, self.list.currentRow())
        self.list.blockSignals(True)
        self.list.clear()
        self._spans = [sentence.span for sentence in sentences]
        for sentence in sentences:
            words = one_line(sentence.words)
            item = QListWidgetItem(f"¶ {sentence.span.paragraph}  {words}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
            self.list.addItem(item)
        self.list.setCurrentRow(min(row, len(sentences) - 1))
        self.list.blockSignals(False)

    def go_to(self, span: Span) -> None:
        """Makes the row of a sentence current, without going anywhere."""
        if span in self._spans:
            self.list.blockSignals(True)
            self.list.setCurrentRow(self._spans.index(span))
            self.list.blockSignals(False)

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._spans):
            self.chosen.emit(self._spans[row])
