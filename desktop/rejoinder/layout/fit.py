"""The layout that fills a given shape with the largest text: every branch is a row, a column
or wrapped columns, whatever lets the whole be seen closest. Siblings stay in order.

What was chosen comes beside the placement, and stays as it is where it is passed in again.
"""

from collections.abc import Sequence
from typing import NamedTuple

from rejoinder.layout.arrangement import TIDY, Arrangement
from rejoinder.layout.blocks import Blocks
from rejoinder.layout.choice import shortlist, worth, zoom
from rejoinder.layout.family import family
from rejoinder.layout.forest import Forest
from rejoinder.layout.gaps import GAPS, Gaps
from rejoinder.layout.placement import Link, Placement, Size, Tree
from rejoinder.layout.plot import Plot
from rejoinder.layout.settled import is_small_change
from rejoinder.model.records import Direction

TIDY_ENOUGH = 0.9
"""The tidy tree is taken where its zoom is at least this part of the best one."""


class Fitting(NamedTuple):
    """Where everything stands, and how it is arranged."""

    placement: Placement
    arrangement: Arrangement


def fitted(
    tree: Tree,
    links: Sequence[Link] = (),
    *,
    shape: Size,
    direction: Direction = Direction.DOWN,
    gaps: Gaps = GAPS,
    keep: Arrangement | None = None,
) -> Fitting:
    """Where the boxes of ``tree`` stand so that all of them are seen as large as possible in
    ``shape``, in map units at zoom 1: what fits without being reduced is not packed closer.
    """
    forest = Forest.of(tree, tuple(links))
    plot = fitted_plot(forest, shape=shape, direction=direction, gaps=gaps, keep=keep)
    return Fitting(plot.placement(), plot.arrangement)


def fitted_plot(
    forest: Forest,
    *,
    shape: Size,
    direction: Direction = Direction.DOWN,
    gaps: Gaps = GAPS,
    keep: Arrangement | None = None,
) -> Plot:
    """The arrangement with the largest zoom, of those that agree with ``keep``; the tidy
    layout where it does nearly as well.

    What ``keep`` arranges stays so; a single child that is new is arranged like its siblings,
    and only branches with more that is new are chosen for ``shape``. Without ``keep`` all of
    them are.
    """

    def reached(plot: Plot) -> float:
        return zoom(plot.bounds.width, plot.bounds.height, shape)

    if keep is not None and (keep.is_tidy or is_small_change(forest, keep, forest.sizes)):
        return Plot(forest, keep, direction=direction, gaps=gaps)
    enough = 0.0
    if keep is None:
        tidy = Plot(forest, TIDY, direction=direction, gaps=gaps)
        enough = reached(tidy)
        if enough >= 1.0:
            return tidy
    blocks = Blocks(family(forest.tree(), direction), gaps)
    target = shape if direction is Direction.DOWN else Size(shape.height, shape.width)
    plots = [
        Plot(forest, option, direction=direction, gaps=gaps)
        for option in shortlist(blocks, keep or TIDY, target)
    ]
    best = max(plots, key=lambda p: worth(p.bounds.width, p.bounds.height, p.price, shape))
    return tidy if enough >= TIDY_ENOUGH * reached(best) else best
