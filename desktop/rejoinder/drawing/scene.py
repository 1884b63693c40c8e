"""What of a map is shown, and where: kept in step with a document that is edited.

The canvas asks a scene for a part of the picture, or for one card; what it does not ask
for is not drawn. ``whole`` is the same picture in one piece, as exports write it.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from rejoinder.drawing.arranging import Arranger
from rejoinder.drawing.connectors import tree_connectors
from rejoinder.drawing.crossings import Crossings, Lit
from rejoinder.drawing.dress import Dresser
from rejoinder.drawing.ground import Ground
from rejoinder.drawing.items import Card, Connector, Disc, Drawing
from rejoinder.drawing.page import MARGIN
from rejoinder.drawing.portraits import Portraits
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
from rejoinder.layout.curves import curve_points
from rejoinder.layout.geometry import Point, Rect
from rejoinder.layout.placement import Route
from rejoinder.layout.plot import Plot, Spot
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, NodeId, StatementId

CURVE_PIECES = 32
"""Straight pieces by which it is seen how far each curve of a cross link reaches."""

REACH = 6.0
"""How far a line's colour, and a disc's, may reach beyond what the layout knows of."""


class Scene(Ground):
    """The present picture of one map. ``show`` makes it follow; everything else asks."""

    def __init__(self, dresser: Dresser, arranger: Arranger | None = None) -> None:
        super().__init__(dresser, arranger)
        self._held: Rect | None = None
        self._crossings = Crossings(dresser)
        self._extents: list[Extent] | None = None

    def _relaid(self) -> None:
        self._extents = self._held = None
        self._crossings.relaid(self._shown.forest.links)

    def use(self, dresser: Dresser) -> None:
        """Draws the same in another theme from the next ``show`` on. Everything stays where it
        is, unless its letters are others.
        """
        if dresser.theme.fonts != self._dresser.theme.fonts:
            self._shown.begin(Document(), View())
        self._dresser, self.arranger = dresser, dresser.arranger
        self._portraits = Portraits(dresser, self.document, self.view)
        self._crossings = Crossings(dresser)

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

    def within(self, area: Rect, *, links: bool = True) -> Drawing:
        """The picture without what does not meet ``area``, in the same order; without cross
        ``links`` where they are not wanted.
        """
        spots = list(self._plot.within(area.grown(REACH)))
        cards, discs = self._items(spots)
        crossing = self._crossings.within(self.document, self._plot, area) if links else ()
        lines = self._lines(route for spot in spots for route in spot.routes)
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
        lines = self._lines(route for route in place.routes if not route.is_link)
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

    def _lines(self, routes: Iterable[Route]) -> Iterator[Connector]:
        theme, is_shared = self._dresser.theme, isinstance(self._plot, Plot)
        return tree_connectors(self.document, routes, theme=theme, is_shared=is_shared)

    def sketch(self, area: Rect) -> Sketch:
        """What to paint of ``area`` at zooms at which no text can be read."""
        theme, parts, steps = self._dresser.theme, self._shown.known, self.document.inferences
        roles, polarity = theme.roles, theme.polarity
        told = {str(name): theme.revisions[r.kind] for name, r in self.view.revisions}
        cards, lines = cards_and_lines(
            self._plot,
            area,
            card=lambda name: told.get(name) or roles[parts[StatementId(name)][0].role],
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
