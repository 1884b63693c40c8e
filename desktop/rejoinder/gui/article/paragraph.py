"""One paragraph of an article, broken into lines; places in it are code points from its start."""

from collections.abc import Sequence
from unicodedata import bidirectional

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextLine, QTextOption

from rejoinder.gui.article.units import Units

LEADING = 0.32
"""Air between two lines, in parts of a line's height: a text is read, not looked up."""


class Paragraph:
    """Lays its text out when it is first asked for its lines, and again at another width."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.units = Units(text)
        self.runs_left = _runs_left(text)
        self._layout: QTextLayout | None = None
        self.height = 0.0

    @property
    def is_laid(self) -> bool:
        return self._layout is not None

    def forget(self) -> None:
        """Another width or font: the lines are to be broken again."""
        self._layout = None

    def lay(self, font: QFont, width: float) -> None:
        """Breaks the lines at ``width`` pixels, where that was not done yet."""
        if self._layout is not None:
            return
        layout = QTextLayout(self.text, font)
        layout.setCacheEnabled(True)
        layout.setTextOption(self._option())
        layout.beginLayout()
        top, pitch = 0.0, QFontMetricsF(font).height() * (1 + LEADING)
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0.0, top))
            top += max(line.height(), pitch)
        layout.endLayout()
        self._layout, self.height = layout, top

    def _option(self) -> QTextOption:
        option = QTextOption()
        if self.runs_left:
            option.setTextDirection(Qt.LayoutDirection.RightToLeft)
            option.setAlignment(Qt.AlignmentFlag.AlignRight)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        return option

    @property
    def layout(self) -> QTextLayout:
        assert self._layout is not None
        return self._layout

    def draw(
        self, painter: QPainter, at: QPointF, formats: Sequence[QTextLayout.FormatRange] = ()
    ) -> None:
        """Draws the words with their upper left corner at ``at``."""
        self.layout.draw(painter, at, list(formats))

    def lines(self) -> list[QTextLine]:
        return [self.layout.lineAt(i) for i in range(self.layout.lineCount())]

    def line_of(self, at: int) -> int:
        """The number, from 0, of the line that ``at`` stands in."""
        line = self.layout.lineForTextPosition(self.units.to_qt(at))
        return line.lineNumber() if line.isValid() else max(0, self.layout.lineCount() - 1)

    def boxes(self, start: int, end: int) -> list[QRectF]:
        """What the words from ``start`` to ``end`` cover, a box or more a line.

        In a line that runs both ways they may lie in several pieces.
        """
        first, last = self.units.to_qt(start), self.units.to_qt(end)
        found: list[QRectF] = []
        for line in self.lines():
            begin = max(first, line.textStart())
            stop = min(last, line.textStart() + line.textLength())
            if begin < stop:
                found.extend(self._pieces(line, begin, stop))
        return found

    def _pieces(self, line: QTextLine, begin: int, stop: int) -> list[QRectF]:
        spans = [(_x(line, begin), _x(line, stop))]
        if any(ord(sign) > 0x58F for sign in self.text):  # may run from right to left
            edge = QTextLine.Edge
            spans = [
                (_x(line, unit, edge.Leading), _x(line, unit, edge.Trailing))
                for unit in range(begin, stop)
            ]
        spans = sorted((min(a, b), max(a, b)) for a, b in spans if a != b)
        joined: list[tuple[float, float]] = []
        for left, right in spans:
            if joined and left <= joined[-1][1] + 0.5:
                joined[-1] = (joined[-1][0], max(right, joined[-1][1]))
            else:
                joined.append((left, right))
        top, height = line.y(), line.height()
        return [QRectF(left, top, right - left, height) for left, right in joined]

    def place_at(self, spot: QPointF) -> int:
        """The place nearest to ``spot``: where a caret goes."""
        line = self._line_at(spot.y())
        return self.units.to_points(line.xToCursor(spot.x()))

    def place_in_line(self, number: int, x: float) -> int:
        """The place nearest to ``x`` in a line, which counts from 0."""
        return self.units.to_points(self.layout.lineAt(number).xToCursor(x))

    def letter_at(self, spot: QPointF) -> int | None:
        """The code point that ``spot`` is on; ``None`` beside the words."""
        line = self._line_at(spot.y())
        if not 0.0 <= spot.y() <= self.height:
            return None
        if not line.naturalTextRect().adjusted(-1, 0, 1, 0).contains(spot.x(), line.y() + 1):
            return None
        unit = line.xToCursor(spot.x(), QTextLine.CursorPosition.CursorOnCharacter)
        return self.units.to_points(unit)

    def _line_at(self, y: float) -> QTextLine:
        """The line whose strip, down to the next line, holds ``y``; the first or last outside."""
        lines = self.lines()
        below = next((i for i, line in enumerate(lines) if line.y() > y), len(lines))
        return lines[max(0, below - 1)]

    def caret(self, at: int) -> QRectF:
        """Where a caret at ``at`` stands."""
        line = self.layout.lineAt(self.line_of(at))
        return QRectF(_x(line, self.units.to_qt(at)), line.y(), 1.0, line.height())

    def beside(self, at: int, *, back: bool, words: bool) -> int:
        """The place a letter or a word on from ``at``; the same one at the end."""
        modes = QTextLayout.CursorMode
        mode = modes.SkipWords if words else modes.SkipCharacters
        unit = self.units.to_qt(at)
        step = self.layout.previousCursorPosition if back else self.layout.nextCursorPosition
        return self.units.to_points(step(unit, mode))


def _x(line: QTextLine, unit: int, edge: QTextLine.Edge = QTextLine.Edge.Leading) -> float:
    found: object = line.cursorToX(unit, edge)  # with the place that it settled on
    assert isinstance(found, tuple)
    return float(found[0])


def _runs_left(text: str) -> bool:
    """Whether the first strong letter of ``text`` is right-to-left (UAX #9, rule P2)."""
    for sign in text:
        kind = bidirectional(sign)
        if kind in ("L", "R", "AL"):
            return kind != "L"
    return False
