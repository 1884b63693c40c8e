"""A review in short: what is argued, how it is carried, what to mend first, what is strong."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rejoinder.evaluate.influence import without
from rejoinder.evaluate.labels import Label
from rejoinder.evaluate.verdict import Word
from rejoinder.model.ids import InferenceId, NodeId, StatementId
from rejoinder.model.records import Polarity
from rejoinder.model.roles import speaks_for_thesis
from rejoinder.model.text import first_words
from rejoinder.prose.blocks import (
    AnyBlock,
    Heading,
    Item,
    Listing,
    Manner,
    Paragraph,
    Run,
    Runs,
    bold,
    italic,
    plain,
)
from rejoinder.prose.english import capital, counted, ended, joined, number_word, unended
from rejoinder.review.letter.findings import smaller_things
from rejoinder.review.letter.reading import Reading, standing_place

MOST_TO_MEND, MOST_STRONG, MOST_LINES = 4, 3, 8


LONGEST = 240
"""Letters of a claim in the summary; where it is told it stands in full."""


def _cut(text: str) -> str:
    return first_words(text, LONGEST)


class Gap(NamedTuple):
    """Something to mend: how much the thesis would gain, and what to do."""

    gain: float
    item: Item


def summary_part(reading: Reading) -> Iterator[AnyBlock]:
    """The first page of a review."""
    yield Heading(level=1, runs=plain("In short"), name="short")
    thesis = reading.document.thesis
    if thesis is None:
        yield Paragraph(runs=plain(_without_thesis(reading)), manner=Manner.LEAD)
        return
    lines, against = main_lines(reading)
    yield Paragraph(runs=_opening(reading, thesis, lines), manner=Manner.LEAD)
    if lines:
        items = tuple(_line(reading, step) for step in lines[:MOST_LINES])
        yield Listing(items=items, is_numbered=True)
        yield Paragraph(runs=plain(_holding(reading, lines)))
    yield Paragraph(runs=plain(_dispute(reading, thesis, against)))
    yield from _listed("What to mend first", to_mend(reading, thesis, lines, against))
    smaller = smaller_things(reading)
    if smaller:
        yield Paragraph(runs=plain(smaller))
    yield from _listed("What is strong", strong_points(reading))


def _listed(title: str, items: Sequence[Item]) -> Iterator[AnyBlock]:
    if items:
        yield Heading(level=2, runs=plain(title))
        yield Listing(items=tuple(items), is_numbered=True)


def main_lines(reading: Reading) -> tuple[tuple[InferenceId, ...], tuple[InferenceId, ...]]:
    """The steps for the thesis, and those against it, in their order."""
    thesis, document = reading.document.thesis, reading.document
    if thesis is None:
        return (), ()
    steps = document.links.arguments_for(thesis)
    fors = tuple(s for s in steps if document.inferences[s].polarity is Polarity.SUPPORT)
    return fors, tuple(s for s in steps if s not in fors)


def _without_thesis(reading: Reading) -> str:
    total = len(reading.document.statements)
    if not total:
        return "The map is empty: nothing has been mapped yet, so there is nothing to review."
    said = capital(counted(total, "claim has been mapped", "claims have been mapped"))
    return f"{said}, but none of them is named as the thesis, so nothing can be said of the whole."


def _opening(reading: Reading, thesis: StatementId, lines: Sequence[InferenceId]) -> Runs:
    words = unended(_cut(reading.document.statements[thesis].text)) or "not worded yet"
    whole = "The article argues this: " if reading.has_article else "The case is for this: "
    told = (
        (Run(text=whole), bold(f"{words}."), Run(text=" "))
        if words != "not worded yet"
        else plain("The thesis is not worded yet. ")
    )
    if not lines:
        return (*told, Run(text="Nothing is argued for it."))
    if len(lines) > MOST_LINES:
        rest = f"{capital(number_word(len(lines)))} lines of reasoning lead to it; the first"
        return (*told, Run(text=f"{rest} {number_word(MOST_LINES)} are:"))
    ways = counted(len(lines), "line of reasoning leads", "lines of reasoning lead")
    return (*told, Run(text=f"{capital(ways)} to it:"))


def _line(reading: Reading, step: InferenceId) -> Item:
    """One line of reasoning by its premises."""
    premises = reading.document.links.premises_of(step)
    rows = [reading.document.statements[name] for name in premises]
    stated = [row.text for row in rows if row.stated] or [row.text for row in rows]
    words = [unended(_cut(text)) for text in stated if text.strip()]
    told = next((name for name in premises if name in reading.claims), "")
    runs = [Run(text=f"{words[0] if words else '(No words yet)'}.", to=told)]
    if words[1:]:
        runs += [italic(" Together with: "), Run(text=f"{'; '.join(words[1:])}.")]
    unsaid = [unended(_cut(row.text)) for row in rows if not row.stated and row.text.strip()]
    if unsaid and len(unsaid) < len(rows):
        runs += [italic(" Left unsaid: "), Run(text=f"{'; '.join(unsaid)}.")]
    return Item(runs=tuple(runs))


def _holding(reading: Reading, lines: Sequence[InferenceId]) -> str:
    """Which of the lines hold, in a sentence."""
    holds = [n for n, s in enumerate(lines, 1) if reading.weighing.labels[s] is Label.IN]
    if not holds:
        none = "It does not hold" if len(lines) == 1 else "None of them holds"
        return f"{none} as it is argued now."
    if len(holds) == len(lines):
        return {1: "It holds.", 2: "Both hold."}.get(
            len(lines), f"All {number_word(len(lines))} hold."
        )
    which = joined([_nth(n) for n in holds])
    verb = "holds" if len(holds) == 1 else "hold"
    other = "other does" if len(lines) - len(holds) == 1 else "others do"
    return f"The {which} {verb}; the {other} not, as argued now."


def _nth(number: int) -> str:
    return _ORDINALS[number - 1] if number <= len(_ORDINALS) else f"{number}th"


_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")


def _dispute(reading: Reading, thesis: StatementId, against: Sequence[InferenceId]) -> str:
    """What is said against the thesis, and how it fares, in two sentences."""
    verdict = reading.judge.verdict(thesis)
    live = sum(reading.weighing.labels[step] is Label.IN for step in against)
    first = ""
    if against:
        count = counted(len(against), "objection is", "objections are")
        first = f"{capital(count)} made to the thesis itself, {_met(len(against), live)}. "
    told = {
        Word.STANDS: "On the whole the thesis stands",
        Word.CONTESTED: "On the whole the thesis is contested",
        Word.FALLS: "As it is argued now, the thesis does not hold",
        Word.OPEN: "Whether the thesis holds is open",
    }[verdict.word]
    return f"{first}{told}: {_why(reading, thesis)}"


def _met(total: int, live: int) -> str:
    if not live:
        return "and it has been met" if total == 1 else "and all of them have been met"
    if live == total:
        return "and it has not been met" if total == 1 else "and none of them has been met"
    verb = "has" if live == 1 else "have"
    return f"of which {number_word(live)} {verb} not been met"


def to_mend(
    reading: Reading,
    thesis: StatementId,
    lines: Sequence[InferenceId],
    against: Sequence[InferenceId],
) -> list[Item]:
    """What would help the thesis most, each as something to do, the most helpful first."""
    gaps = [
        *_objections_to_meet(reading, thesis, against),
        *(
            gap
            for number, step in enumerate(lines, 1)
            for gap in _line_to_mend(reading, thesis, step, number=number)
        ),
    ]
    return [gap.item for gap in sorted(gaps, key=lambda gap: -gap.gain)[:MOST_TO_MEND]]


def _gain(reading: Reading, thesis: StatementId, off: Sequence[NodeId]) -> float:
    """How much stronger the thesis would be without ``off``."""
    weighing = reading.weighing
    values = without(weighing.case, weighing.values, off)
    return values.get(thesis, weighing.values[thesis]) - weighing.values[thesis]


def _objections_to_meet(
    reading: Reading, thesis: StatementId, against: Sequence[InferenceId]
) -> Iterator[Gap]:
    """The objections to the thesis itself that have not been met, as one thing to do."""
    live = [step for step in against if reading.weighing.labels[step] is Label.IN]
    ranked = sorted(live, key=lambda step: -_gain(reading, thesis, (step,)))
    gain = _gain(reading, thesis, live)
    if len(ranked) == 1:
        runs = (bold("Meet the objection to the thesis: "), Run(text=_premise(reading, ranked[0])))
        yield Gap(gain, Item(runs=runs))
    elif ranked:
        lead = f"Meet the {number_word(len(ranked))} open objections to the thesis, this one first:"
        under = [Item(runs=plain(_premise(reading, step))) for step in ranked[:MOST_TO_MEND]]
        more = len(ranked) - len(under)
        under += [Item(runs=plain(f"and {number_word(more)} more."))] if more else []
        yield Gap(gain, Item(runs=(bold(lead),), under=tuple(under)))


def _line_to_mend(
    reading: Reading, thesis: StatementId, step: InferenceId, *, number: int
) -> Iterator[Gap]:
    """What keeps one line of reasoning from holding."""
    if reading.weighing.labels[step] is not Label.OUT:
        return
    premises = reading.document.links.premises_of(step)
    fallen = [p for p in premises if reading.weighing.labels[p] is Label.OUT]
    attackers = _live(reading, step)
    under = [
        Item(runs=(Run(text="Answer the objection to the step: "), Run(text=_premise(reading, a))))
        for a in attackers
    ]
    under += [Item(runs=_fallen(reading, name)) for name in fallen]
    off = [*attackers, *(a for name in fallen for a in _live(reading, name))]
    stated = [p for p in premises if reading.document.statements[p].stated] or list(premises)
    words = (
        ended(reading.document.statements[stated[0]].text) if stated else "A line without words."
    )
    lead = (bold(f"Mend the {_nth(number)} line: "), Run(text=_cut(words)))
    yield Gap(_gain(reading, thesis, off), Item(runs=lead, under=tuple(under)))


def _fallen(reading: Reading, name: StatementId) -> Runs:
    """What to do about a premise that falls."""
    row, live = reading.document.statements[name], _live(reading, name)
    words = ended(_cut(row.text))
    if not row.stated:
        lead = f"State and defend the premise that is left unsaid: {words}"
    elif live:
        lead = f"Defend the premise: {words}"
    else:
        lead = f"Support the premise better: {words} As it is, {_why(reading, name)}"
    return plain(f"{lead} Against it: {_premise(reading, live[0])}" if live else lead)


def _premise(reading: Reading, step: InferenceId) -> str:
    """What a step rests on, in full."""
    premises = reading.document.links.premises_of(step)
    if not premises:
        return "A step without premises."
    words = [unended(_cut(reading.document.statements[p].text)) for p in premises]
    return "; and ".join(word or "(no words yet)" for word in words) + "."


def _live(reading: Reading, node: NodeId) -> list[InferenceId]:
    """The steps against ``node`` that hold."""
    document = reading.document
    return [
        step
        for step in document.links.arguments_for(node)
        if document.inferences[step].polarity is Polarity.OPPOSE
        and reading.weighing.labels[step] is Label.IN
    ]


def strong_points(reading: Reading) -> list[Item]:
    """The claims of the text that stand best, each with why; not those whose steps fail."""
    document, values = reading.document, reading.weighing.values
    labels = reading.weighing.labels
    found = []
    for name in reading.claims:
        row = document.statements[name]
        is_argued = bool(document.links.arguments_for(name)) and row.stated
        if name == document.thesis or not is_argued or not speaks_for_thesis(document, name):
            continue
        verdict = reading.judge.verdict(name)
        leads = any(labels[use.inference] is Label.IN for use in row.premise_of)
        if verdict.word is Word.STANDS and verdict.grade != "weak" and leads:
            found.append((-values[name], name))
    return [_strong(reading, name) for _, name in sorted(found)[:MOST_STRONG]]


_COUNTS = re.compile(r"^(?:all of its )?\d+(?: of its \d+)?|(?<=” with )\d+(?= more)")
"""The counts in a verdict, which are never within the words that it quotes."""


def _why(reading: Reading, name: StatementId) -> str:
    """What decides a verdict, as what follows a colon, its counts in letters."""

    def spelled(found: "re.Match[str]") -> str:
        return re.sub(r"\d+", lambda number: number_word(int(number[0])), found[0])

    return _COUNTS.sub(spelled, reading.judge.verdict(name).why)


def _strong(reading: Reading, name: StatementId) -> Item:
    row = reading.document.statements[name]
    why = capital(_why(reading, name))
    anchor = standing_place(row)
    where = "" if anchor is None else f" (paragraph {anchor.paragraph})"
    words = Run(text=f"{unended(_cut(row.text))}{where}.", bold=True, to=name)
    return Item(runs=(words, Run(text=f" {why}")))
