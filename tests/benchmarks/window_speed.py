"""How soon the window can be used, and how long an edit takes to show. Not a test: run it.

Start-up is compared with that of an empty Qt window, edits with a repaint of the same map, in
the same run: take ratios from it, not times. It runs offscreen unless a display is asked for
with ``QT_QPA_PLATFORM``.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "*=false")

from PySide6.QtWidgets import QApplication

from rejoinder.app import FIRST_MAP, application
from rejoinder.edits.add import add_objection
from rejoinder.edits.state import set_text
from rejoinder.gui.window import MapWindow
from rejoinder.gui.windows import Windows
from rejoinder.model.ids import StatementId
from rejoinder.resources import bundled_map
from rejoinder.settings import Settings

ROUNDS = 9
BARE = """
from PySide6.QtWidgets import QApplication, QPlainTextEdit
app = QApplication([])
window = QPlainTextEdit()
window.show()
app.processEvents()
window.grab()
"""
OURS = """
import sys
from pathlib import Path
from rejoinder.app import application
from rejoinder.gui.windows import Windows
from rejoinder.settings import Settings
app = application()
windows = Windows(app, Settings(None))
windows.open_example(Path(sys.argv[1]))
app.processEvents()
windows.all[0].grab()
"""


def started(code: str, *arguments: str) -> float:
    """Seconds that a fresh interpreter takes to run ``code``; the median of ``ROUNDS``.

    It ends without Python's own tidying up, which no person waits for.
    """
    ended = f"{code}\nimport os\nos._exit(0)\n"
    times = []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        subprocess.run([sys.executable, "-c", ended, *arguments], check=True, timeout=60)
        times.append(time.perf_counter() - begin)
    return median(times)


def timed(act: Callable[[int], None]) -> float:
    """Milliseconds that ``act`` takes; the median of ``ROUNDS`` after one that doesn't count."""
    times = []
    for number in range(ROUNDS + 1):
        begin = time.perf_counter()
        act(number)
        times.append((time.perf_counter() - begin) * 1000)
    return median(times[1:])


def edits(app: QApplication, window: MapWindow, statement: StatementId) -> dict[str, float]:
    """Milliseconds from an edit to its repaint, and of a repaint alone."""
    session = window.session

    def repaint(_: int) -> None:
        window.canvas.refresh()
        app.processEvents()

    def type_letter(number: int) -> None:
        session.do(set_text(session.document, statement, f"Typed {number} times"), burst="b")
        app.processEvents()

    def add(number: int) -> None:
        text = f"Objection {number}"
        change = add_objection(session.document, statement, fresh=session.fresh, text=text)
        session.do(change)
        app.processEvents()

    found = {"repaint": timed(repaint), "text": timed(type_letter), "objection": timed(add)}
    while session.undo():
        pass
    return found


def main() -> None:
    """Prints a table in Markdown."""
    example = bundled_map(FIRST_MAP)
    bare, ours = started(BARE), started(OURS, str(example))
    print("| what | reference | ours | ratio |\n| --- | --- | --- | --- |")
    print(f"| start to first picture | {bare:.2f} s | {ours:.2f} s | {ours / bare:.1f} |")
    app = application()
    windows = Windows(app, Settings(None), animated=False)
    windows.open_example(Path(example))
    window = windows.all[0]
    window.resize(1920, 1080)
    app.processEvents()
    thesis = window.session.document.thesis
    assert thesis is not None
    for name, folded in (("first view", window.session.folded), ("unfolded", frozenset())):
        window.session.fold(folded)
        window.view.fit()
        times = edits(app, window, thesis)
        for what in ("text", "objection"):
            ratio = times[what] / times["repaint"]
            print(
                f"| {what}, {name} | {times['repaint']:.0f} ms | {times[what]:.0f} ms"
                f" | {ratio:.1f} |"
            )
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
