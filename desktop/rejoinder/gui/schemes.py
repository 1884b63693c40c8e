"""The argumentation schemes that a step can name, from ``resources/schemes.json``."""

import re
from functools import lru_cache

import msgspec

from rejoinder.resources import resource

COMMON = 1
"""The tier of schemes that are offered first."""

_LETTER = re.compile(r"\{(\w+)\}")


class Premise(msgspec.Struct, frozen=True):
    """What one premise of a scheme says; ``stated`` tells how often a text leaves it unsaid."""

    pattern: str
    stated: str = ""


class Question(msgspec.Struct, frozen=True):
    """A critical question: ``targets`` says what a bad answer attacks, a map stores ``id``."""

    id: str
    question: str
    targets: str = ""


class Scheme(msgspec.Struct, frozen=True):
    """A common form of argument. ``tier`` 1 is offered first; ``id`` is what a map stores."""

    id: str
    name: str
    family: str = ""
    tier: int = 2
    aka: tuple[str, ...] = ()
    premises: tuple[Premise, ...] = ()
    conclusion: str = ""
    critical_questions: tuple[Question, ...] = ()


class _Table(msgspec.Struct, frozen=True):
    schemes: tuple[Scheme, ...]


@lru_cache(maxsize=1)
def schemes() -> tuple[Scheme, ...]:
    """All of them, the common ones first, each group by name; none if the file is missing."""
    path = resource("schemes.json")
    if not path.is_file():
        return ()
    found = msgspec.json.decode(path.read_bytes(), type=_Table).schemes
    return tuple(sorted(found, key=lambda s: (s.tier, s.name)))


def scheme_called(scheme: str) -> Scheme | None:
    """The scheme with an id; ``None`` for one that is not in the table."""
    return next((s for s in schemes() if s.id == scheme), None)


def scheme_name(scheme: str) -> str:
    """The name of a scheme by its id; one that is not in the table is its own name."""
    known = scheme_called(scheme)
    return scheme if known is None else known.name


def worded(pattern: str) -> str:
    """A pattern as a person reads it: its places are single letters.

    >>> worded("{E} says that {A}")
    'E says that A'
    """
    return _LETTER.sub(r"\1", pattern)
