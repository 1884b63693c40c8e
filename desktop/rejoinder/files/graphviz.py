"""Graphviz's ``dot``, where it is installed: run beside this program, ended when it is slow."""

import os
import shutil
import signal
import subprocess
from threading import Lock

from rejoinder.model.errors import LayoutRefused

PROGRAM = "dot"
LIMIT = 10.0
"""Seconds after which nobody waits any longer."""

ABSENT = (
    "Graphviz is not installed, so maps can't be laid out in layers. "
    "On Debian and Ubuntu: sudo apt-get install graphviz"
)


class Graphviz:
    """One run of ``dot``. ``stop`` ends it from another thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._is_stopped = False

    def plain(self, text: str) -> str:
        """What ``dot`` makes of ``text``, in its ``plain`` format.

        Raises:
            LayoutRefused: it is not installed, fails, takes too long, or was stopped.
        """
        process = self._begun()
        try:
            said, errors = process.communicate(text.encode(), timeout=LIMIT)
        except subprocess.TimeoutExpired:
            _end(process)
            process.communicate()
            raise LayoutRefused(
                f"Graphviz took longer than {LIMIT:.0f} seconds to lay the map out in layers and "
                "was ended. Fold branches, or show one alone, and choose the layout again."
            ) from None
        if process.returncode:
            lines = errors.decode(errors="replace").strip().splitlines()
            last = lines[-1].strip() if lines else f"it ended with {process.returncode}"
            raise LayoutRefused(f"Graphviz could not lay the map out in layers: {last}")
        return said.decode(errors="replace")

    def _begun(self) -> "subprocess.Popen[bytes]":
        program = shutil.which(PROGRAM)
        if program is None:
            raise LayoutRefused(ABSENT)
        with self._lock:
            if self._is_stopped:
                raise LayoutRefused("Stopped before the end.")
            try:
                self._process = subprocess.Popen(  # noqa: S603  # no shell, and only our text
                    [program, "-Tplain"],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.PIPE,
                    start_new_session=True,
                )
            except OSError as failure:
                raise LayoutRefused(
                    f"Graphviz could not be started to lay the map out in layers: {failure}"
                ) from failure
            return self._process

    def stop(self) -> bool:
        """Ends it. That is never too late: nothing has come of it until its answer is taken."""
        with self._lock:
            self._is_stopped = True
            if self._process is not None:
                _end(self._process)
        return True


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Ends a process with all that it began, since ``dot`` may be a script."""
    if process.poll() is not None:
        return
    if hasattr(os, "killpg"):
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            return
    else:
        process.kill()
