"""A search: what has all the words, and then what has words like them.

A word of ``LEAST`` letters or more may be misspelt by one edit, one of ``LONG`` or more by two:
a letter too many, missing or wrong, or two neighbours swapped (the optimal string alignment
distance). From ``BEGUN`` letters on it may be the beginning of a longer word. Phrases in
quotation marks and filters are taken as they are.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from rejoinder.editor.finding.filters import BY_KEY, Filter, Ground, meant, offered
from rejoinder.editor.finding.index import Index
from rejoinder.editor.finding.query import Condition, Query, query
from rejoinder.editor.finding.words import Excerpt, excerpt, tokens
from rejoinder.model.document import Document
from rejoinder.model.ids import NodeId

LEAST, BEGUN, LONG = 4, 6, 8
SLICE = 2000
"""Texts, or words of the vocabulary, that are compared in one go: about a millisecond."""


class Hit(NamedTuple):
    """A statement or step; ``is_similar`` says that a word of it is only like what was asked."""

    node: NodeId
    is_similar: bool = False


class Shown(NamedTuple):
    """Where a hit's first word is ("text", "note", "tag" …), and what is around it."""

    place: str
    excerpt: Excerpt


def edits(word: str) -> int:
    """By how many edits ``word`` may be misspelt.

    >>> [edits(word) for word in ("tax", "trade", "customer")]
    [0, 1, 2]
    """
    return (len(word) >= LEAST) + (len(word) >= LONG)


