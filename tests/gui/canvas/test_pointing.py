"""The mouse on the real canvas: what is clicked, dragged and wheeled reaches the session."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QNativeGestureEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from rejoinder.editor.session import Session
from rejoinder.editor.tools.drop import Landing
from rejoinder.editor.tools.events import OnCard, OnDisc
from rejoinder.edits.add import add_reason
from rejoinder.edits.state import set_text
from rejoinder.gui.canvas.tips import tip_text
from rejoinder.layout.geometry import Point
from rejoinder.model.ids import InferenceId, StatementId
from rejoinder.model.lookup import home
from rejoinder.model.records import Polarity

if TYPE_CHECKING:
    from tests.gui.canvas.conftest import Stand

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
PAPER = QPoint(8, 690)


def conclusion_of(session: Session, statement: str) -> str:
    step = home(session.document.statements[StatementId(statement)])
    assert step is not None
    return session.document.inferences[step].conclusion


def names(stand: Stand) -> list[str]:
    """What is selected."""
    return list(stand.session.selection)


def previewed(stand: Stand) -> Landing:
    """What the drag under way would do."""
    landing = stand.canvas.hand.overlay.landing
    assert landing is not None
    return landing


def test_a_click_selects_a_card(stand: Stand) -> None:
    stand.click("quiet")
    assert stand.session.selection == ("quiet",)


def test_a_click_on_paper_selects_nothing(stand: Stand) -> None:
    stand.click("quiet")
    stand.press(PAPER)
    stand.release(PAPER)
    assert stand.session.selection == ()


def test_ctrl_and_click_adds_and_takes_away(stand: Stand) -> None:
    stand.click("quiet")
    stand.click("trade", CTRL)
    assert names(stand) == ["quiet", "trade"]
    stand.click("quiet", CTRL)
    assert names(stand) == ["trade"]


def test_a_click_on_a_disc_selects_the_step(stand: Stand) -> None:
    stand.click("joint")
    assert stand.session.selection == ("joint",)


def test_a_click_does_not_move_the_map(stand: Stand) -> None:
    before = stand.canvas.eye.camera
    stand.click("buses")
    assert stand.canvas.eye.camera == before


def test_a_rubber_band_selects_what_it_touches(stand: Stand) -> None:
    stand.drag(stand.at("quiet", -0.05, -0.2), stand.at("aim", 0.5, 0.5))
    stand.release(stand.at("aim"))
    assert set(stand.session.selection) == {"quiet", "aim"}


def test_a_branch_dropped_on_a_card_moves_in_one_step(stand: Stand) -> None:
    stand.drag(stand.at("trade"), stand.at("aim"))
    stand.release(stand.at("aim"))
    assert conclusion_of(stand.session, "trade") == "aim"
    assert conclusion_of(stand.session, "buses") == "trade"
    assert stand.steps == ["Move branch"]


def test_what_a_branch_is_dropped_on_stays_while_the_rest_moves(stand: Stand) -> None:
    stage, seen = stand.canvas.stage, stand.canvas.eye.seen
    stand.session.select([StatementId("buses")])
    assert stage.anchor(seen) == "buses"
    stand.drag(stand.at("buses"), stand.at("aim"))
    stand.release(stand.at("aim"))
    assert stage.anchor(seen, stand.session.history.done[-1]) == "aim"


def test_a_drop_with_shift_turns_an_objection_into_a_premise(stand: Stand) -> None:
    stand.drag(stand.at("trade"), stand.at("aim"))
    stand.release(stand.at("aim"), SHIFT)
    step = home(stand.document.statements[StatementId("trade")])
    assert step is not None
    assert stand.document.inferences[step].polarity is Polarity.SUPPORT


def test_all_that_is_selected_is_dragged(stand: Stand) -> None:
    stand.click("quiet")
    stand.click("buses", CTRL)
    stand.drag(stand.at("buses"), stand.at("thesis"))
    stand.release(stand.at("thesis"))
    assert conclusion_of(stand.session, "buses") == "thesis"
    assert conclusion_of(stand.session, "quiet") == "thesis"
    assert len(stand.steps) == 1


def test_the_preview_says_what_the_drop_will_do(stand: Stand) -> None:
    stand.drag(stand.at("buses"), stand.at("aim"))
    assert previewed(stand).label == "Objection to: “A town is for people first.”"


def test_shift_pressed_in_the_middle_of_a_drag_changes_the_preview(stand: Stand) -> None:
    stand.drag(stand.at("buses"), stand.at("aim"))
    QTest.keyPress(stand.canvas, Qt.Key.Key_Shift)
    assert previewed(stand).label.startswith("Premise for")
    QTest.keyRelease(stand.canvas, Qt.Key.Key_Shift)
    assert previewed(stand).label.startswith("Objection to")


def test_a_drop_that_would_go_in_a_circle_says_why_and_changes_nothing(stand: Stand) -> None:
    before = stand.document
    stand.drag(stand.at("trade"), stand.at("buses"))
    landing = previewed(stand)
    assert landing.refused
    with stand.bot.waitSignal(stand.canvas.said) as said:
        stand.release(stand.at("buses"))
    assert said.args == [landing.label]
    assert stand.document is before
    assert stand.steps == []


def test_escape_during_a_drag_leaves_no_trace(stand: Stand) -> None:
    before = stand.document
    stand.drag(stand.at("trade"), stand.at("aim"))
    QTest.keyClick(stand.canvas, Qt.Key.Key_Escape)
    stand.release(stand.at("aim"))
    assert stand.document is before
    assert stand.steps == []
    assert stand.canvas.hand.overlay.landing is None


def test_a_drop_where_it_was_leaves_no_step(stand: Stand) -> None:
    stand.drag(stand.at("trade"), stand.at("trade"))
    stand.release(stand.at("trade"))
    assert stand.steps == []


def test_alt_and_drag_links_a_statement_to_a_second_conclusion(stand: Stand) -> None:
    stand.drag(stand.at("buses"), stand.at("aim"), ALT)
    stand.release(stand.at("aim"), ALT)
    served = stand.document.statements[StatementId("buses")].premise_of
    assert len(served) == 2
    assert stand.document.inferences[served[1].inference].conclusion == "aim"


def test_ctrl_and_wheel_zooms_about_the_pointer(stand: Stand) -> None:
    at = QPoint(400, 300)
    eye = stand.canvas.eye
    before = eye.camera.to_map(Point(400, 300))
    stand.wheel(at, 240, CTRL)
    after = eye.camera.to_map(Point(400, 300))
    assert eye.camera.zoom > 1.3
    assert after == pytest.approx(before)


@pytest.mark.parametrize(("turn", "zoom"), [(100_000, 4.0), (-100_000, 0.05)])
def test_zooming_ends_at_its_limits(stand: Stand, turn: int, zoom: float) -> None:
    for _ in range(3):
        stand.wheel(QPoint(400, 300), turn // 20, CTRL)
    assert stand.canvas.zoom == pytest.approx(zoom)


def test_the_wheel_alone_scrolls(stand: Stand) -> None:
    before = stand.canvas.eye.camera
    stand.wheel(QPoint(400, 300), -120)
    after = stand.canvas.eye.camera
    assert after.origin.y == pytest.approx(before.origin.y + 96)
    assert after.zoom == before.zoom


def test_panning_never_loses_the_map(stand: Stand) -> None:
    for _ in range(80):
        stand.wheel(QPoint(400, 300), -1200)
    assert stand.canvas.eye.seen.meets(stand.canvas.stage.bounds)


def test_the_middle_button_pans(stand: Stand) -> None:
    before, paper = stand.canvas.eye.camera.origin, stand.canvas.viewport()
    middle, bare = Qt.MouseButton.MiddleButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(paper, middle, bare, QPoint(300, 300))
    stand.move(QPoint(340, 320))
    QTest.mouseRelease(paper, middle, bare, QPoint(340, 320))
    after = stand.canvas.eye.camera.origin
    assert (before.x - after.x, before.y - after.y) == pytest.approx((40, 20))


def test_space_and_drag_pans_and_a_tap_folds(stand: Stand) -> None:
    stand.click("trade")
    before = stand.canvas.eye.camera.origin
    QTest.keyPress(stand.canvas, Qt.Key.Key_Space)
    stand.drag(stand.at("trade"), stand.at("trade") + QPoint(40, 20))
    stand.release(stand.at("trade") + QPoint(40, 20))
    QTest.keyRelease(stand.canvas, Qt.Key.Key_Space)
    after = stand.canvas.eye.camera.origin
    assert (before.x - after.x, before.y - after.y) == pytest.approx((40, 20))
    assert stand.session.folded == frozenset()
    QTest.keyClick(stand.canvas, Qt.Key.Key_Space)
    assert stand.session.folded == {"trade"}


def test_a_click_on_the_count_of_hidden_cards_unfolds(stand: Stand) -> None:
    stand.session.fold([StatementId("trade")])
    card = stand.canvas.stage.card(StatementId("trade"))
    assert card is not None
    mark = card.face.marks[0].rect
    middle = Point(card.x + mark.center.x, card.y + mark.center.y)
    at = stand.canvas.eye.camera.to_screen(middle)
    stand.press(QPoint(round(at.x), round(at.y)))
    stand.release(QPoint(round(at.x), round(at.y)))
    assert stand.session.folded == frozenset()


def test_what_is_selected_stays_where_it_is_when_the_map_changes(stand: Stand) -> None:
    stand.click("trade")
    on_screen, on_map = stand.at("trade", 0, 0), stand.canvas.stage.places[StatementId("trade")]
    longer = "Streets without cars are safer, as every count so far has shown. " * 4
    stand.session.do(set_text(stand.document, StatementId("quiet"), longer))
    assert stand.canvas.stage.places[StatementId("trade")] != on_map
    assert stand.at("trade", 0, 0) == on_screen


def test_a_right_click_selects_and_asks_for_the_menu(stand: Stand) -> None:
    at = stand.at("aim")
    paper = stand.canvas.viewport()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, paper.mapToGlobal(at))
    with stand.bot.waitSignal(stand.canvas.menu_requested):
        QApplication.sendEvent(paper, event)
    assert stand.session.selection == ("aim",)


def test_a_tooltip_shows_markup_as_it_is(stand: Stand) -> None:
    stand.session.do(set_text(stand.document, StatementId("aim"), "<b>a</b> < c"))
    assert tip_text(stand.canvas.stage, OnCard(StatementId("aim")), 0.2) == "<b>a</b> < c"
    tip = stand.canvas.fingers.tip
    tip.say("<b>a</b>", QPoint(10, 10))
    assert tip.textFormat() is Qt.TextFormat.PlainText
    assert tip.isVisible()
    stand.wheel(QPoint(10, 10), 10)
    assert not tip.isVisible()


def test_a_disc_s_tooltip_names_its_step(stand: Stand) -> None:
    assert tip_text(stand.canvas.stage, OnDisc(InferenceId("joint")), 1.0)


def test_a_pinch_zooms_about_its_middle(stand: Stand) -> None:
    at, paper = QPointF(400, 300), stand.canvas.viewport()
    before = stand.canvas.eye.camera.to_map(Point(400, 300))
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        at,
        at,
        QPointF(paper.mapToGlobal(at.toPoint())),
        0.25,
        QPointF(),
    )
    QApplication.sendEvent(paper, event)
    assert stand.canvas.zoom == pytest.approx(1.25)
    assert stand.canvas.eye.camera.to_map(Point(400, 300)) == pytest.approx(before)


def test_an_edit_in_the_middle_of_a_drag_gives_the_drag_up(stand: Stand) -> None:
    change = add_reason(stand.document, StatementId("aim"), fresh=stand.session.fresh)
    stand.session.do(change)
    new = change.created("statements")[0]
    stand.drag(stand.at(new), stand.at("trade"))
    stand.session.undo()
    before = stand.document
    stand.move(stand.at("trade") + QPoint(3, 3))
    stand.release(stand.at("trade"))
    assert stand.document == before


def test_a_move_without_a_button_gives_up_a_drag_whose_release_was_lost(stand: Stand) -> None:
    before = stand.document
    stand.drag(stand.at("buses"), stand.at("aim"))
    free = Qt.MouseButton.NoButton
    stand.send(QEvent.Type.MouseMove, stand.at("trade"), free, free)
    stand.click("trade")
    assert names(stand) == ["trade"]
    assert stand.document == before


def test_the_other_button_does_not_drop_what_is_dragged(stand: Stand) -> None:
    before, at = stand.document, stand.at("aim")
    stand.drag(stand.at("buses"), at)
    right = Qt.MouseButton.RightButton
    stand.send(QEvent.Type.MouseButtonPress, at, right, Qt.MouseButton.LeftButton | right)
    stand.send(QEvent.Type.MouseButtonRelease, at, right, Qt.MouseButton.LeftButton)
    assert stand.document == before


def test_a_quick_second_pan_with_the_middle_button_pans(stand: Stand) -> None:
    middle, start = Qt.MouseButton.MiddleButton, stand.canvas.eye.camera.origin
    stand.send(QEvent.Type.MouseButtonDblClick, QPoint(300, 300), middle, middle)
    stand.send(QEvent.Type.MouseMove, QPoint(310, 300), Qt.MouseButton.NoButton, middle)
    assert stand.canvas.eye.camera.origin.x == start.x - 10


def test_the_map_stays_when_the_pointer_leaves_in_the_middle_of_a_pan(stand: Stand) -> None:
    middle, before = Qt.MouseButton.MiddleButton, stand.canvas.eye.camera
    stand.send(QEvent.Type.MouseButtonPress, QPoint(300, 300), middle, middle)
    QApplication.sendEvent(stand.canvas.viewport(), QEvent(QEvent.Type.Leave))
    assert stand.canvas.eye.camera == before


def test_a_wheel_that_rolls_on_does_not_zoom(stand: Stand) -> None:
    stand.wheel(QPoint(300, 300), 120, CTRL, phase=Qt.ScrollPhase.ScrollMomentum)
    assert stand.canvas.zoom == 1.0
