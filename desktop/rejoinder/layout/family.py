"""A tree with its families at hand, and its sizes as they are when it grows downward."""

from collections.abc import Sequence
from dataclasses import dataclass

from rejoinder.layout.placement import Tree
from rejoinder.model.records import Direction


@dataclass(frozen=True)
class Family:
    """Rows by number, as in ``Tree``. A step's ``children`` are its premises, then the steps
    that attack or back it; ``premise_count`` says how many are premises. ``breadths`` lie
    across the direction of growth, ``depths`` along it.
    """

    tree: Tree
    roots: Sequence[int]
    children: Sequence[Sequence[int]]
    premise_count: Sequence[int]
    breadths: Sequence[float]
    depths: Sequence[float]

    def premises(self, step: int) -> Sequence[int]:
        """The home premises of ``step``, in order."""
        return self.children[step][: self.premise_count[step]]

    def attacks(self, step: int) -> Sequence[int]:
        """The steps that undercut or back ``step``, in order; none for a card."""
        return self.children[step][self.premise_count[step] :] if self.tree.is_step[step] else ()


def family(tree: Tree, direction: Direction) -> Family:
    """``tree`` made ready for a layout that grows downward and is turned afterwards."""
    roots: list[int] = []
    children: list[list[int]] = [[] for _ in tree.parents]
    premise_count = [0] * len(tree)
    for row, parent in enumerate(tree.parents):
        if parent < 0:
            roots.append(row)
            continue
        children[parent].append(row)
        if tree.is_step[parent] and not tree.is_step[row]:
            premise_count[parent] += 1
    widths = [size.width for size in tree.sizes]
    heights = [size.height for size in tree.sizes]
    if direction is not Direction.DOWN:
        widths, heights = heights, widths
    return Family(tree, roots, children, premise_count, widths, heights)
