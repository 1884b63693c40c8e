"""The rows of a long list in their order: each found by its place, and its place by its name.

Kept in pieces of a few hundred, so that an insertion, a removal and a search touch one piece
and the number of the others.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from rejoinder.model.ids import NodeId

PIECE = 256
"""Rows in a new piece: about the square root of the longest lists."""


MANY = 100
"""So many rows are looked up all at once."""


class Row(NamedTuple):
    """A row of the outline: how many rows it is under, itself included, and whether it is on
    the side of the root that it hangs under.
    """

    node: NodeId
    depth: int
    speaks_for: bool


class Order:
    """Rows, no node twice; those under a row follow it, deeper than it."""

    def __init__(self) -> None:
        self._pieces: list[list[Row]] = []
        self._piece_of: dict[NodeId, list[Row]] = {}
        self._starts: list[int] = []

    def __len__(self) -> int:
        return len(self._piece_of)

    def __contains__(self, node: NodeId) -> bool:
        return node in self._piece_of

    def __iter__(self) -> Iterator[Row]:
        return (row for piece in self._pieces for row in piece)

    def __getitem__(self, place: int) -> Row:
        number, rest = self._split(place)
        return self._pieces[number][rest]

    def place(self, node: NodeId) -> int:
        """Where ``node`` is.

        Raises:
            KeyError: it has no row.
        """
        wanted = self._piece_of[node]
        number = next(i for i, piece in enumerate(self._pieces) if piece is wanted)
        within = next(i for i, row in enumerate(wanted) if row.node == node)
        return self._first_places()[number] + within

    def row(self, node: NodeId) -> Row:
        """The row of ``node``."""
        return next(row for row in self._piece_of[node] if row.node == node)

    def end_of(self, place: int) -> int:
        """The place behind the row at ``place`` and all that are under it."""
        number, rest = self._split(place)
        depth, before = self._pieces[number][rest].depth, place - rest
        start = rest + 1
        for piece in self._pieces[number:]:
            for i in range(start, len(piece)):
                if piece[i].depth <= depth:
                    return before + i
            before, start = before + len(piece), 0
        return before

    def parent_of(self, place: int) -> int:
        """The place of the row that the one at ``place`` is under; -1 for a root."""
        number, rest = self._split(place)
        depth, before = self._pieces[number][rest].depth, place - rest
        for piece in reversed(self._pieces[: number + 1]):
            start = rest if piece is self._pieces[number] else len(piece)
            before = before if piece is self._pieces[number] else before - len(piece)
            for i in range(start - 1, -1, -1):
                if piece[i].depth < depth:
                    return before + i
        return -1

    def runs(self, nodes: Sequence[NodeId]) -> Iterator[tuple[int, int]]:
        """The first and last places of the runs that the rows of ``nodes`` make."""
        if len(nodes) > MANY:
            wanted = set(nodes)
            places = [place for place, row in enumerate(self) if row.node in wanted]
        else:
            places = sorted(self.place(node) for node in dict.fromkeys(nodes))
        first = last = -2
        for place in (*places, len(self) + 1):
            if place != last + 1:
                if first >= 0:
                    yield first, last
                first = place
            last = place

    def insert(self, place: int, rows: Sequence[Row]) -> None:
        """Puts ``rows`` at ``place``; what was there comes after them."""
        number, rest = self._split(place)
        self._starts = []
        old = self._pieces[number : number + 1]
        held = old[0] if old else []
        new = [*held[:rest], *rows, *held[rest:]]
        step = PIECE if len(new) > 2 * PIECE else max(1, len(new))
        pieces = [new[i : i + step] for i in range(0, len(new), step)]
        self._pieces[number : number + 1] = pieces
        for piece in pieces:
            self._piece_of.update(dict.fromkeys((row.node for row in piece), piece))

    def remove(self, start: int, stop: int) -> None:
        """Takes away the rows from ``start`` up to, not including, ``stop``."""
        left = stop - start
        number, rest = self._split(start)
        self._starts = []
        while left > 0:
            piece = self._pieces[number]
            gone = piece[rest : rest + left]
            del piece[rest : rest + left]
            for row in gone:
                del self._piece_of[row.node]
            left -= len(gone)
            if piece:
                number += 1
            else:
                del self._pieces[number]
            rest = 0

    def clear(self) -> None:
        self._pieces, self._piece_of, self._starts = [], {}, []

    def _split(self, place: int) -> tuple[int, int]:
        """The number of the piece that holds ``place``, and how far into it that is."""
        starts = self._first_places()
        number = max(0, bisect_right(starts, place) - 1)
        return number, place - starts[number] if starts else 0

    def _first_places(self) -> list[int]:
        """Where each piece begins; counted anew after a change."""
        if not self._starts:
            self._starts = [0, *accumulate(map(len, self._pieces))][:-1]
        return self._starts
