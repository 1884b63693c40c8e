"""What every command says and how: messages, exit codes, options, refusals."""

import argparse
import contextlib
import os
import sys
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import NoReturn

from rejoinder.files.disk import reason
from rejoinder.files.maps import OpenedMap, open_map
from rejoinder.model.errors import RejoinderError

OK, PROBLEMS, REFUSED, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 130, 141
"""Exit codes; the last two are what shells expect of SIGINT and SIGPIPE."""


class Refused(RejoinderError):
    """A command that can't be done as it was given."""


class Options(argparse.ArgumentParser):
    """The options of a command; what is wrong with those given is one sentence."""

    def error(self, message: str) -> NoReturn:
        said = message.removeprefix("argument ")
        tell(f"{said[:1].upper()}{said[1:]}. See {self.prog} --help.")
        raise SystemExit(REFUSED)


def parser(command: str, description: str) -> Options:
    """An empty parser for one command."""
    return Options(
        prog=f"rejoinder {command}",
        description=description,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )


def one_of(names: Collection[str]) -> Callable[[str], str]:
    """Takes a word that is one of ``names``."""

    def checked(word: str) -> str:
        if word not in names:
            raise argparse.ArgumentTypeError(f"“{word}” is none of {', '.join(names)}")
        return word

    return checked


def is_there(path: Path) -> bool:
    """Whether there is a file or folder; not where the system can't even look."""
    try:
        return path.exists()
    except OSError:
        return False


def put(result: str) -> None:
    """``result`` and a line feed on standard output.

    Raises:
        Refused: it takes no more.
    """
    with _output():
        print(result, flush=True)


def put_bytes(result: bytes) -> None:
    """``result`` on standard output as it is.

    Raises:
        Refused: it is closed, or takes no more.
    """
    if sys.stdout is None:
        raise Refused("Standard output is closed. Name a file with -o.")
    with _output():
        sys.stdout.buffer.write(result)
        sys.stdout.flush()


@contextlib.contextmanager
def _output() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        discard_output()
        raise Refused(f"Cannot write to standard output: {reason(error)}") from error


def discard_output() -> None:
    """What is left in the buffer would raise once more when Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


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
    found = open_map(path, called=str(path))
    if found.problems:
        problems = counted(len(found.problems), "problem")
        tell(f"{path} has {problems}; rejoinder check {path} lists them.")
    return found
