"""The argumentation schemes that a step can name, from ``resources/schemes.json``."""

from functools import lru_cache

import msgspec

from rejoinder.resources import resource


class Scheme(msgspec.Struct, frozen=True):
    """A common form of argument. ``tier`` 1 is offered first; ``id`` is what a map stores."""

    id: str
    name: str
    family: str = ""
    tier: int = 2
    aka: tuple[str, ...] = ()


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


def scheme_name(scheme: str) -> str:
    """The name of a scheme by its id; one that is not in the table is its own name."""
    return next((s.name for s in schemes() if s.id == scheme), scheme)
