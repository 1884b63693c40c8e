"""Takes the pictures of the pages: the real window, driven as a person would.

    python packaging/screenshots.py [FOLDER]

FOLDER is ``resources/guide`` where none is named. Works without a screen.
"""

import json
import os
import sys
import tempfile
from pathlib import Path
from random import Random

from PySide6.QtCore import QEventLoop, QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from rejoinder.app import FIRST_MAP, application
from rejoinder.gui.canvas import frames
from rejoinder.gui.windows import Windows
from rejoinder.model.ids import Fresh, fresh_ids
from rejoinder.resources import bundled_map
from rejoinder.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
GUIDE = ROOT / "resources" / "guide"
WIDTH, HEIGHT = 1920, 1080
QUIET_MS = 800
"""Long enough for the fit, the panels' late rows and the fading of bars."""

PATIENCE = 20
"""So often it is waited at most for all of a large map to be painted."""


def imagined_screen(folder: Path) -> str:
    """The platform to start Qt on: a screen that nobody sees, with room for the window."""
    screen = {"name": "imagined", "x": 0, "y": 0, "width": WIDTH + 200, "height": HEIGHT + 200}
    screen |= {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    path = folder / "screen.json"
    path.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    return f"offscreen:configfile={path}"


def wait(milliseconds: int) -> None:
    """Lets the program work for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def take(window: QWidget, path: Path) -> None:
    """Writes what ``window`` shows to ``path``."""
    wait(QUIET_MS)
    if not window.grab().save(str(path)):
        sys.exit(f"Cannot write {path}.")


def take_all(app: QApplication, folder: Path, private: Path) -> None:
    """The article's map in each theme, as a first start on a full screen shows it."""
    frames.AT_REST = 60.0  # every frame is whole, on however busy a machine
    for theme in ("light", "dark"):
        settings = Settings(QSettings(str(private / theme), QSettings.Format.IniFormat))
        settings.theme = theme
        windows = Windows(app, settings, animated=False)
        first = windows.new()  # its size is what the next window starts with
        first.resize(WIDTH, HEIGHT)
        wait(QUIET_MS)
        first.close()
        windows.open_example(bundled_map(FIRST_MAP))
        window = windows.all[-1]
        take(window, folder / f"window-{theme}.png")
        window.close()


def take_large(app: QApplication, folder: Path, private: Path) -> None:
    """A map of 10,000 statements in sight at once, without its outline."""
    from tests.benchmarks.large_maps import large_map

    settings = Settings(QSettings(str(private / "large"), QSettings.Format.IniFormat))
    settings.theme = "light"
    window = Windows(app, settings, animated=False).new(large_map(10_000))
    window.resize(WIDTH, HEIGHT)
    wait(QUIET_MS)  # the first look folds what can't be read
    window.panes.toggle("outline")
    wait(QUIET_MS)
    window.session.fold(())
    window.view.fit()
    for _ in range(PATIENCE):
        wait(QUIET_MS)
        canvas = window.canvas
        if canvas.frames.overview.is_current and not canvas.arrival.is_awaited:
            break
    take(window, folder / "large-map-light.png")
    window.close()


def _ids() -> Fresh:
    """Names of rows, the same ones each time."""
    return fresh_ids(Random(4).randrange)  # noqa: S311  # a picture keeps no secret


def take_article(app: QApplication, folder: Path, private: Path) -> None:
    """An article beside its map, a passage of it selected."""
    from river import river

    settings = Settings(QSettings(str(private / "article"), QSettings.Format.IniFormat))
    settings.theme = "light"
    window = Windows(app, settings, animated=False).new(river(_ids()))
    window.resize(WIDTH, HEIGHT)
    wait(QUIET_MS)
    window.panes.show("article")
    docks = [window.panes.docks[name] for name in ("article", "inspector")]
    window.resizeDocks(docks, [560, 340], Qt.Orientation.Horizontal)
    wait(QUIET_MS)
    window.view.fit()
    window.docks.article.text.setFocus()
    for _ in range(5):
        window.article.step("passage", back=False)
    take(window, folder / "article-light.png")
    window.close()


def main() -> None:
    """Takes them in a home that is thrown away."""
    sys.path.insert(0, str(ROOT))  # the large map comes from the benchmarks
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else GUIDE
    with tempfile.TemporaryDirectory() as private:
        os.environ["QT_QPA_PLATFORM"] = imagined_screen(Path(private))
        app = application()
        take_all(app, folder, Path(private))
        take_large(app, folder, Path(private))
        take_article(app, folder, Path(private))


if __name__ == "__main__":
    main()
