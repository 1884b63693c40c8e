"""A deck as plain values, in units of 1/96 inch; ``formats.pptx`` writes it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rejoinder.drawing.content import Content
from rejoinder.drawing.items import Drawing
from rejoinder.layout.geometry import Rect
from rejoinder.layout.placement import Route, Size
from rejoinder.model.ids import NodeId, StatementId

POINT = 96 / 72
"""Units to a point, in which the size of type is told."""

LEAST_POINTS = 14.0
"""The least size of a statement's text on a slide: the last row of a room reads it."""

TITLE_POINTS, FIRST_POINTS, BELOW_POINTS = 24, 40, 20
"""The size of a slide's title, of the first slide's, and of what stands under that."""

LONG_TITLE_POINTS = 20
"""The size of a title that needs two lines."""

INSET = 0.1 * 96
"""The room that PowerPoint leaves at the left and right in the box of a title."""

PITCH = 1.2
"""The pitch of lines to the size of the type, as PowerPoint has it for every font."""

PADDING_ACROSS, PADDING_ALONG = 10.0, 5.0
"""The room about the words in a cell of a table."""


@dataclass(frozen=True)
class Frame:
    """A slide's size, and the room that the title leaves on it."""

    size: Size
    title: Rect
    room: Rect

    @property
    def first(self) -> Rect:
        """Where the title of the first slide stands."""
        width, height = self.size
        side = 2 * self.title.x
        return Rect(side, 0.27 * height, width - 2 * side, 0.27 * height)

    @property
    def below(self) -> Rect:
        """Where what stands under that title begins."""
        _, height = self.size
        top = self.first.bottom + 0.03 * height
        return self.first._replace(y=top, height=0.2 * height)


def frame(width: float, height: float) -> Frame:
    """The frame of a slide, with margins in proportion."""
    side, top = width / 32, height / 24
    title = Rect(side, top, width - 2 * side, height / 11)
    room = Rect(side, title.bottom + top / 3, width - 2 * side, 0.0)
    return Frame(Size(width, height), title, room._replace(height=height - room.y - 0.9 * top))


FRAMES: Mapping[str, Frame] = {"16:9": frame(1280, 720), "4:3": frame(960, 720)}
"""By the name that the page is chosen by."""


@dataclass(frozen=True)
class TitleSlide:
    """The first slide."""

    title: str
    lines: tuple[str, ...] = ()
    notes: str = ""


@dataclass(frozen=True)
class MapSlide:
    """A part of the map: ``drawing`` and ``routes`` stand where they stand on the slide.

    ``says`` holds the words of each card; ``steps`` are what appears together when a map is
    shown step by step, in reading order: cards and discs by their ids. ``scale`` is how much
    larger it is than on the map, ``folded`` counts the statements that are not on it, and
    ``title_points`` is the size in which the title stands in its place.
    """

    title: str
    drawing: Drawing
    routes: tuple[Route, ...]
    says: Mapping[StatementId, Content]
    steps: tuple[tuple[NodeId, ...], ...]
    scale: float
    notes: str = ""
    folded: int = 0
    title_points: int = TITLE_POINTS

    @property
    def points(self) -> float:
        """The size of the smallest of its statements' text."""
        sizes = [card.face.text_font.size for card in self.drawing.cards]
        return min(sizes, default=0.0) / POINT


@dataclass(frozen=True)
class TableSlide:
    """Rows of text under a head, ``points`` high; ``widths`` are parts of the room's width."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    points: float = LEAST_POINTS
    notes: str = ""


Slide = TitleSlide | MapSlide | TableSlide


@dataclass(frozen=True)
class Deck:
    """Slides in their order. ``is_stepwise``: a map's steps appear one after the other."""

    title: str
    frame: Frame
    slides: tuple[Slide, ...]
    is_stepwise: bool = False
    told: tuple[str, ...] = field(default=())
