"""How a row of the outline is drawn and edited: its role's icon, word and colour, its text."""

from collections import OrderedDict

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPalette,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QListView,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from rejoinder.drawing.theme import THEMES, Theme
from rejoinder.gui.icons import icon
from rejoinder.gui.panels.outline_model import WORD_ROLE, OutlineModel
from rejoinder.model.roles import Role
from rejoinder.model.text import clean_text

Index = QModelIndex | QPersistentModelIndex

MOST_LINES = 3
MOST_LETTERS = 600
"""More than the widest row has room for."""

PAD = 5
ICON = 16
STEP = 15
"""Pixels by which a row stands further in than the one that it is under."""

CHEVRON = 18
"""Pixels left of a row for the sign that folds it."""

DEEPEST = 0.4
"""The part of the width that may be left empty before a deep row."""

KEPT = 400
"""Rows whose lines are remembered: some windows full."""

ROLE_ICONS = {
    Role.THESIS: "flag",
    Role.LOOSE: "sticky-note",
    Role.PREMISE: "circle-plus",
    Role.OBJECTION: "circle-minus",
    Role.REBUTTAL: "shield",
    Role.EVIDENCE: "file-text",
}


class RowField(QPlainTextEdit):
    """A statement's text, edited in its row: Enter ends it, Shift+Enter breaks the line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().setDocumentMargin(2)


class OutlineRows(QStyledItemDelegate):
    """Draws rows of up to ``MOST_LINES`` lines; texts are shown literally."""

    def __init__(self, view: QListView, model: OutlineModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self.theme: Theme = THEMES["light"]
        self._layouts: OrderedDict[tuple[str, str, int], QTextLayout] = OrderedDict()

    # --- places ---

    def indent(self, index: Index) -> int:
        """Pixels left of a row. Deep rows leave most of the width to the words."""
        return CHEVRON + STEP * (self.shown_depth(index) - 1)

    def shown_depth(self, index: Index) -> int:
        """How deep a row is drawn: no deeper than there is room."""
        most = max(1, int(self._view.viewport().width() * DEEPEST) // STEP)
        return min(self._model.row(index).depth, most)

    def height(self, index: Index) -> int:
        """Pixels that a row is high."""
        layout = self._layout(index, self._width(index))
        return max(round(layout.boundingRect().height()), ICON) + 2 * PAD

    def _width(self, index: Index) -> int:
        return self._view.viewport().width() - self.indent(index) - ICON - 14

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, self.height(index))

    # --- drawing ---

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        option.text = ""
        style = self._view.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, self._view)
        rect: QRect = option.rect
        color = self._color(index)
        box = QRect(rect.left() + 4, rect.top() + PAD, ICON, ICON)
        icon(self._icon(index), color).paint(painter, box)
        painter.save()
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        layout = self._layout(index, self._width(index))
        word = QTextLayout.FormatRange()
        word.start, word.length = 0, len(str(index.data(WORD_ROLE)))
        word.format.setForeground(QColor(color))
        layout.draw(painter, QPointF(rect.left() + ICON + 10, rect.top() + PAD), [word])
        painter.restore()

    def _layout(self, index: Index, width: int) -> QTextLayout:
        """Word and text of the row in lines of ``width``; what does not fit ends in “…”.

        The last ``KEPT`` are kept: what is in sight is measured once.
        """
        key = (str(index.data(WORD_ROLE)), str(index.data() or ""), max(60, width))
        layout = self._layouts.get(key)
        if layout is None:
            layout = self._layouts[key] = self._set(*key)
            if len(self._layouts) > KEPT:
                self._layouts.popitem(last=False)
        return layout

    def _set(self, word: str, text: str, room: int) -> QTextLayout:
        whole = (f"{word}  {text}" if text else word)[:MOST_LETTERS]
        layout = self._broken(whole, room, bold=len(word))
        while layout.lineCount() > MOST_LINES:
            last = layout.lineAt(MOST_LINES - 1)
            end = last.textStart() + last.textLength()
            whole = whole[: min(end, len(whole)) - 2].rstrip() + "…"
            layout = self._broken(whole, room, bold=len(word))
        return layout

    def _broken(self, text: str, room: int, *, bold: int) -> QTextLayout:
        """``text`` in lines, the first ``bold`` letters in bold."""
        layout = QTextLayout(text, self._view.font())
        weight = QTextCharFormat()
        weight.setFontWeight(QFont.Weight.DemiBold)
        span = QTextLayout.FormatRange()
        span.start, span.length, span.format = 0, bold, weight
        layout.setFormats([span])
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        _break_lines(layout, room)
        return layout

    def _color(self, index: Index) -> str:
        role = self._model.role_of(index)
        return self.theme.secondary if role is None else self.theme.roles[role]

    def _icon(self, index: Index) -> str:
        role = self._model.role_of(index)
        return "git-merge" if role is None else ROLE_ICONS[role]

    # --- editing ---

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,  # Qt's signature
        index: Index,
    ) -> QWidget:
        field = RowField(parent)
        field.setAccessibleName("Statement text")
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, RowField):
            editor.setPlainText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, RowField):
            model.setData(index, clean_text(editor.toPlainText()))

    def updateEditorGeometry(
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> None:
        rect: QRect = option.rect
        line = QFontMetrics(self._view.font()).lineSpacing()
        editor.setGeometry(
            rect.left(), rect.top(), rect.width(), max(rect.height(), MOST_LINES * line + 12)
        )

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(editor, RowField) and isinstance(event, QKeyEvent):
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            if is_enter and not shifted and event.type() == QEvent.Type.KeyPress:
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
                return True
        return super().eventFilter(editor, event)


def _break_lines(layout: QTextLayout, width: int) -> None:
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPoint(0, round(height)).toPointF())
        height += line.height()
    layout.endLayout()
