"""The folders in which a program of this kind keeps what is not a person's document."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path


def state_folder(
    environment: Mapping[str, str] = os.environ, *, platform: str = sys.platform
) -> Path:
    """Where safety copies and recovery files go (XDG Base Directory Specification 0.8)."""
    home = Path.home()
    if platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local") / "Rejoinder"
    if platform == "darwin":
        return home / "Library" / "Application Support" / "Rejoinder"
    given = environment.get("XDG_STATE_HOME", "")
    base = Path(given) if given.startswith("/") else home / ".local" / "state"
    return base / "rejoinder"
