"""What branches take at each height, and how near they may stand to each other for it.

A branch is seldom as wide at its top as below, so that its neighbour may come nearer than
its rectangle allows.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

FINENESS = 32
"""In how many slabs what hangs under a box is kept; more gain little on maps of 500."""

NARROW = 1e-6
"""The part of a slab's height that may lie in the next one; rounding is less."""

Slab = tuple[float, float, float, float]
"""What a branch takes between two heights: top, bottom, left, right."""

Outline = Sequence[Slab]
"""Slabs from the top down; what lies between two of them is free."""

Clearance = tuple[int, float]
"""How far a branch has to stand, at least, from another one before it, which has a number."""


def places(shapes: Sequence[Outline], gap: float) -> tuple[float, ...]:
    """The left ends of branches: the mean of packing them from the left and from the right."""
    clearances = _clearances(shapes)
    forward = [0.0]
    for found in clearances:
        place = forward[-1]
        for other, clear in found:
            if forward[other] + clear + gap > place:
                place = forward[other] + clear + gap
        forward.append(place)
    back = [forward[-1]] * len(forward)
    for number in range(len(forward) - 1, 0, -1):
        back[number - 1] = min(back[number - 1], back[number])
        for other, clear in clearances[number - 1]:
            if back[number] - clear - gap < back[other]:
                back[other] = back[number] - clear - gap
    means = [(place + other) / 2 for place, other in zip(forward, back, strict=True)]
    least = min([m + min([s[2] for s in shape]) for m, shape in zip(means, shapes, strict=True)])
    return tuple([mean - least for mean in means])


def _clearances(shapes: Sequence[Outline]) -> list[list[Clearance]]:
    """Of every branch but the first, those before it that it faces at any height, and how far
    it has to stand from each. At each height a branch faces the last one that is there.
    """
    clearances: list[list[Clearance]] = []
    before = [(top, bottom, right, 0) for top, bottom, _, right in shapes[0]]
    for number in range(1, len(shapes)):
        clear: dict[int, float] = {}
        after: list[tuple[float, float, float, int]] = []
        at = 0
        for top, bottom, left, right in shapes[number]:
            while at < len(before) and before[at][0] < bottom:
                its_top, its_bottom, its_right, other = before[at]
                if its_top < top:
                    after.append((its_top, min(its_bottom, top), its_right, other))
                if its_bottom > top and its_right - left > clear.get(other, float("-inf")):
                    clear[other] = its_right - left
                if its_bottom > bottom:
                    before[at] = (bottom, its_bottom, its_right, other)
                    break
                at += 1
            after.append((top, bottom, right, number))
        after += before[at:]
        before = after
        clearances.append(list(clear.items()))
    return clearances


def beside(before: Outline, shape: Outline, gap: float) -> float:
    """How far right ``shape`` has to stand of the origin that ``before`` counts from."""
    ((_, clear),) = _clearances([before, shape])[0] or [(0, float("-inf"))]
    return clear + gap


def around(own: Sequence[Slab], parts: Sequence[tuple[Outline, float, float]]) -> Outline:
    """One outline around slabs and the outlines in it, each moved so far across and down.

    Exact above the highest of the parts; coarser below, and larger, never smaller.
    """
    ends, body, height = _bands(own, parts)
    lefts, rights = [float("inf")] * (len(ends) - 1), [float("-inf")] * (len(ends) - 1)
    for top, bottom, left, right in own:
        for band in range(bisect_right(ends, top) - 1, bisect_left(ends, bottom)):
            if left < lefts[band]:
                lefts[band] = left
            if right > rights[band]:
                rights[band] = right
    cut = ends[body]
    for part, x, y in parts:
        for top, bottom, left, right in part:
            first = body + int((y + top - cut) / height + NARROW)
            last = body + int((y + bottom - cut) / height - NARROW)
            for band in range(first, last + 1):
                if x + left < lefts[band]:
                    lefts[band] = x + left
                if x + right > rights[band]:
                    rights[band] = x + right
    return _joined(ends, lefts, rights)


def _bands(
    own: Sequence[Slab], parts: Sequence[tuple[Outline, float, float]]
) -> tuple[list[float], int, float]:
    """The heights at which slabs may end; the number of those above the highest of the parts;
    and how far those below are apart.
    """
    low = max([slab[1] for slab in own] + [y + part[-1][1] for part, _, y in parts])
    cut = min([y + part[0][0] for part, _, y in parts], default=low)
    head = sorted({end for slab in own for end in slab[:2] if end < cut})
    height = (low - cut) / FINENESS
    if not height:
        return [*head, cut], len(head), height
    body = [cut + height * number for number in range(FINENESS)]
    return [*head, *body, low], len(head), height


def _joined(ends: Sequence[float], lefts: Sequence[float], rights: Sequence[float]) -> Outline:
    """Slabs, those as one that are alike."""
    found: list[Slab] = []
    begin, left, right = ends[0], lefts[0], rights[0]
    for band in range(1, len(lefts)):
        if lefts[band] != left or rights[band] != right:
            if left <= right:
                found.append((begin, ends[band], left, right))
            begin, left, right = ends[band], lefts[band], rights[band]
    if left <= right:
        found.append((begin, ends[-1], left, right))
    return found
