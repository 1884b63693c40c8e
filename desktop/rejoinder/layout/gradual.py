"""Long work in small steps, between which whoever does it can do something else.

A step is what takes no more than a few milliseconds. Done step by step or at once, work comes
to the same end.
"""

from collections.abc import Generator, Sequence
from typing import TypeVar

from rejoinder.layout.undisturbed import undisturbed

T = TypeVar("T")

Gradual = Generator[None, None, T]
"""Work that gives up the word after each step, and returns what it has made at its end."""

PORTION = 50
"""So many branches are one step, where each takes 10 to 100 microseconds."""


def at_once(work: Gradual[T]) -> T:
    """Does all of the work, without a pause."""
    with undisturbed():
        while True:
            try:
                next(work)
            except StopIteration as end:
                made: T = end.value
                return made


def portions(of: Sequence[T]) -> Generator[Sequence[T], None, None]:
    """The members of a sequence in their order, a step's worth at a time."""
    for first in range(0, len(of), PORTION):
        yield of[first : first + PORTION]
