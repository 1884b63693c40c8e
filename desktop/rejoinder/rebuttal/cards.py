"""Evidence as debaters file it: a tag, a line of citation a source, and the body."""

from collections.abc import Iterator

from rejoinder.model.citation import titled_citation
from rejoinder.model.document import Document
from rejoinder.model.ids import StatementId
from rejoinder.model.records import Source
from rejoinder.model.text import one_line
from rejoinder.prose.blocks import AnyBlock, Manner, Paragraph, Run, bold, plain
from rejoinder.prose.english import ended, told_date
from rejoinder.prose.links import safe_link


def card(document: Document, name: StatementId) -> Iterator[AnyBlock]:
    """The card of one statement; its body is what it quotes of an article, or else its note."""
    row = document.statements[name]
    tag = (bold(ended(one_line(row.text))),)
    yield Paragraph(runs=tag, manner=Manner.CARD, keeps_with_next=True)
    for citation in row.citations:
        source = document.sources.get(citation.source)
        if source is not None:
            yield Paragraph(runs=tuple(_cited(source, citation.locator)), manner=Manner.SMALL)
    quoted = " ".join(anchor.words for anchor in row.anchors if anchor.words)
    body = (quoted or row.note).strip()
    if body:
        yield Paragraph(runs=plain(body), manner=Manner.QUOTE)


def _cited(source: Source, locator: str) -> Iterator[Run]:
    """A citation line: who, what, when and where, with the address where it is safe."""
    parts = [titled_citation(source, locator), source.container, source.publisher]
    told = ", ".join(part for part in map(one_line, parts) if part)
    yield Run(text=told)
    address = safe_link(source.address)
    if address:
        yield Run(text=" ")
        yield Run(text=address, link=address)
    if source.accessed:
        yield Run(text=f", read {told_date(source.accessed)}")
