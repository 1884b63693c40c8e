"""Files: opened, saved while the window lives, and written as a picture by the command line."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tests.benchmarks.argued import as_arguments, as_statements
from tests.benchmarks.figures import Row, Run, Sample, at_least, at_most, figure, timed
from tests.benchmarks.large_maps import large_map
from tests.benchmarks.others import Missing, argdown
from tests.benchmarks.stand import Stand, Watchdog

from rejoinder.drawing.compose import Composer, View
from rejoinder.drawing.scene import Scene
from rejoinder.drawing.theme import THEMES
from rejoinder.edits.state import set_text
from rejoinder.files.maps import open_map, save_map
from rejoinder.model.document import Document
from rejoinder.paint.measure import QtMeasurer


def written(run: Run, statements: int) -> Path:
    """A map file of so many statements."""
    path = run.folder / f"{statements}.rejoinder"
    if not path.exists():
        save_map(path, large_map(statements))
    return path


@figure("open")
def opening(run: Run) -> Iterator[Row]:
    """A map file read, decoded, checked, and all of it laid out, ready to be painted, each time
    from nothing but measured words; the first row's peer is reading the bytes and checking
    nothing."""
    run.folder.joinpath("home").mkdir(exist_ok=True)
    made = Stand(run.folder)
    for size in run.sizes(10_000, 100_000):
        path = written(run, size)
        times = min(run.times, 5 if size == 10_000 else 3)
        document = open_map(path).document
        measurer = QtMeasurer()
        read = timed(partial(open_map, path), times)
        bare = timed(path.read_bytes, times)
        yield Row(case=f"{size:,}: decode and validate", ours=read, peer="bytes", theirs=bare)
        shown = timed(partial(_show, document, measurer), times)
        yield Row(case=f"{size:,}: what is shown, its sizes and places", ours=shown)
        whole = timed(partial(_open, path, measurer), times)
        aims = (at_most(500.0),) if size == 10_000 else ()
        yield Row(case=f"{size:,}: all of it", ours=whole, aims=aims)
    del made


def _open(path: Path, measurer: QtMeasurer) -> Scene:
    return _show(open_map(path).document, measurer)


def _show(document: Document, measurer: QtMeasurer) -> Scene:
    scene = Scene(Composer(measurer, THEMES["light"]))
    scene.show(document, View())
    return scene


@figure("save")
def saving(run: Run) -> Iterator[Row]:
    """Ctrl+S in the window after an edit, until the file is on the disk and the title says so;
    beside it the longest time that the event loop stood still meanwhile. The peer is the
    writing alone, in the process that asks."""
    for size in run.sizes(10_000):
        path, copy = written(run, size), run.folder / "copy.rejoinder"
        document = open_map(path).document
        alone = timed(partial(save_map, copy, document), min(run.times, 5))
        made = Stand(run.folder)
        made.open(path, size)
        spent, gaps = [], []
        for turn in range(run.times):
            name = next(iter(made.document.statements))
            made.window.session.do(set_text(made.document, name, f"Saved {turn} times"))
            made.settle()
            with Watchdog(made) as watch:
                start = time.perf_counter()
                made.command("file.save")
                made.wait_for(partial(_is_saved, made))
                spent.append(1000 * (time.perf_counter() - start))
            gaps.append(watch.longest)
        case = f"{size:,} statements"
        ours = Sample(tuple(spent))
        yield Row(case=case, ours=ours, peer="alone", theirs=alone, aims=(at_most(300.0),))
        longest = Sample(tuple(gaps))
        yield Row(case=f"{case}, longest standstill", ours=longest, aims=(at_most(100.0, "worst"),))


def _is_saved(made: Stand) -> bool:
    return made.window.session.history.is_clean


@figure("svg", minutes=15)
def svg(run: Run) -> Iterator[Row]:
    """A map of 1,000 statements to SVG by the command line, the whole program, beside the
    Argdown command line on the same statements and lines."""
    size = run.size(1_000)
    path, document = written(run, size), large_map(size)
    asked = [sys.executable, "-m", "rejoinder", "export", str(path), "-o"]
    ours = timed(partial(_run, [*asked, str(run.folder / "map.svg")]), min(run.times, 5))
    texts = {"statements alone": as_statements(document), "with steps": as_arguments(document)}
    for name, text in texts.items():
        theirs, note = None, ""
        try:
            theirs, note = _argdown(run, text, nodes=_nodes(document, name))
        except (Missing, subprocess.CalledProcessError, subprocess.TimeoutExpired) as reason:
            note = str(reason)
        aims = (at_least(20.0),) if name == "with steps" else ()
        case = f"{size:,} statements; {name} there"
        yield Row(case=case, ours=ours, peer="argdown", theirs=theirs, aims=aims, note=note)


def _nodes(document: Document, name: str) -> int:
    return len(document.statements) + (name == "with steps") * len(document.inferences)


def _argdown(run: Run, text: str, *, nodes: int) -> tuple[Sample, str]:
    """What the Argdown command line needs for a picture, and what is wrong with that."""
    with tempfile.TemporaryDirectory(dir=run.folder) as name:
        folder = Path(name)
        (folder / "map.argdown").write_text(text, encoding="utf-8")
        command = [*argdown(run.peers), "map", "-f", "svg", "map.argdown", "out"]
        sample = timed(partial(_run, command, folder), min(run.times, 5), warm=0)
        made = sorted((folder / "out").glob("*.svg"))
        drawn = made[0].read_text(encoding="utf-8").count('class="node"') if made else 0
    return sample, "" if drawn == nodes else f"it drew {drawn} of {nodes} nodes"


def _run(command: list[str], folder: Path | None = None) -> None:
    subprocess.run(command, cwd=folder, capture_output=True, check=True, timeout=240)
