"""The one mutable object of the core: a document, its history, the selection and the mark.

Listeners hear once of every edit, with the change that led from the old document to the
new one; of a new selection, new folds or another part of the map separately.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from rejoinder.editor.attention import left_by, shown_by
from rejoinder.editor.folding import uncovered
from rejoinder.editor.history import History, Past
from rejoinder.editor.part import WHOLE, Part, followed, held, holds, is_grown, rim, widened
from rejoinder.model.change import Change, joined
from rejoinder.model.document import Document, difference
from rejoinder.model.ids import Fresh, NodeId, StatementId
from rejoinder.model.tree import parent

Listener = Callable[["Session", "Event"], None]


@dataclass(frozen=True)
class Event:
    """What happened: ``change`` led to the present document, or only the view changed.

    ``part`` says that another part is shown; one may also grow with a change or new folds.
    ``reset`` says that the document was replaced as a whole, as by Open.
    """

    change: Change | None = None
    selection: bool = False
    folds: bool = False
    part: bool = False
    history: bool = False
    reset: bool = False


class Seen(NamedTuple):
    """How a session's map is looked at: what an event may change beside the document."""

    selection: tuple[NodeId, ...]
    folded: frozenset[StatementId]
    part: Part


@dataclass(frozen=True)
class Mark:
    """Where a gesture began; ``Session.roll_back`` returns there without a trace."""

    document: Document
    past: Past
    view: Seen


