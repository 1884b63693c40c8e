"""The frames of a canvas: crisp from tiles, and the last one stretched while a zoom lasts."""

from math import ceil
from time import perf_counter

from PySide6.QtCore import QObject, QRect, QRectF, QTimer
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QAbstractScrollArea

from rejoinder.gui.canvas.camera import Camera
from rejoinder.gui.canvas.eye import Eye
from rejoinder.gui.canvas.overview import Overview, in_order
from rejoinder.gui.canvas.stage import Stage
from rejoinder.gui.canvas.tiles import (
    SIDE,
    Tiles,
    moved,
    paint_part,
    part_of,
)
from rejoinder.gui.canvas.titles import paint_titles, placed
from rejoinder.layout.geometry import Point, Rect
from rejoinder.paint.screen import Detail, Lens, Screen, detail_at

IN_MOTION, AT_REST = 0.006, 0.024
"""Seconds of a frame in which tiles are painted; the rest follows in idle time."""

IDLE = 0.008
"""Seconds of one stretch of work between events."""

PAUSE = 3
"""Milliseconds between a frame and the first of that work: what is painted is shown first."""

PATIENCE = 0.1
"""Seconds between two frames that show what was painted in idle time; the last follows at once."""

SETTLED = 250
"""Milliseconds after the last edit before the picture of the whole map is painted anew."""


