"""What is shown of a map and where it stands, kept in step with a document that is edited."""

from abc import ABC, abstractmethod

from rejoinder.drawing.arranging import Arranger, Site, pins_of, plotting
from rejoinder.drawing.connectors import STEP
from rejoinder.drawing.dress import Dresser
from rejoinder.drawing.effort import is_large, is_much
from rejoinder.drawing.following import Followed, following
from rejoinder.drawing.places import Plotted
from rejoinder.drawing.portraits import Portraits
from rejoinder.drawing.shown import Part, Shown
from rejoinder.drawing.view import View
from rejoinder.layout.arrangement import TIDY
from rejoinder.layout.fixed import Fixed, Placed
from rejoinder.layout.forest import Forest
from rejoinder.layout.gradual import Gradual, at_once
from rejoinder.layout.layered import Network, layered_plot, network
from rejoinder.layout.links import MANY
from rejoinder.layout.manner import Manner, Pins
from rejoinder.layout.placement import Size
from rejoinder.layout.plot import Plot
from rejoinder.model.change import Change
from rejoinder.model.document import Document
from rejoinder.model.ids import NodeId, StatementId
from rejoinder.model.records import Direction


class Ground(ABC):
    """The forest of what is shown and its plot, arranged as ``arranger`` keeps it. ``show``
    makes them follow.
    """

    def __init__(self, dresser: Dresser, arranger: Arranger | None = None) -> None:
        self._dresser = dresser
        self.arranger = arranger or dresser.arranger
        self.document, self.view = Document(), View()
        self._shown = Shown(self._size, step=STEP)
        self._pins: Pins = {}
        self._portraits = Portraits(dresser, self.document, View())
        self._plot: Placed = Plot(Forest(), TIDY)
        self._site: Site | None = None
        self._kept = TIDY
        self._layers: tuple[object, ...] = ()
        self._roots: tuple[str, ...] = ()
        self.places = Plotted(self._plot)

    def show(
        self, document: Document, view: View, change: Change | None = None
    ) -> frozenset[NodeId] | None:
        """Brings it to ``document`` as seen by ``view``. Returns the nodes that may look
        otherwise, where all stands and runs as before; ``None`` where anything may have moved.

        ``change`` led there from the document shown before; without it anything may differ.
        """
        return at_once(self.showing(document, view, change))

    def showing(
        self, document: Document, view: View, change: Change | None = None, *, stood: bool = False
    ) -> Gradual[frozenset[NodeId] | None]:
        """The same in steps; nothing may be asked of it before the last one. A new one
        that takes the place of another one is told whether the map ``stood`` in that.
        """
        found = yield from self._follow(document, view, change)
        yield
        is_laid = yield from self._lay(None if found.anew else found.touched, stood=stood)
        if is_laid or not found.reworded or not found.retold.isdisjoint(self._shown.linked):
            return None
        return frozenset(node for node in found.retold if self._shown.is_shown(node))

    def is_long(self, document: Document, view: View, *, is_new: bool, afresh: bool) -> bool:
        """Whether it would take longer than one can wait to show ``view`` of ``document``, which
        ``is_new`` or but an edit away, and to arrange it ``afresh`` if that is asked for.
        """
        if is_new or view.frame != self.view.frame:
            return is_large(document, view)
        site = self._site_of(document, view)
        is_other = afresh and site.manner not in (Manner.TREE, Manner.LAYERED)
        is_other |= self._site is None or site[:3] != self._site[:3]
        return is_much(self._shown, document, view, anew=is_other)

    @property
    def direction(self) -> Direction:
        """The way in which the map grows."""
        return self._site_of(self.document, self.view).direction

    def stood(self, view: View) -> bool:
        """Whether what ``view`` shows stands here already, but for what is folded."""
        return view.frame == self.view.frame and isinstance(self._plot, Plot)

    def borrow(self, other: "Ground") -> None:
        """Takes over the sizes of cards that ``other`` has measured in the same theme."""
        self._shown.known = dict(other._shown.known)

    def retire(self) -> None:
        """Ends it, and frees what it held."""
        self._plot.take_apart()
        self._shown = Shown(_nowhere, step=STEP)

    def forest(self, document: Document, view: View) -> Forest:
        """What the layout would be asked to place, for those who need no picture."""
        at_once(self._follow(document, view, None))
        return self._shown.forest

    def _follow(self, document: Document, view: View, change: Change | None) -> Gradual[Followed]:
        marked: set[StatementId] = set()
        is_new = document is not self.document and change is None
        if is_new or view.signs != self.view.signs:
            self._portraits = Portraits(self._dresser, document, view)
        elif change is not None:
            marked = self._portraits.follow(change, document)
        was = self._pins
        self._pins = now = pins_of(document, change, self.document, was)
        self.document, self.view = document, view
        found = yield from following(self._shown, document, view, change=change, marked=marked)
        pinned = () if now is was else was.keys() | now.keys()
        sizes = self._shown.forest.sizes
        found.touched.update(n for n in pinned if n in sizes and was.get(n) != now.get(n))
        self._portraits.forget(found.retold)
        return found

    def _lay(self, touched: set[str] | None, *, stood: bool) -> Gradual[bool]:
        """Lays out what is shown, of which only ``touched`` names are others than before;
        whether that was needed.
        """
        plot = self._in_layers(touched) or (yield from self._laid(touched, stood=stood))
        if plot is None:
            return False
        if plot is not self._plot:
            self._plot.take_apart()
            self._plot, self.places = plot, Plotted(plot)
        self._relaid()
        return True

    @abstractmethod
    def _relaid(self) -> None:
        """Anything may stand elsewhere than before."""

    def _in_layers(self, touched: set[str] | None) -> Fixed | None:
        """What is shown as it was laid out in layers, where that is wanted and known."""
        view, forest = self.view, self._shown.forest
        if view.manner is not Manner.LAYERED or view.layered is None:
            return None
        direction = self._site_of(self.document, view).direction
        was, now = self._layers, (view.layered, direction, forest.links, forest.roots)
        self._layers = now
        is_same = touched is not None and not touched and [*map(id, was)] == [*map(id, now)]
        if is_same and isinstance(self._plot, Fixed):
            return self._plot  # words changed, or signs, and no card became larger
        return layered_plot(view.layered, forest, direction)

    def network(self) -> Network:
        """What would be asked to be laid out in layers now."""
        return network(self._shown.forest, self.document.about.direction)

    def _site_of(self, document: Document, view: View) -> Site:
        direction = view.direction or document.about.direction
        return Site.of(view.shape, direction, view.manner, folded=view.folded, pins=self._pins)

    def _laid(self, touched: set[str] | None, *, stood: bool) -> Gradual[Plot | None]:
        """What is shown as our own layout has it; ``None`` where that is as before."""
        forest, arranger = self._shown.forest, self.arranger
        site = self._site_of(self.document, self.view)
        keep = arranger.keep(forest, site, given=self.view.arrangement)
        known = self._plot if isinstance(self._plot, Plot) else None
        before = None if touched is None else known
        is_same = (site, forest.roots) == (self._site, self._roots) and keep is self._kept
        if before is not None and not touched and is_same:
            return None  # words changed, or signs, and no card became larger
        plot = yield from plotting(
            forest, site, keep=keep, plot=before, touched=touched or (), stood=stood
        )
        arranger.note(forest, site, plot.arrangement)
        self._site, self._kept, self._roots = site, plot.arrangement, forest.roots
        return plot

    def _size(self, document: Document, name: StatementId, part: Part) -> Size:
        return self._portraits.size(document, name, part)

    @property
    def has_many_links(self) -> bool:
        """Whether cross links are so many that they are pale."""
        return len(self._shown.forest.links) >= MANY


def _nowhere(_: Document, _name: StatementId, _part: Part) -> Size:
    return Size(0.0, 0.0)
