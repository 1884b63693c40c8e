"""Searching in the real window: by keyboard, by mouse, in a large map, while it is edited."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot
from tests.benchmarks.large_maps import large_map

from rejoinder.editor.part import WHOLE, branch_of, told
from rejoinder.edits.remove import remove_branches
from rejoinder.edits.state import set_text
from rejoinder.gui.dialogs.link import LinkForm
from rejoinder.gui.dialogs.palette import Palette
from rejoinder.gui.window import MapWindow
from rejoinder.model.document import Document
from rejoinder.model.ids import StatementId
from rejoinder.model.roles import Role, role

Show = Callable[[Document], MapWindow]
Run = Callable[[MapWindow, str], None]
Press = Callable[..., None]
SHOPS, BUSES, QUIET = StatementId("trade"), StatementId("buses"), StatementId("quiet")


@pytest.fixture
def search(qtbot: QtBot, run: Run) -> Callable[[MapWindow, str], None]:
    """Types into the search field and waits for the end of the search."""

    def searched(window: MapWindow, text: str) -> None:
        run(window, "edit.find")
        QTest.keyClicks(window.find_bar.field, text)
        qtbot.waitUntil(lambda: window.finding.finder.is_over)
        QApplication.processEvents()

    return searched


def cells(window: MapWindow, row: int) -> list[str]:
    """What a row of the list says."""
    model = window.finding.pane.model
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]


def shown_menu(menu: QMenu) -> dict[str, str]:
    """The entries of the filter menu as it opens, with their counts."""
    menu.aboutToShow.emit()
    inner = [each for each in menu.findChildren(QMenu) if each is not menu]
    actions = [action for each in (menu, *inner) for action in each.actions()]
    return dict(a.text().split("\t") for a in actions if "\t" in a.text())


def test_typos_are_found_and_said_to_be_so(
    town_window: MapWindow, search: Callable[[MapWindow, str], None]
) -> None:
    search(town_window, "custmoers")

    assert town_window.find_bar.count.text() == "1 of 2 similar"
    assert town_window.session.current == SHOPS
    assert cells(town_window, 0)[2] == "text, similar"


def test_similar_words_wait_behind_the_exact_ones(
    town_window: MapWindow, search: Callable[[MapWindow, str], None], qtbot: QtBot
) -> None:
    session, bar = town_window.session, town_window.find_bar
    session.do(set_text(session.document, QUIET, "Costumers too"))
    search(town_window, "customers")
    assert bar.count.text() == "1 of 2"
    assert bar.similar.text() == "1 similar"

    QTest.mouseClick(bar.similar, Qt.MouseButton.LeftButton)
    assert [hit.node for hit in bar.hits] == [SHOPS, BUSES, QUIET]
    assert bar.count.text() == "1 of 3"


def test_escape_goes_back_to_where_one_was_unless_one_went_on(
    town_window: MapWindow, search: Callable[[MapWindow, str], None], press: Press
) -> None:
    session = town_window.session
    session.select([QUIET])
    search(town_window, "customers")
    assert session.current == SHOPS
    press(Qt.Key.Key_Escape)
    assert session.current == QUIET
    assert town_window.canvas.hasFocus()

    search(town_window, "customers")
    press(Qt.Key.Key_Return, Qt.Key.Key_Escape)
    assert session.current == BUSES


def test_escape_folds_again_what_the_search_unfolded(
    town_window: MapWindow,
    search: Callable[[MapWindow, str], None],
    press: Press,
    qtbot: QtBot,
) -> None:
    session = town_window.session
    session.fold([SHOPS])
    search(town_window, "bus")
    qtbot.waitUntil(lambda: session.current == BUSES)
    assert session.folded == frozenset()

    press(Qt.Key.Key_Escape)
    assert session.folded == {SHOPS}


def test_the_list_is_gone_through_by_keyboard(
    town_window: MapWindow, search: Callable[[MapWindow, str], None], press: Press
) -> None:
    search(town_window, "s")
    pane, session = town_window.finding.pane, town_window.session
    press(Qt.Key.Key_Down)
    assert town_window.panes.is_shown("results")
    assert pane.view.hasFocus()
    assert pane.view.currentIndex().row() == 0

    press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert session.current == town_window.find_bar.hits[1].node
    assert pane.view.hasFocus()
    press(Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert town_window.find_bar.field.hasFocus()


def test_a_click_in_the_list_goes_there(
    town_window: MapWindow, search: Callable[[MapWindow, str], None], qtbot: QtBot
) -> None:
    search(town_window, "customers")
    town_window.panes.show("results")
    view = town_window.finding.pane.view
    at = view.visualRect(view.model().index(1, 1)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)

    assert town_window.session.current == BUSES
    assert cells(town_window, 1) == [
        "Rebuttal",
        "Customers come by bus as well.",
        "text",
        "“Shops lose their customers.”",
    ]


def test_results_follow_edits(
    town_window: MapWindow, search: Callable[[MapWindow, str], None], qtbot: QtBot
) -> None:
    session, finder = town_window.session, town_window.finding.finder
    search(town_window, "customers")
    session.do(set_text(session.document, QUIET, "Customers again"))
    qtbot.waitUntil(lambda: finder.is_over)
    assert len(finder.hits) == 3

    session.do(remove_branches(session.document, [SHOPS]))
    assert [hit.node for hit in finder.hits] == [QUIET]
    session.undo()
    session.undo()
    qtbot.waitUntil(lambda: finder.is_over)
    assert [hit.node for hit in finder.hits] == [SHOPS, BUSES]


def test_all_results_are_selected_out_of_folds(
    town_window: MapWindow, search: Callable[[MapWindow, str], None], press: Press
) -> None:
    session = town_window.session
    search(town_window, "customers")
    session.fold([SHOPS])
    press(Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.AltModifier)

    assert session.selection == (SHOPS, BUSES)


def test_filters_are_offered_with_counts_and_typed_by_choosing(
    town_window: MapWindow, search: Callable[[MapWindow, str], None]
) -> None:
    search(town_window, "customers")
    bar = town_window.find_bar
    told = shown_menu(bar.menu)
    assert (told["Objection"], told["Rebuttal"], told["Thesis"]) == ("1", "1", "0")

    bar.menu.chosen.emit("customers role:rebuttal ")
    assert [hit.node for hit in bar.hits] == [BUSES]
    number = len(bar.menu.findChildren(QMenu))
    assert shown_menu(bar.menu)["Objection"] == "1"
    assert len(bar.menu.findChildren(QMenu)) == number


def test_a_filter_is_completed_as_one_types(
    town_window: MapWindow, search: Callable[[MapWindow, str], None], press: Press
) -> None:
    bar = town_window.find_bar
    search(town_window, "role:")
    assert bar.field.offered()[:3] == ["thesis", "premise", "objection"]

    QTest.keyClicks(bar.field, "re")
    assert bar.field.offered() == ["rebuttal"]
    popup: QWidget = bar.field.completer().popup()  # type: ignore[assignment]  # never None
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert bar.field.text() == "role:rebuttal "
    assert [hit.node for hit in bar.hits] == [BUSES]


def test_a_wrong_filter_says_what_is_possible(
    town_window: MapWindow, search: Callable[[MapWindow, str], None]
) -> None:
    search(town_window, "role:villain")

    assert "Possible after “role:”: thesis" in town_window.find_bar.place.text()
    assert town_window.find_bar.hits == ()


def test_hits_are_marked_on_the_map_while_the_bar_is_open(
    town_window: MapWindow, search: Callable[[MapWindow, str], None], press: Press
) -> None:
    search(town_window, "customers")
    assert town_window.canvas.found.nodes == {SHOPS, BUSES}
    box = town_window.canvas.position_of(BUSES)
    assert box is not None
    marked = town_window.canvas.viewport().grab().toImage().pixelColor(box + QPoint(0, 26))

    press(Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert town_window.canvas.found.nodes == frozenset()
    assert marked.blue() < marked.red()


def test_a_large_map_is_searched_in_slices_and_outdated_work_is_dropped(
    show: Show, search: Callable[[MapWindow, str], None], qtbot: QtBot
) -> None:
    window = show(large_map(10_000))
    search(window, "council wtiness role:premise")
    finder, document = window.finding.finder, window.session.document

    assert len(finder.hits) > 20
    assert {role(document, StatementId(hit.node)) for hit in finder.hits} == {Role.PREMISE}
    model = window.finding.pane.model
    assert model.rowCount() == len(finder.hits)
    assert "witness" in cells(window, model.rowCount() - 1)[1]


def test_another_map_is_another_search(
    town_window: MapWindow, search: Callable[[MapWindow, str], None], qtbot: QtBot
) -> None:
    search(town_window, "customers")
    town_window.session.replace_document(Document())

    assert town_window.find_bar.hits == ()
    qtbot.waitUntil(lambda: town_window.finding.finder.is_over)
    assert town_window.find_bar.count.text() == "Not found"


def test_results_are_shown_alone_until_that_is_left(
    town_window: MapWindow, search: Callable[[MapWindow, str], None], run: Run
) -> None:
    search(town_window, "bus")
    run(town_window, "find.alone")
    places = town_window.canvas.stage.places
    assert BUSES in places
    assert QUIET not in places

    run(town_window, "view.unfocus")
    assert QUIET in town_window.canvas.stage.places


def test_one_escape_leads_from_the_list_out_of_results_alone(
    town_window: MapWindow, search: Callable[[MapWindow, str], None], run: Run, press: Press
) -> None:
    search(town_window, "bus")
    press(Qt.Key.Key_Down)
    assert town_window.finding.pane.view.hasFocus()
    run(town_window, "find.alone")
    found = len(town_window.finding.finder.hits)
    told_there = told(town_window.session.document, town_window.session.part)
    hung = "what it hangs under" if found == 1 else "what they hang under"
    assert told_there.startswith(f"{found} result")
    assert f"for “bus” and {hung}: " in told_there
    assert told_there.endswith(" of 5 statements")
    assert town_window.finding.pane.view.hasFocus()
    press(Qt.Key.Key_Escape)
    assert town_window.session.part == WHOLE
    assert town_window.canvas.hasFocus()


def test_escape_from_the_list_leaves_no_branch(
    town_window: MapWindow, search: Callable[[MapWindow, str], None], run: Run, press: Press
) -> None:
    search(town_window, "bus")
    town_window.session.show(branch_of(SHOPS))
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Escape)
    assert town_window.session.part == branch_of(SHOPS)
    assert town_window.canvas.hasFocus()


def test_a_statement_of_ten_thousand_is_chosen_by_typing(show: Show) -> None:
    window = show(large_map(10_000))
    names = list(window.session.document.statements)
    form = LinkForm(window.bench, StatementId(names[-1]))
    assert form.choices.rows.rowCount() > 5_000

    form.choices.search.setText("wtiness")
    assert form.choices.rows.rowCount() > 100
    assert "witness" in form.choices.line().lower()
    form.deleteLater()


def test_the_palette_forgives_a_slip(town_window: MapWindow) -> None:
    palette = Palette(town_window, town_window.run, town_window)
    palette.open_over(town_window)
    QTest.keyClicks(palette.field, "objecton")

    assert "Objection" in palette.titles()[0] or "objection" in palette.titles()[0]
    palette.close()


def test_words_are_replaced_everywhere_as_one_step(
    town_window: MapWindow, search: Callable[[MapWindow, str], None], run: Run, qtbot: QtBot
) -> None:
    search(town_window, "customers")
    run(town_window, "edit.replace")
    row, session = town_window.find_bar.replacing, town_window.session
    QTest.keyClicks(row.field, "guests")
    qtbot.waitUntil(lambda: row.told.text().startswith("2 places in 2 texts"))
    QTest.mouseClick(row.every, Qt.MouseButton.LeftButton)
    texts = session.document.statements

    assert texts[SHOPS].text == "Shops lose their guests."
    assert texts[BUSES].text == "Guests come by bus as well."
    run(town_window, "edit.undo")
    assert session.document.statements[BUSES].text.startswith("Customers")
    assert not session.history.done


def test_a_word_is_replaced_where_one_is_and_the_next_is_gone_to(
    town_window: MapWindow, search: Callable[[MapWindow, str], None], run: Run
) -> None:
    session = town_window.session
    search(town_window, "customers")
    run(town_window, "edit.replace")
    row = town_window.find_bar.replacing
    row.field.setText("guests")
    QTest.keyClick(row.field, Qt.Key.Key_Return)

    assert session.document.statements[SHOPS].text == "Shops lose their guests."
    assert session.current == BUSES


def test_several_words_are_not_replaced(
    town_window: MapWindow, search: Callable[[MapWindow, str], None], run: Run, qtbot: QtBot
) -> None:
    search(town_window, "lose customers")
    run(town_window, "edit.replace")
    row = town_window.find_bar.replacing

    qtbot.waitUntil(lambda: "one word" in row.told.text())
    assert not row.every.isEnabled()


def test_the_place_is_kept_where_a_hit_is_answered_and_is_none_any_more(
    town_window: MapWindow, search: Callable[[MapWindow, str], None], qtbot: QtBot
) -> None:
    bar, session = town_window.find_bar, town_window.session
    search(town_window, "s")
    before = bar.finder.nodes
    assert len(before) > 3
    bar.go_to(before[1])
    session.do(set_text(session.document, StatementId(before[1]), "Quiet"))
    qtbot.waitUntil(
        lambda: bar.finder.is_over and before[1] not in bar.finder.nodes, timeout=20_000
    )
    session.select([before[1]])
    bar.go_on(back=False)

    assert session.current == before[2]
