"""The list of voices, by keyboard: who says what is selected, found by typing some of a name."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from rejoinder.editor.finding.words import folded_case
from rejoinder.gui.bench import Bench
from rejoinder.gui.fields import LineField, choice_list
from rejoinder.gui.panels.statement_parts import NEW, give_voice, voice_choices
from rejoinder.model.ids import StatementId
from rejoinder.model.text import one_line

_VALUE = Qt.ItemDataRole.UserRole
_PASSING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class VoiceList(QDialog):
    """A field and a list under it. Enter takes what is chosen, Escape goes away.

    "New voice…" stays in the list whatever is typed.
    """

    def __init__(self, bench: Bench, statements: tuple[StatementId, ...], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("palette")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Set voice")
        self._bench = bench
        self._statements = statements
        self.field = LineField("Voice", hint="Who says it?")
        self.list: QListWidget = choice_list("Voices")
        self.list.setObjectName("paletteList")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for words, value in voice_choices(bench.document):
            item = QListWidgetItem(one_line(words))
            item.setData(_VALUE, value)
            self.list.addItem(item)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        self.field.textChanged.connect(self._filter)
        self.field.returnPressed.connect(self._choose)
        self.list.itemClicked.connect(self._choose)
        self.field.installEventFilter(self)
        self._begin()
        self.resize(320, 300)

    def _begin(self) -> None:
        """Starts at the voice that all of the statements have."""
        records = self._bench.document.statements
        voices = {records[name].voice for name in self._statements}
        values = [self.list.item(row).data(_VALUE) for row in range(self.list.count())]
        voice = next(iter(voices)) if len(voices) == 1 else None
        self.list.setCurrentRow(values.index(voice))

    def open_over(self, window: QWidget) -> None:
        """Shows the list in the upper part of ``window``."""
        at = QPoint((window.width() - self.width()) // 2, min(110, window.height() // 6))
        self.move(window.mapToGlobal(at))
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def names(self) -> list[str]:
        """What is listed now."""
        rows = (self.list.item(row) for row in range(self.list.count()))
        return [row.text() for row in rows if not row.isHidden()]

    def _filter(self, text: str) -> None:
        words, first = folded_case(text).split(), -1
        for place in range(self.list.count()):
            row = self.list.item(place)
            is_met = all(word in folded_case(row.text()) for word in words)
            row.setHidden(not is_met and row.data(_VALUE) != NEW)
            if first < 0 and not row.isHidden():
                first = place
        self.list.setCurrentRow(first)

    def _choose(self) -> None:
        row = self.list.currentItem()
        self.close()
        give_voice(self._bench, self._statements, row.data(_VALUE))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_key = watched is self.field and event.type() == QEvent.Type.KeyPress
        if is_key and isinstance(event, QKeyEvent) and event.key() in _PASSING:
            self.list.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)
