"""The list of changes between two versions: by branch, in sentences, to go through."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from rejoinder.edits.words import count
from rejoinder.gui.fields import Check, caption, quiet_button
from rejoinder.gui.plain import PlainLabel, literal
from rejoinder.model.ids import NodeId
from rejoinder.model.text import one_line
from rejoinder.review.comparing import Comparison
from rejoinder.review.differences import Part
from rejoinder.review.version import Difference, Sort

_ROW = Qt.ItemDataRole.UserRole
LEAST = QSize(320, 150)
"""Pixels below which the list would show nothing."""

NOTHING = "Nothing is compared. File ▸ Compare with… shows what became of a map."
MARKS = {Part.SAME: ("", ""), Part.REMOVED: ("[−", "−]"), Part.ADDED: ("[+", "+]")}
SIGNS = {
    Sort.THESIS: "★",
    Sort.ADDED: "+",
    Sort.REMOVED: "−",
    Sort.ANSWERED: "+",
    Sort.REWORDED: "~",
    Sort.MOVED: "→",
    Sort.SOURCED: "~",
    Sort.ANCHORED: "~",
    Sort.CHANGED: "~",
    Sort.COMMENTED: "“",
}
"""Ahead of each sentence, as on the cards."""


class ChangesList(QTreeWidget):
    """Branches, and the changes in each. ``left`` is sent by Escape."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Changes")
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(14)
        self.setUniformRowHeights(True)
        self.setItemsExpandable(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)


class ChangesPane(QWidget):
    """``chosen`` gives the number of the change that a person went to."""

    chosen = Signal(int)
    stepped = Signal(int)
    take_asked = Signal()
    swap_asked = Signal()
    end_asked = Signal()
    only_asked = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._rows: tuple[Difference, ...] = ()
        self._items: list[QTreeWidgetItem] = []
        self.told = caption(NOTHING)
        self.list = ChangesList()
        self.words = PlainLabel()
        self.only = Check("Only what changed")
        self.swap = quiet_button("Swap", self.swap_asked.emit, sign="refresh-cw")
        self.back = quiet_button("Previous", lambda: self.stepped.emit(-1), sign="chevron-up")
        self.forth = quiet_button("Next", lambda: self.stepped.emit(1), sign="chevron-down")
        self.take = quiet_button("Take over", self.take_asked.emit, sign="download")
        self.end = quiet_button("Leave", self.end_asked.emit, sign="x")
        self._lay_out()
        self.setFocusProxy(self.list)
        self.list.left.connect(self.end_asked)
        self.list.itemActivated.connect(self._choose)
        self.list.currentItemChanged.connect(self._follow_row)
        self.only.toggled.connect(self.only_asked)
        self.clear()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.told.setContentsMargins(12, 8, 12, 6)
        self.words.setContentsMargins(12, 4, 12, 4)
        column.addWidget(self.told)
        column.addWidget(self.list, 1)
        column.addWidget(self.words)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 4, 8, 4)
        foot.addWidget(self.only)
        foot.addStretch(1)
        for button in (self.back, self.forth, self.take, self.swap, self.end):
            foot.addWidget(button)
        column.addLayout(foot)

    def minimumSizeHint(self) -> QSize:
        return LEAST  # the labels would ask for the height of their words in a column

    def sizeHint(self) -> QSize:
        return QSize(640, 250)

    def clear(self) -> None:
        """Says that nothing is compared."""
        self._rows, self._items = (), []
        self.list.clear()
        self.told.setText(NOTHING)
        self.words.hide()
        self._enable(on=False)

    def _enable(self, *, on: bool) -> None:
        for widget in (self.list, self.only, self.swap, self.end):
            widget.setEnabled(on)
        for button in (self.back, self.forth, self.take):
            button.setEnabled(on and bool(self._rows))

    def show_changes(self, found: Comparison, told: str, act: str) -> None:
        """Lists what is between two versions; ``told`` says which they are, ``act`` what is done
        with a change that is taken over."""
        at = self.current
        self.list.blockSignals(True)
        self.list.clear()
        self._rows, self._items = found.differences, []
        for head, differences in found.groups:
            top = QTreeWidgetItem([one_line(head)])
            font = QFont(self.list.font())
            font.setBold(True)
            top.setFont(0, font)
            top.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.list.addTopLevelItem(top)
            for difference in differences:
                says = f"{SIGNS[difference.sort]}  {one_line(difference.says)}"
                item = QTreeWidgetItem([says])
                item.setToolTip(0, literal(difference.says))
                item.setData(0, _ROW, len(self._items))
                top.addChild(item)
                self._items.append(item)
        self._rows = tuple(d for _, rows in found.groups for d in rows)
        self.list.expandAll()
        self.list.blockSignals(False)
        number = count(len(self._rows), "change", "changes")
        by_words = " Matched by their words: the files share no ids." if found.by_words else ""
        self.told.setText(f"{number if self._rows else 'No change'} {told}.{by_words}")
        self.take.setToolTip(literal(act))
        self._enable(on=True)
        self.words.hide()
        if self._rows:
            self.go_to(min(max(at, 0), len(self._rows) - 1))

    @property
    def current(self) -> int:
        """The number of the current change; -1 where there is none."""
        item = self.list.currentItem()
        row = None if item is None else item.data(0, _ROW)
        return row if isinstance(row, int) else -1

    @property
    def difference(self) -> Difference | None:
        """The current change."""
        return self._rows[self.current] if 0 <= self.current < len(self._rows) else None

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is listed, in its order."""
        return tuple(difference.says for difference in self._rows)

    def go_to(self, row: int) -> None:
        """Makes a change the current one."""
        self.list.setCurrentItem(self._items[row])
        self.list.scrollToItem(self._items[row])

    def step(self, by: int) -> None:
        """Goes on to the next change or back, round the end."""
        if self._items:
            self.go_to((self.current + by) % len(self._items))

    def choose(self, node: NodeId | None) -> None:
        """Makes the first change of a node current, unless one of its is."""
        now = self.difference
        if node is None or (now is not None and now.node == node):
            return
        for row, difference in enumerate(self._rows):
            if difference.node == node:
                self.go_to(row)
                return

    def _choose(self, _: QTreeWidgetItem) -> None:
        if self.current >= 0:
            self.chosen.emit(self.current)

    def _follow_row(self, *_: object) -> None:
        difference = self.difference
        pieces = () if difference is None else difference.pieces
        marked = (f"{MARKS[p.part][0]}{p.words}{MARKS[p.part][1]}" for p in pieces)
        self.words.setText("".join(marked))
        self.words.setVisible(bool(pieces))
        if self.current >= 0:
            self.chosen.emit(self.current)
