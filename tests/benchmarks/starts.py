"""Starts: from the command to a window that can be used, beside an empty window of Qt and
mapping programs from Debian. All are seen from outside, on the same display.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import quoteattr

from tests.benchmarks.figures import Row, Run, Sample, at_most, figure, timed
from tests.benchmarks.large_maps import large_map
from tests.benchmarks.others import Missing, program

from rejoinder.app import FIRST_MAP
from rejoinder.files.maps import open_map, save_map
from rejoinder.model.document import Document
from rejoinder.model.ids import StatementId
from rejoinder.model.tree import home_premises
from rejoinder.resources import bundled_map

BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
from PySide6.QtCore import QTimer
import os
app = QApplication([])
window = QMainWindow()
window.resize(1600, 1000)
window.show()
QTimer.singleShot(0, lambda: (window.grab(), os._exit(0)))
app.exec()
"""

OURS = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from rejoinder import app
from rejoinder.gui.window import MapWindow

wanted, paths = int(sys.argv[1]), [Path(name) for name in sys.argv[2:]]

class Watch(QObject):
    def eventFilter(self, _, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, lambda: os._exit(0))
        return False

def look():
    for window in QApplication.topLevelWidgets():
        if not isinstance(window, MapWindow):
            continue
        session = window.session
        if len(session.document.statements) == wanted and (session.selection or not wanted):
            timer.stop()
            window.canvas.viewport().installEventFilter(watch)
            window.canvas.viewport().update()

original = app.application
def application():
    global timer, watch
    made = original()
    watch, timer = Watch(made), QTimer(made)
    timer.timeout.connect(look)
    timer.start(2)
    return made
