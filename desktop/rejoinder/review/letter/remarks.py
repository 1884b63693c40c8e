"""What is said about one claim: objections and replies, questions, comments, notes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from rejoinder.model.citation import short_citation
from rejoinder.model.ids import InferenceId, NodeId, StatementId
from rejoinder.model.lookup import home
from rejoinder.model.records import AnswerState, Comment, Kind, Polarity
from rejoinder.model.roles import Role
from rejoinder.model.text import one_line
from rejoinder.model.tree import home_premises
from rejoinder.prose.blocks import (
    AnyBlock,
    Heading,
    Item,
    Listing,
    Paragraph,
    Run,
    Runs,
    bold,
    entries,
    italic,
    plain,
)
from rejoinder.prose.english import counted, ended, told_date, unended
from rejoinder.prose.notes import note_items
from rejoinder.review.letter.findings import sentences
from rejoinder.review.letter.questions import asked
from rejoinder.review.letter.reading import Reading, standing_place
from rejoinder.review.letter.sources import cited_runs

DEEPEST = 2
"""How deep replies are told where a map is large; what is deeper is counted."""


def remarks_on(reading: Reading, claim: StatementId) -> tuple[Item, ...]:
    """What is said about ``claim`` and the steps that are told with it, in order; all of it
    unless the map is large.
    """
    items = tuple(_remarks(reading, claim))
    return tuple(_cut(item, DEEPEST) for item in items) if reading.is_large else items


def _cut(item: Item, levels: int) -> Item:
    """``item`` with so many levels under it; what is deeper is counted."""
    if levels:
        return replace(item, under=tuple(_cut(below, levels - 1) for below in item.under))
    deeper = sum(1 for _ in entries(item.under))
    told = f" ({counted(deeper, 'more remark')} under it)" if deeper else ""
    return replace(item, runs=(*item.runs, *plain(told)), under=())


def _remarks(reading: Reading, claim: StatementId) -> Iterator[Item]:
    steps = reading.steps_of(claim)
    for step in steps:
        yield from _shared(reading, step)
    for step in reading.remarks.get(claim, ()):
        yield from argument(reading, step, claim)
    for step in steps:
        yield from _questions(reading, step)
    yield from sentences(reading, claim)
    if reading.options.notes:
        yield from _notes(reading, (claim, *steps))
    yield from comments(reading, (claim, *steps))


def _shared(reading: Reading, step: InferenceId) -> Iterator[Item]:
    """Premises of a step of the text that a reviewer added."""
    for name in home_premises(reading.document, step):
        if name not in reading.claims:
            yield _said(reading, (name,), (bold("Taken together with: "),))


def argument(
    reading: Reading, step: InferenceId, claim: StatementId | None = None
) -> Iterator[Item]:
    """One step whose premises are remarks, with all that is said about it.

    ``claim`` is what it is told with; without one it is told under a remark.
    """
    links = reading.document.links.premises_of(step)
    own = [name for name in home_premises(reading.document, step) if name not in reading.claims]
    others = [name for name in links if name not in own]
    lead = bold(_lead(reading, step, claim) + ": ")
    if own:
        yield _said(reading, own, (lead,), step, others)
    elif others:
        under = tuple(_under(reading, step))
        yield Item(runs=(lead, *_references(reading, others)), under=under)


def _lead(reading: Reading, step: InferenceId, claim: StatementId | None) -> str:
    """What a step does, as the word that begins its entry."""
    row = reading.document.inferences[step]
    premises = reading.document.links.premises_of(step)
    is_evidence = all(reading.document.statements[p].kind is Kind.EVIDENCE for p in premises)
    if row.polarity is Polarity.SUPPORT:
        word = "Evidence" if is_evidence else "In support"
    elif _answers(reading, row.conclusion, premises, claim):
        word = "Reply"
    else:
        word = "Evidence against it" if is_evidence else "Objection"
    return word + _hit(reading, row.conclusion, claim)


def _answers(
    reading: Reading, about: NodeId, premises: Sequence[StatementId], claim: StatementId | None
) -> bool:
    """Whether what opposes ``about`` answers an objection. Of a claim of the text that is for its
    own role: what opposes it is no answer, on whichever side it is used.
    """
    if claim is None:
        return any(reading.roles.get(name) is Role.REBUTTAL for name in premises)
    names = reading.document.links.premises_of(InferenceId(about)) or (StatementId(about),)
    return reading.roles.get(names[0]) is Role.OBJECTION


def _hit(reading: Reading, about: NodeId, claim: StatementId | None) -> str:
    """What a step is about, where that is not what its entry stands under."""
    step = reading.document.inference(about)
    if step is None:
        return ""
    if claim is None:
        return " to the step"
    if claim not in reading.document.links.premises_of(InferenceId(about)):
        return " to the step that leads here"
    is_home = home(reading.document.statements[claim]) == about
    if is_home or reading.document.inference(step.conclusion) is not None:
        return " to the step from here"
    return f" to the step from here to {reading.named(StatementId(step.conclusion))}"


def _said(
    reading: Reading,
    names: Iterable[StatementId],
    lead: Runs,
    step: InferenceId | None = None,
    others: Iterable[StatementId] = (),
) -> Item:
    """Remarks that are taken jointly, with what is said about them, to any depth."""
    runs: list[Run] = [*lead]
    about: list[NodeId] = [] if step is None else [step]
    for place_, name in enumerate(names):
        if place_:
            runs.append(italic(" Together with: "))
        runs.extend(statement_runs(reading, name))
        about.append(name)
    for name in others:
        runs += [italic(" Together with: "), *_references(reading, (name,))]
    under = [item for node in about for item in _under(reading, node)]
    return Item(runs=tuple(runs), under=tuple(under))


def _under(reading: Reading, node: NodeId) -> Iterator[Item]:
    """What argues about a remark or its step, then what is said beside."""
    for step in reading.document.links.arguments_for(node):
        yield from argument(reading, step)
    if node in reading.document.inferences:
        yield from _questions(reading, InferenceId(node))
    if reading.options.notes:
        yield from _notes(reading, (node,))
    yield from comments(reading, (node,))


def statement_runs(reading: Reading, name: StatementId) -> Runs:
    """A statement's words, and the sources that it names."""
    row = reading.document.statements[name]
    sources = tuple(cited_runs(reading.document, row))
    if not row.text.strip():
        return (Run(text="(no words yet)"), *sources)
    if not sources:
        return (Run(text=ended(row.text)),)
    return (Run(text=unended(row.text)), *sources, Run(text="."))


