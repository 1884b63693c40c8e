"""Times and zooms of the layouts beside those of Graphviz, in one run. Not a test: run it.

Take ratios from it, not times: machines differ, and so do their loads.
"""

import random
import shutil
import subprocess
import time
from collections.abc import Callable
from functools import partial
from statistics import median

from rejoinder.layout.choice import zoom
from rejoinder.layout.fit import fitted, fitted_plot
from rejoinder.layout.forest import Forest
from rejoinder.layout.placement import Size, Tree
from rejoinder.layout.plot import Plot, placement

SCREEN = Size(1920.0, 1080.0)
POINTS_PER_INCH = 72
EDITS = 100


def argument_map(statements: int, seed: int) -> Tree:
    """A map with groups of up to four premises, in which one step in twelve is undercut."""
    rng = random.Random(seed)
    children: list[list[int]] = [[]]
    is_step = [False]

    def add(parent: int, step: bool) -> int:
        children.append([])
        is_step.append(step)
        children[parent].append(len(is_step) - 1)
        return len(is_step) - 1

    while is_step.count(False) < statements:
        undercuts = rng.random() < 1 / 12
        above = rng.choice([n for n, step in enumerate(is_step) if step == undercuts] or [0])
        inference = add(above, step=True)
        for _ in range(rng.choice((1, 1, 1, 2, 2, 3, 4))):
            add(inference, step=False)
    return _in_preorder(children, is_step, rng)


def _in_preorder(children: list[list[int]], is_step: list[bool], rng: random.Random) -> Tree:
    rows: list[tuple[int, int]] = []
    waiting = [(0, -1)]
    while waiting:
        node, parent = waiting.pop()
        rows.append((node, parent))
        below = sorted(children[node], key=lambda child: is_step[child])
        waiting += ((child, len(rows) - 1) for child in reversed(below))
    card_sizes = [Size(w, h) for w in (180, 240, 320) for h in (52, 70, 88, 106)]
    return Tree(
        tuple(f"n{number}" for number in range(len(rows))),
        tuple(parent for _, parent in rows),
        tuple(is_step[node] for node, _ in rows),
        tuple(Size(18, 18) if is_step[node] else rng.choice(card_sizes) for node, _ in rows),
    )


def tidy_size(tree: Tree) -> Size:
    """The size of the tidy layout."""
    return Size(*placement(tree).bounds[2:])


def fitted_size(tree: Tree) -> Size:
    """The size of the layout that is fitted to a screen."""
    return Size(*fitted(tree, shape=SCREEN).placement.bounds[2:])


def spent_on_edits(plot: Plot) -> list[float]:
    """Milliseconds of each of ``EDITS`` edits of a card's text, that make it a line longer."""
    rng = random.Random(2)
    forest = plot.forest
    cards = [name for name in forest.sizes if name not in forest.steps]
    spent = []
    for name in rng.choices(cards, k=EDITS):
        width, height = forest.sizes[name]
        forest.sizes[name] = Size(width, height + 18)
        start = time.perf_counter()
        plot.relay([name])
        spent.append(1000 * (time.perf_counter() - start))
    return spent


def dot_size(tree: Tree, program: str) -> Size:
    """The size of the drawing that ``dot`` makes of the same boxes."""
    lines = ['digraph { ranksep=0.3; nodesep=0.3; node [shape=box, fixedsize=true, label=""];']
    for name, parent, size in zip(tree.names, tree.parents, tree.sizes, strict=True):
        width, height = size.width / POINTS_PER_INCH, size.height / POINTS_PER_INCH
        lines.append(f"{name} [width={width}, height={height}];")
        if parent >= 0:
            lines.append(f"{tree.names[parent]} -> {name} [arrowhead=none];")
    text = "\n".join([*lines, "}"])
    done = subprocess.run(
        [program, "-Tplain"], input=text, capture_output=True, text=True, check=True
    )
    across, down = done.stdout.splitlines()[0].split()[2:]
    return Size(float(across) * POINTS_PER_INCH, float(down) * POINTS_PER_INCH)


def timed(work: Callable[[], Size], times: int) -> tuple[float, float]:
    """The median time of ``work`` in milliseconds, and the zoom that its size leads to."""
    spent = []
    for _ in range(times):
        start = time.perf_counter()
        size = work()
        spent.append(1000 * (time.perf_counter() - start))
    return median(spent), zoom(*size, SCREEN)


def main() -> None:
    """Prints a line for every size of map and every layout."""
    program = shutil.which("dot")
    for statements in (50, 270, 2900):
        tree = argument_map(statements, seed=1)
        layouts: dict[str, Callable[[], Size]] = {
            "tidy": partial(tidy_size, tree),
            "fitted": partial(fitted_size, tree),
        }
        if program:
            layouts["dot"] = partial(dot_size, tree, program)
        for name, work in layouts.items():
            spent, reached = timed(work, times=1 if statements > 1000 else 5)
            print(f"{len(tree):6} boxes  {name:7} {spent:8.1f} ms  zoom {reached:6.1%}")
        forest = Forest.of(tree)
        plots = {"tidy": Plot(forest), "fitted": fitted_plot(forest, shape=SCREEN)}
        for name, plot in plots.items():
            spent_on = spent_on_edits(plot)
            usual, worst = median(spent_on), max(spent_on)
            print(f"{len(tree):6} boxes  {name:7} {usual:8.1f} ms an edit, {worst:.1f} at most")


if __name__ == "__main__":
    main()
