"""What an arrangement says of a node, and what it leaves open."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rejoinder.layout.arrangement import Arrangement, Style
from rejoinder.layout.family import Family
from rejoinder.layout.forest import Forest


def side_under_card(style: Style | None) -> bool | None:
    """Whether the connector of what hangs under a card, or of a premise, comes from the side."""
    return None if style is None else style.columns > 0


def side_under_step(style: Style | None, from_side: bool | None) -> bool | None:
    """The same of a step that attacks or backs a step, whose style and side are given."""
    if from_side is not False:
        return from_side
    return None if style is None else style.attacks_below


def step_style(
    kept: Style | None, *, premises: int, side: bool | None, guesses: bool
) -> Style | None:
    """A single premise is a row under a disc, and a column beside one. Guessed attacks stand
    as the premises do.
    """
    below = None if kept is None else kept.attacks_below
    if below is None and guesses:
        below = kept is not None and kept.columns > 0
    if premises > 1 and kept is not None:
        return Style(min(kept.columns, 1), (), below)
    return Style(int(side), (), below) if side is not None else None


@dataclass(frozen=True)
class Settled:
    """By row: its style, and whether its connector comes from the side; ``None`` where that
    has still to be chosen.
    """

    styles: Sequence[Style | None]
    from_side: Sequence[bool | None]
    loose: Style | None


def is_small_change(forest: Forest, kept: Arrangement, names: Iterable[str]) -> bool:
    """Whether all that ``kept`` leaves open of ``names`` are single children, which need no
    choice.
    """
    for name in names:
        if name in kept.styles:
            continue
        below = forest.children.get(name, ())
        if name in forest.steps:
            below = tuple(child for child in below if child not in forest.steps)
        if len(below) > 1:
            return False
    return len(forest.roots) < 3 or kept.loose is not None


def open_choices(kin: Family, kept: Arrangement) -> Settled:
    """What ``kept`` says, and nothing of what it leaves open."""
    return _Settling(kin, kept).settled()


@dataclass
class _Settling:
    """The rows of a tree as they are settled, from the root down."""

    kin: Family
    kept: Arrangement
    styles: list[Style | None] = field(default_factory=list)
    from_side: list[bool | None] = field(default_factory=list)

    def settled(self) -> Settled:
        for row in range(len(self.kin.tree)):
            self.from_side.append(self._side(row))
            self.styles.append(self._style(row))
        return Settled(self.styles, self.from_side, self.kept.loose)

    def _side(self, row: int) -> bool | None:
        kin, above = self.kin, self.kin.tree.parents[row]
        if above < 0:
            return False
        if kin.tree.is_step[row] and kin.tree.is_step[above]:
            return side_under_step(self.styles[above], self.from_side[above])
        return side_under_card(self.styles[above])

    def _style(self, row: int) -> Style | None:
        kin = self.kin
        if not kin.children[row]:
            return Style()
        kept = self.kept.styles.get(kin.tree.names[row])
        if not kin.tree.is_step[row]:
            return kept
        side = self.from_side[row]
        return step_style(kept, premises=kin.premise_count[row], side=side, guesses=False)
