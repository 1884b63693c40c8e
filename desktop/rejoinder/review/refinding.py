"""What becomes of anchors when an article's text changes. Nothing slides silently.

An anchor is *kept* or *moved* only onto the very words that it stood for, at a place that
nothing else can be taken for. Everything else is a person's to decide: *ambiguous* where there are
places to choose from, *lost* where there are none. The order of the search is that of
LIBRARIES.md 1.4: the place, the words with their context, then something like them.

Where the old text is at hand, the words and all their surroundings are taken from it. Else an
anchor brings its words and a little context; or nothing but a digest, and then every passage of
the same length is tried.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from msgspec.structs import replace

from rejoinder.model.anchors import Held, Span, anchor_at, held_anchors, span_of, stands, words_at
from rejoinder.model.document import Document
from rejoinder.model.ids import ArticleId
from rejoinder.model.records import Anchor, AnchorState
from rejoinder.review.likeness import Candidate, candidate, likenesses, parted
from rejoinder.review.searching import Place, Text
from rejoinder.review.seeking import (
    Sought,
    chosen,
    goes_on,
    is_in_its_sentence,
    places,
    sentence_span,
    shared,
)
from rejoinder.review.typography import folded


class Evidence(StrEnum):
    """Why an anchor fared as it did."""

    SAME_PLACE = "the same words stand at the same place"
    SAME_WORDS = "the same words stand elsewhere, and only there"
    SAME_CONTEXT = "the same words stand there between the same words"
    REWORDED_AROUND = "the same words stand there, in a sentence that was changed"
    SEVERAL_PLACES = "the same words stand in several places"
    ANOTHER_PLACE = "the same words stand there, but perhaps not the same sentence"
    SENTENCE_GOES_ON = "the same words stand there, in a longer sentence"
    PARTED = "the words are now in two paragraphs"
    TYPOGRAPHY = "only quotation marks, dashes or blanks differ"
    REWORDED = "words like these stand there"
    NOTHING = "nothing like these words is left"
    UNKNOWN_WORDS = "the words are not known, and no passage has their digest"


class Fate(NamedTuple):
    """What became of ``before``: ``after`` is the anchor under the new text. ``candidates`` are
    places that a person may choose from, the likeliest first; none where it is kept or moved.
    """

    before: Anchor
    after: Anchor
    evidence: Evidence
    candidates: tuple[Candidate, ...] = ()

    @property
    def state(self) -> AnchorState:
        return self.after.state


def fates(
    document: Document, article: ArticleId, paragraphs: Sequence[str]
) -> Mapping[Anchor, Fate]:
    """What becomes of every anchor in ``article`` when ``paragraphs`` are its text.

    Those of statements, comments and asides; equal anchors share their fate.
    """
    anchors = [held.anchor for held in held_anchors(document, article)]
    return refound(anchors, document.articles[article].paragraphs, paragraphs)


def refound(
    anchors: Iterable[Anchor], old: Sequence[str], new: Sequence[str]
) -> Mapping[Anchor, Fate]:
    """What becomes of ``anchors`` in a text that was ``old``, or empty, and is ``new``."""
    once = tuple(dict.fromkeys(anchors))
    before, after = Text(old), Text(new)
    after.want(anchor for anchor in once if not anchor.words)
    is_same = before.paragraphs == after.paragraphs
    is_first = not before.paragraphs and all(stands(anchor, new) for anchor in once)
    return {
        anchor: _placed(anchor, after, span_of(anchor), Evidence.SAME_PLACE)
        if is_first or (is_same and stands(anchor, new))
        else _fate(anchor, before, after)
        for anchor in once
    }


def doubts(document: Document, article: ArticleId | None = None) -> tuple[Held, ...]:
    """The anchors that a person has yet to decide on, in the order of their old places."""
    waiting = [
        held
        for held in held_anchors(document, article)
        if held.anchor.state in (AnchorState.AMBIGUOUS, AnchorState.LOST)
        and not held.anchor.settled
    ]
    return tuple(sorted(waiting, key=lambda held: (held.anchor.article, span_of(held.anchor))))


def doubt(document: Document, anchor: Anchor) -> Fate:
    """Why ``anchor`` is ambiguous or lost in the text as it is now, and what it may mean."""
    return _fate(anchor, Text(()), Text(document.articles[anchor.article].paragraphs))


def _fate(anchor: Anchor, old: Text, new: Text) -> Fate:
    sought = Sought.of(anchor, old)
    found = places(sought, new)
    place = chosen(sought, found)
    if place is None:
        return _in_doubt(sought, new, found)
    if goes_on(sought, place):
        return _doubted(sought, new, [place.span], Evidence.SENTENCE_GOES_ON)
    sentence = words_at(new.paragraphs, sentence_span(new, place.span))
    if sought.sentence and folded(sought.sentence) != folded(sentence):
        if not is_in_its_sentence(sought, new, place.span):
            return _doubted(sought, new, [place.span], Evidence.ANOTHER_PLACE)
        evidence = Evidence.REWORDED_AROUND
    elif place.span == sought.span:
        evidence = Evidence.SAME_PLACE
    else:
        evidence = Evidence.SAME_WORDS if len(found) == 1 else Evidence.SAME_CONTEXT
    return _placed(anchor, new, place.span, evidence)


def _placed(anchor: Anchor, new: Text, span: Span, evidence: Evidence) -> Fate:
    state = AnchorState.KEPT if span == span_of(anchor) else AnchorState.MOVED
    return Fate(anchor, anchor_at(anchor.article, new.paragraphs, span, state=state), evidence)


def _in_doubt(sought: Sought, new: Text, found: Sequence[Place]) -> Fate:
    """Places of the words where they can't be told apart, or of something like them."""
    if found:
        evidence = Evidence.SEVERAL_PLACES if len(found) > 1 else Evidence.ANOTHER_PLACE
        return _doubted(
            sought, new, [place.span for place in _likely_first(sought, found)], evidence
        )
    if not sought.words:
        return _doubted(sought, new, (), Evidence.UNKNOWN_WORDS)
    parts = parted(sought.words, new.paragraphs)
    if parts:
        return _doubted(sought, new, parts, Evidence.PARTED)
    alike = likenesses(sought.words, new.paragraphs)
    same = [one for one in alike if folded(one.words) == folded(sought.words)]
    evidence = Evidence.TYPOGRAPHY if same else Evidence.REWORDED if alike else Evidence.NOTHING
    return _with(sought, evidence, alike)


def _likely_first(sought: Sought, found: Sequence[Place]) -> Sequence[Place]:
    """By how much context they share with the passage; then by how near they are to it."""

    def rank(place: Place) -> tuple[int, int, Span]:
        return (
            -sum(shared(sought, place)),
            abs(place.span.paragraph - sought.span.paragraph),
            place.span,
        )

    return sorted(found, key=rank)


def _doubted(sought: Sought, new: Text, spans: Iterable[Span], evidence: Evidence) -> Fate:
    offered = (candidate(sought.words, new.paragraphs, span) for span in spans)
    return _with(sought, evidence, tuple(offered))


def _with(sought: Sought, evidence: Evidence, candidates: tuple[Candidate, ...]) -> Fate:
    """In doubt: the anchor keeps its old place, and all that is known of what it stood for."""
    anchor = sought.anchor
    state = AnchorState.AMBIGUOUS if candidates else AnchorState.LOST
    after = replace(
        anchor,
        state=state,
        words=sought.words,
        prefix=sought.prefix,
        suffix=sought.suffix,
        settled=anchor.settled and state is AnchorState.LOST,
    )
    return Fate(anchor, after, evidence, candidates)
