"""How the branches of a map are arranged: a value that stays while the map is edited.

An arrangement is read off the best plans once, and then kept: who writes or adds a card
finds all others where they were, in their rows and columns.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from rejoinder.layout.plans import Group


class Style(NamedTuple):
    """How what hangs under a node is arranged: a card's arguments, or a step's premises.

    ``columns`` is 0 for a row; premises stand in one column at most. ``filled`` names what
    stood in each column, so that nothing changes its column while a text grows; without it
    columns are filled evenly. ``attacks_below`` says of the steps that attack or back a step
    whether they stand below its premises or beside them; ``None``: not chosen yet.
    """

    columns: int = 0
    filled: tuple[tuple[str, ...], ...] = ()
    attacks_below: bool | None = None


@dataclass(frozen=True)
class Arrangement:
    """The styles of nodes by name, and that of the loose roots. Nodes that are not there at
    present keep theirs. An empty one stands for the tidy layout, in which all are rows. What
    ``is_tight`` stands closer than usual.
    """

    styles: Mapping[str, Style] = field(default_factory=dict)
    loose: Style | None = None
    is_tight: bool = False

    @property
    def is_tidy(self) -> bool:
        return not self.styles and self.loose is None

    @property
    def is_in_rows(self) -> bool:
        """Whether all that has a style stands in a row, as in the tidy layout."""
        return self.loose is None and all(style == Style() for style in self.styles.values())


TIDY = Arrangement()


def ends(style: Style, names: Sequence[str]) -> tuple[int, ...] | None:
    """Where the columns of ``style`` end, with ``names`` in them as they are now; ``None``
    where they have to be filled anew.

    What is new goes into the column of the one before it. A column that became empty is
    closed. Columns are filled anew where the order of their members has changed.
    """
    if style.columns == 1:
        return (len(names),)
    column_of = {name: number for number, column in enumerate(style.filled) for name in column}
    known = [column_of[name] for name in names if name in column_of]
    if not known or any(a > b for a, b in pairwise(known)):
        return None
    at = known[0]
    found = []
    for place, name in enumerate(names):
        column = column_of.get(name, at)
        if column != at:
            found.append(place)
            at = column
    return (*found, len(names))


def style_of(group: Group, names: Sequence[str]) -> Style:
    """The style in which ``group`` stands, ``names`` being its parts."""
    columns = group.columns() if len(group.ends) > 1 else ()
    return Style(len(group.ends), tuple(tuple(names[a:b]) for a, b in columns))
