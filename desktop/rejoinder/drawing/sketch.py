"""A map from far away, where no text can be read: flat values that paint fast, by colour."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rejoinder.layout.forest import Forest
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


class Extent(NamedTuple):
    """All that is shown of a branch."""

    statement: StatementId
    level: int
    box: Rect


def extents(forest: Forest, boxes: Mapping[str, Rect]) -> list[Extent]:
    """The branches down to level ``TITLED``, the uppermost and largest ones first."""
    found = []
    for root in forest.roots:
        for name, level in _upper(forest, root):
            inside = [boxes[node] for node in _branch(forest, name)]
            if len(inside) > 1:
                found.append(Extent(StatementId(name), level, _hull(inside)))
    return sorted(found, key=lambda e: (e.level, -e.box.width * e.box.height, e.statement))


def _upper(forest: Forest, root: str) -> Iterator[tuple[str, int]]:
    """The statements down to level ``TITLED`` with their levels."""
    waiting = [(root, 0)]
    while waiting:
        name, level = waiting.pop()
        if name not in forest.steps:
            yield name, level
            level += 1
        if level <= TITLED:
            waiting.extend((child, level) for child in forest.children.get(name, ()))


def _branch(forest: Forest, top: str) -> Iterator[str]:
    waiting = [top]
    while waiting:
        name = waiting.pop()
        yield name
        waiting.extend(forest.children.get(name, ()))


def _hull(boxes: Sequence[Rect]) -> Rect:
    x, y = min([box[0] for box in boxes]), min([box[1] for box in boxes])
    right = max([box[0] + box[2] for box in boxes])
    bottom = max([box[1] + box[3] for box in boxes])
    return Rect(x, y, right - x, bottom - y)