class Search:
    """One search of an index that is ready. ``steps`` does the work in slices; the hits of each
    kind come in reading order. ``problem`` says what is wrong with a filter."""

    def __init__(self, index: Index, asked: Query) -> None:
        self.asked = asked
        self.exact: tuple[Hit, ...] = ()
        self.similar: tuple[Hit, ...] = ()
        self.is_exact_over = self.is_over = False
        self._index = index
        self._near: dict[str, list[str]] = {}
        self._ground = index.ground
        self._texts, self._order = index.texts, self._ground.survey.order
        self.problem, self._tests = conditions(self._ground, asked.conditions)

    def steps(self) -> Iterator[None]:
        """All of the work; ``exact`` is complete before ``similar`` is begun."""
        yield from self.exact_steps()
        yield
        if not self.problem:
            yield from self._steps_to_similar({hit.node for hit in self.exact})
        self.is_over = True

    def exact_steps(self) -> Iterator[None]:
        """The work that leads to ``exact``."""
        found: list[NodeId] = []
        if self.asked and not self.problem:
            for start in range(0, len(self._order), SLICE):
                found.extend(self._exact(self._order[start : start + SLICE]))
                yield
        self.exact = tuple(Hit(node) for node in found)
        self.is_exact_over = True

    def _exact(self, nodes: Sequence[NodeId]) -> Sequence[NodeId]:
        for word in self.asked.literal:
            nodes = [node for node in nodes if word in self._texts[node]]
        return self._kept(nodes)

    def _kept(self, nodes: Sequence[NodeId]) -> Sequence[NodeId]:
        """Those of ``nodes`` that pass the filters and have nothing that is to be left out."""
        for word in self.asked.without:
            nodes = [node for node in nodes if word not in self._texts[node]]
        for test in self._tests:
            nodes = [node for node in nodes if test(node)]
        return nodes

    # --- words like those that were asked for ---

    def _steps_to_similar(self, exact: set[NodeId]) -> Iterator[None]:
        vocabulary = list(self._index.vocabulary)
        for word in self.asked.words:
            near: dict[str, None] = {}
            for start in range(0, len(vocabulary), SLICE):
                near.update(dict.fromkeys(close_to(word, vocabulary[start : start + SLICE])))
                yield
            self._near[word] = list(near)
        if not any(self._near.values()):
            return
        found: list[NodeId] = []
        for start in range(0, len(self._order), SLICE // 4):
            nodes = [n for n in self._order[start : start + SLICE // 4] if n not in exact]
            found.extend(self._kept(self._similar(nodes)))
            yield
        self.similar = tuple(Hit(node, is_similar=True) for node in found)

    def _similar(self, nodes: Sequence[NodeId]) -> Sequence[NodeId]:
        for phrase in self.asked.phrases:
            nodes = [node for node in nodes if phrase in self._texts[node]]
        for word, near in self._near.items():
            nodes = [node for node in nodes if _is_like(self._texts[node], word, near)]
        return nodes

    # --- how a hit is shown ---

    def marks(self, hit: Hit) -> tuple[str, ...]:
        """What to mark in the texts of a hit, in folded case."""
        literal = self.asked.literal
        if not hit.is_similar:
            return literal
        own = set(tokens(self._texts.get(hit.node, "")))
        return (*literal, *(near for all_ in self._near.values() for near in all_ if near in own))

    def shown(self, hit: Hit) -> Shown:
        """The first field of a hit that has a word, or its first one, cut to one line."""
        fields, marks = list(self._index.fields(hit.node)), self.marks(hit)
        lines = [(place, excerpt(text, marks)) for place, text in fields if text.strip()]
        met = next((each for each in lines if each[1].spans), None)
        return Shown(*(met or (lines[0] if lines else ("text", Excerpt("")))))


def close_to(word: str, vocabulary: Sequence[str]) -> list[str]:
    """The words of ``vocabulary`` that are ``word`` but for a slip, without those that have it.

    >>> close_to("goverment", ["government", "governments", "govern", "movement"])
    ['government', 'governments']
    """
    most = edits(word)
    if not most:
        return []
    found = _within(word, vocabulary, vocabulary, most=most)
    if len(word) >= BEGUN:
        for length in range(len(word) - most, len(word) + most + 1):
            longer = [each for each in vocabulary if len(each) > length]
            found += _within(word, [each[:length] for each in longer], longer, most=most)
    return [near for near in dict.fromkeys(found) if word not in near]


def _within(
    word: str, compared: Sequence[str], vocabulary: Sequence[str], *, most: int
) -> list[str]:
    met = process.extract(word, compared, scorer=OSA.distance, score_cutoff=most, limit=None)
    return [vocabulary[place] for _, _, place in met]


def _is_like(text: str, word: str, near: Sequence[str]) -> bool:
    if word in text:
        return True
    possible = [each for each in near if each in text]
    return bool(possible) and not set(possible).isdisjoint(tokens(text))


def conditions(
    ground: Ground, asked: Sequence[Condition]
) -> tuple[str, list[Callable[[NodeId], bool]]]:
    """What is wrong with the first flawed one of ``asked``, and a test for each of them.

    Several values of one filter are alternatives; what is negated is left out.
    """
    wanted: dict[tuple[str, bool], set[str]] = {}
    for each in asked:
        if each.value:
            values = offered(ground, each.key)
            named = meant(each, values)
            if not named:
                return flaw(each, values), []
            wanted.setdefault((each.key, each.negated), set()).update(named)
    tests = [_test(ground, BY_KEY[key], values, is_not=no) for (key, no), values in wanted.items()]
    return "", tests


def _test(
    ground: Ground, tested: Filter, wanted: set[str], *, is_not: bool
) -> Callable[[NodeId], bool]:
    values = tested.values
    if is_not:
        return lambda node: wanted.isdisjoint(values(ground, node))
    return lambda node: not wanted.isdisjoint(values(ground, node))


def flaw(condition: Condition, possible: Sequence[str], *, most: int = 8) -> str:
    """Says that there is nothing of that name, and what there is."""
    said = f"“{condition.key}:{condition.value}” finds nothing. "
    if not possible:
        return f"{said}This map has no {condition.key}s yet."
    named = ", ".join(possible[:most]) + (" …" if len(possible) > most else "")
    return f"{said}Possible after “{condition.key}:”: {named}."


def search(document: Document, text: str) -> tuple[Hit, ...]:
    """Every hit of what is typed as ``text``, the similar ones last; all in one go."""
    index = Index(document)
    for _ in index.reading():
        pass
    found = Search(index, query(text, BY_KEY))
    for _ in found.steps():
        pass
    return (*found.exact, *found.similar)
