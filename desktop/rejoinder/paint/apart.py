"""An export made in a process of its own: drawing can't be interrupted, a process can be ended.

Both ends are ours: through the pipes go the map as its file has it, and what to make of it.
"""

import subprocess
import sys
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtGui import QGuiApplication

from rejoinder.drawing.compose import Composer
from rejoinder.drawing.theme import THEMES
from rejoinder.files.own import own_process
from rejoinder.formats.rejoinder import read_as_written, write
from rejoinder.model.document import Document
from rejoinder.model.errors import RejoinderError, SaveFailed
from rejoinder.paint.exports import Export, exported
from rejoinder.paint.measure import QtMeasurer
from rejoinder.resources import schemes

if TYPE_CHECKING:
    from rejoinder.paint.papers import Order

MANY = 300
"""Statements from which on a picture takes longer than a person waits without a word."""


class Apart:
    """One export. ``stop`` ends it from another thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._is_stopped = False

    def exported(self, document: Document, export: Export) -> bytes:
        """The bytes of the file that ``export`` asks for.

        Raises:
            SaveFailed: it can't be made, or was stopped.
        """
        return self._made(document, export, None)

    def reviewed(self, document: Document, order: "Order") -> bytes:
        """The bytes of the review that ``order`` asks for.

        Raises:
            SaveFailed: as for ``exported``.
        """
        return self._made(document, None, order)

    def _made(self, document: Document, export: Export | None, order: "Order | None") -> bytes:
        process = self._begun()
        said, _ = process.communicate(msgspec.msgpack.encode((write(document), export, order)))
        if process.returncode or not said:
            raise SaveFailed(
                "Cannot export the map: the process that draws it ended early. "
                "Export a branch, or close other programs to free memory."
            )
        made, refusal = msgspec.msgpack.decode(said, type=tuple[bytes, str])
        if refusal:
            raise SaveFailed(refusal)
        return made

    def _begun(self) -> "subprocess.Popen[bytes]":
        with self._lock:
            if self._is_stopped:
                raise SaveFailed("Stopped before the end.")
            try:
                self._process = own_process(__name__, more={"QT_QPA_PLATFORM": "offscreen"})
            except OSError as error:
                raise SaveFailed(
                    f"The process that draws a large map could not be started: {error.strerror}."
                    " Close other programs and try again, or export one branch."
                ) from error
            return self._process

    def stop(self) -> bool:
        """Ends the process; that always comes in time, since it writes nothing."""
        with self._lock:
            self._is_stopped = True
            if self._process is not None:
                self._process.kill()
            return True


def _composer(measurer: QtMeasurer, theme: str) -> Composer:
    return Composer(measurer, THEMES[theme], schemes=schemes())


def main() -> None:
    """The other process: one export or review from standard input to standard output."""
    from rejoinder.paint.papers import Order, reviewed  # not wanted at the window's start

    asked = tuple[bytes, Export | None, Order | None]
    data, export, order = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=asked)
    application, measurer = QGuiApplication(sys.argv[:1]), QtMeasurer()
    made, refusal = b"", ""
    try:
        document, _ = read_as_written(data)
        composer = partial(_composer, measurer)
        if order is not None:
            made = reviewed(document, order, composer=composer)
        elif export is not None:
            made = exported(document, export, composer=composer)
    except RejoinderError as refused:
        refusal = str(refused)
    sys.stdout.buffer.write(msgspec.msgpack.encode((made, refusal)))
    sys.stdout.flush()
    del application


if __name__ == "__main__":
    main()
