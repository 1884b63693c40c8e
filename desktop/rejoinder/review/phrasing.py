"""Checks of how statements are worded. Most of them guess: they say so, and are asked on demand.

Measured on 576 boxes of 112 real maps (EVALUATION.md section 4): a reason inside a box in 7 % of
them, an “and” in 22 %, an is-ought gap in 76 % of the steps, a missing term in all.
"""

import re
from collections.abc import Iterator

from rejoinder.edits.words import shortened
from rejoinder.model.ids import InferenceId
from rejoinder.model.records import Kind, Polarity
from rejoinder.model.text import one_line
from rejoinder.review.finding import Flaw
from rejoinder.review.ground import Ground
from rejoinder.review.wording import content, listed, plain_words, stem

LONG = 40
"""Words that a statement may have and still be read at a glance."""

_REASON = re.compile(
    r"\b(because|since|therefore|so that|hence|thus|which is why)\b", re.IGNORECASE
)
_LEADING = re.compile(r"^\W*(because|since|so|therefore|hence|thus|but|and)\b", re.IGNORECASE)
_JOINED = re.compile(r";\s+|,\s+(?:and|but)\s+(?=\w+\s+\w+)", re.IGNORECASE)
_BACK = listed("this that these those it they he she such here there")
_PUSHY = listed(
    """clearly obviously undoubtedly simply merely surely naturally undeniably absurd ridiculous
    outrageous disgraceful shameful"""
)
_OUGHT = listed("should ought must shall needs right wrong duty owes good bad better worse")
_NORMS = _OUGHT | listed(
    "fair unfair just unjust obligation rights harm wrongs deserve worth value"
)
_ALL = listed("all every always never none nobody everyone everything any no")
_SOME = listed("some many most often may might could sometimes several few likely probably partly")
_DEFINES = re.compile(
    r"^(?:an?\s+|the\s+)?([\w-]+)\s+(?:means|is defined as|counts as)\b", re.IGNORECASE
)


def _text(ground: Ground, row: str) -> str:
    return one_line(ground.statement(row).text)


def question(ground: Ground, row: str) -> Iterator[Flaw]:
    """A statement that asks instead of saying (U14)."""
    if _text(ground, row).endswith("?"):
        yield Flaw(row, f"{ground.named(row)} is a question, which can be neither true nor false.")


def long_statement(ground: Ground, row: str) -> Iterator[Flaw]:
    """A statement of more words than one proposition needs (U20)."""
    number = len(plain_words(_text(ground, row)))
    if number > LONG and ground.statement(row).kind is Kind.CLAIM:
        yield Flaw(row, f"{ground.named(row)} has {number} words.")


def reasoning_inside(ground: Ground, row: str) -> Iterator[Flaw]:
    """A step of the argument inside one statement (E19, U16). A leading word is left out."""
    text = _text(ground, row)
    lead = _LEADING.match(text)
    found = _REASON.search(text, 0 if lead is None else lead.end())
    if found is not None:
        yield Flaw(row, f"“{found.group()}” inside {ground.named(row)} may hide a step.")


def two_claims(ground: Ground, row: str) -> Iterator[Flaw]:
    """Two sentences in one statement (E20, U15)."""
    parts = parted(_text(ground, row))
    if parts is not None:
        yield Flaw(
            row, f"{ground.named(row)} may say two things: the second is “{shortened(parts[1])}”."
        )


def parted(text: str) -> tuple[str, str] | None:
    """A statement in the two that it may hold; ``None`` where it shows no joint.

    >>> parted("Taxes rise, and people drink less.")
    ('Taxes rise.', 'People drink less.')
    """
    for found in _JOINED.finditer(text):
        first, second = text[: found.start()].rstrip(" ,;"), text[found.end() :].strip()
        if len(first.split()) >= 2 and len(second.split()) >= 3:
            return f"{first.rstrip('.')}.", second[:1].upper() + second[1:]
    return None


def points_back(ground: Ground, row: str) -> Iterator[Flaw]:
    """A statement that begins with a word for something said elsewhere (U17)."""
    words = plain_words(_text(ground, row))
    if words and words[0] in _BACK:
        yield Flaw(row, f"{ground.named(row)} begins with “{words[0]}”, so it can’t be read alone.")


def pushy_words(ground: Ground, row: str) -> Iterator[Flaw]:
    """Words that press instead of arguing (U18)."""
    used = [word for word in plain_words(_text(ground, row)) if word in _PUSHY]
    if used:
        yield Flaw(row, f"“{used[0]}” in {ground.named(row)} presses the point and adds no reason.")


