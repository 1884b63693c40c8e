"""Checks of claim and reply: what is said against the case and not met, or not said at all."""

from collections.abc import Iterator

from rejoinder.edits.words import count
from rejoinder.evaluate.labels import Label
from rejoinder.evaluate.verdict import grade
from rejoinder.model.ids import InferenceId
from rejoinder.model.records import Plausibility, Polarity, Strength
from rejoinder.model.schemes import owed
from rejoinder.review.finding import Flaw
from rejoinder.review.ground import Ground
from rejoinder.review.questions import asked
from rejoinder.review.wording import listed, plain_words

CERTAIN_WORDS = listed(
    "certainly undoubtedly definitely clearly obviously surely proven undeniably plainly must"
)
LIKELY_WORDS = listed("probably likely presumably arguably")
SURE, PROBABLE = 0.8, 0.45
"""The strengths that a thesis needs which calls itself certain, and likely (E13)."""

SLIGHT = 0.1
"""The part of the case for the thesis that the case against it should at least have (E14)."""


def unanswered_objection(ground: Ground, row: str) -> Iterator[Flaw]:
    """An objection to the case that nothing speaks against: not it, nor what it rests on (E5, U31).

    Objections to what itself speaks against the thesis are left out: they help the case.
    """
    step = ground.step(row)
    if step.polarity is Polarity.SUPPORT or ground.speaks_for(row) or not ground.is_connected(row):
        return
    premises = ground.premises(row)
    if ground.is_opposed(row) or any(_is_met(ground, premise) for premise in premises):
        return
    if not any(ground.statement(p).text.strip() for p in premises):
        return
    more = f" with {count(len(premises) - 1, 'other', 'others')}" if premises[1:] else ""
    verb = "questions" if step.conclusion in ground.document.inferences else "speaks against"
    says = f"Nothing answers {ground.named(premises[0])}{more}, which {verb} "
    yield Flaw(row, f"{says}{ground.named(step.conclusion)}.", premises)


def open_questions(ground: Ground, row: str) -> Iterator[Flaw]:
    """A step that owes answers to critical questions of its scheme (E12, U33)."""
    step, schemes = ground.step(row), ground.schemes
    scheme = None if schemes is None else schemes.called(step.scheme)
    if scheme is None or schemes is None:
        return
    document, name = ground.document, InferenceId(row)
    waiting = [
        asked(document, name, question=question, scheme=scheme) for question in owed(step, schemes)
    ]
    if waiting:
        verb, them = ("This is", "it") if len(waiting) == 1 else ("These are", "them")
        says = f"{' '.join(waiting)} {verb} asked of {ground.named(row)}, "
        yield Flaw(row, f"{says}and nothing answers {them}.")


def _is_met(ground: Ground, premise: str) -> bool:
    """Whether something speaks against a premise of an objection, or against all its reasons."""
    reasons = ground.arguments(premise, Polarity.SUPPORT)
    return ground.is_opposed(premise) or (
        bool(reasons)
        and all(any(map(ground.is_opposed, (step, *ground.premises(step)))) for step in reasons)
    )


def weak_reply(ground: Ground, row: str) -> Iterator[Flaw]:
    """An objection whose replies have all been rated weak (U36)."""
    step = ground.step(row)
    if step.polarity is Polarity.SUPPORT or ground.speaks_for(row):
        return
    nodes = (row, *ground.premises(row))
    replies = [s for node in nodes for s in ground.arguments(node, Polarity.OPPOSE)]
    if replies and all(ground.step(s).strength is Strength.WEAK for s in replies):
        says = f"Every reply to {ground.named(ground.premises(row)[0])} is rated weak."
        yield Flaw(row, says, (*ground.premises(row), *replies))


def conceded_premise(ground: Ground, row: str) -> Iterator[Flaw]:
    """A premise that somebody rated implausible and that still carries a claim (U34)."""
    record = ground.statement(row)
    step = ground.home(row)
    if (
        record.plausibility is Plausibility.IMPLAUSIBLE
        and ground.supports(row)
        and step is not None
    ):
        target = ground.named(ground.step(step).conclusion)
        yield Flaw(
            row, f"{ground.named(row)} is rated implausible and is still a reason for {target}."
        )


def straw_objection(ground: Ground, row: str) -> Iterator[Flaw]:
    """An objection that nobody could take seriously as it stands (E16)."""
    record, step = ground.statement(row), ground.home(row)
    if record.plausibility is not Plausibility.IMPLAUSIBLE or step is None:
        return
    opposes = ground.step(step).polarity is Polarity.OPPOSE
    if opposes and not ground.speaks_for(row) and not ground.arguments(row, Polarity.SUPPORT):
        yield Flaw(
            row, f"The objection {ground.named(row)} is rated implausible and has no support."
        )


def one_sided(ground: Ground) -> Iterator[Flaw]:
    """A thesis that hardly anything is said against (E14, U30)."""
    document, thesis = ground.document, ground.document.thesis
    if thesis is None or not ground.arguments(thesis, Polarity.SUPPORT):
        return
    steps = document.links.arguments_for(thesis)
    near = [thesis, *steps, *(p for step in steps for p in ground.premises(step))]
    if not any(ground.is_opposed(node) for node in near):
        yield Flaw(thesis, f"Nothing is said against {ground.named(thesis)} or its main reasons.")
        return
    case, values = ground.weighing.case, ground.weighing.values
    pro = sum(values[step] for step in case.pros.get(thesis, ()))
    con = sum(values[step] for step in case.cons.get(thesis, ()))
    if case.cons.get(thesis) and con < SLIGHT * pro:
        yield Flaw(thesis, f"What is said against {ground.named(thesis)} weighs almost nothing.")


def overclaim(ground: Ground) -> Iterator[Flaw]:
    """A thesis that is worded more firmly than it fares (E13)."""
    document, thesis = ground.document, ground.document.thesis
    if thesis is None or not document.links.arguments_for(thesis):
        return
    words = set(plain_words(document.statements[thesis].text))
    strength = ground.weighing.values[thesis]
    for vocabulary, needed, called in (
        (CERTAIN_WORDS, SURE, "certain"),
        (LIKELY_WORDS, PROBABLE, "likely"),
    ):
        used = sorted(words & vocabulary)
        if used and strength < needed:
            says = f"“{used[0]}” in {ground.named(thesis)} makes it {called}, but as argued here "
            says += f"it is {grade(strength)}."
            yield Flaw(thesis, says)
            return


def fallen_premise(ground: Ground) -> Iterator[Flaw]:
    """Claims that nobody attacks and that fall all the same, because all their reasons do (U34)."""
    case, labels = ground.weighing.case, ground.weighing.labels
    for name in ground.document.statements:
        pros = case.pros.get(name, ())
        attacked = any(labels[step] is Label.IN for step in case.cons.get(name, ()))
        if labels[name] is not Label.OUT or not pros or attacked:
            continue
        fallen = next(
            (p for s in pros for p in case.steps[s].premises if labels[p] is Label.OUT), None
        )
        if fallen is not None:
            says = (
                f"{ground.named(name)} rests on {ground.named(fallen)}, which falls as argued here."
            )
            yield Flaw(name, says, (fallen,))
