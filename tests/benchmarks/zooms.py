"""How large a whole map is seen on a screen, in each layout."""

from collections.abc import Iterator

from tests.benchmarks.boxes import boxes, links
from tests.benchmarks.figures import Aim, Row, Run, Sample, at_least, figure
from tests.benchmarks.large_maps import large_map
from tests.benchmarks.layouts import SCREEN
from tests.benchmarks.others import Missing, dot

from rejoinder.layout.choice import zoom
from rejoinder.layout.fit import fitted
from rejoinder.layout.placement import Tree
from rejoinder.layout.plot import placement

SEEDS = (1, 2, 3, 4, 5)


@figure("fit-zoom")
def zooms(run: Run) -> Iterator[Row]:
    """The zoom at which all of a map is seen on 1920×1080, by fit, beside the tidy tree and
    dot on the same boxes; the values are of five maps. Nothing is enlarged."""
    for size in run.sizes(50, 500):
        trees = [(boxes(m), links(m)) for m in (large_map(size, seed=n) for n in SEEDS)]
        ours, tidy = [], []
        for tree, lines in trees:
            ours.append(_zoom(*fitted(tree, lines, shape=SCREEN).placement.bounds[2:]))
            tidy.append(_zoom(*placement(tree, lines).bounds[2:]))
        case, fit = f"{size} statements", Sample(tuple(ours))
        yield _row(case, fit, peer="tidy", theirs=Sample(tuple(tidy)))
        try:
            theirs, note = Sample(tuple(_dot_zoom(run, tree) for tree, _ in trees)), ""
        except Missing as reason:
            theirs, note = None, str(reason)
        aims = (at_least(0.18, "median"), at_least(1.8)) if size == 500 else ()
        yield _row(case, fit, peer="dot", theirs=theirs, aims=aims, note=note)


def _row(
    case: str,
    ours: Sample,
    *,
    peer: str,
    theirs: Sample | None,
    aims: tuple[Aim, ...] = (),
    note: str = "",
) -> Row:
    return Row(
        case=case,
        unit="%",
        ours=ours,
        peer=peer,
        theirs=theirs,
        aims=aims,
        note=note,
        more_is_better=True,
    )


def _zoom(width: float, height: float) -> float:
    return zoom(width, height, SCREEN)


def _dot_zoom(run: Run, tree: Tree) -> float:
    once = Run(is_quick=True, folder=run.folder, kept=run.kept, peers=run.peers)
    return _zoom(*dot(once, tree).size)
