"""The canvas: a map that is edited where it stands, by pointer and in place."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from rejoinder.drawing.compose import Composer
from rejoinder.editor.navigation import conclusion
from rejoinder.editor.part import WHOLE
from rejoinder.editor.session import Event, Session
from rejoinder.editor.tools.events import Escape, SpaceDown, SpaceUp, node_of
from rejoinder.editor.visits import Look
from rejoinder.edits.add import add_loose, add_thesis
from rejoinder.gui.canvas.camera import revealing
from rejoinder.gui.canvas.fingers import Fingers
from rejoinder.gui.canvas.hand import Hand
from rejoinder.gui.canvas.keys import begins_text, is_enter, is_modifier, is_plain_space
from rejoinder.gui.canvas.mapview import MapView
from rejoinder.gui.canvas.offers import Offers
from rejoinder.gui.canvas.overlay import OverlayPainter
from rejoinder.gui.canvas.translate import point
from rejoinder.gui.canvas.writing import Writing
from rejoinder.layout.geometry import Point, Rect
from rejoinder.model.ids import NodeId, StatementId

HINT = "Type your claim and press Enter · Tab adds a reason · Ctrl+2 adds an objection"

LEAST_EDITED = 11.0
"""Pixels that text is high while it is edited; below, the canvas zooms in first."""


class Canvas(MapView):
    """Shows the map of a session and turns gestures on it into edits.

    ``menu_requested`` gives a global position, after what lies there was selected; ``said``
    one line for the status bar; ``mark_clicked`` a statement and the kind of its sign.
    """

    menu_requested = Signal(QPoint)
    said = Signal(str)
    editing_changed = Signal(bool)
    mark_clicked = Signal(str, str)

    _is_ready = False  # the viewport sends events before there is anybody to take them

    def __init__(
        self,
        session: Session,
        composer: Composer,
        *,
        animated: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session, composer, animated=animated, parent=parent)
        self._far: tuple[int, Look, float] | None = None
        self._promised = ""
        self.hand = Hand(session, self.stage, self)
        self.writing = Writing(session, self.viewport(), self.edit)
        self.fingers = Fingers(self.viewport(), self.stage, self.eye, self.hand)
        self.offers = Offers(session, self.stage, self.eye, hand=self.hand)
        self.offers.landed.connect(lambda name: self.edit_offered(StatementId(name)))
        self.viewport().setAcceptDrops(True)
        self.hand.changed.connect(self._light)
        self.hand.changed.connect(self.viewport().update)
        self.hand.panned.connect(self.eye.pan)
        self.hand.edit_asked.connect(self._edit_at)
        self.hand.write_asked.connect(self.write)
        self.hand.mark_asked.connect(self.mark_clicked)
        self.hand.refused.connect(self.said)
        self.writing.refused.connect(self.said)
        self.writing.toggled.connect(self.editing_changed)
        self.writing.toggled.connect(self._go_back_far)
        self.arrival.heed(holds=lambda: self.hand.is_busy, writes=lambda: self.is_editing)
        self._accept_input()
        self._is_ready = True

    @property
    def is_editing(self) -> bool:
        """Whether a text field is open."""
        return self.writing.field is not None

    def echo(self, statements: tuple[StatementId, ...]) -> None:
        """Marks what is pointed at elsewhere, as in the article."""
        if self.offers.echoed != statements:
            self.offers.echoed = statements
            self.viewport().update()

    # --- editing in place ---

    def edit(self, node: NodeId) -> None:
        """Opens the text of a statement in place, all of it selected."""
        self._edit(node, at=None)

    def edit_offered(self, node: NodeId) -> None:
        """Opens a statement that was just made of an article's words: Escape takes it back."""
        self._edit(node, at=None, has_words=True)

    def _edit_at(self, statement: str, at: Point) -> None:
        self._edit(StatementId(statement), at=at)

    def _edit(self, node: NodeId, *, at: Point | None, has_words: bool = False) -> None:
        if self.session.document.statement(node) is None:
            self.said.emit("A step has no text of its own. Edit one of its premises instead.")
            return
        statement, field = StatementId(node), self.writing.field
        if field is not None and self.writing.statement == statement:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.writing.commit()
        if statement not in self.session.document.statements:
            return  # it was new, and is gone with the empty field
        self._bring_up(statement)
        card = self.stage.card(statement)
        if card is None:
            return
        far = self.look(conclusion(self.session.document, statement) or statement)
        self._come_near(card.rect, card.face.text_font.size)
        field = self.writing.open(statement, has_words=has_words)
        self._far = (self.writing.begun, far, self.zoom) if self.zoom != far.zoom else self._far
        self._lay_field()
        field.show()
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        spot = None if at is None else self.eye.camera.to_screen(at)
        field.put_cursor(
            None if spot is None else QPoint(round(spot.x), round(spot.y)) - field.pos()
        )

    def _bring_up(self, statement: StatementId) -> None:
        """Selects a statement, out of whatever hides it."""
        if self.stage.card(statement) is None:
            self.session.reveal(statement)
        elif self.session.selection != (statement,):
            self.session.select([statement])

    def _come_near(self, box: Rect, text_size: float) -> None:
        """Makes sure that what is to be edited can be read and is in sight."""
        camera = self.eye.goal
        if text_size * camera.zoom < LEAST_EDITED:
            camera = camera.zoomed(LEAST_EDITED / text_size, camera.to_screen(box.center))
        self.eye.look(revealing(camera, box.grown(8), self.eye.window))

    def _go_back_far(self) -> None:
        """Once what the canvas zoomed in for is given up or undone, looks as before; unless a
        person has zoomed since.
        """
        if self._far is None or self.is_editing:
            return
        begun, look, zoom = self._far
        if len(self.session.history.done) <= begun:
            self._far = None
            if zoom == self.zoom:
                self.look_again(look, glide=True)

    def write(self) -> None:
        """Begins the thesis of an empty map, or a loose statement."""
        if self.session.part != WHOLE:
            self.said.emit("Show the whole map again to add a loose claim (Esc).")
            return
        add = add_thesis if self.stage.is_empty else add_loose
        change = add(self.session.document, fresh=self.session.fresh)
        new = [StatementId(name) for name in change.created("statements")]
        self.session.do(change, select=new)
        self.edit(new[0])

    def _begin(self, text: str) -> None:
        """Begins the thesis with what was typed on the empty map."""
        self.write()
        if self.writing.field is not None:
            self.writing.field.insertPlainText(text)

    def _lay_field(self) -> None:
        statement = self.writing.statement
        card = None if statement is None else self.stage.card(statement)
        if card is not None:
            self.writing.lay(card, self.eye.camera, self.stage.composer.theme)

    def follow(self, session: Session, event: Event) -> None:
        self.writing.note(event)
        if self.hand.is_busy and (event.change is not None or event.reset):
            self.fingers.lose_grab()  # what is carried may be gone
        super().follow(session, event)
        if event.reset:
            self._far = None
        elif event.change is not None:
            self._go_back_far()
        self._accept_input()

    def is_pointing(self) -> bool:
        return self.hand.is_selecting

    def busy(self) -> QRect | None:
        field = self.writing.field if self._is_ready else None
        return super().busy() if field is None else field.geometry().adjusted(-24, -40, 24, 40)

    def refresh(self, boxes: Iterable[QRect] | None = None) -> None:
        self._lay_field()
        super().refresh(boxes)

    def paint_over(self, overlay: OverlayPainter) -> None:
        overlay.echo(self.offers.echoed)
        overlay.gesture(self.hand.overlay)
        super().paint_over(overlay)
        if self.stage.is_empty:
            overlay.hint(self._promised or HINT)

    def promise(self, told: str) -> None:
        """Says in the place of an empty map what is about to be shown, or that nothing is."""
        self._promised = told
        self.viewport().update()

    def _light(self) -> None:
        self.lights.pointed = self.hand.overlay.hover

    def viewportEvent(self, event: QEvent) -> bool:
        if self._is_ready and (self.offers.take(event) or self.fingers.take(event)):
            return True
        return super().viewportEvent(event)

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._claims(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def _claims(self, event: QKeyEvent) -> bool:
        """Whether a key is the canvas's own at this moment, and no command's."""
        if event.key() == Qt.Key.Key_Escape or is_modifier(event):  # Alt is the menu bar's
            return self.hand.is_busy
        if self.stage.is_empty and (begins_text(event) or is_enter(event)):
            return True
        return is_plain_space(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.hand.is_busy:
            self.hand.feel(Escape())
        elif is_plain_space(event):
            if not event.isAutoRepeat():
                self.hand.feel(SpaceDown())
        elif is_modifier(event):
            self.fingers.hold_modifiers(event.modifiers(), event.key(), is_down=True)
        elif self.stage.is_empty and begins_text(event):
            self._begin(event.text())
        elif self.stage.is_empty and is_enter(event):
            self.write()
        else:
            event.ignore()
            return
        self.fingers.settle()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.hand.feel(SpaceUp())
            self.fingers.settle()
        elif is_modifier(event):
            self.fingers.hold_modifiers(event.modifiers(), event.key(), is_down=False)
        else:
            event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
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
        elif node is not None and (middle := self.position_of(node)) is not None:
            at = self.viewport().mapToGlobal(middle)
        self.menu_requested.emit(at)
