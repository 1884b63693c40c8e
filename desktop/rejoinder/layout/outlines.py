"""What branches take at each height, and how near they may stand to each other for it.

A branch is seldom as wide at its top as below, so that its neighbour may come nearer than
its rectangle allows.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

FINENESS = 16
"""In how many slabs an outline is kept at most; 60 gain about one percent of zoom at 500."""


class Slab(NamedTuple):
    """What a branch takes between two heights."""

    top: float
    bottom: float
    left: float
    right: float

    def moved(self, x: float, y: float) -> "Slab":
        return Slab(self.top + y, self.bottom + y, self.left + x, self.right + x)


Outline = Sequence[Slab]
"""Slabs from the top down; what lies between two of them is free."""


def places(shapes: Sequence[Outline], gap: float) -> tuple[float, ...]:
    """The left ends of branches: the mean of packing them from the left and from the right."""
    forward = _from_left(shapes, gap)
    back = _from_left([_mirrored(shape) for shape in reversed(shapes)], gap)
    last = forward[-1]
    means = [(f + last - b) / 2 for f, b in zip(forward, reversed(back), strict=True)]
    least = min(m + min(s.left for s in shape) for m, shape in zip(means, shapes, strict=True))
    return tuple(mean - least for mean in means)


def _from_left(shapes: Sequence[Outline], gap: float) -> list[float]:
    places = [0.0]
    before = shapes[0]
    for shape in shapes[1:]:
        place = beside(before, shape, gap)
        places.append(place)
        before = merged([*before, *(slab.moved(place, 0.0) for slab in shape)], [])
    return places


def beside(before: Outline, shape: Outline, gap: float) -> float:
    """How far right ``shape`` has to stand of the origin that ``before`` counts from."""
    place = float("-inf")
    first = 0
    for slab in shape:
        while before[first].bottom <= slab.top and first < len(before) - 1:
            first += 1
        for other in before[first:]:
            if other.top >= slab.bottom:
                break
            if other.bottom > slab.top:
                place = max(place, other.right + gap - slab.left)
    return place


def _mirrored(outline: Outline) -> Outline:
    return [Slab(slab.top, slab.bottom, -slab.right, -slab.left) for slab in outline]


def merged(slabs: Sequence[Slab], exact: Sequence[Slab]) -> Outline:
    """One outline around ``slabs`` and ``exact``; where it has to be made coarser, it is made
    so off the ends of ``exact``, and larger, never smaller.
    """
    kept = {end for slab in exact[:FINENESS] for end in slab[:2]}
    ends = sorted({end for slab in (*slabs, *exact) for end in slab[:2]}.difference(kept))
    room = max(FINENESS // 2, FINENESS - len(kept))
    if len(ends) > room:
        ends = [ends[round(i * (len(ends) - 1) / (room - 1))] for i in range(room)]
    ends = sorted(kept.union(ends))
    return _swept(slabs, exact, ends)


def _swept(slabs: Sequence[Slab], exact: Sequence[Slab], ends: Sequence[float]) -> Outline:
    lefts, rights = [float("inf")] * len(ends), [float("-inf")] * len(ends)
    for group in (slabs, exact):
        for top, bottom, left, right in group:
            for band in range(bisect_right(ends, top) - 1, bisect_left(ends, bottom)):
                if left < lefts[band]:
                    lefts[band] = left
                if right > rights[band]:
                    rights[band] = right
    return [
        Slab(ends[band], ends[band + 1], lefts[band], rights[band])
        for band in range(len(ends) - 1)
        if lefts[band] <= rights[band]
    ]
