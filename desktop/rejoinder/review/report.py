"""The review of a map for the author of the text: a person's working document, as plain values."""

from collections.abc import Iterator, Sequence

from rejoinder.evaluate.weighing import Weighing
from rejoinder.model.document import Document
from rejoinder.model.records import Article
from rejoinder.model.schemes import Schemes
from rejoinder.model.text import one_line
from rejoinder.prose.blocks import (
    AnyBlock,
    Heading,
    Item,
    Listing,
    Paper,
    Paragraph,
    Picture,
    Run,
    Runs,
    plain,
)
from rejoinder.prose.english import told_date
from rejoinder.review.finding import Finding
from rejoinder.review.letter.claims import paragraphs_part, unplaced_part
from rejoinder.review.letter.coverage import coverage_part
from rejoinder.review.letter.findings import dismissed_part, legend_part, source_findings
from rejoinder.review.letter.options import Options
from rejoinder.review.letter.reading import Reading
from rejoinder.review.letter.remarks import source_comments, whole_part
from rejoinder.review.letter.signed import signed_part
from rejoinder.review.letter.sources import sources_part
from rejoinder.review.letter.summary import summary_part


def review(
    document: Document,
    options: Options,
    *,
    weighing: Weighing,
    schemes: Schemes,
    found: tuple[Finding, ...] = (),
    pictures: Sequence[Picture] = (),
    outline: Sequence[Item] = (),
) -> Paper:
    """The review of ``document``. ``found`` is what all checks find in it; ``pictures`` show the
    map, in the order they are to stand in, or ``outline`` tells its main lines.
    """
    reading = Reading(document, options, weighing, schemes, found)
    name = title(document)
    return Paper(
        title=f"Review of “{name}”" if name else "Review",
        subtitle=_addressed(document, options),
        blocks=tuple(_blocks(reading, pictures, outline)),
        author=options.reviewer,
        running=f"Review of “{name}”" if name else "Review",
        language=options.language,
        date=options.date,
    )


def _blocks(
    reading: Reading, pictures: Sequence[Picture], outline: Sequence[Item]
) -> Iterator[AnyBlock]:
    yield from summary_part(reading)
    if pictures:
        yield Heading(level=1, runs=plain("The map"), name="map")
        more = " Its parts are shown one by one at the end." if pictures[1:] else ""
        yield Paragraph(runs=plain(_MAP + more), keeps_with_next=True)
        yield pictures[0]
    elif outline:
        yield Heading(level=1, runs=plain("The main lines"), name="map")
        yield Listing(items=tuple(outline))
    yield from whole_part(reading)
    yield from paragraphs_part(reading)
    yield from unplaced_part(reading)
    yield from legend_part(reading)
    yield from sources_part(reading)
    yield from source_findings(reading)
    yield from source_comments(reading)
    yield from coverage_part(reading)
    yield from dismissed_part(reading)
    yield from signed_part(reading)
    if pictures[1:]:
        yield Heading(level=1, runs=plain("The parts of the map"), name="parts")
        yield from pictures[1:]


_MAP = (
    "The thesis stands at the top; under each claim stands what is argued for it (plus) and "
    "against it (minus). Claims under one bracket count together. A minus that leads to a disc is "
    "an objection to the step. Dashed cards are premises that the text leaves unsaid."
)


def title(document: Document) -> str:
    """What is under review: the article, where there is one, else the map."""
    article = main_article(document)
    words = "" if article is None else article.title
    return one_line(words) or one_line(document.title)


def main_article(document: Document) -> Article | None:
    """The one article of the map; where there are several, the review is of the map."""
    rows = tuple(document.articles.values())
    return rows[0] if len(rows) == 1 else None


def author(document: Document) -> str:
    """Whom a review is for, as far as the map tells."""
    article = main_article(document)
    if article is not None and article.author.strip():
        return one_line(article.author)
    return ""


def _addressed(document: Document, options: Options) -> Runs:
    """For whom, from whom and of when."""
    parts = []
    addressed = options.addressed_to or author(document)
    if addressed:
        parts.append(f"For {addressed}")
    if options.reviewer:
        parts.append(f"{'from' if parts else 'From'} {options.reviewer}")
    if options.date:
        parts.append(told_date(options.date))
    return (Run(text=" · ".join(parts)),) if parts else ()
