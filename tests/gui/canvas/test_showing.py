"""What the canvas shows: fits, arrows, branches, themes, sharp pixels, and words aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QSize
from PySide6.QtGui import QAccessible, QColor, QPixmap
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from rejoinder.drawing.compose import Composer
from rejoinder.drawing.theme import DARK, LIGHT
from rejoinder.editor.part import WHOLE, branch_of
from rejoinder.editor.session import Session
from rejoinder.edits.add import add_reason
from rejoinder.edits.remove import remove_branches
from rejoinder.edits.state import set_text
from rejoinder.gui.canvas.motion import DURATION
from rejoinder.gui.canvas.tween import between, former
from rejoinder.gui.canvas.view import Canvas
from rejoinder.layout.geometry import Point
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, StatementId
from rejoinder.paint.measure import QtMeasurer

if TYPE_CHECKING:
    from tests.gui.canvas.conftest import Show, Stand

AIM, THESIS, TRADE = StatementId("aim"), StatementId("thesis"), StatementId("trade")


def test_fit_shows_all_of_the_map(stand: Stand) -> None:
    stand.canvas.resize(400, 300)
    stand.canvas.fit()
    seen, bounds = stand.canvas.eye.seen, stand.canvas.stage.bounds
    assert seen.x <= bounds.x
    assert seen.right >= bounds.right
    assert seen.bottom >= bounds.bottom


def test_fit_never_enlarges_beyond_life(stand: Stand) -> None:
    stand.canvas.fit()
    assert stand.canvas.zoom <= 1.0


def test_fit_selection_shows_what_is_selected(stand: Stand) -> None:
    stand.canvas.set_zoom(0.1)
    stand.session.select([AIM, TRADE])
    stand.canvas.fit_selection()
    for name in (AIM, TRADE):
        assert stand.canvas.stage.places[name].meets(stand.canvas.eye.seen)
    assert stand.canvas.zoom > 0.1


@pytest.mark.parametrize(("asked", "given"), [(9.0, 4.0), (0.001, 0.05), (0.7, 0.7)])
def test_zoom_stays_within_its_limits(stand: Stand, asked: float, given: float) -> None:
    with stand.bot.waitSignal(stand.canvas.zoom_changed):
        stand.canvas.set_zoom(asked)
    assert stand.canvas.zoom == given


def test_zooming_in_and_out_returns(stand: Stand) -> None:
    stand.canvas.zoom_in()
    stand.canvas.zoom_out()
    assert stand.canvas.zoom == pytest.approx(1.0)


def test_arrows_walk_the_map_and_extend(stand: Stand) -> None:
    stand.session.select([StatementId("quiet")])
    stand.canvas.go("right")
    assert stand.session.selection == ("aim",)
    stand.canvas.go("right", extend=True)
    assert stand.session.selection[0] == "aim"
    assert len(stand.session.selection) == 2


def test_the_first_arrow_selects_the_thesis(stand: Stand) -> None:
    stand.canvas.go("down")
    assert stand.session.selection == ("thesis",)


def test_what_a_key_selects_comes_into_sight(stand: Stand) -> None:
    stand.canvas.resize(320, 240)
    stand.session.select([StatementId("buses")])
    box = stand.canvas.stage.places[StatementId("buses")]
    seen = stand.canvas.eye.seen
    assert seen.x <= box.x
    assert seen.right >= box.right
    assert seen.bottom >= box.bottom


def test_a_new_statement_comes_into_sight_and_its_conclusion_stays(stand: Stand) -> None:
    stand.session.select([AIM])
    before = stand.at("aim", 0, 0)
    change = add_reason(stand.document, AIM, fresh=stand.session.fresh, text="Because")
    stand.session.do(change, select=[StatementId(change.created("statements")[0])])
    assert stand.at("aim", 0, 0) == before


def test_one_branch_can_be_looked_at_alone(stand: Stand) -> None:
    stand.session.show(branch_of(TRADE))
    assert [card.id for card in stand.canvas.picture.drawing.cards] == ["trade", "buses"]
    stand.session.show(WHOLE)
    assert len(stand.canvas.picture.drawing.cards) == 5


def test_another_map_is_shown_whole(stand: Stand) -> None:
    stand.session.show(branch_of(TRADE))
    stand.session.replace_document(Document(statements={THESIS: stand.document.statements[THESIS]}))
    assert stand.session.part == WHOLE
    assert [card.id for card in stand.canvas.picture.drawing.cards] == ["thesis"]


def test_another_theme_is_painted_at_once(stand: Stand) -> None:
    stand.canvas.set_theme(Composer(QtMeasurer(), DARK))
    assert QColor(stand.canvas.grab().toImage().pixel(2, 2)) == QColor(DARK.background)


def test_a_selected_card_has_a_ring(stand: Stand) -> None:
    at = stand.at("aim", 0, 0.5) - QPoint(3, 0)
    assert stand.canvas.grab().toImage().pixelColor(at) == QColor(LIGHT.background)
    stand.session.select([AIM])
    assert stand.canvas.grab().toImage().pixelColor(at) == QColor(LIGHT.selection)


def test_the_map_is_sharp_at_twice_the_pixels(stand: Stand) -> None:
    paper = stand.canvas.viewport()
    sharp = QPixmap(paper.size() * 2)
    sharp.setDevicePixelRatio(2.0)
    paper.render(sharp)
    coarse = paper.grab().toImage().scaled(paper.size() * 2)
    image = sharp.toImage()
    assert image.size() == QSize(paper.width() * 2, paper.height() * 2)
    box = stand.canvas.eye.camera.box_to_screen(stand.canvas.stage.places[AIM])
    row = round(2 * (box.y + box.height / 2))
    columns = range(round(2 * box.x), round(2 * box.right))
    assert any(image.pixel(x, row) != coarse.pixel(x, row) for x in columns)


def test_a_card_on_its_way_is_between_its_places(stand: Stand) -> None:
    before = stand.canvas.picture.drawing
    long = "A town is for people first, and for traffic only after that. " * 3
    stand.session.do(set_text(stand.document, AIM, long))
    after = stand.canvas.picture.drawing
    half = between(former(before, Point(0, 0)), after, 0.5)
    for old, middle, new in zip(before.cards, half.cards, after.cards, strict=True):
        assert middle.x == pytest.approx((old.x + new.x) / 2, abs=0.1)
    assert between(former(before, Point(0, 0)), after, 1.0).cards == after.cards


def test_motion_ends_where_everything_belongs(stand: Stand) -> None:
    stand.canvas.motion.animated = True
    stand.session.select([AIM])
    stand.session.do(set_text(stand.document, AIM, "Long enough for another width. " * 6))
    assert stand.canvas.stage.progress < 1.0
    stand.bot.waitUntil(lambda: stand.canvas.stage.progress == 1.0, timeout=2000)


def test_a_screen_reader_hears_a_list_of_cards(stand: Stand) -> None:
    interface = QAccessible.queryAccessibleInterface(stand.canvas)
    assert interface.role() == QAccessible.Role.List
    assert interface.text(QAccessible.Text.Name) == "Argument map"
    names = [interface.child(i).text(QAccessible.Text.Name) for i in range(interface.childCount())]
    assert len(names) == 5 + 3
    assert any("A town is for people first." in name for name in names)


def test_a_screen_reader_is_told_what_is_selected(stand: Stand) -> None:
    stand.session.select([AIM])
    item = stand.canvas.narrator.item(AIM)
    assert item.state().selected
    assert not stand.canvas.narrator.item(THESIS).state().selected
    focus = stand.canvas.narrator.interface().focusChild()
    assert focus.text(QAccessible.Text.Name) == item.text(QAccessible.Text.Name)


def test_a_screen_reader_knows_where_a_card_is(stand: Stand) -> None:
    item = stand.canvas.narrator.item(AIM)
    middle = item.rect().center()
    found = stand.canvas.narrator.interface().childAt(middle.x(), middle.y())
    assert found is item


def test_a_card_that_is_gone_has_nothing_to_say(stand: Stand) -> None:
    item = stand.canvas.narrator.item(InferenceId("answer"))
    stand.session.fold([TRADE])
    assert not item.isValid()
    assert item.text(QAccessible.Text.Name) == ""


def test_a_screen_reader_is_told_what_can_be_unfolded(stand: Stand) -> None:
    narrator = stand.canvas.narrator
    assert narrator.item(TRADE).state().expanded
    stand.session.fold([TRADE])
    state = narrator.item(TRADE).state()
    assert (state.expandable, state.expanded, state.collapsed) == (1, 0, 1)
    assert not narrator.item(AIM).state().expandable


def test_what_a_screen_reader_was_told_goes_with_the_canvas(
    stand: Stand, composer: Composer
) -> None:
    canvas = Canvas(Session(stand.document, stand.session.fresh), composer)
    item = canvas.narrator.item(THESIS)
    number = QAccessible.uniqueId(item)
    canvas.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert QAccessible.accessibleInterface(number) is None
    assert not isValid(item)


def test_an_empty_map_can_be_fitted_and_walked(show: Show) -> None:
    stand = show(Document())
    stand.canvas.fit()
    stand.canvas.fit_selection()
    stand.canvas.go("left")
    assert stand.session.selection == ()


def test_a_branch_that_is_gone_is_looked_at_no_more(stand: Stand) -> None:
    stand.session.show(branch_of(TRADE))
    stand.session.do(remove_branches(stand.document, [StatementId("trade")]))
    assert stand.session.part == WHOLE
    assert "thesis" in stand.canvas.stage.places


def test_panning_ends_a_glide(stand: Stand) -> None:
    motion = stand.canvas.eye.motion
    motion.animated = True
    stand.canvas.set_zoom(2.0)
    stand.canvas.eye.pan(-40, 0)
    with stand.bot.assertNotEmitted(motion.stepped, wait=DURATION):
        pass
