"""The map as it stands on the canvas: composed from the session, indexed, and on its way."""

from rejoinder.drawing.compose import Composer, Picture, View
from rejoinder.drawing.items import Card, Drawing
from rejoinder.editor.navigation import boxes
from rejoinder.editor.session import Session
from rejoinder.editor.tools.events import Hit
from rejoinder.gui.canvas.index import Index
from rejoinder.gui.canvas.tween import Former, between, former, is_still
from rejoinder.layout.geometry import Point, Rect
from rejoinder.layout.placement import Size
from rejoinder.model.change import Change
from rejoinder.model.ids import NodeId, StatementId
from rejoinder.model.lookup import home
from rejoinder.model.records import Inference, Statement
from rejoinder.model.tree import ancestors


def rehung(change: Change) -> set[str]:
    """The statements and steps that ``change`` hangs under something else."""
    moved = set()
    for row in change.rows:
        if isinstance(row.before, Statement) and isinstance(row.after, Statement):
            has_moved = home(row.before) != home(row.after)
        elif isinstance(row.before, Inference) and isinstance(row.after, Inference):
            has_moved = row.before.conclusion != row.after.conclusion
        else:
            has_moved = False
        if has_moved:
            moved.add(row.id)
    return moved


class Stage:
    """The latest picture of a session's map. ``progress`` runs from 0 to 1 while it moves."""

    def __init__(self, session: Session, composer: Composer) -> None:
        self.session = session
        self.composer = composer
        self.root: StatementId | None = None
        self.shape: Size | None = None
        self.progress = 1.0
        self._start: Former | None = None
        self._set(composer.compose(session.document, self.view))

    @property
    def view(self) -> View:
        """What of the map is shown: the branch that is looked at, the folds, and the shape that
        it is laid out to fill."""
        root = self.root if self.root in self.session.document.statements else None
        return View(folded=self.session.folded, root=root, shape=self.shape)

    def recompose(self, anchor: NodeId | None) -> Point:
        """Composes the map anew; returns by how much ``anchor`` moved, in map units."""
        before, was = self.places, self.picture.drawing
        if self._start is not None and self.progress < 1.0:
            was = between(self._start, was, self.progress)
        self._set(self.composer.compose(self.session.document, self.view))
        by = Point(0.0, 0.0)
        if anchor in before and anchor in self.places:
            old, new = before[anchor], self.places[anchor]
            by = Point(new.x - old.x, new.y - old.y)
        start = former(was, by)
        self._start = None if is_still(start, self.picture.drawing) else start
        self.progress = 0.0 if self._start is not None else 1.0
        return by

    def _set(self, picture: Picture) -> None:
        self.picture = picture
        self.places = boxes(picture.placement)
        self._index = Index(picture.drawing)
        self._cards = {card.id: card for card in picture.drawing.cards}

    def anchor(self, seen: Rect, change: Change | None = None) -> NodeId | None:
        """What should stay where it is on screen: what is selected, or hangs over that, or
        else what is nearest to the middle of ``seen``. What ``change`` hung elsewhere moves,
        and what it now hangs under stays.
        """
        document, node = self.session.document, self.session.current
        moved = set() if change is None else rehung(change)
        if node is not None and document.has_node(node):
            way = (node, *ancestors(document, node))
            landed = max((i + 1 for i, name in enumerate(way) if name in moved), default=0)
            for candidate in way[landed:]:
                if candidate in self.places:
                    return candidate
        middle = seen.center
        near = [
            (abs(box.center.x - middle.x) + abs(box.center.y - middle.y), name)
            for name, box in self.places.items()
            if document.has_node(name)
        ]
        return min(near)[1] if near else None

    def card(self, name: StatementId) -> Card | None:
        """The card of a statement, where it is visible, at its final place."""
        return self._cards.get(name)

    def hit(self, at: Point) -> Hit:
        return self._index.hit(at)

    def shown(self, area: Rect) -> Drawing:
        """What to paint of ``area`` at this moment."""
        drawing = self._index.within(area)
        if self._start is None or self.progress >= 1.0:
            return drawing
        return between(self._start, drawing, self.progress)

    def place(self, node: NodeId) -> Rect | None:
        """The box of a node at this moment."""
        box = self.places.get(node)
        if box is None or self._start is None or self.progress >= 1.0:
            return box
        was = self._start.cards.get(StatementId(node))
        if was is None:
            return box
        left = 1.0 - self.progress
        return box._replace(x=box.x + (was.x - box.x) * left, y=box.y + (was.y - box.y) * left)

    def land(self) -> None:
        """Ends the motion: everything is where it belongs."""
        self.progress, self._start = 1.0, None

    @property
    def bounds(self) -> Rect:
        return self.picture.drawing.bounds

    @property
    def is_empty(self) -> bool:
        return not self.session.document.statements
