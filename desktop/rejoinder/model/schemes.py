"""Argumentation schemes: what each needs, and the critical questions that test it.

The table itself stands in ``resources/schemes.json``, the way to a scheme in
``resources/scheme-key.json``; ``read_schemes`` makes one value of both. Names and questions
follow Walton, Reed and Macagno, *Argumentation Schemes* (2008); who carries the burden
follows Gordon, Prakken and Walton (2007).
"""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

import msgspec

from rejoinder.model.records import AnswerState, Inference

COMMON = 1
"""The tier of schemes that are offered first."""

PROPONENT = "proponent"
"""Who carries the burden of a question that obliges an answer as soon as it is asked."""

_LETTER = re.compile(r"\{(\w+)\}")
_BLANK = "…"


class SchemePremise(msgspec.Struct, frozen=True):
    """What one premise of a scheme says; ``stated`` tells how often a text leaves it unsaid."""

    role: str
    pattern: str
    stated: str = ""


class Question(msgspec.Struct, frozen=True):
    """A critical question. ``targets`` says what a bad answer attacks (premise, step or
    conclusion), ``role`` which premise, ``opening`` how the attack begins.
    """

    id: str
    question: str
    targets: str = "step"
    burden: str = ""
    map_action: str = "undercut_step"
    role: str = ""
    opening: str = ""

    @property
    def obliges(self) -> bool:
        """Whether merely asking it obliges who makes the argument to answer."""
        return self.burden == PROPONENT


class Scheme(msgspec.Struct, frozen=True):
    """A common form of argument. ``tier`` 1 is offered first; ``id`` is what a map stores."""

    id: str
    name: str
    family: str = ""
    tier: int = 2
    aka: tuple[str, ...] = ()
    premises: tuple[SchemePremise, ...] = ()
    conclusion: str = ""
    critical_questions: tuple[Question, ...] = ()
    cue_words: tuple[str, ...] = ()
    foreign_policy_example: str = ""

    @property
    def letters(self) -> tuple[str, ...]:
        """What stands for parts of an argument in its premises and conclusion, in order."""
        patterns = (*(p.pattern for p in self.premises), self.conclusion)
        return tuple(dict.fromkeys(name for text in patterns for name in letters_of(text)))

    def premise(self, role: str) -> SchemePremise | None:
        """The premise that plays ``role``."""
        return next((p for p in self.premises if p.role == role), None)

    def question(self, name: str) -> Question | None:
        """The critical question called ``name``."""
        return next((q for q in self.critical_questions if q.id == name), None)


class Branch(msgspec.Struct, frozen=True):
    """One answer to a question of the key: it leads to a scheme, or to a further question."""

    answer: str
    scheme: str = ""
    then: "Fork | None" = None


class Fork(msgspec.Struct, frozen=True):
    """A plain question on the way to a scheme, and the answers that it can have."""

    question: str
    branches: tuple[Branch, ...]

    def leaves(self) -> Iterator[str]:
        """The ids of all schemes that it leads to."""
        for branch in self.branches:
            if branch.then is None:
                yield branch.scheme
            else:
                yield from branch.then.leaves()


class Schemes(msgspec.Struct, frozen=True, dict=True):
    """All of them, the common ones first, each group by name; and the key that leads to them."""

    all: tuple[Scheme, ...] = ()
    key: Fork | None = None

    @cached_property
    def by_id(self) -> Mapping[str, Scheme]:
        return {scheme.id: scheme for scheme in self.all}

    def called(self, name: str) -> Scheme | None:
        """The scheme with an id; ``None`` for one that is not in the table."""
        return self.by_id.get(name)

    def name(self, name: str) -> str:
        """The name of a scheme by its id; one that is not in the table is its own name."""
        known = self.called(name)
        return name.replace("_", " ") if known is None else known.name


NO_SCHEMES = Schemes()


class _Table(msgspec.Struct, frozen=True):
    schemes: tuple[Scheme, ...]


def read_schemes(table: bytes, key: bytes) -> Schemes:
    """The schemes in the JSON of ``table``, and the way to them in the JSON of ``key``."""
    found = msgspec.json.decode(table, type=_Table).schemes
    return Schemes(
        tuple(sorted(found, key=lambda s: (s.tier, s.name))), msgspec.json.decode(key, type=Fork)
    )


def worded(pattern: str) -> str:
    """A pattern as a person reads it: its places are single letters.

    >>> worded("{E} says that {A}")
    'E says that A'
    """
    return _LETTER.sub(r"\1", pattern)


def letters_of(pattern: str) -> tuple[str, ...]:
    """The letters in ``pattern``, each once."""
    return tuple(dict.fromkeys(_LETTER.findall(pattern)))


def filled(pattern: str, words: Mapping[str, str]) -> str:
    """``pattern`` as a sentence in an argument's own ``words``; what they lack stays blank.

    >>> filled("{E} says that {A}", {"E": "the general"})
    'The general says that …'
    """
    text = _LETTER.sub(lambda found: words.get(found[1]) or _BLANK, pattern)
    return text[:1].upper() + text[1:]


def matched(pattern: str, text: str) -> dict[str, str]:
    """The words of ``text`` that stand where ``pattern`` has letters; none where it differs.

    >>> matched("{E} says that {A}", "The general says that tanks will do.")
    {'E': 'The general', 'A': 'tanks will do'}
    """
    parts = _LETTER.split(pattern)
    seen: set[str] = set()
    regex = ""
    for place, part in enumerate(parts):
        if place % 2 == 0:
            regex += r"\s+".join(map(re.escape, re.split(r"\s+", part)))
        elif part in seen:
            regex += f"(?P={part})"
        else:
            seen.add(part)
            regex += f"(?P<{part}>.{{1,400}}?)"
    found = re.fullmatch(rf"{regex}\.?", text.strip(), re.IGNORECASE | re.DOTALL)
    return {} if found is None else {name: found[name].strip() for name in seen}


def owed(inference: Inference, schemes: Schemes) -> tuple[Question, ...]:
    """The questions of a step's scheme that oblige an answer and have none yet."""
    return tuple(q for q in unsettled(inference, schemes) if q.obliges)


def unsettled(inference: Inference, schemes: Schemes) -> tuple[Question, ...]:
    """The questions of a step's scheme that are open, or put aside as a task."""
    scheme = schemes.called(inference.scheme) if inference.scheme else None
    if scheme is None:
        return ()
    waiting = (AnswerState.OPEN, AnswerState.TASK)
    settled = {a.question for a in inference.answers if a.state not in waiting}
    return tuple(q for q in scheme.critical_questions if q.id not in settled)
