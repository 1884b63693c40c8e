"""What the pointer and the few keys that belong to a gesture do, in map coordinates."""

from dataclasses import dataclass
from enum import StrEnum

from rejoinder.drawing.items import MarkKind
from rejoinder.layout.geometry import Point
from rejoinder.model.ids import InferenceId, NodeId, StatementId


class Button(StrEnum):
    LEFT = "left"
    MIDDLE = "middle"
    RIGHT = "right"


@dataclass(frozen=True)
class Modifiers:
    """The modifier keys that are held down; Ctrl is the Command key on a Mac."""

    shift: bool = False
    ctrl: bool = False
    alt: bool = False

    @property
    def extends(self) -> bool:
        """Whether a click adds to the selection or takes from it."""
        return self.shift or self.ctrl


NO_MODIFIERS = Modifiers()


@dataclass(frozen=True)
class OnCard:
    id: StatementId


@dataclass(frozen=True)
class OnDisc:
    id: InferenceId


@dataclass(frozen=True)
class OnMark:
    """On a small sign of the card ``id``."""

    id: StatementId
    kind: MarkKind


Hit = OnCard | OnDisc | OnMark | None
"""What lies under the pointer; ``None`` is empty paper."""


def node_of(hit: Hit) -> NodeId | None:
    """The statement or inference that ``hit`` belongs to."""
    return None if hit is None else hit.id


@dataclass(frozen=True)
class _Pointer:
    """``at`` is in map units; ``screen`` in pixels, for distances that a hand makes."""

    at: Point
    screen: Point
    on: Hit = None
    modifiers: Modifiers = NO_MODIFIERS


@dataclass(frozen=True)
class Press(_Pointer):
    button: Button = Button.LEFT


@dataclass(frozen=True)
class Move(_Pointer):
    """The pointer moved, or a modifier key changed under it."""


@dataclass(frozen=True)
class Release(_Pointer):
    button: Button = Button.LEFT


@dataclass(frozen=True)
class DoubleClick(_Pointer):
    """The second press of a double click."""


@dataclass(frozen=True)
class SpaceDown:
    pass


@dataclass(frozen=True)
class SpaceUp:
    pass


@dataclass(frozen=True)
class Escape:
    """Gives the gesture up; also what a lost mouse grab counts as."""


Event = Press | Move | Release | DoubleClick | SpaceDown | SpaceUp | Escape
