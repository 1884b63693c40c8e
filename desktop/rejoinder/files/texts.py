"""The text of an article read from a file, in a process of its own with little it may do.

A library that loops, or needs all memory, ends with that process; the window goes on. Through the
pipes go the file's name and bytes, and what was read. The other process opens nothing: it has no
file but the pipes to read from and may write none (RELIABILITY.md 3.1).
"""

import subprocess
import sys
from pathlib import Path
from threading import Lock

import msgspec

from rejoinder.files.disk import Disk, reason
from rejoinder.files.own import own_process
from rejoinder.files.whole import whole_file
from rejoinder.formats.texts.reading import MAX_BYTES, ReadText
from rejoinder.formats.texts.table import read_text_file, text_kind
from rejoinder.model.errors import FileRefused
from rejoinder.model.records import Article

LIMIT = 20.0
"""Seconds after which no reader will come to an end."""

MEMORY = 1 << 30
"""Bytes that the other process may take."""

_STOPPED = "Stopped before the end."


class TextReader:
    """One reading of a file. ``stop`` ends it from another thread."""

    def __init__(self, *, limit: float = LIMIT) -> None:
        self._limit = limit
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._is_stopped = False

    def read(self, path: Path, *, called: str = "", disk: Disk | None = None) -> ReadText:
        """The text in the file at ``path``; a refusal names it as ``called``, or by its name.

        Raises:
            FileRefused: it can't be read, or reading was stopped.
        """
        called = called or path.name
        try:
            kind = text_kind(path.name)
            data, _ = whole_file(disk or Disk(), path, most=MAX_BYTES)
            if kind.is_quick or not data:
                return read_text_file(path.name, data)
            return self._read_apart(path.name, data)
        except FileNotFoundError as error:
            raise FileRefused(f"Cannot read {called}: there is no such file.") from error
        except OSError as error:
            raise FileRefused(f"Cannot read {called}: {reason(error)}") from error
        except FileRefused as refusal:
            raise FileRefused(f"Cannot read {called}: {refusal}") from None

    def _read_apart(self, name: str, data: bytes) -> ReadText:
        process = self._begun()
        try:
            said, _ = process.communicate(msgspec.msgpack.encode((name, data)), timeout=self._limit)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise FileRefused(
                f"it took longer than {self._limit:.0f} seconds. Save the part that you review as "
                "plain text."
            ) from None
        if self._is_stopped:
            raise FileRefused(_STOPPED)
        if process.returncode or not said:
            raise FileRefused("it is damaged, or needs more memory than any text should.")
        article, notes, refusal = msgspec.msgpack.decode(
            said, type=tuple[Article, tuple[str, ...], str]
        )
        if refusal:
            raise FileRefused(refusal)
        return ReadText(article, notes)

    def _begun(self) -> "subprocess.Popen[bytes]":
        with self._lock:
            if self._is_stopped:
                raise FileRefused(_STOPPED)
            self._process = own_process(__name__, is_silent=True)  # a traceback quotes the text
            return self._process

    def stop(self) -> bool:
        """Ends it. That is never too late: nothing has come of it until its answer is taken."""
        with self._lock:
            self._is_stopped = True
            if self._process is not None:
                self._process.kill()
        return True


def main() -> None:
    """The other process: one text from standard input to standard output."""
    name, data = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=tuple[str, bytes])
    _confine()
    article, notes, refusal = Article(), tuple[str, ...](), ""
    try:
        article, notes = read_text_file(name, data)
    except FileRefused as refused:
        refusal = str(refused)
    sys.stdout.buffer.write(msgspec.msgpack.encode((article, notes, refusal)))
    sys.stdout.flush()


def _confine() -> None:
    """Takes memory, time, files to write and further processes from this process."""
    try:
        import resource
    except ImportError:  # Windows has no such limits; the other process is ended after a while
        return
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, int(LIMIT)),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(what)
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (least, hard))


if __name__ == "__main__":
    main()
