"""Document, view, theme and layout become one picture: what is drawn and where it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from rejoinder.drawing.arranging import Arranger, Site
from rejoinder.drawing.connectors import (
    DISC_RADIUS,
    Line,
    Step,
    disc,
    tree_connector,
)
from rejoinder.drawing.content import Annotations, Content, content
from rejoinder.drawing.crosslinks import CrossLink, link_connectors
from rejoinder.drawing.face import face
from rejoinder.drawing.items import Card, Connector, Disc, Drawing, Face
from rejoinder.drawing.measure import Measurer
from rejoinder.drawing.page import MARGIN
from rejoinder.drawing.speech import card_detail, card_name, description, disc_detail, disc_name
from rejoinder.drawing.theme import Theme
from rejoinder.drawing.visible import Visible, visible
from rejoinder.layout.arrangement import Arrangement
from rejoinder.layout.links import MANY
from rejoinder.layout.placement import Placement, Size, Tree
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, NodeId, StatementId
from rejoinder.model.roles import Role, is_joint, roles

STEP = Size(2 * DISC_RADIUS, 2 * DISC_RADIUS)
KEPT_FACES = 2000
"""Faces kept beyond four times those shown; some 4 kB each."""


@dataclass(frozen=True)
class View:
    """What of a map is shown. ``folded`` statements hide what argues for or against them;
    ``root`` shows one branch alone; ``only`` leaves out all nodes that are not in it, with what
    hangs under them; ``shape`` asks for the layout that fills it with the
    largest text, and without it the tidy tree is drawn. ``arrangement`` is how it stands in
    that shape elsewhere; without it the composer keeps to its own. ``marks`` shows the signs
    of work on a map, such as comments; an audience need not see them.
    """

    folded: frozenset[StatementId] = frozenset()
    root: StatementId | None = None
    only: frozenset[NodeId] | None = None
    shape: Size | None = None
    marks: bool = True
    arrangement: Arrangement | None = None


@dataclass(frozen=True)
class Picture:
    """A drawing, the placement it was made from, and how that is arranged."""

    drawing: Drawing
    placement: Placement
    arrangement: Arrangement


@dataclass
class Composer:
    """Makes pictures in one theme. Faces and connectors that did not change are kept, so
    that an edit costs what it changed.
    """

    measurer: Measurer
    theme: Theme
    _faces: dict[Content, Face] = field(default_factory=dict, repr=False)
    _lines: dict[Line, Connector] = field(default_factory=dict, repr=False)
    _discs: dict[Step, Disc] = field(default_factory=dict, repr=False)
    _arranger: Arranger = field(default_factory=Arranger, repr=False)
    _linked: tuple[Placement, list[CrossLink], tuple[Connector, ...]] | None = field(
        default=None, repr=False
    )

    def compose(self, document: Document, view: View) -> Picture:
        """The picture of what ``view`` shows of ``document``."""
        shown = visible(document, folded=view.folded, root=view.root, only=view.only)
        annotations = Annotations.of(document, marks=view.marks)
        cards = self._cards(document, shown, annotations)
        site = _site(document, shown, cards, view=view)
        fitting = self._arranger.fitting(site, folded=view.folded, given=view.arrangement)
        place = fitting.placement
        drawing = Drawing(
            bounds=place.bounds.grown(MARGIN),
            background=self.theme.background,
            connectors=self._connectors(document, place),
            discs=self._steps(document, place, annotations),
            cards=tuple(_standing(card, place) for card in cards.values()),
            title=document.title or "Argument map",
            description=description(document, shown),
        )
        return Picture(drawing, place, fitting.arrangement)

    def arrange_like(self, other: "Composer") -> None:
        """Takes over how ``other`` arranged its maps: the same maps are drawn in this theme."""
        self._arranger = other._arranger

    def rearrange(self) -> None:
        """Lets the next pictures be arranged anew for their shapes. Until then a map stays as
        it was arranged first, whatever is written, added or folded in it.
        """
        self._arranger.forget()

    def site(self, document: Document, view: View) -> Site:
        """What the layout is asked to place, for those who need no picture."""
        shown = visible(document, folded=view.folded, root=view.root, only=view.only)
        cards = self._cards(document, shown, Annotations.of(document, marks=view.marks))
        return _site(document, shown, cards, view=view)

    def _cards(
        self, document: Document, shown: Visible, annotations: Annotations
    ) -> dict[StatementId, Card]:
        """The visible cards in reading order, not yet placed."""
        by_role = roles(document)
        cards: dict[StatementId, Card] = {}
        for name, hidden in shown.statements.items():
            role = by_role.get(name, Role.LOOSE)
            says = content(document, name, role=role, hidden=hidden, annotations=annotations)
            cards[name] = Card(
                id=name,
                role=role,
                x=0.0,
                y=0.0,
                face=self._face(says),
                name=card_name(says),
                detail=card_detail(document, name, says),
                is_added=bool(says.chip),
            )
        self._forget(cards)
        return cards

    def _face(self, says: Content) -> Face:
        known = self._faces.get(says)
        if known is None:
            known = self._faces[says] = face(says, theme=self.theme, measurer=self.measurer)
        return known

    def _forget(self, cards: Mapping[StatementId, Card]) -> None:
        """Drops faces of long ago, so that hours of typing do not fill the memory."""
        if len(self._faces) > 4 * len(cards) + KEPT_FACES:
            kept = {id(card.face) for card in cards.values()}
            self._faces = {says: f for says, f in self._faces.items() if id(f) in kept}

    def _connectors(self, document: Document, place: Placement) -> tuple[Connector, ...]:
        """Cross links first, so that the tree's own lines run over them."""
        lines: dict[Line, Connector] = {}
        for route in place.routes:
            if route.is_link:
                continue
            name = InferenceId(route.inference)
            inference = document.inferences[name]
            is_on_step = inference.conclusion in document.inferences
            line = Line(route, inference.polarity, is_joint(document, name), is_on_step)
            lines[line] = self._lines.get(line) or tree_connector(line, self.theme)
        self._lines = lines
        return (*self._links(_cross_links(document, place), place), *lines.values())

    def _links(self, links: list[CrossLink], place: Placement) -> tuple[Connector, ...]:
        """The cross links; drawn again only when something stands elsewhere."""
        if self._linked is None or self._linked[0] is not place or self._linked[1] != links:
            made = link_connectors(links, place, theme=self.theme, measurer=self.measurer)
            self._linked = (place, links, made)
        return self._linked[2]

    def _steps(
        self, document: Document, place: Placement, annotations: Annotations
    ) -> tuple[Disc, ...]:
        discs: dict[Step, Disc] = {}
        for node, center in place.discs.items():
            name = InferenceId(node)
            step = Step(
                name,
                document.inferences[name].polarity,
                center,
                annotations.open_comments.get(name, 0),
                disc_name(document, name),
                disc_detail(document, name, annotations),
            )
            discs[step] = self._discs.get(step) or disc(step, self.theme)
        self._discs = discs
        return tuple(discs.values())


