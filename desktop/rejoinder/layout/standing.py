"""From plans to places and connectors: a box put into the rectangle of its branch."""

from dataclasses import dataclass, field
from typing import NamedTuple

from rejoinder.layout.blocks import Blocks, row_shift
from rejoinder.layout.family import Family
from rejoinder.layout.gaps import Gaps
from rejoinder.layout.geometry import Point
from rejoinder.layout.placement import Route
from rejoinder.layout.plans import Group, Plan
from rejoinder.layout.routes import jog, way


class Task(NamedTuple):
    """A branch to be put with its rectangle's upper left corner at ``x``, ``y``.

    ``from_side``: its connector comes from the left, so that a card stands at the left side
    of its rectangle and a disc beside its premises. ``slack`` is how much lower than usual
    a card's arguments begin.
    """

    row: int
    plan: Plan
    x: float
    y: float
    from_side: bool = False
    slack: float = 0.0


@dataclass
class Standing:
    """Boxes and connectors as they get their places. ``waiting`` holds the branches in them,
    in order, which get theirs later, so that no map is too deep.
    """

    blocks: Blocks
    kin: Family = field(init=False)
    gaps: Gaps = field(init=False)
    centres: list[float] = field(init=False)
    tops: list[float] = field(init=False)
    routes: list[Route] = field(default_factory=list)
    waiting: list[Task] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.kin, self.gaps = self.blocks.kin, self.blocks.gaps
        self.centres = [0.0] * len(self.kin.tree)
        self.tops = [0.0] * len(self.kin.tree)

    def clear(self) -> None:
        """Makes room for another branch."""
        self.routes.clear()
        self.waiting.clear()

    def place(self, task: Task) -> None:
        """Puts one box and its connectors, and leaves its children ``waiting``."""
        if not self.kin.tree.is_step[task.row]:
            self._card(task)
        elif task.from_side:
            self._step_at_side(task)
        else:
            self._step_on_top(task)

    def _card(self, task: Task) -> None:
        row, plan, x, y, from_side, slack = task
        width = self.kin.breadths[row]
        centre = x + (width / 2 if from_side else plan.port)
        self.centres[row], self.tops[row] = centre, y
        if plan.group is None:
            return
        bottom = y + self.kin.depths[row]
        group, below = plan.group, bottom + slack + self.gaps.stem
        if group.is_row:
            start = x if from_side else x + row_shift(width, group)
            self._arguments_in_row(row, group, Point(centre, bottom), start, below)
            return
        indent = min(self.gaps.indent, width / 2)
        if len(group.ends) == 1 or from_side:
            foot = Point(centre - width / 2 + indent, bottom)
        else:
            foot = Point(centre, bottom)
        self._arguments_in_columns(row, group, foot, x, below)

    def _arguments_in_row(self, row: int, group: Group, foot: Point, x: float, bus: float) -> None:
        """Discs on drops from one bus, which a stem joins to the card's ``foot``."""
        top = bus + self.gaps.drop
        parts = list(zip(self.kin.children[row], group.parts, group.places, strict=True))
        half = self.kin.breadths[row] / 2 - self.gaps.indent
        if len(parts) == 1 and abs(x + group.middle() - foot.x) <= half:
            foot = Point(x + group.middle(), foot.y)
        for step, plan, place in parts:
            self.waiting.append(Task(step, plan, x + place, top))
            self._route(step, None, jog(Point(x + place + plan.port, top), foot, turn=bus))

    def _arguments_in_columns(
        self, row: int, group: Group, foot: Point, x: float, bus: float
    ) -> None:
        """Discs on twigs from a rail left of each column; rails hang from one bus."""
        gaps, steps = self.gaps, self.kin.children[row]
        single = len(group.ends) == 1
        for first, end in group.columns():
            rail = foot.x if single else x + gaps.indent
            left, y = x + gaps.indent + gaps.twig, bus if single else bus + gaps.stem
            parts = group.parts[first:end]
            for step, plan in zip(steps[first:end], parts, strict=True):
                self.waiting.append(Task(step, plan, left, y, from_side=True))
                rim = Point(left, y + plan.port)
                corners = (Point(rail, rim.y), Point(rail, bus), Point(foot.x, bus), foot)
                self._route(step, None, way(rim, *corners))
                y += plan.height + gaps.stack
            x = left + max(plan.width for plan in parts) + gaps.apart

    def _step_on_top(self, task: Task) -> None:
        """A step with its disc above its premises."""
        step, plan, x, y, _, _ = task
        size, gaps = self.kin.breadths[step], self.gaps
        disc = Point(x + plan.port, y + size / 2)
        self.centres[step], self.tops[step] = disc.x, y
        attacks = plan.attacks
        inset = gaps.twig if attacks is not None and not attacks.is_row else 0.0
        foot = Point(disc.x, y + size)
        if plan.group is not None and plan.group.is_row:
            start = x + inset + row_shift(size, plan.group)
            bracket = foot.y + gaps.stalk
            self._premises_in_row(step, plan.group, start, bracket + gaps.rise)
            self._bracket_above(step, plan.group, foot, bracket)
        elif plan.group is not None:
            self._premises_in_column(step, plan.group, disc.x + gaps.twig, foot.y + gaps.stalk)
            self._bracket_beside(step, plan.group, foot, disc.x)
        if attacks is None:
            return
        if attacks.is_row:
            self._attacks_beside(step, attacks, disc, x)
        else:
            rim = Point(disc.x - size / 2, disc.y)
            self._attacks_below(step, attacks, rim, x, y + attacks.places[0])

    def _step_at_side(self, task: Task) -> None:
        """A step with its disc left of its premises."""
        step, plan, x, y, _, _ = task
        size, gaps = self.kin.breadths[step], self.gaps
        disc = Point(x + size / 2, y + plan.port)
        self.centres[step], self.tops[step] = disc.x, disc.y - size / 2
        rim = Point(x + size, disc.y)
        if plan.group is not None and plan.group.is_row:
            self._premises_in_row(step, plan.group, rim.x + gaps.reach, disc.y + gaps.rise)
            self._bracket_above(step, plan.group, rim, disc.y)
        elif plan.group is not None:
            bracket = rim.x + gaps.reach
            left = bracket if len(plan.group.parts) == 1 else bracket + gaps.reach
            self._premises_in_column(step, plan.group, left, y + self.blocks.side_pad(step))
            self._bracket_beside(step, plan.group, rim, bracket)
        if plan.attacks is not None:
            foot = Point(disc.x, disc.y + size / 2)
            top = y + plan.height - plan.attacks.height
            self._attacks_below(step, plan.attacks, foot, disc.x, top)

    def _premises_in_row(self, step: int, group: Group, x: float, y: float) -> None:
        slacks, premises = self.blocks.slacks(step), self.kin.premises(step)
        for number, plan in enumerate(group.parts):
            left, premise = x + group.places[number], premises[number]
            self.waiting.append(Task(premise, plan, left, y, slack=slacks[number]))
            self.centres[premise], self.tops[premise] = left + plan.port, y

    def _bracket_above(self, step: int, group: Group, end: Point, bracket: float) -> None:
        """From the top of each premise to one line above them all, and along it to ``end``."""
        for premise in self.kin.premises(step):
            low = Point(self.centres[premise], self.tops[premise])
            if end.y == bracket:
                points = way(low, Point(low.x, bracket), end)
            else:
                points = jog(low, end, turn=bracket)
            self._route(step, premise, points)

    def _premises_in_column(self, step: int, group: Group, x: float, y: float) -> None:
        for premise, plan in zip(self.kin.premises(step), group.parts, strict=True):
            self.waiting.append(Task(premise, plan, x, y, from_side=True))
            self.centres[premise] = x + self.kin.breadths[premise] / 2
            self.tops[premise] = y
            y += plan.height + self.gaps.stack

    def _bracket_beside(self, step: int, group: Group, end: Point, bracket: float) -> None:
        """From the left side of each premise to one line beside them all, and on to ``end``."""
        for premise in self.kin.premises(step):
            left = self.centres[premise] - self.kin.breadths[premise] / 2
            side = Point(left, self.tops[premise] + self.kin.depths[premise] / 2)
            corners = (Point(bracket, side.y), Point(bracket, end.y))
            self._route(step, premise, way(side, *corners, end))

    def _attacks_beside(self, step: int, group: Group, disc: Point, x: float) -> None:
        """Attacks right of the premises, on one arm from the side of the disc."""
        size = self.kin.breadths[step]
        top = disc.y - size / 2 + self.blocks.attack_fall(step)
        rim = Point(disc.x + size / 2, disc.y)
        attacks = zip(self.kin.attacks(step), group.parts, group.places, strict=True)
        for attack, plan, place in attacks:
            self.waiting.append(Task(attack, plan, x + place, top))
            start = Point(x + place + plan.port, top)
            self._route(attack, None, way(start, Point(start.x, disc.y), rim))

    def _attacks_below(self, step: int, group: Group, end: Point, tail: float, y: float) -> None:
        """Attacks below the premises, on twigs from a tail that leads to the disc's rim."""
        left = tail + self.gaps.twig
        for attack, plan in zip(self.kin.attacks(step), group.parts, strict=True):
            self.waiting.append(Task(attack, plan, left, y, from_side=True))
            rim = Point(left, y + plan.port)
            self._route(attack, None, way(rim, Point(tail, rim.y), Point(tail, end.y), end))
            y += plan.height + self.gaps.stack

    def _route(self, step: int, premise: int | None, points: tuple[Point, ...]) -> None:
        names = self.kin.tree.names
        name = None if premise is None else names[premise]
        self.routes.append(Route(names[step], name, False, points))
