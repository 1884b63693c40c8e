"""Cross links: curves over the finished tree, from a statement to another inference's disc.

Of a few candidates a link takes the one that passes over the fewest cards and discs by the
shortest way. It ends on the disc's rim.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import ceil, floor, hypot
from typing import NamedTuple

from rejoinder.layout.geometry import Point, Rect
from rejoinder.layout.placement import Link, Route

CELL = 400.0
"""The side of a square of the index: somewhat more than a card, so that few hold each one."""

SAMPLES = 20
"""Points at which a curve is tried: on one of 3,000 units, one falls on nearly every card."""

DETOUR = 300.0
"""How much longer a curve may be to spare one box: about the width of a card."""

OUTSIDE = 100.0
"""How much longer a curve may be to stay within the map, which else would seem smaller."""

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
    boxes = _Boxes((*cards.values(), *spots))
    for statement, inference in links:
        card, disc = cards.get(statement), discs.get(inference)
        if card is not None and disc is not None:
            rim = _rim(disc, radii[inference])
            points = _best(_facing(_sides(card), disc), _facing(rim, card.center), boxes)
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


def _best(starts: Sequence[Side], ends: Sequence[Side], boxes: "_Boxes") -> tuple[Point, ...]:
    """The curve that costs least. Shorter ones are tried first, so that most need not be."""
    curves = [_curve(start, end, lift) for lift in LIFTS for start in starts for end in ends]
    measured = sorted((_length(curve), curve) for curve in curves)
    best, least = measured[0][1], float("inf")
    for length, curve in measured:
        if length >= least:
            break
        cost = length + _hindrance(curve, boxes)
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


def _hindrance(curve: Sequence[Point], boxes: "_Boxes") -> float:
    """``DETOUR`` for every box that ``curve`` passes over, ``OUTSIDE`` for leaving the map."""
    points = curve_points(curve, SAMPLES)[1:-1]
    passed: set[Rect] = set()
    for point in points:
        passed.update(boxes.at(point))
    leaves = not all(boxes.bounds.contains(*point) for point in points)
    return DETOUR * len(passed) + OUTSIDE * leaves


def curve_points(curve: Sequence[Point], steps: int) -> list[Point]:
    """Points on a cubic Bézier curve, from its start to its end."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = curve
    found = []
    for step in range(steps + 1):
        t = step / steps
        u = 1 - t
        k, m, n, o = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
        found.append(Point(k * ax + m * bx + n * cx + o * dx, k * ay + m * by + n * cy + o * dy))
    return found


class _Boxes:
    """What a curve should not pass over, by the squares that it touches, and around it all."""

    def __init__(self, boxes: Iterable[Rect]) -> None:
        self.squares: dict[tuple[int, int], list[Rect]] = {}
        self.bounds = Rect(0.0, 0.0, 0.0, 0.0)
        for number, box in enumerate(boxes):
            self.bounds = self.bounds.united(box) if number else box
            for column in range(floor(box.x / CELL), ceil(box.right / CELL)):
                for line in range(floor(box.y / CELL), ceil(box.bottom / CELL)):
                    self.squares.setdefault((column, line), []).append(box)

    def at(self, point: Point) -> list[Rect]:
        """The boxes that hold ``point``."""
        x, y = point
        near = self.squares.get((floor(x / CELL), floor(y / CELL)), ())
        return [
            box for box in near if box[0] <= x < box[0] + box[2] and box[1] <= y < box[1] + box[3]
        ]
