"""What two versions of a map are compared as, and what a difference between them is."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from rejoinder.edits.words import called
from rejoinder.model.document import Document
from rejoinder.model.ids import NodeId
from rejoinder.model.problem import Where
from rejoinder.review.differences import Part, Piece, difference


class Sort(StrEnum):
    """What kind of thing became of something, in the order in which they are told of one row."""

    THESIS = "thesis"
    ADDED = "added"
    REMOVED = "removed"
    ANSWERED = "answered"
    REWORDED = "reworded"
    MOVED = "moved"
    SOURCED = "sourced"
    ANCHORED = "anchored"
    CHANGED = "changed"
    COMMENTED = "commented"


class Place(NamedTuple):
    """A field of a row; without one the whole row."""

    table: str
    id: str
    field: str = ""


class Difference(NamedTuple):
    """One change as a person would tell it. ``node`` is the card or disc to look at; ``places``
    are the rows and fields that it consists of; ``pieces`` the words of a text that changed;
    ``mark`` says in a few words on its card where something was.
    """

    sort: Sort
    where: Where
    says: str
    node: NodeId | None = None
    places: tuple[Place, ...] = ()
    pieces: tuple[Piece, ...] = ()
    mark: str = ""


@dataclass(frozen=True)
class Versions:
    """Both versions under the same ids; ``overlay`` holds the nodes of both."""

    before: Document
    after: Document
    overlay: Document

    def called(self, node: NodeId) -> str:
        """A node by its later words, or by those that it had."""
        is_there = self.after.has_node(node)
        return called(self.after if is_there else self.before, node)


ALIKE = 0.3
"""Texts of which less than this part is kept are told as two: their words in turns say nothing."""


def wording(old: str, new: str) -> tuple[Piece, ...]:
    """What became of the words of a text; empty where they are the same."""
    if old == new:
        return ()
    pieces = difference(old, new)
    kept = sum(len(piece.words) for piece in pieces if piece.part is Part.SAME)
    if kept < ALIKE * max(len(old), len(new)):
        pieces = (Piece(Part.REMOVED, old), Piece(Part.ADDED, new))
    return tuple(piece for piece in pieces if piece.words)
