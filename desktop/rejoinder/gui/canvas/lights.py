"""The cross links of what is selected or pointed at: in full strength, where many are pale."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QRegion

from rejoinder.drawing.crossings import Lit
from rejoinder.gui.canvas.camera import Camera
from rejoinder.gui.canvas.chosen import FEW
from rejoinder.gui.canvas.stage import Stage
from rejoinder.layout.geometry import Rect
from rejoinder.model.ids import NodeId
from rejoinder.paint.lines import crosses, draw_line, draw_thin
from rejoinder.paint.screen import Detail, detail_at


class Lights:
    """The links in full strength, of what is selected and of what is ``pointed`` at: drawn
    once, until the map or the nodes are others.
    """

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self.pointed: NodeId | None = None
        self._nodes: tuple[NodeId, ...] = ()
        self._stamp = -1
        self._lit: tuple[Lit, ...] = ()

    def _ends(self) -> tuple[NodeId, ...]:
        """Of a large selection the current node alone, since the links of all were a tangle."""
        session, pointed = self._stage.session, self.pointed
        nodes, current = session.selection, session.current
        if len(nodes) > FEW and current is not None:
            nodes = (current,)
        return (*nodes, *(() if pointed is None or pointed in nodes else (pointed,)))

    def lit(self) -> tuple[Lit, ...]:
        """Those that begin or end at these nodes."""
        stage, nodes = self._stage, self._ends()
        if (stage.stamp, self._nodes) != (self._stamp, nodes):
            self._stamp, self._nodes = stage.stamp, nodes
            self._lit = stage.scene.lit(self._nodes)
        return self._lit

    def paint(self, painter: QPainter, camera: Camera, *, seen: Rect) -> None:
        """Paints those in sight, behind the cards; none while the map moves."""
        if self._stage.progress < 1.0:
            return
        scale = camera.zoom * painter.deviceTransform().m11()
        detail = detail_at(scale)
        for connector, behind in self.lit():
            if not crosses(connector, seen):
                continue
            painter.save()
            if detail is not Detail.BLOCKS:
                _spare(painter, [box for box in behind if box.meets(seen)], camera, seen=seen)
            painter.scale(camera.zoom, camera.zoom)
            painter.translate(-camera.origin.x, -camera.origin.y)
            if detail is Detail.WHOLE:
                draw_line(painter, connector, seen)
            else:
                draw_thin(painter, connector, seen, least=1 / scale)
            painter.restore()


def _spare(painter: QPainter, boxes: Sequence[Rect], camera: Camera, *, seen: Rect) -> None:
    """Keeps what is painted next off ``boxes``."""
    free = _region(camera, seen)
    for box in boxes:
        free -= _region(camera, box)
    painter.setClipRegion(free)


def _region(camera: Camera, box: Rect) -> QRegion:
    return QRegion(QRectF(*camera.box_to_screen(box)).toAlignedRect())
