"""Rectangles that a branch may take, and how those of siblings add up in rows and columns.

After L. Stockmeyer, Optimal orientations of cells in slicing floorplan designs, Information
and Control 57, 1983: the outermost best shapes of a branch follow from those of its parts.
"""

from collections.abc import Sequence
from math import log
from operator import itemgetter
from typing import NamedTuple, TypeVar

T = TypeVar("T")

TURNED = 1.05
"""How much larger, in the search, a row counts that itself stands in a column, where the eye
goes down and then across.
"""

SLIMMEST = 9.0
"""A shape this many times slimmer or flatter than the target is seldom part of the best."""


class Shape(NamedTuple):
    """A rectangle that holds a branch in one arrangement.

    ``columns`` is 0 for a row, ``ends`` where the columns end. ``below`` says whether attacks
    stand below the premises. ``parts`` are the shapes of what hangs under the node, in order;
    ``price`` says how far all of it is from a tidy row of tidy rows, which costs nothing.
    """

    width: float
    height: float
    price: float
    columns: int
    ends: tuple[int, ...]
    below: bool | None
    parts: tuple["Shape", ...]


Front = Sequence[Shape]
"""The shapes of a branch of which none is both wider and higher than another, narrow first."""

Fronts = Sequence[Front]


class Draft(NamedTuple):
    """A way to arrange siblings that may come to nothing: its size, and what decides it. In
    a row that is the height at most of each part; in columns the width at most of each
    column's parts, with where the columns end.
    """

    width: float
    height: float
    columns: int
    ends: tuple[int, ...]
    limits: tuple[float, ...]


Sized = TypeVar("Sized", Draft, Shape)


def outermost(found: list[Sized]) -> list[Sized]:
    """Those that no other one is both narrower and lower than, narrow first."""
    found.sort(key=itemgetter(0, 1))
    best: list[Sized] = []
    least = float("inf")
    for one in found:
        if one.height < least:
            best.append(one)
            least = one.height
    return best


def thinned(best: list[Sized], aspect: float, most: int) -> list[Sized]:
    """At most ``most`` of ``best``, for a map that is to be ``aspect`` times as wide as high.

    Kept are the extremes of those that are not far too wide or too high, and between them
    those whose loss would leave the widest steps.
    """
    if len(best) <= most:
        return best
    usable = [b for b in best if 1 / SLIMMEST < b.width / b.height / aspect < SLIMMEST]
    best = usable if len(usable) > 2 else best
    spots = [(log(b.width), log(b.height)) for b in best]
    while len(best) > most:
        losses = [
            (c[0] - b[0]) * (a[1] - b[1])
            for a, b, c in zip(spots, spots[1:], spots[2:], strict=False)
        ]
        worst = 1 + losses.index(min(losses))
        del best[worst], spots[worst]
    return best


def in_row(
    fronts: Fronts, *, gap: float, most: int, slacks: Sequence[float] | None = None
) -> list[Draft]:
    """Rows of one shape each, as narrow as they get for some height, ``most`` of them.
    ``slacks`` is what each part's height grows by in this row.
    """
    extra = slacks or [0.0] * len(fronts)
    least = max(f[-1].height + s for f, s in zip(fronts, extra, strict=True))
    width = gap * (len(fronts) - 1)
    steps: list[tuple[float, float]] = []
    for front, slack in zip(fronts, extra, strict=True):
        before = front[-1].width
        width += before
        for shape in reversed(front[:-1]):
            steps.append((max(least, shape.height + slack), shape.width - before))
            before = shape.width
    steps.sort()
    found = [Draft(width, least, 0, (), (least,))]
    for height, change in steps:
        width += change
        if height == found[-1].height:
            found.pop()
        found.append(Draft(width, height, 0, (), (height,)))
    return spread(found, most)


def shape(draft: Draft, fronts: Fronts) -> Shape:
    """``draft`` with the shapes of its parts, which it takes from ``fronts``."""
    width, height, columns, ends, limits = draft
    if not columns:
        (limit,) = limits
        parts = tuple([next(s for s in front if s.height <= limit) for front in fronts])
    else:
        spans = zip((0, *ends[:-1]), ends, limits, strict=True)
        parts = tuple([_within(f, limit) for a, b, limit in spans for f in fronts[a:b]])
    price = (1.0 if columns else 0.0) + sum([part.price for part in parts]) / len(parts) / 2
    return Shape(width, height, price, columns, ends, None, parts)


def attacked(plain: Shape, attacks: Shape, width: float, height: float, *, price: float) -> Shape:
    """``plain`` together with ``attacks``, all of which takes so much room."""
    return Shape(
        width,
        height,
        plain.price + price,
        plain.columns,
        plain.ends,
        attacks.columns > 0,
        plain.parts + attacks.parts,
    )


def _within(front: Front, limit: float) -> Shape:
    """The lowest shape that is no wider than ``limit`` in a column."""
    return next(s for s in reversed(front) if s.width * oddness(s) <= limit)


def oddness(shape: Shape) -> float:
    """How much larger ``shape`` counts in a column."""
    return TURNED if shape.parts and not shape.columns else 1.0


def spread(found: list[T], most: int) -> list[T]:
    """At most ``most`` of what is ``found``: the first, the last, and evenly spread between."""
    if len(found) <= most:
        return found
    return [found[round(i * (len(found) - 1) / (most - 1))] for i in range(most)]
