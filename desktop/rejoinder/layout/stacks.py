"""Siblings in columns: how high a stack of branches is for every width, and where to break a
sequence of them into columns.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from rejoinder.layout.plans import even_ends
from rejoinder.layout.shapes import Draft, Front, oddness, spread

WEIGHED = 8
"""So many siblings are put into columns in the best way; more are filled in one after the other."""

Stairs = Sequence[tuple[float, float]]
"""How high a stack of branches is, for every width that makes a difference, narrow first."""


def stairs(front: Front) -> Stairs:
    """Those of one branch."""
    if len(front) == 1:
        odd = oddness(front[0])
        return [(front[0].width * odd, front[0].height * odd)]
    found: list[tuple[float, float]] = []
    for width, height in sorted([(s.width * oddness(s), s.height * oddness(s)) for s in front]):
        if not found or height < found[-1][1]:
            found.append((width, height))
    return found


def stacked(first: Stairs, second: Stairs, *, gap: float, most: int) -> Stairs:
    """Those of two stacks, one below the other, with ``most`` of their steps."""
    if len(first) == len(second) == 1:
        (a, h), (b, k) = first[0], second[0]
        return [(max(a, b), h + gap + k)]
    found: list[tuple[float, float]] = []
    i = j = 0
    width = max(first[0][0], second[0][0])
    while True:
        while i + 1 < len(first) and first[i + 1][0] <= width:
            i += 1
        while j + 1 < len(second) and second[j + 1][0] <= width:
            j += 1
        found.append((width, first[i][1] + gap + second[j][1]))
        nexts = [stack[at + 1][0] for stack, at in ((first, i), (second, j)) if at + 1 < len(stack)]
        if not nexts:
            return spread(found, most)
        width = min(nexts)


class Columns:
    """Siblings in columns, each of which begins ``lead`` to the left of its parts. About
    ``most`` ways of each kind are tried.
    """

    def __init__(
        self, parts: Sequence[Stairs], *, lead: float, across: float, down: float, most: int
    ) -> None:
        self.parts, self.lead, self.across, self.down = parts, lead, across, down
        self.most = most
        self._stacks: dict[tuple[int, int], Stairs] = {}

    def single(self) -> list[Draft]:
        """One column, as low as it gets for some width."""
        ends = (len(self.parts),)
        return [
            Draft(self.lead + width, height, 1, ends, (width,))
            for width, height in self._stack(0, len(self.parts))
        ]

    def several(self) -> Iterator[Draft]:
        """Two or more columns, as narrow as they get for some height; two parts in most."""
        for height in self._heights():
            draft = self._broken(height)
            if 1 < len(draft.ends) <= (len(self.parts) + 1) // 2:
                yield draft

    def even(self, count: int) -> Iterator[Draft]:
        """About ``count`` columns of about the least height."""
        for limit in {width for width, _ in self._stack(0, len(self.parts))}:
            heights = [_at_width(part, limit)[1] for part in self.parts]
            yield from self.ending(even_ends(heights, count=count, gap=self.down))

    def ending(self, ends: tuple[int, ...]) -> Iterator[Draft]:
        """Columns that end where they are told to."""
        spans = list(zip((0, *ends[:-1]), ends, strict=True))
        stacks = [self._stack(a, b) for a, b in spans]
        least = max(stack[-1][1] for stack in stacks)
        heights = sorted({max(least, h) for stack in stacks for _, h in stack})
        for height in spread(heights, self.most):
            yield self._draft(ends, [_at_height(stack, height) for stack in stacks])

    def _draft(self, ends: tuple[int, ...], steps: Sequence[tuple[float, float]]) -> Draft:
        width = (self.lead + self.across) * len(ends) - self.across + sum(w for w, _ in steps)
        limits = tuple(w for w, _ in steps)
        return Draft(width, max(h for _, h in steps), len(ends), ends, limits)

    def _heights(self) -> Iterator[float]:
        """From the least height that is possible, in equal parts, to that of two columns."""
        low = max(part[-1][1] for part in self.parts)
        sums = sum(part[-1][1] + self.down for part in self.parts)
        high = max(low * 1.05, sums)
        tried = max(4, self.most // 2)
        for step in range(tried):
            yield low * (high / low) ** (step / tried)

    def _broken(self, height: float) -> Draft:
        """Columns no higher than ``height``."""
        ends = self._best(height) if len(self.parts) <= WEIGHED else self._filled(height)
        spans = zip((0, *ends[:-1]), ends, strict=True)
        return self._draft(ends, [_at_height(self._stack(a, b), height) for a, b in spans])

    def _best(self, height: float) -> tuple[int, ...]:
        """Where to break so that all columns together are narrowest."""
        count = len(self.parts)
        widths, before = [0.0] + [float("inf")] * count, [0] * (count + 1)
        for first in range(count):
            for end in range(first + 1, count + 1):
                stack = self._stack(first, end)
                if stack[-1][1] > height:
                    break
                width = widths[first] + self.lead + self.across + _at_height(stack, height)[0]
                if width < widths[end]:
                    widths[end], before[end] = width, first
        ends = []
        end = count
        while end:
            ends.append(end)
            end = before[end]
        return tuple(reversed(ends))

    def _filled(self, height: float) -> tuple[int, ...]:
        """One column after the other, each as full as it gets."""
        ends = []
        filled = 0.0
        for number, part in enumerate(self.parts):
            low = part[-1][1]
            if filled and filled + self.down + low > height:
                ends.append(number)
                filled = low
            else:
                filled += low + (self.down if filled else 0.0)
        return (*ends, len(self.parts))

    def _stack(self, first: int, end: int) -> Stairs:
        """The parts from ``first`` up to ``end`` as one column."""
        if end == first + 1:
            return self.parts[first]
        found = self._stacks.get((first, end))
        if found is None:
            rest = self.parts[first:end]
            known = self._stacks.get((first, end - 1))
            if known is not None:
                rest = (known, self.parts[end - 1])
            *_, found = accumulate(rest, self._stacked)
            self._stacks[first, end] = found
        return found

    def _stacked(self, first: Stairs, second: Stairs) -> Stairs:
        return stacked(first, second, gap=self.down, most=self.most)


def _at_height(stack: Stairs, height: float) -> tuple[float, float]:
    """The narrowest step of ``stack`` that is no higher than ``height``, which one is."""
    return stack[bisect_left(stack, -height, key=lambda step: -step[1])]


def _at_width(stack: Stairs, width: float) -> tuple[float, float]:
    """The lowest step of ``stack`` that is no wider than ``width``, or else the narrowest."""
    return stack[max(0, bisect_right(stack, width, key=lambda step: step[0]) - 1)]
