"""What should stay in sight: the current node, or all of the map."""

from rejoinder.gui.canvas.camera import Camera, revealing
from rejoinder.gui.canvas.eye import Eye
from rejoinder.gui.canvas.stage import Stage
from rejoinder.layout.geometry import Rect
from rejoinder.layout.placement import Size
from rejoinder.model.ids import NodeId

RIM = 12.0
"""Pixels between the map and the window's edge, where there is room for them."""

MARGIN = 32.0
"""Pixels between a node that comes into sight and the window's edge."""


class Keeper:
    """Moves the eye by as little as keeps in sight what should be seen."""

    def __init__(self, stage: Stage, eye: Eye) -> None:
        self._stage = stage
        self._eye = eye

    def bring(self, node: NodeId, *, around: bool = False) -> None:
        """Brings ``node`` into sight; with ``around`` also some of what stands next to it, where
        there is room: as much as it is high itself.
        """
        box = self._stage.places.get(node)
        if box is not None:
            goal = self._eye.goal
            margin = max(MARGIN, box.height * goal.zoom) if around else MARGIN
            shown = revealing(goal, box.grown(4), self._eye.window, margin=margin)
            self._eye.look(shown, glide=True)

    def bring_all(self) -> bool:
        """Brings all of the map into sight, if it has room at this zoom; whether it has."""
        bounds, room, goal = self._stage.bounds, self._eye.widest, self._eye.goal
        if bounds.width * goal.zoom > room.width or bounds.height * goal.zoom > room.height:
            return False
        self._eye.look(revealing(goal, bounds, room, margin=RIM), glide=True)
        return True

    def shows(self, node: NodeId | None, window: Size | None = None) -> bool:
        """Whether all of ``node`` is in sight, in a window of this size or of another one."""
        box = None if node is None else self._stage.places.get(node)
        return box is not None and _holds(self._eye.goal, box, window or self._eye.window)

    def shows_all(self) -> bool:
        """Whether all of the map is in sight."""
        return _holds(self._eye.goal, self._stage.bounds, self._eye.widest)

    def resized(self, old: Size) -> None:
        """The window has another size than ``old``: what is current stays in sight, and as far
        from the edges as it was, or as it is high itself.
        """
        node, box = self._stage.session.current, self.current()
        if node is None or box is None or not self.shows(node, old):
            return
        gap = min(box.x, box.y, old.width - box.right, old.height - box.bottom, box.height)
        place, window = self._stage.places[node], self._eye.window
        shown = revealing(self._eye.goal, place, window, margin=max(0.0, gap))
        self._eye.look(shown, glide=True)

    def current(self) -> Rect | None:
        """Where in the window the current node is, once any glide has ended."""
        node = self._stage.session.current
        box = None if node is None else self._stage.places.get(node)
        return None if box is None else self._eye.goal.box_to_screen(box)


def _holds(camera: Camera, box: Rect, window: Size) -> bool:
    on_screen = camera.box_to_screen(box)
    is_across = on_screen.x >= -1 and on_screen.right <= window.width + 1
    return is_across and on_screen.y >= -1 and on_screen.bottom <= window.height + 1
