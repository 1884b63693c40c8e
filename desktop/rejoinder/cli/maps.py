"""``rejoinder info`` and ``new``: maps looked at and made, without a window."""

import argparse
import secrets
from pathlib import Path

import msgspec

from rejoinder.cli.words import (
    OK,
    Refused,
    is_there,
    one_of,
    opened,
    parser,
    put,
    tell,
    visible,
)
from rejoinder.edits.about import set_title
from rejoinder.edits.add import add_thesis
from rejoinder.edits.state import set_text
from rejoinder.files.maps import open_map, save_map
from rejoinder.files.names import SUFFIX
from rejoinder.model.counts import Counts, counts
from rejoinder.model.document import Document
from rejoinder.model.ids import fresh_ids
from rejoinder.resources import bundled_map


def info_parser() -> argparse.ArgumentParser:
    """The options of ``rejoinder info``."""
    made = parser("info", "Counts what is in a map.")
    made.add_argument("map", metavar="MAP", type=Path)
    made.add_argument("--json", action="store_true", help="as one JSON object, for programs")
    return made


def info(options: argparse.Namespace) -> int:
    """Prints the figures of a map, for people or for programs."""
    document = opened(options.map).document
    figures = counts(document)
    if options.json:
        numbers = {key: number for key, _, number in _rows(figures)}
        named = {"title": document.title, **numbers, "statements_by_voice": figures.voices}
        put(msgspec.json.format(msgspec.json.encode(named), indent=2).decode("utf-8"))
    else:
        put("\n".join(_lines(document, figures)))
    return OK


def _lines(document: Document, figures: Counts) -> list[str]:
    """A figure a line, numbers flush right; what is part of a figure is indented under it."""
    rows = [(words, number) for _, words, number in _rows(figures)]
    rows += [(f"  {voice.name} ({voice.kind})", voice.statements) for voice in figures.voices]
    width = max(len(name) for name, _ in rows)
    head = [visible(document.title)] if document.title else []
    return [*head, *(f"{visible(name):<{width}}  {number:>5}" for name, number in rows)]


def _rows(figures: Counts) -> tuple[tuple[str, str, int], ...]:
    """Every figure: its name for programs, its words for people, and the number. A level is
    what ``rejoinder export --levels`` counts: the thesis is the first.
    """
    return (
        ("statements", "Statements", figures.statements),
        ("evidence", "  evidence", figures.evidence),
        ("premises", "  premises", figures.premises),
        ("objections", "  objections", figures.objections),
        ("rebuttals", "  rebuttals", figures.rebuttals),
        ("loose_statements", "  loose", figures.loose),
        ("unstated_statements", "  unstated", figures.unstated),
        ("steps", "Steps", figures.inferences),
        ("steps_with_co_premises", "  with co-premises", figures.joint),
        ("objections_to_steps", "  objections to a step", figures.undercuts),
        ("cross_links", "Cross links", figures.cross_links),
        ("levels", "Levels", figures.depth),
        ("sources", "Sources", figures.sources),
        ("citations", "  citations", figures.citations),
        ("articles", "Articles", figures.articles),
        ("anchors", "  anchors", figures.anchors),
        ("comments", "Comments", figures.comments),
        ("open_comments", "  open", figures.open_comments),
        ("voices", "Voices", len(figures.voices)),
    )


def new_parser() -> argparse.ArgumentParser:
    """The options of ``rejoinder new``."""
    templates = "".join(f"\n  {name}" for name in _templates())
    made = parser(
        "new",
        "Makes a map. A file that is there already is left alone.\n\n"
        f"Templates, which are maps that come along:{templates}",
    )
    made.add_argument("file", metavar="FILE", type=Path)
    made.add_argument("--title", metavar="T", help="by default FILE's name")
    made.add_argument("--thesis", metavar="T", help="the statement that the map argues about")
    made.add_argument(
        "--template",
        metavar="NAME",
        type=one_of(_templates()),
        help="begin with a copy of one of these",
    )
    made.add_argument("--force", action="store_true", help="write over a file that is there")
    return made


def _templates() -> list[str]:
    return sorted(path.stem for path in bundled_map("").glob(f"*{SUFFIX}"))


def new(options: argparse.Namespace) -> int:
    """Writes a map with a title and perhaps a thesis; says where."""
    path = _named(options.file)
    if is_there(path) and not options.force:
        raise Refused(f"{path} is there already. Choose another name, or add --force.")
    document = Document()
    if options.template:
        document = open_map(bundled_map(options.template + SUFFIX)).document
    title = options.title or ("" if options.template else path.stem)
    if title:
        document = document.apply(set_title(document, title))
    if options.thesis:
        document = _with_thesis(document, options.thesis)
    save_map(path, document)
    tell(f"Wrote {path}.")
    return OK


def _named(given: Path) -> Path:
    """``given`` with the ending that says that it is a map."""
    if given.name in ("", ".."):
        raise Refused(f"{given} is a folder. Name a file in it.")
    return given if given.suffix == SUFFIX else given.with_name(given.name + SUFFIX)


def _with_thesis(document: Document, text: str) -> Document:
    if document.thesis is not None:
        return document.apply(set_text(document, document.thesis, text))
    taken = (*document.statements, *document.inferences)
    fresh = fresh_ids(secrets.randbelow, taken)
    return document.apply(add_thesis(document, fresh=fresh, text=text))
