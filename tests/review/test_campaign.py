"""Hundreds of drafts of a text of our own: no anchor ever stands on what it did not stand for.

Every sentence of the first draft is anchored, and the first words of some. After each edit it is
known where the very sentence went; *kept* and *moved* must mean that place. The table of what the
anchors became is printed at the end of a run.
"""

import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from random import Random

import pytest
from msgspec.structs import replace
from tests.review.drafts import EDITS, Draft, Truth, draft_of, truth

from rejoinder.formats.texts.plain import unwrapped
from rejoinder.model.anchors import Span, anchor_at, span_of, words_at
from rejoinder.model.ids import ArticleId
from rejoinder.model.records import Anchor, AnchorState
from rejoinder.model.text import paragraphs
from rejoinder.review.refinding import Evidence, Fate, refound

PIECE = ArticleId("piece")
EACH = 36
"""Drafts of every kind of edit: 432 in all."""

# Ours, in several scripts, with a sentence that stands twice from the beginning.
TEXT = (
    ("The town should close Mill Street to cars 🚗.",),
    (
        "Shops in the street sold a fifth more in the summer without cars.",
        "The count was made by the café owners, who opposed the trial at first.",
        "Nobody disputes it.",
        "Dr. Weber’s study of twelve streets in other towns found the same.",
    ),
    (
        "The critics say that custom only moves from one street to the next 👩‍👩‍👧.",
        "That would be true if people had one fixed sum to spend in the town.",
        "Nobody disputes it.",
        "But visitors who stay longer spend more, in this street and in others.",
    ),
    (
        "گلی میں بچے پھر سے کھیلنے لگے ہیں۔",
        "کیا یہ کوئی چھوٹی بات ہے؟",
        "هل يجب أن نعيد السيارات؟",
        "A street where children play again is worth some inconvenience.",
    ),
    (
        "Buses, however, need a way to the market.",
        "They can go by Brook Lane, as they do at every fair.",
        "通りは人のものです。",
        "The résumé of the trial says that this costs two minutes.",
    ),
    ("Two minutes are a small price for a street that is alive again!",),
)


def anchors_of(first: Truth) -> Mapping[Anchor, int]:
    """An anchor on each sentence, and on the words within it of some, with the sentence's name."""
    found = {anchor_at(PIECE, first.paragraphs, span): name for name, span in first.spans.items()}
    for name, (paragraph, start, end) in first.spans.items():
        words = first.paragraphs[paragraph - 1][start:end]
        if name % 3 == 0 and words.count(" ") > 5:
            inner = Span(paragraph, start + words.index(" ") + 1, start + words.rindex(" "))
            found[anchor_at(PIECE, first.paragraphs, inner)] = name
    return found


def right_places(anchor: Anchor, before: Span, after: Truth, name: int) -> list[Span]:
    """Where the words of ``anchor`` stand in the very sentence or a copy of it. Those of a whole
    sentence are nowhere where it was reworded; those of a part of it may be there still.
    """
    same = [after.spans[name]] if name in after.spans else []
    first, length = anchor.start - before.start, anchor.end - anchor.start
    found = [
        Span(there.paragraph, there.start + first, there.start + first + length)
        for there in (*same, *after.copies.get(name, ()))
    ]
    there = after.reworded.get(name)
    if there is not None and span_of(anchor) != before:
        text = after.paragraphs[there.paragraph - 1]
        found += [
            Span(there.paragraph, start, start + length)
            for start in range(there.start, there.end - length + 1)
            if text.startswith(anchor.words, start)
        ]
    return found


def everywhere(words: str, text: Sequence[str]) -> list[Span]:
    """Every place of ``words``."""
    return [
        Span(number, start, start + len(words))
        for number, paragraph in enumerate(text, start=1)
        for start in range(len(paragraph))
        if paragraph.startswith(words, start)
    ]


def likeness(one: Span, old: Sequence[str], other: Span, new: Sequence[str]) -> tuple[int, int]:
    """How many characters two places share before and after, up to 200; all counts as more."""
    sides = []
    for is_before in (True, False):
        a, b = (_side(span, text, is_before) for span, text in ((one, old), (other, new)))
        count = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), None)
        sides.append(min(len(a), len(b)) if count is None else count)
        sides[-1] += 200 if count is None and len(a) == len(b) else 0
    return sides[0], sides[1]


def _side(span: Span, text: Sequence[str], is_before: bool) -> str:
    whole = " ".join(text)
    at = sum(len(one) + 1 for one in text[: span.paragraph - 1])
    before, after = whole[: at + span.start], whole[at + span.end :]
    return before[::-1][:200] if is_before else after[:200]


