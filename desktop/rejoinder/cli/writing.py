"""What the commands that write files share: where to, in which format, and not over the map."""

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path

from rejoinder.cli.words import Refused, one_of, put_bytes, tell
from rejoinder.files.disk import Disk
from rejoinder.files.save import atomic_write
from rejoinder.formats.table import Format, format_of

SHEETS = ("a4", "letter")


def add_output(made: argparse.ArgumentParser, formats: Mapping[str, Format]) -> None:
    """The map, where its file goes, and in which of ``formats``."""
    made.add_argument("map", metavar="MAP", type=Path, help="a .rejoinder file")
    made.add_argument(
        "-o", "--output", metavar="FILE", required=True, help="where to; - is standard output"
    )
    made.add_argument(
        "--format",
        metavar="FORMAT",
        type=one_of(formats),
        help=f"{', '.join(formats)}; by default what FILE ends in: "
        + " ".join(suffix for row in formats.values() for suffix in row.suffixes),
    )


def add_paper(made: argparse.ArgumentParser) -> None:
    """The size of the pages of a text."""
    made.add_argument(
        "--paper", metavar="SIZE", type=one_of(SHEETS), default="a4", help="a4 (default) or letter"
    )


def format_wanted(
    options: argparse.Namespace, formats: Mapping[str, Format], *, what: str
) -> Format:
    """The one of ``formats`` that is asked for; ``what`` the file is to be, in a refusal.

    Raises:
        Refused: none is, or it can't be shown where it is to go, or the map would be lost.
    """
    kind = _named(options, formats, what)
    is_terminal = sys.stdout is not None and sys.stdout.isatty()
    if options.output == "-" and not kind.is_text and is_terminal:
        raise Refused(f"{kind.short_title} is no text for a terminal. Name a file with -o.")
    real = Disk().real
    if options.output != "-" and real(Path(options.output)) == real(options.map):
        raise Refused(f"{options.output} is the map itself. Choose another name.")
    return kind


def _named(options: argparse.Namespace, formats: Mapping[str, Format], what: str) -> Format:
    if options.format is not None:
        return formats[options.format]
    if options.output == "-":
        raise Refused("Say with --format what to write to standard output.")
    found = format_of(options.output, formats)
    if found is None:
        known = ", ".join(row.suffix for row in formats.values())
        raise Refused(
            f"The name {options.output} does not end in a format {what}. "
            f"Choose one of {known}, or say which with --format."
        )
    return found


def deliver(data: bytes, output: str, *, warning: str = "") -> None:
    """Writes a file, or to standard output where ``output`` is ``-``; then tells ``warning``."""
    if output != "-":
        atomic_write(Path(output), data)
    else:
        put_bytes(data)
    if warning:
        tell(warning)
