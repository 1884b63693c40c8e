"""How one wording differs from another, word by word, as pieces that can be shown."""

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from rapidfuzz.distance import Indel

_TOKENS = re.compile(r"\w+|\s+|[^\w\s]")
_MOST_TOKENS = 4_000
"""Beyond this, two wordings are shown whole; comparing them would take seconds."""


class Part(StrEnum):
    """What became of some words."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


class Piece(NamedTuple):
    """A run of words of the same part."""

    part: Part
    words: str


def difference(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces that ``before`` and ``after`` consist of, in reading order.

    Those that are not ``ADDED`` make up ``before``, those not ``REMOVED`` ``after``; neighbours
    differ in their part, and what is removed comes ahead of what takes its place.

    >>> [f"{piece.part}: {piece.words}" for piece in difference("a b c", "a x c")]
    ['same: a ', 'removed: b', 'added: x', 'same:  c']
    """
    old, new = _TOKENS.findall(before), _TOKENS.findall(after)
    if len(old) + len(new) > _MOST_TOKENS:
        return _joined([Piece(Part.REMOVED, before), Piece(Part.ADDED, after)])
    pieces: list[Piece] = []
    for code in Indel.opcodes(old, new):
        was = "".join(old[code.src_start : code.src_end])
        now = "".join(new[code.dest_start : code.dest_end])
        if code.tag == "equal":
            pieces.append(Piece(Part.SAME, was))
        else:
            pieces += [Piece(Part.REMOVED, was), Piece(Part.ADDED, now)]
    return _joined(pieces)


def _joined(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """``pieces`` with blanks between two changes part of them, and each change in one."""
    joined: list[Piece] = []
    removed = added = ""
    for index, (part, words) in enumerate(pieces):
        is_gap = part is Part.SAME and words.isspace() and (removed or added)
        if is_gap and any(
            p.part is not Part.SAME and p.words for p in pieces[index + 1 : index + 3]
        ):
            removed, added = removed + words, added + words
        elif part is Part.SAME:
            joined += [Piece(Part.REMOVED, removed), Piece(Part.ADDED, added), Piece(part, words)]
            removed = added = ""
        elif part is Part.REMOVED:
            removed += words
        else:
            added += words
    joined += [Piece(Part.REMOVED, removed), Piece(Part.ADDED, added)]
    return tuple(piece for piece in joined if piece.words)
