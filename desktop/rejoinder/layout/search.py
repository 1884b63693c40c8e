"""The best shapes of every branch, from the leaves up.

A step in a row has its disc on top, a step in a column has it on its left side; each keeps
a front for both. Only sizes are reckoned: where things stand follows when the branches of
the arrangement that was chosen are packed.
"""

from collections.abc import Iterator, Sequence

from rejoinder.layout.arrangement import Style, ends
from rejoinder.layout.blocks import STACKED_ATTACKS, Blocks
from rejoinder.layout.gaps import TIGHT
from rejoinder.layout.settled import Settled
from rejoinder.layout.shapes import (
    Draft,
    Front,
    Fronts,
    Shape,
    attacked,
    in_row,
    outermost,
    shape,
    thinned,
)
from rejoinder.layout.stacks import Columns, stairs

MOST = (8, 16, 40)
"""How many shapes are kept and tried for small branches, for others, and for those that are a
good part of the map: these are few, and the more they have the better one fits.
"""

LARGE, MOST_OF_LARGE = 2000, (6, 10, 40)
"""On a map of so many rows they are fewer."""

SMALL, PART = 12, 1 / 40
"""So many rows make a small branch, and such a part of all rows a good part of the map."""

ODDLY = 1.07
"""How much larger, in the search, a bracket counts that leads from the side over a row of
premises: its line is long, and the first premise is far from the disc. Not where all is tight.
"""


