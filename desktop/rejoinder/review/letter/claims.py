"""The claims of a text, paragraph by paragraph, each with what is said about it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from rejoinder.evaluate.verdict import Word
from rejoinder.model.ids import ArticleId, InferenceId, StatementId
from rejoinder.model.records import Anchor, AnchorState, Kind, Polarity, VoiceKind
from rejoinder.model.text import first_words, one_line
from rejoinder.prose.blocks import (
    AnyBlock,
    Heading,
    Item,
    Listing,
    Manner,
    Paragraph,
    Run,
    Runs,
    plain,
)
from rejoinder.prose.english import capital, counted, ended, joined
from rejoinder.review.letter.findings import titles
from rejoinder.review.letter.reading import MOST_TOLD, Reading, place, standing_place
from rejoinder.review.letter.remarks import remarks_on, statement_runs, thread
from rejoinder.review.letter.sources import cited_runs

_VERDICTS = {
    Word.CONTESTED: "contested",
    Word.FALLS: "does not hold as it stands",
    Word.OPEN: "undecided",
}
_DOUBTFUL = "whether this is still its passage is undecided"
_LOST = "its passage is gone from the text"


def paragraphs_part(reading: Reading) -> Iterator[AnyBlock]:
    """Every paragraph of every article in which a claim or a comment stands."""
    placed = _placed(reading)
    if not placed:
        return
    yield Heading(level=1, runs=plain("Paragraph by paragraph"), name="paragraphs")
    yield Paragraph(runs=plain(_how_to_read(reading)))
    shown = _told(reading)
    several = len({article for article, _ in placed}) > 1
    for (article, number), names in placed.items():
        yield Heading(level=2, runs=_titled(reading, article, number, several=several))
        yield from _claims(reading, names, shown)
        yield from _passages(reading, article, number)


_HOW_TO_READ = (
    "Each claim stands in bold in the words of the map, with what has been said about it. "
    "An objection to a step grants the claim and denies what is made of it. "
    "An objection with nothing under it has not been answered."
)


def _how_to_read(reading: Reading) -> str:
    if not reading.is_large:
        return _HOW_TO_READ
    return (
        f"{_HOW_TO_READ} Of this large map the {MOST_TOLD} claims nearest to the thesis about "
        "which something has been said are told; the others are counted."
    )


def _placed(reading: Reading) -> Mapping[tuple[ArticleId, int], list[StatementId]]:
    """The claims by article and paragraph, in the order of the text."""
    found: dict[tuple[ArticleId, int], list[tuple[int, StatementId]]] = {}
    for name in reading.claims:
        anchor = standing_place(reading.document.statements[name])
        if anchor is not None:
            at = (anchor.article, anchor.paragraph)
            found.setdefault(at, []).append((anchor.start, name))
    for article, number, _ in _threads(reading):
        found.setdefault((article, number), [])
    return {at: [name for _, name in sorted(found[at])] for at in sorted(found)}


def _threads(reading: Reading) -> Iterator[tuple[ArticleId, int, Item]]:
    """The comments on passages that are wanted."""
    if not reading.options.comments:
        return
    for comment in reading.document.comments.values():
        passage = comment.passage
        if passage is not None and (reading.options.resolved or not comment.resolved):
            yield passage.article, passage.paragraph, thread(comment)


def _titled(reading: Reading, article: ArticleId, number: int, *, several: bool) -> Runs:
    """The number of a paragraph, and its first words where they may be shown."""
    row = reading.document.articles.get(article)
    words = f"Paragraph {number}"
    if several and row is not None and row.title:
        words += f" of “{first_words(row.title, 60)}”"
    if reading.options.quotes and row is not None and 0 < number <= len(row.paragraphs):
        words += f": “{first_words(row.paragraphs[number - 1], 60)}”"
    return plain(words)


def _passages(reading: Reading, article: ArticleId, number: int) -> Iterator[AnyBlock]:
    items = tuple(item for a, n, item in _threads(reading) if (a, n) == (article, number))
    if items:
        yield Paragraph(
            runs=plain("On the paragraph itself"), manner=Manner.SMALL, keeps_with_next=True
        )
        yield Listing(items=items)


def _claims(
    reading: Reading, names: Iterable[StatementId], shown: frozenset[StatementId] | None
) -> Iterator[AnyBlock]:
    """Claims one after the other; those that nothing is said about, together at the end. Of a
    large map those in ``shown`` alone, the others counted.
    """
    quiet, left = [], 0
    for name in names:
        if shown is not None and name not in shown:
            left += 1
        elif remarks := remarks_on(reading, name):
            yield from _claim(reading, name, remarks)
        else:
            quiet.append(name)
    if quiet:
        yield Paragraph(
            runs=plain(_mapped(reading, quiet)), manner=Manner.SMALL, keeps_with_next=True
        )
        yield Listing(items=tuple(_quiet(reading, name) for name in quiet))
    if left:
        more = counted(left, "more claim is", "more claims are")
        yield Paragraph(runs=plain(f"{capital(more)} mapped here."), manner=Manner.SMALL)


def _mapped(reading: Reading, quiet: Sequence[StatementId]) -> str:
    """What leads over to claims that nobody has said anything about; checks may have."""
    if any(reading.findings.get(name) for name in quiet):
        return "Also mapped:"
    return "Mapped without remarks:" if len(quiet) > 1 else "Mapped without a remark:"


def _told(reading: Reading) -> frozenset[StatementId] | None:
    """The claims that a large map’s review tells; ``None`` for all."""
    if not reading.is_large:
        return None
    said = (name for name in reading.nearest if remarks_on(reading, name))
    return frozenset(islice(said, MOST_TOLD))


def _claim(reading: Reading, name: StatementId, remarks: Sequence[Item]) -> Iterator[AnyBlock]:
    row = reading.document.statements[name]
    words = plain(ended(row.text) or "(A claim without words)")
    yield Paragraph(runs=words, manner=Manner.CLAIM, name=name, keeps_with_next=True)
    about = (*plain(_about(reading, name)), *cited_runs(reading.document, row))
    yield Paragraph(runs=about, manner=Manner.SMALL, keeps_with_next=bool(remarks))
    quoted = _words(reading, standing_place(row) or place(row))
    if quoted:
        yield Paragraph(runs=plain(f"“{quoted}”"), manner=Manner.QUOTE, keeps_with_next=True)
    yield Listing(items=tuple(remarks))


def _quiet(reading: Reading, name: StatementId) -> Item:
    runs = statement_runs(reading, name)
    return Item(runs=(*runs, Run(text=f" {_about(reading, name)}.")), name=name)


def _words(reading: Reading, anchor: Anchor | None) -> str:
    """The article's own words at an anchor, where they are known and may be shown."""
    if anchor is None or not reading.options.quotes:
        return ""
    row = reading.document.articles.get(anchor.article)
    if row is not None and 0 < anchor.paragraph <= len(row.paragraphs):
        if anchor.state in (AnchorState.KEPT, AnchorState.MOVED):
            return one_line(row.paragraphs[anchor.paragraph - 1][anchor.start : anchor.end])
        return ""
    return one_line(anchor.words)


