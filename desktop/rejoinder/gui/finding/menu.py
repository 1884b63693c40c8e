"""The menu of filters, with how many hits each would leave."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from rejoinder.editor.finding.filters import BY_KEY, FILTERS, Filter
from rejoinder.editor.finding.query import Condition, with_filter
from rejoinder.editor.finding.words import folded_case
from rejoinder.gui.finding.finder import Finder
from rejoinder.gui.icons import icon

MOST = 30
"""Voices or tags in a menu: those with the most hits. All of them can be typed."""

SIGNS = {"role": "layers", "voice": "user", "tag": "tag", "is": "circle-minus", "no": "file-text"}


class FilterMenu(QMenu):
    """Made anew whenever it opens. ``chosen`` gives what the field then says."""

    chosen = Signal(str)

    def __init__(self, finder: Finder, parent: QWidget) -> None:
        super().__init__("Filter", parent)
        self._finder = finder
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        for inner in self.findChildren(QMenu):  # to clear a menu leaves those that open from it
            inner.setParent(None)
            inner.deleteLater()
        self.clear()
        for each in FILTERS:
            counts = self._finder.counts(each)
            values = [(value, counts[value]) for value in each.fixed or self._most(counts)]
            if len(each.fixed) == 1:
                self._add(self, each, each.title, *values[0])
            elif values:
                inner = self.addMenu(icon(SIGNS[each.key]), each.title)
                for value, number in values:
                    self._add(inner, each, _told(each, value), value, number)
        self.addSeparator()
        clear = self.addAction("Clear filters")
        clear.setEnabled(bool(self._finder.asked.conditions))
        clear.triggered.connect(self._clear)

    def _most(self, counts: dict[str, int]) -> list[str]:
        """The values with the most hits, in the order of the alphabet."""
        most = sorted(counts, key=lambda value: -counts[value])[:MOST]
        return sorted(most, key=folded_case)

    def _add(self, menu: QMenu, each: Filter, told: str, value: str, number: int) -> None:
        condition = Condition(each.key, value)
        words = told.replace("&", "&&")
        action = menu.addAction(f"{words}\t{number:,}")
        action.setCheckable(True)
        on = any(
            (c.key, folded_case(c.value), c.negated) == (each.key, folded_case(value), False)
            for c in self._finder.asked.conditions
        )
        action.setChecked(on)
        action.setEnabled(on or number > 0)
        action.triggered.connect(partial(self._choose, condition))

    def _choose(self, condition: Condition, _checked: bool = False) -> None:
        self.chosen.emit(with_filter(self._finder.text, condition, BY_KEY))

    def _clear(self) -> None:
        text = self._finder.text
        for condition in self._finder.asked.conditions:
            text = with_filter(text, condition, BY_KEY)
        self.chosen.emit(text)


def _told(each: Filter, value: str) -> str:
    return value.capitalize() if each.key == "role" else value
