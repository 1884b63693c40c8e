"""The tree's connectors in rows: buses under conclusions, brackets over premises."""

from collections.abc import Iterator, Sequence

from rejoinder.layout.family import Family
from rejoinder.layout.gaps import Gaps
from rejoinder.layout.geometry import Point
from rejoinder.layout.placement import Route

STRAIGHT = 0.5
"""A jog narrower than this (half a pixel at zoom 1) is drawn as a straight line."""


def tree_routes(
    kin: Family, centres: Sequence[float], tops: Sequence[float], *, gaps: Gaps
) -> Iterator[Route]:
    """Two kinds of route for every step, from the lower end up: from its disc to what it
    concludes in, and from each of its premises to its disc.
    """
    names = kin.tree.names
    for step, is_step in enumerate(kin.tree.is_step):
        if not is_step:
            continue
        x, top = centres[step], tops[step]
        bottom = top + kin.depths[step]
        yield Route(names[step], None, False, _upward(kin, centres, tops, step, gaps=gaps))
        for premise in kin.premises(step):
            low = Point(centres[premise], tops[premise])
            points = jog(low, Point(x, bottom), turn=bottom + gaps.stalk)
            yield Route(names[step], names[premise], False, points)


def _upward(
    kin: Family, centres: Sequence[float], tops: Sequence[float], step: int, *, gaps: Gaps
) -> tuple[Point, ...]:
    """From the disc of ``step`` to its conclusion's lower edge, or to the side of a disc."""
    above = kin.tree.parents[step]
    start = Point(centres[step], tops[step])
    edge = tops[above] + kin.depths[above]
    if not kin.tree.is_step[above]:
        return jog(start, Point(centres[above], edge), turn=tops[step] - gaps.drop)
    middle = tops[above] + kin.depths[above] / 2
    rim = Point(centres[above] + kin.breadths[above] / 2, middle)
    return (start, Point(start.x, middle), rim)


def jog(low: Point, high: Point, *, turn: float) -> tuple[Point, ...]:
    """Straight up from ``low``, across at the height ``turn``, straight up to ``high``."""
    if abs(low.x - high.x) < STRAIGHT:
        return (Point(high.x, low.y), high)
    return (low, Point(low.x, turn), Point(high.x, turn), high)


def way(*corners: Point) -> tuple[Point, ...]:
    """``corners`` without those that a straight line passes or that repeat the one before."""
    found: list[Point] = []
    for corner in corners:
        if found and corner == found[-1]:
            continue
        if len(found) > 1 and _in_line(found[-2], found[-1], corner):
            found.pop()
        found.append(corner)
    return tuple(found)


def _in_line(first: Point, second: Point, third: Point) -> bool:
    return first.x == second.x == third.x or first.y == second.y == third.y
