"""The file behind a window: opened, saved, reverted, watched, and never lost in silence."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from rejoinder.editor.history import Past
from rejoinder.editor.part import WHOLE
from rejoinder.editor.session import Seen, Session
from rejoinder.edits.words import count
from rejoinder.files.disk import StoppableDisk
from rejoinder.files.maps import OpenedMap, has_changed, open_map, save_map
from rejoinder.files.names import file_name
from rejoinder.files.save import ChangedOnDisk
from rejoinder.files.signature import Signature
from rejoinder.formats.remedies import gist
from rejoinder.gui.dialogs import ask
from rejoinder.gui.message_bar import Action, Tell
from rejoinder.gui.work import Task, Work
from rejoinder.model.document import Document, difference
from rejoinder.model.errors import RejoinderError
from rejoinder.model.text import one_line
from rejoinder.review.merging import merged
from rejoinder.settings import Settings

THESIS_WORDS = 6
"""Of a thesis that a file is named after: enough to know it by in a folder."""


Target = tuple[Path, Signature | None]
"""Where to write, and what is expected there; ``None`` writes over whatever it is."""

FirstSight = Callable[[Document, Path | None], Seen]
"""How to look at a map that is opened, from a place where it has one."""


def _all_of_it(_: Document, _path: Path | None) -> Seen:
    return Seen((), frozenset(), WHOLE)


class MapFile(QObject):
    """``path`` is ``None`` for a map that has no place yet, such as a new one or an example.

    ``changed`` is sent when its name or place does, ``problems_found`` after opening, and
    ``problems_asked`` when a person wants to see them. ``joined`` tells that what another program
    wrote was merged into the map: the file's name, and how many conflicts that left.
    """

    changed = Signal()
    saved = Signal()
    joined = Signal(str, int)
    problems_found = Signal(tuple)
    problems_asked = Signal()

    def __init__(
        self,
        session: Session,
        *,
        settings: Settings,
        tell: Tell,
        say: Callable[[str], None],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self.first_sight: FirstSight = _all_of_it
        self._session = session
        self._settings = settings
        self._tell = tell
        self._say = say
        self._window = window
        self._signature: Signature | None = None
        self._on_disk = Document()
        self._has_warned = False
        self.saving = Work(self)
        self.path: Path | None = None
        self.name = "Untitled"

    @property
    def title(self) -> str:
        """What the map is called: by its title, else by its file's name."""
        title = self._session.document.title
        return title or (self.path.stem if self.path else self.name)

    @property
    def heading(self) -> str:
        """What a window shows: the title, and the file's name where it is another one."""
        if self.path is None or self.path.stem.casefold() == self.title.casefold():
            return self.title
        return f"{self.title} — {self.path.name}"

    # --- opening ---

    def begin(self, document: Document, name: str) -> None:
        """Starts with a map that has no place of its own."""
        self._show(document, None)
        self.path, self._signature, self.name = None, None, name
        self.changed.emit()

    def take(self, path: Path, opened: OpenedMap) -> None:
        """Shows a map that was opened from ``path``."""
        self._show(opened.document, path)
        self.path = path
        self._settings.add_recent(path)
        self._adopt(opened)

    def _show(self, document: Document, path: Path | None) -> None:
        """Begins to look at a map.

        The folds come with it: laid out unfolded first, a large map would keep one waiting.
        """
        selection, folded, part = self.first_sight(document, path)
        self._session.replace_document(document, folded=folded, selection=selection, part=part)

    def _adopt(self, opened: OpenedMap) -> None:
        """What is on disk is what is open, unless it had to be repaired."""
        self._signature, self._has_warned = opened.signature, False
        self._on_disk = opened.document
        if opened.repairs:
            self._session.mark_unsaved()
        self.changed.emit()
        self.problems_found.emit(opened.problems)
        self._tell_problems(opened)

    def _tell_problems(self, opened: OpenedMap) -> None:
        """Names the file and says what was wrong, in one sentence."""
        assert self.path is not None
        show, name = ("Show", self.problems_asked.emit), self.path.name
        if opened.repairs:
            number = count(len(opened.repairs), "repair", "repairs")
            self._tell(
                f"{name} was opened with {number}: {gist(opened.repairs)}. The file keeps what "
                "it held until you save.",
                (show, ("Save as…", self._save_as)),
            )
        elif len(opened.flaws) == 1:
            self._tell(f"{name} was opened. {opened.flaws[0].message}", (show,))
        elif opened.flaws:
            told = count(len(opened.flaws), "thing", "things")
            self._tell(f"{name} was opened with {told} to put right.", (show,))

    def can_revert(self) -> bool:
        return self.path is not None and not self._session.history.is_clean

    def revert(self) -> None:
        """Back to what is on disk. It needs no question: undo has the changes again."""
        self._read_again(lambda opened: self._step_to(opened, "Revert"))

    def reload(self) -> None:
        """Takes over what another program wrote; undo has the changes here again."""
        self._read_again(lambda opened: self._step_to(opened, "Load again"))

    def merge(self) -> None:
        """Joins what another program wrote with what is open, as one more step."""
        self._read_again(self._join)

    def _read_again(self, then: Callable[[OpenedMap], None]) -> None:
        """Reads what is on disk and makes a step of it; selection, folds and zoom stay.

        On failure what is open stays open.
        """
        if self.path is not None:
            path, disk = self.path, StoppableDisk()
            task = Task(
                run=lambda: open_map(path, disk=disk),
                done=then,
                failed=lambda refusal: self._tell(str(refusal)),
                stop=disk.stop,
                stopped=lambda: self._say(f"{path.name} was not read. The map is as it was."),
            )
            self.saving.begin(f"Reading {path.name}…", lambda: task)

    def _step_to(self, opened: OpenedMap, label: str) -> None:
        assert self.path is not None
        self._session.do(difference(label, self._session.document, opened.document))
        self._session.mark_saved()
        self._adopt(opened)
        self._say(f"This is {self.path.name} as it is on the disk. Undo has your changes again.")

    def _join(self, opened: OpenedMap) -> None:
        """What is on disk counts as theirs; what was there when it was last read, as the base."""
        assert self.path is not None
        found = merged(self._on_disk, self._session.document, opened.document)
        label = f"Merge with {self.path.name}"
        self._session.do(difference(label, self._session.document, found.document))
        if found.document == opened.document:
            self._session.mark_saved()
        self._adopt(opened)
        self.joined.emit(self.path.name, len(found.conflicts))

    # --- saving ---

    def save(self) -> bool:
        """Saves where the map belongs; asks for a place where it has none."""
        if self.path is None:
            return self.save_as()
        return self._save(self.path, self._here)

    def save_as(self) -> bool:
        """Asks for a place and saves there."""
        folder = self.path.parent if self.path else _last_folder(self._settings)
        path = ask.place_to_save(self._window, folder / file_name(self._suggestion()))
        return path is not None and self._save(path, lambda: (path, None))

    def _suggestion(self) -> str:
        """A name for the file: the map's title, else how its thesis begins."""
        document = self._session.document
        if document.title or self.path or document.thesis is None:
            return self.title
        words = one_line(document.statements[document.thesis].text).split()
        return " ".join(words[:THESIS_WORDS]) or self.title

    def _here(self) -> Target:
        """Where the map belongs when the turn comes: "Save as" may have come first."""
        assert self.path is not None
        return self.path, self._signature

    def _save(self, path: Path, target: Callable[[], Target]) -> bool:
        """Writes the map as it is when its turn comes, while the work goes on; true where that
        has ended well already.
        """
        self.saving.begin(f"Saving {path.name}…", lambda: self._writing(*target()))
        return not self.saving.is_busy and self.path == path and self._session.history.is_clean

    def _writing(self, path: Path, expected: Signature | None) -> Task[Signature]:
        session, disk = self._session, StoppableDisk()
        session.end_burst()
        document, past = session.document, session.history.past()
        return Task(
            run=lambda: save_map(path, document, expected=expected, disk=disk),
            done=lambda seen: self._saved(path, seen, past, document),
            failed=self._tell_failure,
            stop=disk.stop,
            stopped=lambda: self._say(f"{path.name} was not saved. It is as it was."),
        )

    def _saved(self, path: Path, seen: Signature, past: Past, document: Document) -> None:
        self.path, self._signature, self._has_warned = path, seen, False
        self._on_disk = document
        self._settings.add_recent(path)
        self._session.mark_saved(past)
        self.changed.emit()
        self.saved.emit()
        self._say(f"Saved {path.name}.")

    def _tell_failure(self, failure: RejoinderError) -> None:
        again: tuple[Action, ...] = ()
        if isinstance(failure, ChangedOnDisk):
            again = (("Merge", self.merge), ("Save anyway", self._save_anyway))
        self._tell(str(failure), (*again, ("Save as…", self._save_as)))

    def _save_anyway(self) -> None:
        path = self.path
        if path is not None:
            self._save(path, lambda: (path, None))

    def _save_as(self) -> None:
        self.save_as()

    # --- watching ---

    def look_at_disk(self) -> None:
        """Says once when another program has changed the file."""
        if self.path is None or self._signature is None or self._has_warned:
            return
        if self.saving.is_busy:
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
        load = ("Load it again", self.reload)
        is_clean = self._session.history.is_clean
        self._tell(
            f"{self.path.name} was changed by another program.",
            (load,) if is_clean else (("Merge", self.merge), load),
        )

    def may_close(self) -> bool:
        """Whether nothing would be lost, asking where something might."""
        self.saving.wait()
        if self._session.history.is_clean:
            return True
        answer = ask.unsaved(self._window, self.title)
        if answer is ask.Answer.SAVE:
            self.save()
            self.saving.wait()
            return self._session.history.is_clean
        return answer is ask.Answer.DISCARD


def _last_folder(settings: Settings) -> Path:
    """Where the last map was; the home folder at first."""
    return next((path.parent for path in settings.recent if path.parent.is_dir()), Path.home())
