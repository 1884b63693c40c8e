"""The layout that an arrangement asks for, of a forest as it changes."""

from collections.abc import Iterable, Sequence

from rejoinder.layout.arrangement import Arrangement, Style, ends, style_of
from rejoinder.layout.forest import Forest
from rejoinder.layout.frames import Frame, Near
from rejoinder.layout.gaps import Gaps
from rejoinder.layout.gradual import Gradual
from rejoinder.layout.live import Live
from rejoinder.layout.packing import FittedBranch, pack
from rejoinder.layout.placement import Route
from rejoinder.layout.plans import columns_of
from rejoinder.layout.settled import side_under_card, side_under_step, step_style


class Arranged(Live[FittedBranch]):
    """A forest as ``arrangement`` says; what that leaves open is as it is nearby, and stays."""

    def __init__(
        self, forest: Forest, arrangement: Arrangement, *, gaps: Gaps, across: bool
    ) -> None:
        super().__init__(forest, FittedBranch, gaps=gaps, across=across)
        self._styles, self._loose = dict(arrangement.styles), arrangement.loose
        self._arrangement: Arrangement | None = arrangement
        self._is_tight = arrangement.is_tight

    @property
    def arrangement(self) -> Arrangement:
        """How all nodes stand, also those that are not there at present."""
        if self._arrangement is None:
            styles = dict(self._styles)
            self._arrangement = Arrangement(styles, self._loose, self._is_tight)
        return self._arrangement

    def arranging(self, arrangement: Arrangement) -> Gradual[None]:
        """Lays the forest out in another way, as tight or as airy as it is; what is arranged as
        before is not touched.
        """
        before = self._styles
        self._forget_sleepers()
        self._styles, self._loose = dict(arrangement.styles), arrangement.loose
        self._arrangement = arrangement
        self._stood = None
        others = [
            name
            for name, branch in self.branches.items()
            if branch.below and before.get(name) != self._styles.get(name)
        ]
        yield from self.following(others)

    def settle(self, branch: FittedBranch) -> Iterable[FittedBranch]:
        """What hangs under a row comes from above, what hangs under columns from the side."""
        side = self._side(branch)
        style = self._style(branch, side)
        changed: list[FittedBranch] = []
        if (side, style) != (branch.from_side, branch.style):
            branch.from_side, branch.style = side, style
            changed += branch.below
        if not isinstance(branch.above, FittedBranch):
            branch.slack = 0.0
        if branch.is_step:
            changed += _slackened(branch, style)
        return changed

    def _side(self, branch: FittedBranch) -> bool:
        above = branch.above
        if not isinstance(above, FittedBranch):
            return False
        if branch.is_step and above.is_step:
            return side_under_step(above.style, above.from_side) is True
        return side_under_card(above.style) is True

    def _style(self, branch: FittedBranch, side: bool) -> Style:
        if not branch.below:
            return Style()
        kept = self._styles.get(branch.name)
        if not branch.is_step:
            return Style(self._usual(branch, side)) if kept is None else kept
        premises = sum([not child.is_step for child in branch.below])
        style = step_style(kept, premises=premises, side=side, guesses=True)
        assert style is not None
        return style

    def _usual(self, branch: FittedBranch, side: bool) -> int:
        """A row or a column for a card's arguments: as the last one before it among those
        that argue for the same has it, or else as its own connector comes.
        """
        step = branch.above
        conclusion = step.above if isinstance(step, FittedBranch) else None
        if not isinstance(step, FittedBranch) or not isinstance(conclusion, FittedBranch):
            return 0
        found = int(step.from_side)
        for other in conclusion.below:
            for premise in other.below:
                if premise is branch:
                    return found
                if premise.below and not premise.is_step and premise.style is not None:
                    found = min(premise.style.columns, 1)
        return found

    def pack(self, branches: Iterable[FittedBranch], stale: set[FittedBranch]) -> None:
        """What a branch hangs under is packed again only where the branch looks different."""
        styles = self._styles
        for branch in branches:
            if branch not in stale:
                continue
            above = branch.above
            if pack(branch, self.gaps) and isinstance(above, FittedBranch):
                stale.add(above)
            style = branch.style
            if branch.below and style is not None and styles.get(branch.name) != style:
                styles[branch.name] = style
                self._arrangement = None

    @property
    def price(self) -> float:
        """How far the first root's branch is from a tidy row of rows."""
        return self.roots[0].plan.price if self.roots else 0.0

    def routes(self, name: str, near: Near | None = None) -> Iterable[Route]:
        """By buses, brackets, rails and twigs, as the style of the node asks."""
        branch = self.branches[name]
        if near is None:
            return branch.routes
        left, up, right, down = near
        return [
            route
            for route, (x, y, end_x, end_y) in zip(branch.routes, branch.spans, strict=True)
            if x <= right and left <= end_x and y <= down and up <= end_y
        ]

    def stand_first(self, main: FittedBranch) -> float:
        main.dx, main.dy = -main.plan.port, 0.0
        return main.plan.width - main.plan.port + self.gaps.loose

    def stand_apart(self, roots: Sequence[FittedBranch], changed: Sequence[FittedBranch]) -> None:
        """In columns, as they are kept."""
        apart = self.gaps.apart
        names, plans = [root.name for root in roots], [root.plan for root in roots]
        kept = self._loose or Style(1)
        fill = ends(kept, names) or kept.columns
        group = columns_of(plans, fill=fill, lead=0.0, across=apart, down=apart)
        style = style_of(group, names)
        if style != self._loose:
            self._loose, self._arrangement = style, None
        x, columns = 0.0, []
        for first, end in group.columns():
            column, y = Frame(), 0.0
            column.above, column.below, column.dx = self.loose, roots[first:end], x
            for root in column.below:
                root.above, root.dx, root.dy = column, 0.0, y
                y += root.plan.height + apart
            column.enclose()
            columns.append(column)
            x += max([root.plan.width for root in column.below]) + apart
        self.loose.below = columns
        self.loose.enclose()


def _slackened(step: FittedBranch, style: Style) -> list[FittedBranch]:
    """Lets the arguments of premises in a row begin below the tallest; those that changed."""
    premises = [child for child in step.below if not child.is_step]
    in_row = len(premises) > 1 and not style.columns
    tallest = max([premise.depth for premise in premises], default=0.0)
    changed = []
    for premise in premises:
        slack = tallest - premise.depth if in_row and premise.below else 0.0
        if slack != premise.slack:
            premise.slack = slack
            changed.append(premise)
    return changed
