"""Cross links: curves over the finished tree, from a statement to another inference's disc.

Each is a function of its own ends and of the boxes near them, so that it may be routed when
it comes into sight and kept until one of those moves. A short one takes the curve that passes
over no card by the shortest way; where there is none, it goes round through the channels
between the cards. A long one passes behind the cards, and where links are many, long ones
that lead the same way share it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import copysign, floor, hypot
from typing import NamedTuple

from rejoinder.layout.curves import (
    curve_length,
    curve_points,
    hull,
    line_meets,
    rounded_chain,
    straight,
)
from rejoinder.layout.detours import BESIDE as CLEARANCE
from rejoinder.layout.detours import detour
from rejoinder.layout.geometry import Point, Rect
from rejoinder.layout.placement import Link, Route
from rejoinder.layout.squares import Squares

Boxes = Callable[[Rect], Iterable[Rect]]
"""The boxes of all cards and discs that meet an area."""

FAR = 2000.0
"""A link that covers more is not followed by the eye: it is not led round anything, and
depends on no other boxes. About a screen at a zoom at which all can be read.
"""

MANY = 40
"""From so many links on they are drawn dimmed, and long ones share their ways."""

ROOM = 300.0
"""How far beside its ends a link may lead: about the width of a card."""

SAMPLES = 12
"""Straight lines as which a curve is tried for what it passes over."""

DETOUR = 300.0
"""How much longer a curve may be to spare one box: about the width of a card."""

OUTSIDE = 100.0
"""How much longer a curve may be to stay within the map, which else would seem smaller."""

OVERHANG = 1.5
"""And how much longer for each unit that it leads beyond the map."""

LIFTS = (0.3, 0.7)
"""How far a curve keeps its first direction, in parts of the distance that it covers."""

LEAST_REACH, MOST_REACH = 30.0, 400.0
"""The same in units, at least and at most."""

BESIDE = 24.0
"""How far a link begins beside the middle of an edge, where lines of the tree end."""

LANE = 720.0
"""Long links share ways that lie so far apart."""

CORNER = 16.0
"""The radius of the corners of a link that goes round cards: it keeps clear of theirs."""


class Side(NamedTuple):
    """A place where a curve may begin or end, and the direction in which it leaves."""

    point: Point
    dx: float
    dy: float


def link_area(card: Rect, disc: Rect) -> Rect | None:
    """The area whose boxes decide the way of a link, beside its ends and the bounds of the map;
    ``None`` where no boxes do.
    """
    across, down = disc.center.x - card.center.x, disc.center.y - card.center.y
    return None if hypot(across, down) > FAR else card.united(disc).grown(ROOM)


def link_route(
    link: Link, card: Rect, disc: Rect, *, boxes: Boxes, within: Rect, many: bool = False
) -> Route:
    """The way of one link: a chain of cubic curves (four points, or three more for each
    further one) from the edge of its statement's ``card`` to the rim of its inference's ``disc``.

    ``boxes`` is asked once at most, for what meets ``link_area(card, disc)``; cards and discs of
    the link itself may be among them. ``within`` holds all cards: a link leaves it where it must.
    ``many``: there are ``MANY`` links or more on the map. The same arguments give the same way.
    """
    area = link_area(card, disc)
    starts = _facing(_sides(card, disc.center), disc.center)
    ends = _facing(_rim(disc), card.center)
    if area is None:
        points = _bundled(card, disc, ends, within) if many else _shortest(starts, ends)
        return Route(link.inference, link.statement, True, points)
    near = tuple(boxes(area))
    points, is_free = _best(starts, ends, _Ground(near, within))
    if not is_free:
        points = _round(card, disc, near, area=area, within=within) or points
    return Route(link.inference, link.statement, True, points)


def link_routes(
    cards: Mapping[str, Rect],
    discs: Mapping[str, Point],
    radii: Mapping[str, float],
    links: Sequence[Link],
) -> Iterator[Route]:
    """The way of every link whose two ends are there."""
    rims = {link.inference for link in links}.intersection(discs)
    ends = {name: Rect(discs[name].x, discs[name].y, 0.0, 0.0).grown(radii[name]) for name in rims}
    shown = [link for link in links if link.statement in cards and link.inference in ends]
    if not shown:
        return
    spots = (Rect(p.x, p.y, 0.0, 0.0).grown(radii[name]) for name, p in discs.items())
    every = (*cards.values(), *spots)
    within = hull(
        corner for box in every for corner in (Point(*box[:2]), Point(box.right, box.bottom))
    )
    squares = Squares(every)
    for link in shown:
        yield link_route(
            link,
            cards[link.statement],
            ends[link.inference],
            boxes=squares.meeting,
            within=within,
            many=len(shown) >= MANY,
        )


def _sides(card: Rect, target: Point) -> tuple[Side, ...]:
    """Places on the card's edges beside their middles, where they lead to ``target``."""
    x, y = card.center
    x += copysign(min(BESIDE, card.width / 4), target.x - x)
    y += copysign(min(BESIDE, card.height / 4), target.y - y)
    return (
        Side(Point(x, card.y), 0.0, -1.0),
        Side(Point(card.x, y), -1.0, 0.0),
        Side(Point(card.right, y), 1.0, 0.0),
        Side(Point(x, card.bottom), 0.0, 1.0),
    )


