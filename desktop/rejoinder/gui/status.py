"""The status bar: passing messages, what the map holds, and the zoom."""

from math import exp, log
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSlider, QStatusBar, QToolButton

from rejoinder.editor.session import Event, Session
from rejoinder.edits.words import called
from rejoinder.gui.actions import GAP
from rejoinder.gui.icons import icon
from rejoinder.gui.plain import literal
from rejoinder.model.change import Change
from rejoinder.model.document import Document
from rejoinder.model.records import Comment, Kind, Record, Statement

SHOWN_FOR = 6000
"""Milliseconds that a passing message stays."""

LEAST, MOST = 0.05, 4.0
_STEPS = 400


class Status(QStatusBar):
    """``counts_clicked`` asks for the list of comments, ``zoom_asked`` for a zoom."""

    zoom_asked = Signal(float)
    fit_asked = Signal()
    counts_clicked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._held = Held.of(session.document)
        self._step = ""
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
        self.counts.setText(self._held.told())
        self._unsubscribe = session.subscribe(self._follow)
        self.destroyed.connect(self._unsubscribe)

    def say(self, text: str) -> None:
        """Shows one line in passing."""
        self.showMessage(text, SHOWN_FOR)

    def promise(self, told: str) -> None:
        """Says instead of an empty map's counts what is about to be shown."""
        is_awaited = told and not self._held.statements
        self.counts.setText(told if is_awaited else self._held.told())

    def show_zoom(self, zoom: float) -> None:
        """Follows the canvas."""
        self.percent.setText(f"{zoom:.0%}".replace("%", " %"))
        self.slider.blockSignals(True)
        self.slider.setValue(round(_STEPS * log(max(zoom, LEAST) / LEAST) / log(MOST / LEAST)))
        self.slider.blockSignals(False)

    def _follow(self, session: Session, event: Event) -> None:
        if event.reset:
            self._held = Held.of(session.document)
        elif event.change is not None:
            self._held = self._held.after(event.change)
        if event.part and not event.reset:
            self.clearMessage()  # it may be about the part that was shown
        if event.selection:
            self._tell_step(session)
        if event.reset or event.change is not None:
            self.counts.setText(self._held.told())

    def _tell_step(self, session: Session) -> None:
        """Says that a step is current: what acts on it is not about the claims around it."""
        node = session.current
        if node is not None and node in session.document.inferences:
            self._step = f"Selected: {called(session.document, node)}"
            self.say(self._step)
        elif self.currentMessage() == self._step:
            self.clearMessage()

    def _slide(self, value: int) -> None:
        self.zoom_asked.emit(LEAST * exp(log(MOST / LEAST) * value / _STEPS))

    def _normal(self) -> None:
        self.zoom_asked.emit(1.0)


class Held(NamedTuple):
    """What a map holds, kept in step by what changes."""

    statements: int = 0
    evidence: int = 0
    open_comments: int = 0

    @staticmethod
    def of(document: Document) -> "Held":
        """The numbers of a whole map."""
        rows = (*document.statements.values(), *document.comments.values())
        return Held(*(sum(column) for column in zip(*map(_counts, rows), strict=True)))

    def after(self, change: Change) -> "Held":
        """The numbers when ``change`` has been made."""
        numbers = list(self)
        for row in change.rows:
            gone, come = _counts(row.before), _counts(row.after)
            numbers = [n - a + b for n, a, b in zip(numbers, gone, come, strict=True)]
        return Held(*numbers)

    def told(self) -> str:
        """In a line.

        >>> Held().told()
        'Empty map'
        """
        if not self.statements:
            return "Empty map"
        parts = [_counted(self.statements, "statement", "statements")]
        if self.evidence:
            parts.append(f"{self.evidence:,} evidence")
        if self.open_comments:
            parts.append(_counted(self.open_comments, "open comment", "open comments"))
        return " · ".join(parts)


def _counts(record: Record | None) -> Held:
    """What one row adds."""
    if isinstance(record, Statement):
        return Held(statements=1, evidence=int(record.kind is Kind.EVIDENCE))
    return Held(open_comments=int(isinstance(record, Comment) and not record.resolved))


def _counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def _button(text: str, tip: str, name: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setToolTip(literal(tip))
    button.setAccessibleName(name)
    button.setAutoRaise(True)
    return button
