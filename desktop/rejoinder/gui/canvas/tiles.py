"""The map as raster tiles: painted once, blitted while it is panned, kept while it is edited.

Tiles lie on a grid of device pixels that is counted from a map point. When an edit shifts
the map about what is selected, the grid goes with it, so that what stands still on the
screen is not painted again.
"""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, hypot
from time import perf_counter

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage, QPainter

from rejoinder.drawing.items import Drawing
from rejoinder.drawing.sketch import Sketch, Title
from rejoinder.gui.canvas.stage import Stage
from rejoinder.layout.geometry import Point, Rect
from rejoinder.model.ids import StatementId
from rejoinder.paint.screen import BADGE, Detail, Lens, Screen, detail_at, far, likeness_of, within

SIDE = 512
"""Device pixels."""

WINDOWS = 3
"""How many windows' worth of tiles are kept: 25 MB for 1920 by 1080 pixels, 100 MB at 2x."""

Place = tuple[int, int]


@dataclass
class Tile:
    """One picture, what it was painted from, and the state of the map that it is known to
    show. ``image`` is ``None`` where the map has nothing.
    """

    image: QImage | None
    likeness: tuple[object, ...]
    drawing: Drawing | Sketch
    stamp: int


class Tiles:
    """The tiles of one canvas at one scale. ``painted`` counts them."""

    def __init__(self, stage: Stage, screen: Screen) -> None:
        self._stage = stage
        self._screen = screen
        self._tiles: OrderedDict[Place, Tile] = OrderedDict()
        self._scale = 0.0
        self._origin = Point(0.0, 0.0)
        self.painted = 0

    def lens(self, origin: Point, scale: float, *, width: int, height: int) -> Lens:
        """What a window of so many device pixels shows whose corner is nearest to the map
        point ``origin``; exactly there where there are no tiles at that scale.
        """
        if scale != self._scale:
            return Lens(scale, origin, 0, 0, width, height)
        x, y = self._origin
        left, top = round((origin.x - x) * scale), round((origin.y - y) * scale)
        return Lens(scale, self._origin, left, top, width, height)

    def begin(self, lens: Lens) -> None:
        """Goes over to the scale of ``lens``."""
        if lens.scale != self._scale:
            self._tiles.clear()
            self._scale, self._origin = lens.scale, lens.origin

    def shift(self, by: Point) -> None:
        """Goes with the map, which an edit moved by so many map units."""
        self._origin = moved(self._origin, by)

    def clear(self) -> None:
        """Forgets all pictures: another theme, or other pixels."""
        self._tiles.clear()
        self._scale = 0.0

    def prepare(self, lens: Lens, *, seconds: float, asked: Rect | None = None) -> bool:
        """Paints what tiles of ``lens`` are missing or out of date, those in the middle
        first, until the time is up; whether all are there. With ``asked`` only those that meet
        that box of its pixels.
        """
        places = _places(lens) if asked is None else _meeting(lens, asked)
        stale = [place for place in places if not self._is_fresh(place)]
        if not stale:
            return True
        part = self._part(stale)
        end = perf_counter() + seconds
        for place in stale:
            if perf_counter() > end:
                return False
            self._renew(place, part)
        return True

    def _part(self, places: Sequence[Place]) -> Drawing | None:
        """What all of ``places`` show, asked for at once, since a line may run through many;
        from far away each is asked for alone.
        """
        if detail_at(self._scale) is Detail.BLOCKS:
            return None
        left, top = min(x for x, _ in places), min(y for _, y in places)
        right, low = max(x for x, _ in places) + 1, max(y for _, y in places) + 1
        corner = self._lens_of((left, top))
        lens = corner._replace(width=(right - left) * SIDE, height=(low - top) * SIDE)
        return self._stage.part(lens.reach)

    def covers(self, lens: Lens) -> bool:
        """Whether there is a tile, fresh or not, for all of ``lens``."""
        return all(place in self._tiles for place in _places(lens))

    def draw(self, painter: QPainter, lens: Lens, asked: Rect | None = None) -> None:
        """Draws the tiles that there are, with a painter that counts in device pixels; only
        those that meet the box ``asked`` of these, where that is given.
        """
        for place in _places(lens) if asked is None else _meeting(lens, asked):
            tile = self._tiles.get(place)
            at = QPoint(place[0] * SIDE - lens.left, place[1] * SIDE - lens.top)
            if tile is None:
                continue
            self._tiles.move_to_end(place)
            if tile.image is None:
                paper = QColor(self._stage.composer.theme.background)
                painter.fillRect(at.x(), at.y(), SIDE, SIDE, paper)
            else:
                painter.drawImage(at, tile.image)

    def titles(self, lens: Lens) -> dict[StatementId, Title]:
        """The titles of branches that the tiles of ``lens`` show."""
        tiles = (self._tiles.get(place) for place in _places(lens))
        sketches = (tile.drawing for tile in tiles if tile is not None)
        return {
            title.statement: title
            for sketch in sketches
            if isinstance(sketch, Sketch)
            for title in sketch.titles
        }

    @property
    def count(self) -> int:
        """How many tiles are kept."""
        return len(self._tiles)

    def trim(self, lens: Lens) -> None:
        """Forgets the oldest tiles beyond ``WINDOWS`` windows' worth."""
        most = WINDOWS * max(6, len(list(_places(lens))))
        while len(self._tiles) > most:
            self._tiles.popitem(last=False)

    def _is_fresh(self, place: Place) -> bool:
        """Whether the tile is known to show the map as it is."""
        tile, stamp = self._tiles.get(place), self._stage.stamp
        if tile is None or tile.stamp == stamp:
            return tile is not None
        if self._worn(tile, self._lens_of(place)) == []:
            tile.stamp = stamp
        return tile.stamp == stamp

    def _worn(self, tile: Tile, lens: Lens) -> list[Rect] | None:
        """The parts of the map that look otherwise than in a tile; ``None`` for all of it."""
        areas = self._stage.since(tile.stamp)
        if areas is None or isinstance(tile.drawing, Sketch):
            return None
        reach = lens.reach
        return [area for area in areas if area.grown(BADGE).meets(reach)]

    def _renew(self, place: Place, part: Drawing | None) -> None:
        """Paints a tile, of what ``part`` shows; one that shows the same as before is kept, and
        where nothing moved, all of it but what says something else.
        """
        lens, tile = self._lens_of(place), self._tiles.get(place)
        drawing = part_of(self._stage, lens) if part is None else within(part, lens.reach)
        likeness = _likeness(drawing, lens)
        if tile is not None and tile.likeness == likeness:
            tile.stamp, tile.drawing = self._stage.stamp, drawing
            return
        self.painted += 1
        worn = None if tile is None else self._worn(tile, lens)
        image = None if tile is None or worn is None else tile.image
        if image is not None and worn is not None:
            for area in worn:
                self._paint(image, drawing, lens, lens.around(area.grown(BADGE)))
        elif not _is_empty(drawing):
            image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
            self._paint(image, drawing, lens, lens)
        self._tiles[place] = Tile(image, likeness, drawing, self._stage.stamp)
        self._tiles.move_to_end(place)

    def _paint(self, image: QImage, drawing: Drawing | Sketch, tile: Lens, lens: Lens) -> None:
        """Paints what ``lens`` shows on the picture of ``tile``, in which it lies."""
        theme = self._stage.composer.theme
        image.reinterpretAsFormat(QImage.Format.Format_ARGB32_Premultiplied)
        painter = QPainter(image)
        painter.translate(lens.left - tile.left, lens.top - tile.top)
        painter.setClipRect(0, 0, lens.width, lens.height)
        painter.fillRect(0, 0, lens.width, lens.height, QColor(theme.background))
        if lens != tile and isinstance(drawing, Drawing):
            drawing = within(drawing, lens.reach)
        paint_part(painter, self._screen, drawing, lens, pale=theme.link)
        painter.end()
        image.reinterpretAsFormat(QImage.Format.Format_RGB32)

    def _lens_of(self, place: Place) -> Lens:
        return Lens(self._scale, self._origin, place[0] * SIDE, place[1] * SIDE, SIDE, SIDE)


