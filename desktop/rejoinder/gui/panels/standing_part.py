"""What became of a claim or a step under what is said for and against it, in words first."""

from collections.abc import Mapping

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton

from rejoinder.evaluate.bounds import USUAL, bounds
from rejoinder.evaluate.strengths import SHOWN
from rejoinder.evaluate.weighing import Weighing
from rejoinder.gui.bench import Bench
from rejoinder.gui.fields import caption
from rejoinder.gui.panels.sheet import Part
from rejoinder.gui.plain import PlainLabel
from rejoinder.model.ids import NodeId

Bounds = Mapping[str, tuple[float, float]]

DISAGREES = "Another way of weighing comes to the opposite side, so treat this as undecided."


class StandingPart(Part):
    """Stands, contested, falls or open; strong, fair or weak; why; and numbers on request."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench, "Standing")
        self.word = PlainLabel()
        self.word.setObjectName("standing")
        self.why = PlainLabel()
        self.numbers = caption("")
        self.numbers.setWordWrap(True)
        self.more = QPushButton("Show numbers")
        self.more.setObjectName("quiet")
        self.more.setCheckable(True)
        self.more.toggled.connect(self._show_numbers)
        for row in (self.word, self.why, self.more, self.numbers):
            self.rows.addWidget(row)
        self._bounded: tuple[Weighing, Bounds] | None = None
        bench.scales.weighed.connect(self._told)

    def refresh(self) -> None:
        if not self.isVisible():
            return  # nobody looks; it is told when it is shown
        weighing = self.bench.scales.latest()
        if self.node is None or weighing is None or self.node not in weighing.values:
            self._say("Being weighed …", "", "")
            return
        verdict = weighing.judge().verdict(self.node)
        doubt = f" {DISAGREES}" if weighing.disagrees(self.node) else ""
        why = f"{verdict.why[:1].upper()}{verdict.why[1:]}{doubt}"
        numbers = self._numbers(weighing, self.node) if self.more.isChecked() else ""
        words = [verdict.word.capitalize(), *([verdict.grade] if verdict.grade else [])]
        self._say(", ".join(words), why, numbers)

    def _say(self, word: str, why: str, numbers: str) -> None:
        for label, text in ((self.word, word), (self.why, why), (self.numbers, numbers)):
            label.setText(text)
            label.setVisible(bool(text))

    def _told(self) -> None:
        if self.isVisible() and self.node is not None and self.bench.document.has_node(self.node):
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """What was weighed while nobody looked is told now."""
        super().showEvent(event)
        self._told()

    def _show_numbers(self, is_on: bool) -> None:  # Qt's signal
        self.more.setText("Hide numbers" if is_on else "Show numbers")
        if self.node is not None:
            self.refresh()

    def _numbers(self, weighing: Weighing, node: NodeId) -> str:
        """The figures behind a verdict: they are dialectical strengths, and no probabilities."""
        if node in weighing.ranges:
            low, high = weighing.ranges[node]
            return f"Between {low:.2f} and {high:.2f}: it bears on itself, and does not settle."
        base = weighing.case.claims.get(node)
        before = "" if base is None else f" Before any argument {base:.2f}."
        low, high = self._bounds(weighing)[node]
        return (
            f"{weighing.values[node]:.2f} of 1.{before} Between {low:.2f} and {high:.2f} if every"
            f" rating is a little off. Weighed the other way: {weighing.second[node]:.2f}."
        )

    def _bounds(self, weighing: Weighing) -> Bounds:
        """Of all nodes at once: worked out once a weighing, not at every key."""
        if self._bounded is None or self._bounded[0] is not weighing:
            self._bounded = (weighing, bounds(weighing.case, SHOWN, off=USUAL))
        return self._bounded[1]
