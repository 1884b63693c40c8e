"""The best plans of every branch, from the leaves up.

A step in a row has its disc on top, a step in a column has it on its left side; each keeps
a front for both.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from rejoinder.layout.blocks import Blocks
from rejoinder.layout.plans import Front, Group, Plan, columns, front, outermost, rows


def column_counts(parts: int) -> Iterator[int]:
    """Into how many columns to try to wrap: 2, 3, 4, 6, 9, ... with two in most of them."""
    count = 2
    while count <= (parts + 1) // 2:
        yield count
        count = max(count + 1, count * 3 // 2)


@dataclass
class Fronts:
    """Fronts by row: ``cards`` for cards; for steps ``tops`` (disc on top) and ``sides``.
    ``aspect`` is the target's width to its height.
    """

    blocks: Blocks
    aspect: float
    cards: dict[int, Front] = field(default_factory=dict)
    tops: dict[int, Front] = field(default_factory=dict)
    sides: dict[int, Front] = field(default_factory=dict)

    def add(self, row: int) -> None:
        """Finds the plans of ``row``, whose children have theirs already."""
        kin = self.blocks.kin
        if kin.tree.is_step[row]:
            tops, sides = self._front(self._on_top(row)), self._front(self._at_side(row))
            self.tops[row] = self._front(self._attacked_on_top(row, tops))
            self.sides[row] = self._front(self._attacked_at_side(row, sides))
        elif kin.tree.parents[row] < 0:
            self.cards[row] = tuple(outermost(self._card(row)))
        else:
            self.cards[row] = self._front(self._card(row))

    def _front(self, plans: Iterable[Plan]) -> Front:
        return front(plans, self.aspect)

    def _card(self, row: int) -> Iterator[Plan]:
        gaps, steps = self.blocks.gaps, self.blocks.kin.children[row]
        if not steps:
            yield self.blocks.card(row, None)
            return
        for group in rows([self.tops[s] for s in steps], gap=gaps.apart):
            yield self.blocks.card(row, group)
        sides, lead = [self.sides[s] for s in steps], gaps.indent + gaps.twig
        for count in (1, *column_counts(len(steps))):
            for group in columns(sides, count=count, lead=lead, across=gaps.apart, down=gaps.stack):
                yield self.blocks.card(row, group)

    def _on_top(self, step: int) -> Iterator[Plan]:
        premises = self.blocks.kin.premises(step)
        if not premises:
            yield self.blocks.on_top(step, None)
            return
        for group in self._premise_rows(step):
            yield self.blocks.on_top(step, group)
        if len(premises) > 1:
            lead = self.blocks.rail(step) + self.blocks.gaps.twig
            for group in self._stacked([self.cards[p] for p in premises], lead=lead):
                yield self.blocks.on_top(step, group)

    def _at_side(self, step: int) -> Iterator[Plan]:
        premises = self.blocks.kin.premises(step)
        if not premises:
            yield self.blocks.at_side(step, None)
            return
        reaches = 1 if len(premises) == 1 else 2
        lead = self.blocks.kin.breadths[step] + self.blocks.gaps.reach * reaches
        for group in self._stacked([self.cards[p] for p in premises], lead=lead):
            yield self.blocks.at_side(step, group)
        if len(premises) > 1:
            for group in self._premise_rows(step):
                yield self.blocks.at_side(step, group)

    def _attacked_on_top(self, step: int, plans: Front) -> Iterator[Plan]:
        """Attacks beside the premises, in a row; or below them, on a tail left of it all."""
        attacks, gaps = self.blocks.kin.attacks(step), self.blocks.gaps
        if not attacks:
            yield from plans
            return
        beside = rows([self.tops[s] for s in attacks], gap=gaps.apart)
        below = self._stacked([self.sides[s] for s in attacks], lead=gaps.twig)
        for group in (*beside, *below):
            for plan in plans:
                yield self.blocks.attacked_on_top(step, plan, group)

    def _attacked_at_side(self, step: int, plans: Front) -> Iterator[Plan]:
        """Attacks below the premises, on a tail from the disc."""
        attacks = self.blocks.kin.attacks(step)
        if not attacks:
            yield from plans
            return
        for group in self._stacked([self.sides[s] for s in attacks], lead=self.blocks.gaps.twig):
            for plan in plans:
                yield self.blocks.attacked_at_side(step, plan, group)

    def _premise_rows(self, step: int) -> Iterator[Group]:
        cards = [self.cards[premise] for premise in self.blocks.kin.premises(step)]
        return rows(cards, gap=self.blocks.gaps.joint, slacks=self.blocks.slacks(step))

    def _stacked(self, fronts: Sequence[Front], *, lead: float) -> Iterator[Group]:
        return columns(fronts, count=1, lead=lead, across=0.0, down=self.blocks.gaps.stack)
