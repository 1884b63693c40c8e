"""Versions of one window's map as commands see them: compared with another, merged with another."""

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from rejoinder.editor.session import Event, Session
from rejoinder.edits.conflicts import Choice
from rejoinder.edits.words import count
from rejoinder.files.maps import open_map
from rejoinder.gui.bench import Bench
from rejoinder.gui.canvas.view import Canvas
from rejoinder.gui.dialogs import ask
from rejoinder.gui.dialogs.ancestor import Ancestor, ask_ancestor
from rejoinder.gui.docks import Docks
from rejoinder.gui.house import House
from rejoinder.gui.map_file import MapFile
from rejoinder.gui.panes import Panes
from rejoinder.gui.sight import Sight
from rejoinder.gui.versions.comparing import Comparing
from rejoinder.model.conflicts import open_conflicts
from rejoinder.model.document import Document, difference
from rejoinder.model.errors import FileRefused
from rejoinder.review.merging import Merged, merged, merged_without_base


class Host(Protocol):
    """The parts of a window that this is about."""

    house: House
    bench: Bench
    canvas: Canvas
    view: Sight
    file: MapFile
    docks: Docks
    panes: Panes


class Versions(QObject):
    """``changed`` is sent when what can be done may be another."""

    changed = Signal()

    def __init__(self, host: Host, window: QWidget) -> None:
        super().__init__(window)
        self._bench, self._file, self._window = host.bench, host.file, window
        self._conflicts, self._panes = host.docks.conflicts, host.panes
        self.comparing = Comparing(
            host.house,
            host.canvas,
            bench=host.bench,
            sight=host.view,
            pane=host.docks.changes,
            show_pane=self._show_changes,
            parent=self,
        )
        self.comparing.changed.connect(self.changed)
        host.file.joined.connect(self._tell_merged)
        self._unsubscribe = host.bench.session.subscribe(self._follow)
        self.destroyed.connect(self._unsubscribe)

    # --- comparing ---

    def _show_changes(self, shown: bool) -> None:  # a switch
        """Shows the list of a comparison with it; an empty list would take the map's room."""
        if shown:
            self._panes.show_low("changes")
        elif self._panes.is_shown("changes"):
            self._panes.docks["changes"].hide()

    def compare(self) -> None:
        """Asks for another version and shows what became of it."""
        path = self._asked("Compare with")
        if path is not None:
            self.comparing.compare_with(path)

    def is_comparing(self) -> bool:
        return self.comparing.is_on

    def step(self, by: int) -> None:
        self.comparing.step(by)

    def take(self) -> None:
        self.comparing.take()

    def swap(self) -> None:
        self.comparing.swap()

    def leave(self) -> None:
        self.comparing.end()

    # --- merging ---

    def merge(self) -> None:
        """Asks for another version, and for what both began from, and makes them one."""
        path = self._asked("Merge with")
        if path is None:
            return
        answer = ask_ancestor(self._window, path.name)
        if answer is Ancestor.CANCEL:
            return
        base: Path | None = None
        if answer is Ancestor.CHOOSE:
            base = self._asked("Choose what both versions began from")
            if base is None:
                return
        self.merge_with(path, base)

    def merge_with(self, path: Path, base: Path | None) -> None:
        """Makes the map and the one at ``path`` one, as one step; ``base`` is what both began
        from, where that is known.
        """
        try:
            theirs = open_map(path).document
            begun = None if base is None else open_map(base).document
        except FileRefused as refusal:
            self._bench.tell(str(refusal))
            return
        self.comparing.end()
        ours = self._bench.document
        found = self._merged(begun, ours, theirs)
        change = difference(f"Merge with {path.name}", ours, found.document)
        self._bench.session.do(change)
        self._tell_merged(path.name, len(found.conflicts))

    def _merged(self, base: Document | None, ours: Document, theirs: Document) -> Merged:
        return merged_without_base(ours, theirs) if base is None else merged(base, ours, theirs)

    def has_conflicts(self) -> bool:
        return self._conflicts.left_over > 0

    def step_conflict(self, by: int) -> None:
        """Shows the next conflict, or the one before."""
        self.show_conflicts()
        self._conflicts.step(by)

    def settle(self, how: str) -> None:
        """Settles the conflict that is shown: ``ours``, ``theirs`` or ``both``."""
        self.show_conflicts()
        self._conflicts.decide(Choice(how))

    def show_conflicts(self) -> None:
        """Shows the conflicts and goes there."""
        self._panes.show_low("conflicts")
        self._conflicts.setFocus()

    def _tell_merged(self, name: str, conflicts: int) -> None:
        if conflicts:
            self.show_conflicts()
            number = count(conflicts, "conflict is", "conflicts are")
            self._bench.say(f"Merged with {name}; {number} to be settled. Undo takes all back.")
        else:
            self._bench.say(f"Merged with {name} without conflict. Undo takes it back.")

    def _asked(self, title: str) -> Path | None:
        path = self._file.path
        return ask.version_to_open(self._window, path.parent if path else None, title=title)

    def _follow(self, _: Session, event: Event) -> None:
        if event.reset and open_conflicts(self._bench.document):
            self._panes.show_low("conflicts")
