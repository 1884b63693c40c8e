"""The program as it is started: in a process of its own, and out of it again without a crash."""

import os
import subprocess
import sys
from pathlib import Path

SCRIPT = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pathlib import Path
from rejoinder import app
from rejoinder.gui.window import MapWindow

def look():
    windows = [w for w in QApplication.topLevelWidgets() if isinstance(w, MapWindow)]
    print(*(w.file.title for w in windows), sep="\\n")
    late = [m for m in ("networkx", "pydot", "numpy") if m in sys.modules]
    print("late:", *late)
    for window in windows:
        window.close()

original = app.application
def application():
    made = original()
    QTimer.singleShot(300, look)
    return made
app.application = application
sys.exit(app.run([Path(p) for p in sys.argv[1:]]))
"""


def start(tmp_path: Path, *paths: Path) -> subprocess.CompletedProcess[str]:
    """Runs the program with ``paths``; it is closed as soon as it has opened them."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)}
    return subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", SCRIPT, *map(str, paths)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_start_without_files_shows_the_first_example(tmp_path: Path) -> None:
    done = start(tmp_path)

    assert done.stdout.splitlines() == ["Pakistan’s biggest Afghan mistake", "late:"]
    assert done.returncode == 0, done.stderr


def test_a_start_with_files_opens_them(tmp_path: Path, repository: Path) -> None:
    maps = repository / "maps"
    done = start(tmp_path, maps / "empty-debate.rejoinder", maps / "no-such.rejoinder")

    assert done.stdout.splitlines() == ["An empty debate", "late:"]
    assert done.returncode == 0, done.stderr


def test_a_start_with_a_file_that_is_refused_still_shows_a_window(tmp_path: Path) -> None:
    done = start(tmp_path, tmp_path / "no-such.rejoinder")

    assert done.stdout.splitlines() == ["Untitled", "late:"]
    assert done.returncode == 0, done.stderr
