"""Qt's mouse as the pointer tool's events, in map coordinates."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent

from rejoinder.editor.tools.events import (
    Button,
    DoubleClick,
    Hit,
    Modifiers,
    Move,
    Press,
    Release,
)
from rejoinder.gui.canvas.camera import Camera
from rejoinder.layout.geometry import Point

_BUTTONS = {
    Qt.MouseButton.LeftButton: Button.LEFT,
    Qt.MouseButton.MiddleButton: Button.MIDDLE,
    Qt.MouseButton.RightButton: Button.RIGHT,
}


def modifiers(held: Qt.KeyboardModifier) -> Modifiers:
    """The modifier keys that are down."""
    return Modifiers(
        shift=bool(held & Qt.KeyboardModifier.ShiftModifier),
        ctrl=bool(held & Qt.KeyboardModifier.ControlModifier),
        alt=bool(held & Qt.KeyboardModifier.AltModifier),
    )


def point(at: QPointF) -> Point:
    return Point(at.x(), at.y())


def press(event: QMouseEvent, camera: Camera, on: Hit) -> Press:
    """A button that went down; one that Rejoinder gives no meaning counts as the right one."""
    screen = point(event.position())
    return Press(
        camera.to_map(screen),
        screen,
        on,
        modifiers(event.modifiers()),
        _BUTTONS.get(event.button(), Button.RIGHT),
    )


def release(event: QMouseEvent, camera: Camera, on: Hit) -> Release:
    """A button that was let go."""
    screen = point(event.position())
    return Release(
        camera.to_map(screen),
        screen,
        on,
        modifiers(event.modifiers()),
        _BUTTONS.get(event.button(), Button.RIGHT),
    )


def double_click(event: QMouseEvent, camera: Camera, on: Hit) -> DoubleClick:
    screen = point(event.position())
    return DoubleClick(camera.to_map(screen), screen, on, modifiers(event.modifiers()))


def move(screen: Point, camera: Camera, on: Hit, held: Qt.KeyboardModifier) -> Move:
    return Move(camera.to_map(screen), screen, on, modifiers(held))