def moved(point: Point, by: Point) -> Point:
    return Point(point.x + by.x, point.y + by.y)


def part_of(stage: Stage, lens: Lens) -> Drawing | Sketch:
    """What the stage shows through ``lens``, once it is at rest."""
    area = lens.reach
    if detail_at(lens.scale) is Detail.BLOCKS:
        return stage.scene.sketch(area)
    return within(stage.scene.within(area), area)


def paint_part(
    painter: QPainter, screen: Screen, part: Drawing | Sketch, lens: Lens, *, pale: str
) -> None:
    """Paints what ``part_of`` gave; from far away cross links have the colour ``pale``."""
    if isinstance(part, Sketch):
        far(painter, part, lens, pale=pale)
    else:
        screen.near(painter, part, lens)


def _likeness(drawing: Drawing | Sketch, lens: Lens) -> tuple[object, ...]:
    if isinstance(drawing, Sketch):
        return (lens.origin, drawing.cards, drawing.lines)
    return likeness_of(drawing, lens)


def _is_empty(drawing: Drawing | Sketch) -> bool:
    if isinstance(drawing, Sketch):
        return not drawing.cards and not drawing.lines
    return not (drawing.cards or drawing.discs or drawing.connectors)


def _places(lens: Lens) -> list[Place]:
    """The tiles that ``lens`` shows something of, from its middle outwards."""
    columns = range(lens.left // SIDE, (lens.left + lens.width - 1) // SIDE + 1)
    rows = range(lens.top // SIDE, (lens.top + lens.height - 1) // SIDE + 1)
    x, y = (lens.left + lens.width / 2) / SIDE - 0.5, (lens.top + lens.height / 2) / SIDE - 0.5
    places = [(column, row) for column in columns for row in rows]
    return sorted(places, key=lambda place: hypot(place[0] - x, place[1] - y))


def _meeting(lens: Lens, box: Rect) -> list[Place]:
    """The tiles that show something of a box of the pixels of ``lens``."""
    left, top = max(0, floor(box.x)), max(0, floor(box.y))
    right, low = min(lens.width, ceil(box.right)), min(lens.height, ceil(box.bottom))
    if left >= right or top >= low:
        return []
    part = lens._replace(
        left=lens.left + left, top=lens.top + top, width=right - left, height=low - top
    )
    return _places(part)