class Frames(QObject):
    """Paints the map of ``stage`` as ``eye`` sees it, and works ahead when nothing happens."""

    def __init__(self, area: QAbstractScrollArea, stage: Stage, eye: Eye) -> None:
        super().__init__(area)
        self._area = area
        self._stage = stage
        self._eye = eye
        self._screen = Screen()
        self.tiles = Tiles(stage, self._screen)
        self.overview = Overview(stage, self)
        self._last: Lens | None = None
        self._held: tuple[QImage, Lens] | None = None
        self._shown, self._is_behind = 0.0, False
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self._work)
        self._edited = QTimer(self)
        self._edited.setSingleShot(True)
        self._edited.setInterval(SETTLED)
        self._edited.timeout.connect(self._work)
        eye.rested.connect(area.viewport().update)

    def shift(self, by: Point) -> None:
        """The map was composed anew, and moved by so many map units with the camera."""
        self.tiles.shift(by)
        self.overview.shift(by)
        if self._last is not None:
            self._last = _shifted(self._last, by)
        if self._held is not None:
            self._held = (self._held[0], _shifted(self._held[1], by))
        self._edited.start()

    def clear(self) -> None:
        """The theme or the screen changed: nothing that was painted can be used again."""
        self._screen.clear()
        self.tiles.clear()
        self.overview.clear()
        self._last = self._held = None

    def paint(self, painter: QPainter, asked: QRect) -> Camera:
        """Paints the map with a painter that counts in the window's own pixels, at least the
        box ``asked`` of them; returns the camera that was painted, whose corner lies on a whole
        device pixel.
        """
        camera, window = self._eye.camera, self._eye.window
        ratio = painter.deviceTransform().m11()
        lens = self.tiles.lens(
            camera.origin,
            camera.zoom * ratio,
            width=ceil(window.width * ratio),
            height=ceil(window.height * ratio),
        )
        painter.save()
        painter.scale(1 / ratio, 1 / ratio)
        paper = QColor(self._stage.composer.theme.background)
        if self._stage.is_moving:
            painter.fillRect(0, 0, lens.width, lens.height, paper)
            self._screen.near(painter, self._stage.moving(), lens)
            self._look_ahead()  # to what will be seen where it ends
        elif ratio != self._area.viewport().devicePixelRatioF():
            painter.fillRect(0, 0, lens.width, lens.height, paper)
            pale = self._stage.composer.theme.link
            paint_part(painter, self._screen, part_of(self._stage, lens), lens, pale=pale)
        elif self._is_stretched(lens):
            self._stretch(painter, lens)
        elif asked == self._area.viewport().rect():
            self._paint(painter, lens)
        else:
            self._paint_box(painter, lens, _device(asked, ratio))
        painter.restore()
        corner = Point(lens.left / lens.scale, lens.top / lens.scale)
        return Camera(moved(lens.origin, corner), camera.zoom)

    def paint_titles(self, painter: QPainter, camera: Camera) -> None:
        """Paints the titles of main branches where the map is too far away to be read."""
        ratio = painter.deviceTransform().m11()
        if detail_at(camera.zoom * ratio) is not Detail.BLOCKS:
            return
        titles = self.overview.titles
        if self._last is not None and self._last.scale == camera.zoom * ratio:
            titles = in_order(self.tiles.titles(self._last).values())
        labels = placed(titles, camera, self._eye.window)
        paint_titles(painter, labels, self._stage.composer.theme)

    def _is_stretched(self, lens: Lens) -> bool:
        return self._eye.is_zooming and self._last is not None and self._last.scale != lens.scale

    def _paint(self, painter: QPainter, lens: Lens) -> None:
        self.tiles.begin(lens)
        budget = IN_MOTION if self._eye.is_moving else AT_REST
        is_done = self.tiles.prepare(lens, seconds=budget)
        if not self.tiles.covers(lens):
            self._underlay(painter, lens)
        self.tiles.draw(painter, lens)
        self.tiles.trim(lens)
        self._last, self._shown, self._is_behind = lens, perf_counter(), False
        if is_done:
            self._held = None
        self._look_ahead()

    def _paint_box(self, painter: QPainter, lens: Lens, asked: Rect) -> None:
        """Paints what lies in a part of the pixels of ``lens``, and leaves the others to come."""
        self.tiles.begin(lens)
        is_done = self.tiles.prepare(lens, seconds=AT_REST, asked=asked)
        if not self.tiles.covers(lens):
            self._underlay(painter, lens)
        self.tiles.draw(painter, lens, asked)
        self._last, self._is_behind = lens, self._is_behind or not is_done
        self._look_ahead()

    def _look_ahead(self) -> None:
        """Lets work begin a moment after this frame, or another one soon after."""
        if not self._idle.isActive():
            self._idle.start(PAUSE)

    def _stretch(self, painter: QPainter, lens: Lens) -> None:
        if self._held is None and self._last is not None:
            self._held = (self._captured(self._last), self._last)
        self._underlay(painter, lens)

    def _captured(self, lens: Lens) -> QImage:
        """The last frame, without what lay over it."""
        image = QImage(lens.width, lens.height, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        self._underlay(painter, lens)
        self.tiles.draw(painter, lens)
        painter.end()
        return image

    def _underlay(self, painter: QPainter, lens: Lens) -> None:
        """What is known of the map, stretched, until it is painted."""
        paper = QColor(self._stage.composer.theme.background)
        painter.fillRect(0, 0, lens.width, lens.height, paper)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        held = self._held
        if held is None or not held[1].area.holds(lens.area):
            self.overview.draw(painter, _pixels(self.overview.bounds, lens))
        if held is not None:
            painter.drawImage(_pixels(held[1].area, lens), held[0])

    def _work(self) -> None:
        """A little of what will be wanted next."""
        lens = self._last
        if lens is None or self._eye.is_zooming or not self._area.isVisible():
            return
        before = self.tiles.painted
        is_done = self.tiles.prepare(lens, seconds=IDLE)
        self._is_behind |= self.tiles.painted > before
        if self._is_behind and (is_done or perf_counter() - self._shown > PATIENCE):
            self._area.viewport().update()
        elif not is_done or not (
            self.tiles.prepare(_around(lens), seconds=IDLE) and self._has_overview()
        ):
            self._idle.start(0)

    def _has_overview(self) -> bool:
        """Works on the picture of the whole map, unless that is about to change again."""
        return self._edited.isActive() or self.overview.work()


def _shifted(lens: Lens, by: Point) -> Lens:
    return lens._replace(origin=moved(lens.origin, by))


def _around(lens: Lens) -> Lens:
    """``lens`` with a rim of half a tile."""
    rim = SIDE // 2
    return lens._replace(
        left=lens.left - rim,
        top=lens.top - rim,
        width=lens.width + 2 * rim,
        height=lens.height + 2 * rim,
    )


def _device(box: QRect, ratio: float) -> Rect:
    """A box of the window's pixels in those of the device."""
    return Rect(box.x() * ratio, box.y() * ratio, box.width() * ratio, box.height() * ratio)


def _pixels(box: Rect, lens: Lens) -> QRectF:
    """A box of the map in the pixels of ``lens``."""
    scale, origin = lens.scale, lens.origin
    return QRectF(
        (box.x - origin.x) * scale - lens.left,
        (box.y - origin.y) * scale - lens.top,
        box.width * scale,
        box.height * scale,
    )
