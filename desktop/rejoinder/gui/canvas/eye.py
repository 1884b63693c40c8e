"""Where the canvas looks: its camera, the scrollbars that follow it, and glides between."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar

from rejoinder.gui.canvas.camera import Camera, held, least_zoom
from rejoinder.gui.canvas.motion import Motion
from rejoinder.layout.geometry import Point, Rect
from rejoinder.layout.placement import Size

REST = 80
"""Milliseconds without another movement after which a gesture is over (CANVAS 2.1)."""


class Eye(QObject):
    """The camera of a scroll area. ``goal`` is where a glide ends; ``camera`` itself at rest.

    ``rested`` comes when a gesture is over.
    """

    moved = Signal()
    zoomed = Signal(float)
    rested = Signal()

    def __init__(self, area: QAbstractScrollArea, *, animated: bool) -> None:
        super().__init__(area)
        self.camera = Camera()
        self.goal = self.camera
        self.bounds = Rect(0, 0, 0, 0)
        self._start = self.camera
        self._area = area
        self._is_syncing = False
        self.motion = Motion(self, animated=animated)
        self.motion.stepped.connect(self._glide)
        self._zooms = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._come_to_rest)

    @property
    def is_moving(self) -> bool:
        """Whether a gesture or a glide is under way."""
        return self._rest.isActive() or self.motion.is_running

    @property
    def is_zooming(self) -> bool:
        """Whether that changes the zoom."""
        return self._zooms and self.is_moving

    @property
    def window(self) -> Size:
        size = self._area.viewport().size()
        return Size(size.width(), size.height())

    @property
    def widest(self) -> Size:
        """The window's size when no scrollbar takes from it."""
        size = self._area.maximumViewportSize()
        return Size(size.width(), size.height())

    @property
    def least(self) -> float:
        """The least zoom: at which all of the map takes half of the window."""
        return least_zoom(self.bounds, self.widest)

    @property
    def seen(self) -> Rect:
        """What the window shows now, in map units."""
        return self.camera.seen(self.window)

    def look(self, camera: Camera, *, glide: bool = False) -> None:
        """Takes up ``camera`` at once, or glides there."""
        if camera == self.goal and camera == self.camera:
            return
        self._start, self.goal = self.camera, camera
        if glide:
            self._zooms = camera.zoom != self.camera.zoom
            self.motion.start()
        else:
            self.motion.stop()
            self._take(camera)

    def pan(self, dx: float, dy: float) -> None:
        """Moves the map by pixels, as far as some of it stays in sight."""
        self._rest.start()
        self.look(held(self.camera.panned(dx, dy), self.bounds, self.window))

    def zoom(self, factor: float, about: Point) -> None:
        """Zooms about a pixel, as a step of a gesture that may go on."""
        self._zooms = True
        self._rest.start()
        camera = self.camera
        self.look(camera.zoomed(camera.zoom * factor, about, least=self.least))

    def _come_to_rest(self) -> None:
        self._zooms = self.motion.is_running and self._zooms
        self.rested.emit()

    def shift(self, by: Point) -> None:
        """Moves with the map by map units, also in the middle of a glide."""
        if by.x or by.y:
            self._start = self._start.shifted(by.x, by.y)
            self.goal = self.goal.shifted(by.x, by.y)
            self._take(self.camera.shifted(by.x, by.y))

    def _glide(self, progress: float) -> None:
        self._take(_mixed(self._start, self.goal, progress, window=self.window))
        if progress >= 1.0:
            self._zooms = False

    def _take(self, camera: Camera) -> None:
        has_zoomed = camera.zoom != self.camera.zoom
        self.camera = camera
        self.sync()
        self.moved.emit()
        if has_zoomed:
            self.zoomed.emit(camera.zoom)

    def sync(self) -> None:
        """Sets the scrollbars to what is seen of the map; they hide when that is all of it."""
        seen, zoom, area = self.seen, self.camera.zoom, self._area
        whole = self.bounds.united(seen)
        was_syncing, self._is_syncing = self._is_syncing, True  # a bar that shows resizes
        for bar, start, room, place, page in (
            (area.horizontalScrollBar(), whole.x, whole.width, seen.x, seen.width),
            (area.verticalScrollBar(), whole.y, whole.height, seen.y, seen.height),
        ):
            _set(bar, most=(room - page) * zoom, value=(place - start) * zoom, page=page * zoom)
        self._is_syncing = was_syncing

    def follow_bars(self, dx: int, dy: int) -> None:
        """Moves as the scrollbars did, by pixels, unless it was the eye that moved them."""
        if not self._is_syncing:
            self._rest.start()
            self.look(self.camera.panned(dx, dy))


MOST = 2**31 - 1
"""The largest number that a scrollbar takes."""


def _set(bar: QScrollBar, *, most: float, value: float, page: float) -> None:
    bar.setRange(0, min(MOST, round(most)))
    bar.setPageStep(min(MOST, round(page)))
    bar.setSingleStep(48)
    bar.setValue(min(MOST, round(value)))


def _mixed(start: Camera, goal: Camera, t: float, *, window: Size) -> Camera:
    """The camera at the fraction ``t`` of the way, by what is seen: so zooms look straight."""
    if t >= 1.0:
        return goal
    a, b = start.seen(window), goal.seen(window)
    width = a.width + (b.width - a.width) * t
    origin = Point(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t)
    return Camera(origin, window.width / width if width else goal.zoom)
