"""What part of the map the window shows: a point and a zoom, as a value."""

from dataclasses import dataclass, replace

from rejoinder.layout.geometry import Point, Rect
from rejoinder.layout.placement import Size

LEAST_ZOOM = 0.05
"""The least zoom of a map that can be seen whole at it; a larger one has its own."""

MOST_ZOOM = 4.0
STEP = 1.25
"""What one press of zoom in or out multiplies by."""

KEPT_IN_SIGHT = 96.0
"""Pixels of the map that no amount of panning pushes out of the window."""


ORIGIN = Point(0.0, 0.0)


@dataclass(frozen=True)
class Camera:
    """``origin`` is the map point in the window's upper left corner; ``zoom`` pixels a unit."""

    origin: Point = ORIGIN
    zoom: float = 1.0

    def to_screen(self, at: Point) -> Point:
        return Point((at.x - self.origin.x) * self.zoom, (at.y - self.origin.y) * self.zoom)

    def to_map(self, at: Point) -> Point:
        return Point(at.x / self.zoom + self.origin.x, at.y / self.zoom + self.origin.y)

    def box_to_screen(self, box: Rect) -> Rect:
        corner = self.to_screen(Point(box.x, box.y))
        return Rect(corner.x, corner.y, box.width * self.zoom, box.height * self.zoom)

    def seen(self, window: Size) -> Rect:
        """The part of the map that a window of so many pixels shows."""
        width, height = window.width / self.zoom, window.height / self.zoom
        return Rect(self.origin.x, self.origin.y, width, height)

    def panned(self, dx: float, dy: float) -> "Camera":
        """The map moved by so many pixels to the right and down."""
        x, y = self.origin.x - dx / self.zoom, self.origin.y - dy / self.zoom
        return replace(self, origin=Point(x, y))

    def shifted(self, dx: float, dy: float) -> "Camera":
        """The origin moved by so many map units."""
        return replace(self, origin=Point(self.origin.x + dx, self.origin.y + dy))

    def zoomed(self, zoom: float, about: Point, *, least: float = LEAST_ZOOM) -> "Camera":
        """Zoomed so that what is at the pixel ``about`` stays there."""
        zoom = min(MOST_ZOOM, max(least, zoom))
        fixed = self.to_map(about)
        return Camera(Point(fixed.x - about.x / zoom, fixed.y - about.y / zoom), zoom)


def least_zoom(bounds: Rect, window: Size) -> float:
    """How far one may zoom out: at least until all of ``bounds`` is in sight, with room."""
    return min(LEAST_ZOOM, _zoom_to_fit(bounds, window, margin=16.0) / 1.5)


def _zoom_to_fit(bounds: Rect, window: Size, *, margin: float) -> float:
    room = Size(max(1.0, window.width - 2 * margin), max(1.0, window.height - 2 * margin))
    return min(room.width / max(1.0, bounds.width), room.height / max(1.0, bounds.height))


def fitted(bounds: Rect, window: Size, *, most: float = 1.0, margin: float = 16.0) -> Camera:
    """All of ``bounds`` centred in the window, no larger than ``most``."""
    zoom = min(MOST_ZOOM, most, _zoom_to_fit(bounds, window, margin=margin))
    x = bounds.center.x - window.width / 2 / zoom
    y = bounds.center.y - window.height / 2 / zoom
    return Camera(Point(x, y), zoom)


def revealing(camera: Camera, box: Rect, window: Size, *, margin: float = 32.0) -> Camera:
    """``camera`` moved by as little as shows ``box``; its upper left where it is too large."""
    on_screen = camera.box_to_screen(box)
    dx = _push(on_screen.x, on_screen.right, room=window.width, margin=margin)
    dy = _push(on_screen.y, on_screen.bottom, room=window.height, margin=margin)
    return camera.panned(dx, dy) if dx or dy else camera


def _push(start: float, end: float, *, room: float, margin: float) -> float:
    margin = max(0.0, min(margin, (room - (end - start)) / 2))
    if start < margin or end - start > room:
        return margin - start
    return min(0.0, room - margin - end)


def reach(bounds: Rect, camera: Camera, window: Size) -> Rect:
    """All that panning may show, in map units: the map may leave the window but for a rim."""
    rim = KEPT_IN_SIGHT / camera.zoom
    across = max(0.0, window.width / camera.zoom - rim)
    down = max(0.0, window.height / camera.zoom - rim)
    return Rect(
        bounds.x - across,
        bounds.y - down,
        bounds.width + 2 * across,
        bounds.height + 2 * down,
    )


def held(camera: Camera, bounds: Rect, window: Size) -> Camera:
    """``camera`` brought back to where some of ``bounds`` is in sight."""
    area, seen = reach(bounds, camera, window), camera.seen(window)
    x = max(area.x, min(camera.origin.x, area.right - seen.width))
    y = max(area.y, min(camera.origin.y, area.bottom - seen.height))
    return replace(camera, origin=Point(x, y))
