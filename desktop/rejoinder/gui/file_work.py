"""The File menu of one window: its own file, other maps, exports."""

from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache, partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from rejoinder.files.maps import open_map
from rejoinder.gui.dialogs import ask
from rejoinder.gui.exporting import Exporting
from rejoinder.gui.house import House
from rejoinder.gui.map_file import MapFile
from rejoinder.gui.reviewing import Reviewing
from rejoinder.model.errors import FileRefused
from rejoinder.resources import bundled_map

Opener = Callable[[Path], None]


class FileWork(QObject):
    """Does what the File menu says."""

    def __init__(
        self,
        window: QWidget,
        house: House,
        *,
        file: MapFile,
        exporting: Exporting,
        reviewing: Reviewing,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._house = house
        self._file = file
        self.exporting = exporting
        self.reviewing = reviewing

    def new(self) -> None:
        self._house.new_map()

    def open(self) -> None:
        """Asks for maps and opens them."""
        path = self._file.path
        folder = path.parent if path else None
        self._house.open(ask.maps_to_open(self._window, folder), by=self._window)

    def save(self) -> bool:
        return self._file.save()

    def save_as(self) -> bool:
        return self._file.save_as()

    def revert(self) -> None:
        self._file.revert()

    def can_revert(self) -> bool:
        return self._file.can_revert()

    def close(self) -> None:
        self._window.close()

    def quit(self) -> None:
        self._house.quit()

    def export(self) -> None:
        self.exporting.ask()

    def review(self) -> None:
        self.reviewing.ask()

    def export_again(self) -> None:
        self.exporting.repeat()

    def can_export_again(self) -> bool:
        return self.exporting.can_repeat

    # --- lists in the menu ---

    def list_recent(self, menu: QMenu) -> None:
        """Fills "Open recent"."""
        paths = self._house.settings.recent
        for path in paths:
            told = f"{path.name} — {told_folder(path.parent, home=Path.home())}"
            self._add(menu, told, path, self._open_one)
        if paths:
            menu.addSeparator()
            menu.addAction("Clear this list").triggered.connect(self._clear_recent)
        else:
            menu.addAction("No maps yet").setEnabled(False)

    def list_examples(self, menu: QMenu) -> None:
        """Fills "Open example"."""
        for title, path in examples():
            self._add(menu, title, path, self._open_example)

    def _add(self, menu: QMenu, told: str, path: Path, act: Opener) -> None:
        action = menu.addAction(told.replace("&", "&&"))
        action.triggered.connect(partial(_called, act, path))

    def _open_one(self, path: Path) -> None:
        self._house.open([path], by=self._window)

    def _open_example(self, path: Path) -> None:
        self._house.open_example(path, by=self._window)

    def _clear_recent(self) -> None:
        self._house.settings.clear_recent()


def told_folder(folder: Path, *, home: Path) -> str:
    """A folder as a person knows it: ``~`` stands for the home folder.

    >>> told_folder(Path("/people/ann/cases"), home=Path("/people/ann"))
    '~/cases'
    """
    if folder == home:
        return "~"
    return f"~/{folder.relative_to(home)}" if folder.is_relative_to(home) else str(folder)


def _called(act: Opener, path: Path, _checked: bool = False) -> None:  # Qt passes it
    act(path)


@lru_cache(maxsize=1)
def examples() -> tuple[tuple[str, Path], ...]:
    """The maps that come along, by title; one that can't be read is left out."""
    found = []
    for path in sorted(bundled_map("").glob("*.rejoinder")):
        with suppress(FileRefused):
            found.append((open_map(path).document.title or path.stem, path))
    return tuple(found)
