"""Layouts: how long they take, how that grows, and what an edit costs."""

from collections.abc import Callable, Iterator
from functools import partial

from tests.benchmarks.boxes import boxes, edits, forest
from tests.benchmarks.figures import (
    Aim,
    Row,
    Run,
    Sample,
    at_least,
    at_most,
    figure,
    sampled,
    timed,
)
from tests.benchmarks.large_maps import chain, large_map, star
from tests.benchmarks.others import LAYOUTS, Missing

from rejoinder.layout.arrangement import Arrangement
from rejoinder.layout.fit import fitted
from rejoinder.layout.forest import Forest
from rejoinder.layout.geometry import Rect
from rejoinder.layout.placement import Size
from rejoinder.layout.plot import Plot

SCREEN = Size(1920.0, 1080.0)
SLOW = {"dot", "elk layered", "elk mrtree"}
FASTER = {"dot": 200.0, "d3-flextree": 10.0}


def stood(grove: Forest) -> object:
    """The box of every node, in the tidy layout."""
    return list(Plot(grove).boxes())


def drawn(grove: Forest) -> object:
    """The box of every node and the corners of every connector."""
    return Plot(grove).placement()


@figure("layout", minutes=25)
def layout(run: Run) -> Iterator[Row]:
    """The tidy tree, from sizes to the place of every box, beside peers on the same boxes
    (statements and steps). dot is timed as a program, and gives connectors too; the others are
    timed inside theirs and give boxes alone; igraph knows no sizes."""
    for size in run.sizes(50, 500, 5_000, 10_000):
        document = large_map(size)
        tree, grove = boxes(document), forest(document)
        ours = timed(partial(stood, grove), run.times)
        lined = timed(partial(drawn, grove), min(run.times, 5))
        case = f"{size:,} statements, {len(tree):,} boxes"
        for name, work in LAYOUTS.items():
            if size > 5_000 and name in SLOW:
                continue
            limit = FASTER.get(name) if size == 5_000 else None
            aims: tuple[Aim, ...] = () if limit is None else (at_least(limit),)
            try:
                theirs, note = work(run, tree).sample, ""
            except Missing as reason:
                theirs, note = None, str(reason)
            yield Row(case=case, ours=ours, peer=name, theirs=theirs, aims=aims, note=note)
            if name == "dot":
                full = f"{case}, with connectors and links"
                yield Row(case=full, ours=lined, peer=name, theirs=theirs, note=note)


@figure("growth")
def growth(run: Run) -> Iterator[Row]:
    """The place of every box in the tidy tree, from 5,000 to 100,000 statements. The ratio says
    how the time for a statement compares with that at the smallest size: 1 is linear, below 1
    is worse."""
    first: Sample | None = None
    for size in run.sizes(5_000, 10_000, 50_000, 100_000):
        grove = forest(large_map(size))
        whole = timed(partial(stood, grove), min(run.times, 5))
        each = Sample(tuple(1000 * v / size for v in whole.values))
        first = first or each
        aims = (at_least(1 / 1.5),) if size == 100_000 else ()
        case = f"{size:,} statements, for each; {whole.median:,.0f} ms in all"
        yield Row(case=case, unit="µs", ours=each, peer="at 5,000", theirs=first, aims=aims)


@figure("relay")
def relay(run: Run) -> Iterator[Row]:
    """What an edit moves is laid out again: cards all over the map become a line higher, get a
    reason and lose it. Then the same with all that a screen around the edited card shows, read.
    The peer is a whole layout."""
    size = run.size(10_000)
    shapes = {"map": large_map, "chain": chain, "star": star}
    for name, make in shapes.items():
        grove = forest(make(size))
        whole = timed(partial(stood, grove), min(run.times, 5))
        plot = Plot(grove)
        ours = sampled(_relays(plot, run.count(300 if name == "map" else 30)))
        aims = (at_most(1.0, "p95"),) if name == "map" else ()
        case = f"tidy, {name} of {size:,}"
        yield Row(case=case, ours=ours, peer="whole layout", theirs=whole, aims=aims)
        if name == "map":
            read = sampled(_relays(plot, run.count(99), reads=True))
            yield Row(case=f"{case}, and a screen read", ours=read)
    yield from _fit_relay(run, size)


def _fit_relay(run: Run, size: int) -> Iterator[Row]:
    document = large_map(size)
    arrangement = fitted(boxes(document), shape=SCREEN).arrangement
    grove = forest(document)
    whole = timed(partial(_arranged, grove, arrangement), min(run.times, 5))
    plot = Plot(grove, arrangement)
    ours = sampled(_relays(plot, run.count(99)))
    yield Row(case=f"fit, map of {size:,}", ours=ours, peer="whole layout", theirs=whole)


def _arranged(grove: Forest, arrangement: Arrangement) -> object:
    return list(Plot(grove, arrangement).boxes())


def _relays(plot: Plot, count: int, *, reads: bool = False) -> Iterator[Callable[[], object]]:
    for touched in edits(plot.forest, count):
        yield partial(_relaid, plot, touched, reads=reads)


def _relaid(plot: Plot, touched: tuple[str, ...], *, reads: bool) -> None:
    plot.relay(touched)
    if reads:
        box = plot.box(touched[0])
        assert box is not None
        area = Rect(box.center.x - 960, box.center.y - 540, 1920, 1080)
        list(plot.within(area))


@figure("fit")
def fit(run: Run) -> Iterator[Row]:
    """A whole map arranged anew so that it fills 1920×1080. The peer is the tidy layout."""
    for size in run.sizes(50, 500, 5_000, 10_000):
        document = large_map(size)
        tree = boxes(document)
        tidy = timed(partial(stood, forest(document)), run.times)
        ours = timed(partial(fitted, tree, shape=SCREEN), min(run.times, 5))
        yield Row(case=f"{size:,} statements", ours=ours, peer="tidy", theirs=tidy)
