"""A map from far away, where no text can be read: flat values that paint fast, by colour."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from rejoinder.layout.curves import curve_points
from rejoinder.layout.fixed import Placed
from rejoinder.layout.forest import Forest
from rejoinder.layout.geometry import Point, Rect
from rejoinder.model.ids import StatementId

TITLED = 2
"""Levels under the topmost statement whose branches have titles."""


Piece = tuple[float, float, float, float]
"""A straight piece of a connector, in map units: from x, y to x, y."""

LINK_PIECES = 6
"""Pieces for each curve of a cross link."""


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


def cards_and_lines(
    plot: Placed, area: Rect, *, card: Callable[[str], str], step: Callable[[str], str]
) -> tuple[dict[str, list[Rect]], dict[str, list[Piece]]]:
    """What meets ``area`` of the tree, by colour; ``card`` and ``step`` tell those by name."""
    cards: defaultdict[str, list[Rect]] = defaultdict(list)
    lines: defaultdict[str, list[Piece]] = defaultdict(list)
    steps, is_all = plot.forest.steps, plot.bounds.united(area) == area
    for name, box, routes in plot.outlines(area):
        if name not in steps and (is_all or box.meets(area)):
            cards[card(name)].append(box)
        for inference, points in routes:
            pieces = lines[step(inference)]
            ax, ay = points[0]
            for bx, by in points[1:]:
                if is_all or _meets(ax, ay, bx, by, area):
                    pieces.append((ax, ay, bx, by))
                ax, ay = bx, by
    return dict(cards), {color: pieces for color, pieces in lines.items() if pieces}


def link_pieces(points: Sequence[Point], area: Rect) -> list[Piece]:
    """What meets ``area`` of a cross link."""
    corners = curve_points(points, LINK_PIECES)
    return [(*a, *b) for a, b in pairwise(corners) if _meets(*a, *b, area)]


def _meets(ax: float, ay: float, bx: float, by: float, area: Rect) -> bool:
    x, y, width, height = area
    return not (
        (ax < x and bx < x)
        or (ax > x + width and bx > x + width)
        or (ay < y and by < y)
        or (ay > y + height and by > y + height)
    )


class Extent(NamedTuple):
    """All that is shown of a branch."""

    statement: StatementId
    level: int
    box: Rect


def extents(plot: Placed) -> list[Extent]:
    """The branches down to level ``TITLED``, the uppermost and largest ones first."""
    found = []
    for root in plot.forest.roots:
        for name, level in _upper(plot.forest, root):
            box = plot.extent_of(name)
            if box is not None and plot.forest.children.get(name):
                found.append(Extent(StatementId(name), level, box))
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
