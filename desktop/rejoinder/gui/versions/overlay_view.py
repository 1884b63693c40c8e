"""The canvas of a comparison: both versions laid over each other, to be looked at, not edited."""

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QWheelEvent

from rejoinder.drawing.compose import Composer
from rejoinder.editor.session import Session
from rejoinder.editor.tools.events import node_of
from rejoinder.gui.canvas.fingers import NOTCH, WHEEL_ZOOM
from rejoinder.gui.canvas.mapview import MapView
from rejoinder.gui.canvas.tip import Tip
from rejoinder.gui.canvas.tips import tip_text
from rejoinder.gui.canvas.translate import point

_WAYS = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
}
_FORTH = (Qt.Key.Key_N, Qt.Key.Key_Space)
_BACK = (Qt.Key.Key_P, Qt.Key.Key_Backspace)


class OverlayView(MapView):
    """Pans and zooms as the map does; a click selects. ``left`` is sent by Escape, ``stepped``
    by the keys that lead to the next change (1) or the one before (-1).
    """

    left = Signal()
    stepped = Signal(int)

    def __init__(self, session: Session, composer: Composer, *, animated: bool) -> None:
        super().__init__(session, composer, animated=animated, parent=None)
        self.setAccessibleName("Comparison of two versions")
        self._grabbed: QPointF | None = None
        self._has_panned = False
        self._tip = Tip(self.viewport())

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            spot = point(event.pos().toPointF())
            on = self.stage.hit(self.eye.camera.to_map(spot))
            self._tip.say(tip_text(self.stage, on, self.eye.camera.zoom), event.pos())
            return True
        return super().viewportEvent(event)

    def is_pointing(self) -> bool:
        return self._grabbed is not None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._tip.hide()
        self._grabbed, self._has_panned = event.position(), False
        if event.button() == Qt.MouseButton.LeftButton:
            on = self.stage.hit(self.eye.camera.to_map(point(event.position())))
            node = node_of(on)
            self.session.select([] if node is None else [node])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is None or not event.buttons():
            return
        by = event.position() - self._grabbed
        if self._has_panned or by.manhattanLength() > 4:
            self._has_panned = True
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self._grabbed = event.position()
            self.eye.pan(by.x(), by.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grabbed = None
        self.viewport().unsetCursor()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._tip.hide()
        turned, exact = event.angleDelta(), event.pixelDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.eye.zoom(WHEEL_ZOOM ** (turned.y() or turned.x()), point(event.position()))
            return
        by = QPointF(exact) if not exact.isNull() else QPointF(turned) * NOTCH
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not by.x():
            by = QPointF(by.y(), 0.0)
        self.eye.pan(by.x(), by.y())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a comparison; all others are the window's."""
        key = Qt.Key(event.key())
        if event.modifiers() != Qt.KeyboardModifier.NoModifier:
            event.ignore()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in _WAYS:
            self.go(_WAYS[key])
        elif key in (*_FORTH, *_BACK):
            self.stepped.emit(1 if key in _FORTH else -1)
        else:
            event.ignore()
