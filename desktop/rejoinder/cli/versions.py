"""Versions of a map as the command line is given them: files, standard input, none at all."""

import os
import sys
from pathlib import Path

from rejoinder.cli.words import Refused, is_there, opened
from rejoinder.formats.rejoinder import read
from rejoinder.formats.strict_json import MAX_BYTES
from rejoinder.model.document import Document
from rejoinder.model.errors import FileRefused


def version(name: str) -> Document:
    """The map in a file, on standard input (``-``), or an empty one for no file.

    Git says that a version has no file with ``/dev/null``, or with an empty file.

    Raises:
        FileRefused: it can't be opened.
    """
    if name == "-":
        return _from_input()
    return Document() if is_none(name) else opened(Path(name)).document


def is_none(name: str) -> bool:
    """Whether ``name`` stands for a version that is not there."""
    path = Path(name)
    if name in (os.devnull, "nul", "/dev/null"):
        return True
    return is_there(path) and path.is_file() and not path.stat().st_size


def _from_input() -> Document:
    if sys.stdin is None:
        raise Refused("Standard input is closed. Name a file.")
    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    try:
        return read(data)[0]
    except FileRefused as refusal:
        raise FileRefused(f"Cannot open standard input: {refusal}") from None
