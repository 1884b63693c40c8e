"""Long work leaves the window alive, says what it is, and can be given up."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.benchmarks.large_maps import large_map

from rejoinder.editor.commands import BY_ID
from rejoinder.edits.state import set_text
from rejoinder.files.disk import Disk
from rejoinder.files.maps import open_map, save_map
from rejoinder.gui.dialogs import ask
from rejoinder.gui.dialogs.export import LONGEST_PREVIEW, ExportForm
from rejoinder.gui.export_choice import Choice
from rejoinder.gui.window import MapWindow
from rejoinder.gui.windows import Windows
from rejoinder.gui.work import Task, Work, WorkBar
from rejoinder.model.document import Document
from rejoinder.model.ids import StatementId
from rejoinder.paint.apart import MANY

THESIS = StatementId("thesis")
Run = Callable[[MapWindow, str], None]
Show = Callable[[Document], MapWindow]


class SlowDisk:
    """Lets the disk go on, or not."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.goes_on = threading.Event()
        for name in ("read", "replace"):
            monkeypatch.setattr(Disk, name, self._held(getattr(Disk, name)))

    def _held(self, plain: Callable[..., object]) -> Callable[..., object]:
        def held(*given: object) -> object:
            assert self.goes_on.wait(20)
            return plain(*given)

        return held


@pytest.fixture
def run() -> Run:
    """Runs a command by its id, and does not wait for what it begins."""

    def command(window: MapWindow, name: str) -> None:
        assert BY_ID[name].when(window), name
        window.run(BY_ID[name])
        QApplication.processEvents()

    return command


@pytest.fixture
def path(tmp_path: Path, town: Document) -> Path:
    place = tmp_path / "town.rejoinder"
    save_map(place, town)
    return place


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch, path: Path) -> Iterator[SlowDisk]:
    assert path.exists()  # it was written while the disk was quick
    disk = SlowDisk(monkeypatch)
    yield disk
    disk.goes_on.set()


def repaints(window: MapWindow, qtbot: QtBot) -> bool:
    """Whether the window still paints what happens in it."""
    session = window.session
    for text in ("One word", "and another"):
        if THESIS in session.document.statements:
            session.do(set_text(session.document, THESIS, text))
        picture = window.grab().toImage()
        window.status.say(text)
        qtbot.wait(30)
        if window.grab().toImage() == picture:
            return False
    return True


def test_a_slow_file_leaves_the_window_alive_and_says_what_is_done(
    window: MapWindow, house: Windows, path: Path, slow: SlowDisk, qtbot: QtBot, town: Document
) -> None:
    house.open([path], by=window)
    assert window.opening.bar.isHidden()
    qtbot.waitUntil(lambda: not window.opening.bar.isHidden())
    assert window.opening.bar.label.text() == "Opening town.rejoinder…"
    assert repaints(window, qtbot)
    assert window.session.document == Document()

    slow.goes_on.set()
    qtbot.waitUntil(lambda: window.file.path == path)
    assert window.session.document == town
    assert window.opening.bar.isHidden()


def test_cancel_leaves_everything_as_it_was(
    window: MapWindow, house: Windows, path: Path, slow: SlowDisk, qtbot: QtBot
) -> None:
    house.open([path], by=window)
    qtbot.waitUntil(lambda: not window.opening.bar.isHidden())
    window.opening.bar.button.click()
    assert window.opening.bar.isHidden()
    assert window.status.currentMessage() == "town.rejoinder was not opened."

    slow.goes_on.set()
    qtbot.wait(100)
    assert (house.all, window.session.document) == ([window], Document())
    house.open([path], by=window)
    qtbot.waitUntil(lambda: window.file.path == path)


def test_a_file_asked_for_twice_while_it_is_read_opens_once(
    window: MapWindow, house: Windows, path: Path, slow: SlowDisk, qtbot: QtBot
) -> None:
    house.open([path, path], by=window)
    slow.goes_on.set()
    qtbot.waitUntil(lambda: window.file.path == path and not window.opening.is_busy)
    assert house.all == [window]


@pytest.fixture
def opened(house: Windows, path: Path) -> MapWindow:
    house.open([path])
    QApplication.processEvents()
    return house.all[-1]


def change(window: MapWindow, text: str) -> None:
    window.session.do(set_text(window.session.document, THESIS, text))