@dataclass
class Session:
    """What one window edits. ``selection`` holds statements and inferences, the last of them
    current; ``folded`` the statements whose arguments are hidden; ``part`` what of the map is
    shown at all. What is current is always in it. None of these is in the file.
    """

    document: Document
    fresh: Fresh
    history: History = field(default_factory=History)
    selection: tuple[NodeId, ...] = ()
    folded: frozenset[StatementId] = frozenset()
    part: Part = WHOLE
    _whole_folds: frozenset[StatementId] = frozenset()
    _listeners: list[Listener] = field(default_factory=list)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Calls ``listener`` after each event; returns the function that ends it."""
        self._listeners.append(listener)

        def end() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return end

    # --- edits ---

    def do(
        self, change: Change, *, select: Iterable[NodeId] | None = None, burst: str = ""
    ) -> None:
        """Applies ``change`` as one undo step, or joins it to a running ``burst``.

        A change that replaces nothing leaves no step. ``select`` is the selection after;
        whatever hides it is unfolded: nothing else may stand for what was asked for.
        """
        before = self._view()
        if change.rows:
            self.document = self.document.apply(change)
            self.history.record(change, burst=burst)
            self._follow(change)
        if select is not None:
            self.selection = tuple(select)
            self._unfold_above(*self.selection)
        self._settle()
        self._tell(change if change.rows else None, before)

    def undo(self) -> bool:
        """Takes the last step back; false when there is none."""
        return self._replay(self.history.step_back())

    def redo(self) -> bool:
        """Does again what was undone last; false when there is nothing."""
        return self._replay(self.history.step_forward())

    def _replay(self, change: Change | None) -> bool:
        if change is None:
            return False
        before, old = self._view(), self.document
        self.document = old.apply(change)
        self._follow(change)
        shown = shown_by(self.document, change) or left_by(old, change, self.document)
        self._unfold_above(*shown)
        self.selection = shown or self.selection
        self._settle()
        self._tell(change, before)
        return True

    def end_burst(self) -> None:
        """Ends a burst of typing: what is typed next is a step of its own."""
        self.history.end_burst()

    def mark(self) -> Mark:
        """Where a gesture begins, so that Escape can undo all of it."""
        return Mark(self.document, self.history.past(), self._view())

    def roll_back(self, mark: Mark) -> None:
        """Back to ``mark``: document, history and selection as if nothing had happened."""
        before = self._view()
        change = difference("Cancel", self.document, mark.document)
        self.document = mark.document
        self.history.return_to(mark.past)
        self.selection, self.folded, self.part = mark.view
        self._settle()
        self._tell(change if change.rows else None, before)

    def merge_since(self, mark: Mark, label: str) -> None:
        """Makes all changes since ``mark`` one undo step called ``label``."""
        recent = self.history.done[len(mark.past.done) :]
        whole = joined(label, recent)
        self.history.replace_last(len(recent), [whole] if whole.rows else [])
        self._send(Event(history=True))

    def replace_document(
        self,
        document: Document,
        *,
        folded: Iterable[StatementId] = (),
        selection: Iterable[NodeId] = (),
        part: Part = WHOLE,
    ) -> None:
        """Another document altogether, seen as is given: no undo leads back. ``folded`` are the
        folds of all of it."""
        self.document, self.history = document, History()
        self.selection, self.folded, self.part = tuple(selection), frozenset(folded), WHOLE
        self._take(part)
        self._settle()
        self._send(Event(selection=True, folds=True, part=True, history=True, reset=True))

    def mark_saved(self, past: Past | None = None) -> None:
        """Says that the file holds the map as it is now, or as it was at ``past``."""
        self.history.mark_clean(past)
        self._send(Event(history=True))

    def mark_unsaved(self) -> None:
        """Says that the file holds no state of the history, as after a repair on opening."""
        self.history.clean = -1
        self._send(Event(history=True))

    # --- the view ---

    @property
    def current(self) -> NodeId | None:
        """The selected node that keys act on: the last of the selection."""
        return self.selection[-1] if self.selection else None

    @property
    def current_statement(self) -> StatementId | None:
        """The current node where it is a statement."""
        node = self.current
        return None if node is None or node in self.document.inferences else StatementId(node)

    def select(self, nodes: Iterable[NodeId]) -> None:
        """Makes ``nodes`` the selection; unknown ones and repeats are left out."""
        before = self._view()
        self.selection = tuple(nodes)
        self.history.end_burst()
        self._settle()
        self._tell(None, before)

    def reveal(self, node: NodeId) -> None:
        """Selects ``node`` and unfolds whatever hides it."""
        before = self._view()
        self._unfold_above(node)
        self.selection = (node,)
        self._settle()
        self._tell(None, before)

    def fold(self, statements: Iterable[StatementId]) -> None:
        """Makes exactly ``statements`` folded. Those with nothing under them are left out.

        What becomes hidden leaves the selection for the folded statement above it. A part
        widens where something at its rim is unfolded.
        """
        before, folded = self._view(), frozenset(statements)
        part = widened(self.document, self.part, self.folded - folded)
        if part != self.part:
            at_rim = rim(self.document, part)
            folded |= at_rim - rim(self.document, self.part)
            self.part = part
        self.folded = folded
        self._settle()
        self._tell(None, before)

    def show(self, part: Part, *, select: Iterable[NodeId] | None = None) -> None:
        """Shows another part of the map, and selects something in it.

        What is in a neighbourhood or a choice is unfolded, except at its rim; the folds of the
        rest come back when that is left, except those that would hide what is current.
        """
        before = self._view()
        self._take(part)
        chosen = self.selection if select is None else tuple(select)
        top = () if part.branch is None else (part.branch,)
        known = (node for node in chosen if self.document.has_node(node))
        self.selection = held(self.document, part, known) or top
        self._unfold_above(*self.selection[-1:])
        self._settle()
        self._tell(None, before)

    def _take(self, part: Part) -> None:
        """Makes ``part`` the one that is shown, with the folds that belong to it."""
        if part.only is not None:
            self._whole_folds = self.folds_of_all
            self.folded = self.folded.difference(part.only) | rim(self.document, part)
        else:
            self.folded = self.folds_of_all.difference((part.branch,))
        self.part = part

    @property
    def folds_of_all(self) -> frozenset[StatementId]:
        """The folds of the map beyond the part that is shown."""
        return self.folded if self.part.only is None else self._whole_folds

    def _follow(self, change: Change) -> None:
        """Lets the part grow with ``change``, or leaves it where nothing of it is left."""
        part = followed(self.document, self.part, change)
        if part == WHOLE and self.part != WHOLE:
            self._take(WHOLE)
        self.part = part

    def _unfold_above(self, *nodes: NodeId) -> None:
        """Opens whatever hides one of ``nodes``, where they are in the map."""
        above: set[NodeId] = set()
        for name in nodes if self.folded else ():
            node = parent(self.document, name) if self.document.has_node(name) else None
            while node is not None and node not in above:
                above.add(node)
                node = parent(self.document, node)
        if not above.isdisjoint(self.folded):
            self.folded = self.folded.difference(above)

    def _settle(self) -> None:
        """Folds and selection without what no longer exists or can't be seen. A part that does
        not hold what is current is left.
        """
        links = self.document.links
        here = self.current
        is_known = here is not None and self.document.has_node(here)
        if here is not None and is_known and not holds(self.document, self.part, here):
            self._take(WHOLE)
            self._unfold_above(here)
        folded = frozenset(
            s for s in self.folded if s in self.document.statements and links.arguments_for(s)
        )
        if len(folded) < len(self.folded):
            self.folded = folded
        known = (node for node in self.selection if self.document.has_node(node))
        within = held(self.document, self.part, known)
        self.selection = uncovered(self.document, self.folded, within, part=self.part)

    def _view(self) -> Seen:
        return Seen(self.selection, self.folded, self.part)

    def _tell(self, change: Change | None, before: Seen) -> None:
        folds = before.folded != self.folded
        has_grown = (folds or change is not None) and is_grown(before.part, self.part)
        event = Event(
            change=change,
            selection=before.selection != self.selection,
            folds=folds,
            part=before.part != self.part and not has_grown,
            history=change is not None,
        )
        if event != Event():
            self._send(event)

    def _send(self, event: Event) -> None:
        for listener in tuple(self._listeners):
            listener(self, event)