def _rim(disc: Rect) -> tuple[Side, ...]:
    """Places on a disc's rim, off the four where the tree's connectors end."""
    (x, y), part = disc.center, 0.5**0.5
    slant = disc.width / 2 * part
    return tuple(
        Side(Point(x + sx * slant, y + sy * slant), sx * part, sy * part)
        for sx, sy in ((-1, 1), (1, 1), (-1, -1), (1, -1))
    )


def _facing(sides: Sequence[Side], target: Point) -> Sequence[Side]:
    """The three of ``sides`` that look most towards ``target``, most of all the last."""

    def turn(side: Side) -> float:
        x, y = target.x - side.point.x, target.y - side.point.y
        return (x * side.dx + y * side.dy) / max(hypot(x, y), 1e-9)

    return sorted(sides, key=turn)[1:]


def _shortest(starts: Sequence[Side], ends: Sequence[Side]) -> tuple[Point, ...]:
    curves = [_curve(start, end, LIFTS[0]) for start in starts for end in ends]
    return min(curves, key=curve_length)


def _best(
    starts: Sequence[Side], ends: Sequence[Side], ground: "_Ground"
) -> tuple[tuple[Point, ...], bool]:
    """The curve that costs least, and whether it passes over nothing. Shorter ones are tried
    first, so that most need not be.
    """
    curves = [_curve(start, end, lift) for lift in LIFTS for start in starts for end in ends]
    measured = sorted((curve_length(curve), curve) for curve in curves)
    best, least, is_free = measured[0][1], float("inf"), False
    for length, curve in measured:
        if length >= least:
            break
        outside, passed = ground.hindrance(curve, most=least - length)
        if length + outside + passed < least:
            best, least, is_free = curve, length + outside + passed, not passed
    return best, is_free


def _curve(start: Side, end: Side, lift: float) -> tuple[Point, ...]:
    (a, ax, ay), (b, bx, by) = start, end
    reach = min(MOST_REACH, max(LEAST_REACH, lift * hypot(b.x - a.x, b.y - a.y)))
    first = Point(a.x + ax * reach, a.y + ay * reach)
    return (a, first, Point(b.x + bx * reach, b.y + by * reach), b)


