"""What of a map is shown, and where: kept in step with a document that is edited.

The canvas asks a scene for a part of the picture, or for one card; what it does not ask
for need not be drawn. ``whole`` is the same picture in one piece, as exports write it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from rejoinder.drawing.compose import Composer, Picture, View
from rejoinder.drawing.items import Card, Disc, Drawing
from rejoinder.drawing.sketch import TITLED, Piece, Sketch, Title
from rejoinder.layout.curves import curve_points
from rejoinder.layout.geometry import Rect
from rejoinder.layout.placement import Placement
from rejoinder.model.change import Change
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, NodeId, StatementId
from rejoinder.model.lookup import home

DISC_REACH = 14.0
"""Half of the box, in map units, that a disc is taken for when arrows and bands look for it."""


class Places(Mapping[NodeId, Rect]):
    """The boxes of all cards and discs that are shown, in reading order.

    A disc's box is ``DISC_REACH`` around its centre: larger than what is drawn.
    """

    def __init__(self, boxes: Mapping[NodeId, Rect]) -> None:
        self._boxes = boxes

    @staticmethod
    def of(placement: Placement) -> "Places":
        """The places of a whole placement."""
        boxes: dict[NodeId, Rect] = {StatementId(n): b for n, b in placement.cards.items()}
        for name, (x, y) in placement.discs.items():
            boxes[InferenceId(name)] = Rect(x, y, 0.0, 0.0).grown(DISC_REACH)
        return Places(boxes)

    def __getitem__(self, node: NodeId) -> Rect:
        return self._boxes[node]

    def __iter__(self) -> Iterator[NodeId]:
        return iter(self._boxes)

    def __len__(self) -> int:
        return len(self._boxes)

    def meeting(self, area: Rect) -> Iterator[tuple[NodeId, Rect]]:
        """The nodes whose boxes share something with ``area``, with their boxes."""
        return ((node, box) for node, box in self._boxes.items() if box.meets(area))


class Scene:
    """The present picture of one map. ``show`` makes it follow; everything else asks."""

    def __init__(self, composer: Composer) -> None:
        self.composer = composer
        self.show(Document(), View())

    def show(self, document: Document, view: View, change: Change | None = None) -> None:
        """Brings the scene to ``document`` as seen by ``view``.

        ``change`` led there from the document shown before; without it anything may differ.
        """
        self._document = document
        self._picture = self.composer.compose(document, view)
        self.places = Places.of(self._picture.placement)
        self._cards = {card.id: card for card in self._picture.drawing.cards}
        self._discs = {disc.id: disc for disc in self._picture.drawing.discs}

    @property
    def bounds(self) -> Rect:
        """All of the picture, with its margin."""
        return self._picture.drawing.bounds

    def card(self, name: StatementId) -> Card | None:
        """The card of a statement, where it is shown."""
        return self._cards.get(name)

    def disc(self, name: InferenceId) -> Disc | None:
        """The disc of a step, where it is shown."""
        return self._discs.get(name)

    def within(self, area: Rect) -> Drawing:
        """The picture without what does not meet ``area``, in the same order."""
        drawing = self._picture.drawing
        return replace(
            drawing,
            connectors=tuple(c for c in drawing.connectors if c.bounds.meets(area)),
            discs=tuple(d for d in drawing.discs if d.rect.grown(2).meets(area)),
            cards=tuple(c for c in drawing.cards if c.rect.meets(area)),
        )

    def sketch(self, area: Rect) -> Sketch:
        """What to paint of ``area`` at zooms at which no text can be read."""
        theme = self.composer.theme
        cards: dict[str, list[Rect]] = {}
        for card in self._cards.values():
            if card.rect.meets(area):
                cards.setdefault(theme.roles[card.role], []).append(card.rect)
        lines: dict[str, list[Piece]] = {}
        drawing, routes = self._picture.drawing, self._picture.placement.routes
        bounds = {(c.inference, c.premise, c.is_link): c.bounds for c in drawing.connectors}
        for route in routes:
            if not bounds[route[:3]].meets(area):  # type: ignore[index]  # names are ids
                continue
            inference = self._document.inferences[InferenceId(route.inference)]
            color = theme.link if route.is_link else theme.polarity(inference.polarity)
            points = curve_points(route.points, 8) if route.is_link else route.points
            lines.setdefault(color, []).extend(Piece(*a, *b) for a, b in pairwise(points))
        return Sketch(cards, lines, self._titles(area))

    def _titles(self, area: Rect) -> tuple[Title, ...]:
        document, levels = self._document, dict[StatementId, int]()
        extents = {name: card.rect for name, card in self._cards.items()}
        above: dict[StatementId, StatementId] = {}
        for name in self._cards:
            base: str | None = home(document.statements[name])
            while base is not None and base in document.inferences:
                base = document.inferences[InferenceId(base)].conclusion
            levels[name] = levels.get(StatementId(base or ""), -1) + 1
            if levels[name]:
                above[name] = StatementId(base or "")
        for name, over in reversed(above.items()):
            extents[over] = extents[over].united(extents[name])
        branches = set(above.values())
        found = [
            Title(
                name,
                document.statements[name].text,
                self.composer.theme.roles[card.role],
                levels[name],
                extents[name],
            )
            for name, card in self._cards.items()
            if levels[name] <= TITLED and name in branches and extents[name].meets(area)
        ]
        return tuple(sorted(found, key=lambda t: (t.level, -t.extent.width * t.extent.height)))

    def whole(self) -> Picture:
        """All of the picture in one piece."""
        return self._picture
