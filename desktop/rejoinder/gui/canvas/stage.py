"""The map as it stands on the canvas: composed from the session, and on its way."""

from dataclasses import replace

from rejoinder.drawing.compose import Composer, View
from rejoinder.drawing.items import Card, Drawing
from rejoinder.drawing.places import Places
from rejoinder.drawing.scene import Scene
from rejoinder.drawing.view import Revisions
from rejoinder.editor.session import Session
from rejoinder.editor.tools.events import Hit
from rejoinder.gui.canvas.badges import Badges
from rejoinder.gui.canvas.coming import Coming, Settled, closed, coming
from rejoinder.gui.canvas.hits import hit
from rejoinder.gui.canvas.tween import Former, between, former, is_still, left_behind
from rejoinder.layout.geometry import Point, Rect
from rejoinder.layout.layered import Layered
from rejoinder.layout.manner import Manner
from rejoinder.layout.placement import Size
from rejoinder.model.change import Change
from rejoinder.model.ids import NodeId, StatementId
from rejoinder.model.lookup import home
from rejoinder.model.records import Inference, Statement
from rejoinder.model.tree import ancestors
from rejoinder.paint.screen import within

KNOWN = 6
"""Areas whose drawings are kept: those of a frame, of what may move in it, of what is ahead."""

MOST_NEWS = 64
"""Edits whose places are remembered: who asks for more of them looks everywhere."""

