"""A part of a large map, shown alone with keys and buttons, edited there, and left."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from tests.benchmarks.large_maps import chain, large_map

from rejoinder.editor.part import MOST_STEPS, WHOLE, branch_of, told
from rejoinder.gui.window import MapWindow
from rejoinder.model.document import Document
from rejoinder.model.ids import StatementId

Press = Callable[..., None]
Run = Callable[[MapWindow, str], None]
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def forest(show: Callable[[Document], MapWindow]) -> MapWindow:
    """A window on a map of sixty statements, with one in the middle of it selected."""
    window = show(large_map(60))
    window.session.reveal(StatementId("s20"))
    return window


def button(window: MapWindow, text: str) -> QPushButton:
    QApplication.processEvents()
    found = window.crumbs.findChildren(QPushButton)
    return next(b for b in found if b.text() == text and not b.isHidden())


def cards(window: MapWindow) -> set[str]:
    return {card.id for card in window.canvas.picture.drawing.cards}


def test_keys_show_what_is_around_and_how_far(forest: MapWindow, press: Press) -> None:
    press(Qt.Key.Key_F6, modifier=CTRL)
    two = cards(forest)
    assert "s20" in two
    assert len(two) < 60
    assert forest.crumbs.isVisible()
    press("+")
    assert cards(forest) > two
    press("-")
    assert cards(forest) == two
    press(Qt.Key.Key_Escape)
    assert forest.session.part == WHOLE
    assert forest.crumbs.isHidden()


def test_less_than_a_step_is_refused(forest: MapWindow, press: Press) -> None:
    press(Qt.Key.Key_F6, modifier=CTRL)
    press("-", "-")
    assert forest.session.part.steps == 1
    assert forest.status.currentMessage() == "One step is the least."


def test_the_whole_map_can_not_grow(forest: MapWindow, press: Press) -> None:
    press("+")
    assert forest.status.currentMessage().startswith("Only what is around a card can grow")


def test_more_than_five_steps_are_refused(forest: MapWindow, press: Press) -> None:
    press(Qt.Key.Key_F6, modifier=CTRL)
    press(*"++++")
    assert forest.session.part.steps == MOST_STEPS
    assert forest.status.currentMessage() == "Five steps are the most."


def test_what_was_said_of_a_part_goes_with_it(forest: MapWindow, press: Press, run: Run) -> None:
    press(Qt.Key.Key_F6, modifier=CTRL)
    assert "2 steps around" in forest.status.currentMessage()
    QTest.mouseClick(button(forest, "More"), Qt.MouseButton.LeftButton)
    assert "2 steps" not in forest.status.currentMessage()
    run(forest, "fold.level2")
    assert "of this part" in forest.status.currentMessage()
    press(Qt.Key.Key_Escape)
    assert forest.session.part == WHOLE
    assert forest.status.currentMessage() == ""


def test_buttons_show_more_and_less_until_there_is_no_more(forest: MapWindow, run: Run) -> None:
    run(forest, "view.around")
    for _ in range(MOST_STEPS - forest.session.part.steps):
        QTest.mouseClick(button(forest, "More"), Qt.MouseButton.LeftButton)
        assert forest.canvas.hasFocus()
    assert forest.session.part.steps == MOST_STEPS
    assert not button(forest, "More").isEnabled()
    QTest.mouseClick(button(forest, "Less"), Qt.MouseButton.LeftButton)
    assert forest.session.part.steps == MOST_STEPS - 1
    QTest.mouseClick(button(forest, "Show all"), Qt.MouseButton.LeftButton)
    assert forest.session.part == WHOLE


def test_what_is_written_in_a_part_is_shown_there(forest: MapWindow, press: Press) -> None:
    press(Qt.Key.Key_F6, modifier=CTRL)
    before = cards(forest)
    zoom = forest.canvas.zoom
    press("S", "Because", Qt.Key.Key_Return)
    assert forest.canvas.zoom == zoom
    (new,) = cards(forest) - before
    assert forest.session.document.statements[StatementId(new)].text == "Because"
    press("Z", modifier=CTRL)
    assert cards(forest) == before


def test_the_neighbourhood_stays_until_it_is_asked_for_again(forest: MapWindow, run: Run) -> None:
    run(forest, "view.around")
    part = forest.session.part
    other = next(s for s in sorted(cards(forest)) if s != "s20")
    forest.session.select([StatementId(other)])
    assert forest.session.part == part
    run(forest, "view.around")
    assert forest.session.part.around == (other,)


def test_space_at_the_rim_shows_what_is_beyond(forest: MapWindow, press: Press) -> None:
    press(Qt.Key.Key_F6, modifier=CTRL)
    before, session = cards(forest), forest.session
    beyond = sorted(session.folded)[0]
    session.select([beyond])
    zoom, stood = forest.canvas.zoom, forest.canvas.position_of(beyond)
    press(Qt.Key.Key_Space)
    QApplication.processEvents()
    assert cards(forest) > before
    stands = forest.canvas.position_of(beyond)
    assert forest.canvas.zoom == zoom
    assert stood is not None
    assert stands is not None
    assert (stands - stood).manhattanLength() < 12  # half of the sign that goes
    assert f"{len(cards(forest))} of 60" in told(session.document, session.part)
    assert session.selection == (beyond,)
    press(Qt.Key.Key_Space)
    assert cards(forest) == before


def test_results_are_shown_alone(forest: MapWindow, run: Run) -> None:
    names = [StatementId("s40"), StatementId("s50")]
    forest.view.show_only(names, "Results for “tax”")
    QApplication.processEvents()
    assert {"s40", "s50", "s0"} <= cards(forest)
    assert forest.crumbs.isVisible()
    run(forest, "view.unfocus")
    assert forest.session.part == WHOLE


@pytest.mark.parametrize("level", [1, 2, 3])
def test_a_key_folds_to_a_level_and_says_so(forest: MapWindow, press: Press, level: int) -> None:
    key = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3)[level - 1]
    press(key, modifier=CTRL | ALT)
    said = forest.status.currentMessage()
    assert said.startswith(f"Folded to level {level}: {level} of ")
    assert f"{len(cards(forest))} of 60 statements are shown." in said


def test_what_little_is_left_is_looked_at_from_near(forest: MapWindow, run: Run) -> None:
    run(forest, "fold.none")
    forest.view.zoom_to(0.1)
    run(forest, "fold.level2")
    assert forest.canvas.zoom > 0.3
    forest.view.zoom_to(1.7)
    run(forest, "fold.level1")
    assert forest.canvas.zoom == pytest.approx(1.7)


def test_alt_up_shows_the_branch_above(forest: MapWindow, press: Press) -> None:
    press(Qt.Key.Key_F6)
    assert forest.session.part == branch_of(StatementId("s20"))
    press(Qt.Key.Key_Up, modifier=ALT)
    above = forest.session.part.branch
    assert above is not None
    assert above != "s20"
    assert forest.session.selection == (above,)
    for _ in range(20):
        if forest.session.part.branch == "s0":
            break
        press(Qt.Key.Key_Up, modifier=ALT)
    press(Qt.Key.Key_Up, modifier=ALT)
    assert forest.status.currentMessage() == "There is no branch above: show a branch alone first."


def test_the_bar_has_room_for_a_deep_branch(show: Callable[[Document], MapWindow]) -> None:
    window = show(chain(60))
    window.session.show(branch_of(StatementId("s50")))
    QApplication.processEvents()
    for width in (1280, 1000, 900):
        window.resize(width, 700)
        QApplication.processEvents()
        out = button(window, "Show all")
        assert out.geometry().right() <= window.crumbs.width()
        shown = [b for b in window.crumbs.findChildren(QPushButton) if not b.isHidden()]
        assert all(b.width() >= b.sizeHint().width() - 1 for b in shown)


def test_escape_leads_from_the_bar_to_the_map(forest: MapWindow, run: Run) -> None:
    run(forest, "view.focus")
    button(forest, "Show all").setFocus()
    QTest.keyClick(button(forest, "Show all"), Qt.Key.Key_Escape)
    assert forest.canvas.hasFocus()
    assert forest.session.part != WHOLE
