"""Giving a talk from the real window, by the keys that people expect."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rejoinder.gui.export_choice import Choice, remember
from rejoinder.gui.presenting.notes import Notes
from rejoinder.gui.presenting.screen import Slide
from rejoinder.gui.presenting.talk import Presentation
from rejoinder.gui.window import MapWindow
from rejoinder.model.ids import StatementId

Run = Callable[[MapWindow, str], None]
Key = Qt.Key


@pytest.fixture
def talk(town_window: MapWindow, run: Run) -> Presentation:
    """A talk on the map of the town, begun by command."""
    run(town_window, "view.present")
    (found,) = town_window.findChildren(Presentation)
    return found


def place(talk: Presentation) -> tuple[int, int]:
    """At which slide, after which step."""
    return talk.course.slide, talk.course.step


def press(talk: Presentation, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(talk.slide, key)


def has_next(notes: Notes) -> bool:
    """Whether another slide is announced."""
    return notes.next.drawing is not None


def test_keys_go_from_slide_to_slide_and_end_the_talk(
    talk: Presentation, town_window: MapWindow, qtbot: QtBot
) -> None:
    last = len(talk.course.counts) - 1
    assert talk.slide.isFullScreen()
    assert place(talk) == (0, 0)
    press(talk, Key.Key_Right, Key.Key_Space)
    assert place(talk) == (2, 0)
    press(talk, Key.Key_PageUp)
    assert place(talk) == (1, 0)
    press(talk, Key.Key_End, Key.Key_Right)
    assert place(talk) == (last, 0)
    press(talk, Key.Key_Home, Key.Key_Left)
    assert place(talk) == (0, 0)
    press(talk, Key.Key_2, Key.Key_Return)
    assert place(talk) == (1, 0)
    press(talk, Key.Key_9, Key.Key_9, Key.Key_Return)
    assert place(talk) == (last, 0)

    with qtbot.waitSignal(talk.ended):
        press(talk, Key.Key_Escape)
    qtbot.waitUntil(lambda: not QApplication.topLevelWidgets() or not _open_slides())
    assert town_window.isVisible()


def _open_slides() -> list[Slide]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, Slide) and w.isVisible()]


def test_the_screen_goes_black_and_comes_back_where_it_was(talk: Presentation) -> None:
    press(talk, Key.Key_Right, Key.Key_B)
    black = talk.slide.grab().toImage()
    assert black.pixelColor(5, 5).lightness() == 0
    press(talk, Key.Key_Right)
    assert place(talk) == (1, 0)
    assert talk.slide.grab().toImage().pixelColor(5, 5).lightness() > 200
    press(talk, Key.Key_W)
    assert talk.slide.grab().toImage().pixelColor(5, 5).lightness() == 255
    press(talk, Key.Key_W)
    assert talk.slide.cover is None


def test_mouse_and_wheel_turn_slides(talk: Presentation) -> None:
    QTest.mouseClick(talk.slide, Qt.MouseButton.LeftButton)
    assert place(talk) == (1, 0)
    QTest.mouseClick(talk.slide, Qt.MouseButton.RightButton)
    assert place(talk) == (0, 0)
    turn = QWheelEvent(
        QPointF(9, 9),
        QPointF(9, 9),
        QPoint(),
        QPoint(0, -240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(talk.slide, turn)
    assert place(talk) == (2, 0)


def test_a_pointer_is_drawn_where_the_mouse_is(talk: Presentation) -> None:
    before = talk.slide.grab().toImage()
    press(talk, Key.Key_L)
    QTest.mouseMove(talk.slide, QPoint(100, 100))
    assert talk.slide.points
    assert talk.slide.grab().toImage() != before


def test_notes_have_what_to_say_and_what_comes_next(talk: Presentation, qtbot: QtBot) -> None:
    press(talk, Key.Key_S, Key.Key_Right)
    notes: Notes = talk.notes
    qtbot.waitUntil(notes.isVisible)
    assert notes.place.text() == f"Slide 2 of {len(talk.course.counts)}"
    assert "Streets without cars are safer." in notes.text.toPlainText()
    assert notes.here.drawing is talk.slide.drawing
    assert has_next(notes)
    QTest.keyClick(notes, Key.Key_End)
    assert not has_next(notes)
    assert notes.clock.text().startswith("0:")
    press(talk, Key.Key_S)
    assert not notes.isVisible()


def test_a_talk_goes_step_by_step_where_the_export_does(town_window: MapWindow, run: Run) -> None:
    remember(town_window.house.settings, Choice(format="pptx", is_stepwise=True))
    run(town_window, "view.present")
    (talk,) = town_window.findChildren(Presentation)
    press(talk, Key.Key_Right)
    drawing = talk.slide.drawing
    assert drawing is not None
    assert len(drawing.cards) == 1
    whole = talk.course.counts[1]
    assert whole > 0
    for step in range(1, whole + 1):
        press(talk, Key.Key_Right)
        assert place(talk) == (1, step)
        assert talk.slide.drawing is not None
        assert len(talk.slide.drawing.cards) > len(drawing.cards)
        at = {card.id: card.rect for card in talk.slide.drawing.cards}
        assert all(at[card.id] == card.rect for card in drawing.cards)
        drawing = talk.slide.drawing
    press(talk, Key.Key_Tab, Key.Key_Left)
    assert place(talk) == (1, whole)


def test_a_talk_begins_at_the_selected_statement(town_window: MapWindow, run: Run) -> None:
    town_window.session.select([StatementId("trade")])
    run(town_window, "view.present_here")
    (talk,) = town_window.findChildren(Presentation)
    drawing = talk.slide.drawing
    assert drawing is not None
    assert "trade" in {card.id for card in drawing.cards}
    run(town_window, "view.present")
    assert len(town_window.findChildren(Presentation)) == 1


def test_a_slide_closed_by_its_window_ends_the_talk_and_another_can_begin(
    talk: Presentation, town_window: MapWindow, run: Run, qtbot: QtBot
) -> None:
    press(talk, Key.Key_S)
    with qtbot.waitSignal(talk.ended):
        talk.slide.close()
    qtbot.waitUntil(lambda: not town_window.findChildren(Presentation), timeout=20_000)
    run(town_window, "view.present")
    (again,) = town_window.findChildren(Presentation)
    assert again.slide.isVisible()
    press(again, Key.Key_Escape)


def test_keys_work_when_the_notes_were_clicked_into(talk: Presentation) -> None:
    press(talk, Key.Key_S)
    QTest.mouseClick(talk.notes.text.viewport(), Qt.MouseButton.LeftButton)
    QTest.keyClick(talk.notes.text, Key.Key_Right)
    assert place(talk) == (1, 0)
    QTest.keyClick(talk.notes.text, Key.Key_Space)
    assert place(talk) == (2, 0)
    QTest.keyClick(talk.notes.text, Key.Key_Left)
    assert place(talk) == (1, 0)
