"""The real window, on no screen, with settings and files in a folder of the test's own."""

from collections.abc import Callable, Iterator
from functools import partialmethod
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from rejoinder.editor.commands import BY_ID
from rejoinder.gui.canvas import frames
from rejoinder.gui.clip import release_clipboard
from rejoinder.gui.dialogs import ask
from rejoinder.gui.finding import finder
from rejoinder.gui.plain import PlainText
from rejoinder.gui.window import MapWindow
from rejoinder.gui.windows import Windows
from rejoinder.model.document import Document
from rejoinder.model.ids import ArticleId, InferenceId, StatementId
from rejoinder.model.records import (
    MAP_ID,
    Article,
    Inference,
    MapRow,
    Polarity,
    PremiseOf,
    Statement,
)
from rejoinder.model.text import paragraphs
from rejoinder.settings import Settings

OFFSCREEN = "This plugin does not support (propagateSizeHints|raise|grabbing the keyboard)"
"""What Qt's offscreen platform says of windows as such; it has no window manager."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if item.path.parent == here:
            item.add_marker(pytest.mark.qt_log_ignore(OFFSCREEN))


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Frames at rest are whole, searches are over at once, and what is waited for has its
    time, on however slow a machine.
    """
    monkeypatch.setattr(frames, "AT_REST", 60.0)
    monkeypatch.setattr(finder, "SLICE", 60_000)
    monkeypatch.setattr(QtBot, "waitUntil", partialmethod(QtBot.waitUntil, timeout=60_000))


def let_read(house: Windows) -> None:
    """Lets every window read what it was asked to open."""
    for window in house.all:
        window.opening.wait()
    QApplication.processEvents()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings that nobody else has."""
    return Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def house(
    qapp: QApplication,
    qtbot: QtBot,  # catches what Qt swallows
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Windows]:
    """All windows of a test, in the light theme and without motion."""
    settings.theme = "light"
    literal = PlainText(qapp)
    qapp.installEventFilter(literal)
    windows = Windows(qapp, settings, animated=False)
    yield windows
    monkeypatch.setattr(ask, "unsaved", lambda *_: ask.Answer.DISCARD)
    windows.quit()
    release_clipboard()
    qapp.removeEventFilter(literal)
    windows.appearance.deleteLater()
    windows.deleteLater()
    qapp.processEvents()


@pytest.fixture
def show(house: Windows, qtbot: QtBot) -> Callable[[Document], MapWindow]:
    """Opens a window on a map, as one that has no place yet."""

    def opened(document: Document) -> MapWindow:
        window = house.new(document)
        window.resize(1280, 800)
        if house.settings.bytes("state").isEmpty():
            window.panes.show("outline")  # the screen of a test is small
        qtbot.waitExposed(window)
        QApplication.processEvents()
        window.canvas.setFocus()
        return window

    return opened


@pytest.fixture
def window(show: Callable[[Document], MapWindow]) -> MapWindow:
    """A window on an empty map."""
    return show(Document())


@pytest.fixture
def run() -> Callable[[MapWindow, str], None]:
    """Runs a command by its id, as its menu would, and lets a file be saved that it saves."""

    def command(window: MapWindow, name: str) -> None:
        assert BY_ID[name].when(window), name
        window.run(BY_ID[name])
        window.file.saving.wait()
        QApplication.processEvents()

    return command


@pytest.fixture
def press() -> Callable[..., None]:
    """Presses keys on whatever has the focus: "Tab", "Ctrl+2", or text to type."""

    def pressed(*keys: Qt.Key | str, modifier: Qt.KeyboardModifier | None = None) -> None:
        for key in keys:
            for each in key if isinstance(key, str) else (key,):
                _press(each, modifier)

    return pressed


def _press(key: Qt.Key | str, modifier: Qt.KeyboardModifier | None) -> None:
    focus: QWidget | None = QApplication.focusWidget()
    assert focus is not None
    held = Qt.KeyboardModifier.NoModifier if modifier is None else modifier
    if isinstance(key, str):
        QTest.keyClicks(focus, key, held)
    else:
        QTest.keyClick(focus, key, held)
    QApplication.processEvents()


@pytest.fixture
def saved_as(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The place that "Save as" gets as its answer."""
    path = tmp_path / "map.rejoinder"
    monkeypatch.setattr(ask, "place_to_save", lambda *_: path)
    return path


def premise(step: str, text: str, order: str = "a0") -> Statement:
    return Statement(text=text, premise_of=(PremiseOf(inference=InferenceId(step), order=order),))


@pytest.fixture
def town() -> Document:
    """A thesis, two co-premises for it, an objection, and a rebuttal of that."""
    thesis, oppose = StatementId("thesis"), Polarity.OPPOSE
    return Document(
        map={MAP_ID: MapRow(title="Town", thesis=thesis)},
        statements={
            thesis: Statement(text="The town should close its centre to cars."),
            StatementId("quiet"): premise("joint", "Streets without cars are safer."),
            StatementId("aim"): premise("joint", "A town is for people first.", "a1"),
            StatementId("trade"): premise("against", "Shops lose their customers."),
            StatementId("buses"): premise("answer", "Customers come by bus as well."),
        },
        inferences={
            InferenceId("joint"): Inference(conclusion=thesis, order="a0"),
            InferenceId("against"): Inference(conclusion=thesis, order="a1", polarity=oppose),
            InferenceId("answer"): Inference(
                conclusion=StatementId("trade"), order="a0", polarity=oppose
            ),
        },
    )


@pytest.fixture
def town_window(show: Callable[[Document], MapWindow], town: Document) -> MapWindow:
    """A window on the map of the town."""
    return show(town)


FERRY = """A town that keeps its river

The Ferry Lane bridge should stay closed to cars. It was built for carts in 1871. Those who want \
it open speak of ten lost minutes.

Since the closure the number of people on foot has tripled 😀. The council's counters show 4,100 \
crossings a day. Shops on the east bank report more custom.

دریا کا پل بند رہنا چاہیے۔ لوگ پیدل چلتے ہیں۔

Opponents answer that a new bridge would do both. It would cost eleven million.
"""
"""An article that nobody wrote: with an emoji, and a paragraph that runs from right to left."""


@pytest.fixture
def ferry() -> Document:
    """An article with its text, and no map yet."""
    article = Article(title="A river", author="Ines Okoro", paragraphs=paragraphs(FERRY))
    return Document(articles={ArticleId("ferry"): article})


@pytest.fixture
def reading_room(show: Callable[[Document], MapWindow], ferry: Document) -> MapWindow:
    """A window on the article, its pane open and with the keyboard in its text."""
    window = show(ferry)
    window.panes.show("article")
    window.resizeDocks([window.panes.docks["article"]], [420], Qt.Orientation.Horizontal)
    QApplication.processEvents()
    window.docks.article.text.setFocus()
    QApplication.processEvents()
    return window
