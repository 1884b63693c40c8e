"""Measures and breaks text as Qt draws it, with the bundled fonts."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from math import inf

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QTextLayout, QTextOption

from rejoinder.drawing.items import Font
from rejoinder.drawing.measure import Metrics, Passage, WrappedLine
from rejoinder.drawing.script import is_right_to_left
from rejoinder.paint.fonts import load_fonts, qfont

REFERENCE = 100
"""Texts are measured this many pixels high: unhinted widths are proportional to the size."""

LINE = 1.35
LONGEST = 5_000
"""Letters measured at once: Qt's numbers run over at some hundred thousand."""

KEPT_WORDS = 50_000
"""Widths kept of one font: some 5 MB; more are words of long ago."""

SLACK = 0.01
"""What a line may be wider than its room, for the rounding of sums."""


class QtMeasurer:
    """Widths are kept per word for scripts that break at blanks; the others are broken by
    Qt's own layout (Chinese, Japanese, Thai and every script with joined letters).
    """

    def __init__(self) -> None:
        load_fonts()
        self._words: dict[Font, dict[str, float]] = {}

    def metrics(self, font: Font) -> Metrics:
        return _metrics(font)

    def width(self, text: str, font: Font) -> float:
        if len(text) > LONGEST:
            parts = range(0, len(text), LONGEST)
            return sum(self.width(text[start : start + LONGEST], font) for start in parts)
        words = self._known(font)
        known = words.get(text)
        if known is None:
            known = words[text] = _letters(font).horizontalAdvance(text) * font.size / REFERENCE
        return known

    def _known(self, font: Font) -> dict[str, float]:
        """The widths of words in ``font`` that have been measured lately."""
        words = self._words.get(font)
        if words is None or len(words) > KEPT_WORDS:
            words = self._words[font] = {}
        return words

    def passage(self, text: str, font: Font) -> Passage:
        parts = text.split("\n")
        if len(text) > LONGEST or not all(map(is_simple, parts)):
            return _Wrapped(self, text, font)
        words = self._known(font)
        found = []
        for part in parts:
            pieces = part.split(" ")
            widths = list(map(words.get, pieces))
            known = [w for w in widths if w is not None]
            if len(known) < len(pieces):
                known = [self.width(piece, font) for piece in pieces]
            found.append(known)
        return _Words(self, text, font, found)

    def wrap(self, text: str, font: Font, *, width: float) -> tuple[WrappedLine, ...]:
        lines: list[WrappedLine] = []
        for part in text.split("\n"):
            if is_simple(part):
                lines.extend(self._wrapped_at_blanks(part, font, width))
            else:
                lines.extend(_wrapped_by_qt(part, font, width))
        return tuple(lines)

    def _wrapped_at_blanks(self, text: str, font: Font, width: float) -> list[WrappedLine]:
        blank = self.width(" ", font)
        lines: list[WrappedLine] = []
        line: list[str] = []
        used, known = -blank, self._known(font)
        for word in text.split(" "):
            wide = known[word] if word in known else self.width(word, font)
            if line and used + blank + wide > width + SLACK:
                lines.append(WrappedLine(" ".join(line), used))
                line, used = [], -blank
            if wide > width + SLACK:
                *full, (word, wide) = self._broken(word, font, width)
                lines.extend(WrappedLine(*piece) for piece in full)
            line.append(word)
            used += blank + wide
        lines.append(WrappedLine(" ".join(line), max(0.0, used)))
        return lines

    def _broken(self, word: str, font: Font, width: float) -> list[tuple[str, float]]:
        """A word too long for a line, in pieces; an address is broken behind its slashes."""
        pieces: list[tuple[str, float]] = []
        piece, used = "", 0.0
        for letter in word:
            wide = self.width(letter, font)
            if piece and used + wide > width:
                kept = _break(piece)
                pieces.append((kept, self.width(kept, font)))
                piece = piece[len(kept) :]
                used = self.width(piece, font)
            piece += letter
            used += wide
        return [*pieces, (piece, self.width(piece, font))]


class _Wrapped:
    """A passage of a script that Qt breaks."""

    length = 0.0

    def __init__(self, measurer: QtMeasurer, text: str, font: Font) -> None:
        self._measurer, self._text, self._font = measurer, text, font

    def widths(self, width: float) -> Sequence[float]:
        lines = self._measurer.wrap(self._text, self._font, width=width)
        return [line.width for line in lines]


class _Words(_Wrapped):
    """A passage that breaks at blanks: the ends of all words on one endless line, by paragraph."""

    def __init__(
        self, measurer: QtMeasurer, text: str, font: Font, parts: Sequence[Sequence[float]]
    ) -> None:
        super().__init__(measurer, text, font)
        self._blank = blank = measurer.width(" ", font)
        self._ends = [[0.0, *accumulate(map(blank.__add__, part))] for part in parts]
        self._widest = max(map(max, parts))
        self.length = sum(map(sum, parts))

    def widths(self, width: float) -> Sequence[float]:
        if self._widest > width + SLACK:
            return super().widths(width)
        blank, room = self._blank, width + SLACK + self._blank
        found = []
        for ends in self._ends:
            first, last = 0, len(ends) - 1
            while first < last:
                start = ends[first]
                first = bisect_right(ends, start + room, first + 1) - 1
                found.append(ends[first] - start - blank)
        return found


def _break(piece: str) -> str:
    """``piece`` up to its last joint in its latter half, or all of it."""
    for place in range(len(piece) - 1, len(piece) // 2, -1):
        if piece[place] in "/-_.?&=":
            return piece[: place + 1]
    return piece


def is_simple(text: str) -> bool:
    """Whether every letter stands for itself and lines break at blanks: Latin, Greek,
    Cyrillic and their signs, without combining marks or directions.
    """
    return text.isascii() or all(
        letter < "\u0300" or "\u0370" <= letter < "\u0530" or "\u1e00" <= letter <= "\u200a"
        or "\u2010" <= letter <= "\u2027" or "\u2030" <= letter < "\u20d0"
        or "\u2100" <= letter < "\u2300"
        for letter in text
    )  # fmt: skip


@lru_cache(maxsize=64)
def _letters(font: Font) -> QFontMetricsF:
    return QFontMetricsF(qfont(font, pixels=REFERENCE))


@lru_cache(maxsize=64)
def _metrics(font: Font) -> Metrics:
    letters = _letters(font)
    scale = font.size / REFERENCE
    return Metrics(letters.ascent() * scale, letters.descent() * scale, font.size * LINE)


def _wrapped_by_qt(text: str, font: Font, width: float) -> list[WrappedLine]:
    scale = font.size / REFERENCE
    layout = QTextLayout(text, qfont(font, pixels=REFERENCE))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if is_right_to_left(text):
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    layout.setTextOption(option)
    units = _utf16(text)
    lines: list[WrappedLine] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width / scale if width < inf else 1e9)
        start, length = line.textStart(), line.textLength()
        words = units[2 * start : 2 * (start + length)].decode("utf-16-le", "replace")
        lines.append(WrappedLine(words.rstrip(" "), line.naturalTextWidth() * scale))
    layout.endLayout()
    return lines or [WrappedLine("", 0.0)]


def _utf16(text: str) -> bytes:
    """``text`` as Qt counts it: two bytes a unit."""
    return text.encode("utf-16-le", "surrogatepass")
