"""All of a map as an arrangement says: its branches packed, then put into one frame."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rejoinder.layout.arrangement import Arrangement, Style, ends, style_of
from rejoinder.layout.blocks import Blocks
from rejoinder.layout.finish import Draft, turned
from rejoinder.layout.geometry import Point
from rejoinder.layout.packing import Branch, branches
from rejoinder.layout.placement import Route
from rejoinder.layout.plans import Group, columns_of
from rejoinder.layout.settled import settled
from rejoinder.model.records import Direction


class Whole(NamedTuple):
    """The branch of every row, and the loose roots in columns, if any. ``arrangement`` says
    of all of them how they stand.
    """

    width: float
    height: float
    branches: Sequence[Branch]
    loose: Group | None
    arrangement: Arrangement

    @property
    def price(self) -> float:
        """How far the first root's branch is from a tidy row of rows."""
        return self.branches[0].plan.price


def whole(blocks: Blocks, kept: Arrangement, known: Mapping[str, Branch]) -> Whole:
    """The map as ``kept`` says; what that leaves open is as it is nearby."""
    kin, gaps = blocks.kin, blocks.gaps
    how = settled(kin, kept)
    found = branches(blocks, how, known)
    first, *others = (found[root] for root in kin.roots)
    width, height = first.plan.width, first.plan.height
    group, style = None, kept.loose
    if others:
        names = [branch.key.name for branch in others]
        style = how.loose or Style(1)
        fill = ends(style, names) or style.columns
        plans = [branch.plan for branch in others]
        group = columns_of(plans, fill=fill, lead=0.0, across=gaps.apart, down=gaps.apart)
        style = style_of(group, names)
        width, height = width + gaps.loose + group.width, max(height, group.height)
    return Whole(width, height, found, group, _arrangement(kept, found, style))


def _arrangement(kept: Arrangement, found: Sequence[Branch], loose: Style | None) -> Arrangement:
    """``kept`` with what is new; the very same where nothing is."""
    new = {
        branch.key.name: branch.style
        for branch in found
        if branch.key.parts and kept.styles.get(branch.key.name) != branch.style
    }
    if not new and loose == kept.loose:
        return kept
    return Arrangement({**kept.styles, **new}, loose)


def stood(blocks: Blocks, whole: Whole, direction: Direction) -> tuple[Draft, list[Route]]:
    """Everything in its place, the middle of the first root's upper edge at the origin; the
    connectors turned into ``direction``.
    """
    kin = blocks.kin
    corners = _corners(blocks, whole)
    centres, tops = [0.0] * len(corners), [0.0] * len(corners)
    routes = []
    for row, branch in enumerate(whole.branches):
        x, y = corners[row]
        centres[row], tops[row] = x + branch.centre, y + branch.top
        for child, (dx, dy) in zip(kin.children[row], branch.corners, strict=True):
            corners[child] = (x + dx, y + dy)
        for inference, premise, _, points in branch.routes:
            moved = [turned(Point(px + x, py + y), direction) for px, py in points]
            routes.append(Route(inference, premise, False, tuple(moved)))
    return Draft(centres, tops), routes


def _corners(blocks: Blocks, whole: Whole) -> list[tuple[float, float]]:
    """By row the upper left corners of the branches, so far only those of the roots."""
    gaps, found = blocks.gaps, [(0.0, 0.0)] * len(whole.branches)
    main, roots = whole.branches[0].plan, blocks.kin.roots
    found[roots[0]] = (-main.port, 0.0)
    x = main.width - main.port + gaps.loose
    loose = whole.loose
    for first, end in () if loose is None else loose.columns():
        y = 0.0
        parts = [whole.branches[root].plan for root in roots[1 + first : 1 + end]]
        for root, plan in zip(roots[1 + first : 1 + end], parts, strict=True):
            found[root] = (x, y)
            y += plan.height + gaps.apart
        x += max(plan.width for plan in parts) + gaps.apart
    return found