def drafts(kind: str) -> list[tuple[Truth, Truth]]:
    """The first draft and one that ``kind`` of edit, and sometimes two more, were made to."""
    found = []
    for seed in range(EACH):
        chance = Random(f"{kind} {seed}")
        draft: Draft = draft_of(TEXT)
        first = truth(draft)
        EDITS[kind](draft, chance)
        for _ in range(seed % 3 if seed >= EACH // 2 else 0):
            EDITS[chance.choice(sorted(EDITS))](draft, chance)
        found.append((first, truth(draft)))
    return found


@pytest.mark.parametrize("kind", EDITS)
def test_no_anchor_slides_silently(
    kind: str, record_property: Callable[[str, object], None]
) -> None:
    became: Counter[str] = Counter()
    for first, after in drafts(kind):
        anchors = anchors_of(first)
        for anchor, fate in refound(anchors, first.paragraphs, after.paragraphs).items():
            check(anchor, fate, first=first, after=after, name=anchors[anchor])
            became[fate.state.value] += 1
    record_property(f"anchors, {kind}", ", ".join(f"{became[s]} {s}" for s in AnchorState))


def check(anchor: Anchor, fate: Fate, *, first: Truth, after: Truth, name: int) -> None:
    """That ``fate`` is no wrong silent match, and shows a person what there is to decide."""
    right = right_places(anchor, first.spans[name], after, name)
    places = everywhere(anchor.words, after.paragraphs)
    if fate.state in (AnchorState.KEPT, AnchorState.MOVED):
        span = span_of(fate.after)
        assert words_at(after.paragraphs, span) == anchor.words
        assert span in right
        assert (fate.state is AnchorState.KEPT) == (span == span_of(anchor))
        told = likeness(span_of(anchor), first.paragraphs, span, after.paragraphs)
        for twin in places:
            if twin != span:
                other = likeness(span_of(anchor), first.paragraphs, twin, after.paragraphs)
                assert any(a > b and a >= 20 for a, b in zip(told, other, strict=True))
        if span in everywhere_reworded(after, name, anchor.words):
            assert fate.evidence is Evidence.REWORDED_AROUND
        return
    assert span_of(fate.after) == span_of(anchor)
    assert bool(fate.candidates) == (fate.state is AnchorState.AMBIGUOUS)
    for choice in fate.candidates:
        assert words_at(after.paragraphs, choice.span) == choice.words != ""
    if fate.evidence is Evidence.SEVERAL_PLACES:
        assert {choice.span for choice in fate.candidates} == set(places)


def everywhere_reworded(after: Truth, name: int, words: str) -> list[Span]:
    """The places of ``words`` in a sentence that was reworded."""
    there = after.reworded.get(name)
    return [
        span
        for span in everywhere(words, after.paragraphs)
        if there is not None
        and (span.paragraph, there.start <= span.start, span.end <= there.end)
        == (there.paragraph, True, True)
    ]


@pytest.mark.parametrize("kind", ["moved", "inserted", "paragraphs exchanged", "paragraph split"])
def test_what_is_still_there_word_for_word_is_mostly_found_alone(kind: str) -> None:
    """Asking about everything would be safe, and useless."""
    asked = told = 0
    for first, after in drafts(kind)[: EACH // 2]:
        anchors = anchors_of(first)
        for anchor, fate in refound(anchors, first.paragraphs, after.paragraphs).items():
            is_twin = sum(anchor.words in text for text in first.paragraphs) > 1
            if anchors[anchor] in after.spans and not is_twin:
                told += fate.state in (AnchorState.KEPT, AnchorState.MOVED)
                asked += 1
    assert told == asked


def as_saved(paragraphs: Sequence[str], *, how: str) -> str:
    """The file of a text as another program writes it."""
    match how:
        case "CRLF":
            return "\r\n\r\n".join(paragraphs)
        case "decomposed":
            return "\n".join(unicodedata.normalize("NFD", one) for one in paragraphs)
        case "soft hyphens":
            return "\n".join(one.replace("st", "s\u00adt") for one in paragraphs)
        case "blanks":
            return "\n\n".join(one.replace(" ", "\u00a0 ") for one in paragraphs)
        case _:
            return "\n".join(f"\u202a{one}\u202c" for one in paragraphs)


@pytest.mark.parametrize("how", ["CRLF", "decomposed", "soft hyphens", "blanks", "directions"])
def test_a_text_from_another_program_is_the_same_text(how: str) -> None:
    first = truth(draft_of(TEXT))
    text = as_saved(first.paragraphs, how=how)
    assert paragraphs("\n".join(unwrapped(text))) == first.paragraphs
    found = refound(anchors_of(first), (), paragraphs(text))
    assert {fate.state for fate in found.values()} == {AnchorState.KEPT}


@pytest.mark.parametrize("kind", EDITS)
def test_with_digests_alone_no_anchor_stands_on_other_words(kind: str) -> None:
    """Which of two equal sentences was meant can't be known then; words still can."""
    for first, after in drafts(kind)[:12]:
        anchors = {replace(a, words="", prefix="", suffix=""): a for a in anchors_of(first)}
        for anchor, fate in refound(anchors, (), after.paragraphs).items():
            words = anchors[anchor].words
            if fate.state in (AnchorState.KEPT, AnchorState.MOVED):
                assert words_at(after.paragraphs, span_of(fate.after)) == words
                assert sum(text.count(words) for text in after.paragraphs) == 1 or all(
                    one.state is AnchorState.KEPT
                    for one in refound(anchors, (), after.paragraphs).values()
                )
