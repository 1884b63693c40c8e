"""The command palette: everything that can be done now, found by typing some of its name."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from rejoinder.editor.command import Command, Desk
from rejoinder.editor.commands import COMMANDS
from rejoinder.editor.finding.ranking import Ranking
from rejoinder.gui.actions import shown_key
from rejoinder.gui.fields import LineField
from rejoinder.gui.icons import icon

_ID = Qt.ItemDataRole.UserRole
_PASSING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Palette(QDialog):
    """A field and a list under it. Enter runs what is selected, Escape goes away."""

    def __init__(self, desk: Desk, run: Callable[[Command], None], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("palette")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Command palette")
        self._run = run
        self._commands = {c.id: c for c in COMMANDS if c.when(desk) and c.id != "help.palette"}
        self.field = LineField("Command", hint="What would you like to do?")
        self.list = _list()
        self._rows = [_item(desk, command) for command in self._commands.values()]
        tips = [command.tip for command in self._commands.values()]
        self._ranking = Ranking([row.text(0) for row in self._rows], tips)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        self.field.textChanged.connect(self._filter)
        self.field.returnPressed.connect(self._choose)
        self.list.itemClicked.connect(self._choose)
        self.field.installEventFilter(self)
        self._filter("")
        self.resize(560, 420)

    def open_over(self, window: QWidget) -> None:
        """Shows the palette in the upper part of ``window``."""
        at = QPoint((window.width() - self.width()) // 2, min(110, window.height() // 6))
        self.move(window.mapToGlobal(at))
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def titles(self) -> list[str]:
        """What is listed now."""
        rows = (self.list.topLevelItem(i) for i in range(self.list.topLevelItemCount()))
        return [row.text(0) for row in rows if row is not None]

    def _filter(self, text: str) -> None:
        while self.list.topLevelItemCount():
            self.list.takeTopLevelItem(0)
        self.list.addTopLevelItems([self._rows[place] for place in self._ranking.fitting(text)])
        first = self.list.topLevelItem(0)
        self.list.setCurrentItem(first)  # type: ignore[arg-type]  # None clears it

    def _choose(self) -> None:
        row = self.list.currentItem()
        if row is None:
            return
        command = self._commands[str(row.data(0, _ID))]
        self.close()
        self._run(command)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_key = watched is self.field and event.type() == QEvent.Type.KeyPress
        if is_key and isinstance(event, QKeyEvent) and event.key() in _PASSING:
            self.list.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)


def _item(desk: Desk, command: Command) -> QTreeWidgetItem:
    title = command.named(desk) if command.named else command.title
    path = command.menu.replace("/", " › ")
    told = title if title.startswith(path) else f"{path} › {title}"
    keys = shown_key(command.keys[0]) if command.keys else ""
    item = QTreeWidgetItem([told, keys])
    item.setData(0, _ID, command.id)
    item.setIcon(0, icon(command.icon or "chevron-right"))
    item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return item


def _list() -> QTreeWidget:
    """Two columns, of commands and their keys, that never take the focus from the field."""
    listed = QTreeWidget()
    listed.setObjectName("paletteList")
    listed.setAccessibleName("Commands")
    listed.setHeaderHidden(True)
    listed.setRootIsDecorated(False)
    listed.setColumnCount(2)
    listed.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    listed.setUniformRowHeights(True)
    listed.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    header = listed.header()
    header.setStretchLastSection(False)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
    return listed
