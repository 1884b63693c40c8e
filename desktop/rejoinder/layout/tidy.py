"""The tidy layout: every parent centred over its children, siblings in order, as narrow as
the contours of the branches allow. Linear, for trees of any depth.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from rejoinder.layout.contour import Piece, joined, packed
from rejoinder.layout.family import Family, family
from rejoinder.layout.finish import Draft, finished
from rejoinder.layout.gaps import GAPS, Gaps
from rejoinder.layout.placement import Link, Placement, Tree
from rejoinder.model.records import Direction

WRAP = 900.0
"""How wide loose trees may stand side by side before a new row of them is begun: three or
four cards. It stays the same however many there are, so that none moves when one is added.
"""


def placement(
    tree: Tree,
    links: Sequence[Link] = (),
    *,
    direction: Direction = Direction.DOWN,
    gaps: Gaps = GAPS,
) -> Placement:
    """Where the boxes of ``tree`` stand, each argument below its conclusion.

    The middle of the first root's upper edge is the origin. Loose roots stand beside the
    tree in rows, the first of which is in line with its top.
    """
    kin = family(tree, direction)
    return finished(kin, tidy(kin, gaps), links, direction=direction, gaps=gaps)


def tidy(kin: Family, gaps: Gaps) -> Draft:
    """The tidy layout before it is turned and its connectors are drawn."""
    shelf = Shelf(kin, gaps)
    for row in reversed(range(len(kin.tree))):
        shelf.place_children(row)
    return shelf.draft()


@dataclass
class Shelf:
    """The subtrees placed so far, from the leaves up.

    A box reaches from the line that its parent's box ends at down to where its children
    begin: a card's from the bracket above it to the bus below, with all of its row; a step's
    from the bus to its bracket. So contours hold the connectors too. ``offsets`` are centres
    counted from the parent's.
    """

    kin: Family
    gaps: Gaps
    offsets: list[float] = field(init=False)
    bottoms: list[float] = field(init=False)
    depths: list[float] = field(init=False)
    lefts: list[Piece] = field(init=False)
    rights: list[Piece] = field(init=False)

    def __post_init__(self) -> None:
        rows = len(self.kin.tree)
        nothing = Piece(0.0, 0.0, None, 0.0, 0.0)
        self.offsets = [0.0] * rows
        self.bottoms = _box_depths(self.kin, self.gaps)
        self.depths = list(self.bottoms)
        self.lefts = [nothing] * rows
        self.rights = [nothing] * rows

    def place_children(self, row: int) -> None:
        """Packs the children of ``row``, which stand already, and draws its contours."""
        children = self.kin.children[row]
        left = right = self._half(row)
        bottom = self.bottoms[row]
        if not children:
            self.lefts[row] = Piece(left, bottom, None, 0.0, 0.0)
            self.rights[row] = Piece(right, bottom, None, 0.0, 0.0)
            return
        places = self._packed(children, joints=self.kin.premise_count[row] - 1)
        centre = self._centre(row, places)
        places = [place - centre for place in places]
        for child, place in zip(children, places, strict=True):
            self.offsets[child] = place
        if self.kin.attacks(row):
            right = places[-1] + self._half(children[-1])
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
        return places[0] - self._half(row) - self._half(first) - self.gaps.apart

    def _half(self, row: int) -> float:
        """Half the breadth of a box; a premise's is never less than its disc's."""
        parent = self.kin.tree.parents[row]
        least = self.kin.breadths[parent] if parent >= 0 else 0.0
        own = self.kin.breadths[row]
        return (own if self.kin.tree.is_step[row] else max(own, least)) / 2

    def draft(self) -> Draft:
        """All boxes in one frame, loose roots beside the first."""
        kin, gaps = self.kin, self.gaps
        is_step = kin.tree.is_step
        centres, tops = list(self.offsets), [0.0] * len(kin.tree)
        for row, parent in enumerate(kin.tree.parents):
            if parent >= 0:
                centres[row] += centres[parent]
                tops[row] = tops[parent] + self.bottoms[parent]
        rests = [
            top + (gaps.drop - gaps.rise if is_step[row] else 0.0) for row, top in enumerate(tops)
        ]
        _stand_apart(kin, centres, rests, gaps=gaps)
        return Draft(centres, rests)


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


def _stand_apart(kin: Family, centres: list[float], tops: list[float], *, gaps: Gaps) -> None:
    """Moves every tree but the first to the right of it, into rows of at most ``WRAP``."""
    if len(kin.roots) < 2:
        return
    ends = [*kin.roots[1:], len(kin.tree)]
    begin = x = y = low = 0.0
    for start, end in zip(kin.roots, ends, strict=True):
        rows = range(start, end)
        left = min(centres[row] - kin.breadths[row] / 2 for row in rows)
        right = max(centres[row] + kin.breadths[row] / 2 for row in rows)
        if start == kin.roots[0]:
            begin = x = right + gaps.loose
            continue
        if begin < x and x + right - left > begin + WRAP:
            x, y = begin, low + gaps.apart
        for row in rows:
            centres[row] += x - left
            tops[row] += y
        low = max(low, *(tops[row] + kin.depths[row] for row in rows))
        x += right - left + gaps.apart
