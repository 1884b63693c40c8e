"""Where a person has been in a map, so that they can go back there and on again.

A visit is a view: what part of the map was shown, what was selected, and what the window
looked at. Going along with the arrow keys is one visit, however far it leads.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from rejoinder.editor.part import WHOLE, Part
from rejoinder.model.ids import NodeId

MOST = 200
"""How many visits are remembered."""


@dataclass(frozen=True)
class Look:
    """What a window looks at: its upper left corner is ``x`` and ``y`` map units right of and
    below the middle of ``node``; ``zoom`` is in pixels a unit. So it stays true when the map is
    laid out anew, and while bars come and go at the window's edges.
    """

    node: NodeId | None
    x: float
    y: float
    zoom: float


@dataclass(frozen=True)
class Visit:
    """``look`` is how it was left; ``is_walk`` tells that arrow keys led there."""

    part: Part
    node: NodeId | None
    look: Look | None = None
    is_walk: bool = False


@dataclass
class Visits:
    """Like the history of a browser: a new visit ends what could be gone forward to."""

    _behind: list[Visit] = field(default_factory=list)
    _ahead: list[Visit] = field(default_factory=list)
    _here: Visit | None = None

    def visit(
        self,
        node: NodeId | None,
        part: Part = WHOLE,
        *,
        left: Look | None = None,
        is_walk: bool = False,
    ) -> None:
        """``node`` has become current in ``part``; ``left`` is how the last visit was left.

        To where one is already is no visit, nor is nothing instead of a node.
        """
        here = self._here
        if here is not None and part == here.part and node in (None, here.node):
            return
        if here is None and node is None and part == WHOLE:
            return
        goes_on = here is not None and is_walk and here.is_walk and part == here.part
        if here is not None and not goes_on:
            self._behind.append(replace(here, look=left))
            del self._behind[:-MOST]
        self._ahead.clear()
        self._here = Visit(part, node, is_walk=is_walk)

    def back(self, exists: Callable[[Visit], bool], left: Look | None = None) -> Visit | None:
        """Goes to the visit before this one, which is ``left`` so; those to what is gone are
        passed over.
        """
        return self._turn(self._behind, self._ahead, exists, left=left)

    def forward(self, exists: Callable[[Visit], bool], left: Look | None = None) -> Visit | None:
        """Goes on to where ``back`` came from."""
        return self._turn(self._ahead, self._behind, exists, left=left)

    @property
    def can_go_back(self) -> bool:
        return bool(self._behind)

    @property
    def can_go_forward(self) -> bool:
        return bool(self._ahead)

    def _turn(
        self,
        out: list[Visit],
        into: list[Visit],
        exists: Callable[[Visit], bool],
        *,
        left: Look | None,
    ) -> Visit | None:
        here = self._here
        while out:
            visit = out.pop()
            is_here = here is not None and (visit.part, visit.node) == (here.part, here.node)
            if exists(visit) and not is_here:
                if here is not None:
                    into.append(replace(here, look=left))
                self._here = visit
                return visit
        return None
