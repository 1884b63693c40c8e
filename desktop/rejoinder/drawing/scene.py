"""What of a map is shown, and where: kept in step with a document that is edited.

The canvas asks a scene for a part of the picture, or for one card; what it does not ask
for is not drawn. ``whole`` is the same picture in one piece, as exports write it.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from rejoinder.drawing.arranging import Site, pins_of, plotted
from rejoinder.drawing.connectors import STEP, Line, tree_connector
from rejoinder.drawing.crossings import Crossings, Lit
from rejoinder.drawing.dress import Dresser
from rejoinder.drawing.following import Followed, follow
from rejoinder.drawing.items import Card, Connector, Disc, Drawing
from rejoinder.drawing.page import MARGIN
from rejoinder.drawing.places import Plotted
from rejoinder.drawing.portraits import Portraits
from rejoinder.drawing.shown import Part, Shown
from rejoinder.drawing.sketch import (
    Extent,
    Sketch,
    Title,
    cards_and_lines,
    extents,
    link_pieces,
)
from rejoinder.drawing.speech import description
from rejoinder.drawing.view import Picture, View
from rejoinder.layout.arrangement import TIDY
from rejoinder.layout.curves import curve_points
from rejoinder.layout.fixed import Fixed, Placed
from rejoinder.layout.forest import Forest
from rejoinder.layout.geometry import Point, Rect
from rejoinder.layout.layered import Network, layered_plot, network
from rejoinder.layout.links import MANY
from rejoinder.layout.manner import Manner, Pins
from rejoinder.layout.placement import Route, Size
from rejoinder.layout.plot import Plot, Spot
from rejoinder.model.change import Change
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, NodeId, StatementId
from rejoinder.model.roles import is_joint

CURVE_PIECES = 32
"""Straight pieces by which it is seen how far each curve of a cross link reaches."""

REACH = 6.0
"""How far a line's colour, and a disc's, may reach beyond what the layout knows of."""


class Scene:
    """The present picture of one map. ``show`` makes it follow; everything else asks."""

    def __init__(self, dresser: Dresser) -> None:
        self._dresser = dresser
        self.document, self._view = Document(), View()
        self._shown = Shown(self._size, step=STEP)
        self._pins: Pins = {}
        self._portraits = Portraits(dresser, self.document, marks=True)
        self._plot: Placed = Plot(Forest(), TIDY)
        self._site: Site | None = None
        self._kept = TIDY
        self._roots: tuple[str, ...] = ()
        self._held: Rect | None = None
        self._crossings = Crossings(dresser)
        self._extents: list[Extent] | None = None
        self.places = Plotted(self._plot)

    def use(self, dresser: Dresser) -> None:
        """Draws the same in another theme from the next ``show`` on. Everything stays where it
        is, unless its letters are others.
        """
        if dresser.theme.fonts != self._dresser.theme.fonts:
            self._shown.begin(Document(), View())
        self._dresser = dresser
        marks = self._view.marks
        self._portraits = Portraits(dresser, self.document, marks=marks)
        self._crossings = Crossings(dresser)

    def show(
        self, document: Document, view: View, change: Change | None = None
    ) -> frozenset[NodeId] | None:
        """Brings the scene to ``document`` as seen by ``view``. Returns the nodes that may look
        otherwise, where all stands and runs as before; ``None`` where anything may have moved.

        ``change`` led there from the document shown before; without it anything may differ.
        """
        found = self._follow(document, view, change)
        is_laid = self._lay(None if found.anew else found.touched)
        if is_laid or not found.reworded or not found.retold.isdisjoint(self._shown.linked):
            return None
        return frozenset(node for node in found.retold if self._shown.is_shown(node))

    def forest(self, document: Document, view: View) -> Forest:
        """What the layout would be asked to place, for those who need no picture."""
        self._follow(document, view, None)
        return self._shown.forest

    def _follow(self, document: Document, view: View, change: Change | None) -> Followed:
        marked: set[StatementId] = set()
        if change is not None:
            marked = self._portraits.follow(change, document)
        elif document is not self.document or view.marks != self._view.marks:
            self._portraits = Portraits(self._dresser, document, marks=view.marks)
        was = self._pins
        self._pins = now = pins_of(document, change, self.document, was)
        self.document, self._view = document, view
        found = follow(self._shown, document, view, change=change, marked=marked)
        pinned = () if now is was else was.keys() | now.keys()
        sizes = self._shown.forest.sizes
        found.touched.update(n for n in pinned if n in sizes and was.get(n) != now.get(n))
        self._portraits.forget(found.retold)
        return found

    def _lay(self, touched: set[str] | None) -> bool:
        """Lays out what is shown, of which only ``touched`` names are others than before;
        whether that was needed.
        """
        plot = self._in_layers() or self._laid(touched)
        if plot is None:
            return False
        if plot is not self._plot:
            self._plot, self.places = plot, Plotted(plot)
        self._extents = self._held = None
        self._crossings.relaid(self._shown.forest.links)
        return True

    def _in_layers(self) -> Fixed | None:
        """What is shown as it was laid out in layers, where that is wanted and known."""
        view = self._view
        if view.manner is not Manner.LAYERED or view.layered is None:
            return None
        return layered_plot(view.layered, self._shown.forest, self.document.about.direction)

    def network(self) -> Network:
        """What would be asked to be laid out in layers now."""
        return network(self._shown.forest, self.document.about.direction)

    def _laid(self, touched: set[str] | None) -> Plot | None:
        """What is shown as our own layout has it; ``None`` where that is as before."""
        forest, arranger = self._shown.forest, self._dresser.arranger
        direction = self.document.about.direction
        view = self._view
        site = Site.of(view.shape, direction, view.manner, folded=view.folded, pins=self._pins)
        keep = arranger.keep(forest, site, given=self._view.arrangement)
        known = self._plot if isinstance(self._plot, Plot) else None
        before = None if touched is None else known
        is_same = (site, forest.roots) == (self._site, self._roots) and keep is self._kept
        if before is not None and not touched and is_same:
            return None  # words changed, or signs, and no card became larger
        plot = plotted(forest, site, keep=keep, plot=before, touched=touched or ())
        arranger.note(forest, site, plot.arrangement)
        self._site, self._kept, self._roots = site, plot.arrangement, forest.roots
        return plot

    def _size(self, document: Document, name: StatementId, part: Part) -> Size:
        return self._portraits.size(document, name, part)

    @property
    def bounds(self) -> Rect:
        """All of the picture, with its margin. Where cross links are many, they are not asked
        how far they lead out of it: the margin holds nearly all of them.
        """
        return (self._plot.bounds if self.has_many_links else self._hull()).grown(MARGIN)

    def _hull(self) -> Rect:
        """What holds everything, cross links among it."""
        if self._held is None:
            found = self._plot.bounds
            for _, route in self._crossings.routes(self._plot, found):
                found = found.united(_extent(curve_points(route.points, CURVE_PIECES)))
            self._held = found
        return self._held

    def card(self, name: StatementId) -> Card | None:
        """The card of a statement, where it is shown."""
        box = self._plot.box(name)
        if box is None or name not in self.document.statements:
            return None
        return self._portraits.card(self.document, name, self._shown.part(name), box)

    def disc(self, name: InferenceId) -> Disc | None:
        """The disc of a step, where it is shown."""
        box = self._plot.box(name)
        if box is None or name not in self.document.inferences:
            return None
        return self._portraits.disc(self.document, name, box.center)

    @property
    def has_many_links(self) -> bool:
        """Whether cross links are so many that they are pale."""
        return len(self._shown.forest.links) >= MANY

    def within(self, area: Rect, *, links: bool = True) -> Drawing:
        """The picture without what does not meet ``area``, in the same order; without cross
        ``links`` where they are not wanted.
        """
        spots = list(self._plot.within(area.grown(REACH)))
        cards, discs = self._items(spots)
        crossing = self._crossings.within(self.document, self._plot, area) if links else ()
        lines = (self._line(route) for spot in spots for route in spot.routes)
        return Drawing(
            bounds=self.bounds,
            background=self._dresser.theme.background,
            connectors=(*crossing, *(line for line in lines if line.bounds.meets(area))),
            discs=tuple(disc for disc in discs if disc.rect.grown(2).meets(area)),
            cards=tuple(card for card in cards if card.rect.meets(area)),
            title=self._title,
        )

    def reworded(self, drawing: Drawing, nodes: Collection[NodeId]) -> Drawing:
        """``drawing``, made before ``show`` gave ``nodes``, as it would be made now."""
        shown, document = self._shown, self.document
        cards = tuple(
            self._portraits.card(document, card.id, shown.part(card.id), card.rect)
            if card.id in nodes
            else card
            for card in drawing.cards
        )
        discs = tuple(
            self._portraits.disc(document, disc.id, disc.center) if disc.id in nodes else disc
            for disc in drawing.discs
        )
        return replace(drawing, title=self._title, cards=cards, discs=discs)

    def lit(self, names: Iterable[str]) -> tuple[Lit, ...]:
        """The cross links at ``names`` in full strength, where they are pale among many."""
        return tuple(self._crossings.lit(self.document, self._plot, names))

    def whole(self) -> Picture:
        """All of the picture in one piece."""
        place, bounds = self._plot.placement(), self._hull().grown(MARGIN)
        cards, discs = self._items(Spot(name, box, ()) for name, box in self._plot.boxes())
        links = self._crossings.within(self.document, self._plot, bounds)
        lines = (self._line(route) for route in place.routes if not route.is_link)
        nodes = [StatementId(name) for name in self._shown.forest.sizes]
        hidden = sum(self._shown.hidden.values())
        drawing = Drawing(
            bounds=bounds,
            background=self._dresser.theme.background,
            connectors=(*links, *lines),
            discs=tuple(discs),
            cards=tuple(cards),
            title=self._title,
            description=description(self.document, nodes, hidden=hidden),
        )
        return Picture(drawing, place, self._plot.arrangement)

    @property
    def _title(self) -> str:
        return self.document.title or "Argument map"

    def _items(self, spots: Iterable[Spot]) -> tuple[list[Card], list[Disc]]:
        cards, discs = [], []
        for spot in spots:
            name = StatementId(spot.name)
            if name in self.document.statements:
                part = self._shown.part(name)
                cards.append(self._portraits.card(self.document, name, part, spot.rect))
            else:
                step = InferenceId(name)
                discs.append(self._portraits.disc(self.document, step, spot.rect.center))
        return cards, discs

    def _line(self, route: Route) -> Connector:
        """A line of the tree."""
        document, name = self.document, InferenceId(route.inference)
        inference = document.inferences[name]
        is_on_step = inference.conclusion in document.inferences
        is_shared = not isinstance(self._plot, Fixed)
        joint = is_joint(document, name)
        line = Line(route, inference.polarity, joint, is_on_step, is_shared)
        return tree_connector(line, self._dresser.theme)

    def sketch(self, area: Rect) -> Sketch:
        """What to paint of ``area`` at zooms at which no text can be read."""
        theme, parts, steps = self._dresser.theme, self._shown.known, self.document.inferences
        roles, polarity = theme.roles, theme.polarity
        cards, lines = cards_and_lines(
            self._plot,
            area,
            card=lambda name: roles[parts[StatementId(name)][0].role],
            step=lambda name: polarity(steps[InferenceId(name)].polarity),
        )
        for _, route in self._crossings.routes(self._plot, area):
            lines.setdefault(theme.link, []).extend(link_pieces(route.points, area))
        return Sketch(cards, lines, tuple(self._titles(area)))

    def _titles(self, area: Rect) -> Iterator[Title]:
        if self._extents is None:
            self._extents = extents(self._plot)
        for name, level, box in self._extents:
            if box.meets(area):
                color = self._dresser.theme.roles[self._shown.part(name).role]
                yield Title(name, self.document.statements[name].text, color, level, box)


def _extent(points: Sequence[Point]) -> Rect:
    x, y = min(p.x for p in points), min(p.y for p in points)
    return Rect(x, y, max(p.x for p in points) - x, max(p.y for p in points) - y)
