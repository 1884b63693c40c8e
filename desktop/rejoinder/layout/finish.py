"""From where boxes stand to a placement: connectors drawn, and all of it turned."""

from collections.abc import Sequence
from typing import NamedTuple

from rejoinder.layout.curves import curve_points
from rejoinder.layout.family import Family
from rejoinder.layout.gaps import Gaps
from rejoinder.layout.geometry import Point, Rect
from rejoinder.layout.links import link_routes
from rejoinder.layout.placement import Link, Placement, Route, Tree
from rejoinder.layout.routes import tree_routes
from rejoinder.model.records import Direction

CURVE_STEPS = 32
"""How finely a curve's extent is taken: to a unit or so on a curve of 1,000."""


class Draft(NamedTuple):
    """By row, in a map that grows downward: the box's middle across, and its upper edge."""

    centres: Sequence[float]
    tops: Sequence[float]


def finished(
    kin: Family, draft: Draft, links: Sequence[Link], *, direction: Direction, gaps: Gaps
) -> Placement:
    """``draft`` with its connectors, growing in ``direction``."""
    routes = [
        route._replace(points=tuple(turned(point, direction) for point in route.points))
        for route in tree_routes(kin, draft.centres, draft.tops, gaps=gaps)
    ]
    return assembled(kin, draft, routes, links=links, direction=direction)


def assembled(
    kin: Family,
    draft: Draft,
    routes: Sequence[Route],
    *,
    links: Sequence[Link],
    direction: Direction,
) -> Placement:
    """A placement of boxes and of routes that are turned already, with cross links over it."""
    tree = kin.tree
    cards: dict[str, Rect] = {}
    discs: dict[str, Point] = {}
    for row, name in enumerate(tree.names):
        middle = Point(draft.centres[row], draft.tops[row] + kin.depths[row] / 2)
        if tree.is_step[row]:
            discs[name] = turned(middle, direction)
        else:
            centre, size = turned(middle, direction), tree.sizes[row]
            cards[name] = Rect(
                centre.x - size.width / 2, centre.y - size.height / 2, size.width, size.height
            )
    curves = link_routes(cards, discs, radii(tree), links)
    every = (*routes, *curves)
    return Placement(cards, discs, every, bounds(tree, cards, discs, every))


def turned(point: Point, direction: Direction) -> Point:
    """A point of a map that grows downward, in one that grows in ``direction``."""
    if direction is Direction.DOWN:
        return point
    return Point(point.y if direction is Direction.RIGHT else -point.y, point.x)


def radii(tree: Tree) -> dict[str, float]:
    """The radius of every disc by its inference."""
    return {
        name: size.width / 2
        for name, is_step, size in zip(tree.names, tree.is_step, tree.sizes, strict=True)
        if is_step
    }


def bounds(
    tree: Tree, cards: dict[str, Rect], discs: dict[str, Point], routes: Sequence[Route]
) -> Rect:
    """What holds all boxes and connectors; empty at the origin for an empty map."""
    sizes = radii(tree)
    corners = [point for rect in cards.values() for point in (rect[:2], (rect.right, rect.bottom))]
    for name, (x, y) in discs.items():
        corners += ((x - sizes[name], y - sizes[name]), (x + sizes[name], y + sizes[name]))
    for route in routes:
        corners += curve_points(route.points, CURVE_STEPS) if route.is_link else route.points
    if not corners:
        return Rect(0.0, 0.0, 0.0, 0.0)
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
