"""What every command says and how: messages, exit codes, options, refusals."""

import argparse
import sys
from pathlib import Path

from rejoinder.files.maps import OpenedMap, open_map
from rejoinder.model.errors import RejoinderError

OK, PROBLEMS, REFUSED, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 130, 141
"""Exit codes; the last two are what shells expect of SIGINT and SIGPIPE."""


class Refused(RejoinderError):
    """A command that can't be done as it was given."""


def parser(command: str, description: str) -> argparse.ArgumentParser:
    """An empty parser for one command."""
    return argparse.ArgumentParser(
        prog=f"rejoinder {command}",
        description=description,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )


def put(result: str) -> None:
    """A line of ``result`` on standard output."""
    print(result)


def tell(message: str) -> None:
    """``message`` on standard error, where it can't move the cursor or turn the text."""
    if sys.stderr is not None:
        print("\n".join(visible(line) for line in message.split("\n")), file=sys.stderr)


def visible(text: str) -> str:
    """``text`` with what a terminal would not show, or obey, as escapes."""
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)


def counted(number: int, thing: str) -> str:
    """``1 map``, ``2 maps``."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def opened(path: Path) -> OpenedMap:
    """The map at ``path``; where it is flawed, that is said on the way.

    Raises:
        FileRefused: it can't be opened.
    """
    found = open_map(path)
    if found.problems:
        problems = counted(len(found.problems), "problem")
        tell(f"{path.name} has {problems}; rejoinder check {path} lists them.")
    return found
