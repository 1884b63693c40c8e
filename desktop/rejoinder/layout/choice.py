"""The arrangements with which a map is seen largest in a given shape."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rejoinder.layout.arrangement import Arrangement, Style, style_of
from rejoinder.layout.blocks import Blocks
from rejoinder.layout.family import Family
from rejoinder.layout.fronts import Fronts, fills
from rejoinder.layout.gaps import Gaps
from rejoinder.layout.placement import Size
from rejoinder.layout.plans import Front, Group, Plan, columns
from rejoinder.layout.settled import open_choices

TIDINESS = 0.06
"""The part of the zoom that is given up at most for a row of rows instead of columns."""

SHORTLIST = 2
"""How many of the best arrangements are packed closely before one is taken."""


class Sketch(NamedTuple):
    """All of a map in rectangles: the first root's plan, and the loose roots beside it."""

    width: float
    height: float
    main: Plan
    loose: Group | None


def zoom(width: float, height: float, shape: Size) -> float:
    """The zoom at which all of a map is seen, 1 at most."""
    return min(1.0, shape.width / max(width, 1.0), shape.height / max(height, 1.0))


def worth(width: float, height: float, price: float, shape: Size) -> float:
    """The zoom, somewhat less counting if it is tidier."""
    return zoom(width, height, shape) * (1 - TIDINESS * min(1.0, price))


def shortlist(blocks: Blocks, kept: Arrangement, shape: Size) -> list[Arrangement]:
    """The best arrangements in ``shape``, which agree with ``kept`` where that says anything."""

    def rank(sketch: Sketch) -> float:
        return worth(sketch.width, sketch.height, sketch.main.price, shape)

    best = sorted(_sketches(blocks, kept, shape), key=rank)[-SHORTLIST:]
    return [_arrangement(blocks.kin, sketch, kept) for sketch in best]


def _sketches(blocks: Blocks, kept: Arrangement, shape: Size) -> Iterator[Sketch]:
    kin, gaps = blocks.kin, blocks.gaps
    fronts = Fronts(blocks, open_choices(kin, kept), shape.width / shape.height)
    for row in reversed(range(len(kin.tree))):
        fronts.add(row)
    first, *others = (fronts.cards[root] for root in kin.roots)
    groups = list(_loose(others, kin, kept.loose, gaps)) if others else []
    for plan in first:
        if not others:
            yield Sketch(plan.width, plan.height, plan, None)
        for group in groups:
            width = plan.width + gaps.loose + group.width
            yield Sketch(width, max(plan.height, group.height), plan, group)


def _loose(
    fronts: Sequence[Front], kin: Family, style: Style | None, gaps: Gaps
) -> Iterator[Group]:
    """Loose roots in columns."""
    for fill in fills(style, [kin.tree.names[root] for root in kin.roots[1:]]):
        yield from columns(fronts, fill=fill, lead=0.0, across=gaps.apart, down=gaps.apart)


def _arrangement(kin: Family, sketch: Sketch, kept: Arrangement) -> Arrangement:
    """What ``sketch`` chose, together with what was ``kept``."""
    names = kin.tree.names
    plans = [sketch.main, *(() if sketch.loose is None else sketch.loose.parts)]
    waiting = list(zip(kin.roots, plans, strict=True))
    styles: dict[str, Style] = {}
    while waiting:
        row, plan = waiting.pop()
        below = kin.children[row]
        if not below:
            continue
        parts = [part for group in (plan.group, plan.attacks) if group for part in group.parts]
        waiting += zip(below, parts, strict=True)
        style = Style() if plan.group is None else style_of(plan.group, [names[r] for r in below])
        if kin.tree.is_step[row]:
            attacks = plan.attacks
            style = Style(style.columns, (), None if attacks is None else not attacks.is_row)
        styles[names[row]] = style
    loose = kept.loose
    if sketch.loose is not None:
        loose = style_of(sketch.loose, [names[root] for root in kin.roots[1:]])
    return Arrangement({**kept.styles, **styles}, loose)
