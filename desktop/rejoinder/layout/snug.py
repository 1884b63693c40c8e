"""Rows of a plan packed by the outlines of their branches instead of by rectangles.

A branch is seldom as wide at its top as below, so that its neighbour may come nearer.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from rejoinder.layout.blocks import Blocks
from rejoinder.layout.plans import Group, Plan
from rejoinder.layout.standing import Standing, Task

FINENESS = 16
"""In how many slabs an outline is kept at most; 60 gain about one percent of zoom at 500."""


class Slab(NamedTuple):
    """What a branch takes between two heights."""

    top: float
    bottom: float
    left: float
    right: float

    def moved(self, x: float, y: float) -> "Slab":
        return Slab(self.top + y, self.bottom + y, self.left + x, self.right + x)


Outline = Sequence[Slab]
"""Slabs from the top down; what lies between two of them is free."""


def snug(blocks: Blocks, root: int, plan: Plan) -> Plan:
    """``plan`` with the rows in it as narrow as the outlines of their branches allow."""
    standing = Standing(blocks)
    tasks = [Task(root, plan, 0.0, 0.0)]
    for task in tasks:
        standing.place(task)
        tasks += standing.waiting
        standing.waiting.clear()
    standing.routes.clear()
    plans: dict[int, Plan] = {}
    outlines: dict[int, Outline] = {}
    for task in reversed(tasks):
        plans[task.row] = _packed(blocks, task, plans, outlines)
        outlines[task.row] = _outline(standing, task._replace(plan=plans[task.row]), outlines)
    return plans[root]


def _packed(
    blocks: Blocks, task: Task, plans: dict[int, Plan], outlines: dict[int, Outline]
) -> Plan:
    """The plan of ``task`` made of its parts' new plans."""
    row, plan, kin, gaps = task.row, task.plan, blocks.kin, blocks.gaps
    if not kin.tree.is_step[row]:
        group = _group(plan.group, kin.children[row], plans, outlines, gap=gaps.apart)
        return blocks.card(row, group)
    group = _group(plan.group, kin.premises(row), plans, outlines, gap=gaps.joint)
    attacks = _group(plan.attacks, kin.attacks(row), plans, outlines, gap=gaps.apart)
    whole = blocks.at_side(row, group) if task.from_side else blocks.on_top(row, group)
    if attacks is None:
        return whole
    attacked = blocks.attacked_at_side if task.from_side else blocks.attacked_on_top
    return attacked(row, whole, attacks)


def _group(
    group: Group | None,
    members: Sequence[int],
    plans: dict[int, Plan],
    outlines: dict[int, Outline],
    *,
    gap: float,
) -> Group | None:
    """``group`` made of the new plans of its ``members``, packed where it is a row."""
    if group is None:
        return None
    parts = tuple(plans[member] for member in members)
    if not group.is_row:
        spare = sum(
            max(p.width for p in group.parts[a:b]) - max(p.width for p in parts[a:b])
            for a, b in group.columns()
        )
        return group._replace(parts=parts, width=group.width - spare)
    if len(parts) == 1:
        return group._replace(parts=parts, width=parts[0].width)
    shapes = [outlines[member] for member in members]
    places = _places(shapes, gap)
    width = max(place + part.width for place, part in zip(places, parts, strict=True))
    return group._replace(parts=parts, places=places, width=width)


def _places(shapes: Sequence[Outline], gap: float) -> tuple[float, ...]:
    """The left ends of branches: the mean of packing them from the left and from the right."""
    forward = _from_left(shapes, gap)
    back = _from_left([_mirrored(shape) for shape in reversed(shapes)], gap)
    last = forward[-1]
    means = [(f + last - b) / 2 for f, b in zip(forward, reversed(back), strict=True)]
    least = min(m + min(s.left for s in shape) for m, shape in zip(means, shapes, strict=True))
    return tuple(mean - least for mean in means)


def _from_left(shapes: Sequence[Outline], gap: float) -> list[float]:
    places = [0.0]
    before = shapes[0]
    for shape in shapes[1:]:
        place = _beside(before, shape, gap)
        places.append(place)
        before = _merged([*before, *(slab.moved(place, 0.0) for slab in shape)], [])
    return places


def _beside(before: Outline, shape: Outline, gap: float) -> float:
    """How far right ``shape`` has to stand of the origin that ``before`` counts from."""
    place = float("-inf")
    first = 0
    for slab in shape:
        while before[first].bottom <= slab.top and first < len(before) - 1:
            first += 1
        for other in before[first:]:
            if other.top >= slab.bottom:
                break
            if other.bottom > slab.top:
                place = max(place, other.right + gap - slab.left)
    return place


def _mirrored(outline: Outline) -> Outline:
    return [Slab(slab.top, slab.bottom, -slab.right, -slab.left) for slab in outline]


def _outline(standing: Standing, task: Task, outlines: dict[int, Outline]) -> Outline:
    """What a branch takes, from its own box and connectors and the outlines of its parts.

    Each slab reaches a little lower than what is in it, so that nothing comes close to it
    from below.
    """
    standing.place(task._replace(x=0.0, y=0.0))
    kin, row, under = standing.blocks.kin, task.row, standing.blocks.gaps.stack
    half, top = kin.breadths[row] / 2, standing.tops[row]
    centre = standing.centres[row]
    own = [Slab(top, top + kin.depths[row] + under, centre - half, centre + half)]
    for route in standing.routes:
        for start, end in pairwise(route.points):
            left, right = sorted((start.x, end.x))
            high, low = sorted((start.y, end.y))
            own.append(Slab(high, low + under, left, right))
    parts = [slab.moved(part.x, part.y) for part in standing.waiting for slab in outlines[part.row]]
    standing.routes.clear()
    standing.waiting.clear()
    return _merged(parts, own)


def _merged(slabs: Sequence[Slab], exact: Sequence[Slab]) -> Outline:
    """One outline around ``slabs`` and ``exact``; where it has to be made coarser, it is made
    so off the ends of ``exact``, and larger, never smaller.
    """
    kept = {end for slab in exact[:FINENESS] for end in slab[:2]}
    ends = sorted({end for slab in (*slabs, *exact) for end in slab[:2]}.difference(kept))
    room = max(2, FINENESS - len(kept))
    if len(ends) > room:
        ends = [ends[round(i * (len(ends) - 1) / (room - 1))] for i in range(room)]
    ends = sorted(kept.union(ends))
    return _swept(slabs, exact, ends)


def _swept(slabs: Sequence[Slab], exact: Sequence[Slab], ends: Sequence[float]) -> Outline:
    lefts, rights = [float("inf")] * len(ends), [float("-inf")] * len(ends)
    for group in (slabs, exact):
        for top, bottom, left, right in group:
            for band in range(bisect_right(ends, top) - 1, bisect_left(ends, bottom)):
                if left < lefts[band]:
                    lefts[band] = left
                if right > rights[band]:
                    rights[band] = right
    return [
        Slab(ends[band], ends[band + 1], lefts[band], rights[band])
        for band in range(len(ends) - 1)
        if lefts[band] <= rights[band]
    ]
