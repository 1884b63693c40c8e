"""A process of our own beside the window, with pipes to its input and from its output."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import rejoinder

_NOTHING: Mapping[str, str] = {}


def own_process(
    module: str, *, more: Mapping[str, str] = _NOTHING, is_silent: bool = False
) -> "subprocess.Popen[bytes]":
    """Starts ``module`` of this package in our own interpreter; ``more`` is added to its
    environment, and one that ``is_silent`` complains to nobody.

    Raises:
        OSError: it can't be started.
    """
    home = str(Path(rejoinder.__file__).parent.parent)
    paths = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH"))))
    return subprocess.Popen(  # noqa: S603  # our own interpreter and module
        [sys.executable, "-P", "-m", module],  # nothing from the folder one is in
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL if is_silent else None,
        env={**os.environ, "PYTHONPATH": paths, **more},
    )
