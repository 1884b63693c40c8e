"""A drawing on a page: scaled, centred, with the paper that was asked for.

The coordinates themselves are scaled, since not every program that shows an SVG heeds a
transform.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from rejoinder.drawing.items import Card, Drawing, Face, Font, Path, Segment, Shape, TextLine
from rejoinder.layout.geometry import Point, Rect
from rejoinder.layout.placement import Size

MARGIN = 40.0
"""The empty edge of every drawing, in map units; a page has margins of its own instead."""

LARGEST = 2.0
"""A small map is enlarged this far at most: its text stays text and not a poster."""


LEAST_PIXELS = 10.0
"""The least height of text on a slide of 1080 lines; on a wall it is unreadable below."""

LEAST_POINTS = 6.0
"""The least height of text in print: that of footnotes in small type."""


@dataclass(frozen=True)
class Page:
    """A size to draw on, in units of 1/96 inch, and how a person picks it.

    ``size`` is ``None`` for the map's own size; ``is_paper`` tells a page from a slide.
    """

    name: str
    title: str
    size: Size | None
    margin: float = 0.0
    is_paper: bool = False

    @property
    def shape(self) -> Size | None:
        """The shape to lay a map out for: what the margins leave of the page."""
        if self.size is None:
            return None
        return Size(self.size.width - 2 * self.margin, self.size.height - 2 * self.margin)


A4, A3 = Size(793.7, 1122.52), Size(1122.52, 1587.4)
"""210 by 297 and 297 by 420 millimetres."""

PAGES: Mapping[str, Page] = {
    page.name: page
    for page in (
        Page("fit", "As large as the map", None),
        Page("16:9", "Slide, 16:9", Size(1920, 1080), 40),
        Page("4:3", "Slide, 4:3", Size(1440, 1080), 40),
        Page("square", "Square", Size(1080, 1080), 40),
        Page("banner", "Banner, 3:1", Size(2400, 800), 40),
        Page("a4", "A4, landscape", Size(A4.height, A4.width), 38, is_paper=True),
        Page("a4-portrait", "A4, portrait", A4, 38, is_paper=True),
        Page("a3", "A3, landscape", Size(A3.height, A3.width), 38, is_paper=True),
        Page("a3-portrait", "A3, portrait", A3, 38, is_paper=True),
    )
}
"""Every page by the name it is chosen by."""


def on_page(drawing: Drawing, page: Page, *, is_transparent: bool = False) -> Drawing:
    """``drawing`` centred on ``page``, as large as its margins allow."""
    paper = _without_paper(drawing) if is_transparent else drawing
    if page.size is None:
        return paper
    inner = drawing.bounds.grown(-MARGIN)
    width, height = page.size
    scale = min(
        LARGEST,
        (width - 2 * page.margin) / max(1.0, inner.width),
        (height - 2 * page.margin) / max(1.0, inner.height),
    )
    middle = inner.center
    stretch = Stretch(scale, width / 2 - middle.x * scale, height / 2 - middle.y * scale)
    return replace(stretched(paper, stretch), bounds=Rect(0, 0, width, height))


class TextSize(NamedTuple):
    """How high a line of type is, from the top of its letters to the depth of their tails."""

    pixels: float
    points: float


def least_text(drawing: Drawing) -> TextSize | None:
    """The smallest that a statement's text is set on ``drawing``; ``None`` on an empty one."""
    sizes = [card.face.text_font.size for card in drawing.cards]
    return TextSize(min(sizes), min(sizes) * 72 / 96) if sizes else None


def small_text(drawing: Drawing, page: Page) -> str:
    """What to do where the text of ``drawing``, which stands on ``page``, is too small to read;
    empty where it is not, and on a picture of the map's own size, which has no small text.
    """
    size = least_text(drawing)
    if size is None or page.size is None:
        return ""
    if page.is_paper and size.points < LEAST_POINTS:
        measured = f"{size.points:.1f} pt high on this page"
    elif not page.is_paper and size.pixels < LEAST_PIXELS:
        measured = f"{size.pixels:.1f} px high on this slide"
    else:
        return ""
    return f"Card text is {measured}, too small to read. Fold some branches, or export one branch."


def _without_paper(drawing: Drawing) -> Drawing:
    """``drawing`` with nothing behind it, not even behind the words on cross links."""

    def is_paper(shape: Shape) -> bool:
        return isinstance(shape, Path) and shape.style.fill == drawing.background

    connectors = tuple(
        replace(c, shapes=tuple(shape for shape in c.shapes if not is_paper(shape)))
        if c.is_link
        else c
        for c in drawing.connectors
    )
    return replace(drawing, background=None, connectors=connectors)


class Stretch(NamedTuple):
    """A uniform scale, then a shift."""

    scale: float
    dx: float = 0.0
    dy: float = 0.0

    def point(self, point: Point) -> Point:
        """Where ``point`` comes to lie."""
        return Point(point.x * self.scale + self.dx, point.y * self.scale + self.dy)

    def rect(self, rect: Rect) -> Rect:
        """Where ``rect`` comes to lie."""
        x, y = self.point(Point(rect.x, rect.y))
        return Rect(x, y, rect.width * self.scale, rect.height * self.scale)

    def shapes(self, shapes: Iterable[Shape]) -> tuple[Shape, ...]:
        """All of ``shapes``, in order."""
        return tuple(
            self.line(shape) if isinstance(shape, TextLine) else self.path(shape)
            for shape in shapes
        )

    def line(self, line: TextLine) -> TextLine:
        """``line`` in letters of the new size."""
        x, y = self.point(Point(line.x, line.y))
        return line._replace(x=x, y=y, width=line.width * self.scale, font=self.font(line.font))

    def font(self, font: Font) -> Font:
        """``font`` in the new size."""
        return font._replace(size=font.size * self.scale)

    def path(self, path: Path) -> Path:
        """``path`` with its line and dashes as much thicker or thinner."""
        segments = tuple(
            Segment(segment.verb, tuple(self.point(point) for point in segment.points))
            for segment in path.segments
        )
        style = path.style
        dash = tuple(length * self.scale for length in style.dash)
        width = style.stroke_width * self.scale
        return Path(segments, style._replace(stroke_width=width, dash=dash))


def stretched(drawing: Drawing, stretch: Stretch) -> Drawing:
    """``drawing`` with every coordinate, width and size of type changed alike."""
    own = Stretch(stretch.scale)
    return replace(
        drawing,
        bounds=stretch.rect(drawing.bounds),
        connectors=tuple(
            replace(
                c,
                bounds=stretch.rect(c.bounds),
                at=stretch.point(c.at),
                shapes=own.shapes(c.shapes),
            )
            for c in drawing.connectors
        ),
        discs=tuple(
            replace(
                d,
                center=stretch.point(d.center),
                radius=d.radius * stretch.scale,
                shapes=own.shapes(d.shapes),
            )
            for d in drawing.discs
        ),
        cards=tuple(_card(card, stretch) for card in drawing.cards),
        words=stretch.shapes(drawing.words),
    )


def _card(card: Card, stretch: Stretch) -> Card:
    x, y = stretch.point(Point(card.x, card.y))
    own = Stretch(stretch.scale)
    face = Face(
        width=card.face.width * stretch.scale,
        height=card.face.height * stretch.scale,
        shapes=own.shapes(card.face.shapes),
        marks=tuple(mark._replace(rect=own.rect(mark.rect)) for mark in card.face.marks),
        text_rect=own.rect(card.face.text_rect),
        text_font=own.font(card.face.text_font),
    )
    return replace(card, x=x, y=y, face=face)
