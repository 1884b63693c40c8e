"""The real window on a stand: opened on a map, driven by keys and mouse, its frames timed.

A frame is what a person waits for: from the event to the end of the repaint that it leads to.
Without a display the screen is imagined (Qt's ``offscreen``), with the same painting.
"""

import json
import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QSettings, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from tests.benchmarks.figures import BUDGET, ENOUGH, Sample

from rejoinder.app import application
from rejoinder.editor.commands import BY_ID
from rejoinder.gui.windows import Windows
from rejoinder.layout.geometry import Point
from rejoinder.model.document import Document
from rejoinder.model.ids import NodeId
from rejoinder.settings import Settings

WIDTH, HEIGHT = 1920, 1080
TURNS = 40
"""So many turns of the event loop an event is given to lead to a repaint."""

HELD = Qt.KeyboardModifier


def imagined_screen(folder: Path) -> str:
    """The platform to start Qt on: a screen that nobody sees, with room for the window."""
    screen = {"name": "imagined", "x": 0, "y": 0, "width": WIDTH + 800, "height": HEIGHT + 500}
    screen |= {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    path = folder / "screen.json"
    path.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    return f"offscreen:configfile={path}"


class Paints(QObject):
    """Counts the repaints of a widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


class Stand:
    """One window of the real program, with settings of its own."""

    def __init__(self, folder: Path, *, theme: str = "light") -> None:
        if "QT_QPA_PLATFORM" not in os.environ:
            os.environ["QT_QPA_PLATFORM"] = imagined_screen(folder)
        known = QApplication.instance()
        self.app = known if isinstance(known, QApplication) else application()
        settings = Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
        settings.theme = theme
        self.windows = Windows(self.app, settings)
        self.window = self.windows.new()
        self._watch()

    def _watch(self) -> None:
        self.canvas = self.window.canvas
        self.paper = self.canvas.viewport()
        self.paints = Paints(self.paper)

    @property
    def document(self) -> Document:
        return self.window.session.document

    def show(self, document: Document) -> None:
        """Shows a map as opening it does: folded to what can be read."""
        self.window.file.begin(document, "Benchmark")
        self.settle()

    def open(self, path: Path, statements: int) -> None:
        """Opens a file, and waits until all of it is there."""
        self.windows.open([path], by=self.window)
        self.window = self.windows.all[-1]
        self._watch()
        self.wait_for(lambda: len(self.document.statements) == statements)
        self.settle()

    def unfold(self) -> None:
        """Shows every statement."""
        self.window.session.fold(())
        self.settle()

    def fill_screen(self) -> None:
        """Makes the canvas itself 1920×1080; the panels stand around it."""
        size, now = self.window.size(), self.paper.size()
        self.window.resize(
            size.width() + WIDTH - now.width(), size.height() + HEIGHT - now.height()
        )
        self.settle()

    def settle(self, milliseconds: int = 250) -> None:
        """Lets the window finish what it began, until it has been idle for a while."""
        quiet = time.perf_counter()
        end = quiet + 60.0
        while time.perf_counter() - quiet < milliseconds / 1000 and time.perf_counter() < end:
            start, before = time.perf_counter(), self.paints.count
            self.app.processEvents()
            if self.paints.count != before or time.perf_counter() - start > 0.002:
                quiet = time.perf_counter()
            time.sleep(0.001)

    def wait_for(self, is_done: Callable[[], bool], seconds: float = 120.0) -> None:
        """Lets the program work until something is so."""
        end = time.perf_counter() + seconds
        while not is_done():
            if time.perf_counter() > end:
                raise TimeoutError(f"not done after {seconds:.0f} seconds")
            self.app.processEvents()
            time.sleep(0.0005)

    def frame(self, act: Callable[[], object]) -> None:
        """Does something to the window, up to the end of the repaint that it leads to."""
        before = self.paints.count
        act()
        for _ in range(TURNS):
            self.app.processEvents()
            if self.paints.count != before:
                return
            time.sleep(0.0005)

    def frames(self, acts: Iterable[Callable[[], object]], *, every: float = 1 / 60) -> Sample:
        """Milliseconds of one frame each; the acts come one every so many seconds, or as soon
        as the frame before is over. Where the window is at work on something else just then,
        the frame begins when its act was due. After some time enough is enough.
        """
        spent, busy = [], []
        due = time.perf_counter()
        end = due + BUDGET
        for act in acts:
            start, worked = self._idle(due), time.process_time()
            self.frame(act)
            now = time.perf_counter()
            spent.append(1000 * (now - start))
            busy.append(1000 * (time.process_time() - worked))
            due = max(due + every, now)
            if now > end and len(spent) >= ENOUGH:
                break
        return Sample(tuple(spent), tuple(busy))

    def _idle(self, due: float) -> float:
        """Lets the window work for itself until ``due``; when the next act begins."""
        while True:
            now = time.perf_counter()
            if now >= due:
                return now
            self.app.processEvents()
            if time.perf_counter() > due:
                return due
            time.sleep(min(0.001, max(0.0, due - time.perf_counter())))

    # --- hands ---

    def key(self, key: Qt.Key | str, held: Qt.KeyboardModifier = HELD.NoModifier) -> None:
        """Presses a key, or types letters, where the focus is."""
        focus = QApplication.focusWidget() or self.canvas
        if isinstance(key, str):
            QTest.keyClicks(focus, key, held)
        else:
            QTest.keyClick(focus, key, held)

    def wheel(self, turn: int, *, zooms: bool = False, across: bool = False) -> None:
        """Turns the wheel over the middle of the map; 120 is a notch."""
        middle = QPointF(self.paper.rect().center())
        turned = QPoint(turn, 0) if across else QPoint(0, turn)
        event = QWheelEvent(
            middle,
            QPointF(self.paper.mapToGlobal(middle.toPoint())),
            QPoint(),
            turned,
            Qt.MouseButton.NoButton,
            HELD.ControlModifier if zooms else HELD.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(self.paper, event)

    def command(self, name: str) -> None:
        """Runs a command, as its menu does."""
        self.window.run(BY_ID[name])

    def spot(self, node: NodeId) -> QPoint:
        """Where the middle of a card is on the screen."""
        at = self.canvas.position_of(node)
        if at is None:
            raise LookupError(f"{node} is not shown")
        return at

    def look_at(self, node: NodeId, zoom: float) -> None:
        """Brings a card into the middle of the screen at a zoom, at once."""
        box = self.canvas.stage.places[node]
        camera = self.canvas.eye.camera.zoomed(zoom, Point(0.0, 0.0))
        seen = camera.seen(self.canvas.eye.window)
        by = (box.center.x - seen.center.x, box.center.y - seen.center.y)
        self.canvas.eye.look(camera.shifted(*by))
        self.settle()

    @property
    def overview(self) -> float:
        """The zoom at which all of the map is seen."""
        bounds = self.canvas.eye.bounds
        return min(WIDTH / bounds.width, HEIGHT / bounds.height)


class Watchdog:
    """Milliseconds that the event loop stood still at the longest, while it watches."""

    def __init__(self, made: Stand) -> None:
        self.longest = 0.0
        self._last = 0.0
        self._timer = QTimer(made.paper)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(2)
        self._timer.timeout.connect(self._tick)

    def __enter__(self) -> "Watchdog":
        self._last = time.perf_counter()
        self._timer.start()
        return self

    def _tick(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, 1000 * (now - self._last))
        self._last = now

    def __exit__(self, *_: object) -> None:
        self._tick()
        self._timer.stop()


@contextmanager
def stand(document: Document | None = None, *, theme: str = "light") -> Iterator[Stand]:
    """A window on a map, all of it unfolded, with a canvas of 1920×1080."""
    with TemporaryDirectory() as folder:
        made = Stand(Path(folder), theme=theme)
        made.fill_screen()
        if document is not None:
            made.show(document)
            made.unfold()
        yield made
