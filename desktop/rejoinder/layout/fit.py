"""The layout that fills a given shape with the largest text: every branch is a row, a column
or wrapped columns, whatever lets the whole be seen closest. Siblings stay in order.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rejoinder.layout.family import Family, family
from rejoinder.layout.finish import Draft, assembled, turned
from rejoinder.layout.fronts import Fronts, column_counts
from rejoinder.layout.gaps import GAPS, Gaps
from rejoinder.layout.placement import Link, Placement, Size, Tree
from rejoinder.layout.plans import Front, Group, Plan, columns
from rejoinder.layout.standing import Standing, Task
from rejoinder.layout.tidy import placement
from rejoinder.model.records import Direction

TIDINESS = 0.06
"""The part of the zoom that is given up at most for a row of rows instead of columns."""

TIDY_ENOUGH = 0.9
"""The tidy tree is taken where its zoom is at least this part of the best one."""


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
    tidy = placement(tree, links, direction=direction, gaps=gaps)
    enough = zoom(tidy.bounds.width, tidy.bounds.height, shape)
    if enough >= 1.0 or not tree.names:
        return tidy
    kin = family(tree, direction)
    target = shape if direction is Direction.DOWN else Size(shape.height, shape.width)
    whole = best(wholes(kin, gaps, target), target)
    if enough >= TIDY_ENOUGH * zoom(whole.width, whole.height, target):
        return tidy
    standing = stood(kin, whole, gaps)
    routes = [
        route._replace(points=tuple(turned(point, direction) for point in route.points))
        for route in standing.routes
    ]
    draft = Draft(standing.centres, standing.tops)
    return assembled(kin, draft, routes, links=links, direction=direction)


def zoom(width: float, height: float, shape: Size) -> float:
    """The zoom at which all of a map is seen, 1 at most."""
    return min(1.0, shape.width / max(width, 1.0), shape.height / max(height, 1.0))


def best(candidates: Sequence[Whole], shape: Size) -> Whole:
    """The one with the largest zoom, somewhat less counting if it is tidier."""
    return max(
        candidates,
        key=lambda w: zoom(w.width, w.height, shape) * (1 - TIDINESS * min(1.0, w.main.price)),
    )


def wholes(kin: Family, gaps: Gaps, shape: Size) -> list[Whole]:
    """Ways to arrange all of the map."""
    fronts = Fronts(kin, gaps, shape.width / shape.height)
    for row in reversed(range(len(kin.tree))):
        fronts.add(row)
    first, *others = (fronts.cards[root] for root in kin.roots)
    if not others:
        return [Whole(plan.width, plan.height, plan, None) for plan in first]
    return [
        Whole(plan.width + gaps.loose + g.width, max(plan.height, g.height), plan, g)
        for g in _loose(others, gaps)
        for plan in first
    ]


def _loose(fronts: Sequence[Front], gaps: Gaps) -> Iterator[Group]:
    """Loose roots in columns."""
    for count in (1, *column_counts(len(fronts)), len(fronts)):
        yield from columns(fronts, count=count, lead=0.0, across=gaps.apart, down=gaps.apart)


def stood(kin: Family, whole: Whole, gaps: Gaps) -> Standing:
    """Everything in its place, the middle of the first root's upper edge at the origin."""
    standing = Standing(kin, gaps)
    standing.put(Task(kin.roots[0], whole.main, -whole.main.port, 0.0))
    if whole.loose is None:
        return standing
    x = whole.main.width - whole.main.port + gaps.loose
    for first, end in whole.loose.columns():
        y = 0.0
        parts = whole.loose.parts[first:end]
        for root, plan in zip(kin.roots[1 + first : 1 + end], parts, strict=True):
            standing.put(Task(root, plan, x, y))
            y += plan.height + gaps.apart
        x += max(plan.width for plan in parts) + gaps.apart
    return standing
