"""The preview of an export: the drawing itself, or a picture of it that was painted elsewhere."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from rejoinder.drawing.items import Drawing
from rejoinder.paint.painter import paint

_CHECK = 9
"""Pixels of a square in the pattern that stands for no paper."""


class Preview(QWidget):
    """The drawing, as large as fits; a chequered ground where it is transparent."""

    def __init__(self) -> None:
        super().__init__()
        self.drawing: Drawing | None = None
        self.picture = QImage()
        self.setMinimumSize(320, 200)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Preview")

    def sizeHint(self) -> QSize:
        return QSize(620, 440)

    def show_drawing(self, drawing: Drawing | None) -> None:
        self.drawing, self.picture = drawing, QImage()
        self.update()

    def show_picture(self, picture: QImage) -> None:
        """Shows a drawing that was painted elsewhere."""
        self.drawing, self.picture = None, picture
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's signature
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
        )
        if self.drawing is not None:
            self._paint(painter, self.drawing)
        elif not self.picture.isNull():
            size = self.picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRect(QPoint(), size)
            place.moveCenter(self.rect().center())
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, self.picture)
        painter.end()

    def _paint(self, painter: QPainter, drawing: Drawing) -> None:
        bounds = drawing.bounds
        zoom = min(self.width() / bounds.width, self.height() / bounds.height)
        sheet = QRectF(0, 0, bounds.width * zoom, bounds.height * zoom)
        sheet.moveCenter(QRectF(self.rect()).center())
        if drawing.background is None:
            self._chequer(painter, sheet)
        else:
            painter.fillRect(sheet, QColor(drawing.background))
        painter.save()
        painter.setClipRect(sheet)
        painter.translate(sheet.topLeft())
        painter.scale(zoom, zoom)
        painter.translate(-bounds.x, -bounds.y)
        paint(painter, drawing)
        painter.restore()
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        painter.drawRect(sheet)

    def _chequer(self, painter: QPainter, sheet: QRectF) -> None:
        light, dark = QColor("#ffffff"), QColor("#d9d9d9")
        painter.fillRect(sheet, light)
        painter.save()
        painter.setClipRect(sheet)
        for row in range(int(sheet.height() / _CHECK) + 1):
            for place in range(row % 2, int(sheet.width() / _CHECK) + 1, 2):
                left, top = sheet.left() + place * _CHECK, sheet.top() + row * _CHECK
                painter.fillRect(QRectF(left, top, _CHECK, _CHECK), dark)
        painter.restore()
