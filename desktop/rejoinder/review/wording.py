"""Words as checks compare them: lower case, stems, and lists of what kind of word each is.

Stems are Snowball's for English (Porter, "Snowball: a language for stemming algorithms",
2001), each worked out once. Words of other scripts stand for themselves.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Protocol

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


class Stemmer(Protocol):
    """What is asked of Snowball."""

    def stemWord(self, word: str) -> str: ...  # noqa: N802  # its own name


def listed(words: str) -> frozenset[str]:
    """The words of a list that is written as a text."""
    return frozenset(words.split())


STOP = listed(
    """a about after again all also am an and another any are as at be because been before being
    both but by can could did do does doing down during each either else even ever every for from
    had has have having he her here hers him his how however i if in into is it its itself just
    let may me might more most much must my no nor not now of off on once one only or other our
    out over own per same shall she should since so some such than that the their them then there
    these they this those though through thus to too under until up upon us very was we were what
    when where whether which while who whom whose why will with within without would yet you your"""
)
"""Words that carry no content of their own."""

NEGATORS = listed(
    """not no never cannot without nobody none neither nor nothing nowhere hardly barely
    isn't aren't wasn't weren't don't doesn't didn't won't wouldn't can't couldn't shouldn't
    hasn't haven't hadn't mustn't fails failed lacks lacked against"""
)

_OPPOSITES = """raise reduce, raise lower, raise cut, increase decrease, increase reduce, rise fall,
    grow shrink, more less, more fewer, higher lower, high low, better worse, best worst, good bad,
    safe unsafe, safe dangerous, true false, allow forbid, allow ban, permit forbid, support oppose,
    before after, strong weak, gain lose, win lose, succeed fail, accept reject, include exclude,
    always never, all none, rich poor, cheap expensive, easy hard, likely unlikely, legal illegal,
    fair unfair, just unjust, possible impossible, necessary unnecessary, able unable, war peace,
    friend enemy, help harm, protect endanger, open close, keep abolish, introduce abolish,
    for against, early late, first last, public private, old new, moral immoral,
    effective ineffective"""

NUMERALS = listed(
    """zero one two three four five six seven eight nine ten eleven twelve twenty thirty forty
    fifty hundred thousand million billion first second third fourth fifth sixth seventh eighth
    ninth tenth half quarter double twice"""
)


def plain_words(text: str) -> tuple[str, ...]:
    """The words of a text in lower case, in order.

    >>> plain_words("Taxes don’t work – ever.")
    ('taxes', "don't", 'work', 'ever')
    """
    return tuple(word.replace("’", "'").casefold() for word in _WORD.findall(text))


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of a word in lower case.

    >>> stem("reduces") == stem("reduced")
    True
    """
    bare = word.removesuffix("'s").removesuffix("'")
    return str(_stemmer().stemWord(bare)) if bare.isascii() else bare


@lru_cache(maxsize=1)
def _stemmer() -> Stemmer:
    import snowballstemmer  # 20 ms that a window's start need not wait for

    made: Stemmer = snowballstemmer.stemmer("english")
    return made


def content(words: Iterable[str]) -> tuple[str, ...]:
    """The stems of the words that carry content, in order."""
    return tuple(stem(word) for word in words if word not in STOP and word not in NEGATORS)


def is_numeral(word: str) -> bool:
    """Whether a word tells how many or which one."""
    return word in NUMERALS or any(letter.isdigit() for letter in word)


@lru_cache(maxsize=1)
def opposites() -> frozenset[tuple[str, str]]:
    """Pairs of stems that mean the opposite, both ways round."""
    pairs = [pair.split() for pair in _OPPOSITES.split(",")]
    both = [(stem(a), stem(b)) for a, b in pairs]
    return frozenset((*both, *((b, a) for a, b in both)))


def negations(words: Iterable[str]) -> int:
    """How many words of denial there are."""
    return sum(word in NEGATORS or word.endswith("n't") for word in words)
