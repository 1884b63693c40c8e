"""What the audience sees: one slide, as large as the screen, with nothing around it."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QCursor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from rejoinder.drawing.items import Drawing
from rejoinder.gui.presenting.keys import KEYS, TYPED, Act
from rejoinder.paint.painter import paint

HIDE_AFTER = 2000
"""Milliseconds without a move after which the cursor is hidden."""

POINTER, POINTER_RING = QColor(220, 30, 30, 210), QColor(255, 255, 255, 220)


class Slide(QWidget):
    """Paints one drawing, centred; ``cover`` is a colour over all of it. Tells what a speaker
    does: ``acted`` an ``Act``, ``jumped`` the number of a slide.
    """

    acted = Signal(object)
    jumped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Presentation – Rejoinder")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.drawing: Drawing | None = None
        self.cover: QColor | None = None
        self.points = False
        self._typed = ""
        self._turned = 0
        self._at = QPointF()
        self._idle = QTimer(self, singleShot=True, interval=HIDE_AFTER)
        self._idle.timeout.connect(lambda: self.setCursor(Qt.CursorShape.BlankCursor))

    def sizeHint(self) -> QSize:
        return QSize(960, 540)

    def show_drawing(self, drawing: Drawing) -> None:
        """Shows another slide, or the same after another step."""
        self.drawing = drawing
        self.setAccessibleName(drawing.title)
        self.setAccessibleDescription(" ".join(card.name for card in drawing.cards))
        self.update()

    def show_cover(self, color: QColor | None) -> None:
        """Covers the slide, or uncovers it."""
        self.cover = color
        self.update()

    def show_pointer(self, on: bool) -> None:  # a switch
        """Follows the mouse with a red dot, or stops."""
        self.points = on
        self._at = QPointF(self.mapFromGlobal(QCursor.pos()))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.cover is not None:
            painter.fillRect(self.rect(), self.cover)
        elif self.drawing is not None:
            self._paint(painter, self.drawing)
        else:
            painter.fillRect(self.rect(), QColor("#000000"))
        painter.end()

    def _paint(self, painter: QPainter, drawing: Drawing) -> None:
        paper = QColor(drawing.background or "#ffffff")
        painter.fillRect(self.rect(), paper)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
        )
        bounds = drawing.bounds
        zoom = min(self.width() / bounds.width, self.height() / bounds.height)
        place = QRectF(0, 0, bounds.width * zoom, bounds.height * zoom)
        place.moveCenter(QRectF(self.rect()).center())
        painter.save()
        painter.translate(place.topLeft())
        painter.scale(zoom, zoom)
        painter.translate(-bounds.x, -bounds.y)
        paint(painter, drawing)
        painter.restore()
        if self.points:
            painter.setPen(POINTER_RING)
            painter.setBrush(POINTER)
            reach = max(6.0, self.height() / 110)
            painter.drawEllipse(self._at, reach, reach)

    # --- what a speaker does ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.text().isdecimal() and event.text().isascii():
            self._typed = (self._typed + event.text())[-4:]
            return
        typed, self._typed = self._typed, ""
        if key in TYPED:
            if typed:
                self.jumped.emit(int(typed) - 1)
            else:
                self.acted.emit(Act.AHEAD)
        elif key in KEYS:
            self.acted.emit(KEYS[key])
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Whoever closes the window, by whatever means, ends the talk."""
        super().closeEvent(event)
        self.acted.emit(Act.LEAVE)

    def focusNextPrevChild(self, next_one: bool) -> bool:  # Qt's signature
        """Tab goes to the next slide: there is nothing else to go to."""
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        is_back = event.button() in (Qt.MouseButton.RightButton, Qt.MouseButton.BackButton)
        self.acted.emit(Act.BACK if is_back else Act.AHEAD)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._at = event.position()
        if self.points:
            self.setCursor(Qt.CursorShape.BlankCursor)
            self.update()
        else:
            self.setCursor(Qt.CursorShape.ArrowCursor)
            self._idle.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._turned += event.angleDelta().y()
        while abs(self._turned) >= 120:
            self.acted.emit(Act.BACK if self._turned > 0 else Act.AHEAD)
            self._turned -= 120 if self._turned > 0 else -120
