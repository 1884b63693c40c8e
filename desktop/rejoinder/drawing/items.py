"""The display list: what a map looks like, as plain values in map units.

One unit is one pixel at zoom 1; y grows downward. The canvas paints these, and every
export writes the same ones, so a file can't differ from the screen. Whatever a card or a
disc shows is spelled out in ``Path`` and ``TextLine``; what it *is* stands beside them, for
hit tests, for titles in an SVG and for native shapes in a presentation.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, NamedTuple

from rejoinder.layout.geometry import Point, Rect
from rejoinder.model.ids import InferenceId, StatementId
from rejoinder.model.records import Polarity
from rejoinder.model.roles import Role


class Font(NamedTuple):
    """One face: ``size`` is the em in map units; ``weight`` 400 or 700."""

    family: str
    size: float
    weight: int = 400
    italic: bool = False


class Style(NamedTuple):
    """Colours are ``#rrggbb`` or ``None`` for none; ``dash`` is on, off, ... in map units."""

    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 1.0
    dash: tuple[float, ...] = ()
    fill_opacity: float = 1.0
    stroke_opacity: float = 1.0


class Segment(NamedTuple):
    """One step of an outline: ``M`` or ``L`` with one point, ``C`` with three, ``Z`` with none."""

    verb: Literal["M", "L", "C", "Z"]
    points: tuple[Point, ...] = ()


class Path(NamedTuple):
    segments: tuple[Segment, ...]
    style: Style


class TextLine(NamedTuple):
    """One line of text, broken already: ``y`` is its baseline, ``x`` what ``anchor`` says."""

    text: str
    x: float
    y: float
    font: Font
    color: str
    anchor: Literal["start", "middle", "end"] = "start"
    width: float = 0.0
    opacity: float = 1.0


Shape = Path | TextLine


class MarkKind(StrEnum):
    """What a small sign on a card says."""

    HIDDEN = "hidden"
    COMMENTS = "comments"
    SOURCES = "sources"
    NOTE = "note"
    TAGS = "tags"
    LINKS = "links"
    SIGNED = "signed"
    STALE = "stale"
    FINDINGS = "findings"


class RevisionKind(StrEnum):
    """What became of a statement or a step between two versions that are compared."""

    ADDED = "added"
    REMOVED = "removed"
    REWORDED = "reworded"
    MOVED = "moved"
    CHANGED = "changed"


class RunState(StrEnum):
    """Whether words are in both versions of a text, in the old or in the new one alone."""

    KEPT = "kept"
    OLD = "old"
    NEW = "new"


class Run(NamedTuple):
    """Words in a row that share a state."""

    state: RunState
    text: str


class Revision(NamedTuple):
    """What a comparison says of a card or disc: a word for it, and the runs of a reworded text."""

    kind: RevisionKind
    label: str
    runs: tuple[Run, ...] = ()

    @property
    def text(self) -> str:
        """The words of both versions, where they were reworded."""
        return "".join(run.text for run in self.runs)


class Mark(NamedTuple):
    """A sign on a card's lower edge, in the card's own coordinates; ``text`` says it in words."""

    kind: MarkKind
    rect: Rect
    text: str


@dataclass(frozen=True)
class Face:
    """How a card looks, from its own upper left corner; shared while nothing on it changes.

    ``text_rect`` is where the statement's words stand, for the editor laid over them.
    """

    width: float
    height: float
    shapes: tuple[Shape, ...]
    marks: tuple[Mark, ...]
    text_rect: Rect
    text_font: Font


@dataclass(frozen=True)
class Card:
    """A statement on the map. ``name`` and ``detail`` say it to a screen reader.

    ``is_added`` tells a voice that speaks about the article, as a reviewer does.
    """

    id: StatementId
    role: Role
    x: float
    y: float
    face: Face = field(repr=False)
    name: str
    detail: str = ""
    is_added: bool = False

    @property
    def rect(self) -> Rect:
        return Rect(self.x, self.y, self.face.width, self.face.height)


@dataclass(frozen=True)
class Disc:
    """An inference on the map: the small circle that its premises' lines meet in.

    Its shapes are counted from its centre, so that all discs alike share them.
    """

    id: InferenceId
    polarity: Polarity
    center: Point
    radius: float
    shapes: tuple[Shape, ...]
    name: str
    detail: str = ""

    @property
    def rect(self) -> Rect:
        return Rect(
            self.center.x - self.radius,
            self.center.y - self.radius,
            2 * self.radius,
            2 * self.radius,
        )


@dataclass(frozen=True)
class Connector:
    """A line of the map: from a premise (or, where ``premise`` is ``None``, from the disc)
    up to the disc (or to the conclusion). A bracket over co-premises is one connector a
    premise. ``is_link`` marks a cross link. ``shapes`` are counted from ``at``, so that a line
    that is only shifted keeps them; ``bounds`` holds them where they stand.
    """

    inference: InferenceId
    premise: StatementId | None
    is_link: bool
    bounds: Rect
    at: Point
    shapes: tuple[Shape, ...]


@dataclass(frozen=True)
class Drawing:
    """A whole picture, painted in this order: ``words``, connectors, discs, cards.

    ``background`` is ``None`` where it is transparent. ``bounds`` includes the margin. ``words``
    are the page's own and not the map's, such as the title of a slide.
    """

    bounds: Rect
    background: str | None
    connectors: tuple[Connector, ...]
    discs: tuple[Disc, ...]
    cards: tuple[Card, ...]
    title: str
    description: str = ""
    words: tuple[Shape, ...] = ()