class Search:
    """Fronts by row: ``cards`` for cards; for steps ``tops`` (disc on top) and ``sides``.
    ``aspect`` is the target's width to its height. What is ``settled`` is not tried otherwise.
    """

    def __init__(self, blocks: Blocks, settled: Settled, aspect: float) -> None:
        self.blocks, self.kin, self.gaps = blocks, blocks.kin, blocks.gaps
        self.settled, self.aspect = settled, aspect
        self._oddly = 1.0 if self.gaps is TIGHT else ODDLY
        self.most = 0
        self._rows = [1] * len(blocks.kin.tree)
        self.cards: dict[int, Front] = {}
        self.tops: dict[int, Front] = {}
        self.sides: dict[int, Front] = {}

    def add(self, row: int) -> None:
        """Finds the shapes of ``row``, whose children have theirs already."""
        rows = self._rows[row] = 1 + sum([self._rows[child] for child in self.kin.children[row]])
        few, some, many = MOST if len(self._rows) < LARGE else MOST_OF_LARGE
        is_part = rows > max(SMALL, PART * len(self._rows))
        self.most = many if is_part else some if rows > SMALL else few
        if not self.kin.tree.is_step[row]:
            self.cards[row] = self._card(row)
            return
        side = self.settled.from_side[row]
        if side is not True:
            self.tops[row] = self._on_top(row)
        if side is not False:
            self.sides[row] = self._at_side(row)

    def _front(self, drafts: list[Draft], rows: Fronts, columns: Fronts) -> Front:
        """The best of ``drafts``; the fronts of the parts for rows and for columns."""
        best = thinned(outermost(drafts), self.aspect, self.most)
        return [shape(draft, columns if draft.columns else rows) for draft in best]

    def _card(self, row: int) -> Front:
        gaps, steps = self.gaps, self.kin.children[row]
        width, height = self.kin.breadths[row], self.kin.depths[row]
        if not steps:
            return [Shape(width, height, 0.0, 0, (), None, ())]
        style = self.settled.styles[row]
        tops, sides = [self.tops.get(s, ()) for s in steps], [self.sides.get(s, ()) for s in steps]
        drafts: list[Draft] = []
        if style is None or not style.columns:
            fall = height + gaps.stem + gaps.drop
            for d in in_row(tops, gap=gaps.apart, most=self.most):
                drafts.append(Draft(max(width, d.width), d.height + fall, *d[2:]))
        if style is None or style.columns:
            columns = Columns(
                [stairs(front) for front in sides],
                lead=self.blocks.card_lead(),
                across=gaps.apart,
                down=gaps.stack,
                most=self.most,
            )
            names = [self.kin.tree.names[step] for step in steps]
            for d in in_columns(columns, style, names):
                fall = height + (gaps.stem if d.columns == 1 else 2 * gaps.stem)
                drafts.append(Draft(max(width, d.width), d.height + fall, *d[2:]))
        if self.kin.tree.parents[row] < 0:
            return [shape(d, sides if d.columns else tops) for d in outermost(drafts)]
        return self._front(drafts, tops, sides)

    def _on_top(self, step: int) -> Front:
        gaps, disc = self.gaps, self.kin.breadths[step]
        premises = [self.cards[premise] for premise in self.kin.premises(step)]
        plain: Front = [Shape(disc, disc, 0.0, 0, (), None, ())]
        if len(premises) == 1:
            head = disc + gaps.stalk + gaps.rise
            plain = [
                Shape(max(disc, s.width), head + s.height, s.price / 2, 0, (), None, (s,))
                for s in premises[0]
            ]
        elif premises:
            drafts = []
            for d in self._premises(step, premises, from_side=False):
                head = disc + gaps.stalk + (0.0 if d.columns else gaps.rise)
                drafts.append(Draft(max(disc, d.width), head + d.height, *d[2:]))
            plain = self._front(drafts, premises, premises)
        if not self.kin.attacks(step):
            return plain
        return thinned(outermost(list(self._attacked_above(step, plain))), self.aspect, self.most)

    def _at_side(self, step: int) -> Front:
        gaps, disc = self.gaps, self.kin.breadths[step]
        premises = [self.cards[premise] for premise in self.kin.premises(step)]
        plain: Front = [Shape(disc, disc, 0.0, 0, (), None, ())]
        if premises:
            drafts, pad, odd = [], self.blocks.side_pad(step), self._oddly
            for d in self._premises(step, premises, from_side=True):
                if d.columns:
                    drafts.append(Draft(d.width, max(pad + d.height, disc), *d[2:]))
                else:
                    width = disc + gaps.reach + d.width
                    height = max(disc / 2 + gaps.rise + d.height, disc)
                    drafts.append(Draft(width * odd, height * odd, *d[2:]))
            plain = self._front(drafts, premises, premises)
        if not self.kin.attacks(step):
            return plain
        return thinned(outermost(list(self._attacked_beside(step, plain))), self.aspect, self.most)

    def _premises(self, step: int, cards: Fronts, *, from_side: bool) -> list[Draft]:
        """In a row, or in a column; a single one as the disc stands."""
        style = self.settled.styles[step]
        found: list[Draft] = []
        if len(cards) == 1:
            style = Style(int(from_side))
        if style is None or not style.columns:
            found += in_row(
                cards, gap=self.gaps.joint, most=self.most, slacks=self.blocks.slacks(step)
            )
        if style is None or style.columns:
            found += self._stack(cards, self.blocks.premise_lead(step, from_side=from_side))
        return found

    def _stack(self, fronts: Fronts, lead: float) -> list[Draft]:
        parts = [stairs(front) for front in fronts]
        return Columns(parts, lead=lead, across=0.0, down=self.gaps.stack, most=self.most).single()

    def _attacked_above(self, step: int, plain: Front) -> Iterator[Shape]:
        """Attacks beside the premises, in a row; or below them, on a tail left of it all."""
        gaps, style, attacks = self.gaps, self.settled.styles[step], self.kin.attacks(step)
        below = None if style is None else style.attacks_below
        if below is not True:
            fall, fronts = self.blocks.attack_fall(step), [self.tops[s] for s in attacks]
            for row in in_row(fronts, gap=gaps.apart, most=self.most):
                for one in plain:
                    width = one.width + gaps.apart + row.width
                    height = max(one.height, fall + row.height)
                    yield attacked(one, shape(row, fronts), width, height, price=0.0)
        if below is not False:
            fronts = [self.sides[s] for s in attacks]
            for column in self._stack(fronts, gaps.twig):
                for one in plain:
                    width = max(one.width + gaps.twig, column.width)
                    height = one.height + gaps.stack + column.height
                    yield attacked(one, shape(column, fronts), width, height, price=STACKED_ATTACKS)

    def _attacked_beside(self, step: int, plain: Front) -> Iterator[Shape]:
        """Attacks below the premises, on a tail from the disc."""
        fronts, half = [self.sides[s] for s in self.kin.attacks(step)], self.kin.breadths[step] / 2
        for column in self._stack(fronts, self.gaps.twig):
            for one in plain:
                width = max(one.width, half + column.width)
                height = one.height + self.gaps.stack + column.height
                yield attacked(one, shape(column, fronts), width, height, price=0.0)


def in_columns(columns: Columns, style: Style | None, names: Sequence[str]) -> Iterator[Draft]:
    """Every number of columns; or as ``style`` says, filled as it says, with ``names``."""
    if style is None:
        yield from columns.single()
        if len(names) > 2:
            yield from columns.several()
        return
    filled = ends(style, names)
    if filled is None:
        yield from columns.even(style.columns)
    elif len(filled) == 1:
        yield from columns.single()
    else:
        yield from columns.ending(filled)
