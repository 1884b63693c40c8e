"""Texts as they are compared: in one case and without accents, as words, and in one line.

Case, accents and the kind of white space never matter to a search.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from rejoinder.model.text import one_line

EXCERPT = 80
"""Code points of a text that a hit shows."""

_WORD = re.compile(r"[^\W_]+")


class Excerpt(NamedTuple):
    """One line of a text. ``spans`` are where the words stand in it, in code points, end
    excluded, in order and apart."""

    line: str
    spans: tuple[tuple[int, int], ...] = ()


def folded_case(text: str) -> str:
    """``text`` as it is compared: in one line and one case, without accents.

    >>> folded_case("Café  ÉLAN")
    'cafe elan'
    """
    return folded_line(one_line(text))


def folded_line(line: str) -> str:
    """The same of a text that is one line already."""
    if line.isascii():
        return line.lower()
    plain = unicodedata.normalize("NFKD", line.casefold())
    if plain.isascii():
        return plain.lower()
    return "".join(c for c in plain if c < "\u0300" or not unicodedata.combining(c)).casefold()


def tokens(folded: str) -> list[str]:
    """The words of a text in folded case: its runs of letters and digits.

    >>> tokens("it's 5 p.m., o'clock")
    ['it', 's', '5', 'p', 'm', 'o', 'clock']
    """
    return _WORD.findall(folded)


def spans(line: str, words: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Where ``words``, in folded case, stand in ``line``; those that meet are one.

    >>> spans("Ein Café", ["cafe", "fe"])
    ((4, 8),)
    """
    found: list[tuple[int, int]] = []
    for start, end in places(line, words):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def places(line: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """The same, each place of each word for itself."""
    folded = folded_line(line)
    met = sorted(place for word in words if word for place in _places(folded, word))
    if not met:
        return []
    back = _origins(line, folded)
    return [(back[start], back[end - 1] + 1) for start, end in met]


def _places(folded: str, word: str) -> list[tuple[int, int]]:
    found, at = [], folded.find(word)
    while at >= 0:
        found.append((at, at + len(word)))
        at = folded.find(word, at + len(word))
    return found


def _origins(line: str, folded: str) -> Sequence[int]:
    """For each code point of ``folded``, the place in ``line`` that it comes from."""
    if len(line) == len(folded) and line.isascii():
        return range(len(line))
    back = [i for i, c in enumerate(line) for _ in folded_line(c)]
    return back if len(back) == len(folded) else [min(i, len(line) - 1) for i in range(len(folded))]


def excerpt(text: str, words: Sequence[str], *, most: int = EXCERPT) -> Excerpt:
    """One line of ``text``, of ``most`` code points about, around the first of ``words``,
    which are in folded case."""
    line = one_line(text)
    met = spans(line, words)
    if len(line) <= most:
        return Excerpt(line, met)
    first = met[0][0] if met else 0
    start = _word_start(line, max(0, min(first - most // 4, len(line) - most)), first)
    cut = line[start : start + most].rstrip()
    before, after = "…" if start else "", "…" if start + most < len(line) else ""
    by, end = len(before) - start, start + len(cut)
    kept = tuple((max(a, start) + by, min(b, end) + by) for a, b in met if a < end and b > start)
    return Excerpt(f"{before}{cut}{after}", kept)


def _word_start(line: str, at: int, most: int) -> int:
    """The first beginning of a word from ``at`` on, not behind ``most``; else ``at``."""
    if at == 0 or line[at - 1] == " ":
        return at
    blank = line.find(" ", at, max(at, most))
    return at if blank < 0 else blank + 1