MOST_MOVING = 240
"""Cards and discs that can move on within a frame's time; where more are in sight, none does."""


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
    """The latest picture of a session's map, drawn by ``composer`` in one theme. ``progress``
    runs from 0 to 1 while it moves; ``stamp`` counts the pictures.

    Where another view of the map takes long to lay out, that is ``coming``, and the picture
    stays in the view before, but for what is edited. ``settled`` is what the session looked
    at when the picture was last as it should be; ``None`` where it never was.
    """

    def __init__(self, session: Session, composer: Composer) -> None:
        self.session = session
        self.composer = composer
        self.scene, self.badges = Scene(composer), Badges()
        self.shape: Size | None = None
        self.manner = Manner.FILL
        self.layered: Layered | None = None
        self.revisions: Revisions = ()
        self.progress = 1.0
        self.stamp = self._moved = 0
        self._news: list[tuple[int, tuple[Rect, ...]]] = []
        self._known: list[tuple[Rect, Drawing]] = []
        self._start: Former | None = None
        self._way: Drawing | None = None
        self.coming: Coming | None = None
        self.settled: Settled | None = None
        self._show(None)

    def use(self, composer: Composer) -> None:
        """Draws the map with another composer from the next time on."""
        self.composer = composer
        self.scene.use(composer)
        self._known = []
        self.land()
        if self.coming is not None:
            self._await(self.coming.view, afresh=self.coming.afresh)

    @property
    def view(self) -> View:
        """What of the map is shown: the part that is looked at, the folds, and the shape that
        it is laid out to fill."""
        part = self.session.part
        return View(
            self.session.folded,
            part.branch,
            part.only,
            shape=self.shape,
            manner=self.manner,
            layered=self.layered,
            revisions=self.revisions,
        )

    def recompose(
        self,
        anchor: NodeId | None,
        change: Change | None = None,
        *,
        moving: Rect | None = None,
        afresh: bool = False,
    ) -> Point:
        """Follows the session; returns by how much ``anchor`` moved, in map units.

        ``change`` is what led from the document that was shown before, where that is known.
        What can be seen of the area ``moving`` goes to its new place, where that is not too
        much for one frame. ``afresh`` arranges all of it anew.
        """
        old = None if anchor is None else self.places.get(anchor)
        was = None if moving is None else self._shown(moving)
        self._show(change, afresh=afresh)
        if self.since(self.stamp - 1) is not None:
            return Point(0.0, 0.0)
        by = self._moved_by(anchor, old)
        self.land()
        if was is not None and moving is not None and _is_little(seen := within(was, moving)):
            self._set_out(former(seen, by), moving._replace(x=moving.x + by.x, y=moving.y + by.y))
        return by

    def part(self, area: Rect) -> Drawing:
        """What the map shows of ``area``, and perhaps more: kept until anything moves."""
        for known, drawing in self._known:
            if known.holds(area):
                return drawing
        drawing = self.scene.within(area)
        self._known = [(area, drawing), *self._known[: KNOWN - 1]]
        return drawing

    def since(self, stamp: int) -> tuple[Rect, ...] | None:
        """Where anything looks otherwise than in the picture ``stamp``; ``None`` where it may
        be anywhere.
        """
        if stamp < self._moved:
            return None
        return tuple(area for at, areas in self._news if at > stamp for area in areas)

    def _shown(self, area: Rect) -> Drawing:
        """At least what can be seen of ``area`` at this moment."""
        if self._start is not None and self._way is not None:
            return between(self._start, self._way, self.progress)
        return self.part(area)

    def _set_out(self, start: Former, area: Rect) -> None:
        """Lets what stood in the area, or comes to stand there, go on its way. Cross links stay
        where they are until it has arrived, where they are many: it takes long to find them.
        """
        few = not self.scene.has_many_links
        drawing = within(self.part(area) if few else self.scene.within(area, links=False), area)
        kept = () if few else tuple(left_behind(start))
        there = {card.id for card in drawing.cards}
        leaving = [self.card(name) for name in start.cards if name not in there]
        cards = (*drawing.cards, *(card for card in leaving if card is not None))
        drawing = replace(drawing, cards=cards, connectors=(*kept, *drawing.connectors))
        if _is_little(drawing) and not (few and is_still(start, drawing)):
            self.progress, self._start, self._way = 0.0, start, drawing

    def _moved_by(self, anchor: NodeId | None, old: Rect | None) -> Point:
        new = None if anchor is None else self.places.get(anchor)
        if old is None or new is None:
            return Point(0.0, 0.0)
        return Point(new.x - old.x, new.y - old.y)

    def _show(self, change: Change | None, *, afresh: bool = False) -> None:
        """Shows the session's map in the view that it asks for, or, where that takes long, in
        the view before until it has come.
        """
        document, view, scene = self.session.document, self.view, self.scene
        is_new = change is None and document is not scene.document
        if is_new:
            self.coming = self.settled = None
        elif self.coming is not None and change is not None:
            self.coming.changes.append(change)
        if scene.is_long(document, view, is_new=is_new, afresh=afresh):
            before = closed(document, view) if is_new else self._before(view)
            nodes = scene.show(document, before, change)
            if self.coming is None or afresh > self.coming.afresh or not self.coming.serves(view):
                self._await(view, afresh=afresh or (self.coming is not None and self.coming.afresh))
        else:
            if afresh:
                self.composer.rearrange()
            nodes = scene.show(document, view, change)
            self.settled = Settled(self.session.folded, self.session.part)
            if afresh or (self.coming and not (self.coming.afresh and self.coming.serves(view))):
                self.coming = None
        self._note(nodes)

    def _note(self, nodes: frozenset[NodeId] | None) -> None:
        """There is another picture; only ``nodes`` look otherwise, where that is known."""
        self.stamp += 1
        if nodes is None:
            self._moved, self._news, self._known = self.stamp, [], []
            return
        places = (self.places.get(node) for node in nodes)
        self._news.append((self.stamp, tuple(box for box in places if box is not None)))
        if len(self._news) > MOST_NEWS:
            del self._news[0]
            self._moved = self._news[0][0] - 1
        self._known = [(area, self.scene.reworded(made, nodes)) for area, made in self._known]
        if self._way is not None:
            self._way = self.scene.reworded(self._way, nodes)

    def _before(self, view: View) -> View:
        """What is shown until ``view`` has come."""
        was = self.scene.view
        way = was.direction or self.scene.direction
        return replace(was, direction=way, arrangement=view.arrangement)

    def _await(self, view: View, *, afresh: bool) -> None:
        document, composer = self.session.document, self.composer
        self.coming = coming(composer, self.scene, document, view, afresh=afresh)

    def arrive(self, anchor: NodeId | None) -> Point | None:
        """Shows what was coming; returns by how much ``anchor`` moved, or ``None`` where it has
        to be laid out again after all that was done meanwhile.
        """
        arrived, session, view = self.coming, self.session, self.view
        assert arrived is not None
        if not arrived.catch_up(session.document, view):
            self._await(view, afresh=arrived.afresh)
            return None
        old, before = None if anchor is None else self.places.get(anchor), self.scene
        self.scene, self.coming = arrived.scene, None
        self.composer.arranger = self.scene.arranger
        self.settled = Settled(session.folded, session.part)
        self._note(None)
        self.land()
        before.retire()
        return self._moved_by(anchor, old)

    def give_up(self) -> None:
        """Stays with what is shown, in its shape and manner."""
        self.coming, view = None, self.scene.view
        self.shape, self.manner = view.shape, view.manner

    @property
    def is_moving(self) -> bool:
        """Whether anything is on its way."""
        return self._start is not None and self.progress < 1.0

    def moving(self) -> Drawing:
        """What is in sight, as far as it has come."""
        assert self._start is not None
        assert self._way is not None
        return between(self._start, self._way, self.progress)

    @property
    def places(self) -> Places:
        """Where everything stands, once it has come to rest."""
        return self.scene.places

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
            for name, box in self.places.meeting(seen)
            if document.has_node(name)
        ]
        return min(near)[1] if near else None

    def card(self, name: StatementId) -> Card | None:
        """The card of a statement, where it is visible, at its final place."""
        return self.scene.card(name)

    def hit(self, at: Point) -> Hit:
        return self.badges.hit(self.places, at) or hit(self.scene, at)

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
        self.progress, self._start, self._way = 1.0, None, None

    @property
    def bounds(self) -> Rect:
        return self.scene.bounds

    @property
    def is_empty(self) -> bool:
        return not self.session.document.statements


def _is_little(drawing: Drawing) -> bool:
    return len(drawing.cards) + len(drawing.discs) <= MOST_MOVING