app.application = application
sys.exit(app.run(paths))
"""
"""The program as it is started; it ends at the first repaint of the map that was asked for."""


@contextmanager
def display(run: Run) -> Iterator[dict[str, str]]:
    """An environment with a display of its own and an empty home, where Xvfb is installed; else
    Qt's imagined screen, on which no peer can be seen."""
    home = run.folder / "home"
    home.mkdir(exist_ok=True)
    rooms = {f"XDG_{name}_HOME": str(home / name) for name in ("CONFIG", "DATA", "STATE", "CACHE")}
    base = {**os.environ, **rooms, "HOME": str(home), "XDG_RUNTIME_DIR": str(home / "run")}
    (home / "run").mkdir(mode=0o700, exist_ok=True)
    found = shutil.which("Xvfb")
    if found is None:
        yield {**base, "QT_QPA_PLATFORM": "offscreen"}
        return
    reading, writing = os.pipe()
    asked = [found, "-displayfd", str(writing), "-screen", "0", "1920x1080x24", "-nolisten", "tcp"]
    server = subprocess.Popen(asked, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        number = os.read(reading, 16).decode().strip()
        base.pop("WAYLAND_DISPLAY", None)
        yield {**base, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
    finally:
        os.close(reading)
        server.terminate()
        server.wait(10)


def _started(asked: list[str], environment: dict[str, str], times: int) -> Sample:
    """Milliseconds from the start of a program to its end; the first start is not counted."""
    work = partial(
        subprocess.run, asked, env=environment, check=True, timeout=120, capture_output=True
    )
    return timed(work, times)


@figure("start", minutes=12)
def start(run: Run) -> Iterator[Row]:
    """From the command to the first picture of the map that was asked for: Python, Qt, settings,
    the file. Warm: the first of the starts is not counted. On a display of its own under Xvfb
    where that is installed. The peer is Python with an empty window of Qt."""
    size = run.size(10_000)
    path, example = run.folder / "large.rejoinder", bundled_map(FIRST_MAP)
    save_map(path, large_map(size))
    empty = run.folder / "empty.rejoinder"
    save_map(empty, Document())
    cases = (
        ("empty", empty, 0, 800.0),
        ("article's map", example, len(open_map(example).document.statements), 1_000.0),
        (f"{size:,} statements", path, size, 2_000.0),
    )
    with display(run) as environment:
        shown_on = "Xvfb" if "DISPLAY" in environment else "an imagined screen"
        bare = _started([sys.executable, "-c", BARE], environment, run.times)
        for case, file, statements, limit in cases:
            asked = [sys.executable, "-c", OURS, str(statements), str(file)]
            ours = _started(asked, environment, run.times)
            aims, where = (at_most(limit),), f"{case}, on {shown_on}"
            yield Row(case=where, ours=ours, peer="empty Qt window", theirs=bare, aims=aims)


# --- peers ---


def as_freeplane(document: Document) -> str:
    """The statements of a map as Freeplane's file."""
    return "\n".join(
        [
            '<map version="freeplane 1.7.0">',
            *_nested(document, "<node TEXT={}>", "</node>"),
            "</map>",
        ]
    )


def as_vym(document: Document) -> str:
    """The statements of a map as VYM's file."""
    body = list(_nested(document, "<branch><heading>{}</heading>", "</branch>"))
    body[0] = body[0].replace("<branch>", '<mapcenter absPosX="0" absPosY="0">', 1)
    body[-1] = "</mapcenter>"
    head = '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE vymmap>'
    return "\n".join(
        [head, '<vymmap version="2.6.11" linkStyle="StylePolyParabel">', *body, "</vymmap>"]
    )


def _nested(document: Document, begin: str, end: str) -> Iterator[str]:
    """Every statement under its conclusion, as elements in elements."""
    assert document.thesis is not None
    waiting: list[StatementId | None] = [document.thesis]
    while waiting:
        name = waiting.pop()
        if name is None:
            yield end
            continue
        text = document.statements[name].text
        is_attribute = "={}" in begin
        yield begin.format(quoteattr(text) if is_attribute else text)
        waiting.append(None)
        steps = list(document.links.arguments_for(name))
        for step in steps:
            steps += document.links.arguments_for(step)
        waiting += [p for step in steps for p in home_premises(document, step)][::-1]


class Peer(NamedTuple):
    """A mapping program: how it is started, its file, and words in its window's title."""

    name: str
    written: Callable[[Document], str]
    suffix: str
    title: str
    is_vym: bool = False

    def command(self, file: Path) -> list[str]:
        asked = [program(self.name, package=self.name), str(file)]
        if self.is_vym:  # it needs a bus, and asks about a locale that it does not know
            bus = program("dbus-run-session", package="dbus-daemon")
            asked = ["env", "LANG=en_GB.UTF-8", "LC_ALL=en_GB.UTF-8", bus, "--", *asked]
        return asked


PEERS = (
    Peer("vym", as_vym, ".xml", "VYM - View Your Mind", is_vym=True),
    Peer("freeplane", as_freeplane, ".mm", "peer"),
)


@figure("start-peers", minutes=15)
def peers(run: Run) -> Iterator[Row]:
    """The program started with a map of 1,000 statements until its window is on the display and
    its processes have been idle for half a second (which is not counted), beside VYM and
    Freeplane with the same statements, all under Xvfb and seen from outside."""
    document = large_map(run.size(1_000))
    path = run.folder / "peers.rejoinder"
    save_map(path, document)
    times = min(run.times, 5)
    with display(run) as environment:
        if "DISPLAY" not in environment:
            yield Row(case="with 1,000", note="Xvfb is not installed; Debian's package is xvfb")
            return
        asked = [sys.executable, "-m", "rejoinder", str(path)]
        ours = _seen([*asked], environment, times, title="statements")
        for peer in PEERS:
            file = run.folder / f"peer{peer.suffix}"
            file.write_text(peer.written(document), encoding="utf-8")
            try:
                theirs, note = _seen(peer.command(file), environment, times, title=peer.title), ""
            except (Missing, TimeoutError) as reason:
                theirs, note = None, str(reason)
            case = f"with {len(document.statements):,} statements"
            yield Row(case=case, ours=ours, peer=peer.name, theirs=theirs, note=note)


IDLE = 0.5


def _seen(asked: list[str], environment: dict[str, str], times: int, *, title: str) -> Sample:
    """Milliseconds until a window with ``title`` is there and its program has come to rest."""
    values = []
    for turn in range(times + (times > 1)):
        begun = time.perf_counter()
        process = subprocess.Popen(
            asked,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            rested = _rested(process.pid, environment, begun, title=title)
        finally:
            _end(process)
        if turn or times == 1:
            values.append(1000 * (rested - begun))
    return Sample(tuple(values))


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends a program with all that it started."""
    for signal in (15, 9):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal)
        with suppress(subprocess.TimeoutExpired):
            process.wait(5)


def _rested(group: int, environment: dict[str, str], begun: float, *, title: str) -> float:
    """When the processes of ``group`` last did something, before half a second without."""
    worked, last, is_shown = -1, begun, False
    while time.perf_counter() - begun < 60:
        now, ticks = time.perf_counter(), _ticks(group)
        if ticks > worked + 1:  # one hundredth of a second is a blinking cursor
            worked, last = ticks, now
        if not is_shown:
            is_shown = title in _titles(environment)
        elif now - last > IDLE:
            return last
        time.sleep(0.02)
    raise TimeoutError("its window did not come to rest within a minute")


def _ticks(group: int) -> int:
    """Hundredths of a second that the processes of a group have worked."""
    spent = 0
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text(encoding="utf-8").rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[2]) == group:
            spent += int(fields[11]) + int(fields[12])
    return spent


def _titles(environment: dict[str, str]) -> str:
    asked = [program("xwininfo", package="x11-utils"), "-root", "-tree"]
    return subprocess.run(
        asked, env=environment, capture_output=True, text=True, check=False
    ).stdout
