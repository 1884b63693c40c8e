"""The canvas: one widget that paints the map's display list, and lets it be edited there."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from rejoinder.drawing.compose import Composer, Picture
from rejoinder.editor.navigation import Way, first, toward
from rejoinder.editor.session import Event, Session
from rejoinder.editor.tools.events import Escape, SpaceDown, SpaceUp, node_of
from rejoinder.edits.add import add_loose, add_thesis
from rejoinder.gui.canvas.access import NAME, Narrator
from rejoinder.gui.canvas.camera import STEP, fitted, revealing
from rejoinder.gui.canvas.eye import Eye
from rejoinder.gui.canvas.fingers import Fingers
from rejoinder.gui.canvas.hand import Hand
from rejoinder.gui.canvas.keys import begins_text, is_modifier, is_plain_space
from rejoinder.gui.canvas.motion import Motion
from rejoinder.gui.canvas.overlay import OverlayPainter, paint_hint
from rejoinder.gui.canvas.stage import Stage
from rejoinder.gui.canvas.translate import point
from rejoinder.gui.canvas.writing import Writing
from rejoinder.layout.geometry import Point, Rect
from rejoinder.model.ids import NodeId, StatementId
from rejoinder.paint.painter import paint

HINT = "Type your claim and press Enter · Tab adds a reason · Ctrl+2 adds an objection"

LEAST_EDITED = 11.0
"""Pixels that text is high while it is edited; below, the canvas zooms in first."""


class Canvas(QAbstractScrollArea):
    """Shows the map of a session and turns gestures on it into edits.

    ``menu_requested`` gives a global position, after what lies there was selected; ``said``
    one line for the status bar; ``mark_clicked`` a statement and the kind of its sign.
    """

    zoom_changed = Signal(float)
    menu_requested = Signal(QPoint)
    said = Signal(str)
    editing_changed = Signal(bool)
    mark_clicked = Signal(str, str)
    root_changed = Signal()

    def __init__(
        self,
        session: Session,
        composer: Composer,
        *,
        animated: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(NAME)
        self.session = session
        self.stage = Stage(session, composer)
        self.eye = Eye(self, animated=animated)
        self.hand = Hand(session, self.stage, self)
        self.writing = Writing(session, self.viewport(), self.edit)
        self.fingers = Fingers(self.viewport(), self.stage, self.eye, self.hand)
        self.motion = Motion(self, animated=animated)
        self.narrator = Narrator(self, self.stage, self.eye)
        self._has_fitted = False
        self._connect()

    def _connect(self) -> None:
        self.eye.bounds = self.stage.bounds
        self.eye.moved.connect(self._refresh)
        self.eye.zoomed.connect(self.zoom_changed)
        self.motion.stepped.connect(self._step)
        self.hand.changed.connect(self.viewport().update)
        self.hand.panned.connect(self.eye.pan)
        self.hand.edit_asked.connect(self._edit_at)
        self.hand.write_asked.connect(self._write)
        self.hand.mark_asked.connect(self.mark_clicked)
        self.hand.refused.connect(self.said)
        self.writing.refused.connect(self.said)
        self.writing.opened.connect(self._opened)
        self.writing.closed.connect(self._closed)
        self._unsubscribe = self.session.subscribe(self._follow)
        self.destroyed.connect(self._unsubscribe)
        self._accept_input()

    # --- what the window asks for ---

    @property
    def zoom(self) -> float:
        return self.eye.goal.zoom

    @property
    def picture(self) -> Picture:
        """What is shown, at rest."""
        return self.stage.picture

    @property
    def view_root(self) -> StatementId | None:
        """The branch that is looked at alone, or ``None`` for the whole map."""
        return self.stage.root

    @property
    def is_editing(self) -> bool:
        return self.writing.field is not None

    def fit(self) -> None:
        """Shows all of the map, no larger than life."""
        self.eye.look(fitted(self.stage.bounds, self.eye.widest), glide=True)

    def fit_selection(self) -> None:
        """Shows all that is selected, and the whole map where nothing is."""
        boxes = [self.stage.places[n] for n in self.session.selection if n in self.stage.places]
        if not boxes:
            self.fit()
            return
        whole = boxes[0]
        for box in boxes[1:]:
            whole = whole.united(box)
        self.eye.look(fitted(whole.grown(32), self.eye.widest, most=1.5), glide=True)

    def zoom_in(self) -> None:
        self.set_zoom(self.zoom * STEP)

    def zoom_out(self) -> None:
        self.set_zoom(self.zoom / STEP)

    def set_zoom(self, zoom: float) -> None:
        """Zooms about what is selected, where that is in sight, else about the middle."""
        self.eye.look(self.eye.goal.zoomed(zoom, self._middle()), glide=True)

    def _middle(self) -> Point:
        node, window = self.session.current, self.eye.window
        box = None if node is None else self.stage.places.get(node)
        if box is not None and box.meets(self.eye.seen):
            return self.eye.goal.to_screen(box.center)
        return Point(window.width / 2, window.height / 2)

    def ensure_visible(self, node: NodeId) -> None:
        """Moves the map by as little as brings ``node`` into sight."""
        box = self.stage.places.get(node)
        if box is not None:
            camera = revealing(self.eye.goal, box.grown(4), self.eye.window)
            self.eye.look(camera, glide=True)

    def go(self, direction: str, extend: bool = False) -> None:
        """Selects the nearest node to the ``left``, ``right``, ``up`` or ``down``, or adds it."""
        session = self.session
        if session.current not in self.stage.places or session.current is None:
            start = first(session.document) if self.stage.root is None else self.stage.root
            session.select([] if start is None else [start])
            return
        node = toward(self.stage.places, session.current, Way(direction))
        if node is not None:
            kept = [n for n in session.selection if n != node] if extend else []
            session.select([*kept, node])

    def set_theme(self, composer: Composer) -> None:
        """Draws the map with another composer, and so in another theme."""
        self.stage.composer = composer
        self._recompose()
        self._lay_field()

    def set_view_root(self, root: StatementId | None) -> None:
        """Looks at one branch alone, or at the whole map again."""
        if root != self.stage.root:
            self.stage.root = root
            self._recompose()
            self.stage.land()
            self.fit()
            self.root_changed.emit()

    def edit(self, node: NodeId) -> None:
        """Opens the text of a statement in place, all of it selected."""
        self._edit(node, at=None)

    # --- editing ---

    def _edit_at(self, statement: str, at: Point) -> None:
        self._edit(StatementId(statement), at=at)

    def _edit(self, node: NodeId, *, at: Point | None) -> None:
        if self.session.document.statement(node) is None:
            self.said.emit("A step has no text of its own. Edit one of its premises instead.")
            return
        statement = StatementId(node)
        if self.stage.card(statement) is None:
            self.set_view_root(None)
            self.session.reveal(statement)
        card = self.stage.card(statement)
        if card is None:
            return
        if self.session.current != statement:
            self.session.select([statement])
        self._come_near(card.rect, card.face.text_font.size)
        field = self.writing.open(statement)
        self._lay_field()
        field.show()
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        spot = None if at is None else self.eye.goal.to_screen(at)
        field.put_cursor(
            None if spot is None else QPoint(round(spot.x), round(spot.y)) - field.pos()
        )

    def _come_near(self, box: Rect, text_size: float) -> None:
        """Makes sure that what is to be edited can be read and is in sight."""
        camera = self.eye.goal
        if text_size * camera.zoom < LEAST_EDITED:
            camera = camera.zoomed(1.0, camera.to_screen(box.center))
        self.eye.look(revealing(camera, box.grown(8), self.eye.window), glide=True)

    def _write(self) -> None:
        """Begins the thesis of an empty map, or a loose statement."""
        document, fresh = self.session.document, self.session.fresh
        if self.stage.root is not None:
            self.said.emit("Leave the branch view to add a loose statement.")
            return
        add = add_thesis if self.stage.is_empty and document.thesis is None else add_loose
        change = add(document, fresh=fresh)
        new = [StatementId(name) for name in change.created("statements")]
        self.session.do(change, select=new)
        self.edit(new[0])

    def _begin(self, text: str) -> None:
        """Begins the thesis with what was typed on the empty map."""
        self._write()
        if self.writing.field is not None:
            self.writing.field.insertPlainText(text)

    def _lay_field(self) -> None:
        statement = self.writing.statement
        card = None if statement is None else self.stage.card(statement)
        if card is not None:
            self.writing.lay(card, self.eye.camera, self.stage.composer.theme)

    def _opened(self) -> None:
        self.editing_changed.emit(True)

    def _closed(self) -> None:
        self.editing_changed.emit(False)
        self.viewport().update()

    # --- following the session ---

    def _follow(self, _: Session, event: Event) -> None:
        self.writing.note(event)
        if event.reset:
            self.stage.root = None
        if event.reset or event.change is not None or event.folds:
            self._recompose()
            self._accept_input()
        if event.reset:
            self.stage.land()
            self.eye.look(fitted(self.stage.bounds, self.eye.widest))
        elif event.selection or event.change is not None:
            current = self.session.current
            if current is not None and not self.hand.is_selecting:
                self.ensure_visible(current)
        self._lay_field()
        if event.selection:
            self.narrator.announce()
        self.viewport().update()

    def _recompose(self) -> None:
        """Composes the map anew, with what is selected where it was on the screen."""
        by = self.stage.recompose(self.stage.anchor(self.eye.seen))
        self.eye.bounds = self.stage.bounds
        self.eye.shift(by)
        self.eye.sync()
        if self.stage.progress < 1.0:
            self.motion.start()
        self.viewport().update()

    def _step(self, progress: float) -> None:
        self.stage.progress = progress
        self.viewport().update()

    def _refresh(self) -> None:
        self._lay_field()
        self.viewport().update()

    # --- Qt ---

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        theme, camera = self.stage.composer.theme, self.eye.camera
        painter.fillRect(self.viewport().rect(), QColor(theme.background))
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
        )
        seen = self.eye.seen
        painter.save()
        painter.scale(camera.zoom, camera.zoom)
        painter.translate(-camera.origin.x, -camera.origin.y)
        paint(painter, self.stage.shown(seen), seen)
        painter.restore()
        overlay = OverlayPainter(painter, self.stage, camera, theme)
        overlay.gesture(self.hand.overlay)
        overlay.selection(self.session.selection, self.session.current)
        if self.stage.is_empty:
            paint_hint(painter, theme, QRectF(self.viewport().rect()), HINT)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._has_fitted and self.isVisible():
            self._has_fitted = True
            self.eye.look(fitted(self.stage.bounds, self.eye.widest))
        self.eye.sync()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.eye.follow_bars(dx, dy)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self._claims(event):
                event.accept()
                return True
        elif event.type() == QEvent.Type.UngrabMouse:
            self.fingers.lose_grab()
        return super().event(event)

    def _claims(self, event: QKeyEvent) -> bool:
        """Whether a key is the canvas's own at this moment, and no command's."""
        if event.key() == Qt.Key.Key_Escape:
            return self.hand.is_busy
        if self.stage.is_empty and begins_text(event):
            return True
        return is_plain_space(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()
        if event.key() == Qt.Key.Key_Escape and self.hand.is_busy:
            self.hand.feel(Escape())
        elif is_plain_space(event):
            if not event.isAutoRepeat():
                self.hand.feel(SpaceDown())
        elif is_modifier(event):
            self.fingers.hold_modifiers(event.modifiers())
        elif self.stage.is_empty and begins_text(event):
            self._begin(event.text())
        elif self.stage.is_empty and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._write()
        else:
            event.ignore()
            return
        self.fingers.settle()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.hand.feel(SpaceUp())
            self.fingers.settle()
        elif is_modifier(event):
            self.fingers.hold_modifiers(event.modifiers())
        else:
            event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.hand.is_busy or event.reason() == Qt.FocusReason.ActiveWindowFocusReason:
            self.fingers.lose_grab()

    def _accept_input(self) -> None:
        """An empty map takes what an input method composes; otherwise letters are commands."""
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, self.stage.is_empty)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if self.stage.is_empty and event.commitString():
            self._begin(event.commitString())
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        node, at = self.session.current, event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            spot = point(QPointF(self.viewport().mapFromGlobal(at)))
            node = node_of(self.stage.hit(self.eye.camera.to_map(spot)))
            if node not in self.session.selection:
                self.session.select([] if node is None else [node])
        elif node is not None and node in self.stage.places:
            box = self.eye.camera.box_to_screen(self.stage.places[node])
            at = self.viewport().mapToGlobal(QPoint(round(box.center.x), round(box.center.y)))
        self.menu_requested.emit(at)
