"""What the texts of statements would be with the words that were found in them replaced."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rejoinder.editor.finding.query import Query
from rejoinder.editor.finding.words import folded_line, places
from rejoinder.model.document import Document
from rejoinder.model.ids import NodeId, StatementId
from rejoinder.model.text import clean_text


class Rewritten(NamedTuple):
    """A statement's text as it would be, and in how many places it differs."""

    statement: StatementId
    text: str
    places: int


def replaceable(asked: Query) -> str | None:
    """The one word or phrase that can be replaced; ``None`` where there are several, or none."""
    return asked.literal[0] if len(asked.literal) == 1 else None


def rewritten(
    document: Document, nodes: Iterable[NodeId], *, word: str, by: str
) -> Iterator[Rewritten]:
    """Each of ``nodes`` that is a statement with ``word``, in folded case, in its text."""
    for node in nodes:
        statement = document.statement(node)
        if statement is not None and (met := _met(statement.text, word)):
            yield Rewritten(StatementId(node), _with(statement.text, met, clean_text(by)), len(met))


def counted(document: Document, nodes: Iterable[NodeId], word: str) -> tuple[int, int]:
    """In how many statements among ``nodes``, and in how many places, ``word`` is."""
    rows = (document.statement(node) for node in nodes)
    numbers = [
        folded_line(" ".join(row.text.split())).count(word) for row in rows if row is not None
    ]
    return sum(number > 0 for number in numbers), sum(numbers)


def _met(text: str, word: str) -> list[tuple[int, int]]:
    """Where ``word`` stands in ``text``; what it says in one line may be broken there."""
    line, back = _one_line(text)
    if word not in folded_line(line):
        return []
    return [(back[start], back[end - 1] + 1) for start, end in places(line, [word])]


def _one_line(text: str) -> tuple[str, list[int]]:
    """``text`` with its runs of white space as blanks, and where each code point comes from."""
    back: list[int] = []
    for i, c in enumerate(text):
        if not (c.isspace() and (not back or text[back[-1]].isspace())):
            back.append(i)
    return "".join(" " if text[i].isspace() else text[i] for i in back), back


def _with(text: str, met: list[tuple[int, int]], by: str) -> str:
    pieces, at = list[str](), 0
    for start, end in met:
        if start < at:  # half of a letter that is written as two
            continue
        pieces += [text[at:start], _as_capital(text[start:end], by)]
        at = end
    return "".join([*pieces, text[at:]])


def _as_capital(was: str, by: str) -> str:
    """``by``, with a capital where ``was`` had one, as at the beginning of a sentence."""
    return by[:1].upper() + by[1:] if was[:1].isupper() else by
