"""What a benchmark gives: figures with an aim, each in rows, each row a sample beside a peer's.

A figure is a function that yields rows. Everything that is measured is measured several times,
and a time counts only beside another one of the same run.
"""

import gc
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Literal

import msgspec


class Sample(msgspec.Struct, frozen=True):
    """One thing measured some times. ``busy`` are the milliseconds that this process worked
    meanwhile, where the values are milliseconds: a machine that others use tells them apart.
    """

    values: tuple[float, ...]
    busy: tuple[float, ...] = ()

    @property
    def median(self) -> float:
        return median(self.values)

    @property
    def least(self) -> float:
        return min(self.values)

    @property
    def most(self) -> float:
        return max(self.values)

    @property
    def high(self) -> float:
        """The 95th percentile: the value that at most one in twenty is above."""
        ordered = sorted(self.values)
        return ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]


Part = Literal["median", "p95", "worst", "ratio"]


class Aim(msgspec.Struct, frozen=True):
    """What a row should reach: a part of the sample, or its ratio to the peer."""

    part: Part
    limit: float
    is_least: bool = False


def at_most(limit: float, part: Part = "median") -> Aim:
    return Aim(part, limit)


def at_least(limit: float, part: Part = "ratio") -> Aim:
    return Aim(part, limit, is_least=True)


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the table. ``ours`` is absent where it could not be measured; ``note`` says
    why, or what is special about it. ``more_is_better`` as of a zoom; of times less is.
    """

    figure: str = ""
    case: str
    unit: str = "ms"
    ours: Sample | None = None
    peer: str = ""
    theirs: Sample | None = None
    aims: tuple[Aim, ...] = ()
    more_is_better: bool = False
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """How many times better than the peer."""
        if self.ours is None or self.theirs is None:
            return None
        ours, theirs = self.ours.median, self.theirs.median
        above, below = (ours, theirs) if self.more_is_better else (theirs, ours)
        return above / below if below else None

    def reached(self, aim: Aim) -> bool | None:
        """Whether the aim is reached; ``None`` where nothing was measured."""
        parts = {"ratio": self.ratio}
        if self.ours is not None:
            ours = self.ours
            parts |= {"median": ours.median, "p95": ours.high, "worst": ours.most}
        value = parts.get(aim.part)
        if value is None:
            return None
        return value >= aim.limit if aim.is_least else value <= aim.limit


@dataclass(frozen=True)
class Run:
    """How much is measured. ``folder`` is for files that are thrown away, ``kept`` for those
    that stay beside the table, ``peers`` where the npm packages are. No map is larger than
    ``largest``.
    """

    is_quick: bool
    folder: Path
    kept: Path
    peers: Path
    largest: int = 1_000_000

    @property
    def times(self) -> int:
        return 1 if self.is_quick else 7

    def sizes(self, *statements: int) -> tuple[int, ...]:
        """The sizes of map to measure: one small one in a quick run."""
        few = tuple(size for size in statements if size <= self.largest)
        return (50,) if self.is_quick else few

    def size(self, statements: int) -> int:
        return 50 if self.is_quick else statements

    def count(self, number: int) -> int:
        """How many steps of something: three in a quick run."""
        return min(3, number) if self.is_quick else number


Measured = Callable[[Run], Iterable[Row]]


class Figure(msgspec.Struct, frozen=True):
    """A figure by its name; ``about`` is one line that says what is measured and how."""

    name: str
    about: str
    measure: Measured
    minutes: float


FIGURES: dict[str, Figure] = {}


def figure(name: str, *, minutes: float = 6.0) -> Callable[[Measured], Measured]:
    """Puts a function into the table of figures, with its docstring and the time that it may
    take at most.
    """

    def listed(measure: Measured) -> Measured:
        about = " ".join((measure.__doc__ or "").split())
        FIGURES[name] = Figure(name, about, measure, minutes)
        return measure

    return listed


BUDGET = 20.0
"""Seconds after which a sample of something slow has had enough, if it has five values."""

ENOUGH = 5


def worked() -> float:
    """Seconds that this process, and those that it started and that have ended, have worked."""
    here = time.process_time()
    return here + _children() if sys.platform != "win32" else here


def _children() -> float:
    import resource

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def timed(work: Callable[[], object], times: int, *, warm: int = 1) -> Sample:
    """Milliseconds of ``work``, after some that do not count."""
    return sampled((work for _ in range(times)), warm=warm if times > 1 else 0, first=work)


def sampled(
    works: Iterable[Callable[[], object]],
    *,
    warm: int = 0,
    first: Callable[[], object] | None = None,
) -> Sample:
    """Milliseconds of each of ``works``; ``first`` is done before, without counting."""
    for _ in range(warm if first else 0):
        assert first is not None
        first()
    spent: list[float] = []
    busy: list[float] = []
    gc.collect()
    began = time.perf_counter()
    for work in works:
        start, before = time.perf_counter(), worked()
        work()
        spent.append(1000 * (time.perf_counter() - start))
        busy.append(1000 * (worked() - before))
        if len(spent) >= ENOUGH and time.perf_counter() - began > BUDGET:
            break
    return Sample(tuple(spent), tuple(busy))


def measured(run: Run, chosen: Figure) -> Iterator[Row]:
    """The rows of a figure. What fails is a row of its own, after those that did not."""
    try:
        for row in chosen.measure(run):
            aims = () if run.is_quick else row.aims  # small maps say nothing of them
            yield msgspec.structs.replace(row, figure=chosen.name, aims=aims)
    except Exception as error:  # one figure that fails must not take the others with it
        words = f"failed: {type(error).__name__}: {error}"
        yield Row(figure=chosen.name, case="–", note=words)
