"""How much room a branch takes, and where its connector meets it, once its parts are arranged."""

from collections.abc import Sequence
from dataclasses import dataclass

from rejoinder.layout.family import Family
from rejoinder.layout.gaps import Gaps
from rejoinder.layout.plans import Group, Plan

STACKED_ATTACKS = 0.5
"""The price of attacks below the premises, whose tail is longer than an arm beside them."""


@dataclass(frozen=True)
class Blocks:
    """Plans for the branches of one map."""

    kin: Family
    gaps: Gaps

    def card(self, row: int, group: Group | None) -> Plan:
        """A card over its arguments."""
        gaps, width, height = self.gaps, self.kin.breadths[row], self.kin.depths[row]
        if group is None:
            return Plan(width, height, width / 2, None, None, 0.0)
        whole = max(width, group.width)
        if group.is_row:
            discs = group.middle() + row_shift(width, group)
            port = min(max(discs, width / 2), whole - width / 2)
            fall = gaps.stem + gaps.drop
        else:
            single = len(group.ends) == 1
            port = (width if single else whole) / 2
            fall = gaps.stem if single else 2 * gaps.stem
        return Plan(whole, height + fall + group.height, port, group, None, group.price)

    def on_top(self, step: int, group: Group | None) -> Plan:
        """A step with its disc above its premises."""
        gaps, disc = self.gaps, self.kin.breadths[step]
        if group is None:
            return Plan(disc, disc, disc / 2, None, None, 0.0)
        head = disc + gaps.stalk
        if group.is_row:
            port = group.middle() + row_shift(disc, group)
            width, height = max(disc, group.width), head + gaps.rise + group.height
            return Plan(width, height, port, group, None, group.price)
        port = self.rail(step)
        return Plan(group.width, head + group.height, port, group, None, group.price)

    def at_side(self, step: int, group: Group | None) -> Plan:
        """A step with its disc left of its premises."""
        gaps, disc = self.gaps, self.kin.breadths[step]
        if group is None:
            return Plan(disc, disc, disc / 2, None, None, 0.0)
        if group.is_row:
            width = disc + gaps.reach + group.width
            height = max(disc / 2 + gaps.rise + group.height, disc)
            return Plan(width, height, disc / 2, group, None, group.price)
        pad = self.side_pad(step)
        port = pad + self.kin.depths[self.kin.premises(step)[0]] / 2
        height = max(pad + group.height, disc)
        return Plan(group.width, height, port, group, None, group.price)

    def attacked_beside(
        self, step: int, plan: Plan, attacks: Group, *, x: float | None = None
    ) -> Plan:
        """``plan`` of a disc on top with a row of attacks beside it, which begins at ``x``, or
        else right of it all.
        """
        begin = plan.width + self.gaps.apart if x is None else x
        return plan._replace(
            width=max(plan.width, begin + attacks.width),
            height=max(plan.height, self.attack_fall(step) + attacks.height),
            attacks=attacks._replace(places=tuple(begin + p for p in attacks.places)),
        )

    def attacked_below(self, plan: Plan, attacks: Group, *, y: float | None = None) -> Plan:
        """``plan`` of a disc on top with a column of attacks, which begins at ``y``, or else
        below it all, on a tail that leads down left of it.
        """
        begin = plan.height + self.gaps.stack if y is None else y
        return plan._replace(
            width=max(plan.width + self.gaps.twig, attacks.width),
            height=max(plan.height, begin + attacks.height),
            port=plan.port + self.gaps.twig,
            attacks=attacks._replace(places=(begin,)),
            price=plan.price + STACKED_ATTACKS,
        )

    def attacked_at_side(self, step: int, plan: Plan, attacks: Group) -> Plan:
        """``plan`` with a column of attacks below it."""
        width = max(plan.width, self.kin.breadths[step] / 2 + attacks.width)
        height = plan.height + self.gaps.stack + attacks.height
        return plan._replace(width=width, height=height, attacks=attacks)

    def attack_fall(self, step: int) -> float:
        """How far below the top of a step the attacks beside its premises begin."""
        return self.kin.depths[step] + self.gaps.stalk + self.gaps.drop

    def rail(self, step: int) -> float:
        """How far in a disc stands over a column of premises: over the rail beside them."""
        return max(self.kin.breadths[step] / 2, self.gaps.indent)

    def side_pad(self, step: int) -> float:
        """How far the first premise stands below the top of a step whose disc is beside it."""
        premise = self.kin.premises(step)[0]
        return max(0.0, (self.kin.depths[step] - self.kin.depths[premise]) / 2)

    def card_lead(self) -> float:
        """How far right of a column's left side its arguments stand."""
        return self.gaps.indent + self.gaps.twig

    def premise_lead(self, step: int, *, from_side: bool) -> float:
        """The same of a column of premises."""
        if not from_side:
            return self.rail(step) + self.gaps.twig
        reaches = 1 if self.kin.premise_count[step] == 1 else 2
        return self.kin.breadths[step] + self.gaps.reach * reaches

    def slacks(self, step: int) -> Sequence[float]:
        """How much lower the arguments of each premise begin so as to clear the tallest one."""
        premises = self.kin.premises(step)
        tallest = max(self.kin.depths[p] for p in premises)
        return [tallest - self.kin.depths[p] if self.kin.children[p] else 0.0 for p in premises]


def row_shift(width: float, group: Group) -> float:
    """How far a row that is narrower than what it hangs under stands in."""
    return max(0.0, (width - group.width) / 2)
