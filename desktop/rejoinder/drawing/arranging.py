"""How maps were arranged, so that they stay so while they are edited, folded and unfolded."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from rejoinder.layout.arrangement import TIDY, Arrangement
from rejoinder.layout.fit import Fitting, fitted_plot
from rejoinder.layout.forest import Forest
from rejoinder.layout.placement import Link, Size, Tree
from rejoinder.layout.plot import Plot
from rejoinder.layout.settled import is_small_change
from rejoinder.model.records import Direction

REMEMBERED = 8
"""Maps and branches whose arrangement is kept; who looks at more starts over with the oldest."""

TURNOVER = 1.5
"""Folds of several branches at once that show so many times as much, or as little, are a new
look at the map, which may be arranged for it.
"""

KEPT_STYLES = 2000
"""Styles kept beyond four times those in use, of nodes that are folded away or deleted."""


class Site(NamedTuple):
    """All that a layout depends on, but for how the map was arranged before."""

    tree: Tree
    links: tuple[Link, ...]
    direction: Direction
    shape: Size | None


class Kept(NamedTuple):
    """The last fitting of a map, what it was made for, and the plot it was read off."""

    site: Site
    folded: Collection[str]
    fitting: Fitting
    plot: Plot


@dataclass
class Arranger:
    """Places sites. What was arranged once stays so, as long as the map or branch, the shape
    and the direction are the same.
    """

    _kept: dict[tuple[str, bool], Kept] = field(default_factory=dict, repr=False)

    def forget(self) -> None:
        """Lets all be arranged anew."""
        self._kept.clear()

    def fitting(self, site: Site, *, folded: Collection[str], given: Arrangement | None) -> Fitting:
        """Where everything stands: tidy, or fitted to the shape that is asked for, arranged
        as is ``given``, or else as before.
        """
        place = ("".join(site.tree.names[:1]), site.shape is None)
        before = self._kept.pop(place, None)
        if before is not None and before.site == site and given is None:
            kept = before._replace(folded=folded)
        else:
            kept = _fitted(site, before, folded=folded, given=given)
        self._kept[place] = kept
        if len(self._kept) > REMEMBERED:
            del self._kept[next(iter(self._kept))]
        return kept.fitting


def _fitted(
    site: Site, before: Kept | None, *, folded: Collection[str], given: Arrangement | None
) -> Kept:
    forest = Forest.of(site.tree, site.links)
    keep = TIDY if site.shape is None else given or _arrangement(before, site, folded)
    if keep is None or not (keep.is_tidy or is_small_change(forest, keep, forest.sizes)):
        assert site.shape is not None
        plot = fitted_plot(forest, shape=site.shape, direction=site.direction, keep=keep)
    elif before is None or before.site.direction is not site.direction:
        plot = Plot(forest, keep, direction=site.direction)
    else:
        plot = before.plot
        plot.relay(plot.forest.become(forest))
        plot.arrange(keep)
    return Kept(site, folded, _pruned(Fitting(plot.placement(), plot.arrangement), site), plot)


def _arrangement(before: Kept | None, site: Site, folded: Collection[str]) -> Arrangement | None:
    """What to keep of ``before``."""
    if before is None or before.site[2:] != site[2:]:
        return None
    counts = sorted((len(before.site.tree), len(site.tree)))
    if counts[1] > TURNOVER * counts[0] and _is_wide(site.tree, before.folded, folded):
        return None
    return before.fitting.arrangement


def _is_wide(tree: Tree, before: Collection[str], after: Collection[str]) -> bool:
    """Whether more than one branch of ``tree`` was folded or unfolded at once."""
    toggled = set(before).symmetric_difference(after)
    under = [False] * len(tree)
    branches = 0
    for row, (name, above) in enumerate(zip(tree.names, tree.parents, strict=True)):
        under[row] = above >= 0 and under[above]
        if name in toggled and not under[row]:
            under[row] = True
            branches += 1
    return branches > 1


def _pruned(fitting: Fitting, site: Site) -> Fitting:
    """``fitting`` without most styles that are not in use, where they are many."""
    styles, used = fitting.arrangement.styles, set(site.tree.names)
    if len(styles) <= 4 * len(used) + KEPT_STYLES:
        return fitting
    kept = {name: style for name, style in styles.items() if name in used}
    return fitting._replace(arrangement=replace(fitting.arrangement, styles=kept))
