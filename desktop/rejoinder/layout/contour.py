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

Piece = tuple[float, float, "Piece | None", float, float]
"""A stretch of contour: how far it is from the centre; how far down it reaches from the end
of the piece above it; and the piece below, if any, which counts from an origin that lies so
far out and so far down. Plain tuples, since a map has tens of thousands.
"""

Hung = tuple[Piece, float, float]
"""A contour hung in a frame: its first piece, and where its origin lies there."""


def packed(
    facing: Sequence[Piece], away: Sequence[Piece], *, gaps: Sequence[float], apart: float
) -> list[float]:
    """How far each subtree stands from the first, all as near to it as their contours allow.

    ``facing`` are the sides turned to the first one, ``away`` the opposite sides. ``gaps[i]``
    is kept between the tops of subtrees ``i`` and ``i + 1``, ``apart`` between all else.
    """
    places = [0.0]
    skyline: list[Hung] = [(away[0], 0.0, 0.0)]
    for number in range(1, len(facing)):
        place = _nearest(skyline, facing[number], gap=gaps[number - 1], apart=apart)
        skyline.append((away[number], place, 0.0))
        places.append(place)
    return places


def _nearest(skyline: list[Hung], facing: Piece, *, gap: float, apart: float) -> float:
    """Where a subtree fits beside ``skyline``: the sides before it, the uppermost last.

    Takes from ``skyline`` what the newcomer will hide.
    """
    place = at = depth = 0.0
    edge, bottom, below, out, down = facing
    hung: Piece | None
    hung, x, y = skyline.pop()
    while hung is not None:
        least = x + hung[0] + gap + edge + at
        if least > place:
            place = least
        gap = apart
        reached, other = y + hung[1], depth + bottom
        if reached <= other + SLIVER:
            _, _, lower, dx, dy = hung
            if lower is not None:
                hung, x, y = lower, x + dx, y + dy
            elif skyline:
                hung, x, y = skyline.pop()
            else:
                hung = None
        if other <= reached + SLIVER:
            if below is None:
                break
            at += out
            depth += down
            edge, bottom, below, out, down = below
    if hung is not None:
        skyline.append((hung, x, y))
    return place


def distance(away: Piece, facing: Piece, *, gap: float, apart: float) -> float:
    """How far two subtrees stand apart whose sides ``away`` and ``facing`` look at each other:
    what ``packed`` finds for a pair.
    """
    place = x = y = at = depth = 0.0
    edge, reach, lower, dx, dy = away
    other_edge, other_reach, other_lower, out, down = facing
    while True:
        least = x + edge + gap + other_edge + at
        if least > place:
            place = least
        gap = apart
        reached, other = y + reach, depth + other_reach
        if reached <= other + SLIVER:
            if lower is None:
                return place
            x += dx
            y += dy
            edge, reach, lower, dx, dy = lower
        if other <= reached + SLIVER:
            if other_lower is None:
                return place
            at += out
            depth += down
            other_edge, other_reach, other_lower, out, down = other_lower


def joined(contours: Sequence[Piece], places: Sequence[float], depths: Sequence[float]) -> Hung:
    """The contour of subtrees side by side, the outermost first: of each one, what reaches
    deeper than all before it. Places and the result are measured outward.

    Copies what lies above the deepest one's part, and shares the rest.
    """
    below: Hung = (contours[0], places[0], 0.0)
    reached = depths[0]
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
