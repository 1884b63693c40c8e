"""Paragraphs put together from the lines of pages, as a PDF has them.

A paragraph ends where the next line stands further down than lines usually do, is of another size,
or is set in; where a text has no such signs, after a short line that ends in a full stop. Running
titles and page numbers are left out, and words that were broken at the end of a line are mended.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import NamedTuple

_SHORT = 0.75
"""A line of less than this share of a usual one, after a full stop, ends its paragraph."""

_WIDE = 1.2
"""A gap from which on a line belongs to another paragraph, as a share of the usual one."""

_SET_IN = (0.7, 4.0)
"""How far a first line is set in, in heights of its letters; what is further in is centred."""

_SPACED = 0.02
"""Where this share of lines has a wide gap over it, gaps tell paragraphs."""

_STOP = re.compile(r"[.!?…:۔؟][\"'”’»)\]]*$")
_ITEM = re.compile(r"(?:[–*-]|\d{1,2}[.)]|[a-z]\))\s")
_BULLET = re.compile("[•▪‣◦]\\s")
_NUMBER = re.compile(r"\W*(?:page )?\d{1,4}(?: of \d{1,4})?\W*", re.IGNORECASE)
_BROKEN = re.compile(r"([^\W\d_]{2,})[-\u2010\u00ad]$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")

_SUSPENDED = ("and", "or", "to", "und", "oder", "et", "ou")


class Line(NamedTuple):
    """A line of a page: where it begins, in points from the lower left corner, and how large its
    letters are; 0 where that is not known.
    """

    text: str
    x: float = 0.0
    y: float = 0.0
    size: float = 0.0


def joined(pages: Sequence[Sequence[Line]]) -> list[str]:
    """The paragraphs of ``pages``, over the ends of columns and pages."""
    filled = [[line for line in page if line.text.strip()] for page in pages]
    lines = [line for page in _without_edges(filled) for line in page]
    manner = _Manner(lines)
    words = _whole_words([line.text.strip() for line in lines])
    found: list[str] = []
    for at, line in enumerate(lines):
        text = line.text.strip()
        if at and not manner.parts(lines[at - 1], line, found[-1]):
            found[-1] = _mended(found[-1], text, words)
        else:
            found.append(text)
    return found


class _Manner:
    """How a text is set: the usual length of a line, the usual gap, and whether gaps tell."""

    def __init__(self, lines: Sequence[Line]) -> None:
        lengths = sorted(len(line.text.strip()) for line in lines)
        self._length = lengths[len(lengths) * 3 // 4] if lengths else 0
        pairs = list(pairwise(lines))
        gaps = Counter(round(one.y - two.y, 1) for one, two in pairs if one.y > two.y)
        self._gap = gaps.most_common(1)[0][0] if gaps else 0.0
        self._lefts = Counter(round(line.x) for line in lines)
        sizes = Counter(round(line.size, 1) for line in lines)
        self._size = sizes.most_common(1)[0][0] if sizes else 0.0
        wide = sum(self._is_wide(one, two) for one, two in pairs)
        self._has_gaps = wide > max(2.0, _SPACED * len(lines))

    def parts(self, last: Line, line: Line, before: str) -> bool:
        """Whether ``line`` begins a paragraph after ``before``, which ends with ``last``."""
        text = line.text.strip()
        if _BULLET.match(text) or (_ITEM.match(text) and _STOP.search(before)):
            return True
        if abs(last.size - line.size) > 0.08 * max(last.size, line.size, 1.0):
            return True
        if last.y > line.y and self._gap:
            if self._is_wide(last, line):
                return not _runs_on(before, line.text) or line.size > 1.05 * self._size
            if self._has_gaps:
                return False
            if self._is_set_in(line):
                return True
        return self._is_ended(last, text)

    def _is_set_in(self, line: Line) -> bool:
        """Whether a line begins a little to the right of where more lines do; no title does."""
        if round(line.size, 1) != self._size:
            return False
        own = self._lefts[round(line.x)]
        return any(
            count >= own and _SET_IN[0] < (line.x - left) / max(line.size, 1.0) < _SET_IN[1]
            for left, count in self._lefts.most_common(6)
        )

    def _is_wide(self, one: Line, two: Line) -> bool:
        usual = self._gap * max(one.size, 1.0) / max(self._size, 1.0)
        return one.y - two.y > _WIDE * max(usual, self._gap)

    def _is_ended(self, last: Line, following: str) -> bool:
        """As far as its words tell."""
        if following[0].islower():
            return False
        text = last.text.strip()
        is_short = len(text) < _SHORT * self._length
        return is_short and (_STOP.search(text) is not None or len(text) < self._length / 2)


def _runs_on(before: str, following: str) -> bool:
    """Whether a sentence goes on over a gap: an image or a table stood between its lines."""
    return following.strip()[:1].islower() and not _STOP.search(before)


def _without_edges(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The lines of all pages but the numbers and running titles at their edges."""
    edges = Counter(
        _numberless(text)
        for page in pages
        for text in {line.text.strip() for line in (*page[:2], *page[-2:])}
        if len(text) < 120
    )
    most = {edge for edge, count in edges.items() if len(pages) > 2 and count * 2 > len(pages)}
    return [
        [line for at, line in enumerate(page) if not _is_edge(line.text, at, len(page), most)]
        for page in pages
    ]


def _is_edge(text: str, at: int, count: int, most: Collection[str]) -> bool:
    if 2 <= at < count - 2:
        return False
    is_last = at in (0, count - 1)
    return _numberless(text.strip()) in most or (
        is_last and _NUMBER.fullmatch(text.strip()) is not None
    )


def _numberless(line: str) -> str:
    return re.sub(r"\d+", "#", line)


def _whole_words(texts: Sequence[str]) -> frozenset[str]:
    """The words of all lines, in small letters, but for the parts of those that were broken."""
    found: set[str] = set()
    was_broken = False
    for text in texts:
        words = [word.lower() for word in _WORD.findall(text)]
        is_broken = _BROKEN.search(text) is not None
        found.update(words[was_broken : len(words) - is_broken])
        was_broken = is_broken
    return frozenset(found)


def _mended(text: str, line: str, words: Collection[str]) -> str:
    """``line`` after ``text``. A word that was broken at the end of a line is one again, unless
    the hyphen is its own, as far as other words of the text tell.
    """
    broken, rest = _BROKEN.search(text), _WORD.match(line)
    if broken is None or rest is None:
        return f"{text}{line}" if text.endswith(("—", "/")) else f"{text} {line}"
    left, right = broken.group(1).lower(), rest.group().lower()
    if right in _SUSPENDED:  # “pre- and post-war”
        return f"{text} {line}"
    if left + right in words:
        return text[:-1] + line
    is_name = broken.group(1)[0].isupper()
    is_compound = f"{left}-{right}" in words or (left in words and (is_name or right in words))
    return text + line if is_compound or not line[0].islower() else text[:-1] + line
