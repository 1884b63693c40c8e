"""Carries out what the pointer tool asks for: selects, pans, drops, links, and shows it."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from rejoinder.drawing.items import MarkKind
from rejoinder.editor.commands_edit import selected_statements
from rejoinder.editor.folding import toggled
from rejoinder.editor.navigation import spanned, within
from rejoinder.editor.session import Session
from rejoinder.editor.tools import intents
from rejoinder.editor.tools.connect import connected, connection
from rejoinder.editor.tools.drop import Landing, landing
from rejoinder.editor.tools.events import Event
from rejoinder.editor.tools.pointer import IDLE, State, is_gesture, react
from rejoinder.edits.move import move
from rejoinder.gui.canvas.overlay import NOTHING, LinkPreview, Overlay
from rejoinder.gui.canvas.stage import Stage
from rejoinder.layout.geometry import Point
from rejoinder.model.errors import EditRefused
from rejoinder.model.ids import InferenceId, NodeId, StatementId
from rejoinder.model.tree import home_premises, walk

_BY_POINTING = (
    intents.Grab,
    intents.Select,
    intents.Toggle,
    intents.SelectWithin,
    intents.BeginDrag,
    intents.ShowMark,
)
"""Intents that select what the pointer is on: the map should not move away under it."""


class Hand(QObject):
    """The pointer tool's state and what it shows. Signals ask for what only a widget can do.

    ``is_selecting`` is true while it selects what lies under the pointer.
    """

    changed = Signal()
    panned = Signal(float, float)
    edit_asked = Signal(str, object)
    write_asked = Signal()
    mark_asked = Signal(str, str)
    refused = Signal(str)

    def __init__(self, session: Session, stage: Stage, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._stage = stage
        self.state: State = IDLE
        self.overlay: Overlay = NOTHING
        self.is_selecting = False

    @property
    def is_busy(self) -> bool:
        """Whether a gesture is under way that Escape gives up."""
        return is_gesture(self.state)

    def feel(self, event: Event) -> None:
        """Takes in one event and does what it comes to."""
        self.state, intent = react(self.state, event)
        if intent is not None:
            self.is_selecting = isinstance(intent, _BY_POINTING)
            self._do(intent)
            self.is_selecting = False

    def _do(self, intent: intents.Intent) -> None:
        match intent:
            case intents.Hover(node):
                self._hover(node)
            case intents.Pan(dx, dy):
                self.panned.emit(dx, dy)
            case intents.Band(rect, _):
                self.show(Overlay(band=rect))
            case intents.PreviewDrop(at, turned):
                found = self._landing(at, turned=turned)
                self.show(replace(self.overlay, pointer=at, landing=found, link=None))
            case intents.PreviewLink():
                self._preview_link(intent)
            case intents.BeginDrag():
                self._begin_drag(intent)
            case intents.Cancel():
                self.show(NOTHING)
            case _:
                self.show(NOTHING if not isinstance(intent, intents.Drop) else self.overlay)
                self._finish(intent)

    def _finish(self, intent: intents.Intent) -> None:
        """Intents that end a gesture, with a lasting effect."""
        session = self._session
        match intent:
            case intents.Grab(node):
                if node not in session.selection:
                    session.select([node])
            case intents.Select(node):
                session.select([] if node is None else [node])
            case intents.Toggle(node):
                session.select(_toggled(session.selection, node))
            case intents.SelectWithin(rect, extend):
                found = within(self._stage.places, rect)
                session.select([*(session.selection if extend else ()), *found])
            case intents.Drop(at, turned):
                self._drop(at, turned=turned)
            case intents.Link(source, onto, opposes):
                self._link(source, onto, opposes=opposes)
            case intents.Edit(statement, at):
                self.edit_asked.emit(statement, at)
            case intents.Write():
                self.write_asked.emit()
            case intents.Fold():
                self.fold()
            case intents.ShowMark(statement, kind):
                self._show_mark(statement, kind)

    def show(self, overlay: Overlay) -> None:
        if overlay != self.overlay:
            self.overlay = overlay
            self.changed.emit()

    def _hover(self, node: NodeId | None) -> None:
        if node != self.overlay.hover:
            self.show(Overlay(hover=node))

    def _begin_drag(self, intent: intents.BeginDrag) -> None:
        session = self._session
        if intent.node not in session.selection:
            session.select([*session.selection, intent.node] if intent.adds else [intent.node])
        dragged = self._moving()
        carried = tuple(node for top in dragged for node in walk(session.document, top))
        is_card = intent.node in session.document.statements
        self.show(Overlay(dragged=dragged, carried=carried, pointer=intent.at, can_link=is_card))

    def _moving(self) -> tuple[StatementId, ...]:
        """The statements that a drag of the selection moves; a step stands for its premises."""
        document = self._session.document
        names: dict[StatementId, None] = {}
        for node in self._session.selection:
            premises: tuple[StatementId, ...] = (StatementId(node),)
            if node in document.inferences:
                premises = home_premises(document, InferenceId(node))
            names.update(dict.fromkeys(premises))
        return tuple(StatementId(n) for n in spanned(document, names))

    def _landing(self, at: Point, *, turned: bool) -> Landing | None:
        moving = self.overlay.dragged
        if not moving:
            return None
        places = self._stage.places
        return landing(self._session.document, places, moving, at=at, turned=turned)

    def _drop(self, at: Point, *, turned: bool) -> None:
        found, moving = self._landing(at, turned=turned), self.overlay.dragged
        self.show(NOTHING)
        if found is None or found.to is None:
            if found is not None and found.refused:
                self.refused.emit(found.label)
            return
        session = self._session
        change = move(session.document, moving, to=found.to, fresh=session.fresh)
        session.do(change, select=moving)

    def _preview_link(self, intent: intents.PreviewLink) -> None:
        document = self._session.document
        found = connection(document, intent.source, intent.onto, opposes=intent.opposes)
        link = LinkPreview(intent.source, intent.at, intent.onto, found)
        self.show(replace(self.overlay, pointer=intent.at, landing=None, link=link))

    def _link(self, source: StatementId, onto: NodeId | None, *, opposes: bool) -> None:
        session = self._session
        if onto is None:
            return
        try:
            change = connected(session.document, source, onto, opposes=opposes, fresh=session.fresh)
        except EditRefused as refusal:
            self.refused.emit(str(refusal))
            return
        session.do(change, select=[source])

    def fold(self) -> None:
        """Folds what is selected, or unfolds it where all of it is folded."""
        session = self._session
        statements = selected_statements(session)
        session.fold(toggled(session.document, session.folded, statements))

    def _show_mark(self, statement: StatementId, kind: MarkKind) -> None:
        session = self._session
        session.select([statement])
        if kind is MarkKind.HIDDEN:
            session.fold(session.folded - {statement})
        self.mark_asked.emit(statement, kind.value)


def _toggled(selection: tuple[NodeId, ...], node: NodeId) -> tuple[NodeId, ...]:
    """``selection`` with ``node`` added as the current one, or taken out."""
    if node in selection:
        return tuple(n for n in selection if n != node)
    return (*selection, node)
