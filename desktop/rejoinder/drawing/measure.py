"""How wide text is: asked of whoever draws it, answered by Qt or by a fixed-width stand-in."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from rejoinder.drawing.items import Font


class Metrics(NamedTuple):
    """A font's vertical measures in map units; ``ascent + descent`` may exceed ``line``."""

    ascent: float
    descent: float
    line: float


class WrappedLine(NamedTuple):
    """One line of a wrapped text, without the blank it was broken at, and its width."""

    text: str
    width: float


class Passage(Protocol):
    """A text in one font, to be broken at one width after the other."""

    @property
    def length(self) -> float:
        """What all of its lines take together at least; 0 where that is not known."""
        ...

    def widths(self, width: float) -> Sequence[float]:
        """How wide the lines are into which ``Measurer.wrap`` breaks it at ``width``."""
        ...


class Measurer(Protocol):
    """Measures text in map units, with the fonts that the picture will be drawn in."""

    def metrics(self, font: Font) -> Metrics: ...

    def width(self, text: str, font: Font) -> float: ...

    def wrap(self, text: str, font: Font, *, width: float) -> tuple[WrappedLine, ...]:
        """``text`` in lines no wider than ``width``; words that are wider are broken.

        Line breaks in ``text`` stay; an empty text gives one empty line.
        """
        ...

    def passage(self, text: str, font: Font) -> Passage:
        """``text`` made ready for being broken."""
        ...


class FixedMeasurer:
    """Every character 0.5 em wide, for tests: the same on every machine."""

    def metrics(self, font: Font) -> Metrics:
        return Metrics(font.size * 0.9, font.size * 0.25, font.size * 1.35)

    def width(self, text: str, font: Font) -> float:
        return len(text) * font.size * 0.5

    def wrap(self, text: str, font: Font, *, width: float) -> tuple[WrappedLine, ...]:
        room = max(1, int(width / (font.size * 0.5)))
        lines = [line for part in text.split("\n") for line in _wrapped(part, room)]
        return tuple(WrappedLine(line, self.width(line, font)) for line in lines)

    def passage(self, text: str, font: Font) -> Passage:
        return _FixedPassage(self, text, font)


class _FixedPassage:
    length = 0.0

    def __init__(self, measurer: FixedMeasurer, text: str, font: Font) -> None:
        self._measurer, self._text, self._font = measurer, text, font

    def widths(self, width: float) -> Sequence[float]:
        return [line.width for line in self._measurer.wrap(self._text, self._font, width=width)]


def _wrapped(text: str, room: int) -> list[str]:
    lines, line = [], ""
    for word in text.split(" "):
        joined = f"{line} {word}" if line else word
        if len(joined) <= room:
            line = joined
            continue
        if line:
            lines.append(line)
        while len(word) > room:
            lines.append(word[:room])
            word = word[room:]
        line = word
    return [*lines, line]
