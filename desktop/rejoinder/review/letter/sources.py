"""The sources of a review: as they are named in a line, and as a table with their status."""

from collections import Counter
from collections.abc import Iterator

from rejoinder.model.citation import short_citation
from rejoinder.model.document import Document
from rejoinder.model.ids import SourceId
from rejoinder.model.records import Reliability, Source, SourceStatus, Statement
from rejoinder.model.text import one_line
from rejoinder.prose.blocks import (
    AnyBlock,
    Heading,
    Paragraph,
    Row,
    Run,
    Runs,
    Table,
    italic,
    plain,
)
from rejoinder.prose.english import capital, counted, ended, joined, number_word, ranges, told_date
from rejoinder.review.letter.reading import Reading, place

_STATUS = {
    SourceStatus.UNCHECKED: "Not checked",
    SourceStatus.VERIFIED: "Verified",
    SourceStatus.DISPUTED: "Disputed",
    SourceStatus.RETRACTED: "Retracted",
}
_RELIABILITY = {
    Reliability.HIGH: "high",
    Reliability.FAIR: "fair",
    Reliability.LOW: "low",
}


def cited_runs(document: Document, row: Statement) -> Iterator[Run]:
    """`` (Rashid 2000, p. 12; Coll 2004)``: the sources of a statement, each a way to its row."""
    found = [c for c in row.citations if c.source in document.sources]
    for number, citation in enumerate(found):
        locator = one_line(citation.locator)
        name = short_citation(document.sources[citation.source])
        yield Run(text="; " if number else " (")
        yield Run(text=name, to=citation.source)
        yield Run(
            text=(f", {locator}" if locator else "") + (")" if number + 1 == len(found) else "")
        )


def sources_part(reading: Reading) -> Iterator[AnyBlock]:
    """The sources, those that most rests on first; nothing where there are none."""
    sources = reading.document.sources
    if not sources:
        return
    yield Heading(level=1, runs=plain("Sources"), name="sources")
    yield Paragraph(runs=plain(_summary(reading)))
    uses = _uses(reading.document)
    order = sorted(sources, key=lambda name: (_key(sources[name]), name))
    yield Table(
        head=tuple(map(plain, ("Source", "Cited in", "Status", "What to know"))),
        rows=tuple(_row(reading, name, uses.get(name, [])) for name in order),
        widths=(33, 13, 17, 37),
    )


def _key(source: Source) -> str:
    return (short_citation(source)).casefold().lstrip("[")


def _summary(reading: Reading) -> str:
    """How many there are, and how many have been looked at, in a sentence."""
    sources = reading.document.sources.values()
    total, checked = len(sources), [s for s in sources if s.status is not SourceStatus.UNCHECKED]
    said = capital(counted(total, "source is cited", "sources are cited"))
    if not checked:
        return (
            f"{said}; {'it has' if total == 1 else 'none of them has'} been checked yet.".replace(
                "it has been", "it has not been"
            )
        )
    if len(checked) == total:
        told = "it has been checked" if total == 1 else "all of them have been checked"
    else:
        told = counted(len(checked), "of them has been checked", "of them have been checked")
    bad = Counter(s.status for s in checked if s.status is not SourceStatus.VERIFIED)
    found = [
        f"{number_word(n)} of these is {_STATUS[word].lower()}" for word, n in bad.items() if n == 1
    ]
    found += [f"{number_word(n)} are {_STATUS[word].lower()}" for word, n in bad.items() if n > 1]
    return f"{said}; {told}{f', and {joined(found)}' if found else ''}."


def _uses(document: Document) -> dict[SourceId, list[Statement]]:
    found: dict[SourceId, list[Statement]] = {}
    for row in document.statements.values():
        for citation in row.citations:
            found.setdefault(citation.source, []).append(row)
    return found


def _row(reading: Reading, name: SourceId, uses: list[Statement]) -> Row:
    source = reading.document.sources[name]
    return Row(
        name=name,
        cells=(cited(source), plain(_used(uses)), plain(_status(source)), plain(_known(source))),
    )


def _used(uses: list[Statement]) -> str:
    """Where a source is cited: the paragraphs, and how many remarks."""
    if not uses:
        return "nothing"
    numbers = sorted({anchor.paragraph for row in uses if (anchor := place(row)) is not None})
    added = sum(place(row) is None for row in uses)
    parts = []
    if numbers:
        parts.append(f"paragraph{'s' if len(numbers) > 1 else ''} {ranges(numbers)}")
    if added:
        parts.append(counted(added, "remark"))
    return joined(parts)


def _status(source: Source) -> str:
    parts = [_STATUS[source.status]]
    if source.checked_by and source.status is not SourceStatus.UNCHECKED:
        parts[0] += f", checked by {one_line(source.checked_by)}"
    if source.checked_on:
        parts[0] += f" on {told_date(source.checked_on)}"
    if source.reliability is not None:
        parts.append(f"Reliability: {_RELIABILITY[source.reliability]}")
    return ". ".join(parts) + "."


def _known(source: Source) -> str:
    parts = (source.finding, source.interest, source.note)
    return " ".join(ended(one_line(part)) for part in parts if part.strip())


def cited(source: Source) -> Runs:
    """A source in full: who, what, where it appeared, when, and its address."""
    runs: list[Run] = []
    if source.authors:
        runs.append(Run(text=ended(joined([one_line(a) for a in source.authors])) + " "))
    runs.append(italic(one_line(source.title) or "Untitled source"))
    place_ = ": ".join(
        part for part in (one_line(source.place), one_line(source.publisher)) if part
    )
    parts = (one_line(source.container), place_, told_date(one_line(source.date)))
    tail = ", ".join(part for part in (*parts, one_line(source.pages)) if part)
    runs.append(Run(text=f". {tail}." if tail else "."))
    for address in (source.address, source.identifier):
        if address.strip():
            runs += [Run(text=" "), Run(text=one_line(address), link=address)]
    return tuple(runs)
