"""Memory: what a statement costs in an open window, and what grows that should not."""

import gc
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QEvent
from tests.benchmarks.figures import Row, Run, Sample, at_most, figure
from tests.benchmarks.large_maps import large_map
from tests.benchmarks.stand import stand

from rejoinder.edits.state import set_text
from rejoinder.files.maps import save_map

STATUS = Path("/proc/self/status")

PATIENCE = 120.0
"""Seconds that one row of growth may take."""


def resident() -> float:
    """Kilobytes of memory that this process holds."""
    gc.collect()
    for line in STATUS.read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return float(line.split()[1])
    raise OSError("the system does not say how much memory is held")


@figure("memory", minutes=10)
def memory(run: Run) -> Iterator[Row]:
    """Resident memory over that of an empty window, by statement: a file opened as a person
    opens it; then all of it unfolded and looked at from afar and near. The peer is the file on
    the disk."""
    for size in run.sizes(10_000, 50_000):
        path = run.folder / f"{size}.rejoinder"
        save_map(path, large_map(size))
        with stand() as made:
            empty = resident()
            made.open(path, size)
            opened = resident()
            made.unfold()
            made.canvas.fit()
            made.settle()
            made.canvas.set_zoom(1.0)
            made.settle(600)
            seen = resident()
        file = Sample((path.stat().st_size / 1024 / size,))
        for name, now in (("opened", opened), ("unfolded and looked at", seen)):
            each = Sample(((now - empty) / size,))
            aims = (at_most(10.0),) if size == 10_000 else ()
            case = f"{size:,}, {name}; {now / 1024:,.0f} MB in all, {empty / 1024:,.0f} empty"
            yield Row(case=case, unit="kB", ours=each, peer="file", theirs=file, aims=aims)


@figure("growth-open", minutes=10)
def reopened(run: Run) -> Iterator[Row]:
    """Memory that stays after a window on a map of 100 was opened and closed again 1,000 times:
    kilobytes for each time, over the last half of them."""
    document = large_map(run.size(100))
    with stand() as made:

        def cycle() -> None:
            window = made.windows.new(document)
            made.settle(0)
            made.app.processEvents()
            window.close()
            made.app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            made.app.processEvents()

        yield _growing("open and close", cycle, run.count(1_000), run)


@figure("growth-edit", minutes=10)
def edited(run: Run) -> Iterator[Row]:
    """Memory that stays after 10,000 edits of an unfolded map of 10,000, each undone: kilobytes
    for each, over the last half of them. It ends early where it takes too long, and says so."""
    with stand(large_map(run.size(10_000))) as made:
        session, names = made.window.session, list(made.document.statements)
        made.look_at(names[len(names) // 2], 1.0)
        turn = 0

        def edit() -> None:
            nonlocal turn
            turn += 1
            name = names[turn * 7919 % len(names)]
            session.do(set_text(session.document, name, f"Edited {turn} times"))
            made.app.processEvents()
            session.undo()
            made.app.processEvents()

        yield _growing("edit and undo", edit, run.count(10_000), run)


def _growing(case: str, act: Callable[[], None], times: int, run: Run) -> Row:
    """What each of the second half of ``times`` acts leaves behind."""
    end = time.perf_counter() + (5 if run.is_quick else PATIENCE)
    marks = []
    done = 0
    while done < times and time.perf_counter() < end:
        act()
        done += 1
        if done % max(1, times // 20) == 0 or done == times:
            marks.append((done, resident()))
    if len(marks) < 2:
        return Row(case=case, unit="kB", note=f"only {done} of {times:,} in {PATIENCE:.0f} seconds")
    half = marks[len(marks) // 2 - 1]
    last = marks[-1]
    each = (last[1] - half[1]) / max(1, last[0] - half[0])
    note = "" if done == times else f"only {done:,} of {times:,} in {PATIENCE:.0f} seconds"
    whole = f"{case}, {done:,} times, {(last[1] - marks[0][1]) / 1024:+.1f} MB in all"
    return Row(case=whole, unit="kB", ours=Sample((each,)), aims=(at_most(1.0),), note=note)
