"""A drag on the map of a whole window, with a menu bar that listens for Alt."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from rejoinder.gui.window import MapWindow
from rejoinder.model.ids import StatementId


def test_alt_in_the_middle_of_a_drag_does_not_go_to_the_menu_bar(town_window: MapWindow) -> None:
    canvas = town_window.canvas
    canvas.setFocus()
    left, none, alt = (
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.KeyboardModifier.AltModifier,
    )
    box = canvas.eye.camera.box_to_screen(canvas.stage.places[StatementId("trade")])
    spot = QPoint(round(box.center.x), round(box.center.y))
    QTest.mousePress(canvas.viewport(), left, none, spot)
    handle = town_window.windowHandle()
    QTest.keyPress(handle, Qt.Key.Key_Alt, alt)
    QTest.keyRelease(handle, Qt.Key.Key_Alt)

    assert canvas.hand.is_busy
    assert canvas.hasFocus()
    QTest.mouseRelease(canvas.viewport(), left, none, spot)
