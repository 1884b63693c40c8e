"""The words of an anchor sought in a text, and told from the same words elsewhere in it.

Context decides by the same measure everywhere: how many characters two places share on each
side, white space and the bounds of paragraphs made alike.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from rejoinder.model.anchors import CONTEXT, Span, span_of, stands, words_at
from rejoinder.model.records import Anchor
from rejoinder.review.searching import EDGES, Place, Text, is_cut
from rejoinder.review.sentences import CLOSERS, OPENERS, STOPS, sentences

STRONG = 20
"""Shared characters on one side that are no chance: some three words."""

LONG = 20
"""A passage of so many characters, once in a text, is hardly there by chance."""

_ENDS = re.compile(rf"[{CLOSERS}]*(?:[{re.escape(STOPS)}]|\n|$)")
_BEGINS = re.compile(rf"(?:^|\n|[{re.escape(STOPS)}][{CLOSERS}\s]*)[{OPENERS}\s]*\Z")
_CLOSED = re.compile(rf"[{re.escape(STOPS)}][{CLOSERS}]*\Z")


@dataclass(frozen=True)
class Sought:
    """What is known of a passage: its words, empty where there is but a digest, and what stood
    around it, which may be nothing. ``twins`` are the other places of the same words in the old
    text; ``sentence`` is what the passage was part of there, and ``around`` what stood around
    that; empty without that text.
    """

    anchor: Anchor
    words: str
    before: str
    after: str
    twins: tuple[Place, ...] = ()
    sentence: str = ""
    around: Place | None = None

    @classmethod
    def of(cls, anchor: Anchor, old: Text) -> "Sought":
        """What the old text says of ``anchor``, where it stands there; else what it brings."""
        span = span_of(anchor)
        if stands(anchor, old.paragraphs):
            place, words = old.place(span), words_at(old.paragraphs, span)
            twins = tuple(twin for twin in old.found(words) if twin.span != span)
            around = old.place(sentence_span(old, span))
            sentence = words_at(old.paragraphs, around.span)
            return cls(anchor, words, place.before, place.after, twins, sentence, around)
        if anchor.words:
            before, after = anchor.prefix, anchor.suffix
            if before or after:
                before = EDGES[0] + before if len(before) < CONTEXT else before
                after = after + EDGES[1] if len(after) < CONTEXT else after
            return cls(anchor, anchor.words, before, after)
        return cls(anchor, "", "", "")

    @property
    def span(self) -> Span:
        return span_of(self.anchor)

    @property
    def prefix(self) -> str:
        """What an anchor keeps of the context before."""
        return self.before.removeprefix(EDGES[0])[-CONTEXT:]

    @property
    def suffix(self) -> str:
        """What an anchor keeps of the context after."""
        return self.after.removesuffix(EDGES[1])[:CONTEXT]

    @property
    def is_single(self) -> bool:
        """Whether one place of these words can only be the passage itself."""
        if self.sentence:
            return not self.twins
        return self.span.end - self.span.start >= LONG

    @cached_property
    def twin_shares(self) -> tuple[int, int]:
        """The most context that a twin shares with the passage, on each side."""
        shares = [shared(self, twin) for twin in self.twins]
        return max((s[0] for s in shares), default=0), max((s[1] for s in shares), default=0)


def places(sought: Sought, new: Text) -> tuple[Place, ...]:
    """Where the very words, or words with the same digest, stand in the new text.

    Not inside other words, unless the passage itself began or ended in one.
    """
    if not sought.words:
        return tuple(map(new.place, new.with_digest(sought.anchor)))
    around = _last(sought.before) + sought.words + _first(sought.after)
    cut_start = is_cut(around, len(_last(sought.before)))
    cut_end = is_cut(around, len(around) - len(_first(sought.after)))
    return tuple(
        place
        for place in new.found(sought.words)
        if (cut_start or not is_cut(new.paragraphs[place.span.paragraph - 1], place.span.start))
        and (cut_end or not is_cut(new.paragraphs[place.span.paragraph - 1], place.span.end))
    )


def chosen(sought: Sought, found: Sequence[Place]) -> Place | None:
    """The one of ``found`` that is the passage beyond doubt; ``None`` where there is none."""
    if not sought.before and not sought.after:
        if len(found) != 1:
            return None
        return found[0] if sought.is_single or found[0].span == sought.span else None
    shares = {place: shared(sought, place) for place in found}
    told = [place for place in found if any(_tells(sought, shares[place]))]
    if len(found) == 1:
        return found[0] if sought.is_single or told else None
    if len(told) > 1:
        told = [place for place in told if all(_tells(sought, shares[place]))]
    return told[0] if len(told) == 1 else None


def _tells(sought: Sought, shares: tuple[int, int]) -> tuple[bool, bool]:
    """Whether each side is like the passage's by no chance, and more than at any twin of it."""
    sides = (len(_even(sought.before)), len(_even(sought.after)))
    return tuple(  # type: ignore[return-value]  # two sides
        share > twin and (share >= STRONG or share == side)
        for share, twin, side in zip(shares, sought.twin_shares, sides, strict=True)
    )


def shared(one: Sought | Place, other: Sought | Place) -> tuple[int, int]:
    """How many characters of context two places share before and after them."""
    before, after = _even(one.before), _even(one.after)
    return (
        _common(before[::-1], _even(other.before)[::-1]),
        _common(after, _even(other.after)),
    )


def goes_on(sought: Sought, place: Place) -> bool:
    """Whether a passage that was a whole sentence is now only part of one."""
    if not sought.before and not sought.after:
        return False
    began, begins = _begins(sought.before), _begins(place.before)
    closed = _CLOSED.search(sought.words) is not None
    ended, ends = _ends(sought.after) or closed, _ends(place.after) or closed
    return (began and not begins) or (ended and not ends)


def is_in_its_sentence(sought: Sought, text: Text, span: Span) -> bool:
    """Whether the sentence at ``span``, which reads otherwise than the passage's did, stands where
    that stood: what came before it or after it is the same. Else it is perhaps another one.
    """
    if sought.around is None:
        return True
    there = text.place(sentence_span(text, span))
    shares = shared(sought.around, there)
    sides = (len(_even(sought.around.before)), len(_even(sought.around.after)))
    return any(n >= STRONG or n == side for n, side in zip(shares, sides, strict=True))


def sentence_span(text: Text, span: Span) -> Span:
    """The sentences that ``span`` is in, with what else they say."""
    paragraph = text.paragraphs[span.paragraph - 1]
    touched = [b for b in sentences(paragraph) if b[0] < span.end and span.start < b[1]]
    return Span(span.paragraph, touched[0][0], touched[-1][1]) if touched else span


def _begins(before: str) -> bool:
    return _BEGINS.search(before.removeprefix(EDGES[0])) is not None


def _ends(after: str) -> bool:
    return _ENDS.match(after.removesuffix(EDGES[1])) is not None


def _last(before: str) -> str:
    return before[-1:].strip(EDGES[0])


def _first(after: str) -> str:
    return after[:1].strip(EDGES[1])


def _even(context: str) -> str:
    return re.sub(r"\s+", " ", context)


def _common(one: str, other: str) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count
