"""What a layout takes and gives: a tree of sizes, and where each of its boxes stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from rejoinder.layout.geometry import Point, Rect


class Size(NamedTuple):
    width: float
    height: float


@dataclass(frozen=True)
class Tree:
    """The visible map as flat rows in preorder; ``parents[i] < i``, and -1 for a root.

    Cards and steps alternate: a card's children are steps; a step's children are its home
    premises (cards), then the steps that undercut or back it. A step without home premises
    rests on cross links alone and is drawn as a stub. ``sizes`` of steps are their discs'.
    The first root is the thesis, the others are loose.
    """

    names: tuple[str, ...]
    parents: tuple[int, ...]
    is_step: tuple[bool, ...]
    sizes: tuple[Size, ...]

    def __len__(self) -> int:
        return len(self.names)


class Link(NamedTuple):
    """A cross link to draw over the finished tree: from a card to a step, both visible."""

    statement: str
    inference: str


class Route(NamedTuple):
    """A connector's way, from the lower end up, as corners that the drawing may round.

    From ``premise`` to the disc of ``inference``, or, where ``premise`` is ``None``, from
    that disc to its conclusion (a card's edge or another disc's rim). Straight and
    orthogonal for the tree; for a cross link cubic curves, of four points, or three more
    for each further one.
    """

    inference: str
    premise: str | None
    is_link: bool
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Placement:
    """Where everything stands. No two boxes meet, and siblings stand in order.

    ``cards`` by statement, ``discs`` (their centres) by inference.
    """

    cards: Mapping[str, Rect]
    discs: Mapping[str, Point]
    routes: tuple[Route, ...]
    bounds: Rect
