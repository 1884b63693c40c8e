"""Ways round boxes, in straight lines across and down, through the channels between them.

A* on the lines that run beside the boxes: J. Wybrow, K. Marriott, P. Stuckey, Orthogonal
connector routing, Graph Drawing 2009, without their nudging.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from heapq import heappop, heappush
from typing import NamedTuple

from rejoinder.layout.geometry import Point, Rect

BESIDE = 6.0
"""How far a way keeps from boxes: half of the narrowest channel, from a bracket to its cards."""

BEND = 40.0
"""How much longer a way may be to spare a bend."""

SLIVER = 0.01
"""Lines nearer than this to where one may just run are taken to run there."""

HASTE = 1.2
"""How much the distance still to go counts: a little too much, so that fewer ways are tried."""

MOST_BOXES = 160
"""Among more boxes no way is looked for: it would be too long to follow."""

MOST_STEPS = 2500
"""How many places are tried before a search is given up: some 15 ms."""


class Step(NamedTuple):
    """A place on the way: the numbers of its lines, and whether it was come to from above or
    below.
    """

    column: int
    line: int
    is_upright: bool


def detour(
    starts: Sequence[tuple[Point, bool]],
    goals: Sequence[Point],
    boxes: Sequence[Rect],
    *,
    area: Rect,
) -> tuple[Point, ...] | None:
    """The corners of a short way with few bends, from any of ``starts`` to any of ``goals``,
    that leaves neither ``area`` nor passes over any of ``boxes``; ``None`` where none is found.
    Each start says whether the way leaves it upright.
    """
    if len(boxes) > MOST_BOXES or not starts or not goals:
        return None
    return _Search(starts, goals, boxes, area).corners()


class _Search:
    """The lines beside the boxes, and what has been tried of them."""

    def __init__(
        self,
        starts: Sequence[tuple[Point, bool]],
        goals: Sequence[Point],
        boxes: Sequence[Rect],
        area: Rect,
    ) -> None:
        ends = [*(point for point, _ in starts), *goals]
        self.xs = _lines([(b.x, b.right) for b in boxes], [p.x for p in ends], area.x, area.right)
        self.ys = _lines([(b.y, b.bottom) for b in boxes], [p.y for p in ends], area.y, area.bottom)
        self.across = [bytearray(len(self.xs)) for _ in self.ys]
        self.down = [bytearray(len(self.ys)) for _ in self.xs]
        for box in boxes:
            self._bar(box)
        self.goals = {(bisect_left(self.xs, p.x), bisect_left(self.ys, p.y)) for p in goals}
        self.left, self.right = min(p.x for p in goals), max(p.x for p in goals)
        self.top, self.bottom = min(p.y for p in goals), max(p.y for p in goals)
        self.starts = [
            Step(bisect_left(self.xs, p.x), bisect_left(self.ys, p.y), upright)
            for p, upright in starts
        ]

    def _bar(self, box: Rect) -> None:
        """Closes the stretches of lines that pass over ``box``, or nearer to it than beside it."""
        x, y, width, height = box.grown(BESIDE - SLIVER)
        left, right = bisect_left(self.xs, x), bisect_left(self.xs, x + width)
        top, bottom = bisect_left(self.ys, y), bisect_left(self.ys, y + height)
        wide = b"\1" * (right - max(0, left - 1))
        high = b"\1" * (bottom - max(0, top - 1))
        for line in range(top, bottom):
            self.across[line][right - len(wide) : right] = wide
        for column in range(left, right):
            self.down[column][bottom - len(high) : bottom] = high

    def corners(self) -> tuple[Point, ...] | None:
        """A* with the distance across and down to the goals as its guess."""
        come: dict[Step, Step | None] = dict.fromkeys(self.starts)
        costs = dict.fromkeys(self.starts, 0.0)
        waiting = [(self._guess(step), step) for step in self.starts]
        waiting.sort()
        for _ in range(MOST_STEPS):
            if not waiting:
                return None
            _, step = heappop(waiting)
            if step[:2] in self.goals:
                return self._way(step, come)
            cost = costs[step]
            for after, more in self._next(step):
                new = cost + more
                if new < costs.get(after, float("inf")):
                    costs[after], come[after] = new, step
                    heappush(waiting, (new + self._guess(after), after))
        return None

    def _next(self, step: Step) -> Iterator[tuple[Step, float]]:
        column, line, upright = step
        xs, ys = self.xs, self.ys
        bend = BEND if upright else 0.0
        across, down = self.across[line], self.down[column]
        if column and not across[column - 1]:
            yield Step(column - 1, line, False), xs[column] - xs[column - 1] + bend
        if column + 1 < len(xs) and not across[column]:
            yield Step(column + 1, line, False), xs[column + 1] - xs[column] + bend
        bend = BEND - bend
        if line and not down[line - 1]:
            yield Step(column, line - 1, True), ys[line] - ys[line - 1] + bend
        if line + 1 < len(ys) and not down[line]:
            yield Step(column, line + 1, True), ys[line + 1] - ys[line] + bend

    def _guess(self, step: Step) -> float:
        x, y = self.xs[step[0]], self.ys[step[1]]
        across, down = (
            max(self.left - x, 0.0, x - self.right),
            max(self.top - y, 0.0, y - self.bottom),
        )
        return HASTE * (across + down)

    def _way(self, last: Step, come: dict[Step, Step | None]) -> tuple[Point, ...]:
        steps: list[Step] = []
        step: Step | None = last
        while step is not None:
            steps.append(step)
            step = come[step]
        return tuple(Point(self.xs[s.column], self.ys[s.line]) for s in reversed(steps))


def _lines(
    sides: Sequence[tuple[float, float]], ends: Sequence[float], least: float, most: float
) -> list[float]:
    """Where lines run: on both sides of every box, and through the ends of the way."""
    beside = {at for low, high in sides for at in (low - BESIDE, high + BESIDE)}
    return sorted({at for at in beside if least <= at <= most}.union(ends))
