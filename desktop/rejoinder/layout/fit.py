"""The layout that fills a given shape with the largest text: every branch is a row, a column
or wrapped columns, whatever lets the whole be seen closest. Siblings stay in order.

What was chosen comes beside the placement, and stays as it is where it is passed in again.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rejoinder.layout.arrangement import TIDY, Arrangement
from rejoinder.layout.blocks import Blocks
from rejoinder.layout.choice import shortlist, worth, zoom
from rejoinder.layout.family import Family, family
from rejoinder.layout.finish import assembled, finished
from rejoinder.layout.gaps import GAPS, Gaps
from rejoinder.layout.packing import Branch
from rejoinder.layout.placement import Link, Placement, Size, Tree
from rejoinder.layout.settled import is_small_change
from rejoinder.layout.shelf import shelf
from rejoinder.layout.tidy import draft
from rejoinder.layout.whole import Whole, stood, whole
from rejoinder.model.records import Direction

TIDY_ENOUGH = 0.9
"""The tidy tree is taken where its zoom is at least this part of the best one."""


class Fitting(NamedTuple):
    """Where everything stands, and how it is arranged. ``branches`` by name are for the next
    layout of the same map, which takes over those that have not changed.
    """

    placement: Placement
    arrangement: Arrangement
    branches: Mapping[str, Branch]


def fitted(
    tree: Tree,
    links: Sequence[Link] = (),
    *,
    shape: Size,
    direction: Direction = Direction.DOWN,
    gaps: Gaps = GAPS,
    keep: Arrangement | None = None,
    known: Mapping[str, Branch] | None = None,
) -> Fitting:
    """Where the boxes of ``tree`` stand so that all of them are seen as large as possible in
    ``shape``, in map units at zoom 1: what fits without being reduced is not packed closer.
    The tidy layout where it does nearly as well.

    What ``keep`` arranges stays so; a single child that is new is arranged like its siblings,
    and only branches with more that is new are chosen for ``shape``. Without ``keep`` all of
    them are. ``known`` holds the branches of an earlier fitting with the same ``gaps``.
    """
    blocks = Blocks(family(tree, direction), gaps)
    target = shape if direction is Direction.DOWN else Size(shape.height, shape.width)
    best = _best(blocks, target, keep, known or {}) if tree.names else None
    if best is None:
        tidy = draft(shelf(blocks.kin, gaps))
        placement = finished(blocks.kin, tidy, links, direction=direction, gaps=gaps)
        return Fitting(placement, TIDY, {})
    packed, routes = stood(blocks, best, direction)
    placement = assembled(blocks.kin, packed, routes, links=links, direction=direction)
    known = {branch.key.name: branch for branch in best.branches}
    return Fitting(placement, best.arrangement, known)


def _best(
    blocks: Blocks, shape: Size, keep: Arrangement | None, known: Mapping[str, Branch]
) -> Whole | None:
    """The arrangement with the largest zoom, of those that agree with ``keep``; ``None``
    where the tidy layout is as good.
    """
    if keep is not None:
        if keep.is_tidy:
            return None
        if is_small_change(blocks.kin, keep):
            return whole(blocks, keep, known)
    enough = _tidy_zoom(blocks.kin, blocks.gaps, shape) if keep is None else 0.0
    if enough >= 1.0:
        return None
    tried = [whole(blocks, option, known) for option in shortlist(blocks, keep or TIDY, shape)]
    best = max(tried, key=lambda w: worth(w.width, w.height, w.price, shape))
    return None if enough >= TIDY_ENOUGH * zoom(best.width, best.height, shape) else best


def _tidy_zoom(kin: Family, gaps: Gaps, shape: Size) -> float:
    """The zoom of the tidy layout in ``shape``."""
    centres, tops = draft(shelf(kin, gaps))
    left = min(c - b / 2 for c, b in zip(centres, kin.breadths, strict=True))
    right = max(c + b / 2 for c, b in zip(centres, kin.breadths, strict=True))
    bottom = max(t + d for t, d in zip(tops, kin.depths, strict=True))
    return zoom(right - left, bottom - min(tops), shape)
