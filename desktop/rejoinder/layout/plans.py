"""Ways to arrange a branch in a rectangle, and the best of them for every width.

After L. Stockmeyer, Optimal orientations of cells in slicing floorplan designs, Information
and Control 57, 1983: the outermost best plans of a branch follow from those of its parts.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from math import log
from typing import NamedTuple

MOST = 10
"""How many plans a branch keeps; more gain little and cost much on maps of 500."""

TRIED = 20
"""How many widths or heights are tried for an arrangement; measured on maps of 500."""

SLIMMEST = 9.0
"""A plan this many times slimmer or flatter than the target is seldom part of the best."""


class Group(NamedTuple):
    """Siblings side by side, their left sides at ``places``; or in columns, filled one after
    the other: ``ends`` holds the number of parts up to and with each column. A column of
    attacks has its upper side in ``places``. ``price`` says how far it is from a tidy row of
    tidy rows, which costs nothing.
    """

    width: float
    height: float
    parts: tuple["Plan", ...]
    places: tuple[float, ...]
    ends: tuple[int, ...]
    price: float

    @property
    def is_row(self) -> bool:
        return not self.ends

    def middle(self) -> float:
        """In a row, the mean of where connectors meet the first and the last part."""
        return (self.places[0] + self.parts[0].port + self.places[-1] + self.parts[-1].port) / 2

    def columns(self) -> Iterator[tuple[int, int]]:
        """The first part of each column, and the one after its last."""
        return zip((0, *self.ends[:-1]), self.ends, strict=True)


class Plan(NamedTuple):
    """A rectangle for a branch. ``port`` is where a connector meets it: for a card and for
    a disc on top the distance of its middle from the left side, for a disc on the left side
    that from the top. ``group`` holds a card's arguments or a step's premises, ``attacks``
    the steps that attack or back a step.
    """

    width: float
    height: float
    port: float
    group: Group | None
    attacks: Group | None
    price: float


Fill = int | tuple[int, ...]
"""How columns are filled: evenly, so many of them at most; or to the ends that are given."""

Front = tuple[Plan, ...]
"""The plans of a branch of which none is both wider and higher than another, narrow first."""


def front(plans: Iterable[Plan], aspect: float) -> Front:
    """The best of ``plans``, at most ``MOST`` of them, for a map that is to be ``aspect``
    times as wide as high. Kept are the extremes of those that are not far too wide or too
    high, and between them those whose loss would leave the widest steps.
    """
    best = outermost(plans)
    if len(best) > MOST:
        usable = [p for p in best if 1 / SLIMMEST < p.width / p.height / aspect < SLIMMEST]
        best = usable if len(usable) > 2 else best
    while len(best) > MOST:
        inner = range(1, len(best) - 1)
        del best[min(inner, key=lambda i: _loss(best[i - 1], best[i], best[i + 1]))]
    return tuple(best)


def outermost(plans: Iterable[Plan]) -> list[Plan]:
    """Those of ``plans`` that no other one is both narrower and lower than, narrow first."""
    best: list[Plan] = []
    for plan in sorted(plans, key=lambda p: (p.width, p.height, p.price)):
        if not best or plan.height < best[-1].height:
            best.append(plan)
    return best


def _loss(before: Plan, plan: Plan, after: Plan) -> float:
    """How much is lost without ``plan``, in the same measure for small and large branches."""
    return log(after.width / plan.width) * log(before.height / plan.height)


def rows(
    fronts: Sequence[Front], *, gap: float, slacks: Sequence[float] | None = None
) -> Iterator[Group]:
    """Rows of one plan each, as narrow as they get for some height. ``slacks`` is what each
    part's height grows by in this row.
    """
    extra = slacks or [0.0] * len(fronts)
    least = max(f[-1].height + s for f, s in zip(fronts, extra, strict=True))
    heights = {p.height + s for f, s in zip(fronts, extra, strict=True) for p in f}
    for limit in _spread(h for h in heights if h >= least):
        parts = tuple(
            next(p for p in f if p.height + s <= limit) for f, s in zip(fronts, extra, strict=True)
        )
        *places, _ = accumulate((p.width + gap for p in parts), initial=0.0)
        yield row_of(parts, places, slacks=extra)


def row_of(parts: Sequence[Plan], places: Sequence[float], *, slacks: Sequence[float]) -> Group:
    """``parts`` side by side at ``places``."""
    width = max(place + p.width for place, p in zip(places, parts, strict=True))
    height = max(p.height + s for p, s in zip(parts, slacks, strict=True))
    return Group(width, height, tuple(parts), tuple(places), (), _mean_price(parts) / 2)


def columns(
    fronts: Sequence[Front], *, fill: Fill, lead: float, across: float, down: float
) -> Iterator[Group]:
    """Columns as low as they get for some width; each begins ``lead`` to the left of its parts."""
    least = max(f[0].width for f in fronts)
    widths = {p.width for f in fronts for p in f}
    for limit in _spread(w for w in widths if w >= least):
        parts = tuple(f[bisect_right(f, limit, key=lambda p: p.width) - 1] for f in fronts)
        yield columns_of(parts, fill=fill, lead=lead, across=across, down=down)


def columns_of(
    parts: Sequence[Plan], *, fill: Fill, lead: float, across: float, down: float
) -> Group:
    """``parts`` in the columns that ``fill`` asks for."""
    ends = (
        even_ends([p.height for p in parts], count=fill, gap=down)
        if isinstance(fill, int)
        else fill
    )
    spans = list(zip((0, *ends[:-1]), ends, strict=True))
    breadths = [lead + max(p.width for p in parts[a:b]) for a, b in spans]
    heights = [sum(p.height for p in parts[a:b]) + down * (b - a - 1) for a, b in spans]
    width = sum(breadths) + across * (len(spans) - 1)
    return Group(width, max(heights), tuple(parts), (), ends, 1.0 + _mean_price(parts) / 2)


def _mean_price(parts: Sequence[Plan]) -> float:
    return sum(p.price for p in parts) / len(parts)


def _spread(values: Iterable[float]) -> list[float]:
    """At most ``TRIED`` of ``values``, in order: the extremes, and evenly spread between."""
    found = sorted(values)
    if len(found) <= TRIED:
        return found
    return [found[round(i * (len(found) - 1) / (TRIED - 1))] for i in range(TRIED)]


def even_ends(heights: Sequence[float], *, count: int, gap: float) -> tuple[int, ...]:
    """Where to break a sequence into at most ``count`` columns of about the least height."""
    low, high = max(heights), sum(heights) + gap * (len(heights) - 1)
    if count == 1:
        return (len(heights),)
    ends = _ends_within(heights, limit=high, gap=gap)
    for _ in range(12):  # to a few thousandths of the height, which nobody sees
        middle = (low + high) / 2
        found = _ends_within(heights, limit=middle, gap=gap)
        if len(found) <= count:
            ends, high = found, middle
        else:
            low = middle
    return ends


def _ends_within(heights: Sequence[float], *, limit: float, gap: float) -> tuple[int, ...]:
    ends = []
    filled = 0.0
    for number, height in enumerate(heights):
        if number and filled + gap + height > limit:
            ends.append(number)
            filled = height
        else:
            filled += height + (gap if number else 0.0)
    return (*ends, len(heights))
