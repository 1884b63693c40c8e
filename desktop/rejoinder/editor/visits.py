"""Which nodes were current, so that a person can go back to where they were and on again."""

from collections.abc import Callable
from dataclasses import dataclass, field

from rejoinder.model.ids import NodeId

MOST = 200
"""How many visits are remembered."""


@dataclass
class Visits:
    """Like the history of a browser: a new visit ends what could be gone forward to."""

    _behind: list[NodeId] = field(default_factory=list)
    _ahead: list[NodeId] = field(default_factory=list)
    _here: NodeId | None = None

    def visit(self, node: NodeId | None) -> None:
        """``node`` has become current; ``None`` and the node one is at are no visit."""
        if node is None or node == self._here:
            return
        if self._here is not None:
            self._behind.append(self._here)
            del self._behind[:-MOST]
        self._ahead.clear()
        self._here = node

    def back(self, exists: Callable[[NodeId], bool]) -> NodeId | None:
        """Goes to the visit before this one; nodes that are gone are passed over."""
        return self._turn(self._behind, self._ahead, exists)

    def forward(self, exists: Callable[[NodeId], bool]) -> NodeId | None:
        """Goes on to where ``back`` came from."""
        return self._turn(self._ahead, self._behind, exists)

    @property
    def can_go_back(self) -> bool:
        return bool(self._behind)

    @property
    def can_go_forward(self) -> bool:
        return bool(self._ahead)

    def _turn(
        self, out: list[NodeId], into: list[NodeId], exists: Callable[[NodeId], bool]
    ) -> NodeId | None:
        while out:
            node = out.pop()
            if exists(node) and node != self._here:
                if self._here is not None:
                    into.append(self._here)
                self._here = node
                return node
        return None
