"""The whole map in a corner of the canvas, with what the window shows of it framed."""

from collections.abc import Iterable
from itertools import islice
from math import ceil

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHideEvent, QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from rejoinder.drawing.theme import Theme
from rejoinder.gui.canvas.eye import Eye
from rejoinder.gui.canvas.found import Found
from rejoinder.gui.canvas.overview import Overview
from rejoinder.gui.canvas.stage import Stage
from rejoinder.layout.geometry import Point
from rejoinder.model.ids import NodeId

WIDTH, HEIGHT, LEAST = 232, 152, 44
"""Pixels of the picture: at most so wide and high, and no side less than the last."""

MARGIN, PADDING = 14, 6
MANY = 40
"""Nodes: a smaller map is found through without."""

ROOM = QSize(520, 380)
"""A smaller window has no corner to spare."""

MOST_MARKS = 400
"""Signs for what is selected or found: more would cover the picture."""


class Minimap(QWidget):
    """Shown where the map is larger than the window; a press or a drag on it moves the view."""

    def __init__(
        self, paper: QWidget, stage: Stage, *, eye: Eye, overview: Overview, found: Found
    ) -> None:
        super().__init__(paper)
        self._paper = paper
        self._stage = stage
        self._eye = eye
        self._overview = overview
        self._found = found
        self._picture: QImage | None = None
        self._theme: Theme | None = None
        self._grip = QPointF()
        self._is_held = False
        self._busy: QRect | None = None
        self.is_wanted = True
        self.setAccessibleName("Minimap")
        self.setToolTip("Drag the frame to move over the map")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.hide()
        overview.renewed.connect(self._renew)

    def place(self, busy: QRect | None) -> None:
        """Shows itself where it helps, in a corner that ``busy`` leaves free, or hides. Under
        the pointer that drags it, it stays where it is. It is painted with the paper under it:
        an ``update`` of its own would let Qt paint that twice.
        """
        self._busy = busy
        if self._is_held:
            return
        corner = self._corner(busy) if self._helps() else None
        if corner is None:
            self.hide()
            return
        if corner != self.geometry():
            self.setGeometry(corner)
        if self.isHidden():
            self.show()
            self.raise_()

    def _helps(self) -> bool:
        if not self.is_wanted or self._overview.image is None or len(self._stage.places) <= MANY:
            return False
        room, bounds, zoom = self._eye.window, self._stage.bounds, self._eye.camera.zoom
        if room.width < ROOM.width() or room.height < ROOM.height():
            return False
        return bounds.width * zoom > room.width + 1 or bounds.height * zoom > room.height + 1

    def _corner(self, busy: QRect | None) -> QRect | None:
        """The first free one of: right below, left below, right above, left above."""
        width, height = self._size()
        right, low = self._paper.width() - width - MARGIN, self._paper.height() - height - MARGIN
        for x, y in ((right, low), (MARGIN, low), (right, MARGIN), (MARGIN, MARGIN)):
            box = QRect(x, y, width, height)
            if busy is None or not box.intersects(busy):
                return box
        return None

    def _size(self) -> tuple[int, int]:
        """Like the map in shape, but for a very long one, which is shown less long."""
        bounds = self._overview.bounds
        scale = min(WIDTH / max(1.0, bounds.width), HEIGHT / max(1.0, bounds.height))
        width, height = (max(LEAST, round(side * scale)) for side in bounds[2:])
        return width + 2 * PADDING, height + 2 * PADDING

    def _renew(self) -> None:
        self._picture = None

    # --- painting ---

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawImage(0, 0, self._panel())
        painter.setClipRect(self._inner().adjusted(-2, -2, 2, 2))
        theme = self._stage.composer.theme
        for color, nodes in (
            (theme.found, self._found.nodes),
            (theme.selection, self._stage.session.selection),
        ):
            self._marks(painter, nodes, color)
        self._frame(painter)
        painter.end()

    def _panel(self) -> QImage:
        """Paper, edge and map, made once: round corners take longer than all of a frame."""
        ratio, theme = self.devicePixelRatioF(), self._stage.composer.theme
        size = QSize(ceil(self.width() * ratio), ceil(self.height() * ratio))
        if self._picture is not None and self._picture.size() == size and self._theme is theme:
            return self._picture
        picture = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paper = QColor(theme.background)
        paper.setAlphaF(0.94)
        painter.setPen(QPen(QColor(theme.border), 1))
        painter.setBrush(paper)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        painter.drawImage(self._inner(), self._scaled(self._inner()))
        painter.end()
        self._picture, self._theme = picture, theme
        return picture

    def _inner(self) -> QRectF:
        return QRectF(self.rect()).adjusted(PADDING, PADDING, -PADDING, -PADDING)

    def _scaled(self, inner: QRectF) -> QImage:
        """The picture of the map in the pixels that it has here."""
        ratio, image = self.devicePixelRatioF(), self._overview.image
        size = QSize(round(inner.width() * ratio), round(inner.height() * ratio))
        if image is None:
            return QImage()
        return image.scaled(
            size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )

    def _marks(self, painter: QPainter, nodes: Iterable[NodeId], color: str) -> None:
        """A dot for each node, where they are not too many to tell anything."""
        named = list(islice(nodes, MOST_MARKS + 1))
        if len(named) > MOST_MARKS:
            return
        boxes = [box for node in named if (box := self._stage.places.get(node)) is not None]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._stage.composer.theme.background), 1))
        painter.setBrush(QColor(color))
        for box in boxes:
            painter.drawEllipse(self._spot(box.center), 3.0, 3.0)

    def _frame(self, painter: QPainter) -> None:
        """What the window shows; outside it the map is veiled."""
        seen, theme = self._eye.seen, self._stage.composer.theme
        start = self._spot(Point(seen.x, seen.y))
        end = self._spot(Point(seen.right, seen.bottom))
        frame = QRectF(start, end).intersected(self._inner().adjusted(-1, -1, 1, 1))
        if frame.width() < 6:
            frame = QRectF(frame.center().x() - 3, frame.top(), 6, frame.height())
        if frame.height() < 6:
            frame = QRectF(frame.left(), frame.center().y() - 3, frame.width(), 6)
        tint = QColor(theme.selection)
        tint.setAlphaF(0.13)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # Qt's own signature
        box = frame.toRect()
        painter.fillRect(box, tint)
        painter.setPen(QPen(QColor(theme.selection), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)

    def _spot(self, at: Point) -> QPointF:
        """A point of the map in this widget's pixels."""
        inner, bounds = self._inner(), self._overview.bounds
        return QPointF(
            inner.left() + (at.x - bounds.x) / max(1.0, bounds.width) * inner.width(),
            inner.top() + (at.y - bounds.y) / max(1.0, bounds.height) * inner.height(),
        )

    # --- pointer ---

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        seen = self._eye.seen
        start, end = self._spot(Point(seen.x, seen.y)), self._spot(Point(seen.right, seen.bottom))
        self._is_held = True
        is_on_frame = QRectF(start, end).contains(event.position())
        middle = self._spot(seen.center)
        self._grip = event.position() - middle if is_on_frame else QPointF()
        self._look(event.position() - self._grip)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._look(event.position() - self._grip)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._let_go()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._is_held = False

    def _let_go(self) -> None:
        """Goes out of the way of what was brought under it."""
        self._is_held = False
        self.place(self._busy)

    def _look(self, at: QPointF) -> None:
        """Brings what is shown at ``at`` to the middle of the window."""
        inner, bounds = self._inner(), self._overview.bounds
        x = bounds.x + (at.x() - inner.left()) / max(1.0, inner.width()) * bounds.width
        y = bounds.y + (at.y() - inner.top()) / max(1.0, inner.height()) * bounds.height
        window, camera = self._eye.window, self._eye.camera
        middle = camera.to_screen(Point(x, y))
        self._eye.pan(window.width / 2 - middle.x, window.height / 2 - middle.y)
