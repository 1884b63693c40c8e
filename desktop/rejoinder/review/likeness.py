"""Passages of a text that say something like given words, the likeliest first."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz import fuzz

from rejoinder.model.anchors import Span, words_at
from rejoinder.review.differences import Piece, difference
from rejoinder.review.sentences import Bounds, sentences
from rejoinder.review.typography import Folded, folded

LEAST, LEAST_OF_SHORT = 0.65, 0.75
"""How like a passage must be. Two sentences that have nothing to do with each other share up to
half of their letters in order; short phrases more."""

_SHORT = 25
MOST_CANDIDATES = 3
_NEAR_PARAGRAPHS = 8
"""Paragraphs that are looked through closely: those that share the most words, rare ones first."""

_HOPELESS = 40.0
"""Letters in order below which words in another order are not looked at either, in per cent."""

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
        for (start, end), plain in _passages(words, wanted, paragraphs[number - 1]):
            score = _likeness(wanted, plain)
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
    sought = frozenset(_WORDS.findall(wanted))
    shared = [sought & _words_of(text) for text in paragraphs]
    spread = Counter(word for words in shared for word in words)
    weight = [sum(1 / spread[word] for word in words) for words in shared]
    numbers = sorted(range(len(paragraphs)), key=lambda n: (-weight[n], n))
    if not sought:  # signs alone, as of an emoji
        return [n + 1 for n in numbers[:_NEAR_PARAGRAPHS]]
    return [n + 1 for n in numbers[:_NEAR_PARAGRAPHS] if weight[n]]


def _passages(words: str, wanted: str, text: str) -> Iterator[tuple[Bounds, str]]:
    """Passages of ``text`` that are worth comparing, with how they read folded: whole sentences,
    with and without their stop, and what is like most.
    """
    parts, count = _folded_sentences(text), len(sentences(words))
    for first in range(len(parts)):
        for last in range(first, min(first + count + 1, len(parts))):
            plain = " ".join(part for _, part in parts[first : last + 1])
            start, end = parts[first][0][0], parts[last][0][1]
            yield (start, end), plain
            if text[end - 1] in ".!?…" and end - start > 1:
                yield (start, end - 1), plain.rstrip(".!?")
    plain_text = _folded(text)
    found = fuzz.partial_ratio_alignment(wanted, plain_text.words, score_cutoff=50.0)
    if found is not None and found.dest_start < found.dest_end:
        start, end = plain_text.source(found.dest_start, found.dest_end)
        grains = [g.span() for g in _GRAINS.finditer(text) if g.start() < end and start < g.end()]
        if grains:
            start, end = grains[0][0], grains[-1][1]
            yield (start, end), folded(text[start:end])


@lru_cache(maxsize=4096)
def _words_of(paragraph: str) -> frozenset[str]:
    return frozenset(_WORDS.findall(paragraph.casefold()))


@lru_cache(maxsize=4096)
def _folded(paragraph: str) -> Folded:
    return Folded(paragraph)


@lru_cache(maxsize=4096)
def _folded_sentences(paragraph: str) -> tuple[tuple[Bounds, str], ...]:
    return tuple((bounds, folded(paragraph[slice(*bounds)])) for bounds in sentences(paragraph))


def _likeness(one: str, other: str) -> float:
    """As letters in order, or, a little less, as words in any order."""
    if one == other:
        return 1.0
    in_order = fuzz.ratio(one, other, score_cutoff=_HOPELESS)
    if not in_order:
        return 0.0
    return max(in_order, 0.95 * fuzz.token_sort_ratio(one, other)) / 100


def _overlap(one: Span, other: Span) -> bool:
    return one.paragraph == other.paragraph and one.start < other.end and other.start < one.end
