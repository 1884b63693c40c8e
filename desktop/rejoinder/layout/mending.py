"""The last look at a crowded map: whether one of its large branches would better stand otherwise.

The search knows branches as rectangles; only here is known how they interlock.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace

from rejoinder.layout.arrangement import Arrangement, Style
from rejoinder.layout.forest import Forest
from rejoinder.layout.gradual import Gradual
from rejoinder.layout.plot import Plot

HEADS = 9
"""So many of the largest branches are tried in other styles: more gain a few tenths each."""

GAIN = 1.001
"""So many times larger the map must become for it."""


def mending(
    plot: Plot, reached: Callable[[Plot], float], *, kept: Collection[str]
) -> Gradual[None]:
    """Lets large branches, but for what is ``kept``, stand as lets all be seen largest."""
    best, most = plot.arrangement, reached(plot)
    for name in _heads(plot.forest, kept):
        for style in _others(plot.forest, name, best):
            yield from plot.arranging(replace(best, styles={**best.styles, name: style}))
            found = reached(plot)
            if found > most * GAIN:
                best, most = plot.arrangement, found
    if plot.arrangement is not best:
        yield from plot.arranging(best)


def _heads(forest: Forest, kept: Collection[str]) -> list[str]:
    """What most hangs under, of all that has several children, the largest first."""
    rows = dict.fromkeys(forest.sizes, 1)
    for name in reversed(forest.names()):
        rows[name] += sum([rows[child] for child in forest.children.get(name, ())])
    heads = [name for name, below in forest.children.items() if len(below) > 1]
    free = [name for name in heads if name in rows and name not in kept]
    return sorted(free, key=lambda name: (-rows[name], name))[:HEADS]


def _others(forest: Forest, name: str, arrangement: Arrangement) -> Iterator[Style]:
    """The styles of ``name`` but for its present one."""
    now = arrangement.styles.get(name, Style())
    for columns in (0, 1) if name in forest.steps else (0, 1, 2):
        if columns != now.columns:
            yield Style(columns, (), now.attacks_below)
    if name in forest.steps and any(child in forest.steps for child in forest.children[name]):
        yield Style(now.columns, (), not now.attacks_below)