def _about(reading: Reading, name: StatementId) -> str:
    """What a claim does in the argument, who says it, where, and how it fares."""
    row = reading.document.statements[name]
    parts = [capital(role_words(reading, name))]
    voice = None if row.voice is None else reading.document.voices.get(row.voice)
    if voice is not None and voice.kind is not VoiceKind.AUTHOR and voice.name:
        parts.append(f"said by {one_line(voice.name)}")
    anchor = standing_place(row)
    if anchor is not None:
        parts.append(f"characters {anchor.start:,}–{anchor.end:,}")
        parts += [_DOUBTFUL] if anchor.state is AnchorState.AMBIGUOUS else []
    elif row.anchors:
        parts.append(_LOST)
    verdict = reading.judge.verdict(name)
    if verdict.word in _VERDICTS:
        parts.append(_VERDICTS[verdict.word])
    parts += titles(reading, name)
    return " · ".join(parts)


def role_words(reading: Reading, name: StatementId) -> str:
    """What a claim is used for: "reason for the thesis"."""
    document = reading.document
    row = document.statements[name]
    if name == document.thesis:
        return "the thesis"
    if not row.premise_of:
        return "not connected to the thesis yet"
    return "; also ".join(_use(reading, name, service.inference) for service in row.premise_of)


def _use(reading: Reading, name: StatementId, inference: InferenceId) -> str:
    document = reading.document
    step = document.inferences[inference]
    is_evidence = document.statements[name].kind is Kind.EVIDENCE
    target = document.inference(step.conclusion)
    if step.polarity is Polarity.SUPPORT:
        word = "evidence for" if is_evidence else "reason for"
    else:
        word = "evidence against" if is_evidence else "objection to"
    others = len(document.links.premises_of(inference)) - 1
    joint = f", with {counted(others, 'more premise')}" if others else ""
    if target is None:
        return f"{word} {reading.named(StatementId(step.conclusion))}{joint}"
    premises = document.links.premises_of(InferenceId(step.conclusion))[:1]
    return f"{word} the step from {joined([reading.named(p) for p in premises])}{joint}"


_ONE_UNSAID = "This premise is stated nowhere, but without it a step does not lead where it should."
_UNSAID = (
    "These premises are stated nowhere, but without them some steps do not lead where they should."
)


def unplaced_part(reading: Reading) -> Iterator[AnyBlock]:
    """The claims that the text leaves unsaid, then those that have no place in it, or all."""
    document = reading.document
    order = [StatementId(node) for node in reading.order if node in reading.claims]
    unplaced = [name for name in order if standing_place(document.statements[name]) is None]
    shown = _told(reading)
    hidden = [name for name in unplaced if not document.statements[name].stated]
    rest = [name for name in unplaced if document.statements[name].stated]
    if hidden:
        title = "What the argument needs and does not say"
        yield Heading(level=1, runs=plain(title), name="unstated")
        yield Paragraph(runs=plain(_ONE_UNSAID if len(hidden) == 1 else _UNSAID))
        yield from _claims(reading, hidden, shown)
    if rest:
        title = "Claims without a place in the text" if reading.has_article else "Claim by claim"
        yield Heading(level=1, runs=plain(title), name="unplaced")
        if not reading.has_article:
            yield Paragraph(runs=plain(_how_to_read(reading)))
        yield from _claims(reading, rest, shown)
