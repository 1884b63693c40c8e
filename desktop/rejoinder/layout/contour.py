"""Outlines of subtrees that are kept, shared and packed against each other.

A contour is one side of a subtree, from its top down, as a linked list of pieces that never
change: a parent's contour is its own piece linked to its children's. Both sides are measured
outward from the subtree's centre, so that packing from the right is packing from the left
with the sides exchanged, and a mirrored tree gives the mirrored drawing.

After A. van der Ploeg, Drawing non-layered tidy trees in linear time, Software: Practice
and Experience 44(12), 2014, where contours are threads that packing overwrites.
"""

from collections.abc import Sequence

SLIVER = 1e-6
"""Depths closer than this are one: sums of the same distances in another order differ."""

FREE = float("-inf")
"""Kept from what turns out not to be faced."""

Piece = tuple[float, float, "Piece | None", float, float]
"""A stretch of contour: how far it is from the centre; how far down it reaches from the end
of the piece above it; and the piece below, if any, which counts from an origin that lies so
far out and so far down. Plain tuples, since a map has tens of thousands.
"""

Hung = tuple[Piece, float, float]
"""A contour hung in a frame: its first piece, and where its origin lies there."""


Clearance = tuple[int, float]
"""How far a subtree has to stand, at least, from another one before it, which has a number."""


def packed(
    lefts: Sequence[Piece], rights: Sequence[Piece], *, joints: int, joint: float, apart: float
) -> list[float]:
    """How far each subtree stands from the first: the mean of where they stand when packed
    as near as their contours allow to the first, and to the last.

    ``joint`` is kept between the tops of the first so many of them, ``apart`` between all else.
    """
    gaps = [joint] * joints + [apart] * (len(lefts) - 1 - joints)
    clearances = _clearances(lefts, rights, gaps=gaps, apart=apart)
    places = [0.0]
    for found in clearances:
        place = 0.0
        for other, clear in found:
            if places[other] + clear > place:
                place = places[other] + clear
        places.append(place)
    if len(places) < 3:
        return places
    back = [places[-1]] * len(places)
    for number in range(len(places) - 1, 0, -1):
        place = back[number]
        for other, clear in clearances[number - 1]:
            if place - clear < back[other]:
                back[other] = place - clear
    return [(place + other) / 2 for place, other in zip(places, back, strict=True)]


def _clearances(
    lefts: Sequence[Piece], rights: Sequence[Piece], *, gaps: Sequence[float], apart: float
) -> list[list[Clearance]]:
    """Of every subtree but the first, those before it that it faces at any depth, and how far
    it has to stand from each. At each depth a subtree faces the last one that reaches there.
    """
    clearances: list[list[Clearance]] = []
    hidden: list[tuple[int, Piece, float, float]] = []
    for number in range(1, len(lefts)):
        other, x, y, at, depth = number - 1, 0.0, 0.0, 0.0, 0.0
        edge, reach, lower, dx, dy = facing = rights[other]
        its_edge, its_reach, its_lower, its_dx, its_dy = lefts[number]
        clear, found = edge + gaps[other] + its_edge, []
        while True:
            reached, deep = y + reach, depth + its_reach
            if reached <= deep + SLIVER:
                if lower is not None:
                    facing, x, y = lower, x + dx, y + dy
                else:
                    found.append((other, clear))
                    if not hidden:
                        break
                    clear, (other, facing, x, y) = FREE, hidden.pop()
                edge, reach, lower, dx, dy = facing
            if deep <= reached + SLIVER:
                if its_lower is None:
                    found.append((other, clear))
                    hidden.append((other, facing, x, y))
                    break
                at, depth = at + its_dx, depth + its_dy
                its_edge, its_reach, its_lower, its_dx, its_dy = its_lower
            least = x + edge + apart + its_edge + at
            clear = least if least > clear else clear
        clearances.append(found)
    return clearances


def joined(contours: Sequence[Piece], places: Sequence[float], depths: Sequence[float]) -> Hung:
    """The contour of subtrees side by side, the outermost first: of each one, what reaches
    deeper than all before it. Places and the result are measured outward.

    Copies what lies above the deepest one's part, and shares the rest.
    """
    below: Hung = (contours[0], places[0], 0.0)
    reached = depths[0]
    if max(depths) <= reached + SLIVER:
        return below
    parts: list[Hung] = []
    for number in range(1, len(depths)):
        if depths[number] > reached + SLIVER:
            parts.append(below)
            below = _below(contours[number], places[number], reached)
            reached = depths[number]
    while parts:
        below = _linked(parts.pop(), below)
    return below


def _below(piece: Piece, out: float, depth: float) -> Hung:
    """What of a contour reaches deeper than ``depth``, which is not all of it."""
    down = 0.0
    while down + piece[1] <= depth + SLIVER:
        _, _, below, dx, dy = piece
        assert below is not None
        piece, out, down = below, out + dx, down + dy
    return piece, out, down


def _linked(above: Hung, below: Hung) -> Hung:
    """A copy of all of ``above``, continued by ``below``, in the frame that both hang in."""
    stretches = []
    part: Piece | None
    part, x, y = above
    while part is not None:
        edge, bottom, under, dx, dy = part
        stretches.append((x + edge, y + bottom))
        x, y, part = x + dx, y + dy, under
    piece, out, down = below
    while stretches:
        edge, bottom = stretches.pop()
        piece = (edge, bottom, piece, out, down)
        out = down = 0.0
    return piece, 0.0, 0.0
