"""The marks of a search on the map: a light tint over every card and disc that was found."""

from collections.abc import Collection

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from rejoinder.gui.canvas.camera import Camera
from rejoinder.gui.canvas.stage import Stage
from rejoinder.layout.geometry import Rect
from rejoinder.model.ids import NodeId

NEAR, FAR = 0.35, 0.06
"""The zoom from which marks have round corners and an edge; below they are blocks, and
further off spots of ``SPOT`` pixels, since a block would be too small to be seen."""

SPOT = 4.5


class Found:
    """What was found, and where that stands: looked up once, until the map or the hits change."""

    def __init__(self) -> None:
        self.nodes: frozenset[NodeId] = frozenset()
        self._boxes: list[QRectF] | None = None

    def show(self, nodes: Collection[NodeId]) -> None:
        """Marks exactly ``nodes`` from now on."""
        self.nodes, self._boxes = frozenset(nodes), None

    def forget_places(self) -> None:
        """The map was laid out anew."""
        self._boxes = None

    def paint(self, painter: QPainter, stage: Stage, camera: Camera, *, seen: Rect) -> None:
        """Paints the marks that are in sight, over the signs of findings; none while the map
        moves."""
        stage.badges.paint(painter, stage, camera, seen=seen, theme=stage.composer.theme)
        if not self.nodes or stage.progress < 1.0:
            return
        color = QColor(stage.composer.theme.found)
        tint = QColor(color)
        tint.setAlphaF(0.14 if camera.zoom >= NEAR else 0.6)
        painter.save()
        painter.scale(camera.zoom, camera.zoom)
        painter.translate(-camera.origin.x, -camera.origin.y)
        painter.setBrush(tint)
        if camera.zoom < FAR:
            pen = QPen(QColor(color), SPOT, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
            pen.setCosmetic(True)
            painter.setPen(pen)
            painter.drawPoints([box.center() for box in self._all(stage)])
        elif camera.zoom < NEAR:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRects(self._all(stage))
        else:
            painter.setPen(QPen(color, 2.0 / camera.zoom))
            for name, box in stage.places.meeting(seen):
                if name in self.nodes:
                    painter.drawRoundedRect(QRectF(*box).adjusted(-2, -2, 2, 2), 9, 9)
        painter.restore()

    def _all(self, stage: Stage) -> list[QRectF]:
        if self._boxes is None:
            boxes = (stage.places.get(node) for node in self.nodes)
            self._boxes = [QRectF(*box) for box in boxes if box is not None]
        return self._boxes