def test_edits_go_on_while_a_map_is_saved(
    opened: MapWindow, path: Path, run: Run, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    slow = SlowDisk(monkeypatch)
    change(opened, "Saved")
    run(opened, "file.save")
    change(opened, "Typed meanwhile")
    qtbot.waitUntil(lambda: not opened.file.saving.bar.isHidden())
    slow.goes_on.set()
    qtbot.waitUntil(lambda: not opened.file.saving.is_busy)

    assert open_map(path).document.statements[THESIS].text == "Saved"
    assert not opened.session.history.is_clean
    opened.session.undo()
    assert opened.session.history.is_clean


def test_a_second_save_waits_for_the_first_and_has_the_later_map(
    opened: MapWindow, path: Path, run: Run, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    slow = SlowDisk(monkeypatch)
    for text in ("First", "Second"):
        change(opened, text)
        run(opened, "file.save")
    slow.goes_on.set()
    qtbot.waitUntil(lambda: not opened.file.saving.is_busy)

    assert open_map(path).document.statements[THESIS].text == "Second"
    assert opened.session.history.is_clean
    assert opened.message.text == ""


def test_a_save_that_waited_for_save_as_goes_to_the_new_place(
    opened: MapWindow, path: Path, run: Run, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    before, new = path.read_bytes(), path.with_name("new.rejoinder")
    monkeypatch.setattr(ask, "place_to_save", lambda *_: new)
    slow = SlowDisk(monkeypatch)
    for text, command in (("First", "file.save_as"), ("Second", "file.save")):
        change(opened, text)
        run(opened, command)
    slow.goes_on.set()
    qtbot.waitUntil(lambda: not opened.file.saving.is_busy)

    assert open_map(new).document.statements[THESIS].text == "Second"
    assert (opened.file.path, path.read_bytes()) == (new, before)
    assert opened.message.text == ""


def test_a_save_that_is_given_up_leaves_the_file_and_the_changes(
    opened: MapWindow, path: Path, run: Run, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    before, slow = path.read_bytes(), SlowDisk(monkeypatch)
    change(opened, "Not saved")
    run(opened, "file.save")
    qtbot.waitUntil(lambda: not opened.file.saving.bar.isHidden())
    opened.file.saving.bar.button.click()
    slow.goes_on.set()
    qtbot.wait(100)

    assert (path.read_bytes(), list(path.parent.glob(".*"))) == (before, [])
    assert opened.isWindowModified()


def test_closing_waits_for_the_save(
    opened: MapWindow, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ask, "unsaved", lambda *_: ask.Answer.SAVE)
    slow = SlowDisk(monkeypatch)
    change(opened, "Last words")
    threading.Timer(0.3, slow.goes_on.set).start()

    assert opened.close()
    assert open_map(path).document.statements[THESIS].text == "Last words"


def test_a_large_map_is_exported_while_one_goes_on(
    show: Show, run: Run, tmp_path: Path, qtbot: QtBot
) -> None:
    window = show(large_map(MANY + 20))
    path = tmp_path / "map.svg"
    exporting = window.files.exporting
    assert not exporting.write(Choice(), path)
    assert not path.exists()
    change_name = next(iter(window.session.document.statements))
    window.session.do(set_text(window.session.document, change_name, "Typed meanwhile"))
    qtbot.waitUntil(lambda: not exporting.work.is_busy, timeout=60_000)

    assert window.status.currentMessage() == "Exported to map.svg."
    written = path.read_text("utf-8")
    assert written.rstrip().endswith("</svg>")
    assert "Typed meanwhile" not in written


def test_an_export_runs_nothing_from_the_folder_one_is_in(
    show: Show, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    downloads = tmp_path / "downloads"
    downloads.mkdir()
    (downloads / "msgspec.py").write_text("raise SystemExit(1)")
    monkeypatch.chdir(downloads)
    exporting = show(large_map(MANY + 20)).files.exporting
    exporting.write(Choice(), tmp_path / "map.svg")
    qtbot.waitUntil(lambda: not exporting.work.is_busy, timeout=60_000)

    assert (tmp_path / "map.svg").exists()


def test_an_export_that_is_given_up_leaves_no_file_and_no_process(
    show: Show, tmp_path: Path, qtbot: QtBot
) -> None:
    window = show(large_map(MANY + 20))
    exporting = window.files.exporting
    exporting.write(Choice(), tmp_path / "map.svg")
    threads = threading.active_count()
    exporting.work.bar.button.click()
    qtbot.waitUntil(lambda: threading.active_count() < threads, timeout=20_000)

    assert list(tmp_path.glob("*map*")) == []
    assert window.status.currentMessage() == "map.svg was not exported."


def test_a_picture_beyond_the_limit_is_refused_from_the_other_process(
    show: Show, tmp_path: Path, qtbot: QtBot
) -> None:
    window = show(large_map(MANY * 4))
    exporting = window.files.exporting
    exporting.write(Choice(format="png", scale="4"), tmp_path / "map.png")
    qtbot.waitUntil(lambda: not exporting.work.is_busy, timeout=60_000)

    assert "pixels" in window.message.text
    assert list(tmp_path.glob("*map*")) == []


def test_the_preview_of_a_large_map_comes_when_it_is_painted(show: Show, qtbot: QtBot) -> None:
    window = show(large_map(MANY + 20))
    form = ExportForm(
        window.files.exporting.subject(), Choice(), composer=window.house.composer, parent=window
    )
    form.show()
    bars = form.findChildren(WorkBar)
    assert "on its way" in form.told.text()
    assert [bar.window() for bar in bars] == [form]
    assert form.preview.picture.isNull()
    qtbot.waitUntil(lambda: not form.preview.picture.isNull(), timeout=60_000)

    assert max(form.preview.picture.width(), form.preview.picture.height()) == LONGEST_PREVIEW
    assert "on its way" not in form.told.text()
    form.done(0)


def test_a_fault_keeps_no_other_work_waiting(window: MapWindow, qtbot: QtBot) -> None:
    work, goes_on, found = Work(window), threading.Event(), list[str]()

    def fail() -> str:
        assert goes_on.wait(20)
        raise ZeroDivisionError

    def task(run: Callable[[], str]) -> Task[str]:
        return Task(run, found.append, lambda _: None, lambda: True, lambda: None)

    work.begin("Failing…", lambda: task(fail))
    work.begin("Waiting…", lambda: task(lambda: "done"))
    with qtbot.captureExceptions() as faults:
        goes_on.set()
        qtbot.waitUntil(lambda: found == ["done"])
    assert [kind for kind, *_ in faults] == [ZeroDivisionError]
