"""Cross links: curves over the finished tree, from a statement to another inference's disc.

Of a few candidates a link takes the one that passes over the fewest cards and discs by the
shortest way. It ends on the disc's rim.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from math import hypot
from typing import NamedTuple

from rejoinder.layout.geometry import Point, Rect
from rejoinder.layout.placement import Link, Route
from rejoinder.layout.squares import Squares

SAMPLES = 20
"""Points at which a curve is tried: on one of 3,000 units, one falls on nearly every card."""

DETOUR = 300.0
"""How much longer a curve may be to spare one box: about the width of a card."""

OUTSIDE = 100.0
"""How much longer a curve may be to stay within the map, which else would seem smaller."""

OVERHANG = 1.5
"""And how much longer for each unit that it leads beyond the map."""

LIFTS = (0.3, 0.7)
"""How far a curve keeps its first direction, in parts of the distance that it covers."""


class Side(NamedTuple):
    """A place where a curve may begin or end, and the direction in which it leaves."""

    point: Point
    dx: float
    dy: float


def link_routes(
    cards: Mapping[str, Rect],
    discs: Mapping[str, Point],
    radii: Mapping[str, float],
    links: Sequence[Link],
) -> Iterator[Route]:
    """A cubic curve for every link whose two ends are there."""
    if not links:
        return
    spots = (Rect(p.x, p.y, 0.0, 0.0).grown(radii[name]) for name, p in discs.items())
    ground = _Ground((*cards.values(), *spots))
    for statement, inference in links:
        card, disc = cards.get(statement), discs.get(inference)
        if card is not None and disc is not None:
            rim = _rim(disc, radii[inference])
            points = _best(_facing(_sides(card), disc), _facing(rim, card.center), ground)
            yield Route(inference, statement, True, points)


def _sides(card: Rect) -> tuple[Side, ...]:
    middle = card.center
    return (
        Side(Point(middle.x, card.y), 0.0, -1.0),
        Side(Point(card.x, middle.y), -1.0, 0.0),
        Side(Point(card.right, middle.y), 1.0, 0.0),
        Side(Point(middle.x, card.bottom), 0.0, 1.0),
    )


def _rim(disc: Point, radius: float) -> tuple[Side, ...]:
    """Places on a disc's rim, off the four where the tree's connectors end."""
    slant = radius * 0.5**0.5
    return tuple(
        Side(Point(disc.x + sx * slant, disc.y + sy * slant), sx * 0.5**0.5, sy * 0.5**0.5)
        for sx, sy in ((-1, 1), (1, 1), (-1, -1), (1, -1))
    )


def _facing(sides: Sequence[Side], target: Point) -> Sequence[Side]:
    """The three of ``sides`` that look most towards ``target``."""

    def turn(side: Side) -> float:
        x, y = target.x - side.point.x, target.y - side.point.y
        return (x * side.dx + y * side.dy) / max(hypot(x, y), 1e-9)

    return sorted(sides, key=turn)[1:]


def _best(starts: Sequence[Side], ends: Sequence[Side], ground: "_Ground") -> tuple[Point, ...]:
    """The curve that costs least. Shorter ones are tried first, so that most need not be."""
    curves = [_curve(start, end, lift) for lift in LIFTS for start in starts for end in ends]
    measured = sorted((_length(curve), curve) for curve in curves)
    best, least = measured[0][1], float("inf")
    for length, curve in measured:
        if length >= least:
            break
        cost = length + ground.hindrance(curve, most=least - length)
        if cost < least:
            best, least = curve, cost
    return best


def _curve(start: Side, end: Side, lift: float) -> tuple[Point, ...]:
    (a, ax, ay), (b, bx, by) = start, end
    reach = max(30.0, lift * hypot(b.x - a.x, b.y - a.y))
    first = Point(a.x + ax * reach, a.y + ay * reach)
    return (a, first, Point(b.x + bx * reach, b.y + by * reach), b)


def _length(curve: Sequence[Point]) -> float:
    """About the length of ``curve``: the mean of its chord and its control polygon."""
    polygon = sum(hypot(q.x - p.x, q.y - p.y) for p, q in pairwise(curve))
    return (polygon + hypot(curve[-1].x - curve[0].x, curve[-1].y - curve[0].y)) / 2


def curve_points(curve: Sequence[Point], steps: int) -> list[Point]:
    """Points on a cubic Bézier curve, from its start to its end."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = curve
    return [
        Point(k * ax + m * bx + n * cx + o * dx, k * ay + m * by + n * cy + o * dy)
        for k, m, n, o in curve_weights(steps)
    ]


@cache
def curve_weights(steps: int) -> tuple[tuple[float, float, float, float], ...]:
    """How much each of a curve's four points counts, at ``steps`` + 1 places along it."""
    found = []
    for step in range(steps + 1):
        t = step / steps
        u = 1 - t
        found.append((u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t))
    return tuple(found)


class _Ground:
    """What a curve should not pass over, and what it should not leave."""

    def __init__(self, boxes: Sequence[Rect]) -> None:
        self.squares = Squares(boxes)
        self.left, self.top = min(b.x for b in boxes), min(b.y for b in boxes)
        self.right, self.bottom = max(b.right for b in boxes), max(b.bottom for b in boxes)

    def hindrance(self, curve: Sequence[Point], *, most: float) -> float:
        """``DETOUR`` for every box that ``curve`` passes over, and what leaving the map costs;
        ``most``, or more, as soon as it comes to that.
        """
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = curve
        passed: set[Rect] = set()
        outside = 0.0
        for k, m, n, o in curve_weights(SAMPLES)[1:-1]:
            x, y = k * ax + m * bx + n * cx + o * dx, k * ay + m * by + n * cy + o * dy
            beyond = max(self.left - x, x - self.right, self.top - y, y - self.bottom)
            if beyond > 0.0:
                outside = max(outside, OUTSIDE + OVERHANG * beyond)
            for box in self.squares.near(x, y):
                if box[0] <= x < box[0] + box[2] and box[1] <= y < box[1] + box[3]:
                    passed.add(box)
            if outside + DETOUR * len(passed) >= most:
                break
        return outside + DETOUR * len(passed)
