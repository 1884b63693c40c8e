"""Remembers how a window's map was left, and takes it up there when it is opened again."""

from pathlib import Path

from PySide6.QtCore import QObject

from rejoinder.editor.session import Seen
from rejoinder.gui.house import House
from rejoinder.gui.map_file import MapFile
from rejoinder.gui.sight import Sight
from rejoinder.model.document import Document


class Memory(QObject):
    """Keeps it when the map is saved and when its window closes, unless a person wants none."""

    def __init__(self, house: House, *, file: MapFile, sight: Sight) -> None:
        super().__init__(sight)
        self._house = house
        self._file = file
        self._sight = sight
        file.first_sight = self._first_sight
        file.saved.connect(self.keep)

    def keep(self) -> None:
        """Remembers how the map looks now; one that has no place is not remembered."""
        path = self._file.path
        if path is not None and self._house.settings.remembers_views:
            self._house.leavings.remember(path, self._sight.leaving())

    def _first_sight(self, document: Document, path: Path | None) -> Seen:
        is_known = path is not None and self._house.settings.remembers_views
        left = self._house.leavings.recall(path) if path is not None and is_known else None
        return self._sight.begin(document, left)
