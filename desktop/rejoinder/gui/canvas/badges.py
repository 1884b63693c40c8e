"""Signs on the corners of cards about which something was found: laid over, never exported.

They take no room on a card, so that nothing moves when a finding comes or goes.
"""

from collections.abc import Mapping
from typing import NamedTuple, Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from rejoinder.drawing.items import MarkKind
from rejoinder.drawing.places import Places
from rejoinder.drawing.theme import Theme
from rejoinder.editor.tools.events import OnMark
from rejoinder.gui.canvas.camera import Camera
from rejoinder.layout.geometry import Point, Rect
from rejoinder.model.ids import NodeId, StatementId

NEAR = 0.35
"""The zoom below which signs would be specks."""

RADIUS, INSET = 8.0, 3.0
"""Of a sign, in map units, and how far its middle lies inside the card's corner."""


class Badge(NamedTuple):
    """``is_error`` makes it a filled red sign, else an amber one; ``text`` says what it is."""

    is_error: bool
    number: int
    text: str


class Ground(Protocol):
    """The stage, as far as signs need it."""

    @property
    def places(self) -> Places: ...
    @property
    def progress(self) -> float: ...


class Badges:
    """The signs by node."""

    def __init__(self) -> None:
        self.by_node: Mapping[NodeId, Badge] = {}

    def hit(self, places: Places, point: Point) -> OnMark | None:
        """The sign at a point of the map."""
        near = Rect(point.x, point.y, 0.0, 0.0).grown(2 * RADIUS)
        for node, box in places.meeting(near) if self.by_node else ():
            middle = _middle(box)
            away = (middle.x - point.x) ** 2 + (middle.y - point.y) ** 2
            if node in self.by_node and away <= (RADIUS + 1.0) ** 2:
                return OnMark(StatementId(node), MarkKind.FINDINGS)
        return None

    def text(self, node: NodeId) -> str:
        badge = self.by_node.get(node)
        return "" if badge is None else badge.text

    def paint(
        self, painter: QPainter, ground: Ground, camera: Camera, *, seen: Rect, theme: Theme
    ) -> None:
        """Paints the signs in sight; none while the map moves or is far away."""
        if not self.by_node or ground.progress < 1.0 or camera.zoom < NEAR:
            return
        painter.save()
        painter.scale(camera.zoom, camera.zoom)
        painter.translate(-camera.origin.x, -camera.origin.y)
        font = QFont(theme.fonts.tally.family)
        font.setPixelSize(11)
        font.setBold(True)
        painter.setFont(font)
        for node, box in ground.places.meeting(seen.grown(RADIUS)):
            badge = self.by_node.get(node)
            if badge is not None:
                _draw(painter, _middle(box), badge, theme)
        painter.restore()


def _draw(painter: QPainter, middle: Point, badge: Badge, theme: Theme) -> None:
    """A disc for an error, a triangle for the rest: shape tells them apart, not colour alone."""
    color = QColor(theme.refused if badge.is_error else theme.badge)
    painter.setPen(QPen(QColor(theme.card), 1.5))
    painter.setBrush(color)
    box = QRectF(middle.x - RADIUS, middle.y - RADIUS, 2 * RADIUS, 2 * RADIUS)
    if badge.is_error:
        painter.drawEllipse(box)
    else:
        top = QPointF(middle.x, middle.y - RADIUS - 1)
        low = middle.y + RADIUS - 1
        painter.drawPolygon(
            [top, QPointF(middle.x + RADIUS + 1, low), QPointF(middle.x - RADIUS - 1, low)]
        )
        box.translate(0, 1.5)
    painter.setPen(QColor(theme.card))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "!")


def _middle(box: Rect) -> Point:
    return Point(box.right - INSET, box.y + INSET)
