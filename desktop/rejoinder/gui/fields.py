"""The fields of forms: plain text only, quiet frames, one height."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QEvent, QMimeData, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rejoinder.gui.icons import icon
from rejoinder.gui.plain import PlainLabel, literal
from rejoinder.model.text import clean_text, one_line

CHECK_SIDE = 16
"""Pixels of the box of a switch."""


class Picker(QComboBox):
    """A choice of one value among several; ``picked`` is sent when a person chooses."""

    picked = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(2)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(self._pick)

    def offer(self, choices: Iterable[tuple[str, object]], chosen: object) -> None:
        """Lists words and values, with ``chosen`` shown; a value that is not there shows none."""
        self.blockSignals(True)
        self.clear()
        place = -1
        for i, (words, value) in enumerate(choices):
            self.addItem(one_line(words), value)
            place = i if value == chosen and place < 0 else place
        self.setCurrentIndex(place)
        self.blockSignals(False)

    def value(self) -> object:
        """The value that is shown."""
        return self.currentData()

    def _pick(self, place: int) -> None:
        self.picked.emit(self.itemData(place))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel over a form scrolls the form; it never changes a value in passing."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        if not self.isEditable():
            room = self.width() - 45
            option.currentText = self.fontMetrics().elidedText(
                option.currentText, Qt.TextElideMode.ElideRight, room
            )
            painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        box = QRect(self.width() - 23, (self.height() - 14) // 2, 14, 14)
        role = QPalette.ColorRole.PlaceholderText
        icon("chevron-down", self.palette().color(role).name()).paint(painter, box)
        painter.end()


class Check(QCheckBox):
    """A switch with words. Its box is drawn here: style sheets can't recolour a tick."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors, role = self.palette(), QPalette.ColorRole
        top = (self.height() - CHECK_SIDE) // 2
        box = QRect(1, top, CHECK_SIDE, CHECK_SIDE)
        is_on = self.isChecked() and self.isEnabled()
        painter.setBrush(colors.color(role.Highlight if is_on else role.Base))
        edge = role.Highlight if is_on or self.hasFocus() else role.Dark
        painter.setPen(QPen(colors.color(edge), 1.2))
        painter.drawRoundedRect(box, 4, 4)
        if self.isChecked():
            ink = role.HighlightedText if self.isEnabled() else role.PlaceholderText
            is_mixed = self.checkState() is Qt.CheckState.PartiallyChecked
            sign = icon("minus" if is_mixed else "check", colors.color(ink).name())
            sign.paint(painter, box.adjusted(1, 1, -1, -1))
        painter.setPen(colors.color(role.WindowText))
        words = self.rect().adjusted(CHECK_SIDE + 9, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()


class LineField(QLineEdit):
    """One line; ``settled`` is sent with the cleaned text when typing ends and it changed."""

    settled = Signal(str)

    def __init__(self, name: str, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self._shown = ""
        self.editingFinished.connect(self.settle)

    def show_text(self, text: str) -> None:
        """Shows ``text`` unless the field is being typed in."""
        if not self.hasFocus() or text != self._shown:
            self._shown = text
            if self.text() != text:
                self.setText(text)
                self.setCursorPosition(0)  # the beginning of a long line says more

    def forget(self) -> None:
        """Lets go of the steps of typing: they were about something else."""
        self.setText(self.text())

    def settle(self) -> None:
        """Sends what was typed, if it differs from what was shown."""
        text = one_line(self.text())
        if text != self._shown:
            self._shown = text
            self.settled.emit(text)


class TextField(QPlainTextEdit):
    """Several lines that grow with the text; ``typed`` is sent at every change by a person.

    With ``live``, what is typed is on the map at once: when the field has no steps of its own
    left to undo or redo, the map's follow. Any other field's keys never reach the map.
    """

    typed = Signal(str)
    left = Signal()

    def __init__(
        self,
        name: str,
        *,
        hint: str = "",
        lines: int = 3,
        live: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._lines = lines
        self.is_live = live
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().setDocumentMargin(4)
        self.textChanged.connect(self._tell)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._grow)
        self.document().documentLayout().documentSizeChanged.connect(self._grow_soon)
        self._grow()

    def show_text(self, text: str) -> None:
        """Shows ``text``, which may be the one that was just typed."""
        if text == clean_text(self.toPlainText()):
            return
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)
        self._grow()

    def forget(self) -> None:
        """Lets go of the steps of typing: they were about something else."""
        self.document().clearUndoRedoStacks()

    def clean(self) -> str:
        """What is in the field."""
        return clean_text(self.toPlainText())

    def _tell(self) -> None:
        self.typed.emit(self.clean())

    def _grow_soon(self, *_size: object) -> None:
        """Not at once: a layout that is placing the field would not see it grow."""
        self._soon.start()

    def _grow(self) -> None:
        shown = max(self._lines, min(14, self._rows()))
        height = shown * self.fontMetrics().lineSpacing() + 18
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)

    def _rows(self) -> int:
        rows, block = 0, self.document().firstBlock()
        while block.isValid():
            rows += max(1, block.layout().lineCount())
            block = block.next()
        return rows

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._soon.start()

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText():
            self.insertPlainText(clean_text(source.text()))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            own, key = self.document(), QKeySequence.StandardKey
            is_map_undo = event.matches(key.Undo) and not own.isUndoAvailable()
            is_map_redo = event.matches(key.Redo) and not own.isRedoAvailable()
            if self.is_live and (is_map_undo or is_map_redo):
                event.ignore()
                return False
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


def choice_list(name: str) -> QListWidget:
    """A list to choose one row from; long rows are wrapped."""
    rows = QListWidget()
    rows.setAccessibleName(name)
    rows.setWordWrap(True)
    rows.setResizeMode(QListWidget.ResizeMode.Adjust)
    rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    rows.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
    return rows


def section(title: str) -> PlainLabel:
    """A heading in a form."""
    label = PlainLabel(title)
    label.setObjectName("heading")
    return label


def caption(text: str) -> PlainLabel:
    """A line of explanation in a form."""
    label = PlainLabel(text)
    label.setObjectName("caption")
    return label


def rule() -> QFrame:
    """A thin line between sections."""
    line = QFrame()
    line.setObjectName("rule")
    return line


def quiet_button(words: str, act: Callable[[], None], *, sign: str = "") -> QPushButton:
    """A button that looks like a link, for the lesser acts of a form."""
    button = QPushButton(words.replace("&", "&&"))
    button.setObjectName("quiet")
    if sign:
        button.setIcon(icon(sign))
    button.clicked.connect(act)
    return button


def icon_button(sign: str, words: str, act: Callable[[], None]) -> QToolButton:
    """A small button with a sign; its words are said and shown as a tool tip."""
    button = QToolButton()
    button.setIcon(icon(sign))
    button.setIconSize(QSize(15, 15))
    button.setText(words)
    button.setAccessibleName(words)
    button.setToolTip(literal(words))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.clicked.connect(act)
    return button


def column(widgets: Sequence[QWidget], *, spacing: int = 6) -> QWidget:
    """``widgets`` under each other."""
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for widget in widgets:
        layout.addWidget(widget)
    return holder
