"""Findings in the real window: listed, marked, gone through, mended, dismissed and muted."""

from collections.abc import Callable
from dataclasses import replace as with_tables
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from rejoinder.drawing.items import MarkKind
from rejoinder.editor.tools.events import OnMark
from rejoinder.edits import add, comments, remove, state
from rejoinder.files.maps import open_map, save_map
from rejoinder.gui.findings.board import Board, Shown
from rejoinder.gui.findings.part import FindingsPart
from rejoinder.gui.window import MapWindow
from rejoinder.gui.windows import Windows
from rejoinder.model.document import Document
from rejoinder.model.ids import StatementId
from rejoinder.model.records import Plausibility
from rejoinder.review.grouping import Grouping

AIM, QUIET, TRADE = StatementId("aim"), StatementId("quiet"), StatementId("trade")
Run = Callable[[MapWindow, str], None]
Press = Callable[..., None]


@pytest.fixture
def checked(town_window: MapWindow, qtbot: QtBot) -> MapWindow:
    """A window on the town, of which two premises have no ground, with its findings listed."""
    town_window.panes.show("findings")
    settle(town_window.bench.board, qtbot)
    return town_window


def settle(board: Board, qtbot: QtBot) -> None:
    """Waits until the findings are those of the map as it is."""
    qtbot.waitUntil(lambda: board.is_ready)


def kinds(window: MapWindow) -> list[tuple[str, str]]:
    return [(f.check, f.where.id) for f in window.bench.board.listed]


def lines(window: MapWindow) -> list[str]:
    """What the list says, headings and rows."""
    model = window.docks.findings.model
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def part(window: MapWindow) -> FindingsPart:
    return next(p for p in window.inspector.shown.parts if isinstance(p, FindingsPart))


def test_what_the_checks_find_is_listed_counted_and_marked(checked: MapWindow) -> None:
    assert kinds(checked) == [("bare-premise", QUIET), ("bare-premise", AIM)]
    assert lines(checked)[0] == "Warnings (2)"
    assert lines(checked)[1].startswith("“Streets without cars are safer” is a reason for")
    assert checked.docks.findings.told.text() == "2 warnings"
    assert set(checked.canvas.stage.badges.by_node) == {QUIET, AIM}


def test_findings_follow_each_edit_and_its_undo(checked: MapWindow, qtbot: QtBot) -> None:
    session, board = checked.session, checked.bench.board
    session.do(add.add_objection(session.document, AIM, fresh=session.fresh, text="It is not"))
    settle(board, qtbot)
    assert [name for name, _ in kinds(checked)].count("unanswered-objection") == 1
    session.undo()
    settle(board, qtbot)
    assert kinds(checked) == [("bare-premise", QUIET), ("bare-premise", AIM)]


