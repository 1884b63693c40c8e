"""Drafts of a text that differ by one edit, with what the edit did to every sentence.

A text is paragraphs of sentences; a sentence knows its name, so that after any edit it can be said
where the very sentence went, if it is still there word for word.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random
from typing import NamedTuple

from rejoinder.model.anchors import Span


class Word(NamedTuple):
    """A sentence of a draft. ``name`` says which it was at first, -1 for a new one; copies keep the
    name with ``is_copy``, and what was reworded keeps it with ``is_same`` no more. ``also`` is the
    sentence that was made one with it.
    """

    name: int
    text: str
    is_copy: bool = False
    is_same: bool = True
    also: int = -1


Draft = list[list[Word]]
"""Paragraphs of sentences."""

FRESH = (
    "Nobody had thought of that before.",
    "The report says so on its second page.",
    "یہ بات پہلے کسی نے نہیں کہی۔",
    "A second study is under way 🧪.",
)


@dataclass(frozen=True)
class Truth:
    """Where the sentences of a draft stand by name: those that are the same word for word, those
    that were reworded, and copies of them.
    """

    paragraphs: tuple[str, ...]
    spans: Mapping[int, Span]
    reworded: Mapping[int, Span]
    copies: Mapping[int, tuple[Span, ...]]


def draft_of(paragraphs: tuple[tuple[str, ...], ...]) -> Draft:
    """The first draft: each sentence under a name of its own."""
    names = iter(range(10_000))
    return [[Word(next(names), text) for text in sentences] for sentences in paragraphs]


def truth(draft: Draft) -> Truth:
    """The paragraphs of ``draft`` as stored, and where every sentence stands in them."""
    spans: dict[int, Span] = {}
    reworded: dict[int, Span] = {}
    copies: dict[int, tuple[Span, ...]] = {}
    texts: list[str] = []
    for sentences in (one for one in draft if one):
        text = ""
        for word in sentences:
            text += " " if text else ""
            span = Span(len(texts) + 1, len(text), len(text) + len(word.text))
            if word.is_copy and word.is_same:
                copies[word.name] = (*copies.get(word.name, ()), span)
            elif not word.is_copy:
                (spans if word.is_same else reworded)[word.name] = span
            if word.also >= 0:
                reworded[word.also] = span
            text += word.text
        texts.append(text)
    return Truth(tuple(texts), spans, reworded, copies)


def _place(draft: Draft, chance: Random) -> tuple[int, int]:
    filled = [number for number, one in enumerate(draft) if one]
    number = chance.choice(filled)
    return number, chance.randrange(len(draft[number]))


def _other(word: Word, text: str) -> Word:
    return word._replace(text=text, is_same=word.is_same and text == word.text)


def reworded(draft: Draft, chance: Random) -> None:
    """One sentence in other words."""
    number, at = _place(draft, chance)
    words = draft[number][at].text.split(" ")
    where = chance.randrange(len(words))
    match chance.randrange(4):
        case 0:
            words[where] = "indeed"
        case 1:
            words.insert(where, "not")
        case 2 if len(words) > 1:
            del words[where]
        case _:
            words = [*words[:-1], "perhaps,", words[-1]]
    draft[number][at] = _other(draft[number][at], " ".join(words))


def moved(draft: Draft, chance: Random) -> None:
    """One sentence somewhere else."""
    number, at = _place(draft, chance)
    word = draft[number].pop(at)
    target = chance.randrange(len(draft))
    draft[target].insert(chance.randint(0, len(draft[target])), word)


def deleted(draft: Draft, chance: Random) -> None:
    """One sentence gone."""
    number, at = _place(draft, chance)
    draft[number].pop(at)


def duplicated(draft: Draft, chance: Random) -> None:
    """One sentence a second time, beside itself or anywhere."""
    number, at = _place(draft, chance)
    word = draft[number][at]._replace(is_copy=True)
    if chance.random() < 0.5:
        draft[number].insert(at, word)
    else:
        target = chance.randrange(len(draft))
        draft[target].insert(chance.randint(0, len(draft[target])), word)


def copied(draft: Draft, chance: Random) -> None:
    """A whole paragraph a second time."""
    number, _ = _place(draft, chance)
    copy = [word._replace(is_copy=True) for word in draft[number]]
    draft.insert(chance.randint(0, len(draft)), copy)


def merged(draft: Draft, chance: Random) -> None:
    """Two sentences made one: neither is what it was, and the second is only part of it."""
    number, at = _place(draft, chance)
    if at + 1 < len(draft[number]):
        one, other = draft[number][at : at + 2]
        text = f"{one.text.rstrip('.!?۔؟。')}, and {other.text}"
        draft[number][at : at + 2] = [_other(one, text)._replace(also=other.name)]


def extended(draft: Draft, chance: Random) -> None:
    """A sentence that goes on, or that begins earlier."""
    number, at = _place(draft, chance)
    text = draft[number][at].text
    text = (
        f"{text.rstrip('.!?۔؟。')} only in theory." if chance.random() < 0.5 else f"Hardly: {text}"
    )
    draft[number][at] = _other(draft[number][at], text)


def split(draft: Draft, chance: Random) -> None:
    """One paragraph made two, between sentences."""
    number, at = _place(draft, chance)
    draft[number : number + 1] = [draft[number][:at], draft[number][at:]]


def joined(draft: Draft, chance: Random) -> None:
    """Two paragraphs made one."""
    number = chance.randrange(len(draft) - 1)
    draft[number : number + 2] = [draft[number] + draft[number + 1]]


def inserted(draft: Draft, chance: Random) -> None:
    """A new sentence, or a new paragraph."""
    word = Word(-1, chance.choice(FRESH))
    number, at = _place(draft, chance)
    if chance.random() < 0.5:
        draft[number].insert(at, word)
    else:
        draft.insert(number, [word])


def exchanged(draft: Draft, chance: Random) -> None:
    """Two paragraphs in each other's place."""
    one, other = chance.sample(range(len(draft)), 2)
    draft[one], draft[other] = draft[other], draft[one]


def looking_alike(draft: Draft, chance: Random) -> None:
    """A sentence gone, and one that looks like it elsewhere."""
    number, at = _place(draft, chance)
    word = draft[number].pop(at)
    target = chance.randrange(len(draft))
    look = _other(word, f"{word.text[:-1]}, too{word.text[-1]}")
    draft[target].insert(chance.randint(0, len(draft[target])), look)


EDITS: Mapping[str, Callable[[Draft, Random], None]] = {
    "reworded": reworded,
    "moved": moved,
    "deleted": deleted,
    "duplicated": duplicated,
    "paragraph copied": copied,
    "merged": merged,
    "extended": extended,
    "paragraph split": split,
    "paragraphs joined": joined,
    "inserted": inserted,
    "paragraphs exchanged": exchanged,
    "lookalike": looking_alike,
}
"""Every kind of edit, as it changes a draft in place."""
