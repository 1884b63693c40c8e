"""Checks of what an argument rests on: sources that are missing, incomplete or doubtful."""

import re
from collections.abc import Iterable, Iterator

from rejoinder.edits.words import count, shortened
from rejoinder.evaluate.reading import cited
from rejoinder.evaluate.strengths import Supposed, what_if
from rejoinder.model.citation import titled_citation
from rejoinder.model.ids import SourceId, StatementId
from rejoinder.model.records import Kind, Polarity, Source, SourceKind, SourceStatus
from rejoinder.model.tree import grounds
from rejoinder.review.finding import Flaw
from rejoinder.review.ground import Ground

CARRIES = 0.8
"""The part of what argument has added to a claim that hangs on one source (E7)."""

FELT = 0.05
"""A claim that argument has moved less than this rests on nothing yet."""

MOST_NEEDED = 5
"""Pieces of evidence whose sources are worth checking first (U43)."""

_PAGED = frozenset({SourceKind.BOOK, SourceKind.CHAPTER, SourceKind.ARTICLE, SourceKind.REPORT})
_UNDATED = frozenset({SourceKind.PERSON, SourceKind.EVENT, SourceKind.INTERVIEW})
_AUTHORED = frozenset({SourceKind.BOOK, SourceKind.CHAPTER, SourceKind.ARTICLE, SourceKind.POST})
_FIGURE = re.compile(r"(?<![\w.,])\d[\d.,]*(?:\s?%| percent| per cent)?")
_YEAR = re.compile(r"(?:1\d|20)\d\d")


def unsourced_evidence(ground: Ground, row: str) -> Iterator[Flaw]:
    """Evidence that cites nothing (E6)."""
    record = ground.statement(row)
    if record.kind is Kind.EVIDENCE and not record.citations and record.text.strip():
        yield Flaw(row, f"{ground.named(row)} is evidence, but no source is named for it.")


def unlocated_citations(ground: Ground) -> Iterator[Flaw]:
    """Works of many pages that are cited without a place in them (E6, U23)."""
    found: dict[str, list[str]] = {}
    for name, row in ground.document.statements.items():
        for citation in row.citations:
            source = ground.document.sources.get(citation.source)
            is_long = source is not None and source.kind in _PAGED and not source.pages.strip()
            if is_long and not citation.locator.strip():
                found.setdefault(citation.source, []).append(name)
    for cited_source, citing in found.items():
        rows = sorted(citing, key=lambda s: ground.places.get(s, -1))
        others = len(rows) - 1
        by = f" and {count(others, 'other statement', 'other statements')}" if others else ""
        called = _called(ground.document.sources[SourceId(cited_source)])
        says = f"{called} is cited without a page, by {ground.named(rows[0])}{by}."
        yield Flaw(cited_source, says, tuple(rows), "sources")


def incomplete_source(ground: Ground) -> Iterator[Flaw]:
    """Sources that a reader could not find: no title, no author, no date (E6, U23)."""
    for name, source in ground.document.sources.items():
        missing = list(_missing(source))
        if missing and any(True for _ in _citing(ground, name)):
            lacks = " and ".join(missing)
            yield Flaw(name, f"The source {_called(source)} has {lacks}.", table="sources")


def _missing(source: Source) -> Iterator[str]:
    if not source.title.strip():
        yield "no title"
    if source.kind in _AUTHORED and not source.authors:
        yield "no author"
    if source.kind not in _UNDATED and not source.date.strip():
        yield "no date"


def doubtful_source(ground: Ground, row: str) -> Iterator[Flaw]:
    """Evidence that rests on nothing but disputed or retracted sources (U26)."""
    record = ground.statement(row)
    if record.kind is not Kind.EVIDENCE:
        return
    sources = [
        ground.document.sources[c.source]
        for c in record.citations
        if c.source in ground.document.sources
    ]
    bad = [s for s in sources if s.status in (SourceStatus.DISPUTED, SourceStatus.RETRACTED)]
    if (
        bad
        and len(bad) == len(sources)
        and not ground.is_opposed(row)
        and not _is_questioned(ground, row)
    ):
        says = f"{ground.named(row)} rests on {_called(bad[0])}, which is {bad[0].status.value}."
        yield Flaw(row, says, tuple(c.source for c in record.citations))


def _is_questioned(ground: Ground, row: str) -> bool:
    """Whether somebody says in the map what is wrong with it as a ground."""
    return any(ground.is_opposed(service.inference) for service in ground.statement(row).premise_of)


