"""Exports from a window: asked for in a dialog, written as a whole, repeated with a key."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from rejoinder.files.disk import StoppableDisk
from rejoinder.files.names import file_name
from rejoinder.files.save import atomic_write
from rejoinder.gui.canvas.view import Canvas
from rejoinder.gui.export_choice import (
    Choice,
    Subject,
    export_of,
    remember,
    remembered,
    title_of,
)
from rejoinder.gui.house import House
from rejoinder.gui.map_file import MapFile
from rejoinder.gui.message_bar import Action
from rejoinder.gui.work import Task, Work
from rejoinder.model.errors import RejoinderError
from rejoinder.paint.apart import MANY, Apart
from rejoinder.paint.exports import exported


class Exporting(QObject):
    """Knows the last export of its window."""

    def __init__(
        self,
        window: QWidget,
        house: House,
        *,
        canvas: Canvas,
        file: MapFile,
        tell: Callable[[str, Sequence[Action]], None],
        say: Callable[[str], None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._house = house
        self._canvas = canvas
        self._file = file
        self._tell = tell
        self._say = say
        self.work = Work(self)
        self._last: tuple[Choice, Path] | None = None
        self.instead: Callable[[], Subject | None] = lambda: None

    @property
    def can_repeat(self) -> bool:
        return self._last is not None

    def subject(self) -> Subject:
        """What there is to export now: what is shown in place of the map, or the map."""
        shown = self.instead()
        if shown is not None:
            return shown
        session = self._canvas.session
        return Subject(
            session.document,
            session.folded,
            session.part,
            session.current_statement,
            self._canvas.stage.shape,
            self._canvas.picture.arrangement,
            self._canvas.stage.manner,
            self._canvas.stage.layered,
        )

    def ask(self) -> None:
        """Shows the dialog; then asks where to, and writes."""
        from rejoinder.gui.dialogs.export import ExportForm

        form = ExportForm(
            self.subject(),
            remembered(self._house.settings),
            composer=self._house.composer,
            parent=self._window,
        )
        if not form.exec():
            return
        choice = form.choice()
        remember(self._house.settings, choice)
        path = self._place(choice)
        if path is not None:
            self.write(choice, path)

    def _place(self, choice: Choice) -> Path | None:
        """Asks for a file; its suffix is the format's."""
        kind = choice.kind
        folder, title = self._folder(), title_of(self.subject(), choice.part, self._file.title)
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            "Export",
            str(folder / file_name(title, suffix=kind.suffix)),
            f"{kind.title} ({' '.join(f'*{suffix}' for suffix in kind.suffixes)})",
        )
        if not name:
            return None
        path = Path(name)
        return path if path.suffix else path.with_suffix(kind.suffix)

    def _folder(self) -> Path:
        """Where the last export went, else where the map is, else the home folder."""
        last = self._house.settings.word("export.folder", "")
        if last and Path(last).is_dir():
            return Path(last)
        return self._file.path.parent if self._file.path else Path.home()

    def write(self, choice: Choice, path: Path) -> bool:
        """Writes the file; says so, or why not. A large map is drawn in a process of its own
        while the work goes on; true where the file is there already.
        """
        subject = self.subject()
        if len(subject.document.statements) > MANY:
            self.work.begin(f"Exporting {path.name}…", lambda: self._writing(choice, path))
            return not self.work.is_busy
        try:
            data = exported(
                subject.document, export_of(subject, choice), composer=self._house.composer
            )
            atomic_write(path, data)
        except RejoinderError as failure:
            self._tell(str(failure), ())
            return False
        self._written(choice, path)
        return True

    def _writing(self, choice: Choice, path: Path) -> Task[None]:
        """The map as it is now, drawn apart; the file is there when it is whole."""
        subject, apart, disk = self.subject(), Apart(), StoppableDisk()
        export = export_of(subject, choice)

        def run() -> None:
            atomic_write(path, apart.exported(subject.document, export), disk=disk)

        def stop() -> bool:
            is_in_time = disk.stop()
            apart.stop()
            return is_in_time

        return Task(
            run=run,
            done=lambda _: self._written(choice, path),
            failed=lambda failure: self._tell(str(failure), ()),
            stop=stop,
            stopped=lambda: self._say(f"{path.name} was not exported."),
        )

    def _written(self, choice: Choice, path: Path) -> None:
        self._last = (choice, path)
        self._house.settings.set_word("export.folder", str(path.parent))
        self._say(f"Exported to {path.name}.")

    def repeat(self) -> None:
        """Writes the last export again, of the map as it is now."""
        if self._last is not None:
            self.write(*self._last)
