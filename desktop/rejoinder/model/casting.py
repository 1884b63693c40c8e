"""Which premise of a step is which of its scheme's, and the scheme in the step's own words.

A premise may name the part that it plays (``PremiseOf.plays``). The others are taken in order:
what a text usually states comes ahead of what it usually hides, so that a single premise is
the one that is said; where there is a premise for every part, they go by place.
"""

from collections.abc import Iterable, Mapping

from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, StatementId
from rejoinder.model.schemes import Scheme, SchemePremise, letters_of, matched
from rejoinder.model.text import one_line

MOST_WORDS = 60
"""Letters of a statement that stand for a letter of the scheme; longer ones are cut."""

Cast = Mapping[str, StatementId]
"""A premise by the part that it plays."""


def cast(document: Document, step: InferenceId, *, scheme: Scheme) -> Cast:
    """The premises of ``step`` by their part in ``scheme``, without the parts that none plays."""
    premises = document.links.premises_of(step)
    said = {p: plays for p in premises if (plays := played(document, step, premise=p))}
    found: dict[str, StatementId] = {}
    for name, plays in said.items():
        if scheme.premise(plays) is not None:
            found.setdefault(plays, name)
    taken = set(found.values())
    rest = [name for name in premises if name not in taken]
    free = [each for each in scheme.premises if each.role not in found]
    if len(rest) < len(free):
        free.sort(key=_rarely_said)
    found.update(zip((each.role for each in free), rest, strict=False))
    return {each.role: found[each.role] for each in scheme.premises if each.role in found}


def played(document: Document, step: InferenceId, *, premise: StatementId) -> str:
    """What ``premise`` is said to be of the step's scheme; empty where nothing is said."""
    services = document.statements[premise].premise_of
    return next((s.plays for s in services if s.inference == step), "")


def _rarely_said(premise: SchemePremise) -> int:
    """Smaller for what a text states more often."""
    if "hidden" in premise.stated:
        return 2
    return 0 if premise.stated.startswith("stated") else 1


def own_words(
    document: Document, step: InferenceId, *, scheme: Scheme, played: Cast
) -> dict[str, str]:
    """What the letters of ``scheme`` stand for in ``step``, as far as its wording tells.

    A premise or conclusion that is worded as the scheme words it gives its letters; one that
    is worded otherwise stands for the only letter that the scheme has there, in quotes.
    """
    words: dict[str, str] = {}
    conclusion = document.statement(document.inferences[step].conclusion)
    for role, name in played.items():
        premise = scheme.premise(role)
        assert premise is not None
        for letter, said in _said(premise.pattern, one_line(document.statements[name].text)):
            words.setdefault(letter, said)
    if conclusion is not None:
        text = one_line(conclusion.text)
        matches = matched(scheme.conclusion, text)
        words |= matches
        for letter, said in () if matches else _said(scheme.conclusion, text):
            words.setdefault(letter, said)
    return words


def spoken(document: Document, step: InferenceId, *, scheme: Scheme) -> dict[str, str]:
    """As ``own_words``; a letter that nothing stands for stays a letter."""
    played = cast(document, step, scheme=scheme)
    letters = {letter: letter for letter in scheme.letters}
    return {**letters, **own_words(document, step, scheme=scheme, played=played)}


def _said(pattern: str, text: str) -> Iterable[tuple[str, str]]:
    """The letters of ``pattern``, and what stands for them in ``text``."""
    found = matched(pattern, text)
    letters = letters_of(pattern)
    if found or len(letters) != 1 or not text:
        return found.items()
    return [(letters[0], f"“{_cut(text)}”")]


def _cut(text: str) -> str:
    plain = text.removesuffix(".")
    if len(plain) <= MOST_WORDS:
        return plain
    return plain[:MOST_WORDS].rsplit(" ", 1)[0] + " …"
