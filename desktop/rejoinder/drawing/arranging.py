"""How maps were arranged, so that they stay so while they are edited, folded and unfolded."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from rejoinder.layout.arrangement import TIDY, Arrangement
from rejoinder.layout.fit import fitting, is_crowded
from rejoinder.layout.fit import laid as laid_plot
from rejoinder.layout.forest import Forest
from rejoinder.layout.gradual import Gradual
from rejoinder.layout.manner import Manner, Pins, freed, laid, pinned
from rejoinder.layout.placement import Size, Tree
from rejoinder.layout.plot import Plot
from rejoinder.layout.settled import is_small_change
from rejoinder.model.change import Change
from rejoinder.model.document import Document
from rejoinder.model.ids import StatementId
from rejoinder.model.records import Direction

REMEMBERED = 8
"""Maps and branches whose arrangement is kept; who looks at more starts over with the oldest."""

FEW = 400
"""Nodes of which the whole is looked at for where a new branch is seen largest. In a larger map
that branch changes little, and is arranged for itself.
"""

TURNOVER = 1.5
"""Folds of several branches at once that show so many times as much, or as little, are a new
look at the map, which may be arranged for it.
"""

KEPT_STYLES = 2000
"""Styles kept beyond four times those in use, of nodes that are folded away or deleted."""


class Site(NamedTuple):
    """What a map is to be arranged for."""

    shape: Size | None
    direction: Direction
    manner: Manner
    folded: Collection[str]
    pins: Pins

    @property
    def is_chosen(self) -> bool:
        """Whether the arrangement is to be searched for, rather than said by the manner."""
        return self.manner is Manner.FILL and self.shape is not None

    @staticmethod
    def of(
        shape: Size | None,
        direction: Direction,
        manner: Manner,
        *,
        folded: Collection[str],
        pins: Pins,
    ) -> "Site":
        """The site; what has no shape to fill is a tree, and an outline is read downward."""
        if manner is Manner.OUTLINE:
            direction = Direction.DOWN
        if manner is Manner.FILL and shape is None:
            manner = Manner.TREE
        return Site(shape, direction, manner, folded, pins)


class Kept(NamedTuple):
    """How a map of so many ``nodes`` was arranged last, and what for."""

    site: Site
    nodes: int
    arrangement: Arrangement


@dataclass
class Arranger:
    """What was arranged once stays so, as long as the map or branch, the shape and the
    direction are the same.
    """

    _kept: dict[tuple[str, Manner], Kept] = field(default_factory=dict, repr=False)

    def copy(self) -> "Arranger":
        """Another one that knows the same now."""
        return Arranger(dict(self._kept))

    def forget(self) -> None:
        """Lets all be arranged anew."""
        self._kept.clear()

    def keep(self, forest: Forest, site: Site, *, given: Arrangement | None) -> Arrangement | None:
        """What stays as it was of how ``forest`` stands: as is ``given``, or else as before;
        ``None`` where it is to be arranged anew for its shape.
        """
        if not forest.sizes or (site.manner is Manner.TREE and not site.pins):
            return TIDY
        before = self._kept.get(_place(forest, site))
        kept = given or self._before(forest, site)
        is_tree = site.manner in (Manner.TREE, Manner.FILL) and not site.is_chosen
        if site.pins and ((is_tree and given is None) or (kept is not None and kept.is_tidy)):
            return _in_rows(forest, site.pins)  # what came since stands so too
        if kept is None:
            found = laid(forest, site.manner, site.pins)
            if found is not None and site.is_chosen and site.shape is not None:
                return replace(found, is_tight=is_crowded(forest, site.shape))
            return found
        if before is not None and before.site.pins is not site.pins:
            kept = freed(kept, before.site.pins.keys() - site.pins.keys())
        return pinned(kept, forest, site.pins)

    def note(self, forest: Forest, site: Site, arrangement: Arrangement) -> None:
        """Keeps how ``forest`` stands now."""
        place = _place(forest, site)
        kept = _pruned(arrangement, forest)
        self._kept.pop(place, None)
        self._kept[place] = Kept(site, len(forest), kept)
        if len(self._kept) > REMEMBERED:
            del self._kept[next(iter(self._kept))]

    def _before(self, forest: Forest, site: Site) -> Arrangement | None:
        """What to keep of how the map stood before."""
        before = self._kept.get(_place(forest, site))
        if before is None or before.site[:3] != site[:3]:
            return None
        if not site.is_chosen:
            return before.arrangement
        counts = sorted((before.nodes, len(forest)))
        is_other = counts[1] > TURNOVER * counts[0]
        if is_other and _is_wide(forest.tree(), before.site.folded, site.folded):
            return None
        return before.arrangement


def _in_rows(forest: Forest, pins: Pins) -> Arrangement:
    """All in rows, but where ``pins`` say otherwise."""
    found = laid(forest, Manner.TREE, pins)
    return TIDY if found is None or found.is_in_rows else found


def _place(forest: Forest, site: Site) -> tuple[str, Manner]:
    return "".join(forest.roots[:1]), site.manner


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


def _pruned(arrangement: Arrangement, forest: Forest) -> Arrangement:
    """``arrangement`` without most styles that are not in use, where they are many."""
    styles = arrangement.styles
    if len(styles) <= 4 * len(forest) + KEPT_STYLES:
        return arrangement
    kept = {name: style for name, style in styles.items() if name in forest.sizes}
    return replace(arrangement, styles=kept)


def pins_of(document: Document, change: Change | None, before: Document, pins: Pins) -> Pins:
    """What is pinned in ``document``, to which ``change`` led from ``before``, in which that
    was ``pins``; the very same where nothing else is.
    """
    if document is before:
        return pins
    rows = document.statements
    if change is None:
        return {name: row.pin for name, row in rows.items() if row.pin is not None}
    named = [row.id for row in change.rows if row.table == "statements"]
    now = {name: row.pin for name in named if (row := rows.get(StatementId(name))) and row.pin}
    if all(pins.get(name) == now.get(name) for name in named):
        return pins
    return {**{name: pin for name, pin in pins.items() if name not in named}, **now}


def plotting(
    forest: Forest,
    site: Site,
    *,
    keep: Arrangement | None,
    plot: Plot | None = None,
    touched: Collection[str] = (),
    stood: bool = False,
) -> Gradual[Plot]:
    """Where ``forest`` stands, arranged as is to ``keep`` and, where that leaves more open than
    single children, chosen for the shape. ``plot`` is that of the same forest before an edit,
    which has changed no more than the ``touched`` names; it ``stood`` as well where another
    one is made in its place.
    """
    if plot is not None and plot.direction is not site.direction:
        plot = None
    settled = keep is not None and _is_settled(forest, keep, touched if plot else None)
    if site.is_chosen and site.shape is not None and not settled:
        shape, direction = site.shape, site.direction
        if keep is None or not (plot or stood) or len(forest) <= FEW:
            return (yield from fitting(forest, shape=shape, direction=direction, keep=keep))
        new = touched if plot else forest.sizes.keys()
        keep = yield from _choosing(forest, keep, new, shape=shape, direction=direction)
    if plot is None:
        return (yield from laid_plot(forest, keep or TIDY, direction=site.direction))
    is_kept = keep is plot.arrangement
    plot.relay(touched)
    if not is_kept:
        plot.arrange(keep or TIDY)
    return plot


def _is_settled(forest: Forest, keep: Arrangement, touched: Collection[str] | None) -> bool:
    names = forest.sizes if touched is None else touched
    return keep.is_tidy or is_small_change(forest, keep, names)


def _choosing(
    forest: Forest,
    keep: Arrangement,
    touched: Collection[str],
    *,
    shape: Size,
    direction: Direction,
) -> Gradual[Arrangement]:
    """``keep``, and how the branches of ``touched`` names that it leaves open are seen largest,
    each for itself.
    """
    above = {child: name for name in touched for child in forest.children.get(name, ())}
    tops = {
        above.get(name, name) if name in forest.steps else name
        for name in touched
        if name in forest.sizes and not is_small_change(forest, keep, (name,))
    }
    parts = [_branch(forest, top) for top in tops if top not in forest.steps]
    done: set[str] = set()
    for part in sorted(parts, key=lambda part: (-len(part), part.roots)):
        if done.isdisjoint(part.roots):
            done.update(part.sizes)
            plot = yield from fitting(part, shape=shape, direction=direction, keep=keep)
            keep = plot.arrangement
            plot.take_apart()
    return keep


def _branch(forest: Forest, top: str) -> Forest:
    """``top`` with all that hangs under it."""
    names = [top]
    for name in names:
        names.extend(forest.children.get(name, ()))
    return Forest(
        (top,),
        {name: forest.children[name] for name in names if name in forest.children},
        {name: forest.sizes[name] for name in names},
        {name for name in names if name in forest.steps},
    )
