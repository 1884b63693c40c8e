"""A rebuttal brief: overview, line by line, voters; each point in four steps.

They say, we say, because, therefore: the refutation that is taught everywhere. Headings are
those of debaters' own documents, from the first level down: pocket, hat, block and tag.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rejoinder.evaluate.labels import Label
from rejoinder.evaluate.verdict import Word
from rejoinder.evaluate.weighing import Weighing
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, NodeId, StatementId
from rejoinder.model.text import first_words, one_line
from rejoinder.prose.blocks import (
    AnyBlock,
    Heading,
    Item,
    Listing,
    Manner,
    Paper,
    Paragraph,
    block_texts,
    bold,
    plain,
)
from rejoinder.prose.english import capital, counted, ended, told_date, unended
from rejoinder.rebuttal.cards import card
from rejoinder.rebuttal.clock import reading_minutes
from rejoinder.rebuttal.dropped import dropped
from rejoinder.rebuttal.points import Point, counters, evidence_of, grounds, points
from rejoinder.rebuttal.sides import Side, premises

VOTERS = 3
"""Points that a speech ends with: what the judge should vote on."""

TAG = 80
"""Letters of a statement in a heading."""


@dataclass(frozen=True)
class Options:
    """What to write: for whom, in which speech, how fast it is read and how long it may be.

    ``minutes`` of 0 sets no limit. ``only`` keeps the replies that a person chose; without it
    the weightiest that fit are taken.
    """

    side: Side = Side.AGAINST
    speech: str = ""
    pace: int = 150
    minutes: float = 0.0
    only: frozenset[InferenceId] = frozenset()
    cards: bool = True
    speaker: str = ""
    date: str = ""
    language: str = "en"


@dataclass(frozen=True)
class Brief:
    """The paper, how many minutes it takes to say, and what a speaker should know."""

    paper: Paper
    minutes: float
    told: tuple[str, ...] = ()
    left: tuple[Point, ...] = ()


def brief(document: Document, weighing: Weighing, options: Options) -> Brief:
    """The brief of one side of ``document``."""
    writer = _Writer(document, weighing, options)
    return writer.brief()


class _Writer:
    def __init__(self, document: Document, weighing: Weighing, options: Options) -> None:
        self._document, self._weighing, self._options = document, weighing, options
        self._judge = weighing.judge()
        self._said_before: set[tuple[StatementId, ...]] = set()

    def brief(self) -> Brief:
        options = self._options
        every = points(self._document, self._weighing, side=options.side)
        if options.only:
            every = tuple(point for point in every if point.reply in options.only)
        taken = self._fitting(every)
        blocks = tuple(self._blocks(taken))
        minutes = self._minutes(blocks)
        left = tuple(point for point in every if point not in taken)
        name = one_line(self._document.title) or "the case"
        title = f"Rebuttal: the case {options.side.value} “{unended(name)}”"
        paper = Paper(
            title=title,
            subtitle=plain(self._under(minutes)),
            blocks=blocks,
            author=options.speaker,
            running=title,
            date=options.date,
            language=options.language,
        )
        return Brief(paper, minutes, tuple(self._told(minutes, left)), left)

    def _fitting(self, every: tuple[Point, ...]) -> tuple[Point, ...]:
        """The weightiest points with which the whole brief still fits into the speech; what the
        other side has answered comes last.
        """
        limit = self._options.minutes
        if not limit or self._options.only:
            return every
        taken: set[InferenceId] = set()
        for point in self._ranked(every):
            tried = tuple(p for p in every if p.reply in taken or p is point)
            if self._minutes(tuple(self._blocks(tried))) <= limit:
                taken.add(point.reply)
        return tuple(point for point in every if point.reply in taken)

    def _ranked(self, every: Sequence[Point]) -> list[Point]:
        """The best replies first: those that stand, by what they do."""
        labels, place = self._weighing.labels, {p.reply: n for n, p in enumerate(every)}
        return sorted(
            every,
            key=lambda p: (labels[p.reply] is Label.OUT, -p.weight, place[p.reply]),
        )

    def _minutes(self, blocks: Sequence[AnyBlock]) -> float:
        """How long ``blocks`` take to say; citations and the two upper headings are not said."""
        words = sum(
            len(text.split())
            for block in blocks
            if not (isinstance(block, Heading) and block.level < 3)
            and not (isinstance(block, Paragraph) and block.manner is Manner.SMALL)
            for text in block_texts(block)
        )
        return reading_minutes(words, self._options.pace)

    def _under(self, minutes: float) -> str:
        options = self._options
        time = f"{clock(minutes)} at {options.pace} words a minute"
        limit = f" of {clock(options.minutes)}" if options.minutes else ""
        parts = [options.speech, options.speaker, told_date(options.date), f"{time}{limit}"]
        return " · ".join(filter(None, parts))

    def _told(self, minutes: float, left: Sequence[Point]) -> Iterator[str]:
        options = self._options
        if options.minutes and minutes > options.minutes:
            over = clock(minutes - options.minutes)
            yield f"The brief is {over} longer than the speech. Leave points out."
        if left:
            yield f"{capital(counted(len(left), 'reply', 'replies'))} did not fit into the speech."
        missed = dropped(self._document, options.side, self._weighing.labels)
        if missed:
            one = self._said(missed[0])
            more = f" and {counted(len(missed) - 1, 'more', 'more')}" if missed[1:] else ""
            yield f"Nothing is said yet against {one}{more}."

    # --- the text ---

    def _blocks(self, taken: Sequence[Point]) -> Iterator[AnyBlock]:
        document, thesis = self._document, self._document.thesis
        self._said_before.clear()
        if thesis is None:
            yield Paragraph(runs=plain("This map has no thesis to argue about."))
            return
        against = self._options.side is Side.AGAINST
        words = _quote(document.statements[thesis].text)
        yield _heading(1, f"The case {self._options.side.value} the thesis")
        yield _heading(2, "Overview")
        claim = f"They say {words}. " if against else f"We say {words}. "
        yield Paragraph(runs=plain(claim + self._stand(taken)))
        direct = [p for p in taken if p.target == thesis]
        for point in direct:
            yield from self._point(point)
        yield from self._lines([p for p in taken if p.target != thesis])
        yield from self._voters(taken)

    def _stand(self, taken: Sequence[Point]) -> str:
        """Where the case stands, in one sentence."""
        lines = len({point.line for point in taken})
        if not taken:
            return "There is no reply to it on the map yet."
        answers = counted(len(taken), "answer")
        return f"We give {answers} to {counted(lines, 'line')} of argument."

    def _lines(self, taken: Sequence[Point]) -> Iterator[AnyBlock]:
        """Line by line: each main argument, and under it what is answered in it."""
        seen: dict[InferenceId, list[Point]] = {}
        for point in taken:
            seen.setdefault(point.line, []).append(point)
        for number, (line, found) in enumerate(seen.items(), 1):
            yield _heading(2, f"Line {number}: {self._premises(line)}")
            told: NodeId | None = None
            for point in found:
                if point.target != told:
                    told = point.target
                    yield _heading(3, f"They say: {self._target(told)}")
                yield from self._point(point)

    def _point(self, point: Point) -> Iterator[AnyBlock]:
        """One reply: what we say, because of what, and therefore; then its cards. A reply that
        was made before, to something else, isn't argued again.
        """
        document, said = self._document, premises(self._document, point.reply)
        yield _heading(4, f"We say: {self._sentences(said)}")
        if said in self._said_before:
            yield _step("Because", "As said before.")
            yield _step("Therefore", self._therefore(point))
            return
        self._said_before.add(said)
        because = self._sentences(grounds(document, point.reply))
        if because:
            yield _step("Because", because)
        for counter in counters(document, point.reply, self._options.side):
            yield _step("If they answer", self._answer(counter))
        yield _step("Therefore", self._therefore(point))
        if self._options.cards:
            for name in evidence_of(document, point.reply):
                yield from card(document, name)

    def _sentences(self, names: Iterable[StatementId]) -> str:
        rows = self._document.statements
        return " ".join(ended(capital(one_line(rows[name].text))) for name in names)

    def _target(self, node: NodeId) -> str:
        """What is replied to; of a step, what it rests on and concludes."""
        row = self._document.statement(node)
        if row is not None:
            return ended(capital(one_line(row.text)))
        step = InferenceId(node)
        target = self._document.statement(self._document.inferences[step].conclusion)
        told = "that this settles it" if target is None else _quote(target.text)
        return f"{self._sentences(premises(self._document, step))} And so {told}."

    def _answer(self, counter: InferenceId) -> str:
        """What they have said to a reply, and what we say to that."""
        document = self._document
        said = self._sentences(premises(document, counter))
        names = [
            name
            for reply in counters(document, counter, self._options.side.other)
            for name in premises(document, reply)
        ]
        if not names:
            return f"{said} (No answer to that yet.)"
        return f"{said} We say: {self._sentences(names)}"

    def _therefore(self, point: Point) -> str:
        """What became of what was answered, as the map weighs it."""
        document = self._document
        if self._weighing.labels[point.reply] is Label.OUT:
            if any(counters(document, point.reply, self._options.side)):
                return "As it stands they have answered this; it needs a new reply."
            return "What this rests on has been answered; it needs new grounds."
        is_step = point.target in document.inferences
        what = "their step" if is_step else "their claim"
        what = "the thesis" if point.target == document.thesis else what
        match self._judge.verdict(point.target).word:
            case Word.FALLS if is_step:
                return "What they say may be so, and their conclusion still does not follow."
            case Word.FALLS:
                return f"{capital(what)} can’t be kept."
            case Word.CONTESTED:
                return f"{capital(what)} is contested, and not shown."
            case Word.OPEN:
                return f"{capital(what)} stays open."
            case _:
                return f"{capital(what)} is weaker than they make it."

    def _voters(self, taken: Sequence[Point]) -> Iterator[AnyBlock]:
        best = self._ranked(taken)[:VOTERS]
        if not best:
            return
        yield _heading(2, "Voters")
        items = []
        for point in best:
            said = self._sentences(premises(self._document, point.reply))
            items.append(Item(runs=(bold(f"{said} "), *plain(self._therefore(point)))))
        yield Listing(items=tuple(items), is_numbered=True)

    def _premises(self, step: InferenceId) -> str:
        """What a step rests on, in few words: the first of many, and how many more there are."""
        rows = self._document.statements
        said = [unended(one_line(rows[p].text)) for p in premises(self._document, step)]
        whole = "; ".join(said) or "a step without premises"
        if len(whole) <= TAG or len(said) < 2:
            return first_words(whole, TAG)
        return f"{first_words(said[0], TAG)} (and {counted(len(said) - 1, 'more', 'more')})"

    def _said(self, step: InferenceId) -> str:
        return f"“{self._premises(step)}”"


def _heading(level: int, text: str) -> Heading:
    return Heading(level=level, runs=plain(text))


def _step(name: str, text: str) -> Paragraph:
    return Paragraph(runs=(bold(f"{name}: "), *plain(text)))


def _quote(text: str) -> str:
    return f"“{unended(one_line(text))}”"


def clock(minutes: float) -> str:
    """Minutes as a stopwatch has them.

    >>> clock(4.5), clock(0.05)
    ('4:30', '0:03')
    """
    seconds = round(60 * minutes)
    return f"{seconds // 60}:{seconds % 60:02d}"
