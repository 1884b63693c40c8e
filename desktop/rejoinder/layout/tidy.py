"""The tidy layout: every parent centred over its children, siblings in order, as narrow as
the contours of the branches allow. Linear, for trees of any depth.
"""

from collections.abc import Sequence
from typing import NamedTuple

from rejoinder.layout.family import Family, family
from rejoinder.layout.finish import Draft, finished
from rejoinder.layout.gaps import GAPS, Gaps
from rejoinder.layout.placement import Link, Placement, Tree
from rejoinder.layout.shelf import Shelf, shelf
from rejoinder.model.records import Direction

WRAP = 900.0
"""How wide loose trees may stand side by side before a new row of them is begun: three or
four cards. It stays the same however many there are, so that none moves when one is added.
"""


class Tidied(NamedTuple):
    """Where everything stands, and the shelf for the next layout of the same map."""

    placement: Placement
    shelf: Shelf


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
    return tidied(tree, links, direction=direction, gaps=gaps).placement


def tidied(
    tree: Tree,
    links: Sequence[Link] = (),
    *,
    direction: Direction = Direction.DOWN,
    gaps: Gaps = GAPS,
    known: Shelf | None = None,
) -> Tidied:
    """The placement of ``tree``, quicker where the shelf of the map before an edit is known."""
    kin = family(tree, direction)
    made = shelf(kin, gaps, known)
    return Tidied(finished(kin, draft(made), links, direction=direction, gaps=gaps), made)


def draft(packed: Shelf) -> Draft:
    """All boxes in one frame, loose roots beside the first."""
    kin, gaps = packed.kin, packed.gaps
    is_step = kin.tree.is_step
    centres, tops = list(packed.offsets), [0.0] * len(kin.tree)
    for row, parent in enumerate(kin.tree.parents):
        if parent >= 0:
            centres[row] += centres[parent]
            tops[row] = tops[parent] + packed.bottoms[parent]
    rests = [top + (gaps.drop - gaps.rise if is_step[row] else 0.0) for row, top in enumerate(tops)]
    _stand_apart(kin, centres, rests, gaps=gaps)
    return Draft(centres, rests)


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
