"""Whether a branch is still what somebody signed off, and which statements changed since."""

from collections.abc import Sequence
from typing import NamedTuple

from rejoinder.edits.words import called, count
from rejoinder.model.citation import short_citation
from rejoinder.model.document import Document
from rejoinder.model.ids import SignoffId, SourceId, StatementId
from rejoinder.model.records import Signoff
from rejoinder.model.signoffs import Digests, Since

NAMED = 3
"""Rows that a sentence names; the rest are counted."""


class Standing(NamedTuple):
    """A sign-off, and what is otherwise since; ``since`` is empty where it is fresh."""

    name: SignoffId
    signoff: Signoff
    since: Since

    @property
    def is_stale(self) -> bool:
        return bool(self.since)


def standings(document: Document, digests: Digests | None = None) -> tuple[Standing, ...]:
    """Every sign-off, the oldest first. ``digests`` spares looking at what is as it was."""
    known = Digests() if digests is None else digests
    rows = sorted(document.signoffs.items(), key=lambda row: (row[1].time, row[0]))
    return tuple(Standing(name, row, known.since(document, row)) for name, row in rows)


def stale_signoffs(document: Document, digests: Digests | None = None) -> tuple[Standing, ...]:
    """Those of branches in which something is otherwise than when they were signed off."""
    return tuple(each for each in standings(document, digests) if each.is_stale)


def changed_statements(document: Document, since: Since) -> tuple[StatementId, ...]:
    """The statements that changed or came since."""
    rows = map(StatementId, (*since.changed, *since.added))
    return tuple(row for row in rows if row in document.statements)


def told(document: Document, since: Since) -> str:
    """What changed since, in a sentence; empty where nothing did.

    Changed: “Taxes should rise”. New: “Roads cost money”. 2 are gone.
    """
    new = [row for row in since.added if row in document.statements]
    steps = [row for row in since.added if row not in document.statements]
    gone = f"{count(len(since.gone), 'part is', 'parts are')} gone" if since.gone else ""
    parts = (
        _listed(document, "Changed", since.changed),
        _listed(document, "New", new or steps),
        gone,
    )
    return " ".join(f"{part}." for part in parts if part)


def _listed(document: Document, what: str, rows: Sequence[str]) -> str:
    if not rows:
        return ""
    named = [_called(document, row) for row in rows[:NAMED]]
    more = f" and {len(rows) - NAMED} more" if len(rows) > NAMED else ""
    return f"{what}: {', '.join(named)}{more}"


def _called(document: Document, row: str) -> str:
    if document.has_node(row):
        return called(document, StatementId(row))
    source = document.sources.get(SourceId(row))
    return "a source" if source is None else short_citation(source)
