"""Opening, saving and closing: what is open is never lost, what fails is said in words."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QApplication, QMenu
from tests.gui.conftest import let_read

from rejoinder.edits.state import set_text
from rejoinder.files.maps import open_map, save_map
from rejoinder.gui.dialogs import ask
from rejoinder.gui.file_work import examples, told_folder
from rejoinder.gui.window import MapWindow, dropped_maps
from rejoinder.gui.windows import Windows
from rejoinder.model.document import Document
from rejoinder.model.ids import StatementId
from rejoinder.resources import bundled_map

Run = Callable[[MapWindow, str], None]
Show = Callable[[Document], MapWindow]
THESIS = StatementId("thesis")


@pytest.fixture
def path(tmp_path: Path, town: Document) -> Path:
    """The map of the town on disk."""
    place = tmp_path / "town.rejoinder"
    save_map(place, town)
    return place


@pytest.fixture
def opened(house: Windows, path: Path) -> MapWindow:
    """A window on the map on disk."""
    house.open([path])
    let_read(house)
    QApplication.processEvents()
    return house.all[-1]


def change(window: MapWindow, text: str = "Changed") -> None:
    window.session.do(set_text(window.session.document, THESIS, text))
    QApplication.processEvents()


def test_an_edit_marks_the_window_as_changed_and_saving_clears_it(
    opened: MapWindow, run: Run, path: Path
) -> None:
    change(opened)
    assert opened.isWindowModified()
    run(opened, "file.save")

    assert not opened.isWindowModified()
    assert open_map(path).document.statements[THESIS].text == "Changed"


def test_the_title_is_that_of_the_map(opened: MapWindow) -> None:
    assert opened.windowTitle() == "Town[*] – Rejoinder"
    assert opened.windowFilePath().endswith("town.rejoinder")


@pytest.mark.parametrize(
    ("answer", "closes", "text"),
    [
        (ask.Answer.SAVE, True, "Changed"),
        (ask.Answer.DISCARD, True, "The town should close its centre to cars."),
        (ask.Answer.CANCEL, False, "The town should close its centre to cars."),
    ],
)
def test_closing_asks_about_unsaved_changes(
    opened: MapWindow,
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    answer: ask.Answer,
    closes: bool,
    text: str,
) -> None:
    monkeypatch.setattr(ask, "unsaved", lambda *_: answer)
    change(opened)

    assert opened.close() is closes
    assert open_map(path).document.statements[THESIS].text == text


def test_a_window_without_changes_closes_at_once(
    opened: MapWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ask, "unsaved", lambda *_: pytest.fail("asked"))

    assert opened.close()


def test_a_refused_file_is_said_and_what_is_open_stays(
    opened: MapWindow, house: Windows, tmp_path: Path, town: Document
) -> None:
    bad = tmp_path / "bad.rejoinder"
    bad.write_text("{", encoding="utf-8")
    house.open([bad], by=opened)
    let_read(house)

    assert opened.message.text.startswith("Cannot open bad.rejoinder:")
    assert opened.session.document == town


def test_a_missing_file_leaves_the_list_of_recent_ones(
    opened: MapWindow, house: Windows, tmp_path: Path
) -> None:
    gone = tmp_path / "gone.rejoinder"
    house.settings.add_recent(gone)
    house.open([gone], by=opened)
    let_read(house)

    assert "gone.rejoinder" in opened.message.text
    assert gone not in house.settings.recent


def test_a_failed_save_is_said_with_a_way_out_and_nothing_is_lost(
    opened: MapWindow, run: Run, path: Path
) -> None:
    change(opened)
    path.chmod(0o444)
    run(opened, "file.save")
    path.chmod(0o644)

    assert opened.message.text.startswith("Cannot save town.rejoinder:")
    assert [b.text() for b in opened.message.buttons] == ["Save as…"]
    assert opened.isWindowModified()
    assert opened.session.document.statements[THESIS].text == "Changed"


def test_a_file_that_another_program_changed_is_not_written_over(
    opened: MapWindow, run: Run, path: Path, town: Document
) -> None:
    theirs = town.apply(set_text(town, THESIS, "Theirs"))
    save_map(path, theirs)
    change(opened, "Mine")
    run(opened, "file.save")
    assert open_map(path).document == theirs

    told = [button.text() for button in opened.message.buttons]
    assert told == ["Merge", "Save anyway", "Save as…"]
    opened.message.buttons[1].click()
    assert open_map(path).document.statements[THESIS].text == "Mine"


def test_a_change_on_disk_is_said_once_and_can_be_loaded(
    opened: MapWindow, path: Path, town: Document
) -> None:
    save_map(path, town.apply(set_text(town, THESIS, "Theirs")))
    opened.file.look_at_disk()
    assert "changed by another program" in opened.message.text

    opened.message.buttons[0].click()
    assert opened.session.document.statements[THESIS].text == "Theirs"
    opened.file.look_at_disk()
    assert opened.message.text == ""


def test_reverting_goes_back_to_what_is_on_disk_and_can_be_undone(
    opened: MapWindow, run: Run, town: Document
) -> None:
    change(opened)
    opened.session.select([StatementId("trade")])
    run(opened, "file.revert")
    assert opened.session.document == town
    assert opened.session.selection == (StatementId("trade"),)
    assert not opened.isWindowModified()

    run(opened, "edit.undo")
    assert opened.session.document.statements[THESIS].text == "Changed"
    assert opened.isWindowModified()


def test_a_repaired_map_is_marked_as_changed_until_it_is_saved(
    house: Windows, path: Path, run: Run
) -> None:
    data = path.read_text("utf-8").replace('"inference": "answer"', '"inference": "nowhere"')
    path.write_text(data, encoding="utf-8")
    house.open([path])
    let_read(house)
    shown = house.all[-1]
    QApplication.processEvents()
    assert shown.isWindowModified()
    assert path.read_text("utf-8") == data

    run(shown, "file.save")
    assert not shown.isWindowModified()
    assert shown.message.text == ""


def test_a_message_goes_when_its_cause_is_over(
    opened: MapWindow, house: Windows, run: Run, path: Path, tmp_path: Path
) -> None:
    house.open([tmp_path / "gone.rejoinder"], by=opened)
    let_read(house)
    assert "gone.rejoinder" in opened.message.text
    change(opened)
    assert "gone.rejoinder" in opened.message.text

    run(opened, "file.save")
    assert opened.message.text == ""
    assert opened.status.currentMessage() == "Saved town.rejoinder."


def test_a_refused_file_is_forgotten_when_another_one_opens(
    opened: MapWindow, house: Windows, tmp_path: Path, town: Document
) -> None:
    house.open([tmp_path / "gone.rejoinder"], by=opened)
    let_read(house)
    save_map(tmp_path / "other.rejoinder", town)
    house.open([tmp_path / "other.rejoinder"], by=opened)
    let_read(house)
    QApplication.processEvents()

    assert opened.message.text == ""
    assert house.all[-1].windowTitle() == "Town — other.rejoinder[*] – Rejoinder"


def test_recent_maps_are_listed_with_their_folders(opened: MapWindow, path: Path) -> None:
    menu = QMenu()
    opened.files.list_recent(menu)

    assert (
        menu.actions()[0].text() == f"town.rejoinder — {told_folder(path.parent, home=Path.home())}"
    )
    assert told_folder(Path("/people/ann/cases"), home=Path("/people/ann")) == "~/cases"


def test_a_map_that_is_open_comes_forward_instead_of_opening_twice(
    opened: MapWindow, house: Windows, path: Path
) -> None:
    house.open([path, path.parent / "." / path.name])
    let_read(house)

    assert house.all == [opened]


def test_an_untouched_window_takes_the_map_that_is_opened(
    window: MapWindow, house: Windows, path: Path
) -> None:
    house.open([path], by=window)
    let_read(house)

    assert house.all == [window]
    assert window.file.path == path


def test_a_new_window_opens_on_an_empty_map(opened: MapWindow, run: Run, house: Windows) -> None:
    run(opened, "file.new")

    assert len(house.all) == 2
    assert house.all[-1].session.document == Document()


def test_an_example_is_saved_elsewhere(
    house: Windows, run: Run, saved_as: Path, town: Document
) -> None:
    example = bundled_map("two-sided-debate.rejoinder")
    before = example.read_bytes()
    house.open_example(example)
    shown = house.all[-1]
    assert shown.file.path is None
    run(shown, "file.save")

    assert saved_as.exists()
    assert example.read_bytes() == before


def test_every_example_opens_without_problems(house: Windows) -> None:
    for title, path in examples():
        house.open_example(path)
        assert house.all[-1].message.text == ""
        assert house.all[-1].session.document.title == title


def test_a_flawed_map_opens_with_its_problems_listed(house: Windows, path: Path) -> None:
    data = path.read_text("utf-8").replace('"inference": "answer"', '"inference": "nowhere"')
    path.write_text(data, encoding="utf-8")
    house.open([path])
    let_read(house)
    shown = house.all[-1]
    assert shown.message.text.startswith(
        "town.rejoinder was opened with 2 repairs: a link to nothing"
    )

    shown.message.buttons[0].click()
    assert shown.panes.is_shown("findings")
    assert len(shown.docks.findings.problems.texts()) > 0


def test_saving_as_another_name_is_remembered(
    opened: MapWindow, run: Run, saved_as: Path, house: Windows
) -> None:
    run(opened, "file.save_as")

    assert opened.file.path == saved_as
    assert house.settings.recent[0] == saved_as


def test_only_maps_can_be_dropped_on_a_window(tmp_path: Path) -> None:
    data = QMimeData()
    names = [tmp_path / "a.rejoinder", tmp_path / "b.txt"]
    data.setUrls([QUrl.fromLocalFile(str(name)) for name in names])

    assert dropped_maps(data) == (names[0],)


def test_quitting_stops_where_a_window_stays(
    opened: MapWindow, house: Windows, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ask, "unsaved", lambda *_: ask.Answer.CANCEL)
    change(opened)
    house.quit()

    assert house.all == [opened]


def test_a_folder_is_refused_in_words(opened: MapWindow, house: Windows, tmp_path: Path) -> None:
    folder = tmp_path / "folder.rejoinder"
    os.mkdir(folder)  # noqa: PTH102  # a plain folder
    house.open([folder], by=opened)
    let_read(house)

    assert "folder.rejoinder" in opened.message.text
