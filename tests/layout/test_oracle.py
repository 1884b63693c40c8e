"""The tidy layout beside a plain one that compares every box with every other."""

from collections.abc import Sequence
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from tests.layout.test_layouts import extreme_trees, trees

from rejoinder.layout.gaps import GAPS, Gaps
from rejoinder.layout.placement import Tree
from rejoinder.layout.plot import placement

WIDE_JOINTS = Gaps(joint=40.0)


class Block(NamedTuple):
    """What a box takes with the connectors around it, counted from some branch's origin."""

    left: float
    right: float
    top: float
    bottom: float

    def moved(self, x: float, y: float) -> "Block":
        return Block(self.left + x, self.right + x, self.top + y, self.bottom + y)


class Plain:
    """A tidy layout by recursion and by pairs: for small trees only."""

    def __init__(self, tree: Tree, gaps: Gaps) -> None:
        self.tree, self.gaps = tree, gaps
        self.below: list[list[int]] = [[] for _ in tree.parents]
        for row, parent in enumerate(tree.parents):
            if parent >= 0:
                self.below[parent].append(row)
        self.offsets = [0.0] * len(tree)

    def half(self, row: int) -> float:
        above, width = self.tree.parents[row], self.tree.sizes[row].width
        if above >= 0 and not self.tree.is_step[row]:
            width = max(width, self.tree.sizes[above].width)
        return width / 2

    def fall(self, row: int) -> float:
        gaps, sizes, above = self.gaps, self.tree.sizes, self.tree.parents[row]
        if self.tree.is_step[row]:
            return gaps.drop + sizes[row].height + gaps.stalk
        joint = [row] if above < 0 else self.premises(above)
        return gaps.rise + max(sizes[other].height for other in joint) + gaps.stem

    def premises(self, step: int) -> list[int]:
        return [row for row in self.below[step] if not self.tree.is_step[row]]

    def branch(self, row: int) -> list[Block]:
        """The blocks of a branch, its own first, with what is below put in its place."""
        below, half, fall = self.below[row], self.half(row), self.fall(row)
        own = Block(-half, half, 0.0, fall)
        if not below:
            return [own]
        parts = [self.branch(child) for child in below]
        joints = len(self.premises(row)) - 1 if self.tree.is_step[row] else 0
        right = self.packed(parts, joints)
        turned = [[Block(-b.right, -b.left, b.top, b.bottom) for b in part] for part in parts]
        left = self.packed(turned[::-1], joints, backward=True)[::-1]
        places = [(r + left[0] - at) / 2 for r, at in zip(right, left, strict=True)]
        places = [place - self.centre(row, places) for place in places]
        for child, place in zip(below, places, strict=True):
            self.offsets[child] = place
        if self.tree.is_step[row] and self.tree.is_step[below[-1]]:
            own = own._replace(right=places[-1] + self.half(below[-1]))
        moved = [b.moved(x, fall) for x, part in zip(places, parts, strict=True) for b in part]
        return [own, *moved]

    def centre(self, row: int, places: Sequence[float]) -> float:
        premises = len(self.premises(row)) if self.tree.is_step[row] else len(places)
        if premises:
            return (places[0] + places[premises - 1]) / 2
        return places[0] - self.half(row) - self.half(self.below[row][0]) - self.gaps.apart

    def packed(
        self, parts: Sequence[list[Block]], joints: int, *, backward: bool = False
    ) -> list[float]:
        places: list[float] = []
        for number, part in enumerate(parts):
            place = 0.0
            for other, before in enumerate(parts[:number]):
                pair = len(parts) - number if backward else number
                gap = self.gaps.joint if other == number - 1 and pair <= joints else self.gaps.apart
                for a in before:
                    for b in part:
                        if min(a.bottom, b.bottom) - max(a.top, b.top) > 1e-6:
                            first = a is before[0] and b is part[0]
                            kept = gap if first else self.gaps.apart
                            place = max(place, places[other] + a.right + kept - b.left)
            places.append(place)
        return places


def centres(tree: Tree, gaps: Gaps) -> list[float]:
    """The middles of all boxes of a tree without loose roots."""
    plain = Plain(tree, gaps)
    plain.branch(0)
    found: list[float] = []
    for row, parent in enumerate(tree.parents):
        found.append(plain.offsets[row] + (found[parent] if parent >= 0 else 0.0))
    return found


def first_tree(tree: Tree) -> Tree:
    end = next((i for i, p in enumerate(tree.parents) if i and p < 0), len(tree))
    return Tree(tree.names[:end], tree.parents[:end], tree.is_step[:end], tree.sizes[:end])


@pytest.mark.parametrize("gaps", [GAPS, WIDE_JOINTS])
@settings(max_examples=60, deadline=None)
@given(whole=trees() | extreme_trees())
def test_tidy_is_as_narrow_as_pairs_of_boxes_allow(gaps: Gaps, whole: Tree) -> None:
    tree = first_tree(whole)
    found = placement(tree, gaps=gaps)
    middles = [
        found.discs[name].x if is_step else found.cards[name].center.x
        for name, is_step in zip(tree.names, tree.is_step, strict=True)
    ]
    assert middles == pytest.approx(centres(tree, gaps), abs=1e-6)
