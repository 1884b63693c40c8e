"""Files: opened, saved while the window lives, and written as a picture by the command line."""

import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

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
from rejoinder.model.ids import StatementId
from rejoinder.model.records import Polarity
from rejoinder.model.tree import home_premises
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
    path, argued = written(run, size), run.folder / "argued"
    argued.mkdir(exist_ok=True)
    (argued / "map.argdown").write_text(as_argdown(large_map(size)), encoding="utf-8")
    asked = [sys.executable, "-m", "rejoinder", "export", str(path), "-o"]
    ours = timed(partial(_run, [*asked, str(run.folder / "map.svg")]), min(run.times, 5))
    theirs, note = None, ""
    try:
        command = [*argdown(run.peers), "map", "-f", "svg", "map.argdown", "out"]
        theirs = timed(partial(_run, command, argued), min(run.times, 5), warm=0)
        made = sorted((argued / "out").glob("*.svg"))
        if not made or made[0].read_text(encoding="utf-8").count('class="node"') < size:
            note = "its picture does not hold all statements"
    except (Missing, subprocess.CalledProcessError, subprocess.TimeoutExpired) as reason:
        note = str(reason)
    case = f"{size:,} statements"
    aims = (at_least(20.0),)
    yield Row(case=case, ours=ours, peer="argdown", theirs=theirs, aims=aims, note=note)


def _run(command: list[str], folder: Path | None = None) -> None:
    subprocess.run(command, cwd=folder, capture_output=True, check=True, timeout=240)


def as_argdown(document: Document) -> str:
    """A map in Argdown: each statement named, supported and attacked as in the map. What joins
    premises or attacks a step has no short form there; it becomes one line for each premise,
    and an attack on the step's conclusion.
    """
    assert document.thesis is not None
    lines = [f"[{document.thesis}]: {document.statements[document.thesis].text}"]
    waiting = _below(document, document.thesis, level=1)
    while waiting:
        name, level, sign = waiting.pop()
        lines.append(f"{'  ' * level}{sign} [{name}]: {document.statements[name].text}")
        waiting += _below(document, name, level=level + 1)
    for statement, row in document.statements.items():
        for service in row.premise_of[1:]:
            step = document.inferences[service.inference]
            if step.conclusion in document.statements:
                sign = "+" if step.polarity is Polarity.SUPPORT else "-"
                lines += ["", f"[{step.conclusion}]", f"  {sign} [{statement}]"]
    return "\n".join([*lines, ""])


def _below(
    document: Document, name: StatementId, *, level: int
) -> list[tuple[StatementId, int, str]]:
    """What stands one level under a statement, the last first: name, level and sign."""
    found: list[tuple[StatementId, int, str]] = []
    steps = [(step, level) for step in document.links.arguments_for(name)]
    for step, deep in steps:
        sign = "+" if document.inferences[step].polarity is Polarity.SUPPORT else "-"
        premises = home_premises(document, step)
        found += [(premise, deep, sign) for premise in premises]
        steps += [(attack, deep) for attack in document.links.arguments_for(step)]
    return found[::-1]
