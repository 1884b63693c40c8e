"""The list of results under the canvas: gone through by keyboard, or acted on as a whole."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPalette,
    QShowEvent,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from rejoinder.drawing.theme import THEMES
from rejoinder.editor.finding.words import Excerpt
from rejoinder.editor.part import WHOLE, is_choice
from rejoinder.editor.session import Event, Session
from rejoinder.edits.words import count
from rejoinder.gui.fields import caption, quiet_button
from rejoinder.gui.finding.finder import Finder
from rejoinder.gui.finding.results import EXCERPT_ROLE, FOUND, ResultsModel

Index = QModelIndex | QPersistentModelIndex
LEAST = 104
"""Pixels that a column has at least: a role’s word and icon."""

SHARES = (14, 50, 12)
"""Hundredths of the width that the first columns have; the last takes the rest."""


class MarkedWords(QStyledItemDelegate):
    """Draws an excerpt in one line, with the words that were found marked."""

    tint = QColor("#ffe08a")

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        option.text = ""
        style, excerpt = option.widget.style(), index.data(EXCERPT_ROLE)
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        if isinstance(excerpt, Excerpt | tuple):
            self._draw(painter, option, Excerpt(*excerpt))

    def _draw(self, painter: QPainter, option: QStyleOptionViewItem, excerpt: Excerpt) -> None:
        room: QRect = option.rect.adjusted(7, 0, -4, 0)
        excerpt = in_sight(excerpt, option.fontMetrics, room.width())
        line = option.fontMetrics.elidedText(
            excerpt.line, Qt.TextElideMode.ElideRight, room.width()
        )
        layout = QTextLayout(line, option.font)
        layout.setFormats([self._format(a, b) for a, b in excerpt.spans if a < len(line)])
        layout.beginLayout()
        layout.createLine().setLineWidth(room.width() + 200)
        layout.endLayout()
        painter.save()
        painter.setClipRect(option.rect)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        top = room.top() + (room.height() - round(layout.boundingRect().height())) // 2
        layout.draw(painter, QPoint(room.left(), top).toPointF())
        painter.restore()

    def _format(self, start: int, end: int) -> QTextLayout.FormatRange:
        span, look = QTextLayout.FormatRange(), QTextCharFormat()
        look.setBackground(self.tint)
        look.setFontWeight(QFont.Weight.DemiBold)
        span.start, span.length, span.format = start, end - start, look
        return span


def in_sight(excerpt: Excerpt, metrics: QFontMetrics, room: int) -> Excerpt:
    """``excerpt`` without so much of its beginning that its first mark fits into ``room``."""
    line, spans = excerpt
    if not spans or metrics.horizontalAdvance(line[: spans[0][1] + 8]) <= room:
        return excerpt
    first, end = spans[0]
    starts = (at + 1 for at, letter in enumerate(line[:first]) if letter == " ")
    start = next((s for s in starts if metrics.horizontalAdvance(line[s:end]) <= room * 0.6), first)
    by = 1 - start
    return Excerpt(f"…{line[start:]}", tuple((max(a + by, 0), b + by) for a, b in spans))


class ResultsView(QTreeView):
    """Rows of one height. Up from the first leads back to the field, Enter to the hit."""

    entered_at = Signal(int)
    risen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Results")
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setItemsExpandable(False)
        self.header().setMinimumSectionSize(40)
        self.clicked.connect(lambda index: self.entered_at.emit(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_at.emit(row)
        elif event.key() == Qt.Key.Key_Up and row <= 0:
            self.risen.emit()
        else:
            super().keyPressEvent(event)


class ResultsPane(QWidget):
    """``chosen`` gives the node of a row that a person chose; ``risen`` leads to the field.
    ``all_asked`` and ``alone_asked`` are for all results."""

    chosen = Signal(str)
    risen = Signal()
    all_asked = Signal()
    alone_asked = Signal()

    def __init__(self, session: Session, finder: Finder) -> None:
        super().__init__()
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session, self._finder = session, finder
        self.model = ResultsModel(session, finder, self)
        self.view = ResultsView()
        self.view.setModel(self.model)
        self._words = MarkedWords(self.view)
        self.view.setItemDelegateForColumn(FOUND, self._words)
        self.told = caption("")
        self.told.setWordWrap(False)
        self.all = quiet_button("Select all", self.all_asked.emit, sign="check")
        self.alone = quiet_button("Show alone", self.alone_asked.emit, sign="focus")
        self._lay_out()
        self.setFocusProxy(self.view)
        self.view.entered_at.connect(self._choose)
        self.view.risen.connect(self.risen)
        finder.changed.connect(self._refresh)
        finder.over.connect(self._refresh_foot)
        self._unsubscribe = session.subscribe(self._follow)
        self.destroyed.connect(self._unsubscribe)
        self._refresh()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 4, 8, 4)
        foot.addWidget(self.told, 1)
        foot.addWidget(self.all)
        foot.addWidget(self.alone)
        column.addLayout(foot)

    def set_theme(self, name: str) -> None:
        """Draws rows and marks in the colours of a theme."""
        self.model.theme = THEMES[name]
        tint = QColor(THEMES[name].found)
        tint.setAlphaF(0.45)
        self._words.tint = tint
        self.view.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape, which leads back to the map, leaves the results that are shown alone too."""
        if event.key() == Qt.Key.Key_Escape and is_choice(self._session.part):
            self._session.show(WHOLE)
        super().keyPressEvent(event)

    def enter(self) -> None:
        """Takes the keyboard into the list, to the hit that one is at."""
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._mark(self.model.row_of(self._session.current) or 0)

    def _choose(self, row: int) -> None:
        node = self.model.node(row)
        if node is not None:
            self.chosen.emit(node)

    def _mark(self, row: int | None) -> None:
        index = QModelIndex() if row is None else self.model.index(row, 0)
        if index != self.view.currentIndex():
            self.view.setCurrentIndex(index)

    def _refresh(self) -> None:
        self.model.show_hits()
        self._mark(self.model.row_of(self._session.current))
        self._refresh_foot()

    def _refresh_foot(self) -> None:
        finder, number = self._finder, len(self._finder.hits)
        self.all.setEnabled(number > 0)
        self.alone.setEnabled(number > 0)
        if finder.problem:
            self.told.setText(finder.problem)
        elif number:
            similar = finder.similar if finder.shows_similar else 0
            words = count(number - similar, "result", "results") if number > similar else ""
            also = f"{similar:,} with similar words" if similar else ""
            self.told.setText(", ".join(each for each in (words, also) if each))
        else:
            nothing = "Nothing was found." if finder.asked and finder.is_over else ""
            self.told.setText(nothing or "Ctrl+F searches; what is found is listed here.")

    def _follow(self, _: Session, event: Event) -> None:
        if event.change is not None:
            self.model.renew()
        if event.selection and not self.view.hasFocus():
            self._mark(self.model.row_of(self._session.current))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        for column, share in enumerate(SHARES):
            self.view.setColumnWidth(column, max(LEAST, self.width() * share // 100))
        self.view.setColumnWidth(len(SHARES), 40)  # and what is left beside them
