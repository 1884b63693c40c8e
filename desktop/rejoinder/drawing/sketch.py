"""A map from far away, where no text can be read: flat values that paint fast, by colour."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rejoinder.layout.geometry import Rect
from rejoinder.model.ids import StatementId

TITLED = 2
"""Levels under the topmost statement whose branches have titles."""


class Piece(NamedTuple):
    """A straight piece of a connector, in map units."""

    x1: float
    y1: float
    x2: float
    y2: float


class Title(NamedTuple):
    """A branch and what it is about. ``extent`` holds all that is shown of the branch;
    ``level`` counts from what is shown at the top, which is 0; ``color`` is its role's.
    """

    statement: StatementId
    text: str
    color: str
    level: int
    extent: Rect


class Sketch(NamedTuple):
    """What an area shows of a map. Paint ``lines`` first, then ``cards``, then titles.

    ``cards`` are the boxes of statements by the colour of their role, ``lines`` the pieces of
    connectors by their colour, cross links among them; both hold only what meets the area.
    ``titles`` name the branches that meet it, the uppermost and largest ones first: who paints
    takes as many as there is room for. Leaves have none.
    """

    cards: Mapping[str, Sequence[Rect]]
    lines: Mapping[str, Sequence[Piece]]
    titles: Sequence[Title]
