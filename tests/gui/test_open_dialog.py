"""Asking for a file: what is typed in full is taken, and so is what Enter meant."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from rejoinder.gui.dialogs import ask
from rejoinder.gui.window import MapWindow


@pytest.fixture
def maps(tmp_path: Path) -> Path:
    for name in ("town.rejoinder", "town-two.rejoinder"):
        (tmp_path / name).write_text("{}", encoding="utf-8")
    return tmp_path


def typing(text: str, *, open_list: bool) -> Callable[[], None]:
    """Types into the dialog that is open, then presses Enter where the keys go."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        dialog.activateWindow()
        QApplication.processEvents()
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        assert field is not None
        field.setFocus()
        field.setText(text)
        popup = field.completer().popup()
        assert popup is not None
        if open_list:
            field.completer().complete()
        QTest.keyClick(popup if popup.isVisible() else field, Qt.Key.Key_Return)
        if dialog.isVisible():
            dialog.reject()

    return act


@pytest.mark.parametrize("open_list", [False, True])
def test_enter_opens_a_path_that_is_typed_in_full(
    window: MapWindow, maps: Path, *, open_list: bool
) -> None:
    wanted = maps / "town.rejoinder"
    QTimer.singleShot(0, typing(str(wanted), open_list=open_list))

    assert ask.maps_to_open(window, Path.home()) == (wanted,)


def test_a_name_in_the_shown_folder_is_enough(window: MapWindow, maps: Path) -> None:
    QTimer.singleShot(0, typing("town.rejoinder", open_list=True))

    assert ask.maps_to_open(window, maps) == (maps / "town.rejoinder",)


def test_a_name_that_is_no_file_opens_nothing(window: MapWindow, maps: Path) -> None:
    QTimer.singleShot(0, typing("", open_list=False))

    assert ask.maps_to_open(window, maps) == ()


def test_a_place_to_save_gets_the_suffix_of_maps(window: MapWindow, maps: Path) -> None:
    QTimer.singleShot(0, typing(str(maps / "new"), open_list=False))

    assert ask.place_to_save(window, maps / "Untitled.rejoinder") == maps / "new.rejoinder"
