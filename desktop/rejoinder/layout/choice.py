"""The arrangements with which a map is seen largest in a given shape."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rejoinder.layout.arrangement import Arrangement, Style
from rejoinder.layout.blocks import Blocks
from rejoinder.layout.family import Family
from rejoinder.layout.gaps import Gaps
from rejoinder.layout.gradual import Gradual
from rejoinder.layout.placement import Size
from rejoinder.layout.search import Search, in_columns
from rejoinder.layout.settled import open_choices
from rejoinder.layout.shapes import Draft, Fronts, Shape, shape
from rejoinder.layout.stacks import Columns, stairs

TIDINESS = 0.06
"""The part of the zoom that is given up at most for a row of rows instead of columns."""

GUESS = (0.8, 0.95)
"""What is left of a map's width and height when it is packed: the mean of maps of 500."""


LOOSE = 16
"""How many ways are tried for loose roots beside the tree."""


class Sketch(NamedTuple):
    """All of a map in rectangles: the first root's shape, and the loose roots beside it."""

    width: float
    height: float
    main: Shape
    loose: Shape | None


def zoom(width: float, height: float, shape: Size) -> float:
    """The zoom at which all of a map is seen, 1 at most."""
    return min(1.0, shape.width / max(width, 1.0), shape.height / max(height, 1.0))


def worth(width: float, height: float, price: float, shape: Size) -> float:
    """The zoom, somewhat less counting if it is tidier; but nothing that has to be reduced is
    worth as much as what need not be.
    """
    tidiness = TIDINESS * (1 - min(1.0, price))
    reached = zoom(width, height, shape)
    return reached + tidiness if reached >= 1.0 else reached * (1 - TIDINESS + tidiness)


class Choices:
    """The arrangements of a map that agree with ``kept`` where that says anything, as sizes:
    what ``sketches`` found.

    Once branches are packed by their outlines they take less room than their rectangles.
    How much less is guessed at first, and then known from what was packed.
    """

    def __init__(
        self, kin: Family, kept: Arrangement, shape: Size, found: Sequence[Sketch]
    ) -> None:
        self._kin, self._kept, self._shape = kin, kept, shape
        self._open = list(found)
        self._shrink = GUESS
        self._last: Sketch | None = None
        self._reached = 0.0

    def next_best(self) -> Arrangement | None:
        """The one that promises most; ``None`` where that is less than what is reached."""
        best = max(self._open, key=self._promise, default=None)
        if best is None or self._promise(best) <= self._reached:
            return None
        self._open.remove(best)
        self._last = best
        return _arrangement(self._kin, best, self._kept)

    def packed(self, width: float, height: float, *, price: float) -> float:
        """Learns what room the one that was taken last needs; returns what that is worth."""
        if self._last is not None:
            self._shrink = (width / self._last.width, height / self._last.height)
        reached = worth(width, height, price, self._shape)
        self._reached = max(self._reached, reached)
        return reached

    def _promise(self, sketch: Sketch) -> float:
        across, down = self._shrink
        width, height = sketch.width * across, sketch.height * down
        return worth(width, height, sketch.main.price, self._shape)


def sketches(blocks: Blocks, kept: Arrangement, target: Size) -> Gradual[list[Sketch]]:
    """All that a map in rectangles may look like, where it agrees with ``kept``."""
    search = Search(blocks, open_choices(blocks.kin, kept), target.width / target.height)
    for row in reversed(range(len(blocks.kin.tree))):
        yield
        search.add(row)
    yield
    return list(_sketches(search, blocks, kept))


def _sketches(search: Search, blocks: Blocks, kept: Arrangement) -> Iterator[Sketch]:
    kin, gaps = blocks.kin, blocks.gaps
    first, *others = (search.cards[root] for root in kin.roots)
    groups = list(_loose(others, kin, kept.loose, gaps)) if others else []
    for main in first:
        if not others:
            yield Sketch(main.width, main.height, main, None)
        for draft in groups:
            width = main.width + gaps.loose + draft.width
            yield Sketch(width, max(main.height, draft.height), main, shape(draft, others))


def _loose(fronts: Fronts, kin: Family, style: Style | None, gaps: Gaps) -> Iterator[Draft]:
    """Loose roots in columns."""
    parts = [stairs(front) for front in fronts]
    columns = Columns(parts, lead=0.0, across=gaps.apart, down=gaps.apart, most=LOOSE)
    return in_columns(columns, style, [kin.tree.names[root] for root in kin.roots[1:]])


def _arrangement(kin: Family, sketch: Sketch, kept: Arrangement) -> Arrangement:
    """What ``sketch`` chose, together with what was ``kept``."""
    names = kin.tree.names
    shapes = [sketch.main, *(() if sketch.loose is None else sketch.loose.parts)]
    waiting = list(zip(kin.roots, shapes, strict=True))
    styles: dict[str, Style] = {}
    while waiting:
        row, chosen = waiting.pop()
        below = kin.children[row]
        if not below:
            continue
        waiting += zip(below, chosen.parts, strict=True)
        if kin.tree.is_step[row]:
            styles[names[row]] = Style(chosen.columns, (), chosen.below)
        else:
            styles[names[row]] = _style(chosen, [names[child] for child in below])
    loose = kept.loose
    if sketch.loose is not None:
        loose = _style(sketch.loose, [names[root] for root in kin.roots[1:]])
    return Arrangement({**kept.styles, **styles}, loose, kept.is_tight)


def _style(chosen: Shape, names: Sequence[str]) -> Style:
    ends = chosen.ends if chosen.columns > 1 else ()
    filled = (tuple(names[a:b]) for a, b in zip((0, *ends), ends, strict=False))
    return Style(chosen.columns, tuple(filled))