def _round(
    card: Rect, disc: Rect, near: Sequence[Rect], *, area: Rect, within: Rect
) -> tuple[Point, ...] | None:
    """A way round what is ``near``, with rounded corners; ``None`` where there is none."""
    sides, rim = _sides(card, disc.center), _rim(disc)
    starts = [(Point(p.x + dx * CLEARANCE, p.y + dy * CLEARANCE), dy != 0.0) for p, dx, dy in sides]
    (x, y), off = disc.center, disc.width / 2 + CLEARANCE
    goals = [Point(x + copysign(off, dx), y + copysign(off, dy)) for _, dx, dy in rim]
    free = within.grown(2 * CLEARANCE)
    x, y = max(area.x, free.x), max(area.y, free.y)
    room = Rect(x, y, min(area.right, free.right) - x, min(area.bottom, free.bottom) - y)
    corners = detour(starts, goals, near, area=room)
    if corners is None:
        return None
    begin = next(s.point for s, (p, _) in zip(sides, starts, strict=True) if p == corners[0])
    end = next(s.point for s, goal in zip(rim, goals, strict=True) if goal == corners[-1])
    return rounded_chain((begin, *_turns(corners), end), radius=CORNER)


def _turns(corners: Sequence[Point]) -> Iterator[Point]:
    """``corners`` without those that the way passes straight, but for its ends."""
    yield corners[0]
    for before, corner, after in zip(corners, corners[1:], corners[2:], strict=False):
        if not (before.x == corner.x == after.x or before.y == corner.y == after.y):
            yield corner
    if len(corners) > 1:
        yield corners[-1]


def _bundled(card: Rect, disc: Rect, ends: Sequence[Side], within: Rect) -> tuple[Point, ...]:
    """Along the nearest shared way between the two: level where they lie apart across, else
    upright.
    """
    a, b = card.center, disc.center
    if abs(b.x - a.x) < abs(b.y - a.y):
        turned_ends = [_turned(end) for end in ends]
        turned = _bundled(_swapped(card), _swapped(disc), turned_ends, _swapped(within))
        return tuple(Point(y, x) for x, y in turned)
    lane = (floor((a.y + b.y) / 2 / LANE) + 0.5) * LANE
    lane = min(max(lane, within.y), within.bottom)
    begin = Point(a.x, card.y if lane < a.y else card.bottom)
    end = min(ends, key=lambda side: (side.dy > 0) != (lane > b.y))
    on, off = _slope(begin.y, lane, b.x - a.x), _slope(end.point.y, lane, a.x - b.x)
    first, last = Point(begin.x + on, lane), Point(end.point.x + off, lane)
    return (
        begin,
        Point(begin.x, (begin.y + lane) / 2),
        Point(begin.x + on / 3, lane),
        first,
        *straight(first, last),
        Point(last.x - off * 2 / 3, lane),
        Point(end.point.x, (end.point.y + lane) / 2),
        end.point,
    )


def _slope(height: float, lane: float, across: float) -> float:
    """How far aside a link comes to a shared way: as far as it lies above or below it."""
    return copysign(min(max(abs(lane - height), CORNER), abs(across) / 2), across)


def _swapped(box: Rect) -> Rect:
    return Rect(box.y, box.x, box.height, box.width)


def _turned(side: Side) -> Side:
    return Side(Point(side.point.y, side.point.x), side.dy, side.dx)


class _Ground:
    """What a curve should not pass over, and what it should not leave."""

    def __init__(self, boxes: Sequence[Rect], within: Rect) -> None:
        self.squares = Squares(boxes)
        self.within = within

    def hindrance(self, curve: Sequence[Point], *, most: float) -> tuple[float, float]:
        """What leaving the map costs, and ``DETOUR`` for every box that ``curve`` passes over;
        at least ``most`` in all, as soon as it comes to that.
        """
        left, top, width, height = self.within
        spots = curve_points(curve, SAMPLES)
        beyond = max(max(left - x, x - left - width, top - y, y - top - height) for x, y in spots)
        outside = OUTSIDE + OVERHANG * beyond if beyond > 0.0 else 0.0
        passed: set[Rect] = set()
        for a, b in list(pairwise(spots))[1:-1]:
            if outside + DETOUR * len(passed) >= most:
                break
            for box in self.squares.meeting(hull((a, b))):
                if box not in passed and line_meets(a, b, box):
                    passed.add(box)
        return outside, DETOUR * len(passed)
