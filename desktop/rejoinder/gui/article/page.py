"""All paragraphs of an article under each other. Only those that are looked at are laid out;
the height of the others is guessed, so that a text of any length opens at once."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetricsF

from rejoinder.gui.article.paragraph import LEADING, Paragraph

GAP = 0.75
"""Air between two paragraphs, in parts of a line's height."""


class Spot(NamedTuple):
    """A place in the text: the paragraph counts from 0, ``at`` in code points."""

    paragraph: int
    at: int


class Page:
    """Places are in pixels from the top of the text and from its left edge."""

    def __init__(self) -> None:
        self.paragraphs: list[Paragraph] = []
        self.font = QFont()
        self.width = 100.0
        self._heights: list[float] = []
        self._tops: list[float] = [0.0]

    def show(self, texts: Sequence[str]) -> None:
        """Takes other paragraphs; those that are the same stay laid out."""
        known: dict[str, list[Paragraph]] = {}
        for old in self.paragraphs:
            known.setdefault(old.text, []).append(old)
        made = (known[text].pop() if known.get(text) else Paragraph(text) for text in texts)
        self.paragraphs = list(made)
        self._guess()

    def set_shape(self, font: QFont, width: float) -> bool:
        """Breaks all lines anew where the font or the width is another one."""
        if font == self.font and width == self.width:
            return False
        self.font, self.width = QFont(font), max(40.0, width)
        for paragraph in self.paragraphs:
            paragraph.forget()
        self._guess()
        return True

    def _guess(self) -> None:
        metrics = QFontMetricsF(self.font)
        line = metrics.height() * (1 + LEADING)
        letters = max(1.0, self.width / (metrics.averageCharWidth() * 1.02))
        self.gap = metrics.height() * GAP
        self._heights = [
            p.height if p.is_laid else line * (1 + len(p.text) // letters) for p in self.paragraphs
        ]
        self._sum()

    def _sum(self) -> None:
        self._tops = [0.0, *accumulate(height + self.gap for height in self._heights)]

    @property
    def height(self) -> float:
        return self._tops[-1]

    def top(self, paragraph: int) -> float:
        """Where a paragraph begins; the end of the text where there is no such one."""
        return self._tops[min(paragraph, len(self._tops) - 1)]

    def paragraph_at(self, y: float) -> int:
        """The paragraph that holds ``y``, with the gap behind it; the nearest outside."""
        return max(0, min(bisect_right(self._tops, y) - 1, len(self.paragraphs) - 1))

    def lay(self, paragraph: int) -> Paragraph:
        """A paragraph with its lines; what follows may then stand elsewhere."""
        found = self.paragraphs[paragraph]
        if not found.is_laid:
            found.lay(self.font, self.width)
            if found.height != self._heights[paragraph]:
                self._heights[paragraph] = found.height
                self._sum()
        return found

    def lay_between(self, top: float, bottom: float) -> range:
        """Lays out whatever can be seen between two heights; its paragraphs."""
        if not self.paragraphs:
            return range(0)
        first = number = self.paragraph_at(top)
        while number < len(self.paragraphs) and self.top(number) < bottom:
            self.lay(number)
            number += 1
        return range(first, number)

    def spot_at(self, at: QPointF) -> Spot:
        """The place nearest to a point, where a caret goes."""
        number = self.paragraph_at(at.y())
        found = self.lay(number)
        return Spot(number, found.place_at(at - QPointF(0.0, self.top(number))))

    def letter_at(self, at: QPointF) -> Spot | None:
        """The letter that a point is on; ``None`` beside the words."""
        if not self.paragraphs or not 0.0 <= at.y() <= self.height:
            return None
        number = self.paragraph_at(at.y())
        letter = self.lay(number).letter_at(at - QPointF(0.0, self.top(number)))
        return None if letter is None else Spot(number, letter)