def test_a_key_goes_through_the_findings_and_round(checked: MapWindow, press: Press) -> None:
    checked.canvas.setFocus()
    press("f")
    assert checked.session.current == QUIET
    press("f")
    assert checked.session.current == AIM
    assert checked.status.currentMessage().startswith("2 of 2: “A town is for people first”")
    press("f")
    assert checked.session.current == QUIET
    press(Qt.Key.Key_F, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert checked.session.current == AIM


def test_a_fix_is_one_key_and_one_undo(checked: MapWindow, press: Press, qtbot: QtBot) -> None:
    before = checked.session.document
    checked.canvas.setFocus()
    press("f", "x")
    new = checked.session.current_statement
    assert new is not None
    assert new not in before.statements
    qtbot.waitUntil(lambda: checked.canvas.is_editing)
    press("A survey says so", Qt.Key.Key_Return)
    settle(checked.bench.board, qtbot)
    assert ("bare-premise", QUIET) not in kinds(checked)
    assert ("unsourced-evidence", new) in kinds(checked)
    while checked.session.document != before:
        assert checked.session.undo()
    settle(checked.bench.board, qtbot)
    assert ("bare-premise", QUIET) in kinds(checked)


def test_a_digit_in_the_list_takes_that_fix(checked: MapWindow, press: Press, qtbot: QtBot) -> None:
    view = checked.docks.findings.view
    view.setFocus()
    view.setCurrentIndex(checked.docks.findings.model.place(checked.bench.board.listed[1]))
    press("2")
    settle(checked.bench.board, qtbot)
    assert kinds(checked) == [("bare-premise", QUIET)]
    assert checked.session.document.statements[AIM].plausibility is not None


def test_a_finding_is_dismissed_with_a_reason_and_comes_back(
    checked: MapWindow, press: Press, run: Run, qtbot: QtBot
) -> None:
    board, pane = checked.bench.board, checked.docks.findings
    checked.canvas.setFocus()
    press("f", "d")
    qtbot.waitUntil(pane.detail.reason.hasFocus)
    press(Qt.Key.Key_Return)
    assert not checked.session.document.dismissals
    press("Everybody knows that", Qt.Key.Key_Return)
    settle(board, qtbot)
    (row,) = checked.session.document.dismissals.values()
    assert (row.check, row.on, row.reason) == ("bare-premise", QUIET, "Everybody knows that")
    assert kinds(checked) == [("bare-premise", AIM)]
    assert pane.told.text() == "1 warning · 1 dismissed"
    board.show(Shown.DISMISSED)
    assert kinds(checked) == [("bare-premise", QUIET)]
    board.choose(board.listed[0])
    assert "Everybody knows that" in pane.detail.note.text()
    pane.detail.restore.click()
    settle(board, qtbot)
    board.show(Shown.OPEN)
    assert len(kinds(checked)) == 2
    checked.session.undo()
    settle(board, qtbot)
    assert len(kinds(checked)) == 1


def test_a_dismissal_does_not_outlive_its_words_in_silence(
    checked: MapWindow, qtbot: QtBot
) -> None:
    board, pane, session = checked.bench.board, checked.docks.findings, checked.session
    board.choose(board.listed[0])
    pane.detail.reason.setText("Known.")
    pane.detail.dismiss.click()
    settle(board, qtbot)
    session.do(state.set_text(session.document, QUIET, "Streets without cars are cooler."))
    settle(board, qtbot)
    assert ("bare-premise", QUIET) in kinds(checked)
    board.choose(next(f for f in board.listed if f.where.id == QUIET))
    assert pane.detail.note.text().startswith("Dismissed before its words changed: Known.")


def test_a_check_is_muted_for_the_map(checked: MapWindow, qtbot: QtBot) -> None:
    board, pane = checked.bench.board, checked.docks.findings
    board.choose(board.listed[0])
    pane.detail.reason.setText("A debate")
    pane.detail.mute.click()
    settle(board, qtbot)
    assert kinds(checked) == []
    assert pane.told.text() == "1 check muted"
    checked.session.undo()
    settle(board, qtbot)
    assert len(kinds(checked)) == 2


def test_a_muted_check_is_asked_again_from_the_list_of_what_is_dismissed(
    checked: MapWindow, qtbot: QtBot
) -> None:
    board, pane = checked.bench.board, checked.docks.findings
    board.choose(board.listed[0])
    pane.detail.muted.emit(board.current, "A debate")
    settle(board, qtbot)
    board.show(Shown.DISMISSED)
    assert kinds(checked) == [("bare-premise", QUIET), ("bare-premise", AIM)]
    board.choose(board.listed[1])
    assert pane.detail.note.text().startswith("Muted in this map: A debate")
    pane.detail.restore.click()
    settle(board, qtbot)

    board.show(Shown.OPEN)
    assert len(kinds(checked)) == 2
    assert not checked.session.document.dismissals


def test_what_is_found_no_longer_is_not_mended(checked: MapWindow) -> None:
    session, (finding, _) = checked.session, checked.bench.board.listed
    for change in (
        add.add_reason(session.document, QUIET, fresh=session.fresh, text="Measured"),
        remove.remove_branches(session.document, [QUIET]),
    ):
        session.do(change)
        before = session.document
        for fix in finding.fix:
            checked.bench.board.ask(finding, fix)
        assert session.document is before
        assert not checked.canvas.is_editing
        session.undo()


def test_a_list_has_three_ways_to_group_and_a_filter(checked: MapWindow, qtbot: QtBot) -> None:
    board = checked.bench.board
    board.group(Grouping.KIND)
    assert lines(checked)[0] == "Premise without a ground (2)"
    board.group(Grouping.BRANCH)
    assert lines(checked)[0] == "Streets without cars are safer. (2)"
    board.show(Shown.ERRORS)
    assert lines(checked) == []


def test_guesses_come_on_demand_and_say_so(checked: MapWindow, run: Run, qtbot: QtBot) -> None:
    run(checked, "finding.guesses")
    settle(checked.bench.board, qtbot)
    assert any(line.startswith("Guess: ") for line in lines(checked))
    assert checked.docks.findings.guesses.isChecked()
    run(checked, "finding.guesses")
    settle(checked.bench.board, qtbot)
    assert len(kinds(checked)) == 2


def test_the_inspector_tells_what_was_found_and_mends_it(checked: MapWindow, qtbot: QtBot) -> None:
    checked.panes.show("inspector")
    checked.session.select([AIM])
    buttons = {b.text(): b for b in part(checked).findChildren(QPushButton)}
    assert list(buttons) == ["Add evidence", "Take as given"]
    buttons["Take as given"].click()
    settle(checked.bench.board, qtbot)
    assert part(checked).isHidden()
    checked.session.select([TRADE])
    assert part(checked).isHidden()


def test_nothing_of_a_finding_is_cut_off_in_a_narrow_inspector(checked: MapWindow) -> None:
    checked.panes.show("inspector")
    view, board = checked.docks.inspector, checked.bench.board
    form = view.widget()
    assert form is not None
    fixes = [len(finding.fix) for finding in board.sifted.open]
    assert max(fixes) > 1
    for node in checked.session.document.statements:
        checked.session.select([node])
        QApplication.processEvents()
        assert form.minimumSizeHint().width() <= view.minimumWidth(), node


def test_a_sign_on_a_card_tells_what_it_is_and_leads_to_the_inspector(
    checked: MapWindow,
) -> None:
    canvas = checked.canvas
    canvas.set_zoom(1.0)
    canvas.ensure_visible(AIM)
    QApplication.processEvents()
    box = canvas.stage.places[AIM]
    on = canvas.stage.hit(box.center._replace(x=box.right - 3, y=box.y + 3))
    assert on == OnMark(AIM, MarkKind.FINDINGS)
    corner = canvas.eye.camera.to_screen(box.center._replace(x=box.right - 3, y=box.y + 3))
    viewport = canvas.viewport()
    QTest.mouseClick(
        viewport, Qt.MouseButton.LeftButton, pos=QPoint(round(corner.x), round(corner.y))
    )
    assert checked.session.current == AIM
    assert checked.panes.is_shown("inspector")
    assert "nothing is given for it" in canvas.stage.badges.text(AIM)


def test_an_undo_in_the_middle_of_the_work_loses_nothing(checked: MapWindow, qtbot: QtBot) -> None:
    session = checked.session
    for turn in range(6):
        session.do(add.add_reason(session.document, AIM, fresh=session.fresh, text=f"R {turn}"))
        QApplication.processEvents()
        if turn % 2:
            session.undo()
    settle(checked.bench.board, qtbot)
    assert ("bare-premise", AIM) not in kinds(checked)
    assert sum(name == "bare-premise" for name, _ in kinds(checked)) == 4


def test_findings_and_dismissals_are_in_the_file(
    checked: MapWindow, qtbot: QtBot, tmp_path: Path, house: Windows
) -> None:
    board, pane = checked.bench.board, checked.docks.findings
    board.choose(board.listed[0])
    pane.detail.reason.setText("Known.")
    pane.detail.dismiss.click()
    path = tmp_path / "town.rejoinder"
    save_map(path, checked.session.document)
    again = house.new(open_map(path).document)
    settle(again.bench.board, qtbot)
    assert kinds(again) == [("bare-premise", AIM)]
    assert len(again.bench.board.sifted.dismissed) == 1


def test_open_comments_are_found_on_demand(
    show: Callable[[Document], MapWindow], town: Document, qtbot: QtBot
) -> None:
    remark = comments.add_comment(
        town, AIM, fresh=lambda: "remark", author="Desk", time="t", text="Whose aim?"
    )
    window = show(town.apply(remark))
    window.bench.board.guess(True)
    settle(window.bench.board, qtbot)
    assert ("open-comment", AIM) in kinds(window)


def test_a_map_without_findings_says_so(
    show: Callable[[Document], MapWindow], qtbot: QtBot, town: Document
) -> None:
    rows = {n: replace(row, citations=(), note="") for n, row in town.statements.items()}
    given = state.set_plausibility(town, [QUIET, AIM], Plausibility.LIKELY)
    window = show(with_tables(town, statements=rows).apply(given))
    window.panes.show("findings")
    settle(window.bench.board, qtbot)
    assert window.docks.findings.told.text() == "Nothing was found."
    assert not window.findings.has()


def test_a_heading_folds_what_is_under_it(checked: MapWindow, press: Press) -> None:
    pane = checked.docks.findings
    pane.view.setFocus()
    pane.view.setCurrentIndex(pane.model.index(0, 0))
    press(Qt.Key.Key_Return)
    assert lines(checked) == ["Warnings (2)"]
    pane.view.setCurrentIndex(pane.model.index(0, 0))
    press(Qt.Key.Key_Return)
    assert len(lines(checked)) == 3
    assert pane.model.data(QModelIndex()) is None
