"""A finding: what a check says about one row of a map, in sentences that a person can act on.

A finding names a weakness and never a fallacy: whether it is one is for the editor to say.
"""

from enum import StrEnum
from typing import NamedTuple

from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId
from rejoinder.model.problem import Where
from rejoinder.model.text import digest, one_line


class Severity(StrEnum):
    """How much a finding weighs, the heaviest first."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    HINT = "hint"


class Trust(StrEnum):
    """Whether a check is right whenever it speaks, or only guesses from the wording."""

    RELIABLE = "reliable"
    HEURISTIC = "heuristic"


class Flaw(NamedTuple):
    """What a check found in a row; ``says`` is a sentence, ``beside`` are other rows it names."""

    row: str
    says: str
    beside: tuple[str, ...] = ()
    table: str = "statements"


class Finding(NamedTuple):
    """``check`` names the rule; ``message`` says what is wrong and with which statement, ``why``
    what harm that does, ``todo`` what to do. ``fix`` names what can be done at once, the best
    first. ``beside`` are the ids of other rows that it is about.
    """

    check: str
    where: Where
    message: str
    why: str
    todo: str
    fix: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()

    @property
    def rows(self) -> tuple[str, ...]:
        """The rows that it is about, its own first."""
        return (self.where.id, *self.beside)


def about(document: Document, finding: Finding) -> str:
    """A digest of the words that a finding is about. Case, spaces and the stop at the end of a
    sentence make no difference.
    """
    return digest("\n".join(_words(document, row) for row in finding.rows))


def _words(document: Document, row: str) -> str:
    """What a row says, as far as a person who let a finding stand had it before their eyes."""
    statement, step = document.statement(row), document.inference(row)
    if statement is not None:
        return _plain(statement.text)
    if step is not None:
        ends = [document.statements[p].text for p in document.links.premises_of(InferenceId(row))]
        conclusion = document.statement(step.conclusion)
        ends.append("" if conclusion is None else conclusion.text)
        return f"{step.polarity} {step.scheme} " + " / ".join(map(_plain, ends))
    for table in (document.sources, document.articles):
        record = table.get(row)  # type: ignore[call-overload]  # ids are names here
        if record is not None:
            return _plain(f"{record.title} {record.date}")
    return row


def _plain(text: str) -> str:
    return one_line(text).casefold().rstrip(" .!?…")
