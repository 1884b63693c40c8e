"""Where a person has been in the map of a window, and the ways back there."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from PySide6.QtCore import QObject

from rejoinder.editor.part import WHOLE, Part, renewed
from rejoinder.editor.session import Event, Session
from rejoinder.editor.visits import Look, Visit, Visits
from rejoinder.gui.canvas.mapview import MapView
from rejoinder.model.ids import NodeId


class Travels(QObject):
    """Notes each view of the map as it is left. Out of a part, the map is looked at as before;
    ``show_all`` looks at what nobody has looked at yet.
    """

    def __init__(self, canvas: MapView, *, show_all: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self.visits = Visits()
        self._canvas = canvas
        self._show_all = show_all
        self._part = WHOLE
        self._whole: Look | None = None
        self._is_walking = self._is_returning = False
        self._unsubscribe = canvas.session.subscribe(self._follow)
        self.destroyed.connect(self._unsubscribe)

    @contextmanager
    def walking(self) -> Iterator[None]:
        """What is selected meanwhile is reached step by step, with the arrow keys."""
        self._is_walking = True
        try:
            yield
        finally:
            self._is_walking = False

    def go_back(self) -> None:
        """Goes back to the view before: what was shown, selected and looked at."""
        self._return_to(self.visits.back(self._exists, self._canvas.look(self._current)))

    def go_forward(self) -> None:
        """Goes on to the view that ``go_back`` came from."""
        self._return_to(self.visits.forward(self._exists, self._canvas.look(self._current)))

    @property
    def _current(self) -> NodeId | None:
        return self._canvas.session.current

    def _exists(self, visit: Visit) -> bool:
        document = self._canvas.session.document
        is_there = visit.node is None or document.has_node(visit.node)
        return is_there and renewed(document, visit.part) is not None

    def _return_to(self, visit: Visit | None) -> None:
        if visit is None:
            return
        session = self._canvas.session
        is_near = visit.part == session.part
        if session.part == WHOLE and not is_near:
            self._whole = self._canvas.look(self._current)
        self._is_returning = True
        try:
            part = renewed(session.document, visit.part) or WHOLE
            session.show(part, select=() if visit.node is None else (visit.node,))
        finally:
            self._is_returning = False
        if visit.look is not None:
            look = partial(self._canvas.look_again, visit.look, glide=is_near)
            self._canvas.arrival.then(look)
        elif visit.node is not None:
            self._canvas.ensure_visible(visit.node)

    def _follow(self, session: Session, event: Event) -> None:
        if event.reset:
            self.visits, self._whole, self._part = Visits(), None, session.part
            self.visits.visit(session.current, session.part)
        elif not self._is_returning:
            left = self._canvas.former
            if event.part:
                self._turn_to(session.part, left)
            if event.part or (event.selection and len(session.selection) == 1):
                is_walk = self._is_walking
                self.visits.visit(session.current, session.part, left=left, is_walk=is_walk)
        self._part = session.part

    def _turn_to(self, part: Part, left: Look) -> None:
        """Looks at the whole map as before a part of it was shown, or as near to that as shows
        what is current there; or at all of a part.
        """
        if part == WHOLE and self._whole is not None:
            self._canvas.arrival.then(partial(self._look_back, self._whole))
            return
        if self._part == WHOLE:
            self._whole = left
        self._canvas.arrival.then(self._show_all)

    def _look_back(self, look: Look) -> None:
        self._canvas.look_again(look)
        if self._current is not None and not self._canvas.keeper.shows(self._current):
            self._canvas.ensure_visible(self._current)
