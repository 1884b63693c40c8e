"""The frame of the inspector's pages: parts under each other, each with a heading."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from rejoinder.gui.bench import Bench
from rejoinder.gui.fields import LineField, TextField, caption, section
from rejoinder.gui.plain import PlainLabel
from rejoinder.model.ids import NodeId

CAPTION_GAP = 6
"""Pixels over a caption that part it from the field above, to which it does not belong."""


class Part(QWidget):
    """Shows and edits one side of a node. ``node`` is the one that is shown."""

    def __init__(self, bench: Bench, title: str = "") -> None:
        super().__init__()
        self.bench = bench
        self.node: NodeId | None = None
        self.head = QHBoxLayout()
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(6)
        if title:
            self.head.addWidget(section(title), 1)
            self.rows.addLayout(self.head)

    def show_node(self, node: NodeId) -> None:
        """Shows ``node`` as it is now; what was being typed about another one is kept."""
        if node != self.node:
            self.settle()
            self._forget()
        self.node = node
        self.refresh()

    def settle(self) -> None:
        """Takes over what is half typed in a line."""
        if self.node is not None and self.bench.document.has_node(self.node):
            for line in self.findChildren(LineField):
                line.settle()

    def _forget(self) -> None:
        """Undo in a field goes no further back than to what it was first shown with."""
        for line in self.findChildren(LineField):
            line.forget()
        for field in self.findChildren(TextField):
            field.forget()

    def refresh(self) -> None:
        """Fills the fields from the document."""
        raise NotImplementedError


class Sheet(QWidget):
    """One page of the inspector."""

    def __init__(self, parts: Sequence[Part]) -> None:
        super().__init__()
        self.parts = tuple(parts)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 18)
        layout.setSpacing(16)
        for part in self.parts:
            layout.addWidget(part)

    def show_node(self, node: NodeId) -> None:
        for part in self.parts:
            part.show_node(node)


def labelled(pairs: Sequence[tuple[str, QWidget]], *, columns: int = 2) -> QGridLayout:
    """Fields with captions over them, in columns of one width."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(3)
    for i, (words, field) in enumerate(pairs):
        row, place = divmod(i, columns)
        label: PlainLabel = caption(words)
        label.setBuddy(field)
        label.setContentsMargins(0, CAPTION_GAP if row else 0, 0, 0)
        # fields of a row stand on one line where one of them has more under or over it
        label.setAlignment(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeading)
        grid.addWidget(label, 2 * row, place)
        grid.addWidget(field, 2 * row + 1, place, Qt.AlignmentFlag.AlignTop)
    for place in range(columns):
        grid.setColumnStretch(place, 1)
    return grid
