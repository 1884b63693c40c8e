"""All open windows: which map is in which, and what they share."""

import secrets
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from rejoinder.drawing.compose import Composer
from rejoinder.drawing.theme import THEMES
from rejoinder.editor.session import Session
from rejoinder.files.disk import StoppableDisk
from rejoinder.files.leavings import Leavings
from rejoinder.files.maps import OpenedMap, open_map
from rejoinder.files.names import untitled
from rejoinder.gui.appearance import Appearance
from rejoinder.gui.collector import LARGE, spare_what_is_old, sweep
from rejoinder.gui.message_bar import Cause
from rejoinder.gui.window import MapWindow
from rejoinder.gui.work import Task
from rejoinder.model.document import Document
from rejoinder.model.errors import FileRefused, RejoinderError
from rejoinder.model.ids import fresh_ids
from rejoinder.paint.measure import QtMeasurer
from rejoinder.resources import schemes
from rejoinder.settings import Settings

SUFFIX = ".rejoinder"


class Windows(QObject):
    """Opens windows and knows them. A map that is open already comes to the front."""

    def __init__(self, app: QApplication, settings: Settings, *, animated: bool = True) -> None:
        super().__init__(app)
        self.app = app
        self.settings = settings
        self.leavings = Leavings()
        self.appearance = Appearance(app, settings.theme)
        self.is_animated = animated
        self._measurer = QtMeasurer()
        self.all: list[MapWindow] = []

    def composer(self, theme: str) -> Composer:
        """A composer of its own for a window, in a theme of the map."""
        return Composer(self._measurer, THEMES[theme], schemes=schemes())

    def new_map(self) -> None:
        self.new()

    def new(self, document: Document | None = None, *, name: str = "") -> MapWindow:
        """A window on a map that has no place yet: a new one, or a copy of an example."""
        taken = {window.file.name for window in self.all if window.file.path is None}
        window = self._window()
        window.file.begin(document or Document(), name or untitled(taken))
        return window

    def _window(self) -> MapWindow:
        window = MapWindow(Session(Document(), fresh_ids(secrets.randbelow)), self)
        self.all.append(window)
        window.show()
        return window

    def closed(self, window: QWidget) -> None:
        """A window is gone."""
        self.all = [w for w in self.all if w is not window]
        QTimer.singleShot(0, self.app, self._sweep)

    def _sweep(self) -> None:
        """Frees what a window held that is gone."""
        sweep(spares=any(len(w.session.document.statements) >= LARGE for w in self.all))

    def open(self, paths: Iterable[Path], *, by: QWidget | None = None) -> None:
        """Opens maps: in ``by`` where that holds nothing yet, else each in a window."""
        for path in paths:
            self._open(path, by if isinstance(by, MapWindow) else None)

    def _open(self, path: Path, by: MapWindow | None) -> None:
        there = self.showing(path)
        if there is not None:
            there.come_forward()
            return
        asking = by or (None if self.all else self.new())
        teller = asking or self.all[-1]
        disk = StoppableDisk()
        task = Task(
            run=lambda: open_map(path, disk=disk),
            done=lambda opened: self._show(path, opened, asking),
            failed=lambda refusal: self._refuse(path, refusal, teller),
            stop=disk.stop,
            stopped=lambda: teller.say(f"{path.name} was not opened."),
        )
        teller.opening.begin(f"Opening {path.name}…", lambda: task)

    def _show(self, path: Path, opened: OpenedMap, asking: MapWindow | None) -> None:
        """Shows a map that was read: where it was asked for, if that holds nothing still."""
        there = self.showing(path)  # asked for twice
        if there is not None:
            there.come_forward()
            return
        if asking is not None:
            asking.message.settle(Cause.OPENING)
        takes = asking is not None and asking in self.all and asking.is_untouched
        window = asking if takes and asking is not None else self._window()
        window.file.take(path, opened)
        window.come_forward()
        if len(opened.document.statements) >= LARGE:
            QTimer.singleShot(0, self.app, spare_what_is_old)

    def _refuse(self, path: Path, refusal: RejoinderError, teller: MapWindow) -> None:
        if not path.exists():
            self.settings.forget_recent(path)
        teller.tell(str(refusal), cause=Cause.OPENING)

    def open_example(self, path: Path, *, by: QWidget | None = None) -> None:
        """Shows a map that came along, as one without a place: it is not to be written over."""
        asking = by if isinstance(by, MapWindow) else None
        try:
            opened = open_map(path)
        except FileRefused as refusal:
            (asking or self._some_window()).tell(str(refusal), cause=Cause.OPENING)
            return
        if asking is not None and asking.is_untouched:
            asking.file.begin(opened.document, path.stem)
            asking.come_forward()
        else:
            self.new(opened.document, name=path.stem).come_forward()

    def showing(self, path: Path) -> MapWindow | None:
        """The window that shows the file at ``path``."""
        wanted = path.resolve()
        return next(
            (w for w in self.all if w.file.path is not None and w.file.path.resolve() == wanted),
            None,
        )

    def _some_window(self) -> MapWindow:
        return self.all[-1] if self.all else self.new()

    def tell_fault(self, report: str) -> None:
        """Says in the window at work that something went wrong inside."""
        active = QApplication.activeWindow()
        window = active if isinstance(active, MapWindow) else next(iter(self.all), None)
        if window is not None:
            window.tell_fault(report)

    def apply_settings(self) -> None:
        for window in self.all:
            window.use_settings()

    def quit(self) -> None:
        """Closes every window; one that stays open keeps the program running."""
        for window in tuple(self.all):
            if not window.close():
                return
