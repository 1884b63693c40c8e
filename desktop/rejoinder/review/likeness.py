"""Passages of a text that say something like given words, the likeliest first."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz import fuzz

from rejoinder.model.anchors import Span, words_at
from rejoinder.review.differences import Piece, difference
from rejoinder.review.sentences import sentences
from rejoinder.review.typography import Folded, folded

LEAST, LEAST_OF_SHORT = 0.65, 0.75
"""How like a passage must be. Two sentences that have nothing to do with each other share up to
half of their letters in order; short phrases more."""

_SHORT = 25
MOST_CANDIDATES = 3
_NEAR_PARAGRAPHS = 12
"""Paragraphs that are looked through closely: those that share the most words, rare ones first."""

_WORDS = re.compile(r"\w+")
_GRAINS = re.compile(r"\w+|[^\w\s]+")


class Candidate(NamedTuple):
    """A passage that may be meant: how like it is, from 0 to 1, and how it differs."""

    span: Span
    words: str
    likeness: float
    pieces: tuple[Piece, ...]


def candidate(words: str, paragraphs: Sequence[str], span: Span) -> Candidate:
    """The passage at ``span`` beside ``words``; where those are unknown, it is as it is."""
    there = words_at(paragraphs, span)
    pieces = difference(words or there, there)
    return Candidate(span, there, _likeness(folded(words or there), folded(there)), pieces)


def likenesses(words: str, paragraphs: Sequence[str]) -> tuple[Candidate, ...]:
    """Up to three passages like ``words`` that don't overlap."""
    wanted = folded(words)
    least = LEAST if len(wanted) >= _SHORT else LEAST_OF_SHORT
    scored: list[tuple[float, Span]] = []
    for number in _likely(wanted, paragraphs):
        text = paragraphs[number - 1]
        for start, end in dict.fromkeys(_passages(words, wanted, text)):
            score = _likeness(wanted, folded(text[start:end]))
            if score >= least:
                scored.append((score, Span(number, start, end)))
    best: list[Span] = []
    for _, span in sorted(scored, key=lambda one: (-one[0], one[1])):
        if not any(_overlap(span, other) for other in best):
            best.append(span)
    return tuple(candidate(words, paragraphs, span) for span in best[:MOST_CANDIDATES])


def parted(words: str, paragraphs: Sequence[str]) -> tuple[Span, ...]:
    """The end of one paragraph and the beginning of the next that together are ``words``."""
    for number, (one, next_one) in enumerate(pairwise(paragraphs), start=1):
        start = f"{one} {next_one}".find(words, max(0, len(one) - len(words) + 1))
        if 0 <= start < len(one) < start + len(words) - 1:
            rest = start + len(words) - len(one) - 1
            return Span(number, start, len(one)), Span(number + 1, 0, rest)
    return ()


def _likely(wanted: str, paragraphs: Sequence[str]) -> Iterable[int]:
    """Numbers of the paragraphs that share words with ``wanted``, the most telling first."""
    sought = Counter(_WORDS.findall(wanted))
    shared = [sought.keys() & set(_WORDS.findall(text.casefold())) for text in paragraphs]
    spread = Counter(word for words in shared for word in words)
    weight = [sum(1 / spread[word] for word in words) for words in shared]
    numbers = sorted(range(len(paragraphs)), key=lambda n: (-weight[n], n))
    if not sought:  # signs alone, as of an emoji
        return [n + 1 for n in numbers[:_NEAR_PARAGRAPHS]]
    return [n + 1 for n in numbers[:_NEAR_PARAGRAPHS] if weight[n]]


def _passages(words: str, wanted: str, text: str) -> Iterator[tuple[int, int]]:
    """Passages of ``text`` that are worth comparing: whole sentences, and what is like most."""
    bounds, count = sentences(text), len(sentences(words))
    for first in range(len(bounds)):
        for last in range(first, min(first + count + 1, len(bounds))):
            yield bounds[first][0], bounds[last][1]
            yield bounds[first][0], _without_stop(text, *bounds[last])
    plain = Folded(text)
    found = fuzz.partial_ratio_alignment(wanted, plain.words, score_cutoff=50.0)
    if found is not None and found.dest_start < found.dest_end:
        start, end = plain.source(found.dest_start, found.dest_end)
        grains = [g.span() for g in _GRAINS.finditer(text) if g.start() < end and start < g.end()]
        if grains:
            yield grains[0][0], grains[-1][1]


def _without_stop(text: str, start: int, end: int) -> int:
    return end - 1 if end - start > 1 and text[end - 1] in ".!?…" else end


def _likeness(one: str, other: str) -> float:
    """As letters in order, or, a little less, as words in any order."""
    if one == other:
        return 1.0
    in_order = fuzz.ratio(one, other)
    return max(in_order, 0.95 * fuzz.token_sort_ratio(one, other)) / 100


def _overlap(one: Span, other: Span) -> bool:
    return one.paragraph == other.paragraph and one.start < other.end and other.start < one.end
