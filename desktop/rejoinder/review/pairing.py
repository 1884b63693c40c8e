"""Which row of one map is which of another where their ids tell nothing: by their words."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar

from rapidfuzz import fuzz, process

from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, StatementId
from rejoinder.model.naming import Names, renamed
from rejoinder.model.records import Record
from rejoinder.model.text import one_line
from rejoinder.model.tree import roots, walk

LIKE = 75.0
"""How alike two statements must be, of 100, to be versions of one: below, unrelated sentences on
one subject begin to match each other.
"""

MOST_TRIED = 4_000
"""Statements of both maps together beyond which only equal words are matched."""


K = TypeVar("K", bound=str)


class Paired(NamedTuple):
    """The second map under the ids of the first; and whether that took their words."""

    document: Document
    by_words: bool


def paired(first: Document, second: Document) -> Paired:
    """``second`` with the ids of ``first`` for what is the same; as it is where they share ids."""
    here, there = first.statements.keys(), second.statements.keys()
    if not here or not there or not here.isdisjoint(there):
        return Paired(second, False)
    statements = _statements(first, second)
    names: dict[str, Names] = {
        "statements": statements,
        "inferences": _steps(first, second, statements),
        "voices": _equal(_named(first.voices, "name"), _named(second.voices, "name")),
        "sources": _equal(_named(first.sources, "title"), _named(second.sources, "title")),
        "articles": _equal(_named(first.articles, "title"), _named(second.articles, "title")),
        "comments": _equal(_named(first.comments, "text"), _named(second.comments, "text")),
    }
    return Paired(renamed(second, names), True)


def _statements(first: Document, second: Document) -> Names:
    """From ids of ``second`` to ids of ``first``: equal words, then the most alike."""
    one, other = _in_order(first), _in_order(second)
    found = _equal(one, other)
    taken = set(found.values())
    left = {name: words for name, words in one if name not in taken and words}
    rest = [(name, words) for name, words in other if name not in found and words]
    if len(left) + len(rest) > MOST_TRIED:
        return found
    ranked = sorted(
        (
            (-score, name, old)
            for name, words in rest
            for _, score, old in process.extract(
                words, left, scorer=fuzz.ratio, score_cutoff=LIKE, limit=5
            )
        )
    )
    pairs = dict(found)
    for _, name, old in ranked:
        if name not in pairs and old not in taken:
            pairs[name] = old
            taken.add(old)
    return pairs


def _in_order(document: Document) -> list[tuple[str, str]]:
    nodes = (node for root in roots(document) for node in walk(document, root))
    return [
        (node, one_line(document.statements[StatementId(node)].text).casefold())
        for node in nodes
        if node in document.statements
    ]


def _named(table: Mapping[K, Record], field: str) -> list[tuple[str, str]]:
    return [(name, one_line(getattr(row, field)).casefold()) for name, row in table.items()]


def _equal(first: Iterable[tuple[str, str]], second: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Rows with the same words, the first with the first where words repeat."""
    free: dict[str, list[str]] = {}
    for name, words in first:
        free.setdefault(words, []).append(name)
    return {name: free[words].pop(0) for name, words in second if words and free.get(words)}


def _steps(first: Document, second: Document, statements: Names) -> Names:
    """Steps between the same statements, to the same side, each after what it is on."""
    found: dict[str, str] = {}
    free = {_ends(first, step, {}): step for step in reversed(list(_top_down(first)))}
    for step in _top_down(second):
        old = free.pop(_ends(second, step, {**statements, **found}), None)
        if old is not None:
            found[step] = old
    return found


def _top_down(document: Document) -> Iterator[InferenceId]:
    for root in roots(document):
        for node in walk(document, root):
            if node in document.inferences:
                yield InferenceId(node)


def _ends(document: Document, step: InferenceId, names: Names) -> tuple[str, str, str]:
    """What tells a step: its first premise, its conclusion, its side."""
    row = document.inferences[step]
    premises = document.links.premises_of(step)
    first = names.get(premises[0], premises[0]) if premises else ""
    return first, names.get(row.conclusion, row.conclusion), row.polarity
