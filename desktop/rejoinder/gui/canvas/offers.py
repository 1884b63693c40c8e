"""Words dragged onto the map from the article: shown where they would land, and let go there."""

from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent

from rejoinder.editor.session import Session
from rejoinder.editor.tools.offer import Offer, offered
from rejoinder.edits.quoting import Quotation, anchor_statement, quote
from rejoinder.gui.canvas.eye import Eye
from rejoinder.gui.canvas.hand import Hand
from rejoinder.gui.canvas.overlay import NOTHING, Overlay
from rejoinder.gui.canvas.stage import Stage
from rejoinder.gui.canvas.translate import point
from rejoinder.model.ids import StatementId

PASSAGE_MIME = "application/x-rejoinder-passage"
"""Says that what is dragged are words of the article of the same window."""

HINT = "Ctrl: as evidence · Alt: as its passage"


class Words(Protocol):
    """Gives the words that are selected in the article beside the map."""

    def __call__(self) -> Quotation | None: ...


class Offers(QObject):
    """Takes drags over the canvas. ``words`` tells what is carried; ``landed`` the statement
    that came of it, ``anchored`` the one that now stands for it."""

    landed = Signal(str)
    anchored = Signal(str)

    def __init__(self, session: Session, stage: Stage, eye: Eye, *, hand: Hand) -> None:
        super().__init__(hand)
        self._session = session
        self._stage = stage
        self._eye = eye
        self._hand = hand
        self.words: Words = lambda: None
        self.echoed: tuple[StatementId, ...] = ()

    def take(self, event: QEvent) -> bool:
        """Handles one event of the viewport; false leaves it to others."""
        if event.type() == QEvent.Type.DragLeave:
            self._hand.show(NOTHING)
            return True
        if not isinstance(event, QDropEvent) or not event.mimeData().hasFormat(PASSAGE_MIME):
            return False
        words = self.words()
        if words is None:
            return False
        if isinstance(event, QDragEnterEvent | QDragMoveEvent):
            self._preview(event, words)
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            return True
        self._drop(event, words)
        return True

    def _offer(self, event: QDropEvent) -> Offer:
        held = event.modifiers()
        return offered(
            self._session.document,
            self._stage.places,
            self._eye.camera.to_map(point(QPointF(event.position()))),
            turned=bool(held & Qt.KeyboardModifier.ShiftModifier),
            anchors=bool(held & Qt.KeyboardModifier.AltModifier),
            as_evidence=bool(held & Qt.KeyboardModifier.ControlModifier),
        )

    def _preview(self, event: QDropEvent, words: Quotation) -> None:
        offer, at = self._offer(event), point(QPointF(event.position()))
        shown = Overlay(pointer=self._eye.camera.to_map(at), landing=offer.landing)
        is_first = not self._session.document.statements
        self._hand.show(replace(shown, words=words.text, hint="" if is_first else HINT))

    def _drop(self, event: QDropEvent, words: Quotation) -> None:
        offer, session = self._offer(event), self._session
        self._hand.show(NOTHING)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if offer.onto is not None:
            session.do(anchor_statement(session.document, offer.onto, words), select=[offer.onto])
            self.anchored.emit(offer.onto)
        elif offer.landing.to is not None:
            to, fresh = offer.landing.to, session.fresh
            change = quote(session.document, words, to=to, fresh=fresh, kind=offer.kind)
            new = StatementId(change.created("statements")[0])
            session.do(change, select=[new])
            self.landed.emit(new)
        else:
            self._hand.refused.emit(offer.landing.label)
