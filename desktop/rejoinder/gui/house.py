"""What a window asks of the program around it, so that windows need not know each other."""

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QApplication, QWidget

from rejoinder.drawing.compose import Composer
from rejoinder.files.leavings import Leavings
from rejoinder.gui.appearance import Appearance
from rejoinder.settings import Settings


class House(Protocol):
    """All windows together; ``by`` is the one that asks."""

    @property
    def app(self) -> QApplication: ...
    @property
    def settings(self) -> Settings: ...
    @property
    def leavings(self) -> Leavings: ...
    @property
    def appearance(self) -> Appearance: ...
    @property
    def is_animated(self) -> bool: ...
    def composer(self, theme: str) -> Composer:
        """A composer of the window's own, in a theme of the map."""
        ...

    def new_map(self) -> None:
        """Opens a window on an empty map."""
        ...

    def open(self, paths: Iterable[Path], *, by: QWidget | None = None) -> None:
        """Opens maps, the first in ``by`` where that holds nothing yet."""
        ...

    def open_example(self, path: Path, *, by: QWidget | None = None) -> None:
        """Opens a map that came along, as one that has no place of its own."""
        ...

    def apply_settings(self) -> None:
        """Lets every window follow what was changed in the preferences."""
        ...

    def closed(self, window: QWidget) -> None:
        """A window is gone."""
        ...

    def quit(self) -> None: ...
