"""One branch packed as its style says, rows by their outlines. What is in it is packed already."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from rejoinder.layout.arrangement import Style, ends, style_of
from rejoinder.layout.blocks import Blocks
from rejoinder.layout.family import Family
from rejoinder.layout.frames import Branch, Near
from rejoinder.layout.gaps import Gaps
from rejoinder.layout.outlines import Outline, Slab, around, beside, places
from rejoinder.layout.placement import Route, Tree
from rejoinder.layout.plans import Group, Plan, columns_of, row_of
from rejoinder.layout.standing import Standing, Task

NOTHING = Plan(0.0, 0.0, 0.0, None, None, 0.0)


class FittedBranch(Branch):
    """A branch whose origin is the upper left corner of the rectangle that ``plan`` gives it.

    ``from_side``: its connector comes from the left. ``slack`` is how much lower than usual
    its arguments begin. ``outline`` is found when it is first asked for. ``spans`` are the
    extents of the ``routes``.
    """

    __slots__ = ("from_side", "outline", "plan", "routes", "slack", "spans", "style")

    below: Sequence["FittedBranch"]
    style: Style | None
    outline: Outline | None
    plan: Plan
    routes: Sequence[Route]
    spans: list[Near]

    def __init__(self, name: str, *, is_step: bool) -> None:
        super().__init__(name, is_step=is_step)
        self.from_side, self.slack = False, 0.0
        self.left = self.top = self.right = self.bottom = 0.0
        self.style = self.outline = None
        self.plan, self.routes = NOTHING, ()


def pack(branch: FittedBranch, gaps: Gaps) -> bool:
    """Puts what is below ``branch`` in its places, and says whether that changes anything for
    what it hangs under. Its style then names what is in columns.
    """
    before = (branch.plan, branch.left, branch.right, branch.top, branch.bottom)
    middle, outlined = (branch.x, branch.y), branch.outline
    branch.outline = branch.stretches = None
    if branch.below:
        _pack_below(branch, gaps)
    else:
        width, height = branch.breadth, branch.breadth if branch.is_step else branch.depth
        branch.plan = Plan(width, height, width / 2, None, None, 0.0)
        branch.x, branch.y = width / 2, 0.0
        branch.routes, branch.spans = (), []
    _enclose(branch)
    if outlined is not None and outline(branch, gaps) != outlined:
        return True
    after = (branch.plan, branch.left, branch.right, branch.top, branch.bottom)
    return before != after or middle != (branch.x, branch.y)


def _pack_below(branch: FittedBranch, gaps: Gaps) -> None:
    assert branch.style is not None
    packing = _Packing(branch, branch.style, Blocks(_family(branch), gaps))
    plan = packing.step() if branch.is_step else packing.card()
    if plan.group is not None and not branch.is_step:
        branch.style = style_of(plan.group, [step.name for step in branch.below])
    scratch = packing.stood(plan)
    branch.plan = Plan(plan.width, plan.height, plan.port, None, None, plan.price)
    branch.x, branch.y = scratch.centres[0], scratch.tops[0]
    branch.routes, branch.spans = scratch.routes, []
    for part, task in zip(branch.below, scratch.waiting, strict=True):
        part.dx, part.dy = task.x, task.y
    for _, _, _, points in branch.routes:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        branch.spans.append((min(xs), min(ys), max(xs), max(ys)))


def _family(branch: FittedBranch) -> Family:
    """A branch and what is right below it as a tree of its own, in rows: 0 is the branch."""
    nodes = (branch, *branch.below)
    names, kinds = [node.name for node in nodes], [node.is_step for node in nodes]
    children: list[Sequence[int]] = [(0,) if node.below else () for node in nodes]
    children[0] = range(1, len(nodes))
    return Family(
        Tree(tuple(names), (), tuple(kinds), ()),
        (0,),
        children,
        [kinds[1:].count(False) if branch.is_step else 0],
        [node.breadth for node in nodes],
        [node.depth for node in nodes],
    )


def _enclose(branch: FittedBranch) -> None:
    """Takes the extent of a branch that is packed: of its box, its connectors, its parts."""
    half = branch.breadth / 2
    left, right = branch.x - half, branch.x + half
    high, low = branch.y, branch.y + branch.depth
    for x, y, end_x, end_y in branch.spans:
        left = x if x < left else left
        right = end_x if end_x > right else right
        high = y if y < high else high
        low = end_y if end_y > low else low
    branch.high, branch.low = high, low
    for part in branch.below:
        x, y = part.dx, part.dy
        left = x + part.left if x + part.left < left else left
        right = x + part.right if x + part.right > right else right
        high = y + part.top if y + part.top < high else high
        low = y + part.bottom if y + part.bottom > low else low
    branch.left, branch.right, branch.top, branch.bottom = left, right, high, low


def outline(branch: FittedBranch, gaps: Gaps) -> Outline:
    """What a branch takes, and all in it."""
    waiting = [] if branch.outline is not None else [branch]
    while waiting:
        part = waiting[-1]
        missing = [child for child in part.below if child.outline is None]
        if missing:
            waiting += missing
            continue
        own = _own(part, (part.x, part.y), part.routes, under=gaps.stack)
        parts = [(child.outline or (), child.dx, child.dy) for child in part.below]
        part.outline = around(own, parts) if parts else own
        waiting.pop()
    assert branch.outline is not None
    return branch.outline


def _own(
    branch: FittedBranch, middle: tuple[float, float], routes: Sequence[Route], *, under: float
) -> list[Slab]:
    """What the box and the connectors of a branch take.

    Each slab reaches a little lower than what is in it, so that nothing comes close to it
    from below.
    """
    (centre, top), half = middle, branch.breadth / 2
    own = [(top, top + branch.depth + under, centre - half, centre + half)]
    for route in routes:
        (x, y), *others = route.points
        for end_x, end_y in others:
            high, low = (y, end_y) if y < end_y else (end_y, y)
            own.append(
                (high, low + under, x, end_x) if x < end_x else (high, low + under, end_x, x)
            )
            x, y = end_x, end_y
    return own


@dataclass
class _Packing:
    """What packs one branch, row 0 of ``blocks``."""

    branch: FittedBranch
    style: Style
    blocks: Blocks
    premises: Sequence[FittedBranch] = field(init=False)
    attacks: Sequence[FittedBranch] = field(init=False)

    def __post_init__(self) -> None:
        count = self.blocks.kin.premise_count[0]
        self.premises, self.attacks = self.branch.below[:count], self.branch.below[count:]

    def stood(self, plan: Plan) -> Standing:
        """The box, the connectors and the parts of the branch in their places."""
        branch, scratch = self.branch, Standing(self.blocks)
        scratch.place(Task(0, plan, 0.0, 0.0, branch.from_side, branch.slack))
        return scratch

    def card(self) -> Plan:
        parts, style = self.branch.below, self.style
        gaps = self.blocks.gaps
        if not style.columns:
            return self.blocks.card(0, self._row(parts, gap=gaps.apart, slacks=[0.0] * len(parts)))
        plans = [part.plan for part in parts]
        fill = ends(style, [part.name for part in parts]) or style.columns
        lead = self.blocks.card_lead()
        group = columns_of(plans, fill=fill, lead=lead, across=gaps.apart, down=gaps.stack)
        return self.blocks.card(0, group)

    def step(self) -> Plan:
        blocks, attacks = self.blocks, self.attacks
        group = self._joined() if self.premises else None
        if self.branch.from_side:
            plan = blocks.at_side(0, group)
            stack = self._stack(attacks, lead=blocks.gaps.twig) if attacks else None
            return plan if stack is None else blocks.attacked_at_side(0, plan, stack)
        plan = blocks.on_top(0, group)
        if not attacks:
            return plan
        if self.style.attacks_below:
            stack = self._stack(attacks, lead=blocks.gaps.twig)
            return blocks.attacked_below(plan, stack, y=self._below(plan, stack))
        row = self._row(attacks, gap=blocks.gaps.apart, slacks=[0.0] * len(attacks))
        return blocks.attacked_beside(0, plan, row, x=self._beside(plan, row))

    def _joined(self) -> Group:
        """The premises."""
        blocks = self.blocks
        if not self.style.columns:
            return self._row(self.premises, gap=blocks.gaps.joint, slacks=blocks.slacks(0))
        lead = blocks.premise_lead(0, from_side=self.branch.from_side)
        return self._stack(self.premises, lead=lead)

    def _row(self, parts: Sequence[FittedBranch], *, gap: float, slacks: Sequence[float]) -> Group:
        """``parts`` side by side, as near as their outlines allow."""
        plans = [part.plan for part in parts]
        if len(parts) == 1:
            return row_of(plans, [0.0], slacks=slacks)
        outlines = [outline(part, self.blocks.gaps) for part in parts]
        return row_of(plans, places(outlines, gap), slacks=slacks)

    def _stack(self, parts: Sequence[FittedBranch], *, lead: float) -> Group:
        plans = [part.plan for part in parts]
        return columns_of(plans, fill=1, lead=lead, across=0.0, down=self.blocks.gaps.stack)

    def _below(self, plan: Plan, stack: Group) -> float:
        """How far down a column of attacks begins: under what stands over it."""
        gaps = self.blocks.gaps
        reach = stack.width - gaps.twig + gaps.apart
        return max(bottom for _, bottom, left, _ in self._bare_outline(plan) if left < reach)

    def _bare_outline(self, plan: Plan) -> Outline:
        """What a step takes without its attacks."""
        gaps, scratch = self.blocks.gaps, self.stood(plan)
        parts = [
            (outline(premise, gaps), task.x, task.y)
            for premise, task in zip(self.premises, scratch.waiting, strict=True)
        ]
        middle = (scratch.centres[0], scratch.tops[0])
        return around(_own(self.branch, middle, scratch.routes, under=gaps.stack), parts)

    def _beside(self, plan: Plan, row: Group) -> float:
        """Where a row of attacks begins beside the premises."""
        gaps, fall = self.blocks.gaps, self.blocks.attack_fall(0)
        parts = [
            (outline(attack, gaps), place, fall)
            for attack, place in zip(self.attacks, row.places, strict=True)
        ]
        rim = plan.port + self.branch.breadth / 2
        return max(rim + gaps.twig, beside(self._bare_outline(plan), around((), parts), gaps.apart))
