"""Sign-offs: what a branch said when a person signed it off, and what is otherwise now.

A sign-off holds a digest of every row that bears on its statement: the statements and steps
under it, cross links included, and the sources that they cite. What counts is what the
argument says: not folds, pins, tags, notes, comments, or in which order siblings stand.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import msgspec

from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, SignoffId, SourceId, StatementId
from rejoinder.model.records import Inference, Record, Signoff, Source, Statement
from rejoinder.model.text import digest
from rejoinder.model.tree import grounds

LENGTH = 12
"""Hexadecimal digits of a digest that are kept: 48 bits tell rows of one map apart."""


Premises = tuple[StatementId, ...]


class Since(NamedTuple):
    """What is otherwise since a sign-off, by row: ``changed`` and ``added`` are there now,
    ``gone`` are not.
    """

    changed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.changed or self.added or self.gone)


class Digests:
    """The digests of a map's rows; what was looked at once and is the same is not again."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Record, Premises, str]] = {}

    def seen(self, document: Document, statement: StatementId) -> dict[str, str]:
        """Every row that bears on ``statement``, and its digest."""
        found: dict[str, str] = {}
        sources: set[SourceId] = set()
        for node in grounds(document, statement):
            record = document.statement(node)
            if record is None:
                step = InferenceId(node)
                premises = document.links.premises_of(step)
                found[node] = self._digest(node, document.inferences[step], premises)
            else:
                found[node] = self._digest(node, record)
                sources.update(citation.source for citation in record.citations)
        for source in sources & document.sources.keys():
            found[source] = self._digest(source, document.sources[source])
        return found

    def since(self, document: Document, signoff: Signoff) -> Since:
        """What is otherwise than it was when ``signoff`` was given, in the map's own order."""
        on = StatementId(signoff.on)
        before = dict(_pair(each) for each in signoff.seen)
        now = self.seen(document, on) if on in document.statements else {}
        return Since(
            tuple(n for n, d in now.items() if n in before and before[n] != d),
            tuple(n for n in now if n not in before),
            tuple(n for n in before if n not in now),
        )

    def _digest(self, name: str, record: Record, premises: Premises = ()) -> str:
        known = self._known.get(name)
        if known is None or known[0] is not record or known[1] != premises:
            matter = (*_matter(record), sorted(premises))
            value = digest(msgspec.json.encode(matter).decode())[:LENGTH]
            known = self._known[name] = (record, premises, value)
        return known[2]


def signed_rows(document: Document, statement: StatementId) -> tuple[str, ...]:
    """What a sign-off of ``statement`` holds of the rows that bear on it (``Signoff.seen``)."""
    return tuple(f"{n}:{d}" for n, d in sorted(Digests().seen(document, statement).items()))


def _pair(seen: str) -> tuple[str, str]:
    name, _, value = seen.rpartition(":")
    return name, value


def _matter(record: Record) -> Iterable[object]:
    """What of a row a person signs: what it says, and what it argues about. What a statement
    argues for elsewhere is not under it.
    """
    if isinstance(record, Statement):
        cited = [(c.source, c.locator) for c in record.citations]
        said = (record.text, record.kind, record.stated, record.voice)
        return (*said, record.plausibility, cited)
    if isinstance(record, Inference):
        answers = [(a.question, a.state, a.text) for a in record.answers]
        return record.conclusion, record.polarity, record.scheme, answers, record.strength
    assert isinstance(record, Source)
    work = (record.title, record.kind, record.authors, record.date)
    return (*work, record.reliability, record.status, record.finding)


def signoffs_on(document: Document, statement: str) -> Mapping[SignoffId, Signoff]:
    """The sign-offs of one branch, the oldest first."""
    found = ((n, s) for n, s in document.signoffs.items() if s.on == statement)
    return dict(sorted(found, key=lambda row: (row[1].time, row[0])))
