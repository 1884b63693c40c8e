"""Statements that say nearly the same, or the opposite in nearly the same words.

Only statements that share enough stems are compared letter by letter (blocking), so that one
edited statement costs a few comparisons and not one with every other. The bounds are those
that found all true pairs and no false one in 112 maps (EVALUATION.md section 4, row 17); a
pair that differs by a word of denial or an opposite is told apart (row 18).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from rapidfuzz import fuzz

from rejoinder.model.document import Document
from rejoinder.model.ids import StatementId
from rejoinder.model.records import Statement
from rejoinder.review.wording import (
    STOP,
    content,
    is_numeral,
    negations,
    opposites,
    plain_words,
    stem,
)

SORTED, SET = 85.0, 92.0
"""The least ``token_sort_ratio`` and ``token_set_ratio`` of statements that say the same."""

LEAST_STEMS = 3
"""Statements with fewer words of content are alike only where all of them agree."""

CHANGED = 0.3
"""Of the content of the longer statement, what the other may say in other words."""

WITHIN = 0.9
"""Of the content of the shorter statement, what the other must have if it says more besides."""

SET_LENGTHS = 0.6
"""A statement is no repetition of one that says much more: its length to the other's, at least."""

LEAST_SHARED = WITHIN * SET_LENGTHS * SET_LENGTHS
"""Of the content of a statement, what any that is like it shares."""

_NAME = re.compile(r"(?<=[\w,;:)’”] )[A-Z][\w’'-]+")
"""A word with a capital that no sentence begins with."""


class Pair(NamedTuple):
    """Two statements; ``opposed`` where one denies what the other says."""

    one: StatementId
    other: StatementId
    opposed: bool


class Read(NamedTuple):
    """A statement as it is compared; ``mask`` has a bit for each of its ``number`` stems."""

    text: str
    words: tuple[str, ...]
    stems: frozenset[str]
    labels: tuple[str, ...]
    names: frozenset[str]
    folded: str
    ordered: str
    mask: int
    number: int
    length: int


class Repetitions:
    """The pairs of a map, kept in step: a statement is read again when its text is another."""

    def __init__(self) -> None:
        self.read: dict[StatementId, Read] = {}
        self.pairs: dict[StatementId, dict[StatementId, bool]] = {}
        self._bits: dict[str, int] = {}
        self._holders: dict[str, set[StatementId]] = {}
        self._rows: dict[StatementId, Statement] = {}
        self._waiting: dict[StatementId, None] = {}

    def follow(self, document: Document) -> None:
        """Brings all pairs up to date with ``document``."""
        for _ in self.following(document):
            pass

    def following(self, document: Document) -> Iterator[None]:
        """The same in slices of work, a statement each; may be broken off and begun again."""
        rows = document.statements
        stale = [n for n, row in rows.items() if self._rows.get(n) is not row]
        stale += [n for n in self._rows if n not in rows]
        self._waiting.update(dict.fromkeys(n for n in stale if self._take(n, rows.get(n))))
        while self._waiting:
            name = next(iter(self._waiting))
            if name in self.read:
                self._compare(name)
            self._waiting.pop(name)
            yield

    def _take(self, name: StatementId, row: Statement | None) -> bool:
        """Reads a statement; whether its text is another than before."""
        was = self.read.get(name)
        if row is None:
            self._rows.pop(name, None)
        else:
            self._rows[name] = row
            if was is not None and was.text == row.text:
                return False
        if was is not None:
            self._forget(name, was)
        if row is not None and row.text.strip():
            self.read[name] = read = _read(row.text, self._bits)
            for each in read.stems:
                self._holders.setdefault(each, set()).add(name)
        return True

    def _forget(self, name: StatementId, was: Read) -> None:
        del self.read[name]
        for each in was.stems:
            self._holders[each].discard(name)
        for other in self.pairs.pop(name, {}):
            self.pairs[other].pop(name, None)

    def _compare(self, name: StatementId) -> None:
        """Pairs a statement with those that are like it.

        Who shares enough of its stems shares one of its rarest (prefix filtering: Chaudhuri et
        al., ICDE 2006), so that only the holders of those are looked at.
        """
        own = self.read[name]
        rarest = sorted(own.stems, key=lambda each: (len(self._holders[each]), each))
        rarest = rarest[: len(rarest) - int(LEAST_SHARED * len(rarest)) + 1]
        near = set[StatementId]().union(*(self._holders[each] for each in rarest))
        number, room, mask = own.number, own.length, own.mask
        for other in near.difference(self._waiting):  # those look at this one later
            read = self.read[other]
            if room < SET_LENGTHS * read.length or read.length < SET_LENGTHS * room:
                continue
            shared = (mask & read.mask).bit_count()
            more, less = (number, read.number) if number > read.number else (read.number, number)
            is_near = shared >= more - more * CHANGED - 1 or shared >= WITHIN * less
            if not is_near or shared < LEAST_SHARED * more:
                continue
            likeness = _alike(own, read) if other != name else None
            if likeness is not None:
                self.pairs.setdefault(name, {})[other] = likeness
                self.pairs.setdefault(other, {})[name] = likeness

    def all_pairs(self) -> tuple[Pair, ...]:
        """Every pair once, in the order of their ids."""
        return tuple(
            Pair(one, other, opposed)
            for one, others in sorted(self.pairs.items())
            for other, opposed in sorted(others.items())
            if one < other
        )


def _read(text: str, bits: dict[str, int]) -> Read:
    words = plain_words(text)
    labels = tuple(sorted(word for word in words if is_numeral(word) or _is_letter(word)))
    names = frozenset(word for word in plain_words(" ".join(_NAME.findall(text))))
    stems = frozenset(content(words))
    mask = sum(1 << bits.setdefault(each, len(bits)) for each in stems)
    folded, ordered = " ".join(words), " ".join(sorted(words))
    return Read(text, words, stems, labels, names, folded, ordered, mask, len(stems), len(folded))


def _is_letter(word: str) -> bool:
    """Whether a word only tells things apart, as in “plan B”."""
    return len(word) == 1 and word not in STOP


def _alike(one: Read, other: Read) -> bool | None:
    """``None`` where two statements say different things; else whether they say the opposite."""
    if one.labels != other.labels:
        return None  # “the first reason”, “the second reason”
    if one.names - set(other.words) and other.names - set(one.words):
        return None  # the same of another person or place
    if min(len(one.stems), len(other.stems)) < LEAST_STEMS and one.stems != other.stems:
        return None
    if not _is_near(one, other):
        return None
    if negations(one.words) % 2 != negations(other.words) % 2:
        return True
    here, there = ({stem(w) for w in read.words} for read in (one, other))
    return any((a, b) in opposites() for a in here - there for b in there - here)


def _is_near(one: Read, other: Read) -> bool:
    if fuzz.ratio(one.ordered, other.ordered, score_cutoff=SORTED):
        return True
    less, more = sorted((len(one.folded), len(other.folded)))
    is_comparable = less >= SET_LENGTHS * more
    return is_comparable and fuzz.token_set_ratio(one.folded, other.folded, score_cutoff=SET) > 0
