"""``rejoinder``: runs a command, or opens maps in the window. Results go to standard output,
messages to standard error. The window and Qt are imported only by what needs them.
"""

import argparse
import gc
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path

from rejoinder import __version__
from rejoinder.cli.words import (
    INTERRUPTED,
    OK,
    PIPE_CLOSED,
    REFUSED,
    Refused,
    discard_output,
    is_there,
    put,
    tell,
)
from rejoinder.model.errors import RejoinderError

HELP = """\
Rejoinder shows an argument as a map that you edit, test and put on slides.

  rejoinder [MAP ...]             open maps; without MAP, the example
  rejoinder export MAP -o FILE    write a picture, page, graph or outline
  rejoinder check MAP ...         list what is wrong with the structure of maps
  rejoinder check -f MAP ...      and what the checks find in the argument
  rejoinder info MAP [--json]     count what is in a map
  rejoinder weigh MAP [--json]    what stands, what falls, what that hangs on
  rejoinder review MAP -o FILE    write the review for the author
  rejoinder attack MAP            where one side can hit the other hardest
  rejoinder brief MAP -o FILE     write the rebuttal of one side
  rejoinder new FILE              make a map
  rejoinder diff MAP MAP [--json] what became of a map in another version
  rejoinder merge BASE OURS THEIRS -o FILE
                                  two versions of a map made one
  rejoinder attach MAP TEXT       give a map its article's text, or a new draft
  rejoinder coverage MAP          how much of that text the map renders

  rejoinder COMMAND --help        the options of a command
  rejoinder --version             the version

Examples:
  rejoinder case.rejoinder
  rejoinder export case.rejoinder -o case.svg --size 16:9
  rejoinder export case.rejoinder -o reply.png --branch "The poor pay"
  rejoinder export case.rejoinder -o - --format outline
  rejoinder review case.rejoinder -o review.docx --from "Ann Reid"
  rejoinder check *.rejoinder && git commit -a
  rejoinder info case.rejoinder --json
  rejoinder new case.rejoinder --thesis "Sugar should be taxed."
  rejoinder diff draft-1.rejoinder draft-2.rejoinder
  rejoinder attach case.rejoinder draft-2.docx --dry-run

Everything but the window works without a display. Results go to standard
output, messages to standard error. A map called like a command is opened as
./export.

Exit codes: 0 done; 1 check found problems; 2 the command was not understood,
or a file could not be opened or written. Of diff, 1 says that the maps differ;
of merge, that there are conflicts."""

_NO_QT = """\
Rejoinder cannot start Qt: {reason}.
On Debian and Ubuntu, install what it needs of the system with:
  sudo apt-get install libglib2.0-0 libgl1 libegl1 libxkbcommon0 libdbus-1-3 libfontconfig1
For the window also:
  sudo apt-get install libxcb-cursor0 libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1 \
libxcb-shape0 libxcb-xkb1 libxcb-render-util0 libxcb-image0"""

SEARCHES = (50_000, 20, 50)
"""How much is made before the collector looks for garbage: a command makes much and leaves
little, and then ends.
"""

Parser = Callable[[], argparse.ArgumentParser]
Command = Callable[[argparse.Namespace], int]

COMMANDS: Mapping[str, tuple[str, str, str]] = {
    "export": ("export", "export_parser", "export"),
    "check": ("check", "check_parser", "check"),
    "info": ("maps", "info_parser", "info"),
    "new": ("maps", "new_parser", "new"),
    "weigh": ("weigh", "weigh_parser", "weigh"),
    "attack": ("attack", "attack_parser", "attack"),
    "brief": ("brief", "brief_parser", "brief_command"),
    "attach": ("articles", "attach_parser", "attach"),
    "coverage": ("articles", "coverage_parser", "covered"),
    "diff": ("diff", "diff_parser", "diff"),
    "merge": ("merge", "merge_parser", "merge"),
    "review": ("review", "review_parser", "review"),
}
"""Every command: its module, which is imported for that command alone; the names in it of what
gives its options, and of what it does with them, which returns the exit code.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        return _run(given)
    except RejoinderError as refusal:
        tell(str(refusal))
        return REFUSED
    except ImportError as missing:
        if not _is_of_qt(missing):
            raise
        tell(_NO_QT.format(reason=missing))
        return REFUSED
    except BrokenPipeError:
        discard_output()
        return PIPE_CLOSED
    except KeyboardInterrupt:
        return INTERRUPTED


def _run(given: list[str]) -> int:
    if given and given[0] in COMMANDS:
        parser, command = _command(given[0])
        return command(parser().parse_args(given[1:]))
    if given and given[0] in ("-h", "--help", "help"):
        put(HELP)
        return OK
    if given and given[0] in ("-V", "--version"):
        put(f"Rejoinder {__version__}")
        return OK
    options = [word for word in given if word.startswith("-") and word != "--"]
    if options:
        raise Refused(f"There is no option {options[0]} here. See rejoinder --help.")
    return _open([Path(word) for word in given if word != "--"])


def _command(name: str) -> tuple[Parser, Command]:
    module, parser, command = COMMANDS[name]
    found = import_module(f"rejoinder.cli.{module}")
    gc.set_threshold(*SEARCHES)
    return getattr(found, parser), getattr(found, command)


def _is_of_qt(missing: ImportError) -> bool:
    """A missing library of the system, or PySide itself."""
    return ".so" in str(missing) or (missing.name or "").startswith(("PySide6", "shiboken6"))


def _open(paths: list[Path]) -> int:
    for path in paths:
        if not is_there(path):
            raise Refused(f"Cannot open {path}: there is no such file. See rejoinder --help.")
    if not _has_display():
        raise Refused(
            "There is no display to open a window on. To write a map as a picture instead:\n"
            f"  rejoinder export {paths[0] if paths else 'MAP'} -o map.svg"
        )
    from rejoinder.app import run

    return run(paths)


def _has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(n) for n in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
