"""Nothing is left of a window that was closed, nor of an edit that was taken back.

Objects are counted, few times; ``tests/benchmarks/memory.py`` measures bytes, many times.
"""

import gc
from collections import Counter

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.benchmarks.large_maps import large_map

from rejoinder.edits.add import add_objection
from rejoinder.edits.state import set_text
from rejoinder.gui.window import MapWindow
from rejoinder.gui.windows import Windows
from rejoinder.layout import live
from rejoinder.model.document import Document
from rejoinder.model.ids import StatementId

REST = 500
"""Milliseconds in which what is done when a person rests is done."""

BOUNDED = (
    "rejoinder.paint.",
    "rejoinder.drawing.",
    "rejoinder.layout.geometry.",
    "rejoinder.editor.visits.",
)
"""Modules whose objects are kept up to a fixed number, reached or not."""


def open_and_close(windows: Windows, document: Document) -> None:
    """One window on ``document``, shown, painted and gone."""
    window = windows.new(document)
    QApplication.processEvents()
    window.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


def edit_and_undo(window: MapWindow, number: int) -> None:
    """A card added and written in, and both taken back."""
    session = window.session
    names = sorted(session.document.statements)
    about = StatementId(names[number % len(names)])
    change = add_objection(session.document, about, fresh=session.fresh)
    session.do(change, select=[StatementId(change.created("statements")[0])])
    new = StatementId(change.created("statements")[0])
    session.do(set_text(session.document, new, f"Objection {number}"))
    QApplication.processEvents()
    session.undo()
    session.undo()
    QApplication.processEvents()


def census() -> Counter[str]:
    """How many objects there are of each of our types, and of Qt's."""
    while gc.collect():
        pass
    names = (f"{type(thing).__module__}.{type(thing).__qualname__}" for thing in gc.get_objects())
    ours = (name for name in names if name.startswith(("rejoinder.", "PySide6.QtWidgets")))
    return Counter(name for name in ours if not name.startswith(BOUNDED))


def test_nothing_is_left_of_closed_windows(house: Windows) -> None:
    document = large_map(40)
    for _ in range(2):
        open_and_close(house, document)
    before = census()
    for _ in range(4):
        open_and_close(house, document)

    assert census() - before == {}


def test_nothing_is_left_of_edits_that_were_taken_back(
    town_window: MapWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "SLEEPERS", 0)  # so many are kept, and no more

    def edited(times: int) -> None:
        for number in range(times):
            edit_and_undo(town_window, number)
        qtbot.waitUntil(lambda: town_window.bench.scales.latest() is not None)
        qtbot.wait(REST)
        qtbot.waitUntil(lambda: town_window.bench.board.is_ready)

    edited(10)
    edited(10)  # the first weighing has come, and what is found by it
    before = census()
    edited(40)

    assert census() - before == {}
