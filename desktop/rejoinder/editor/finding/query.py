"""What a person types into the search field, read: words, phrases, what to leave out, filters.

``tax "fair share" -carbon role:objection voice:"A. Writer"`` asks for objections that A. Writer
makes and that have the word and the phrase, but not "carbon". A minus before a filter leaves
out what passes it.
"""

import re
from collections.abc import Collection
from typing import NamedTuple

from rejoinder.editor.finding.words import folded_case
from rejoinder.model.text import one_line

_PART = re.compile(r'(-?)(?:([^\W\d_]+):)?(?:"([^"]*)"?|([^\s"]*"[^"]*"?|\S+))?')
_QUOTES = str.maketrans("“”„«»", '"""""')


class Condition(NamedTuple):
    """That a hit passes the filter ``key`` with ``value``, or, ``negated``, that it doesn't.

    ``value`` is as it was typed; an empty one was not typed yet, and asks for nothing.
    """

    key: str
    value: str
    negated: bool = False


class Query(NamedTuple):
    """``words`` may be misspelt, ``phrases`` stand as they are, ``without`` may not occur;
    all in folded case. No part is empty."""

    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()

    @property
    def literal(self) -> tuple[str, ...]:
        """All that must occur."""
        return (*self.words, *self.phrases)

    def __bool__(self) -> bool:
        """Whether it asks for anything."""
        return bool(self.literal or self.without or any(c.value for c in self.conditions))


class Part(NamedTuple):
    """A piece of what was typed, from ``start`` to ``end``; ``key`` is empty but in filters."""

    start: int
    end: int
    negated: bool
    key: str
    value: str
    is_quoted: bool


def parts(text: str, keys: Collection[str]) -> tuple[Part, ...]:
    """``text`` cut at blanks outside of quotation marks. ``keys`` are those of filters."""
    typed, found, at = text.translate(_QUOTES), [], 0
    while at < len(typed):
        if typed[at].isspace():
            at += 1
            continue
        match = _PART.match(typed, at)
        assert match is not None  # every part of it may be empty
        end = max(match.end(), at + 1)
        found.append(_part(match, at, end, keys=keys))
        at = end
    return tuple(found)


def _part(match: re.Match[str], start: int, end: int, *, keys: Collection[str]) -> Part:
    minus, key, quoted, plain = match.groups()
    if key and key.lower() in keys:
        value = quoted if quoted is not None else (plain or "").replace('"', "")
        return Part(start, end, bool(minus), key.lower(), value, quoted is not None)
    if key:  # "3:1", "https://…": a word with a colon in it
        value = match.group()[len(minus) :].replace('"', "")
        return Part(start, end, bool(minus), "", value, False)
    if quoted is not None:
        return Part(start, end, bool(minus), "", quoted, True)
    return Part(start, end, bool(minus), "", (plain or "").replace('"', ""), False)


def query(text: str, keys: Collection[str]) -> Query:
    """What ``text`` asks for.

    >>> query('tax -"carbon tax" role:objection', {"role"}).without
    ('carbon tax',)
    """
    words, phrases, without = dict[str, None](), dict[str, None](), dict[str, None]()
    conditions: list[Condition] = []
    for part in parts(text, keys):
        value = folded_case(part.value).strip()
        if part.key:
            conditions.append(Condition(part.key, one_line(part.value), part.negated))
        elif value:
            into = without if part.negated else phrases if part.is_quoted else words
            into[value] = None
    return Query(tuple(words), tuple(phrases), tuple(without), tuple(conditions))


def filter_words(key: str, value: str) -> str:
    """How a filter is typed.

    >>> filter_words("voice", "A. Writer")
    'voice:"A. Writer"'
    """
    return f'{key}:"{value}"' if " " in value or not value else f"{key}:{value}"


def with_filter(text: str, condition: Condition, keys: Collection[str]) -> str:
    """``text`` with a filter typed behind it; without it where it was there."""
    same = [
        part
        for part in parts(text, keys)
        if (part.key, folded_case(part.value)) == (condition.key, folded_case(condition.value))
    ]
    if not same:
        kept = text.rstrip()
        return f"{kept} {filter_words(condition.key, condition.value)} ".lstrip()
    for part in reversed(same):
        text = text[: part.start] + text[part.end :]
    return " ".join(text.split())
