"""A step's argumentation scheme, chosen from a list that one types in."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QCompleter

from rejoinder.gui.fields import Picker
from rejoinder.model.schemes import COMMON
from rejoinder.resources import schemes

_HEADING = object()
"""The value of a row that parts the list and can't be chosen."""


class SchemePicker(Picker):
    """A list to type in. Enter takes the first scheme that has the words; what means nothing
    gives way to what was there when the field is left.
    """

    def __init__(self) -> None:
        super().__init__("Argumentation scheme")
        self.setEditable(True)
        self.setInsertPolicy(Picker.InsertPolicy.NoInsert)
        completer, line = self.completer(), self.lineEdit()
        assert completer is not None
        assert line is not None
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        line.returnPressed.connect(self._take_typed)
        line.editingFinished.connect(self._restore)

    def show_scheme(self, scheme: str) -> None:
        """Lists all schemes, and ``scheme`` where it is none of them."""
        known = [s.id for s in schemes().all]
        other = [(scheme, scheme)] if scheme and scheme not in known else []
        self.offer([("No scheme named", ""), *other, *_grouped()], scheme)
        rows = self.model()
        assert isinstance(rows, QStandardItemModel)
        for place in range(self.count()):
            if self.itemData(place) is _HEADING:
                rows.item(place).setEnabled(False)

    def _take_typed(self) -> None:
        typed = self.currentText().strip().casefold()
        found = self._first(typed) if typed else 0
        if found is not None and found != self.currentIndex():
            self.setCurrentIndex(found)
            self.picked.emit(self.itemData(found))
        self._restore()

    def _first(self, typed: str) -> int | None:
        """The row that begins with what was typed, else the first that has it anywhere."""
        names = {
            place: self._names(place)
            for place in range(self.count())
            if self.itemData(place) is not _HEADING
        }
        begins = (p for p, words in names.items() if words[0].startswith(typed))
        holds = (p for p, words in names.items() if any(typed in word for word in words))
        return next(begins, next(holds, None))

    def _names(self, place: int) -> tuple[str, ...]:
        scheme = schemes().called(str(self.itemData(place)))
        others = () if scheme is None else scheme.aka
        return tuple(name.casefold() for name in (self.itemText(place), *others))

    def _restore(self) -> None:
        self.setEditText(self.itemText(self.currentIndex()))


def _grouped() -> Iterator[tuple[str, object]]:
    """The schemes by name under two headings."""
    for heading, is_common in (("Common", True), ("More", False)):
        yield heading, _HEADING
        for scheme in schemes().all:
            if (scheme.tier == COMMON) is is_common:
                yield scheme.name, scheme.id
