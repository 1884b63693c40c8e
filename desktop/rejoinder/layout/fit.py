"""The layout that fills a given shape with the largest text: every branch is a row, a column
or wrapped columns, whatever lets the whole be seen closest. Siblings stay in order.

What was chosen comes beside the placement, and stays as it is where it is passed in again.
"""

from collections.abc import Sequence
from math import sqrt
from operator import itemgetter
from typing import NamedTuple

from rejoinder.layout.arrangement import TIDY, Arrangement
from rejoinder.layout.blocks import Blocks
from rejoinder.layout.choice import Choices, sketches, zoom
from rejoinder.layout.family import family
from rejoinder.layout.forest import Forest
from rejoinder.layout.gaps import GAPS, TIGHT, Gaps
from rejoinder.layout.gradual import Gradual, at_once
from rejoinder.layout.mending import mending
from rejoinder.layout.placement import Link, Placement, Size, Tree
from rejoinder.layout.plot import Plot
from rejoinder.layout.settled import is_small_change
from rejoinder.model.records import Direction

TIDY_ENOUGH = 0.9
"""The tidy tree is taken where its zoom is at least this part of the best, if both are reduced."""

MAY_BE_TIDY = 600
"""With more nodes than that it never comes near (a quarter at 500 statements): not tried."""

TRIES, LARGE, TRIES_OF_LARGE = 3, 4000, 1
"""How many arrangements are packed at most before one is taken; of a map of so many nodes fewer.
"""


READ, FILLED = 0.3, 0.2
"""Below this zoom, where nobody reads, a map is laid out tight; as it fills so much of the
window with its boxes, which is known before it is laid out.
"""


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
    """The arrangement with the largest zoom, as ``fitting`` finds it."""
    work = fitting(forest, shape=shape, direction=direction, gaps=gaps, keep=keep)
    return at_once(work)


def fitting(
    forest: Forest,
    *,
    shape: Size,
    direction: Direction = Direction.DOWN,
    gaps: Gaps = GAPS,
    keep: Arrangement | None = None,
) -> Gradual[Plot]:
    """The arrangement with the largest zoom, of those that agree with ``keep``; the tidy
    layout where it does nearly as well. In steps.

    What ``keep`` arranges stays so; a single child that is new is arranged like its siblings,
    and only branches with more that is new are chosen for ``shape``. Without ``keep`` all of
    them are.
    """
    if keep is not None and (keep.is_tidy or is_small_change(forest, keep, forest.sizes)):
        return (yield from laid(forest, keep, direction=direction, gaps=gaps))
    enough = 0.0
    if keep is None and len(forest) <= MAY_BE_TIDY:
        tidy = Plot(forest, TIDY, direction=direction, gaps=gaps)
        enough = _reached(tidy, shape)
        if enough >= 1.0:
            return tidy
    begin = Arrangement(is_tight=is_crowded(forest, shape)) if keep is None else keep
    plot = yield from _largest(forest, begin, shape, direction=direction, gaps=gaps)
    most = _reached(plot, shape)
    return tidy if enough >= TIDY_ENOUGH * most and most < 1.0 else plot


def laid(
    forest: Forest, arrangement: Arrangement, *, direction: Direction, gaps: Gaps = GAPS
) -> Gradual[Plot]:
    """A plot, laid out in steps."""
    plot = Plot(forest, arrangement, direction=direction, gaps=gaps, is_laid=False)
    yield from plot.laying()
    return plot


def is_crowded(forest: Forest, shape: Size) -> bool:
    """Whether all of ``forest`` is seen so small in ``shape`` that it should stand tight."""
    boxes = sum([width * height for width, height in forest.sizes.values()])
    return sqrt(FILLED * shape.width * shape.height) < READ * sqrt(boxes)


def _largest(
    forest: Forest, keep: Arrangement, shape: Size, *, direction: Direction, gaps: Gaps
) -> Gradual[Plot]:
    """The best of a few arrangements that promise most, in the order of their promise."""
    is_down = direction is Direction.DOWN
    target = shape if is_down else Size(shape.height, shape.width)
    near = TIGHT if keep.is_tight else gaps
    tree = forest.tree()
    yield
    blocks = Blocks(family(tree, direction), near)
    yield
    choices = Choices(blocks.kin, keep, target, (yield from sketches(blocks, keep, target)))
    yield
    first = choices.next_best()
    yield
    plot = yield from laid(forest, first or keep, direction=direction, gaps=gaps)
    tried: list[tuple[float, Arrangement]] = []
    tries = TRIES if len(forest) < LARGE else TRIES_OF_LARGE
    while True:
        _, _, *size = plot.bounds
        width, height = size if is_down else reversed(size)
        tried.append((choices.packed(width, height, price=plot.price), plot.arrangement))
        option = choices.next_best() if len(tried) < tries else None
        if option is None:
            break
        yield from plot.arranging(option)
    best = max(tried, key=itemgetter(0))[1]
    if best is not plot.arrangement:
        yield from plot.arranging(best)
    if keep.is_tight and len(forest) < LARGE:
        yield from mending(plot, lambda plot: _reached(plot, shape), kept=keep.styles)
    return plot


def _reached(plot: Plot, shape: Size) -> float:
    return zoom(plot.bounds.width, plot.bounds.height, shape)
