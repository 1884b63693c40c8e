"""The review from a window: asked for in a dialog, written by another process."""

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from rejoinder.files.disk import StoppableDisk
from rejoinder.files.names import file_name
from rejoinder.files.save import atomic_write
from rejoinder.formats.table import PAPERS
from rejoinder.gui.bench import Bench
from rejoinder.gui.map_file import MapFile
from rejoinder.gui.person import NOBODY
from rejoinder.gui.work import Task, Work

if TYPE_CHECKING:
    from rejoinder.paint.papers import Order


class Reviewing(QObject):
    """Writes the review of its window's map, in turn with the window's other exports. What that
    takes is imported when it is asked for: the window opens sooner.
    """

    def __init__(self, window: QWidget, bench: Bench, *, file: MapFile, work: Work) -> None:
        super().__init__(window)
        self._window = window
        self._bench = bench
        self._file = file
        self.work = work

    def ask(self) -> None:
        """Shows the dialog; then asks where to, and writes."""
        from rejoinder.gui.dialogs.review import ReviewForm
        from rejoinder.gui.review_choice import remember

        form = ReviewForm(self._bench.document, self.begin(), self._window)
        if not form.exec():
            return
        order = form.order()
        remember(self._bench.settings, order)
        path = self._place(order.format)
        if path is not None:
            self.write(order, path)

    def begin(self) -> "Order":
        """The last choice, from who is at the machine to who wrote the article."""
        from rejoinder.gui.review_choice import remembered
        from rejoinder.review.report import author

        order = remembered(self._bench.settings)
        options = replace(
            order.options,
            reviewer="" if self._bench.author == NOBODY else self._bench.author,
            addressed_to=author(self._bench.document),
            date=date.today().isoformat(),
        )
        return replace(order, options=options)

    def _place(self, kind: str) -> Path | None:
        """Asks for a file; its suffix is the format's."""
        row, settings = PAPERS[kind], self._bench.settings
        last = settings.word("review.folder", "")
        folder = Path(last) if last else self._file.path.parent if self._file.path else Path.home()
        name = file_name(f"Review of {self._called()}", suffix=row.suffix)
        chosen, _ = QFileDialog.getSaveFileName(
            self._window,
            "Write the review",
            str((folder if folder.is_dir() else Path.home()) / name),
            f"{row.short_title} ({' '.join(f'*{suffix}' for suffix in row.suffixes)})",
        )
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix else path.with_suffix(row.suffix)

    def _called(self) -> str:
        from rejoinder.review.report import title

        return title(self._bench.document) or self._file.title

    def write(self, order: "Order", path: Path) -> None:
        """Writes the file beside the window, and says so, or why not."""
        self.work.begin(f"Writing {path.name}…", lambda: self._writing(order, path))

    def _writing(self, order: "Order", path: Path) -> Task[None]:
        """The map as it is now, reviewed apart; the file is there when it is whole."""
        from rejoinder.paint.apart import Apart

        document, apart, disk = self._bench.document, Apart(), StoppableDisk()

        def run() -> None:
            atomic_write(path, apart.reviewed(document, order), disk=disk)

        def stop() -> bool:
            is_in_time = disk.stop()
            apart.stop()
            return is_in_time

        return Task(
            run=run,
            done=lambda _: self._written(path),
            failed=lambda failure: self._bench.tell(str(failure)),
            stop=stop,
            stopped=lambda: self._bench.say(f"{path.name} was not written."),
        )

    def _written(self, path: Path) -> None:
        self._bench.settings.set_word("review.folder", str(path.parent))
        self._bench.tell(
            f"The review was written to {path.name}.",
            (("Open", partial(_open, path)), ("Open folder", partial(_open, path.parent))),
        )


def _open(path: Path) -> None:
    """Lets the system show a file that was just written, or its folder."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
