"""``rejoinder export``: a map as a picture, a page, a graph or an outline, without a window."""

import argparse
import os
import sys
from dataclasses import replace

from rejoinder.cli.words import OK, Refused, one_of, opened, parser
from rejoinder.cli.writing import add_output, deliver, format_wanted
from rejoinder.drawing.compose import Composer, View
from rejoinder.drawing.deck.items import FRAMES
from rejoinder.drawing.page import PAGES
from rejoinder.drawing.theme import THEMES
from rejoinder.files.layers import layers
from rejoinder.formats.table import FORMATS, Format
from rejoinder.layout.manner import Manner
from rejoinder.model.counts import levels
from rejoinder.model.document import Document
from rejoinder.model.ids import StatementId
from rejoinder.model.problem import quoted
from rejoinder.model.text import one_line
from rejoinder.resources import schemes

SLIDES = ("main", "all")
LAYOUTS = tuple(manner.value for manner in Manner)


def export_parser() -> argparse.ArgumentParser:
    """The options of ``rejoinder export``."""
    made = parser("export", "Writes a map, or a branch of it, as a file for other programs.")
    add_output(made, FORMATS)
    made.add_argument(
        "--branch", metavar="ID", help="a statement's id, or words that only it begins with"
    )
    made.add_argument(
        "--levels", metavar="N", type=_positive, help="fold what is deeper than N statements"
    )
    made.add_argument(
        "--layout",
        metavar="LAYOUT",
        type=one_of(LAYOUTS),
        help=f"{', '.join(LAYOUTS)}; fill by default. layered needs Graphviz",
    )
    _add_looks(made)
    _add_slides(made)
    return made


def _add_looks(made: argparse.ArgumentParser) -> None:
    """The options that only pictures, and a few other formats, have."""
    made.add_argument(
        "--theme",
        metavar="THEME",
        type=one_of(THEMES),
        help=f"{', '.join(THEMES)}; light by default",
    )
    made.add_argument(
        "--size",
        metavar="SIZE",
        type=one_of(PAGES),
        help=f"{', '.join(PAGES)}; fit, as large as the map needs, by default",
    )
    made.add_argument(
        "--background",
        metavar="PAPER",
        type=one_of(("paper", "transparent")),
        help="paper or transparent; paper by default",
    )
    made.add_argument(
        "--scale", metavar="N", type=_scale, help="pixels to a unit in PNG; 2, or what fits"
    )
    made.add_argument(
        "--marks",
        action=argparse.BooleanOptionalAction,
        help="show comments, notes, tags and counts of sources, which pictures leave out",
    )


def _add_slides(made: argparse.ArgumentParser) -> None:
    """The options of decks."""
    made.add_argument(
        "--slides",
        metavar="WHICH",
        type=one_of(SLIDES),
        help="slides of the main lines, or of all; main by default",
    )
    made.add_argument(
        "--steps",
        action=argparse.BooleanOptionalAction,
        help="let the map on each slide appear step by step",
    )


def _positive(word: str) -> int:
    if not word.isdecimal() or not 0 < int(word) < 1_000_000:
        raise argparse.ArgumentTypeError(f"“{word}” is not a number of levels, such as 3")
    return int(word)


def _scale(word: str) -> float:
    try:
        number = float(word)
    except ValueError:
        number = 0.0
    if not 0.01 <= number <= 100:
        raise argparse.ArgumentTypeError(f"“{word}” is not a scale from 0.01 to 100")
    return number


def export(options: argparse.Namespace) -> int:
    """Writes what ``options`` ask for."""
    kind = format_wanted(options, FORMATS, what="that can be written")
    _check_fitting(kind, options)
    document = opened(options.map).document
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    from rejoinder.paint.exports import Export, made
    from rejoinder.paint.measure import QtMeasurer

    application = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])

    def composer(theme: str) -> Composer:
        return Composer(QtMeasurer(), THEMES[theme], schemes())

    wanted = Export(
        format=kind.name,
        theme=options.theme or "light",
        page=options.size or "fit",
        is_transparent=options.background == "transparent",
        scale=options.scale,
        is_whole=options.slides == "all",
        is_stepwise=bool(options.steps),
        view=_view(document, options, composer(options.theme or "light")),
    )
    file = made(document, wanted, composer=composer)
    del application
    deliver(file.data, options.output, warning=file.warning)
    return OK


def _view(document: Document, options: argparse.Namespace, composer: Composer) -> View:
    """What of the map is wanted; where that is to be in layers, as Graphviz lays it out."""
    root = _branch(document, options.branch)
    view = View(
        _folded(document, root, options.levels),
        root,
        marks=bool(options.marks),
        manner=Manner(options.layout or Manner.FILL),
    )
    if view.manner is Manner.LAYERED:
        return replace(view, layered=layers(composer, document, view))
    return view


def _check_fitting(kind: Format, options: argparse.Namespace) -> None:
    """An option that the format has no use for is a mistake, and said."""
    for option, value, has_use in (
        ("--levels", options.levels, kind.is_picture),
        ("--theme", options.theme, kind.has_theme),
        ("--layout", options.layout, kind.is_picture),
        ("--size", options.size, kind.is_picture or kind.is_deck),
        ("--background", options.background, kind.can_be_clear),
        ("--marks", options.marks, kind.is_picture or kind.is_deck),
        ("--slides", options.slides, kind.is_deck),
        ("--steps", options.steps, kind.is_deck),
        ("--scale", options.scale, kind.has_scale),
    ):
        if value is not None and not has_use:
            raise Refused(f"{option} means nothing for {kind.short_title}. Leave it out.")
    if options.layout not in (None, Manner.FILL) and options.size not in (None, "fit"):
        raise Refused(
            f"A map that is laid out to fill {options.size} can't be {options.layout} as well. "
            "Leave out --layout or --size."
        )
    if kind.is_deck and options.size is not None and options.size not in FRAMES:
        raise Refused(f"Slides are {' or '.join(FRAMES)}, not {options.size}.")


def _branch(document: Document, words: str | None) -> StatementId | None:
    if words is None:
        return None
    if words in document.statements:
        return StatementId(words)
    start = one_line(words).casefold()
    fitting = [
        name
        for name, row in document.statements.items()
        if start and one_line(row.text).casefold().startswith(start)
    ]
    if len(fitting) == 1:
        return fitting[0]
    if not fitting:
        raise Refused(f"No statement has the id {words} or begins with these words.")
    listed = "\n".join(f"  {n}  {quoted(document.statements[n].text)}" for n in fitting[:5])
    raise Refused(
        f"{len(fitting)} statements begin with {quoted(words)}. Name one by its id:\n{listed}"
    )


def _folded(
    document: Document, root: StatementId | None, deepest: int | None
) -> frozenset[StatementId]:
    top = root or document.thesis
    if deepest is None or top is None:
        return frozenset()
    below = levels(document, top).items()
    return frozenset(
        name for name, n in below if n == deepest and document.links.arguments_for(name)
    )
