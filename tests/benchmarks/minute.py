"""A scripted minute of use through the real window, at the pace of a person, every frame timed.

What counts is everything that a person waits for: from each key, click, move and turn of the
wheel to the end of its repaint, and every turn of the event loop between, glides included.
"""

import json
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from tests.benchmarks.figures import Row, Run, Sample, at_most, figure
from tests.benchmarks.frames import Drag, branch_of, central
from tests.benchmarks.large_maps import large_map
from tests.benchmarks.stand import HELD, Stand, Watchdog, stand

from rejoinder.model.document import Document

LEAST = 1.0
"""Milliseconds; a shorter turn of the event loop is no frame."""


class Frame(NamedTuple):
    """Milliseconds of a frame, those that this process worked, and what was being done."""

    spent: float
    busy: float
    what: str


class Diary:
    """Every frame of a person's use; ``pace`` makes all pauses so many times as long."""

    def __init__(self, made: Stand, *, pace: float = 1.0) -> None:
        self.made, self.pace = made, pace
        self.frames: list[Frame] = []

    def do(self, what: str, act: Callable[[], object], *, pause: float) -> None:
        """One act up to its repaint, and a pause in which the window goes on by itself."""
        self._time(what, partial(self.made.frame, act), least=0.0)
        self.wait(what, pause * self.pace)

    def wait(self, what: str, seconds: float) -> None:
        """A pause after an act."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            self._time(f"after: {what}", self.made.app.processEvents, least=LEAST)
            time.sleep(0.001)

    def _time(self, what: str, act: Callable[[], object], *, least: float) -> None:
        start, worked = time.perf_counter(), time.process_time()
        act()
        spent = 1000 * (time.perf_counter() - start)
        if spent >= least:
            self.frames.append(Frame(spent, 1000 * (time.process_time() - worked), what))

    def type(self, what: str, words: str) -> None:
        for letter in words:
            self.do(what, partial(self.made.key, letter), pause=0.12)

    def press(self, what: str, key: Qt.Key, held: Qt.KeyboardModifier = HELD.NoModifier) -> None:
        self.do(what, partial(self.made.key, key, held), pause=0.5)

    def turn(self, what: str, turns: list[int], *, zooms: bool = False) -> None:
        for turned in turns:
            self.do(what, partial(self.made.wheel, turned, zooms=zooms), pause=1 / 60)

    def click(self, what: str, at: QPoint) -> None:
        paper, left = self.made.paper, Qt.MouseButton.LeftButton
        self.do(what, partial(QTest.mouseMove, paper, at), pause=0.1)
        self.do(what, partial(QTest.mouseClick, paper, left, pos=at), pause=0.4)


def minute(diary: Diary) -> None:
    """Search, jump, look around, edit, add, drag a branch, fold, undo all."""
    made = diary.made
    _find(diary)
    _look_around(diary)
    _write(diary)
    _drag(diary)
    _fold(diary)
    count = 0
    while made.window.session.history.done and count < 60:
        diary.press("undo", Qt.Key.Key_Z, HELD.ControlModifier)
        count += 1


def _find(diary: Diary) -> None:
    diary.press("open the search bar", Qt.Key.Key_F, HELD.ControlModifier)
    diary.type("search, letter", "council river")
    for _ in range(3):
        diary.press("search, next hit", Qt.Key.Key_Return)
    diary.press("leave the search bar", Qt.Key.Key_Escape)


def _look_around(diary: Diary) -> None:
    made = diary.made
    diary.turn("zoom out", [-30] * 40, zooms=True)
    diary.turn("pan far out", [60, -60] * 10)
    diary.turn("zoom in", [30] * 40, zooms=True)
    diary.turn("pan near", [-60] * 30)
    diary.press("thesis", Qt.Key.Key_Home)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right):
        diary.press("arrow key", key)
    name = central(made.document)
    diary.do("jump", partial(made.window.view.reveal, name), pause=0.6)
    diary.do("zoom to read", partial(made.command, "view.zoom_normal"), pause=0.6)


def _write(diary: Diary) -> None:
    diary.press("begin to edit", Qt.Key.Key_F2)
    diary.press("end of the text", Qt.Key.Key_End)
    diary.type("edit, letter", " and so it is with rivers")
    diary.press("end editing", Qt.Key.Key_Return)
    diary.press("add a reason", Qt.Key.Key_Tab)
    diary.type("write the reason, letter", "Because the harvest fell.")
    diary.press("end the reason", Qt.Key.Key_Return)


def _drag(diary: Diary) -> None:
    made = diary.made
    name = branch_of(made.document, min(1_000, len(made.document.statements) // 5))
    diary.do("jump to a branch", partial(made.window.view.reveal, name), pause=0.8)
    made.look_at(name, 0.5)
    drag = Drag(made, name)
    for move in drag.moves():
        diary.do("drag a branch", move, pause=1 / 60)
    diary.do("drop the branch", drag.drop, pause=0.8)
    if not drag.has_moved:
        raise RuntimeError("the branch did not move")


def _fold(diary: Diary) -> None:
    made = diary.made
    made.canvas.setFocus()
    for _ in range(2):
        diary.press("fold or unfold the branch", Qt.Key.Key_Space)
    diary.do("fit", partial(made.command, "view.fit"), pause=0.8)
    while made.canvas.arrival.is_awaited:  # a person sees the bar and waits
        diary.wait("fit", 0.1)


def _same(one: Document, other: Document) -> bool:
    return one.statements == other.statements and one.inferences == other.inferences


@figure("minute", minutes=12)
def scripted(run: Run) -> Iterator[Row]:
    """A scripted minute in an unfolded map of 10,000: search, jump, pan and zoom, edit, add, drag
    a branch of 1,000, fold, undo all; keys and mouse at a person's pace. Every frame counts.
    The peer is the same minute in a map of 50. minute.json has all frames."""
    frames: dict[int, list[Frame]] = {}
    for size in run.sizes(50, 10_000):
        with stand(large_map(size)) as made:
            diary = Diary(made, pace=0.1 if run.is_quick else 1.0)
            before = made.document
            frames[size] = diary.frames
            made.canvas.setFocus()
            with Watchdog(made) as watch:
                minute(diary)
            if not _same(before, made.document):
                raise RuntimeError("undoing all did not lead back")
        own, small = _sample(frames[size]), _sample(frames[50])
        aims = (at_most(100.0, "worst"),) if size == 10_000 else ()
        case = f"{size:,}: every frame; longest standstill {watch.longest:.0f} ms"
        yield Row(case=case, ours=own, peer="in 50", theirs=small, aims=aims)
        path = run.kept / f"minute-{size}.json"
        path.write_text(json.dumps(frames[size], indent=0), encoding="utf-8")
        if size == max(frames):
            yield from _longest(frames[size], size)


def _sample(frames: list[Frame]) -> Sample:
    return Sample(tuple(f.spent for f in frames), tuple(f.busy for f in frames))


def _longest(frames: list[Frame], size: int) -> Iterator[Row]:
    """The ten longest frames."""
    for place, frame in enumerate(sorted(frames, reverse=True)[:10], 1):
        yield Row(case=f"{size:,}: {place}. {frame.what}", ours=_sample([frame]))
