"""Outlines of subtrees that are kept, shared and packed against each other.

A contour is one side of a subtree, from its top down, as a linked list of pieces that never
change: a parent's contour is its own piece linked to its children's. Both sides are measured
outward from the subtree's centre, so that packing from the right is packing from the left
with the sides exchanged, and a mirrored tree gives the mirrored drawing.

After A. van der Ploeg, Drawing non-layered tidy trees in linear time, Software: Practice
and Experience 44(12), 2014, where contours are threads that packing overwrites.
"""

from collections.abc import Sequence
from typing import NamedTuple

SLIVER = 1e-6
"""Depths closer than this are one: sums of the same distances in another order differ."""


class Piece(NamedTuple):
    """A stretch of contour ``edge`` away from the centre, from the end of the piece above it
    down to ``bottom``. What is ``below`` counts from an origin ``(out, down)`` away.
    """

    edge: float
    bottom: float
    below: "Piece | None"
    out: float
    down: float


class Hung(NamedTuple):
    """A contour hung in a frame: its first piece, and where its origin lies there."""

    piece: Piece
    out: float
    down: float


def packed(
    facing: Sequence[Piece], away: Sequence[Piece], *, gaps: Sequence[float], apart: float
) -> list[float]:
    """How far each subtree stands from the first, all as near to it as their contours allow.

    ``facing`` are the sides turned to the first one, ``away`` the opposite sides. ``gaps[i]``
    is kept between the tops of subtrees ``i`` and ``i + 1``, ``apart`` between all else.
    """
    places = [0.0]
    skyline = [Hung(away[0], 0.0, 0.0)]
    for number in range(1, len(facing)):
        place = _nearest(skyline, facing[number], gap=gaps[number - 1], apart=apart)
        skyline.append(Hung(away[number], place, 0.0))
        places.append(place)
    return places


def _nearest(skyline: list[Hung], facing: Piece, *, gap: float, apart: float) -> float:
    """Where a subtree fits beside ``skyline``: the sides before it, the uppermost last.

    Takes from ``skyline`` what the newcomer will hide.
    """
    place = 0.0
    edge, bottom, below, out, down = facing
    at = depth = 0.0
    while skyline:
        piece, x, y = skyline[-1]
        place = max(place, x + piece.edge + gap + edge + at)
        gap = apart
        reached, other = y + piece.bottom, depth + bottom
        if reached <= other + SLIVER:
            skyline.pop()
            if piece.below is not None:
                skyline.append(Hung(piece.below, x + piece.out, y + piece.down))
        if other <= reached + SLIVER:
            if below is None:
                break
            at, depth = at + out, depth + down
            edge, bottom, below, out, down = below
    return place


def joined(contours: Sequence[Piece], places: Sequence[float], depths: Sequence[float]) -> Hung:
    """The contour of subtrees side by side, the outermost first: of each one, what reaches
    deeper than all before it. Places and the result are measured outward.

    Copies what lies above the deepest one's part, and shares the rest.
    """
    parts = [Hung(contours[0], places[0], 0.0)]
    reached = depths[0]
    for contour, place, depth in zip(contours[1:], places[1:], depths[1:], strict=True):
        if depth > reached + SLIVER:
            parts.append(_below(Hung(contour, place, 0.0), reached))
            reached = depth
    below = parts.pop()
    while parts:
        below = _linked(parts.pop(), below)
    return below


def _below(hung: Hung, depth: float) -> Hung:
    """What of ``hung`` reaches deeper than ``depth``, which is not all of it."""
    piece, out, down = hung
    while down + piece.bottom <= depth + SLIVER:
        assert piece.below is not None
        piece, out, down = piece.below, out + piece.out, down + piece.down
    return Hung(piece, out, down)


def _linked(above: Hung, below: Hung) -> Hung:
    """A copy of all of ``above``, continued by ``below``, in the frame that both hang in."""
    stretches = []
    part: Piece | None
    part, out, down = above
    while part is not None:
        stretches.append((out + part.edge, down + part.bottom))
        out, down, part = out + part.out, down + part.down, part.below
    piece, out, down = below
    for edge, bottom in reversed(stretches):
        piece = Piece(edge, bottom, piece, out, down)
        out = down = 0.0
    return Hung(piece, 0.0, 0.0)
