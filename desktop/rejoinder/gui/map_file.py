"""The file behind a window: opened, saved, reverted, watched, and never lost in silence."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from rejoinder.editor.session import Session
from rejoinder.files.maps import OpenedMap, has_changed, open_map, save_map
from rejoinder.files.names import file_name
from rejoinder.files.save import ChangedOnDisk
from rejoinder.files.signature import Signature
from rejoinder.gui.dialogs import ask
from rejoinder.gui.message_bar import Action
from rejoinder.model.document import Document
from rejoinder.model.errors import FileRefused, SaveFailed
from rejoinder.settings import Settings

Tell = Callable[[str, Sequence[Action]], None]


class MapFile(QObject):
    """``path`` is ``None`` for a map that has no place yet, such as a new one or an example.

    ``changed`` is sent when its name or place does, ``problems_found`` after opening.
    """

    changed = Signal()
    problems_found = Signal(tuple)

    def __init__(
        self, session: Session, *, settings: Settings, tell: Tell, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session = session
        self._settings = settings
        self._tell = tell
        self._window = window
        self._signature: Signature | None = None
        self._has_warned = False
        self.path: Path | None = None
        self.name = "Untitled"

    @property
    def title(self) -> str:
        """What a window shows: the map's title, else its file's name."""
        title = self._session.document.title
        return title or (self.path.stem if self.path else self.name)

    # --- opening ---

    def begin(self, document: Document, name: str) -> None:
        """Starts with a map that has no place of its own."""
        self._session.replace_document(document)
        self.path, self._signature, self.name = None, None, name
        self.changed.emit()

    def take(self, path: Path, opened: OpenedMap) -> None:
        """Shows a map that was opened from ``path``."""
        self._session.replace_document(opened.document)
        self.path, self._signature = path, opened.signature
        self._has_warned = False
        self._settings.add_recent(path)
        self.changed.emit()
        self.problems_found.emit(opened.problems)

    def can_revert(self) -> bool:
        return self.path is not None and not self._session.history.is_clean

    def revert(self) -> None:
        """Back to what is on disk, after asking: the changes since can't be had again."""
        if self.path is None:
            return
        sure = ask.confirmed(
            self._window,
            f"Go back to “{self.title}” as it was saved?",
            consequence="All changes since then are lost, and can’t be redone.",
            act="Revert",
        )
        if sure:
            self.reload()

    def reload(self) -> None:
        """Reads the file again; on failure what is open stays open."""
        if self.path is None:
            return
        try:
            self.take(self.path, open_map(self.path))
        except FileRefused as refusal:
            self._tell(str(refusal), ())

    # --- saving ---

    def save(self) -> bool:
        """Saves where the map belongs; asks for a place where it has none."""
        if self.path is None:
            return self.save_as()
        return self._save(self.path, self._signature)

    def save_as(self) -> bool:
        """Asks for a place and saves there."""
        folder = self.path.parent if self.path else _last_folder(self._settings)
        path = ask.place_to_save(self._window, folder / file_name(self.title))
        return path is not None and self._save(path, None)

    def _save(self, path: Path, expected: Signature | None) -> bool:
        try:
            self._signature = save_map(path, self._session.document, expected=expected)
        except ChangedOnDisk as change:
            self._tell(
                str(change), (("Save anyway", self._save_anyway), ("Save as…", self._save_as))
            )
            return False
        except SaveFailed as failure:
            self._tell(str(failure), (("Save as…", self._save_as),))
            return False
        self.path, self._has_warned = path, False
        self._settings.add_recent(path)
        self._session.mark_saved()
        self.changed.emit()
        return True

    def _save_anyway(self) -> None:
        if self.path is not None:
            self._save(self.path, None)

    def _save_as(self) -> None:
        self.save_as()

    # --- watching ---

    def look_at_disk(self) -> None:
        """Says once when another program has changed the file."""
        if self.path is None or self._signature is None or self._has_warned:
            return
        if not has_changed(self.path, self._signature):
            return
        self._has_warned = True
        if not self.path.exists():
            self._tell(
                f"{self.path.name} is no longer in its folder. What is open here is not lost; "
                "save it to put it back.",
                (("Save as…", self._save_as),),
            )
            return
        self._tell(
            f"{self.path.name} was changed by another program.",
            (("Load it again", self.reload),),
        )

    def may_close(self) -> bool:
        """Whether nothing would be lost, asking where something might."""
        if self._session.history.is_clean:
            return True
        answer = ask.unsaved(self._window, self.title)
        if answer is ask.Answer.SAVE:
            return self.save()
        return answer is ask.Answer.DISCARD


def _last_folder(settings: Settings) -> Path:
    """Where the last map was; the home folder at first."""
    return next((path.parent for path in settings.recent if path.parent.is_dir()), Path.home())
