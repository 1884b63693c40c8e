"""The best plans of every branch, from the leaves up.

A step in a row has its disc on top, a step in a column has it on its left side; each keeps
a front for both.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from rejoinder.layout.arrangement import Style, ends
from rejoinder.layout.blocks import Blocks
from rejoinder.layout.plans import Fill, Front, Group, Plan, columns, front, outermost, rows
from rejoinder.layout.settled import Settled

BRACKET_ODDNESS = 0.12
"""How much larger, in the search, a bracket counts that leads from the side over a row of
premises: its line is long, and the first premise is far from the disc.
"""

TURN_ODDNESS = 0.05
"""The same for a row under a card that itself stands in a column, where the eye goes down
and then across.
"""


def column_counts(parts: int) -> Iterator[int]:
    """Into how many columns to try to wrap: 2, 3, 4, 6, 9, ... with two in most of them."""
    count = 2
    while count <= (parts + 1) // 2:
        yield count
        count = max(count + 1, count * 3 // 2)


@dataclass
class Fronts:
    """Fronts by row: ``cards`` for cards; for steps ``tops`` (disc on top) and ``sides``.
    ``aspect`` is the target's width to its height. What is ``settled`` is not tried otherwise.
    """

    blocks: Blocks
    settled: Settled
    aspect: float
    cards: dict[int, Front] = field(default_factory=dict)
    tops: dict[int, Front] = field(default_factory=dict)
    sides: dict[int, Front] = field(default_factory=dict)

    def add(self, row: int) -> None:
        """Finds the plans of ``row``, whose children have theirs already."""
        kin, side = self.blocks.kin, self.settled.from_side[row]
        if not kin.tree.is_step[row]:
            plans = self._card(row)
            is_root = kin.tree.parents[row] < 0
            self.cards[row] = tuple(outermost(plans)) if is_root else self._front(plans)
            return
        if side is not True:
            tops = self._front(self._on_top(row))
            self.tops[row] = self._front(self._attacked_on_top(row, tops))
        if side is not False:
            sides = self._front(self._at_side(row))
            self.sides[row] = self._front(self._attacked_at_side(row, sides))

    def _front(self, plans: Iterable[Plan]) -> Front:
        return front(plans, self.aspect)

    def _card(self, row: int) -> Iterator[Plan]:
        gaps, steps = self.blocks.gaps, self.blocks.kin.children[row]
        if not steps:
            yield self.blocks.card(row, None)
            return
        style = self.settled.styles[row]
        if style is None or not style.columns:
            for group in rows([self.tops[s] for s in steps], gap=gaps.apart):
                yield self.blocks.card(row, group)
        if style is None or style.columns:
            sides, lead = [self.sides[s] for s in steps], self.blocks.card_lead()
            for fill in fills(style, [self.blocks.kin.tree.names[s] for s in steps]):
                groups = columns(sides, fill=fill, lead=lead, across=gaps.apart, down=gaps.stack)
                for group in groups:
                    yield self.blocks.card(row, group)

    def _on_top(self, step: int) -> Iterator[Plan]:
        if not self.blocks.kin.premise_count[step]:
            yield self.blocks.on_top(step, None)
            return
        for group in self._premises(step, from_side=False):
            plan = self.blocks.on_top(step, group)
            yield plan if group.is_row else _larger(plan, _turns(group))

    def _at_side(self, step: int) -> Iterator[Plan]:
        if not self.blocks.kin.premise_count[step]:
            yield self.blocks.at_side(step, None)
            return
        for group in self._premises(step, from_side=True):
            plan = self.blocks.at_side(step, group)
            yield _larger(plan, BRACKET_ODDNESS if group.is_row else _turns(group))

    def _premises(self, step: int, *, from_side: bool) -> Iterator[Group]:
        """In a row, or in a column; a single one as the disc stands."""
        blocks, style = self.blocks, self.settled.styles[step]
        cards = [self.cards[premise] for premise in blocks.kin.premises(step)]
        is_single = len(cards) == 1
        if is_single:
            style = Style(int(from_side))
        if style is None or not style.columns:
            yield from rows(cards, gap=blocks.gaps.joint, slacks=blocks.slacks(step))
        if style is None or style.columns:
            yield from self._stacked(cards, lead=blocks.premise_lead(step, from_side=from_side))

    def _attacked_on_top(self, step: int, plans: Front) -> Iterator[Plan]:
        """Attacks beside the premises, in a row; or below them, on a tail left of it all."""
        attacks, gaps = self.blocks.kin.attacks(step), self.blocks.gaps
        if not attacks:
            yield from plans
            return
        style = self.settled.styles[step]
        below = None if style is None else style.attacks_below
        groups: list[Group] = []
        if below is not True:
            groups += rows([self.tops[s] for s in attacks], gap=gaps.apart)
        if below is not False:
            groups += self._stacked([self.sides[s] for s in attacks], lead=gaps.twig)
        for group in groups:
            for plan in plans:
                if group.is_row:
                    yield self.blocks.attacked_beside(step, plan, group)
                else:
                    yield self.blocks.attacked_below(plan, group)

    def _attacked_at_side(self, step: int, plans: Front) -> Iterator[Plan]:
        """Attacks below the premises, on a tail from the disc."""
        attacks = self.blocks.kin.attacks(step)
        if not attacks:
            yield from plans
            return
        for group in self._stacked([self.sides[s] for s in attacks], lead=self.blocks.gaps.twig):
            for plan in plans:
                yield self.blocks.attacked_at_side(step, plan, group)

    def _stacked(self, fronts: Sequence[Front], *, lead: float) -> Iterator[Group]:
        return columns(fronts, fill=1, lead=lead, across=0.0, down=self.blocks.gaps.stack)


def _turns(column: Group) -> float:
    return TURN_ODDNESS * sum(p.group is not None and p.group.is_row for p in column.parts)


def _larger(plan: Plan, by: float) -> Plan:
    return plan._replace(width=plan.width * (1 + by), height=plan.height * (1 + by))


def fills(style: Style | None, names: Sequence[str]) -> Iterator[Fill]:
    """How to try to fill columns with ``names``: as ``style`` says, if it says so."""
    if style is not None:
        yield ends(style, names) or style.columns
        return
    yield 1
    yield from column_counts(len(names))