def unrelated_premise(ground: Ground, row: str) -> Iterator[Flaw]:
    """A co-premise that shares no word with the rest of its step (E10)."""
    premises = ground.premises(row)
    if len(premises) < 2:
        return
    stems = {p: _stems(ground, p) for p in premises}
    conclusion = _stems(ground, ground.step(row).conclusion)
    for premise in premises:
        rest = conclusion.union(*(stems[p] for p in premises if p != premise))
        if stems[premise] and rest and stems[premise].isdisjoint(rest):
            yield Flaw(
                premise,
                f"{ground.named(premise)} shares no word with the rest of its step.",
                (row,),
            )


def missing_term(ground: Ground, row: str) -> Iterator[Flaw]:
    """Terms of the conclusion that no premise speaks of: where an assumption may hide (E21, U8)."""
    step = ground.step(row)
    if step.polarity is Polarity.OPPOSE or step.conclusion not in ground.document.statements:
        return
    said = frozenset[str]().union(*(_stems(ground, p) for p in ground.premises(row)))
    words = plain_words(_text(ground, step.conclusion))
    missing = [w for w in dict.fromkeys(words) if content([w]) and stem(w) not in said]
    if missing and said:
        listed = ", ".join(f"“{word}”" for word in missing[:4])
        says = f"No premise for {ground.named(step.conclusion)} speaks of {listed}."
        yield Flaw(row, says, ground.premises(row))


def is_ought(ground: Ground, row: str) -> Iterator[Flaw]:
    """What ought to be, concluded from what is (E22)."""
    step = ground.step(row)
    if step.polarity is Polarity.OPPOSE or step.conclusion not in ground.document.statements:
        return
    ought = [w for w in plain_words(_text(ground, step.conclusion)) if w in _OUGHT]
    premises = ground.premises(row)
    if ought and not any(_NORMS.intersection(plain_words(_text(ground, p))) for p in premises):
        says = f"{ground.named(step.conclusion)} has “{ought[0]}” in it, and no premise for it "
        says += "says what matters here."
        yield Flaw(row, says, premises)


def scope_jump(ground: Ground, row: str) -> Iterator[Flaw]:
    """All concluded from some (E23, U19)."""
    step = ground.step(row)
    if step.polarity is Polarity.OPPOSE or step.conclusion not in ground.document.statements:
        return
    wide = [w for w in plain_words(_text(ground, step.conclusion)) if w in _ALL]
    premises = ground.premises(row)
    said = [set(plain_words(_text(ground, p))) for p in premises]
    if wide and said and all(words & _SOME and not words & _ALL for words in said):
        says = f"“{wide[0]}” in {ground.named(step.conclusion)} says more than its premises, "
        says += "which speak of some."
        yield Flaw(row, says, premises)


def shifting_term(ground: Ground) -> Iterator[Flaw]:
    """A term that one statement defines and another narrows or widens (E24)."""
    statements = ground.document.statements
    for name, row in statements.items():
        defined = _DEFINES.match(one_line(row.text))
        if defined is None:
            continue
        term = stem(defined.group(1).casefold())
        for other, each in statements.items():
            words = plain_words(each.text)
            places = [i for i, word in enumerate(words) if stem(word) == term and i]
            used = next((words[i - 1] for i in places if content([words[i - 1]])), None)
            if other != name and used is not None:
                says = f"{ground.named(name)} defines “{defined.group(1)}”, and "
                says += f"{ground.named(other)} speaks of “{used} {defined.group(1)}”."
                yield Flaw(name, says, (other,))
                break


def near_duplicates(ground: Ground) -> Iterator[Flaw]:
    """Statements that say nearly the same (E17, U21)."""
    for one, other, opposed in ground.repetitions.all_pairs():
        if not opposed and one in ground.document.statements:
            first, second = ground.in_order(one, other)
            yield Flaw(
                second, f"{ground.named(second)} nearly repeats {ground.named(first)}.", (first,)
            )


def contradictions(ground: Ground) -> Iterator[Flaw]:
    """Statements in nearly the same words that say the opposite, and that no objection joins
    (E18, U35)."""
    for one, other, opposed in ground.repetitions.all_pairs():
        if opposed and not ground.are_at_odds(one, other):
            first, second = ground.in_order(one, other)
            yield Flaw(
                second, f"{ground.named(second)} seems to deny {ground.named(first)}.", (first,)
            )


def _stems(ground: Ground, row: str) -> frozenset[str]:
    statement = ground.document.statement(row)
    if statement is None:
        step = InferenceId(row)
        return frozenset[str]().union(*(_stems(ground, p) for p in ground.premises(step)))
    return frozenset(content(plain_words(statement.text)))
