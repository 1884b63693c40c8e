"""The search field: offers what can stand after the colon of a filter while one types."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from rejoinder.editor.finding.filters import BY_KEY
from rejoinder.editor.finding.query import Condition, filter_words, parts
from rejoinder.gui.icons import icon

MOST = 12
"""Values that are offered at once."""

HINT = "Find words, or role: voice: tag: is:unanswered no:source has:comments"


class Offer(NamedTuple):
    """A value that can be chosen, and the whole field with it."""

    told: str
    text: str


def offers(
    text: str, cursor: int, meant: Callable[[Condition], Sequence[str]]
) -> tuple[Offer, ...]:
    """What completes the filter that ends at ``cursor``; ``meant`` gives its possible values."""
    found = [part for part in parts(text[:cursor], BY_KEY) if part.key and part.end == cursor]
    if not found or (text[cursor - 1 : cursor] in ("”", '"') and found[0].value):
        return ()
    part = found[0]
    minus, rest = "-" if part.negated else "", text[cursor:].lstrip()
    return tuple(
        Offer(value, f"{text[: part.start]}{minus}{filter_words(part.key, value)} {rest}")
        for value in meant(Condition(part.key, part.value))[:MOST]
    )


class Completer(QCompleter):
    """Shows the offers that it was given, as they are."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows = QStandardItemModel(self)
        self.setModel(self._rows)
        self.setCompletionRole(Qt.ItemDataRole.UserRole)
        self.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.listed = QListView()
        self.listed.setAccessibleName("Possible values")
        self.setPopup(self.listed)

    def show_offers(self, listed: Sequence[Offer]) -> None:
        """Takes the place of what was offered before."""
        self._rows.clear()
        for offer in listed:
            row = QStandardItem(offer.told)
            row.setData(offer.text, Qt.ItemDataRole.UserRole)
            row.setSizeHint(QSize(80, 28))
            self._rows.appendRow(row)
        if not listed:
            self.listed.hide()


class FindField(QLineEdit):
    """``down`` is sent for the arrow that leads into the list of results."""

    down = Signal()

    def __init__(self, meant: Callable[[Condition], Sequence[str]], parent: QWidget) -> None:
        super().__init__(parent)
        self._meant = meant
        self._offers = Completer(self)
        self.setPlaceholderText(HINT)
        self.setAccessibleName("Find")
        self.setClearButtonEnabled(True)
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.setCompleter(self._offers)
        self.textEdited.connect(self._offer)

    def offered(self) -> list[str]:
        """The values that are offered at this moment."""
        rows = self._offers.model()
        return [str(rows.index(row, 0).data()) for row in range(rows.rowCount())]

    def _offer(self, text: str) -> None:
        self._offers.show_offers(offers(text, self.cursorPosition(), self._meant))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and not self._offers.listed.isVisible():
            self.down.emit()
        else:
            super().keyPressEvent(event)
