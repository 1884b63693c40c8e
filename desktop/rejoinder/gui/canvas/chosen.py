"""The rings of what is selected: those in sight, and from far away one tint for all."""

from collections.abc import Callable, Sequence
from math import ceil, log2

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from rejoinder.gui.canvas.camera import Camera
from rejoinder.gui.canvas.stage import Stage
from rejoinder.layout.geometry import Rect
from rejoinder.model.ids import NodeId
from rejoinder.paint.screen import LEAST_BLOCK, Detail, detail_at

FEW = 64
"""So many are looked up one by one; of more, those are that stand in sight."""

TINT = 0.5


class Chosen:
    """What is selected, and where that stands: looked up once, until either changes."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._nodes: Sequence[NodeId] = ()
        self._names: frozenset[NodeId] = frozenset()
        self._stamp, self._least = -1, 0.0
        self._places: list[Rect] = []
        self._boxes: list[QRectF] = []

    def in_sight(self, nodes: Sequence[NodeId], seen: Rect) -> list[NodeId]:
        """Those of ``nodes`` whose boxes meet ``seen``."""
        places = self._stage.places
        if len(nodes) <= FEW:
            return [n for n in nodes if (box := places.get(n)) is not None and box.meets(seen)]
        if nodes is not self._nodes:
            self._nodes, self._names, self._stamp = nodes, frozenset(nodes), -1
        return [node for node, _ in places.meeting(seen) if node in self._names]

    def paint(
        self,
        painter: QPainter,
        nodes: Sequence[NodeId],
        camera: Camera,
        *,
        seen: Rect,
        ring: Callable[[NodeId], None],
    ) -> None:
        """Lets ``ring`` draw a ring around each of ``nodes``, or tints them all at a zoom at
        which rings would hide what they surround.
        """
        is_far = detail_at(camera.zoom * painter.deviceTransform().m11()) is Detail.BLOCKS
        if len(nodes) <= FEW or not is_far:
            for node in self.in_sight(nodes, seen):
                ring(node)
            return
        painter.save()
        painter.scale(camera.zoom, camera.zoom)
        painter.translate(-camera.origin.x, -camera.origin.y)
        tint = QColor(self._stage.composer.theme.selection)
        tint.setAlphaF(TINT)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # Qt's own signature
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint)
        painter.drawRects(self._all(nodes, camera.zoom))
        painter.restore()

    def _all(self, nodes: Sequence[NodeId], zoom: float) -> list[QRectF]:
        """The boxes of ``nodes``, in map units, none too small to be seen at ``zoom``, or at
        one up to twice as large.
        """
        stamp, least = self._stage.stamp, 2.0 ** ceil(log2((LEAST_BLOCK + 1) / zoom))
        if nodes is not self._nodes or stamp != self._stamp:
            places = self._stage.places
            found = (places.get(node) for node in nodes)
            self._places = [box for box in found if box is not None]
            self._nodes, self._names, self._stamp = nodes, frozenset(nodes), stamp
            self._least = 0.0
        if least != self._least:
            self._least = least
            self._boxes = [
                QRectF(x, y, max(least, width), max(least, height))
                for x, y, width, height in self._places
            ]
        return self._boxes
