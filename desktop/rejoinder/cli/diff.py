"""``rejoinder diff``: what became of a map in another version of it, in sentences or as JSON."""

import argparse
import sys
from collections.abc import Iterator, Mapping

import msgspec

from rejoinder.cli.versions import version
from rejoinder.cli.words import (
    OK,
    PROBLEMS,
    Refused,
    counted,
    one_of,
    parser,
    put,
    visible,
)
from rejoinder.model.document import Document
from rejoinder.review.comparing import Comparison, compared, heading
from rejoinder.review.differences import Part, Piece
from rejoinder.review.version import Difference, Sort

SIGNS: Mapping[Sort, str] = {
    Sort.THESIS: "*",
    Sort.ADDED: "+",
    Sort.REMOVED: "-",
    Sort.ANSWERED: "+",
    Sort.REWORDED: "~",
    Sort.MOVED: ">",
    Sort.SOURCED: "~",
    Sort.ANCHORED: "~",
    Sort.CHANGED: "~",
    Sort.COMMENTED: "#",
}
"""What a line begins with, so that it is told apart without its colour."""

COLOURS: Mapping[str, str] = {"+": "32", "-": "31", "~": "33", ">": "36", "*": "1", "#": "35"}
"""Of a sign, as terminals number them (ECMA-48, SGR)."""

BOTH_WORDS = {Part.REMOVED: ("[-", "-]"), Part.ADDED: ("{+", "+}"), Part.SAME: ("", "")}
"""Around words that were taken out or put in, as ``git diff --word-diff`` has them."""

FROM_GIT = 7
"""What git tells an external driver: the path, then file, hash and mode of both versions."""


class Told(msgspec.Struct, frozen=True):
    """One difference for programs."""

    sort: Sort
    table: str
    id: str
    node: str | None
    branch: str
    says: str
    fields: tuple[str, ...]
    words: tuple[tuple[str, str], ...]


def diff_parser() -> argparse.ArgumentParser:
    """The options of ``rejoinder diff``."""
    made = parser(
        "diff",
        "Says in sentences what became of a map: what was added, removed, reworded, moved,\n"
        "answered, cited otherwise. Exit code 0 where nothing did, 1 where something did,\n"
        "2 where a map can't be opened.",
    )
    made.add_argument(
        "maps", metavar="MAP", nargs="+", help="two maps, the older first; - is standard input"
    )
    made.add_argument("--json", action="store_true", help="as one JSON object, for programs")
    made.add_argument(
        "--colour",
        type=one_of(("auto", "always", "never")),
        default="auto",
        metavar="WHEN",
        help="auto, which is on a terminal; always; never",
    )
    made.add_argument(
        "--git",
        action="store_true",
        help="take what git tells an external diff driver, and end with 0",
    )
    return made


def diff(options: argparse.Namespace) -> int:
    """Prints what is between two versions of a map."""
    given: list[str] = options.maps
    names = [given[1], given[4]] if options.git and len(given) >= FROM_GIT else given
    if len(names) != 2 or names == ["-", "-"]:
        raise Refused("Name two maps to compare, the older one first; one of them may be -.")
    found = compared(*(version(name) for name in names))
    if options.json:
        put(_json(found))
    elif found.differences or not options.git:
        in_colour = options.colour == "always" or (
            options.colour == "auto" and sys.stdout is not None and sys.stdout.isatty()
        )
        head = [given[0]] if options.git else []
        put("\n".join([*head, *_lines(found, in_colour=in_colour)]))
    return OK if options.git or not found.differences else PROBLEMS


def _lines(found: Comparison, *, in_colour: bool) -> Iterator[str]:
    if found.by_words:
        yield "The maps share no ids: their statements were matched by their words."
    if not found.differences:
        yield "The maps are the same."
        return
    sorts = ", ".join(f"{number} {sort}" for sort, number in found.counts.items())
    yield f"{counted(len(found.differences), 'difference')}: {sorts}."
    for head, differences in found.groups:
        yield ""
        yield visible(head)
        for difference in differences:
            yield from _told(difference, in_colour=in_colour)


def _told(difference: Difference, *, in_colour: bool) -> Iterator[str]:
    sign = SIGNS[difference.sort]
    line = f"  {sign} {visible(difference.says)}"
    yield _coloured(line, COLOURS[sign]) if in_colour else line
    if difference.pieces:
        words = "".join(_piece(piece, in_colour=in_colour) for piece in difference.pieces)
        yield f"      {words}"


def _piece(piece: Piece, *, in_colour: bool) -> str:
    before, after = BOTH_WORDS[piece.part]
    words = f"{before}{visible(piece.words)}{after}"
    if not in_colour or piece.part is Part.SAME:
        return words
    return _coloured(words, COLOURS["-" if piece.part is Part.REMOVED else "+"])


def _coloured(words: str, number: str) -> str:
    return f"\x1b[{number}m{words}\x1b[0m"


def _json(found: Comparison) -> str:
    told = [_for_programs(found.overlay, difference) for difference in found.differences]
    said = {
        "same": not found.differences,
        "matched_by": "words" if found.by_words else "ids",
        "counts": found.counts,
        "differences": told,
    }
    return msgspec.json.format(msgspec.json.encode(said), indent=2).decode("utf-8")


def _for_programs(overlay: Document, difference: Difference) -> Told:
    return Told(
        sort=difference.sort,
        table=difference.where.table,
        id=difference.where.id,
        node=difference.node,
        branch=heading(overlay, difference),
        says=difference.says,
        fields=tuple(place.field for place in difference.places if place.field),
        words=tuple((piece.part.value, piece.words) for piece in difference.pieces),
    )
