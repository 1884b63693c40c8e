"""How much of the text is mapped, and what is not yet."""

from collections.abc import Iterator

from rejoinder.model.ids import ArticleId
from rejoinder.model.text import first_words
from rejoinder.prose.blocks import AnyBlock, Heading, Item, Listing, Paragraph, plain
from rejoinder.prose.english import capital, counted, ended, ranges
from rejoinder.review.letter.reading import Reading
from rejoinder.review.passages import Coverage, coverage

MOST_UNMAPPED = 12
"""Sentences that are listed; more are counted."""


def coverage_part(reading: Reading) -> Iterator[AnyBlock]:
    """What of each article is mapped; nothing where the map goes back to no article."""
    articles = [name for name in reading.document.articles if _is_used(reading, name)]
    if not articles:
        return
    yield Heading(level=1, runs=plain("How much of the text is mapped"), name="coverage")
    for name in articles:
        if reading.document.articles[name].paragraphs:
            yield from _covered(reading, coverage(reading.document, name))
        else:
            yield Paragraph(runs=plain(_anchored(reading, name)))


def _is_used(reading: Reading, name: ArticleId) -> bool:
    row = reading.document.articles[name]
    return bool(row.paragraphs) or any(
        anchor.article == name
        for statement in reading.document.statements.values()
        for anchor in statement.anchors
    )


def _anchored(reading: Reading, name: ArticleId) -> str:
    """What can be said where the text itself is not in the map."""
    rows = reading.document.statements.values()
    found = [[a.paragraph for a in row.anchors if a.article == name] for row in rows]
    numbers = sorted({number for row in found for number in row})
    claims = capital(counted(sum(map(bool, found)), "claim has a place", "claims have a place"))
    where = "paragraph" if len(numbers) == 1 else "paragraphs"
    return (
        f"{claims} in the text, in {where} {ranges(numbers)}. The text itself was not at hand when "
        "this was written, so it can’t be said how much of it that is."
    )


def _covered(reading: Reading, found: Coverage) -> Iterator[AnyBlock]:
    total, mapped = found.counted, found.mapped
    if not total:
        return
    share = f"{found.mapped / total:.0%}"
    said = f"{capital(counted(mapped, 'sentence'))} of {total:,} that belong to the argument"
    verb = "is" if mapped == 1 else "are"
    rest = f" {capital(counted(len(found.set_aside), 'sentence was', 'sentences were'))} set aside."
    yield Paragraph(
        runs=plain(f"{said} {verb} rendered on the map ({share}).{rest if found.set_aside else ''}")
    )
    if found.unmapped:
        yield from _sentences(reading, found)
    reasons = [s for s in found.set_aside if s.reason]
    if reasons:
        yield Paragraph(runs=plain("Set aside, with the reason:"), keeps_with_next=True)
        yield Listing(
            items=tuple(
                Item(
                    runs=plain(
                        f"{_sentence(reading, s.span.paragraph, s.words)} {ended(s.reason or '')}"
                    )
                )
                for s in reasons
            )
        )


def _sentences(reading: Reading, found: Coverage) -> Iterator[AnyBlock]:
    """The sentences that nothing renders yet: in words, or by the paragraphs they stand in."""
    unmapped = found.unmapped
    if not reading.options.quotes:
        numbers = sorted({s.span.paragraph for s in unmapped})
        where = "paragraph" if len(numbers) == 1 else "paragraphs"
        yield Paragraph(runs=plain(f"What is not mapped stands in {where} {ranges(numbers)}."))
        return
    yield Paragraph(runs=plain("Not mapped yet:"), keeps_with_next=True)
    items = [
        Item(runs=plain(_sentence(reading, s.span.paragraph, s.words)))
        for s in unmapped[:MOST_UNMAPPED]
    ]
    yield Listing(items=tuple(items))
    more = len(unmapped) - MOST_UNMAPPED
    if more > 0:
        yield Paragraph(runs=plain(f"And {counted(more, 'more sentence')}."))


def _sentence(reading: Reading, paragraph: int, words: str) -> str:
    if not reading.options.quotes:
        return f"Paragraph {paragraph}:"
    return f"Paragraph {paragraph}: “{first_words(words, 120)}”"
