"""The user guide, in a window of its own that stays open beside the map."""

from pathlib import PurePosixPath

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QWidget,
)

from rejoinder.gui.dialogs.form import room
from rejoinder.gui.document_view import DocumentView
from rejoinder.resources import resource

FIRST = "index.md"
ORDER = (
    "index.md",
    "first-map.md",
    "reading.md",
    "editing.md",
    "annotating.md",
    "exporting.md",
    "files.md",
    "command-line.md",
    "shortcuts.md",
)


class Guide(QDialog):
    """Pages at the left, the chosen one at the right. Links lead to other pages only."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Guide to Rejoinder")
        self.pages = QListWidget()
        self.pages.setAccessibleName("Pages")
        self.pages.setFixedWidth(210)
        self.view = DocumentView(margin=22)
        self.view.setAccessibleName("Guide")
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self.view)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.pages)
        row.addWidget(self._area, 1)
        for name in pages():
            item = QListWidgetItem(_title(name))
            item.setData(Qt.ItemDataRole.UserRole, name)
            self.pages.addItem(item)
        self.pages.currentItemChanged.connect(self._turn)
        self.view.followed.connect(self.follow)
        self.pages.setCurrentRow(0)
        self.resize(QSize(920, 680).boundedTo(room(self)))

    def follow(self, target: str) -> None:
        """Turns to the page that a link names; anything else is left alone."""
        name = PurePosixPath(target.split("#")[0]).name
        for place in range(self.pages.count()):
            if self.pages.item(place).data(Qt.ItemDataRole.UserRole) == name:
                self.pages.setCurrentRow(place)

    def _turn(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        self.view.show_markdown(page(str(item.data(Qt.ItemDataRole.UserRole))))
        self._area.verticalScrollBar().setValue(0)


def pages() -> tuple[str, ...]:
    """The guide's files in reading order; what has no place in ``ORDER`` comes last."""
    there = {path.name for path in resource("guide").glob("*.md")}
    return (*(n for n in ORDER if n in there), *sorted(there.difference(ORDER)))


def page(name: str) -> str:
    """The Markdown of one page."""
    return resource("guide", name).read_text(encoding="utf-8")


def _title(name: str) -> str:
    first = page(name).split("\n", 1)[0].lstrip("# ").strip()
    return first or name
