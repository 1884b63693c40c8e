"""All commands with their keys, as the menus are ordered, with a search."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from rejoinder.editor.command import Command
from rejoinder.editor.commands import COMMANDS
from rejoinder.editor.finding.words import folded_case
from rejoinder.gui.actions import shown_key
from rejoinder.gui.dialogs.form import Form
from rejoinder.gui.fields import LineField, caption

EDITING = (
    ("Finish", "Enter"),
    ("New line", "Shift+Enter"),
    ("Finish, then a statement after", "Ctrl+Enter"),
    ("Finish, then a premise", "Tab"),
    ("Give up", "Esc"),
)
"""Keys while a text is edited on the map; they belong to the field and are no commands."""


class Shortcuts(Form):
    """A table to look things up in."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Keyboard shortcuts", parent=parent)
        self.search = LineField("Find a command", hint="Find a command or a key")
        self.table = QTreeWidget()
        self.table.setAccessibleName("Keyboard shortcuts")
        self.table.setColumnCount(2)
        self.table.setHeaderHidden(True)
        self.table.setIndentation(14)
        self.table.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.table.header().setStretchLastSection(False)
        self.table.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._fill()
        self.body.addWidget(self.search)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(
            caption("Keys without Ctrl or Alt act while the map or the outline has the focus.")
        )
        self.search.textChanged.connect(self._filter)
        self.resize(620, 640)

    def _fill(self) -> None:
        groups: dict[str, QTreeWidgetItem] = {}
        for command in COMMANDS:
            if command.keys:
                group = self._group(groups, command.menu.split("/")[0])
                group.addChild(QTreeWidgetItem([_titled(command), _keys(command.keys)]))
        for title, key in EDITING:
            group = self._group(groups, "While editing a text")
            group.addChild(QTreeWidgetItem([title, shown_key(key)]))
        self.table.expandAll()

    def _group(self, groups: dict[str, QTreeWidgetItem], title: str) -> QTreeWidgetItem:
        if title not in groups:
            group = groups[title] = QTreeWidgetItem([title])
            font = group.font(0)
            font.setBold(True)
            group.setFont(0, font)
            self.table.addTopLevelItem(group)
        return groups[title]

    def _filter(self, text: str) -> None:
        words = folded_case(text).split()
        for place in range(self.table.topLevelItemCount()):
            group = self.table.topLevelItem(place)
            if group is None:
                continue
            rows = [row for i in range(group.childCount()) if (row := group.child(i))]
            for row in rows:
                whole = folded_case(f"{row.text(0)} {row.text(1)}")
                row.setHidden(not all(word in whole for word in words))
            group.setHidden(all(row.isHidden() for row in rows))


def _titled(command: Command) -> str:
    _, _, submenu = command.menu.partition("/")
    title = command.title.rstrip("…")
    return f"{submenu}: {title}" if submenu in ("Theme", "Direction") else title


def _keys(keys: tuple[str, ...]) -> str:
    """Every key of a command; the two Enter keys of a keyboard are one to a person."""
    shown = [shown_key(key) for key in keys if not (key.endswith("Return"))]
    return "   ".join(shown)
