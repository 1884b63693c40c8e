"""The status bar: passing messages, what the map holds, and the zoom."""

from math import exp, log

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSlider, QStatusBar, QToolButton

from rejoinder.gui.actions import GAP
from rejoinder.gui.icons import icon
from rejoinder.gui.plain import literal
from rejoinder.model.document import Document
from rejoinder.model.records import Kind

SHOWN_FOR = 6000
"""Milliseconds that a passing message stays."""

LEAST, MOST = 0.05, 4.0
_STEPS = 400


class Status(QStatusBar):
    """``counts_clicked`` asks for the list of comments, ``zoom_asked`` for a zoom."""

    zoom_asked = Signal(float)
    fit_asked = Signal()
    counts_clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self.counts = _button("", "Open the list of comments", "What the map holds")
        self.percent = _button("100 %", "Zoom to 100 %", "Zoom to 100 %")
        self.percent.setMinimumWidth(58)
        self._fit = _button(f"{GAP}Fit", "Show the whole map", "Fit map")
        self._fit.setIcon(icon("maximize"))
        self._fit.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, _STEPS)
        self.slider.setFixedWidth(140)
        self.slider.setAccessibleName("Zoom")
        self.slider.setToolTip("Zoom")
        for widget in (self.counts, self.slider, self.percent, self._fit):
            self.addPermanentWidget(widget)
        self.slider.valueChanged.connect(self._slide)
        self.counts.clicked.connect(self.counts_clicked)
        self.percent.clicked.connect(self._normal)
        self._fit.clicked.connect(self.fit_asked)

    def say(self, text: str) -> None:
        """Shows one line in passing."""
        self.showMessage(text, SHOWN_FOR)

    def show_zoom(self, zoom: float) -> None:
        """Follows the canvas."""
        self.percent.setText(f"{zoom:.0%}".replace("%", " %"))
        self.slider.blockSignals(True)
        self.slider.setValue(round(_STEPS * log(max(zoom, LEAST) / LEAST) / log(MOST / LEAST)))
        self.slider.blockSignals(False)

    def show_counts(self, document: Document) -> None:
        self.counts.setText(counts(document))

    def _slide(self, value: int) -> None:
        self.zoom_asked.emit(LEAST * exp(log(MOST / LEAST) * value / _STEPS))

    def _normal(self) -> None:
        self.zoom_asked.emit(1.0)


def counts(document: Document) -> str:
    """What a map holds, in a line.

    >>> counts(Document())
    'Empty map'
    """
    if not document.statements:
        return "Empty map"
    evidence = sum(s.kind is Kind.EVIDENCE for s in document.statements.values())
    comments = sum(not c.resolved for c in document.comments.values())
    parts = [_counted(len(document.statements), "statement", "statements")]
    if evidence:
        parts.append(f"{evidence} evidence")
    if comments:
        parts.append(_counted(comments, "open comment", "open comments"))
    return " · ".join(parts)


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _button(text: str, tip: str, name: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setToolTip(literal(tip))
    button.setAccessibleName(name)
    button.setAutoRaise(True)
    return button
