"""Two versions of a map in the real window: compared, taken over from, merged, settled."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rejoinder.drawing.items import RevisionKind
from rejoinder.edits.add import add_objection, add_reason
from rejoinder.edits.remove import remove_branches
from rejoinder.edits.state import set_note, set_text
from rejoinder.files.maps import open_map, save_map
from rejoinder.gui.dialogs import ask
from rejoinder.gui.dialogs.ancestor import Ancestor
from rejoinder.gui.export_choice import Choice
from rejoinder.gui.versions import versions
from rejoinder.gui.versions.conflicts_pane import ConflictsPane
from rejoinder.gui.versions.overlay_view import OverlayView
from rejoinder.gui.window import MapWindow
from rejoinder.gui.windows import Windows
from rejoinder.model.change import Change
from rejoinder.model.document import Document
from rejoinder.model.ids import Fresh, StatementId

S = StatementId
Press = Callable[..., None]
Run = Callable[[MapWindow, str], None]
Edit = Callable[[Document], Change]


def edited(document: Document, *edits: Edit) -> Document:
    for edit in edits:
        document = document.apply(edit(document))
    return document


def quieter(document: Document) -> Change:
    return set_text(document, S("quiet"), "Streets without cars are quieter.")


def calmer(document: Document) -> Change:
    return set_text(document, S("quiet"), "Streets without cars are calm.")


@pytest.fixture
def older(town: Document, fresh: Fresh) -> Document:
    """What the map of the town was: other words, a reason less, an objection more."""
    found = edited(town, quieter, lambda d: remove_branches(d, [S("buses")]))
    return edited(found, lambda d: add_objection(d, S("aim"), fresh=fresh, text="Who says so?"))


@pytest.fixture
def compared(town_window: MapWindow, older: Document) -> MapWindow:
    town_window.versions.comparing.begin(older, "older.rejoinder")
    QApplication.processEvents()
    return town_window


def view_of(window: MapWindow) -> OverlayView:
    view = window.versions.comparing.view
    assert view is not None
    return view


def test_a_file_is_compared_by_its_command(
    town_window: MapWindow,
    older: Document,
    tmp_path: Path,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "older.rejoinder"
    save_map(path, older)
    monkeypatch.setattr(ask, "version_to_open", lambda *_, **__: path)

    run(town_window, "versions.compare")

    assert town_window.versions.is_comparing()
    assert town_window.panes.is_shown("changes")
    assert town_window.docks.changes.sentences == (
        "Reworded “Streets without cars are quieter.”.",
        "Removed the objection “Who says so?” against “A town is for people first.”.",
        "Answered “Shops lose their customers.” for the first time: “Customers come by bus as "
        "well.”.",
    )
    assert town_window.docks.changes.told.text() == ("3 changes from older.rejoinder to this map.")


def test_both_states_are_on_the_canvas(compared: MapWindow) -> None:
    told = dict(view_of(compared).stage.revisions)

    assert told[S("quiet")].kind is RevisionKind.REWORDED
    assert [(run.state.value, run.text) for run in told[S("quiet")].runs] == [
        ("kept", "Streets without cars are "),
        ("old", "quieter "),
        ("new", "safer"),
        ("kept", "."),
    ]
    assert told[S("buses")].kind is RevisionKind.ADDED
    gone = next(node for node, revision in told.items() if revision.label == "− Removed")
    card = view_of(compared).stage.card(S(gone))
    assert card is not None
    assert card.detail.startswith("− Removed")


def test_escape_leaves_and_nothing_was_changed(
    compared: MapWindow, town: Document, press: Press
) -> None:
    view_of(compared).setFocus()

    press(Qt.Key.Key_Escape)

    assert compared.versions.comparing.view is None
    assert compared.session.document == town
    assert compared.session.history.is_clean
    assert compared.versions.comparing.stack.currentWidget() is compared.canvas
    assert QApplication.focusWidget() is compared.canvas


def test_escape_leaves_from_the_list_too(compared: MapWindow, press: Press) -> None:
    assert compared.panes.is_shown("changes")
    compared.docks.changes.list.setFocus()

    press(Qt.Key.Key_Escape)

    assert not compared.versions.is_comparing()
    assert not compared.panes.is_shown("changes")
    assert QApplication.focusWidget() is compared.canvas


def test_keys_lead_from_change_to_change_and_the_canvas_follows(
    compared: MapWindow, press: Press
) -> None:
    view, pane = view_of(compared), compared.docks.changes
    view.setFocus()
    first = pane.current

    press("n")
    assert pane.current == first + 1
    assert pane.difference is not None
    assert view.session.current == pane.difference.node
    press("n", "n")
    assert pane.current == first
    press("p")
    assert pane.current == 2


def test_the_commands_lead_on_from_anywhere(compared: MapWindow, run: Run) -> None:
    compared.outline.setFocus()
    first = compared.docks.changes.current

    run(compared, "changes.next")
    assert compared.docks.changes.current == first + 1
    run(compared, "changes.previous")
    assert compared.docks.changes.current == first


def test_a_click_on_a_card_finds_its_change(compared: MapWindow, qtbot: QtBot) -> None:
    view = view_of(compared)
    spot = view.position_of(S("buses"))
    assert spot is not None

    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)

    difference = compared.docks.changes.difference
    assert difference is not None
    assert difference.node == "buses"
    assert compared.session.current == "buses"


def test_a_drag_pans_and_edits_nothing(compared: MapWindow, town: Document) -> None:
    view = view_of(compared)
    spot = view.position_of(S("quiet"))
    assert spot is not None
    before = view.eye.camera.origin
    paper = view.viewport()

    QTest.mousePress(paper, Qt.MouseButton.LeftButton, pos=spot)
    QTest.mouseMove(paper, spot + QPoint(60, 40))
    QTest.mouseRelease(paper, Qt.MouseButton.LeftButton, pos=spot + QPoint(60, 40))

    assert view.eye.camera.origin != before
    assert compared.session.document == town


def test_one_change_is_taken_over_and_undone(compared: MapWindow, town: Document, run: Run) -> None:
    pane = compared.docks.changes
    pane.go_to(0)

    run(compared, "changes.take")

    assert compared.session.document.statements[S("quiet")].text.endswith("quieter.")
    assert len(list(pane.sentences)) == 2
    run(compared, "edit.undo")
    assert compared.session.document == town
    assert len(list(pane.sentences)) == 3
    assert compared.versions.comparing.view is not None


def test_a_removed_statement_is_taken_back(compared: MapWindow, run: Run) -> None:
    compared.docks.changes.go_to(1)

    run(compared, "changes.take")

    texts = [row.text for row in compared.session.document.statements.values()]
    assert "Who says so?" in texts


def test_swapped_the_other_way_round_is_told(compared: MapWindow, run: Run) -> None:
    run(compared, "changes.swap")

    assert compared.docks.changes.told.text() == "3 changes from this map to older.rejoinder."
    assert compared.docks.changes.sentences[1].startswith("Added the objection “Who says so?”")
    compared.docks.changes.go_to(1)
    run(compared, "changes.take")
    texts = [row.text for row in compared.session.document.statements.values()]
    assert "Who says so?" in texts


def test_only_what_changed_may_be_shown(town_window: MapWindow, town: Document) -> None:
    town_window.versions.comparing.begin(edited(town, quieter), "older.rejoinder")
    view = view_of(town_window)
    assert S("trade") in view.stage.places

    town_window.docks.changes.only.setChecked(True)

    assert S("quiet") in view.stage.places
    assert S("trade") not in view.stage.places


def test_zooming_is_of_the_comparison(compared: MapWindow, run: Run) -> None:
    behind, front = compared.canvas.zoom, view_of(compared).zoom

    run(compared, "view.zoom_in")

    assert view_of(compared).zoom > front
    assert compared.canvas.zoom == behind


def test_a_comparison_is_exported_as_it_is_seen(compared: MapWindow, tmp_path: Path) -> None:
    path = tmp_path / "changes.svg"

    assert compared.files.exporting.write(Choice(), path)

    drawn = path.read_text(encoding="utf-8")
    assert "− Removed" in drawn
    assert "Who says so?" in drawn


@pytest.mark.parametrize("zoom", [0.1, 0.3, 1.0, 2.0])
def test_a_comparison_is_painted_at_every_zoom(compared: MapWindow, zoom: float) -> None:
    view = view_of(compared)

    view.set_zoom(zoom)

    assert not view.grab().isNull()


def test_the_theme_of_a_comparison_follows(compared: MapWindow, run: Run) -> None:
    run(compared, "theme.dark")

    assert view_of(compared).stage.composer.theme.name == "dark"


def test_another_map_ends_the_comparison(compared: MapWindow) -> None:
    compared.session.replace_document(Document())

    assert not compared.versions.is_comparing()
    assert compared.docks.changes.sentences == ()


def test_a_map_that_cannot_be_opened_is_told(town_window: MapWindow, tmp_path: Path) -> None:
    town_window.versions.comparing.compare_with(tmp_path / "none.rejoinder")

    assert town_window.message.text == "Cannot open none.rejoinder: there is no such file."
    assert not town_window.versions.is_comparing()


# --- merging ---


@pytest.fixture
def merged(town_window: MapWindow, town: Document, tmp_path: Path, fresh: Fresh) -> MapWindow:
    """The map after a merge that left three conflicts."""
    session = town_window.session
    save_map(tmp_path / "base.rejoinder", town)
    for edit in (quieter, lambda d: set_note(d, S("aim"), "Ours"), delete_trade):
        session.do(edit(session.document))
    theirs = edited(
        town,
        calmer,
        lambda d: set_note(d, S("aim"), "Theirs"),
        lambda d: add_reason(d, S("buses"), fresh=fresh, text="Lines were built."),
    )
    save_map(tmp_path / "theirs.rejoinder", theirs)
    town_window.versions.merge_with(tmp_path / "theirs.rejoinder", tmp_path / "base.rejoinder")
    QApplication.processEvents()
    return town_window


def delete_trade(document: Document) -> Change:
    return remove_branches(document, [S("trade")])


def pane_of(window: MapWindow) -> ConflictsPane:
    return window.docks.conflicts


def test_a_merge_is_one_step_and_its_conflicts_stand_side_by_side(merged: MapWindow) -> None:
    pane = pane_of(merged)

    assert merged.panes.is_shown("conflicts")
    assert pane.left_over == 3
    assert merged.session.history.done[-1].label == "Merge with theirs.rejoinder"
    pane.step(2)
    told = [pane.values[name].words.toPlainText() for name in ("base", "ours", "theirs")]
    assert pane.sentence.text() == (
        "This version deleted the statement “Shops lose their customers.”. In the other version "
        "“Customers come by bus as well.” under it was argued with."
    )
    assert told == ["Shops lose their customers.", "(deleted)", "Shops lose their customers."]


def conflict_on(window: MapWindow, name: str) -> None:
    pane = pane_of(window)
    for _ in range(pane.left_over):
        if pane.current is not None and pane.current.on == name:
            return
        pane.step(1)
    raise AssertionError(name)


def test_one_key_settles_each(merged: MapWindow, press: Press) -> None:
    pane = pane_of(merged)
    pane.setFocus()
    conflict_on(merged, "quiet")
    press("2")
    assert merged.session.document.statements[S("quiet")].text.endswith("calm.")
    conflict_on(merged, "aim")
    press("3")
    assert merged.session.document.statements[S("aim")].note == "Ours\n\nTheirs"
    conflict_on(merged, "trade")
    press("1")
    assert S("trade") not in merged.session.document.statements
    assert pane.left_over == 0
    assert pane.told.text().startswith("No conflicts.")
    assert merged.session.document.conflicts == {}


def test_words_of_ones_own_settle_a_conflict(merged: MapWindow, press: Press) -> None:
    pane = pane_of(merged)
    pane.setFocus()
    conflict_on(merged, "quiet")

    press("4")
    assert pane.field.toPlainText() == "Streets without cars are quieter."
    press("Cars make noise.")
    press(Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)

    assert merged.session.document.statements[S("quiet")].text == "Cars make noise."
    assert pane.left_over == 2
    assert QApplication.focusWidget() is pane


def test_escape_gives_up_ones_own_words(merged: MapWindow, press: Press) -> None:
    pane = pane_of(merged)
    pane.setFocus()
    conflict_on(merged, "quiet")

    press("4", "Never mind.", Qt.Key.Key_Escape)

    assert pane.field.isHidden()
    assert pane.left_over == 3


def test_settling_and_merging_are_undone_step_by_step(
    merged: MapWindow, run: Run, press: Press
) -> None:
    pane = pane_of(merged)
    pane.setFocus()
    press("2")
    assert pane.left_over == 2

    run(merged, "edit.undo")
    assert pane.left_over == 3
    run(merged, "edit.undo")
    assert pane.left_over == 0
    assert S("trade") not in merged.session.document.statements


def test_conflicts_are_saved_and_shown_when_the_map_is_opened(
    merged: MapWindow, house: Windows, saved_as: Path, run: Run, qtbot: QtBot
) -> None:
    run(merged, "file.save_as")
    qtbot.waitUntil(saved_as.exists, timeout=20_000)
    opened = open_map(saved_as)
    assert len(opened.document.conflicts) == 3

    other = house.new(Document())
    qtbot.waitExposed(other)
    other.session.replace_document(opened.document)

    assert pane_of(other).left_over == 3
    assert other.panes.is_shown("conflicts")


@pytest.mark.parametrize(
    ("answer", "conflicts"), [(Ancestor.CHOOSE, 1), (Ancestor.WITHOUT, 1), (Ancestor.CANCEL, 0)]
)
def test_the_command_asks_for_the_other_map_and_the_base(
    answer: Ancestor,
    conflicts: int,
    town_window: MapWindow,
    town: Document,
    tmp_path: Path,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    save_map(tmp_path / "base.rejoinder", town)
    save_map(tmp_path / "theirs.rejoinder", edited(town, calmer))
    town_window.session.do(quieter(town))
    asked = iter((tmp_path / "theirs.rejoinder", tmp_path / "base.rejoinder"))
    monkeypatch.setattr(ask, "version_to_open", lambda *_, **__: next(asked))
    monkeypatch.setattr(versions, "ask_ancestor", lambda *_: answer)

    run(town_window, "versions.merge")

    assert pane_of(town_window).left_over == conflicts
    assert len(town_window.session.history.done) == 1 + (answer is not Ancestor.CANCEL)


def test_what_another_program_wrote_is_merged_with_what_is_open(
    town_window: MapWindow, town: Document, saved_as: Path, run: Run, qtbot: QtBot
) -> None:
    run(town_window, "file.save_as")
    qtbot.waitUntil(lambda: town_window.file.path == saved_as, timeout=20_000)
    town_window.session.do(quieter(town_window.session.document))
    save_map(saved_as, edited(town, lambda d: set_note(d, S("aim"), "Theirs")))

    town_window.file.look_at_disk()
    assert [button.text() for button in town_window.message.buttons] == ["Merge", "Load it again"]
    town_window.message.buttons[0].click()

    def is_merged() -> bool:
        return town_window.session.document.statements[S("aim")].note == "Theirs"

    qtbot.waitUntil(is_merged, timeout=20_000)
    assert town_window.session.document.statements[S("quiet")].text.endswith("quieter.")
    assert not town_window.session.history.is_clean
    run(town_window, "file.save")
    qtbot.waitUntil(lambda: town_window.session.history.is_clean, timeout=20_000)
    assert open_map(saved_as).document == town_window.session.document
