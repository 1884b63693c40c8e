"""The one place where the parts of the window are joined."""

import gc
import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from rejoinder import __version__
from rejoinder.gui import faults
from rejoinder.gui.clip import release_clipboard
from rejoinder.gui.plain import PlainText
from rejoinder.gui.windows import Windows
from rejoinder.resources import bundled_map, resource
from rejoinder.settings import Settings

FIRST_MAP = "pakistans-biggest-afghan-mistake.rejoinder"
"""What a start without a file shows: the example that teaches what a good map is."""


SEARCHES = (20_000, 20, 50)
"""How much is made before the collector looks for garbage, and how often it looks at what is
older. Python's own 700, 10, 10 make it read all of a large map again and again while it is edited:
at 100,000 statements that took six sevenths of an edit's time.
"""


def run(paths: Sequence[Path] = ()) -> int:
    """Opens ``paths``, or the first example, and stays until the last window is closed."""
    logging.basicConfig(format="rejoinder: %(message)s", level=logging.WARNING)
    app = application()
    windows = Windows(app, Settings())
    faults.install(windows.tell_fault)
    if paths:
        windows.open(paths)
    else:
        windows.open_example(bundled_map(FIRST_MAP))
    if not windows.all:
        windows.new()
    code = app.exec()
    release_clipboard()
    return code


def application() -> QApplication:
    """The application, with its name, sign and rules, before any window."""
    gc.set_threshold(*SEARCHES)
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    app = QApplication(sys.argv[:1])
    app.setOrganizationName("Rejoinder")
    app.setApplicationName("Rejoinder")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("rejoinder")
    app.setWindowIcon(QIcon(str(resource("icons", "rejoinder-256.png"))))
    app.installEventFilter(PlainText(app))
    return app


def main() -> int:
    """The window, with the files named on the command line."""
    return run([Path(name) for name in sys.argv[1:]])
