"""Branches packed as an arrangement says, from the leaves up, rows by their outlines.

What a branch becomes depends on nothing outside it, so that the branches of the map as it
was are taken over where nothing in them has changed: an edit costs its ancestors alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from rejoinder.layout.arrangement import Style, ends, style_of
from rejoinder.layout.blocks import Blocks
from rejoinder.layout.geometry import Point
from rejoinder.layout.outlines import Outline, Slab, beside, merged, places
from rejoinder.layout.placement import Route
from rejoinder.layout.plans import Group, Plan, columns_of, row_of
from rejoinder.layout.settled import Settled
from rejoinder.layout.standing import Standing, Task


class Key(NamedTuple):
    """All that a branch depends on; the branches in it are compared by identity."""

    name: str
    breadth: float
    depth: float
    style: Style
    from_side: bool
    slack: float
    has_outline: bool
    parts: tuple["Branch", ...]


@dataclass(frozen=True, eq=False, slots=True)
class Branch:
    """A branch in a frame of its own, the upper left corner of its rectangle at the origin:
    its box, its connectors, and the corners of the branches in it. ``outline`` is empty
    where nothing stands beside it. ``style`` is its style with its columns as they are.
    """

    key: Key
    plan: Plan
    style: Style
    centre: float
    top: float
    routes: tuple[Route, ...]
    corners: tuple[Point, ...]
    outline: Outline


def branches(blocks: Blocks, settled: Settled, known: Mapping[str, Branch]) -> list[Branch]:
    """The branch of every row. Those ``known`` are of the same gaps."""
    packing = _Packing(blocks, settled, Standing(blocks))
    kin = blocks.kin
    names, outlined, slacks = kin.tree.names, _outlined(blocks, settled), _slacks(blocks, settled)
    found: list[Branch | None] = [None] * len(kin.tree)
    for row in reversed(range(len(kin.tree))):
        parts = tuple(branch for child in kin.children[row] if (branch := found[child]))
        key = Key(
            names[row],
            kin.breadths[row],
            kin.depths[row],
            settled.style(row),
            settled.from_side[row] is True,
            slacks[row],
            outlined[row],
            parts,
        )
        branch = known.get(names[row])
        if branch is None or branch.key != key:
            branch = packing.packed(row, key)
        found[row] = branch
    return [branch for branch in found if branch is not None]


def _outlined(blocks: Blocks, settled: Settled) -> list[bool]:
    """By row, whether something stands beside the branch, so that its outline counts."""
    kin = blocks.kin
    found: list[bool] = []
    for above in kin.tree.parents:
        if above < 0 or found[above]:
            found.append(above >= 0)
            continue
        in_row = not settled.style(above).columns and len(kin.children[above]) > 1
        is_attacked = bool(kin.attacks(above)) and not settled.from_side[above]
        found.append(in_row or is_attacked)
    return found


def _slacks(blocks: Blocks, settled: Settled) -> list[float]:
    """By row, how much lower than usual the arguments of a card begin: in a row of premises."""
    found = [0.0] * len(blocks.kin.tree)
    for step, count in enumerate(blocks.kin.premise_count):
        if count > 1 and not settled.style(step).columns:
            slacks = blocks.slacks(step)
            for premise, slack in zip(blocks.kin.premises(step), slacks, strict=True):
                found[premise] = slack
    return found


@dataclass(frozen=True)
class _Packing:
    """What packs the branches of one map. ``scratch`` holds one branch at a time."""

    blocks: Blocks
    settled: Settled
    scratch: Standing

    def packed(self, row: int, key: Key) -> Branch:
        plan = self._step(row, key) if self.blocks.kin.tree.is_step[row] else self._card(row, key)
        scratch = self.scratch
        scratch.place(Task(row, plan, 0.0, 0.0, key.from_side, key.slack))
        branch = Branch(
            key,
            plan,
            self._style(row, plan),
            scratch.centres[row],
            scratch.tops[row],
            tuple(scratch.routes),
            tuple(Point(task.x, task.y) for task in scratch.waiting),
            self._outline(row, key.parts) if key.has_outline else (),
        )
        scratch.clear()
        return branch

    def _card(self, row: int, key: Key) -> Plan:
        gaps, parts, style = self.blocks.gaps, key.parts, key.style
        if not parts:
            return self.blocks.card(row, None)
        if not style.columns:
            return self.blocks.card(row, _row(parts, gap=gaps.apart, slacks=[0.0] * len(parts)))
        plans = [part.plan for part in parts]
        fill = ends(style, [part.key.name for part in parts]) or style.columns
        lead = self.blocks.card_lead()
        group = columns_of(plans, fill=fill, lead=lead, across=gaps.apart, down=gaps.stack)
        return self.blocks.card(row, group)

    def _step(self, step: int, key: Key) -> Plan:
        blocks, count = self.blocks, self.blocks.kin.premise_count[step]
        premises, attacks = key.parts[:count], key.parts[count:]
        group = self._premises(step, key, premises) if premises else None
        if key.from_side:
            plan = blocks.at_side(step, group)
            stack = self._stack(attacks, lead=blocks.gaps.twig) if attacks else None
            return plan if stack is None else blocks.attacked_at_side(step, plan, stack)
        plan = blocks.on_top(step, group)
        if not attacks:
            return plan
        if key.style.attacks_below:
            stack = self._stack(attacks, lead=blocks.gaps.twig)
            y = self._below(step, plan, premises, stack)
            return blocks.attacked_below(plan, stack, y=y)
        row = _row(attacks, gap=blocks.gaps.apart, slacks=[0.0] * len(attacks))
        x = self._beside(step, plan, premises, attacks, row)
        return blocks.attacked_beside(step, plan, row, x=x)

    def _premises(self, step: int, key: Key, premises: Sequence[Branch]) -> Group:
        blocks = self.blocks
        if not key.style.columns:
            return _row(premises, gap=blocks.gaps.joint, slacks=blocks.slacks(step))
        lead = blocks.premise_lead(step, from_side=key.from_side)
        return self._stack(premises, lead=lead)

    def _stack(self, parts: Sequence[Branch], *, lead: float) -> Group:
        plans = [part.plan for part in parts]
        return columns_of(plans, fill=1, lead=lead, across=0.0, down=self.blocks.gaps.stack)

    def _below(self, step: int, plan: Plan, premises: Sequence[Branch], stack: Group) -> float:
        """How far down a column of attacks begins: under what stands over it."""
        gaps = self.blocks.gaps
        reach = stack.width - gaps.twig + gaps.apart
        over = self._bare_outline(step, plan, premises)
        return max(slab.bottom for slab in over if slab.left < reach)

    def _bare_outline(self, step: int, plan: Plan, premises: Sequence[Branch]) -> Outline:
        """What a step takes without its attacks."""
        self.scratch.place(Task(step, plan, 0.0, 0.0))
        outline = self._outline(step, premises)
        self.scratch.clear()
        return outline

    def _beside(
        self,
        step: int,
        plan: Plan,
        premises: Sequence[Branch],
        attacks: Sequence[Branch],
        row: Group,
    ) -> float:
        """Where a row of attacks begins beside the premises."""
        before = self._bare_outline(step, plan, premises)
        fall = self.blocks.attack_fall(step)
        after = merged(
            [
                slab.moved(place, fall)
                for attack, place in zip(attacks, row.places, strict=True)
                for slab in attack.outline
            ],
            [],
        )
        rim = plan.port + self.blocks.kin.breadths[step] / 2
        gaps = self.blocks.gaps
        return max(rim + gaps.twig, beside(before, after, gaps.apart))

    def _style(self, row: int, plan: Plan) -> Style:
        """The style of ``row`` with its columns as they came out."""
        kin, group = self.blocks.kin, plan.group
        if group is None or kin.tree.is_step[row]:
            return self.settled.style(row)
        return style_of(group, [kin.tree.names[step] for step in kin.children[row]])

    def _outline(self, row: int, parts: Sequence[Branch]) -> Outline:
        """What a branch takes, from its own box and connectors and the outlines of its parts.

        Each slab reaches a little lower than what is in it, so that nothing comes close to it
        from below.
        """
        kin, under, scratch = self.blocks.kin, self.blocks.gaps.stack, self.scratch
        half, top, centre = kin.breadths[row] / 2, scratch.tops[row], scratch.centres[row]
        own = [Slab(top, top + kin.depths[row] + under, centre - half, centre + half)]
        for route in scratch.routes:
            for start, end in pairwise(route.points):
                left, right = sorted((start.x, end.x))
                high, low = sorted((start.y, end.y))
                own.append(Slab(high, low + under, left, right))
        if not parts:
            return own
        slabs = [
            slab.moved(task.x, task.y)
            for part, task in zip(parts, scratch.waiting, strict=True)
            for slab in part.outline
        ]
        return merged(slabs, own)


def _row(parts: Sequence[Branch], *, gap: float, slacks: Sequence[float]) -> Group:
    """``parts`` side by side, as near as their outlines allow."""
    plans = [part.plan for part in parts]
    if len(parts) == 1:
        return row_of(plans, [0.0], slacks=slacks)
    return row_of(plans, places([part.outline for part in parts], gap), slacks=slacks)