def _cross_links(document: Document, place: Placement) -> list[CrossLink]:
    """What is to be drawn of the links, which come last among the routes of ``place``."""
    held = {r.inference for r in place.routes if r.premise is not None and not r.is_link}
    routes = [route for route in place.routes if route.is_link]
    links = []
    for route in routes:
        inference, text = (
            route.inference,
            document.statements[StatementId(route.premise or "")].text,
        )
        polarity = document.inferences[InferenceId(inference)].polarity
        is_named, center = inference not in held, place.discs[inference]
        held.add(inference)
        links.append(CrossLink(route, polarity, text, center, is_named, len(routes) >= MANY))
    return links


def _standing(card: Card, place: Placement) -> Card:
    rect = place.cards[card.id]
    return replace(card, x=rect.x, y=rect.y)


def _site(
    document: Document, shown: Visible, cards: Mapping[StatementId, Card], *, view: View
) -> Site:
    sizes = []
    for node in shown.nodes:
        card = cards.get(StatementId(node))
        sizes.append(STEP if card is None else Size(card.face.width, card.face.height))
    tree = Tree(
        names=shown.nodes,
        parents=shown.parents,
        is_step=tuple(node in document.inferences for node in shown.nodes),
        sizes=tuple(sizes),
    )
    return Site(tree, shown.links, document.about.direction, view.shape)
