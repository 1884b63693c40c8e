"""Mouse, wheel, trackpad and touch on the canvas, told to the hand and the eye."""

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import (
    QCursor,
    QGuiApplication,
    QHelpEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget

from rejoinder.editor.tools.events import Escape, Hit, OnMark
from rejoinder.editor.tools.pointer import Banding, Dragging, Idle, Linking, Panning, Space
from rejoinder.gui.canvas import translate
from rejoinder.gui.canvas.eye import Eye
from rejoinder.gui.canvas.hand import Hand
from rejoinder.gui.canvas.stage import Stage
from rejoinder.gui.canvas.tip import Tip
from rejoinder.gui.canvas.tips import tip_text
from rejoinder.layout.geometry import Point

WHEEL_ZOOM = 1.0015
"""The zoom factor of one unit of a wheel's turn: 1.2 for a notch of 120."""

NOTCH = 0.8
"""Pixels scrolled for one unit of a wheel's turn: 96 for a notch."""

EDGE = 28
"""Pixels from the window's edge in which a drag scrolls the map."""


_FLAGS: dict[int, Qt.KeyboardModifier] = {
    Qt.Key.Key_Shift: Qt.KeyboardModifier.ShiftModifier,
    Qt.Key.Key_Control: Qt.KeyboardModifier.ControlModifier,
    Qt.Key.Key_Alt: Qt.KeyboardModifier.AltModifier,
}


class Fingers(QObject):
    """Takes the events of the canvas's viewport."""

    def __init__(self, paper: QWidget, stage: Stage, eye: Eye, hand: Hand) -> None:
        super().__init__(paper)
        self._paper = paper
        self._stage = stage
        self._eye = eye
        self._hand = hand
        self.tip = Tip(paper)
        self._last = Point(0.0, 0.0)
        self._edge_timer = QTimer(self)
        self._edge_timer.setInterval(25)
        self._edge_timer.timeout.connect(self._scroll_at_edge)
        paper.setMouseTracking(True)
        paper.grabGesture(Qt.GestureType.PinchGesture)

    def take(self, event: QEvent) -> bool:
        """Handles one event of the viewport; false leaves it to the scroll area.

        The canvas hands them over; an event filter in Python crashes where the viewport is
        still there when the interpreter ends (PySide 6.11).
        """
        if isinstance(event, QMouseEvent):
            return self._mouse(event)
        if isinstance(event, QWheelEvent):
            return self._wheel(event)
        if isinstance(event, QNativeGestureEvent):
            return self._native_gesture(event)
        if isinstance(event, QGestureEvent):
            return self._gesture(event)
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            text = tip_text(self._stage, self._hit(event.pos().toPointF()), self._eye.camera.zoom)
            self.tip.say(text, event.pos())
            return True
        if event.type() == QEvent.Type.UngrabMouse:
            self.lose_grab()
        if event.type() in (QEvent.Type.Leave, QEvent.Type.Hide):
            self.tip.hide()
            if not self._hand.is_busy:
                self._move_to(Point(-1e9, -1e9), Qt.KeyboardModifier.NoModifier)
        return False

    def lose_grab(self) -> None:
        """The mouse went elsewhere, as to a menu: the gesture is given up."""
        self._hand.feel(Escape())
        self.settle()

    def _forget_press(self, event: QMouseEvent, on: Hit) -> None:
        """No button is down any more: what one began, whose release was lost, is given up."""
        self._hand.feel(Escape())
        self._hand.feel(translate.release(event, self._eye.camera, on))

    def hold_modifiers(self, held: Qt.KeyboardModifier, key: int, *, is_down: bool) -> None:
        """A modifier key went down or up while the pointer stands still.

        What the event calls held leaves out, or still has, the key that it is about.
        """
        if self._hand.is_busy:
            flag = _FLAGS.get(key, Qt.KeyboardModifier.NoModifier)
            self._move_to(self._last, held | flag if is_down else held & ~flag)

    def _mouse(self, event: QMouseEvent) -> bool:
        self.tip.hide()
        camera, on = self._eye.camera, self._hit(event.position())
        match event.type():
            case QEvent.Type.MouseButtonPress:
                self._last = translate.point(event.position())
                self._hand.feel(translate.press(event, camera, on))
            case QEvent.Type.MouseButtonRelease:
                self._hand.feel(translate.release(event, camera, on))
            case QEvent.Type.MouseButtonDblClick:
                is_left = event.button() == Qt.MouseButton.LeftButton
                told = translate.double_click if is_left else translate.press
                self._hand.feel(told(event, camera, on))
            case QEvent.Type.MouseMove:
                if not event.buttons() and not isinstance(self._hand.state, Idle):
                    self._forget_press(event, on)
                self._move_to(translate.point(event.position()), event.modifiers())
            case _:
                return False
        self.settle()
        return True

    def _move_to(self, at: Point, held: Qt.KeyboardModifier) -> None:
        self._last = at
        on = self._stage.hit(self._eye.camera.to_map(at))
        self._hand.feel(translate.move(at, self._eye.camera, on, held))
        self._show_cursor(on)

    def _hit(self, at: QPointF) -> Hit:
        return self._stage.hit(self._eye.camera.to_map(translate.point(at)))

    def settle(self) -> None:
        """Shows the cursor that fits what the hand is doing."""
        at = self._paper.mapFromGlobal(QCursor.pos()).toPointF()
        self._show_cursor(self._hit(at))
        carries = isinstance(self._hand.state, Dragging | Banding | Linking)
        if not carries:
            self._edge_timer.stop()

    def _show_cursor(self, on: Hit) -> None:
        state = self._hand.state
        shape = Qt.CursorShape.ArrowCursor
        if isinstance(state, Panning):
            shape = Qt.CursorShape.ClosedHandCursor
        elif isinstance(state, Idle) and state.space is not Space.UP:
            shape = Qt.CursorShape.OpenHandCursor
        elif isinstance(state, Dragging):
            shape = Qt.CursorShape.DragMoveCursor
        elif isinstance(state, Linking):
            shape = Qt.CursorShape.CrossCursor
        elif isinstance(on, OnMark):
            shape = Qt.CursorShape.PointingHandCursor
        if isinstance(state, Dragging | Banding | Linking) and not self._edge_timer.isActive():
            self._edge_timer.start()
        if self._paper.cursor().shape() != shape:
            self._paper.setCursor(shape)

    def _scroll_at_edge(self) -> None:
        """Pans while a drag is held near the window's edge."""
        window = self._eye.window
        dx = _push(self._last.x, window.width)
        dy = _push(self._last.y, window.height)
        if dx or dy:
            self._eye.pan(dx, dy)
            self._move_to(self._last, QGuiApplication.keyboardModifiers())

    def _wheel(self, event: QWheelEvent) -> bool:
        self.tip.hide()
        held, turned, exact = event.modifiers(), event.angleDelta(), event.pixelDelta()
        if held & Qt.KeyboardModifier.ControlModifier:
            if event.phase() == Qt.ScrollPhase.ScrollMomentum:
                return True  # what still rolls on was meant to scroll
            turn = turned.y() or turned.x()
            self._zoom(WHEEL_ZOOM**turn, event.position())
            return True
        by = QPointF(exact) if not exact.isNull() else QPointF(turned) * NOTCH
        if held & Qt.KeyboardModifier.ShiftModifier and not by.x():
            by = QPointF(by.y(), 0.0)
        self._eye.pan(by.x(), by.y())
        return True

    def _zoom(self, factor: float, at: QPointF) -> None:
        self._eye.zoom(factor, translate.point(at))

    def _native_gesture(self, event: QNativeGestureEvent) -> bool:
        if event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
            return False
        self._zoom(1.0 + event.value(), event.position())
        return True

    def _gesture(self, event: QGestureEvent) -> bool:
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if not isinstance(pinch, QPinchGesture):
            return False
        center = self._paper.mapFromGlobal(pinch.centerPoint().toPoint())
        self._zoom(pinch.scaleFactor(), QPointF(center))
        event.accept()
        return True


def _push(place: float, room: float) -> float:
    """Pixels to pan in one step for a pointer at ``place``; more the nearer the edge."""
    if place < EDGE:
        return min(24.0, (EDGE - place) * 0.5)
    if place > room - EDGE:
        return -min(24.0, (place - room + EDGE) * 0.5)
    return 0.0
