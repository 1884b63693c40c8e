"""The article's text under the pointer: what is pointed at, clicked, selected and dragged."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QDrag, QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from rejoinder.editor.anchored import Passage
from rejoinder.gui.article.keys import SHIFT
from rejoinder.gui.article.page import Spot
from rejoinder.gui.article.painting import EDGE, MARGIN
from rejoinder.gui.article.text_view import TextView
from rejoinder.gui.canvas.offers import PASSAGE_MIME
from rejoinder.gui.plain import literal
from rejoinder.model.ids import StatementId
from rejoinder.model.text import first_words

MOST_READ = 400
"""Characters that a screen reader is given of what is selected."""

Tell = Callable[[tuple[Passage, ...]], str]
"""What passages are, in words, for a tool tip."""


class PointedText(TextView):
    """``pointed`` tells the statements whose passages are under the pointer, ``picked`` those
    of a passage that was clicked, the shortest last; ``selected_words`` that a selection is
    complete; ``commented`` the paragraph and place of a comment's sign. ``tell`` says in words
    what passages are."""

    pointed = Signal(tuple)
    picked = Signal(tuple)
    selected_words = Signal()
    commented = Signal(int, int)
    menu_requested = Signal(QPoint)
    dragging = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tell: Tell = lambda _: ""
        self._pressed: QPointF | None = None
        self._carries = False
        self._is_selecting = False
        self._clicks = 0
        self._last_click = QPointF(-100.0, -100.0)
        self._clicked_at = QTimer(self, singleShot=True)
        self._scroll = QTimer(self, interval=40)
        self._scroll.timeout.connect(self._scroll_on)
        self._pointer = QPointF()
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)

    @property
    def is_selecting(self) -> bool:
        """Whether the mouse is still choosing words."""
        return self._is_selecting or self._carries

    def selected_text(self) -> str:
        """The selected words, a paragraph a line."""
        texts = self.page.paragraphs
        pieces = (texts[p.paragraph].text[p.start : p.end] for p in self.caret.pieces)
        return "\n".join(pieces)

    def read_out(self) -> None:
        """Lets a screen reader say what is selected, or the paragraph that the caret is in."""
        spot, texts = self.caret.spot, self.page.paragraphs
        here = texts[spot.paragraph].text if spot.paragraph < len(texts) else ""
        for piece in self.caret.pieces[:1]:
            here = texts[piece.paragraph].text[piece.start : piece.end]
        self.setAccessibleDescription(first_words(here, MOST_READ))

    def _changed(self) -> None:
        self.read_out()
        self._show_caret()
        self.viewport().update()
        self.moved.emit()
        self.selected_words.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if event.button() != Qt.MouseButton.LeftButton or not self.page.paragraphs:
            return
        self._pressed = at
        self._count_clicks(at)
        spot = self.page.spot_at(self.to_page(at))
        extends = bool(event.modifiers() & SHIFT)
        if at.x() < MARGIN - 8 or at.x() > self.viewport().width() - EDGE:
            return
        if self._clicks >= 2:
            self._select_around(spot)
        elif not extends and self._is_on_selection(at):
            self._carries = True  # perhaps: a click lets go of the selection instead
        else:
            self.caret.put(spot, extend=extends)
            self._is_selecting = True
            self._changed()

    def _count_clicks(self, at: QPointF) -> None:
        near = (at - self._last_click).manhattanLength() < QApplication.startDragDistance()
        self._clicks = self._clicks + 1 if near and self._clicked_at.isActive() else 1
        self._last_click = at
        self._clicked_at.start(QApplication.doubleClickInterval())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self._clicked_at.isActive():  # it is one, whatever the clock says
            self._clicks, self._last_click = 1, event.position()
            self._clicked_at.start(QApplication.doubleClickInterval())
        self.mousePressEvent(event)

    def _select_around(self, spot: Spot) -> None:
        if self._clicks == 2:
            self.caret.select_word(spot)
        else:
            self.caret.select_paragraph(spot.paragraph)
        self._pressed = None
        self._changed()

    def _is_on_selection(self, at: QPointF) -> bool:
        spot = self.page.letter_at(self.to_page(at))
        return spot is not None and any(
            p.paragraph == spot.paragraph and p.start <= spot.at < p.end for p in self.caret.pieces
        )

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._pointer = event.position()
        if not self.page.paragraphs:
            return
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._pressed, self._carries = None, False
            self._point(at)
        elif self._carries and self._has_left(at):
            self._carries, self._pressed = False, None
            self._drag()
        elif self._is_selecting:
            self.caret.put(self.page.spot_at(self.to_page(at)), extend=True)
            self._follow_edge(at)
            self.viewport().update()

    def _has_left(self, at: QPointF) -> bool:
        begun = self._pressed
        return begun is not None and (
            (at - begun).manhattanLength() >= QApplication.startDragDistance()
        )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        at, begun = event.position(), self._pressed
        self._scroll.stop()
        carried, was_selecting = self._carries, self._is_selecting
        self._carries = self._is_selecting = False
        self._pressed = None
        if was_selecting:
            self.caret.select_whole_words()
        if begun is not None and not self._has_moved(begun, at):
            if carried:
                self.caret.put(self.page.spot_at(self.to_page(at)))
            self._click(at)
        self._changed()

    def _has_moved(self, begun: QPointF, at: QPointF) -> bool:
        is_far = (at - begun).manhattanLength() >= QApplication.startDragDistance()
        return is_far or (self.caret.has_selection and not self._carries and self._clicks > 1)

    def _click(self, at: QPointF) -> None:
        on_page = self.to_page(at)
        if at.x() > self.viewport().width() - EDGE:
            found = self.sheets.commented_at(on_page)
            if found is not None:
                self.commented.emit(*found)
            return
        passages = self.passages_at(at)
        if passages:
            self.picked.emit(_statements(passages))

    def passages_at(self, at: QPointF) -> tuple[Passage, ...]:
        """The passages under a point of the viewport, in the text or by their signs."""
        on_page = self.to_page(at)
        if at.x() < MARGIN - 6:
            return self.sheets.signed_at(on_page + QPointF(MARGIN, 0.0))
        return self.sheets.passages_at(on_page)

    def _point(self, at: QPointF) -> None:
        found = self.passages_at(at)
        in_margin = at.x() < MARGIN - 6 or at.x() > self.viewport().width() - EDGE
        shape = Qt.CursorShape.IBeamCursor
        if in_margin:
            shape = Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor
        elif self._is_on_selection(at):
            shape = Qt.CursorShape.OpenHandCursor
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)
        self._tell_pointed(_statements(found))

    def _tell_pointed(self, statements: tuple[StatementId, ...]) -> None:
        if frozenset(statements) != self.hovered:
            self.hover(statements)
            self.pointed.emit(statements)

    def _follow_edge(self, at: QPointF) -> None:
        beyond = at.y() < 0 or at.y() > self.viewport().height()
        if beyond and not self._scroll.isActive():
            self._scroll.start()
        elif not beyond:
            self._scroll.stop()

    def _scroll_on(self) -> None:
        """Scrolls while words are selected beyond the edge."""
        y, room = self._pointer.y(), self.viewport().height()
        by = y if y < 0 else max(0.0, y - room)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + round(max(-60.0, min(60.0, by))))
        self.caret.put(self.page.spot_at(self.to_page(self._pointer)), extend=True)
        self.viewport().update()

    def _drag(self) -> None:
        """Carries the selected words to wherever they are let go."""
        data = QMimeData()
        data.setText(self.selected_text())
        data.setData(PASSAGE_MIME, b"")
        drag = QDrag(self)
        drag.setMimeData(data)
        self.dragging.emit(True)
        drag.exec(Qt.DropAction.CopyAction)
        self.dragging.emit(False)

    def viewportEvent(self, event: QEvent) -> bool:
        is_tip = isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip
        if self._is_ready and is_tip and isinstance(event, QHelpEvent):
            told = self.tell(self.passages_at(event.pos().toPointF()))
            QToolTip.showText(event.globalPos(), literal(told), self)
            return True
        if self._is_ready and event.type() == QEvent.Type.Leave:
            self._tell_pointed(())
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            spot = QPointF(self.viewport().mapFromGlobal(at))
            if self.page.paragraphs and not self._is_on_selection(spot):
                self.caret.put(self.page.spot_at(self.to_page(spot)))
                self._click(spot)
                self._changed()
        elif self.page.paragraphs:
            at = self.viewport().mapToGlobal(self.on_screen(self.caret.spot).center().toPoint())
        self.menu_requested.emit(at)


def _statements(passages: tuple[Passage, ...]) -> tuple[StatementId, ...]:
    """Whose passages they are, each once."""
    return tuple(dict.fromkeys(p.statement for p in passages))
