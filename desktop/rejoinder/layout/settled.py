"""What an arrangement says of a map as it is now, row by row."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from rejoinder.layout.arrangement import Arrangement, Style
from rejoinder.layout.family import Family


@dataclass(frozen=True)
class Settled:
    """By row: its style, and whether its connector comes from the side; ``None`` where that
    has still to be chosen.
    """

    styles: Sequence[Style | None]
    from_side: Sequence[bool | None]
    loose: Style | None

    def style(self, row: int) -> Style:
        """The style of ``row``, which is chosen."""
        style = self.styles[row]
        assert style is not None
        return style


def is_small_change(kin: Family, kept: Arrangement) -> bool:
    """Whether all that ``kept`` leaves open are single children, which need no choice."""
    for row, below in enumerate(kin.children):
        count = kin.premise_count[row] if kin.tree.is_step[row] else len(below)
        if count > 1 and kin.tree.names[row] not in kept.styles:
            return False
    return len(kin.roots) < 3 or kept.loose is not None


def open_choices(kin: Family, kept: Arrangement) -> Settled:
    """What ``kept`` says, and nothing of what it leaves open."""
    return _Settling(kin, kept, guesses=False).settled()


def settled(kin: Family, kept: Arrangement) -> Settled:
    """What ``kept`` says; and what it leaves open as it is with siblings, or else above."""
    return _Settling(kin, kept, guesses=True).settled()


@dataclass
class _Settling:
    """The rows of a tree as they are settled, from the root down."""

    kin: Family
    kept: Arrangement
    guesses: bool
    styles: list[Style | None] = field(default_factory=list)
    from_side: list[bool | None] = field(default_factory=list)
    usual: dict[int, int] = field(default_factory=dict)

    def settled(self) -> Settled:
        for row in range(len(self.kin.tree)):
            self.from_side.append(self._side(row))
            self.styles.append(self._style(row))
        loose = self.kept.loose or (Style(1) if self.guesses else None)
        return Settled(self.styles, self.from_side, loose)

    def _side(self, row: int) -> bool | None:
        kin, above = self.kin, self.kin.tree.parents[row]
        if above < 0:
            return False
        style = self.styles[above]
        if not (kin.tree.is_step[row] and kin.tree.is_step[above]):
            return None if style is None else style.columns > 0
        if self.from_side[above] is not False:
            return self.from_side[above]
        return None if style is None else style.attacks_below

    def _style(self, row: int) -> Style | None:
        kin = self.kin
        if not kin.children[row]:
            return Style()
        kept = self.kept.styles.get(kin.tree.names[row])
        if kin.tree.is_step[row]:
            return self._step_style(row, kept)
        if kept is None and self.guesses:
            kept = Style(self._usual(row))
        if kept is not None:
            self.usual[self._conclusion(row)] = min(kept.columns, 1)
        return kept

    def _step_style(self, step: int, kept: Style | None) -> Style | None:
        """A single premise is a row under a disc, and a column beside one."""
        side = self.from_side[step]
        below = None if kept is None else kept.attacks_below
        if below is None and self.guesses:
            below = kept is not None and kept.columns > 0
        if self.kin.premise_count[step] > 1 and kept is not None:
            return Style(min(kept.columns, 1), (), below)
        return Style(int(side), (), below) if side is not None else None

    def _usual(self, row: int) -> int:
        """A row or a column for a card's arguments, as its siblings have it, or its parents."""
        above = self._conclusion(row)
        if above in self.usual:
            return self.usual[above]
        return int(self.from_side[self.kin.tree.parents[row]] is True) if above >= 0 else 0

    def _conclusion(self, row: int) -> int:
        """What the step of ``row`` concludes in; -1 for a root."""
        step = self.kin.tree.parents[row]
        return -1 if step < 0 else self.kin.tree.parents[step]
