"""One thing that is wrong with a map, and how a sentence about it names the rows of the map."""

from typing import NamedTuple

from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId
from rejoinder.model.text import one_line


class Where(NamedTuple):
    """A row: its id and the table that it is in."""

    id: str
    table: str


class Problem(NamedTuple):
    """``code`` names the rule; ``message`` says it in a sentence, by the statement's words."""

    code: str
    message: str
    where: Where


def quoted(words: str) -> str:
    """``words`` in quotation marks, cut to what fits a line of a message."""
    line = one_line(words)
    return f"“{line}”" if len(line) <= 60 else f"“{line[:59].rstrip()}…”"


def problem(code: str, says: str, where: Where) -> Problem:
    """A problem whose sentence is one clean line that begins with a capital."""
    sentence = one_line(says)
    return Problem(code, sentence[:1].upper() + sentence[1:], where)


def named(document: Document, where: Where) -> str:
    """A row as a sentence names it: by its words; ids say nothing to a person."""
    row = document.table(where.table).get(where.id)
    for field in ("text", "title", "name"):
        words = getattr(row, field, "")
        if words and words.strip():
            return f"{_NOUNS[where.table]} {quoted(words)}"
    if where.table == "inferences":
        return _named_step(document, InferenceId(where.id))
    return _NAMELESS[where.table]


_NOUNS = {
    "map": "the map",
    "statements": "the statement",
    "inferences": "the step",
    "sources": "the source",
    "articles": "the article",
    "voices": "the voice",
    "comments": "the comment",
    "dismissals": "the dismissal",
    "conflicts": "the conflict",
    "signoffs": "the sign-off",
}

_NAMELESS = {
    "map": "the map",
    "statements": "a statement without words",
    "sources": "a source without a title",
    "articles": "an article without a title",
    "voices": "a voice without a name",
    "comments": "a comment without words",
    "dismissals": "a dismissed finding",
    "conflicts": "a conflict",
    "signoffs": "a sign-off",
}


def _named_step(document: Document, inference: InferenceId) -> str:
    """By the words of a premise and of the conclusion, as far as they are there."""
    record = document.inferences.get(inference)
    premises = (document.statements[p].text for p in document.links.premises_of(inference))
    source = next((text for text in premises if text.strip()), "")
    statement = None if record is None else document.statement(record.conclusion)
    told = f" from {quoted(source)}" if source else ""
    if statement is not None and statement.text.strip():
        told += f" to {quoted(statement.text)}"
    elif record is not None and record.conclusion in document.inferences:
        told += " to another step"
    return f"the step{told}" if told else "a step"