def unsourced_figure(ground: Ground, row: str) -> Iterator[Flaw]:
    """A claim with a figure in it, and neither source nor evidence (U25). Years are no figures."""
    record = ground.statement(row)
    if record.kind is Kind.EVIDENCE or record.citations or not ground.is_in_argument(row):
        return
    figures = [f.group() for f in _FIGURE.finditer(record.text) if not _is_year(f.group())]
    if not figures or any(
        _rests_on_evidence(ground, step) for step in ground.arguments(row, Polarity.SUPPORT)
    ):
        return
    step = ground.home(row)
    beside = () if step is None else ground.premises(step)
    if not any(ground.statement(p).kind is Kind.EVIDENCE for p in beside):
        yield Flaw(
            row, f"{ground.named(row)} gives the figure {figures[0].strip(' .,')} without a source."
        )


def _is_year(figure: str) -> bool:
    return _YEAR.fullmatch(figure.strip(" .,")) is not None


def _rests_on_evidence(ground: Ground, step: str) -> bool:
    return any(
        ground.statement(p).kind is Kind.EVIDENCE or ground.statement(p).citations
        for p in ground.premises(step)
    )


def single_source(ground: Ground) -> Iterator[Flaw | None]:
    """Claims that seem to rest on several pieces of evidence, and lose nearly all without one
    source (E7, U27). The nearest claim to the evidence is named, not all above it.
    """
    weighing, document = ground.weighing, ground.document
    for source, items in sorted(cited(document).items()):
        if len(items) < 2:
            continue
        yield None
        held = dict.fromkeys(sorted(items), 0.0)
        after = what_if(weighing.case, weighing.values, Supposed(held=held))
        falling = {
            name
            for name, value in after.items()
            if name in weighing.case.claims
            and name not in items
            and (gained := weighing.values[name] - weighing.case.claims[name]) > FELT
            and weighing.values[name] - value >= CARRIES * gained
        }
        for name in sorted(falling):
            under = grounds(document, StatementId(name))
            if len(items & under) > 1 and not any(n in under for n in falling if n != name):
                row = document.sources.get(SourceId(source))
                called = "one source" if row is None else _called(row)
                pieces = count(len(items & under), "piece", "pieces")
                says = (
                    f"{ground.named(name)} has {pieces} of evidence from {called}, and little is "
                )
                says += "left of its support without that source."
                yield Flaw(name, says, (source, *sorted(items & under)))


def unchecked_evidence(ground: Ground) -> Iterator[Flaw | None]:
    """The evidence that the thesis needs most, where nobody has checked its sources (U43)."""
    document, thesis = ground.document, ground.document.thesis
    if thesis is None or thesis not in ground.weighing.values:
        return
    weighing = ground.weighing
    losses = []
    for name, row in document.statements.items():
        if row.kind is Kind.EVIDENCE and row.citations and ground.is_for(name):
            after = what_if(weighing.case, weighing.values, Supposed(held={name: 0.0}))
            loss = weighing.values[thesis] - after.get(thesis, weighing.values[thesis])
            losses.append((-loss, name))
            yield None
    for loss, name in sorted(losses)[:MOST_NEEDED]:
        sources = [document.sources.get(c.source) for c in document.statements[name].citations]
        if loss < -1e-3 and all(s is None or s.status is SourceStatus.UNCHECKED for s in sources):
            says = f"The thesis leans on {ground.named(name)}, and nobody has checked its source."
            yield Flaw(name, says, tuple(c.source for c in document.statements[name].citations))


def unqualified_expert(ground: Ground, row: str) -> Iterator[Flaw]:
    """An expert's opinion, taken alone, without a word on why they are one (U28)."""
    premises = ground.premises(row)
    if ground.step(row).scheme != "expert_opinion" or len(premises) > 1:
        return
    record, document = ground.statement(premises[0]), ground.document
    voice = None if record.voice is None else document.voices.get(record.voice)
    sources = (document.sources.get(c.source) for c in record.citations)
    told = [s.note or s.interest for s in sources if s is not None]
    if not any(told) and (voice is None or not voice.note.strip()):
        says = f"{ground.named(premises[0])} is an expert’s opinion, and nothing says what makes "
        yield Flaw(row, f"{says}them one.", premises)


def old_figures(ground: Ground) -> Iterator[Flaw]:
    """Statistics that are ten years older than the article that uses them (U29)."""
    dates = [a.date[:4] for a in ground.document.articles.values() if a.date[:4].isdigit()]
    if not dates:
        return
    for name, source in ground.document.sources.items():
        if source.kind is SourceKind.STATISTIC and source.date[:4].isdigit():
            age = int(max(dates)) - int(source.date[:4])
            if age > 10:
                says = f"{_called(source)} was {age} years old when the article appeared."
                yield Flaw(name, says, table="sources")


def _citing(ground: Ground, source: str) -> Iterable[str]:
    for name, row in ground.document.statements.items():
        if any(citation.source == source for citation in row.citations):
            yield name


def _called(source: Source) -> str:
    return (
        f"“{shortened(source.title)}”"
        if source.title.strip()
        else shortened(titled_citation(source, ""))
    )