def _references(reading: Reading, names: Iterable[StatementId]) -> Iterator[Run]:
    """Statements that are told elsewhere, by their words and where that is."""
    for number, name in enumerate(names):
        owner = reading.owners.get(name, name)
        anchor = standing_place(reading.document.statements[owner])
        where = "" if anchor is None else f" (paragraph\u00a0{anchor.paragraph})"
        yield Run(text=("; " if number else "") + reading.named(name), to=owner)
        yield Run(text=f"{where}.")


_ASKED = {
    AnswerState.OPEN: "Open question",
    AnswerState.TASK: "To find out",
    AnswerState.FAILS: "Question without a good answer",
}


def _questions(reading: Reading, step: InferenceId) -> Iterator[Item]:
    """The critical questions of a step that are open, or to which the answer fails."""
    row = reading.document.inferences[step]
    for answer in row.answers:
        if answer.state is AnswerState.ANSWERED:
            continue
        question = asked(reading.document, step, question=answer.question, schemes=reading.schemes)
        if not question and not answer.text.strip():
            continue
        runs = [bold(f"{_ASKED[answer.state]}: ")]
        runs += plain(question or ended(answer.text))
        if question and answer.text.strip():
            runs.append(Run(text=f" {ended(answer.text)}"))
        yield Item(runs=tuple(runs))


def _notes(reading: Reading, nodes: Iterable[NodeId]) -> Iterator[Item]:
    for node in nodes:
        statement, step = reading.document.statement(node), reading.document.inference(node)
        note = statement.note if statement is not None else "" if step is None else step.note
        if note.strip():
            lead = "Note: " if step is None else "Note on the step: "
            yield from note_items(note, (bold(lead),))


def comments(reading: Reading, on: Iterable[str]) -> Iterator[Item]:
    """The threads on rows, as far as they are wanted, the oldest first."""
    if not reading.options.comments:
        return
    for name in on:
        rows = [c for c in reading.document.comments.values() if c.on == name and c.passage is None]
        for comment in sorted(rows, key=lambda c: c.time):
            if reading.options.resolved or not comment.resolved:
                yield thread(comment)


def thread(comment: Comment) -> Item:
    """A comment and the replies to it."""
    settled = " (settled)" if comment.resolved else ""
    lead = f"Comment{_by(comment.author, comment.time)}{settled}: "
    under = tuple(
        Item(runs=(bold(f"{reply.author or 'Reply'}: "), Run(text=ended(reply.text))))
        for reply in comment.replies
    )
    return Item(runs=(bold(lead), Run(text=ended(comment.text))), under=under)


def _by(author: str, time: str) -> str:
    """`` by Ann, 3 May 2024``, as far as it is known."""
    day = told_date(time) if time else ""
    who = f" by {one_line(author)}" if author.strip() else ""
    return f"{who}, {day}" if day else who


def whole_part(reading: Reading) -> Iterator[AnyBlock]:
    """The comments that are about no claim, source or passage, but about all of it."""
    document = reading.document
    tables: tuple[Mapping[str, object], ...] = (
        document.statements,  # type: ignore[assignment]  # ids are names here
        document.inferences,
        document.sources,
    )
    on = dict.fromkeys(row.on for row in document.comments.values())
    items = tuple(comments(reading, (n for n in on if not any(n in table for table in tables))))
    if items:
        yield Heading(level=1, runs=plain("On the whole"), name="whole")
        yield Listing(items=items)


def source_comments(reading: Reading) -> Iterator[AnyBlock]:
    """The comments on sources, a source an entry."""
    found = []
    for name, source in reading.document.sources.items():
        threads = tuple(comments(reading, (name,)))
        if threads:
            found.append(Item(runs=(bold(short_citation(source)),), under=threads))
    if found:
        yield Paragraph(runs=plain("Comments on the sources:"), keeps_with_next=True)
        yield Listing(items=tuple(found))
