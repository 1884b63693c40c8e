"""``rejoinder merge``: two versions of a map made one, by what both began from."""

import argparse
from pathlib import Path

from rejoinder.cli.versions import is_none, version
from rejoinder.cli.words import OK, PROBLEMS, counted, parser, put_bytes, tell, visible
from rejoinder.files.maps import save_map
from rejoinder.formats.rejoinder import write
from rejoinder.model.document import Document
from rejoinder.review.disagreement import says
from rejoinder.review.merging import Merged, merged, merged_without_base


def merge_parser() -> argparse.ArgumentParser:
    """The options of ``rejoinder merge``."""
    made = parser(
        "merge",
        "Makes two versions of a map one. What both changed in different ways is a conflict:\n"
        "it is listed, kept in the map that is written, and settled in the window.\n"
        "Exit code 0 without conflicts, 1 with some, 2 where a map can't be opened or written.",
    )
    made.add_argument(
        "base", metavar="BASE", help="what both began from; /dev/null if nobody knows"
    )
    made.add_argument("ours", metavar="OURS", help="the version that stands where they differ")
    made.add_argument("theirs", metavar="THEIRS")
    made.add_argument(
        "-o", "--output", metavar="FILE", default="-", help="where to; standard output by default"
    )
    return made


def merge(options: argparse.Namespace) -> int:
    """Writes the merged map and lists its conflicts."""
    ours, theirs = version(options.ours), version(options.theirs)
    found = _merged(options.base, ours, theirs)
    if options.output == "-":
        put_bytes(write(found.document))
    else:
        save_map(Path(options.output), found.document)
    for conflict in found.conflicts.values():
        tell(visible(says(found.document, conflict)))
    if found.conflicts:
        tell(f"{counted(len(found.conflicts), 'conflict')} to settle: open the map in the window.")
    return PROBLEMS if found.conflicts else OK


def _merged(base: str, ours: Document, theirs: Document) -> Merged:
    if is_none(base):
        return merged_without_base(ours, theirs)
    return merged(version(base), ours, theirs)
