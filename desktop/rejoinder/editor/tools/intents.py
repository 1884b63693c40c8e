"""What a gesture asks for. The canvas carries it out; the tool never touches the map."""

from dataclasses import dataclass

from rejoinder.drawing.items import MarkKind
from rejoinder.layout.geometry import Point, Rect
from rejoinder.model.ids import NodeId, StatementId


@dataclass(frozen=True)
class Grab:
    """Select ``node`` alone, unless it is selected already: it may be dragged with the rest."""

    node: NodeId


@dataclass(frozen=True)
class Select:
    """Select exactly this, or nothing."""

    node: NodeId | None


@dataclass(frozen=True)
class Toggle:
    """Add ``node`` to the selection, or take it out."""

    node: NodeId


@dataclass(frozen=True)
class Pan:
    """Move the map under the window by so many pixels."""

    dx: float
    dy: float


@dataclass(frozen=True)
class Band:
    """A rubber band is out; ``extend`` keeps what was selected before."""

    rect: Rect
    extend: bool


@dataclass(frozen=True)
class SelectWithin:
    """The rubber band was let go."""

    rect: Rect
    extend: bool


@dataclass(frozen=True)
class BeginDrag:
    """The selection is picked up by ``node`` at ``at``; ``adds``: though it isn't in it yet."""

    node: NodeId
    at: Point
    adds: bool


@dataclass(frozen=True)
class PreviewDrop:
    """Show what letting go here would do. ``turned``: the other polarity is asked for."""

    at: Point
    turned: bool


@dataclass(frozen=True)
class Drop:
    at: Point
    turned: bool


@dataclass(frozen=True)
class PreviewLink:
    """Show a cross link from ``source`` to what lies at ``at``."""

    source: StatementId
    at: Point
    onto: NodeId | None
    opposes: bool


@dataclass(frozen=True)
class Link:
    source: StatementId
    onto: NodeId | None
    opposes: bool


@dataclass(frozen=True)
class Cancel:
    """Forget the gesture and whatever it showed."""


@dataclass(frozen=True)
class Edit:
    """Open the text of a statement; ``at`` is where the pointer is in it."""

    statement: StatementId
    at: Point


@dataclass(frozen=True)
class Write:
    """Begin a new statement on empty paper."""

    at: Point


@dataclass(frozen=True)
class Fold:
    """Fold or unfold what is selected."""


@dataclass(frozen=True)
class ShowMark:
    """A sign on a card was clicked: unfold what it hides, or show what it stands for."""

    statement: StatementId
    kind: MarkKind


@dataclass(frozen=True)
class Hover:
    """The pointer rests on ``node`` with no button down."""

    node: NodeId | None


Intent = (
    Grab
    | Select
    | Toggle
    | Pan
    | Band
    | SelectWithin
    | BeginDrag
    | PreviewDrop
    | Drop
    | PreviewLink
    | Link
    | Cancel
    | Edit
    | Write
    | Fold
    | ShowMark
    | Hover
)
