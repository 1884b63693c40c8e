"""The text of an article: painted, scrolled and selected from; it edits nothing."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFont,
    QFontInfo,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from rejoinder.drawing.theme import LIGHT, THEMES
from rejoinder.editor.anchored import Passage
from rejoinder.gui.article.caret import Caret
from rejoinder.gui.article.margins import Annotations, Sheets
from rejoinder.gui.article.page import Page, Spot
from rejoinder.gui.article.painting import EDGE, MARGIN, Shown, TextPainter
from rejoinder.model.anchors import Span
from rejoinder.model.ids import StatementId

PAD = 10
NARROWEST = 260
LEAST_ZOOM, MOST_ZOOM = 0.6, 3.0


class TextView(QAbstractScrollArea):
    """Shows paragraphs of ``page`` with what ``sheets`` knows of them. Its subclass takes the
    mouse and the keys. ``moved`` says that the caret or the selection is another."""

    moved = Signal()
    zoomed = Signal(float)

    _is_ready = False  # Qt sends events before all parts are there

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(NARROWEST)
        self.setAccessibleName("Article text")
        self.theme = LIGHT
        self.page = Page()
        self.sheets = Sheets(self.page)
        self.caret = Caret(self.page)
        self.zoom = 1.0
        self.selected: frozenset[StatementId] = frozenset()
        self.hovered: frozenset[StatementId] = frozenset()
        self._candidates: tuple[Span, ...] = ()
        self._is_caret_on = True
        self._blink = QTimer(self, interval=530)
        self._blink.timeout.connect(self._toggle_caret)
        self._is_ready = True
        self._shape()

    # --- what is shown ---

    def show_text(self, paragraphs: Sequence[str]) -> None:
        """Shows another text; the caret stays as near as it can."""
        self.page.show(paragraphs)
        self.sheets.forget()
        self.caret.clamp()
        self._set_bar()
        self.viewport().update()

    def annotate(self, notes: Annotations) -> None:
        """Shows other passages, comments or shares beside the same text."""
        if notes != self.sheets.notes:
            self.sheets.annotate(notes)
            self.viewport().update()

    def set_theme(self, name: str) -> None:
        """Takes up the role colours of a map theme."""
        self.theme = THEMES[name]
        self.viewport().update()

    def emphasise(self, selected: Iterable[StatementId]) -> None:
        """Outlines the passages of what is selected on the map."""
        chosen = frozenset(selected)
        if chosen != self.selected:
            self.selected = chosen
            self.viewport().update()

    def hover(self, statements: Iterable[StatementId]) -> None:
        """Outlines lightly the passages of what the pointer is on, here or on the map."""
        found = frozenset(statements)
        if found != self.hovered:
            self.hovered = found
            self.viewport().update()

    def offer(self, candidates: Sequence[Span]) -> None:
        """Outlines passages to choose from, numbered from 1, and brings the first into sight."""
        self._candidates = tuple(candidates)
        if self._candidates:
            first = self._candidates[0]
            shift = QPointF(0.0, self.page.top(first.paragraph - 1))
            boxes = self.page.lay(first.paragraph - 1).boxes(first.start, first.end)
            self.bring([box.translated(shift) for box in boxes])
        self.viewport().update()

    def set_zoom(self, zoom: float) -> None:
        """Letters ``zoom`` times as large as those of the window."""
        zoom = max(LEAST_ZOOM, min(MOST_ZOOM, zoom))
        if zoom != self.zoom:
            self.zoom = zoom
            self._shape()
            self.zoomed.emit(zoom)

    # --- where things are ---

    @property
    def _corner(self) -> QPointF:
        """The upper left corner of the text in the viewport."""
        return QPointF(MARGIN, PAD - self.verticalScrollBar().value())

    def to_page(self, at: QPointF) -> QPointF:
        return at - self._corner

    def on_screen(self, spot: Spot) -> QRectF:
        """Where a caret at ``spot`` is in the viewport."""
        box = self.page.lay(spot.paragraph).caret(spot.at)
        return box.translated(self._corner + QPointF(0.0, self.page.top(spot.paragraph)))

    def _shape(self) -> None:
        """Breaks the lines for the present width and letters; what was on top stays there."""
        font = QFont(self.font())
        size = font.pointSizeF() if font.pointSizeF() > 0 else QFontInfo(font).pointSizeF()
        font.setPointSizeF(size * self.zoom)
        width = self.viewport().width() - MARGIN - EDGE
        bar = self.verticalScrollBar()
        first = self.page.paragraph_at(bar.value()) if self.page.paragraphs else 0
        height = self.page.top(first + 1) - self.page.top(first)
        part = (bar.value() - self.page.top(first)) / height if height else 0.0
        if self.page.set_shape(font, width):
            self.sheets.forget()
            if self.page.paragraphs:
                self.page.lay(first)
            self._set_bar()
            height = self.page.top(first + 1) - self.page.top(first)
            bar.setValue(round(self.page.top(first) + part * height))
        self._set_bar()
        self.viewport().update()

    def _set_bar(self) -> None:
        bar, room = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(room)
        bar.setSingleStep(24)
        bar.setRange(0, max(0, round(self.page.height + 2 * PAD - room)))

    def _lay_visible(self) -> range:
        """Lays out what is in sight. What was laid out already stays where it is."""
        bar, room = self.verticalScrollBar(), self.viewport().height()
        for _ in range(4):
            top = bar.value() - PAD
            seen = self._seen(top, top + room)
            kept = next((n for n in seen if self.page.paragraphs[n].is_laid), None)
            was = None if kept is None else self.page.top(kept)
            found = self.page.lay_between(top, top + room)
            self._set_bar()
            by = 0.0 if kept is None or was is None else self.page.top(kept) - was
            if not round(by):
                return found
            bar.setValue(bar.value() + round(by))
        return found

    def _seen(self, top: float, bottom: float) -> range:
        if not self.page.paragraphs:
            return range(0)
        return range(self.page.paragraph_at(top), self.page.paragraph_at(bottom) + 1)

    def bring(self, boxes: Sequence[QRectF]) -> None:
        """Scrolls as little as shows ``boxes`` of the page; not at all where they are in sight.

        What was far away comes to stand in the upper third.
        """
        if not boxes:
            return
        bar, room = self.verticalScrollBar(), self.viewport().height()
        self._set_bar()
        top = min(box.top() for box in boxes) + PAD
        bottom = min(max(box.bottom() for box in boxes) + PAD, top + room - 2 * PAD)
        here = bar.value()
        if top >= here and bottom <= here + room:
            return
        is_near = top > here - room / 2 and bottom < here + room * 1.5
        if not is_near:
            bar.setValue(round(top - room / 3))
        elif top < here:
            bar.setValue(round(top - 2 * PAD))
        else:
            bar.setValue(round(bottom + 2 * PAD - room))

    def bring_caret(self) -> None:
        """Keeps the caret in sight as it moves."""
        if self.page.paragraphs:
            spot = self.caret.spot
            box = self.page.lay(spot.paragraph).caret(spot.at)
            self.bring([box.translated(0.0, self.page.top(spot.paragraph))])
        self._show_caret()
        self.moved.emit()
        self.viewport().update()

    def bring_passages(self, passages: Iterable[Passage]) -> None:
        """Brings the first of ``passages`` into sight, unless one of them is."""
        found = [self.sheets.places([passage]) for passage in passages]
        bar, room = self.verticalScrollBar().value(), self.viewport().height()
        for boxes in found:
            if boxes and all(bar <= b.top() + PAD and b.bottom() + PAD <= bar + room
                             for b in boxes):  # fmt: skip
                return
        self.bring(next((boxes for boxes in found if boxes), []))

    def tell_moved(self) -> None:
        """The caret was put somewhere else from outside."""
        self.moved.emit()
        self.viewport().update()

    # --- the caret ---

    def _toggle_caret(self) -> None:
        self._is_caret_on = not self._is_caret_on
        if self.page.paragraphs:
            box = self.on_screen(self.caret.spot).toAlignedRect()
            self.viewport().update(box.adjusted(-2, -2, 2, 2))

    def _show_caret(self) -> None:
        """Lets the caret stand while keys move it; it blinks where there is the focus."""
        self._is_caret_on = True
        if self.hasFocus():
            self._blink.start()
        else:
            self._blink.stop()

    # --- Qt ---

    def paintEvent(self, event: QPaintEvent) -> None:
        seen = self._lay_visible()
        painter = QPainter(self.viewport())
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
        )
        area = QRectF(event.rect())
        painter.fillRect(area, self.palette().color(QPalette.ColorRole.Base))
        paint = TextPainter(painter, self.theme, self.palette(), self.font())
        pieces = {p.paragraph: (p.start, p.end) for p in self.caret.pieces}
        shown = Shown(self.selected, self.hovered, pieces, self.hasFocus())
        for number in seen:
            sheet, top = self.sheets.of(number), self._corner.y() + self.page.top(number)
            if top <= area.bottom() + 8 and top + sheet.paragraph.height >= area.top() - 16:
                paint.paint(sheet, QPointF(MARGIN, top), shown)
                paint.margin(sheet, top, 0.0)
                paint.comments(sheet, top, self.viewport().width() - EDGE + 3.0)
        self._paint_candidates(paint, seen)
        if self.hasFocus() and self._is_caret_on and self.page.paragraphs:
            paint.caret(self.on_screen(self.caret.spot))
        painter.end()

    def _paint_candidates(self, paint: TextPainter, seen: range) -> None:
        for number, span in enumerate(self._candidates, start=1):
            if span.paragraph - 1 in seen:
                boxes = self.page.lay(span.paragraph - 1).boxes(span.start, span.end)
                top = self._corner.y() + self.page.top(span.paragraph - 1)
                if boxes:
                    paint.candidate(boxes, QPointF(MARGIN, top), str(number))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_ready:
            self._shape()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()
        self.moved.emit()
