"""The inspector's part for findings: what the checks say about what is selected."""

from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from rejoinder.drawing.theme import THEMES
from rejoinder.gui.bench import Bench
from rejoinder.gui.fields import caption, icon_button, quiet_button
from rejoinder.gui.findings.model import sign
from rejoinder.gui.panels.links_part import clear, tile
from rejoinder.gui.panels.sheet import Part
from rejoinder.gui.plain import PlainLabel
from rejoinder.review.finding import Finding
from rejoinder.review.fixes import FIXES

SIGN = 14


class FindingsPart(Part):
    """A tile for each finding, with its first fix; hidden where there is none."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench, "Findings")
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self.rows.addLayout(self._list)
        self._shown: tuple[Finding, ...] | None = None
        self._theme = THEMES["light"]
        bench.board.changed.connect(self.refresh)

    def set_theme(self, name: str) -> None:
        """Draws the signs in the colours of a theme."""
        self._theme = THEMES[name]
        self._shown = None
        self.refresh()

    def refresh(self) -> None:
        found = () if self.node is None else self.bench.board.by_row.get(self.node, ())
        if found != self._shown:
            self._shown = found
            clear(self._list)
            for finding in found:
                self._list.addWidget(self._tile(finding))
        self.setVisible(bool(found))

    def _tile(self, finding: Finding) -> QFrame:
        frame, board = tile(), self.bench.board
        column = QVBoxLayout(frame)
        column.setContentsMargins(10, 6, 6, 6)
        column.setSpacing(3)
        head = QHBoxLayout()
        picture = PlainLabel("", wrap=False)
        picture.setPixmap(
            sign(finding, self._theme).pixmap(QSize(SIGN, SIGN), self.devicePixelRatioF())
        )
        head.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(PlainLabel(finding.message), 1)
        ask = partial(board.ask, finding)
        button = icon_button("check", "Dismiss with a reason", ask)
        head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(caption(finding.todo))
        for fix in finding.fix[:2]:  # under each other: side by side they may be too wide
            act = partial(board.ask, finding, fix)
            column.addWidget(quiet_button(FIXES[fix].title, act), 0, Qt.AlignmentFlag.AlignLeft)
        return frame
