"""Subtrees packed against each other, from the leaves up: what the tidy layout is made of.

After an edit, only what it changed and what that hangs under is packed again; the rest is
taken over from the shelf before, to the last bit what a new one would hold.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from rejoinder.layout.contour import Piece, joined, packed
from rejoinder.layout.family import Family
from rejoinder.layout.gaps import Gaps

T = TypeVar("T")
NOTHING = Piece(0.0, 0.0, None, 0.0, 0.0)


def shelf(kin: Family, gaps: Gaps, known: "Shelf | None" = None) -> "Shelf":
    """All subtrees of a map; ``known`` is the shelf of the map before an edit."""
    made = Shelf(kin, gaps)
    stale = [True] * len(kin.tree)
    if known is not None and known.gaps == gaps:
        stale = made.take_over(known)
    for row in reversed(range(len(kin.tree))):
        if stale[row]:
            made.place_children(row)
            if kin.tree.parents[row] >= 0:
                stale[kin.tree.parents[row]] = True
    return made


def _differing(before: Sequence[str], after: Sequence[str]) -> tuple[int, int, int]:
    """Where two sequences begin to differ, and where they stop, in the one and the other."""
    shorter = min(len(before), len(after))
    first = next((i for i in range(shorter) if before[i] != after[i]), shorter)
    most = shorter - first
    same = next((i for i in range(most) if before[-1 - i] != after[-1 - i]), most)
    return first, len(before) - same, len(after) - same


def _box_depths(kin: Family, gaps: Gaps) -> list[float]:
    """How far each box reaches down from its own upper line."""
    depths = []
    rows = list(kin.depths)
    for step, count in enumerate(kin.premise_count):
        if count:
            premises = kin.premises(step)
            tallest = max(kin.depths[premise] for premise in premises)
            for premise in premises:
                rows[premise] = tallest
    for depth, is_step in zip(rows, kin.tree.is_step, strict=True):
        depths.append(gaps.drop + depth + gaps.stalk if is_step else gaps.rise + depth + gaps.stem)
    return depths


def _half_breadths(kin: Family) -> list[float]:
    """Half the breadth of every box; a premise's is never less than its disc's."""
    return [
        (own if step or above < 0 else max(own, kin.breadths[above])) / 2
        for own, step, above in zip(kin.breadths, kin.tree.is_step, kin.tree.parents, strict=True)
    ]


@dataclass
class Shelf:
    """The subtrees of a map, placed from the leaves up. Made by ``shelf``; then it stays.

    A box reaches from the line that its parent's box ends at down to where its children
    begin: a card's from the bracket above it to the bus below, with all of its row; a step's
    from the bus to its bracket. So contours hold the connectors too. ``offsets`` are centres
    counted from the parent's.
    """

    kin: Family
    gaps: Gaps
    offsets: list[float] = field(init=False)
    bottoms: list[float] = field(init=False)
    halves: list[float] = field(init=False)
    depths: list[float] = field(init=False)
    lefts: list[Piece] = field(init=False)
    rights: list[Piece] = field(init=False)

    def __post_init__(self) -> None:
        rows = len(self.kin.tree)
        self.offsets = [0.0] * rows
        self.bottoms = _box_depths(self.kin, self.gaps)
        self.halves = _half_breadths(self.kin)
        self.depths = [0.0] * rows
        self.lefts = [NOTHING] * rows
        self.rights = [NOTHING] * rows

    def take_over(self, known: "Shelf") -> list[bool]:
        """Takes what ``known`` has of the same rows; returns which have to be placed again."""
        first, old, new = _differing(known.kin.tree.names, self.kin.tree.names)

        def spliced(its: list[T], mine: list[T]) -> list[T]:
            return its[:first] + mine[first:new] + its[old:]

        self.offsets = spliced(known.offsets, self.offsets)
        self.depths = spliced(known.depths, self.depths)
        self.lefts = spliced(known.lefts, self.lefts)
        self.rights = spliced(known.rights, self.rights)
        stale = [first <= row < new for row in range(len(self.kin.tree))]
        for mine, its in zip(self._grounds(), known._grounds(), strict=True):
            was = spliced(its, mine)
            if was != mine:
                stale = [a != b or c for a, b, c in zip(was, mine, stale, strict=True)]
        return stale

    def _grounds(self) -> tuple[list[float], ...]:
        """By row, what contours depend on beside those of the children."""
        kin = self.kin
        counts: list[float] = [len(children) for children in kin.children]
        return self.halves, self.bottoms, counts, [*kin.premise_count], [*kin.tree.is_step]

    def place_children(self, row: int) -> None:
        """Packs the children of ``row``, which stand already, and draws its contours."""
        children = self.kin.children[row]
        left = right = self.halves[row]
        bottom = self.bottoms[row]
        if not children:
            self.depths[row] = bottom
            self.lefts[row] = Piece(left, bottom, None, 0.0, 0.0)
            self.rights[row] = Piece(right, bottom, None, 0.0, 0.0)
            return
        places = self._packed(children, joints=self.kin.premise_count[row] - 1)
        centre = self._centre(row, places)
        places = [place - centre for place in places]
        for child, place in zip(children, places, strict=True):
            self.offsets[child] = place
        if self.kin.attacks(row):
            right = places[-1] + self.halves[children[-1]]
        depths = [self.depths[child] for child in children]
        self.depths[row] = bottom + max(depths)
        hung = joined([self.lefts[c] for c in children], [-place for place in places], depths)
        self.lefts[row] = Piece(left, bottom, hung.piece, hung.out, bottom + hung.down)
        hung = joined([self.rights[c] for c in children[::-1]], places[::-1], depths[::-1])
        self.rights[row] = Piece(right, bottom, hung.piece, hung.out, bottom + hung.down)

    def _packed(self, children: Sequence[int], *, joints: int) -> list[float]:
        """Centres of siblings: the mean of packing them from the left and from the right."""
        lefts = [self.lefts[child] for child in children]
        rights = [self.rights[child] for child in children]
        apart = self.gaps.apart
        gaps = [self.gaps.joint if i < joints else apart for i in range(len(children) - 1)]
        places = packed(lefts, rights, gaps=gaps, apart=apart)
        if len(children) < 3:
            return places
        back = packed(rights[::-1], lefts[::-1], gaps=gaps[::-1], apart=apart)
        return [(p + back[-1] - b) / 2 for p, b in zip(places, reversed(back), strict=True)]

    def _centre(self, row: int, places: Sequence[float]) -> float:
        """Where ``row`` stands over its children: over its arguments, or its premises."""
        if not self.kin.tree.is_step[row]:
            return (places[0] + places[-1]) / 2
        premises = self.kin.premise_count[row]
        if premises:
            return (places[0] + places[premises - 1]) / 2
        first = self.kin.children[row][0]
        return places[0] - self.halves[row] - self.halves[first] - self.gaps.apart
