"""A text in which passages are looked for: by their words, or by the digest of them."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from rejoinder.model.anchors import Span, context
from rejoinder.model.records import Anchor
from rejoinder.model.text import digest

REACH = 200
"""Characters of context that are compared where the whole text is at hand."""

EDGES = "\x02", "\x03"
"""Stand for the text's beginning and end in a context."""

# Scripts without blanks between words: every character may begin one.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff]"
)
# What goes with the character before it: marks, joiners, variants and tones of emoji.
_CLINGING = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0903\u093a-\u094f\u1ab0-\u1aff\u1dc0-\u1dff\u200d\u20d0-\u20ff\u3099\u309a"
    "\ufe00-\ufe0f\ufe20-\ufe2f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]"
)
MOST_DIGESTS = 1_000_000
"""Passages that don't begin and end with words, and are hashed all the same: a second or two."""


class Place(NamedTuple):
    """A passage with what stands around it: ``REACH`` characters as they are, on each side."""

    span: Span
    before: str
    after: str


class Text:
    """A text that anchors are sought in. ``Text(())`` is none."""

    def __init__(self, paragraphs: Sequence[str]) -> None:
        self.paragraphs = tuple(paragraphs)
        self._digests: dict[int, Mapping[str, list[Span]]] = {}
        self._wanted: dict[int, set[str]] = {}
        self._left = MOST_DIGESTS

    def place(self, span: Span) -> Place:
        """What stands around ``span``."""
        before, after = context(self.paragraphs, span, most=REACH)
        return Place(span, EDGES[0] + before if len(before) < REACH else before, _ended(after))

    def found(self, words: str) -> Iterator[Place]:
        """Every place of ``words``, in reading order; places may overlap."""
        whole, starts = self._whole
        at = whole.find(words)
        while at >= 0:
            number = bisect_right(starts, at)
            start = at - starts[number - 1]
            if start + len(words) <= len(self.paragraphs[number - 1]):
                yield self.place(Span(number, start, start + len(words)))
            at = whole.find(words, at + 1)

    @cached_property
    def _whole(self) -> tuple[str, Sequence[int]]:
        """All paragraphs in one text, and where each begins in it."""
        lengths = (len(text) + 1 for text in self.paragraphs)
        return "\n".join(self.paragraphs), [0, *accumulate(lengths)][:-1]

    def want(self, anchors: Iterable[Anchor]) -> None:
        """Names the digests that will be looked for, so that each length is gone through once."""
        for anchor in anchors:
            self._wanted.setdefault(anchor.end - anchor.start, set()).add(anchor.digest)

    def with_digest(self, anchor: Anchor) -> Sequence[Span]:
        """The passages of the length of ``anchor`` that have its digest: of whole words where
        there are any, else of any characters while hashing all of them takes a moment.
        """
        length = anchor.end - anchor.start
        if anchor.digest not in self._wanted.get(length, ()):
            self.want([anchor])
            self._digests.pop(length, None)
            self._digests.pop(-length, None)
        if length not in self._digests:
            self._digests[length] = self._hashed(length, self._bounds)
        found = self._digests[length].get(anchor.digest, [])
        size = sum(map(len, self.paragraphs))
        if not found and -length not in self._digests and size <= self._left:
            self._left -= size
            self._digests[-length] = self._hashed(length, self._everywhere)
        return found or self._digests.get(-length, {}).get(anchor.digest, [])

    @cached_property
    def _bounds(self) -> Sequence[Sequence[int]]:
        """The places in each paragraph where a passage can begin or end without a cut."""
        return [
            [at for at in range(len(text) + 1) if not is_cut(text, at)] for text in self.paragraphs
        ]

    @cached_property
    def _everywhere(self) -> Sequence[Sequence[int]]:
        return [range(len(text) + 1) for text in self.paragraphs]

    def _hashed(self, length: int, bounds: Sequence[Sequence[int]]) -> Mapping[str, list[Span]]:
        found: dict[str, list[Span]] = {}
        wanted = self._wanted[length]
        for number, (text, places) in enumerate(zip(self.paragraphs, bounds, strict=True), start=1):
            ends = frozenset(places)
            for start in places:
                if start + length in ends:
                    name = digest(text[start : start + length])
                    if name in wanted:
                        found.setdefault(name, []).append(Span(number, start, start + length))
        return found


def is_cut(text: str, index: int) -> bool:
    """Whether a passage that begins or ends at ``index`` cuts a word or a character in two."""
    if not 0 < index < len(text):
        return False
    left, right = text[index - 1], text[index]
    if _CLINGING.match(right) or left == "\u200d":
        return True
    if not (left.isalnum() or _CLINGING.match(left)) or not right.isalnum():
        return False
    return not (_UNSPACED.match(left) or _UNSPACED.match(right))


def _ended(after: str) -> str:
    return after + EDGES[1] if len(after) < REACH else after
