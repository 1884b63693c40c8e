"""The layout that fills a given shape with the largest text: every branch is a row, a column
or wrapped columns, whatever lets the whole be seen closest. Siblings stay in order.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rejoinder.layout.blocks import Blocks
from rejoinder.layout.family import family
from rejoinder.layout.finish import Draft, assembled, turned
from rejoinder.layout.fronts import Fronts, column_counts
from rejoinder.layout.gaps import GAPS, Gaps
from rejoinder.layout.placement import Link, Placement, Size, Tree
from rejoinder.layout.plans import Front, Group, Plan, columns
from rejoinder.layout.snug import snug
from rejoinder.layout.standing import Standing, Task
from rejoinder.layout.tidy import placement
from rejoinder.model.records import Direction

TIDINESS = 0.06
"""The part of the zoom that is given up at most for a row of rows instead of columns."""

TIDY_ENOUGH = 0.9
"""The tidy tree is taken where its zoom is at least this part of the best one."""

SHORTLIST = 2
"""How many of the best arrangements are packed closely before one is taken."""


class Whole(NamedTuple):
    """All of a map: the first root's plan, and the loose roots beside it, if any."""

    width: float
    height: float
    main: Plan
    loose: Group | None


def fitted(
    tree: Tree,
    links: Sequence[Link] = (),
    *,
    shape: Size,
    direction: Direction = Direction.DOWN,
    gaps: Gaps = GAPS,
) -> Placement:
    """Where the boxes of ``tree`` stand so that all of them are seen as large as possible in
    ``shape``, in map units at zoom 1: what fits without being reduced is not packed closer.

    The tidy layout where it does nearly as well.
    """
    bare = placement(tree, direction=direction, gaps=gaps).bounds
    enough = zoom(bare.width, bare.height, shape)
    if enough >= 1.0 or not tree.names:
        return placement(tree, links, direction=direction, gaps=gaps)
    blocks = Blocks(family(tree, direction), gaps)
    target = shape if direction is Direction.DOWN else Size(shape.height, shape.width)
    whole = _best(blocks, target)
    if enough >= TIDY_ENOUGH * zoom(whole.width, whole.height, target):
        return placement(tree, links, direction=direction, gaps=gaps)
    standing = _stood(blocks, whole)
    routes = [
        route._replace(points=tuple(turned(point, direction) for point in route.points))
        for route in standing.routes
    ]
    draft = Draft(standing.centres, standing.tops)
    return assembled(blocks.kin, draft, routes, links=links, direction=direction)


def zoom(width: float, height: float, shape: Size) -> float:
    """The zoom at which all of a map is seen, 1 at most."""
    return min(1.0, shape.width / max(width, 1.0), shape.height / max(height, 1.0))


def _best(blocks: Blocks, shape: Size) -> Whole:
    """The whole with the largest zoom, somewhat less counting if it is tidier."""

    def worth(whole: Whole) -> float:
        tidiness = 1 - TIDINESS * min(1.0, whole.main.price)
        return zoom(whole.width, whole.height, shape) * tidiness

    shortlist = sorted(_wholes(blocks, shape), key=worth)[-SHORTLIST:]
    return max((_snug(blocks, whole) for whole in shortlist), key=worth)


def _wholes(blocks: Blocks, shape: Size) -> Iterator[Whole]:
    """Ways to arrange all of the map, in rectangles."""
    kin, gaps = blocks.kin, blocks.gaps
    fronts = Fronts(blocks, shape.width / shape.height)
    for row in reversed(range(len(kin.tree))):
        fronts.add(row)
    first, *others = (fronts.cards[root] for root in kin.roots)
    for plan in first:
        if not others:
            yield Whole(plan.width, plan.height, plan, None)
        for group in _loose(others, gaps) if others else ():
            width = plan.width + gaps.loose + group.width
            yield Whole(width, max(plan.height, group.height), plan, group)


def _loose(fronts: Sequence[Front], gaps: Gaps) -> Iterator[Group]:
    """Loose roots in columns."""
    for count in (1, *column_counts(len(fronts)), len(fronts)):
        yield from columns(fronts, count=count, lead=0.0, across=gaps.apart, down=gaps.apart)


def _snug(blocks: Blocks, whole: Whole) -> Whole:
    main = snug(blocks, blocks.kin.roots[0], whole.main)
    return whole._replace(width=whole.width - whole.main.width + main.width, main=main)


def _stood(blocks: Blocks, whole: Whole) -> Standing:
    """Everything in its place, the middle of the first root's upper edge at the origin."""
    standing, roots, gaps = Standing(blocks), blocks.kin.roots, blocks.gaps
    standing.put(Task(roots[0], whole.main, -whole.main.port, 0.0))
    if whole.loose is None:
        return standing
    x = whole.main.width - whole.main.port + gaps.loose
    for first, end in whole.loose.columns():
        y = 0.0
        parts = whole.loose.parts[first:end]
        for root, plan in zip(roots[1 + first : 1 + end], parts, strict=True):
            standing.put(Task(root, plan, x, y))
            y += plan.height + gaps.apart
        x += max(plan.width for plan in parts) + gaps.apart
    return standing
