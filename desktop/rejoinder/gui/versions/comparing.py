"""A comparison in the window: it takes the canvas's place until it is left, and changes nothing
but what a person takes over.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget

from rejoinder.editor.part import WHOLE, choice
from rejoinder.editor.session import Event, Session
from rejoinder.edits.takeover import take_over
from rejoinder.files.maps import open_map
from rejoinder.gui.bench import Bench
from rejoinder.gui.canvas.view import Canvas
from rejoinder.gui.export_choice import Subject
from rejoinder.gui.house import House
from rejoinder.gui.sight import Sight
from rejoinder.gui.versions.changes_pane import ChangesPane
from rejoinder.gui.versions.overlay_view import OverlayView
from rejoinder.model.document import Document, difference
from rejoinder.model.errors import FileRefused
from rejoinder.model.ids import StatementId
from rejoinder.review.comparing import Comparison, compared
from rejoinder.review.revisions import revisions

FEW = 60
"""Statements up to which all of both versions is shown at first; of more, what changed."""


class Comparing(QObject):
    """``changed`` is sent when a comparison begins or ends, ``zoomed`` by its canvas."""

    changed = Signal()
    zoomed = Signal(float)

    def __init__(
        self,
        house: House,
        canvas: Canvas,
        *,
        bench: Bench,
        sight: Sight,
        pane: ChangesPane,
        show_pane: Callable[[bool], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._house, self._canvas, self._bench = house, canvas, bench
        self._sight, self._pane = sight, pane
        self._show_pane = show_pane
        self.stack = QStackedWidget()
        self.stack.addWidget(canvas)
        self.view: OverlayView | None = None
        self.found: Comparison | None = None
        self._other, self._name = Document(), ""
        self._is_older = True
        pane.chosen.connect(self._go)
        pane.stepped.connect(self.step)
        pane.take_asked.connect(self.take)
        pane.swap_asked.connect(self.swap)
        pane.end_asked.connect(self.end)
        pane.only_asked.connect(self._show_only)
        self._unsubscribe = bench.session.subscribe(self._follow)
        self.destroyed.connect(self._unsubscribe)

    @property
    def is_on(self) -> bool:
        return self.view is not None

    def compare_with(self, path: Path) -> None:
        """Shows what is between the map and the one in a file, which counts as the older one."""
        try:
            opened = open_map(path)
        except FileRefused as refusal:
            self._bench.tell(str(refusal))
            return
        self.begin(opened.document, path.name)

    def begin(self, other: Document, name: str) -> None:
        """Compares the map with ``other``, which counts as the older one until that is swapped."""
        self.end()
        self._other, self._name, self._is_older = other, name, True
        appearance = self._house.appearance
        session = Session(Document(), self._bench.session.fresh)
        composer = self._house.composer(appearance.name)
        view = OverlayView(session, composer, animated=self._house.is_animated)
        view.stage.shape, view.stage.manner = self._canvas.stage.shape, self._canvas.stage.manner
        view.left.connect(self.end)
        view.stepped.connect(self.step)
        view.zoom_changed.connect(self.zoomed)
        session.subscribe(self._follow_selection)
        self.view = self._sight.front = view
        self._canvas.setFocusProxy(view)
        self.stack.addWidget(view)
        self.stack.setCurrentWidget(view)
        self._show_pane(True)
        self._compare()
        many = self.found is not None and len(self.found.overlay.statements) > FEW
        self._pane.only.setChecked(many)
        self._show_only(many)
        view.setFocus()
        QTimer.singleShot(0, view, self._look)
        self.changed.emit()

    def _look(self) -> None:
        """Lays the comparison out for the room that the list has left."""
        if self.view is not None:
            self._sight.fit()

    def end(self) -> None:
        """Leaves the comparison: the canvas is as it was."""
        view, self.view, self.found = self.view, None, None
        if view is None:
            return
        self._sight.front = self._canvas
        self._canvas.setFocusProxy(None)  # type: ignore[arg-type]  # Qt takes no widget too
        self.stack.setCurrentWidget(self._canvas)
        self.stack.removeWidget(view)
        view.deleteLater()
        self._pane.clear()
        self._show_pane(False)
        self._canvas.setFocus()
        self.zoomed.emit(self._canvas.zoom)
        self.changed.emit()

    def set_theme(self, name: str) -> None:
        """Follows the theme of the map."""
        if self.view is not None:
            self.view.set_theme(self._house.composer(name))

    def subject(self) -> Subject | None:
        """What there is to export while a comparison is shown."""
        view = self.view
        if view is None:
            return None
        session, stage = view.session, view.stage
        return Subject(
            session.document,
            session.folded,
            session.part,
            session.current_statement,
            stage.shape,
            view.picture.arrangement,
            stage.manner,
            revisions=stage.revisions,
        )

    # --- what a person does ---

    def step(self, by: int) -> None:
        """Goes to the next change, or the one before."""
        self._pane.step(by)

    def swap(self) -> None:
        """Tells the same the other way round: which version is the older one."""
        self._is_older = not self._is_older
        self._compare()

    def take(self) -> None:
        """Makes the current change's place in the map as it is in the other version."""
        chosen, found = self._pane.difference, self.found
        if chosen is None or found is None:
            return
        other = found.before if self._is_older else found.after
        change = self._bench.do(lambda document: take_over(document, other, chosen.places))
        if change is not None:
            self._bench.say(f"Taken over from {self._name}: {chosen.says}")

    def _show_only(self, on: bool) -> None:  # a switch
        """Shows what changed with what it hangs under, or all of both versions."""
        if self.view is None or self.found is None:
            return
        nodes = [d.node for d in self.found.differences if d.node is not None]
        there = [node for node in nodes if self.found.overlay.has_node(node)]
        part = choice(self.found.overlay, there, "What changed") if on and there else WHOLE
        self.view.session.show(part)
        self.view.fit()

    # --- following ---

    def _follow(self, _: Session, event: Event) -> None:
        if self.view is None:
            return
        if event.reset:
            self.end()
        elif event.change is not None:
            self._compare()

    def _compare(self) -> None:
        view, mine = self.view, self._bench.document
        if view is None:
            return
        if self._is_older:
            self.found = found = compared(self._other, mine, keep_after=True)
        else:
            self.found = found = compared(mine, self._other)
        view.stage.revisions = revisions(found)
        change = difference("", view.session.document, found.overlay)
        view.session.do(change)
        if not change.rows:
            view.recompose()
        older, newer = (self._name, "this map") if self._is_older else ("this map", self._name)
        act = "Make this map here as the other version has it"
        self._pane.show_changes(found, f"from {older} to {newer}", act)

    def _go(self, row: int) -> None:
        """Looks at what a change is about."""
        difference, view = self._pane.difference, self.view
        if difference is None or view is None or difference.node is None:
            return
        if view.session.document.has_node(difference.node):
            view.session.reveal(difference.node)
            view.ensure_visible(difference.node)

    def _follow_selection(self, session: Session, event: Event) -> None:
        """The list and the panels are about what is selected."""
        node = session.current
        if not event.selection or node is None:
            return
        self._pane.choose(node)
        if self._bench.document.has_node(node):
            self._bench.session.reveal(StatementId(node))
