"""The best plans of every branch, from the leaves up.

A step in a row has its disc on top, a step in a column has it on its left side; each keeps
a front for both.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from rejoinder.layout.family import Family
from rejoinder.layout.gaps import Gaps
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

    kin: Family
    gaps: Gaps
    aspect: float
    cards: dict[int, Front] = field(default_factory=dict)
    tops: dict[int, Front] = field(default_factory=dict)
    sides: dict[int, Front] = field(default_factory=dict)

    def add(self, row: int) -> None:
        """Finds the plans of ``row``, whose children have theirs already."""
        if self.kin.tree.is_step[row]:
            tops, sides = self._front(self._tops(row)), self._front(self._sides(row))
            self.tops[row] = self._front(self._with_attacks_on_top(row, tops))
            self.sides[row] = self._front(self._with_attacks_at_side(row, sides))
        elif self.kin.tree.parents[row] < 0:
            self.cards[row] = tuple(outermost(self._card(row)))
        else:
            self.cards[row] = self._front(self._card(row))

    def _front(self, plans: Iterable[Plan]) -> Front:
        return front(plans, self.aspect)

    def _card(self, row: int) -> Iterator[Plan]:
        gaps = self.gaps
        width, height = self.kin.breadths[row], self.kin.depths[row]
        steps = self.kin.children[row]
        if not steps:
            yield Plan(width, height, width / 2, None, None, 0.0)
            return
        for group in rows([self.tops[s] for s in steps], gap=gaps.apart):
            whole = max(width, group.width)
            discs = _middle_of_row(group, gap=gaps.apart) + row_shift(width, group)
            port = min(max(discs, width / 2), whole - width / 2)
            low = height + gaps.stem + gaps.drop + group.height
            yield Plan(whole, low, port, group, None, group.price)
        sides = [self.sides[s] for s in steps]
        for count in (1, *column_counts(len(steps))):
            lead, fall = gaps.indent + gaps.twig, gaps.stem if count == 1 else 2 * gaps.stem
            for group in columns(sides, count=count, lead=lead, across=gaps.apart, down=gaps.stack):
                whole = max(width, group.width)
                port = width / 2 if count == 1 else whole / 2
                yield Plan(whole, height + fall + group.height, port, group, None, group.price)

    def _tops(self, step: int) -> Iterator[Plan]:
        gaps, disc = self.gaps, self.kin.breadths[step]
        premises = self.kin.premises(step)
        if not premises:
            yield Plan(disc, disc, disc / 2, None, None, 0.0)
            return
        cards = [self.cards[p] for p in premises]
        head = disc + gaps.stalk
        for group in rows(cards, gap=gaps.joint, slacks=slacks(self.kin, step)):
            port = _middle_of_row(group, gap=gaps.joint) + row_shift(disc, group)
            width = max(disc, group.width)
            yield Plan(width, head + gaps.rise + group.height, port, group, None, group.price)
        if len(premises) > 1:
            port = max(disc / 2, gaps.indent)
            for group in columns(
                cards, count=1, lead=port + gaps.twig, across=0.0, down=gaps.stack
            ):
                yield Plan(group.width, head + group.height, port, group, None, group.price)

    def _sides(self, step: int) -> Iterator[Plan]:
        gaps, disc = self.gaps, self.kin.breadths[step]
        premises = self.kin.premises(step)
        if not premises:
            yield Plan(disc, disc, disc / 2, None, None, 0.0)
            return
        cards = [self.cards[p] for p in premises]
        lead = disc + gaps.reach * (1 if len(premises) == 1 else 2)
        pad = side_pad(self.kin, step)
        for group in columns(cards, count=1, lead=lead, across=0.0, down=gaps.stack):
            port = pad + self.kin.depths[premises[0]] / 2
            height = max(pad + group.height, disc)
            yield Plan(group.width, height, port, group, None, group.price)
        if len(premises) > 1:
            for group in rows(cards, gap=gaps.joint, slacks=slacks(self.kin, step)):
                width = disc + gaps.reach + group.width
                height = max(disc / 2 + gaps.rise + group.height, disc)
                yield Plan(width, height, disc / 2, group, None, group.price)

    def _with_attacks_on_top(self, step: int, plans: Front) -> Iterator[Plan]:
        """Attacks beside the premises, in a row; or below them, on a tail left of it all."""
        attacks, gaps = self.kin.attacks(step), self.gaps
        if not attacks:
            yield from plans
            return
        fall = self.kin.depths[step] + gaps.stalk + gaps.drop
        for group in rows([self.tops[s] for s in attacks], gap=gaps.apart):
            for plan in plans:
                width = plan.width + gaps.apart + group.width
                height = max(plan.height, fall + group.height)
                yield plan._replace(width=width, height=height, attacks=group)
        for group in self._stacked(attacks):
            for plan in plans:
                yield plan._replace(
                    width=max(plan.width + gaps.twig, group.width),
                    height=plan.height + gaps.stack + group.height,
                    port=plan.port + gaps.twig,
                    attacks=group,
                    price=plan.price + 0.5,
                )

    def _with_attacks_at_side(self, step: int, plans: Front) -> Iterator[Plan]:
        """Attacks below the premises, on a tail from the disc."""
        attacks = self.kin.attacks(step)
        if not attacks:
            yield from plans
            return
        for group in self._stacked(attacks):
            for plan in plans:
                width = max(plan.width, self.kin.breadths[step] / 2 + group.width)
                height = plan.height + self.gaps.stack + group.height
                yield plan._replace(width=width, height=height, attacks=group)

    def _stacked(self, attacks: Sequence[int]) -> list[Group]:
        gaps = self.gaps
        sides = [self.sides[s] for s in attacks]
        return list(columns(sides, count=1, lead=gaps.twig, across=0.0, down=gaps.stack))


def slacks(kin: Family, step: int) -> list[float]:
    """How much lower the arguments of each premise begin so as to clear the tallest one."""
    premises = kin.premises(step)
    tallest = max(kin.depths[p] for p in premises)
    return [tallest - kin.depths[p] if kin.children[p] else 0.0 for p in premises]


def side_pad(kin: Family, step: int) -> float:
    """How far the first premise stands below the top of a step whose disc is beside it."""
    return max(0.0, (kin.depths[step] - kin.depths[kin.premises(step)[0]]) / 2)


def row_shift(width: float, group: Group) -> float:
    """How far a row that is narrower than what it hangs under stands in."""
    return max(0.0, (width - group.width) / 2)


def _middle_of_row(group: Group, *, gap: float) -> float:
    """The mean of the first and the last port of a row."""
    first, last = group.parts[0], group.parts[-1]
    return (first.port + group.width - last.width + last.port) / 2
