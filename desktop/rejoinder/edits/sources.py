"""Verbs for sources and for the citations that rest on them."""

from msgspec.structs import replace

from rejoinder.edits.draft import Draft
from rejoinder.edits.words import called, capital
from rejoinder.model.change import Change
from rejoinder.model.document import Document
from rejoinder.model.errors import EditRefused
from rejoinder.model.ids import Fresh, SourceId, StatementId
from rejoinder.model.records import Citation, Source
from rejoinder.model.text import clean_text, one_line

_LINES = (
    "title",
    "container",
    "publisher",
    "place",
    "date",
    "pages",
    "address",
    "identifier",
    "accessed",
    "checked_by",
    "checked_on",
)
_TEXTS = ("note", "interest", "finding")


def add_source(document: Document, source: Source, *, fresh: Fresh) -> Change:
    """Adds a source that statements can cite."""
    draft = Draft(document)
    draft.put("sources", fresh(), cleaned(source))
    return draft.change("Add source")


def set_source(document: Document, source: SourceId, record: Source) -> Change:
    """Gives a source other fields."""
    draft = Draft(document)
    draft.put("sources", source, cleaned(record))
    return draft.change("Edit source")


def remove_source(document: Document, source: SourceId) -> Change:
    """Deletes a source, the citations of it and the comments on it."""
    draft = Draft(document)
    draft.put_all(
        ("statements", name, replace(statement, citations=kept))
        for name, statement in document.statements.items()
        if (kept := tuple(c for c in statement.citations if c.source != source))
        != statement.citations
    )
    draft.drop_comments([source])
    draft.put("sources", source, None)
    return draft.change("Delete source")


def cite(document: Document, statement: StatementId, citation: Citation) -> Change:
    """Makes ``statement`` cite a source, in place of an earlier citation of it.

    Raises:
        EditRefused: the map has no such source.
    """
    if citation.source not in document.sources:
        raise EditRefused("The map no longer has that source. Choose another one.")
    record, draft = document.statements[statement], Draft(document)
    clean = replace(citation, locator=one_line(citation.locator), note=clean_text(citation.note))
    by_source = {c.source: c for c in record.citations}
    by_source[clean.source] = clean
    draft.put_statement(statement, replace(record, citations=tuple(by_source.values())))
    return draft.change("Cite source")


def uncite(document: Document, statement: StatementId, source: SourceId) -> Change:
    """Takes the citation of ``source`` from a statement; the source stays.

    Raises:
        EditRefused: ``statement`` does not cite it.
    """
    record, draft = document.statements[statement], Draft(document)
    kept = tuple(c for c in record.citations if c.source != source)
    if kept == record.citations:
        raise EditRefused(f"{capital(called(document, statement))} does not cite that source.")
    draft.put_statement(statement, replace(record, citations=kept))
    return draft.change("Remove citation")


def cleaned(source: Source) -> Source:
    """``source`` with nothing in its texts that no file carries; empty authors left out."""
    fields: dict[str, object] = {name: one_line(getattr(source, name)) for name in _LINES}
    fields |= {name: clean_text(getattr(source, name)) for name in _TEXTS}
    authors = tuple(author for author in map(one_line, source.authors) if author)
    return replace(source, authors=authors, **fields)
