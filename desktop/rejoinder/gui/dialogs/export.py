"""The export dialog: what, how, on which page; with the picture as it will be."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QRectF, QSize, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QStandardItemModel
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from rejoinder.drawing.compose import Composer
from rejoinder.drawing.items import Drawing
from rejoinder.drawing.page import PAGES, small_text
from rejoinder.edits.outline import TAB
from rejoinder.formats.table import FORMATS
from rejoinder.gui.dialogs.form import Form, scrolled
from rejoinder.gui.export_choice import (
    BRANCHES,
    LOOKS,
    PARTS,
    SCALES,
    Choice,
    Subject,
    export_of,
)
from rejoinder.gui.fields import Check, Picker
from rejoinder.gui.panels.sheet import labelled
from rejoinder.gui.plain import PlainLabel
from rejoinder.paint.exports import drawn, exported
from rejoinder.paint.painter import paint

_CHECK = 9
"""Pixels of a square in the pattern that stands for no paper."""


class Preview(QWidget):
    """The drawing, as large as fits; a chequered ground where it is transparent."""

    def __init__(self) -> None:
        super().__init__()
        self.drawing: Drawing | None = None
        self.setMinimumSize(320, 200)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Preview")

    def sizeHint(self) -> QSize:
        return QSize(620, 440)

    def show_drawing(self, drawing: Drawing | None) -> None:
        self.drawing = drawing
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's signature
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
        )
        if self.drawing is not None:
            self._paint(painter, self.drawing)
        painter.end()

    def _paint(self, painter: QPainter, drawing: Drawing) -> None:
        bounds = drawing.bounds
        zoom = min(self.width() / bounds.width, self.height() / bounds.height)
        sheet = QRectF(0, 0, bounds.width * zoom, bounds.height * zoom)
        sheet.moveCenter(QRectF(self.rect()).center())
        if drawing.background is None:
            self._chequer(painter, sheet)
        else:
            painter.fillRect(sheet, QColor(drawing.background))
        painter.save()
        painter.setClipRect(sheet)
        painter.translate(sheet.topLeft())
        painter.scale(zoom, zoom)
        painter.translate(-bounds.x, -bounds.y)
        paint(painter, drawing)
        painter.restore()
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        painter.drawRect(sheet)

    def _chequer(self, painter: QPainter, sheet: QRectF) -> None:
        light, dark = QColor("#ffffff"), QColor("#d9d9d9")
        painter.fillRect(sheet, light)
        painter.save()
        painter.setClipRect(sheet)
        for row in range(int(sheet.height() / _CHECK) + 1):
            for place in range(row % 2, int(sheet.width() / _CHECK) + 1, 2):
                left, top = sheet.left() + place * _CHECK, sheet.top() + row * _CHECK
                painter.fillRect(QRectF(left, top, _CHECK, _CHECK), dark)
        painter.restore()


class ExportForm(Form):
    """Choices at the left, the preview at the right; what does not apply is disabled."""

    def __init__(
        self,
        subject: Subject,
        begin: Choice,
        *,
        composer: Callable[[str], Composer],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Export", act="Export…", parent=parent)
        self._subject = subject
        self._composers: dict[str, Composer] = {}
        self._make = composer
        self._make_choices(begin)
        self._make_preview()
        self._lay_out()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.refresh)
        for picker in (self.format, self.part, self.theme, self.page, self.scale):
            picker.picked.connect(self._soon.start)
        for check in (self.transparent, self.marks):
            check.clicked.connect(self._soon.start)
        self.refresh()
        self.resize(980, 600)

    def _make_choices(self, begin: Choice) -> None:
        self.format = _picker("Format", {f.name: f.title for f in FORMATS.values()}, begin.format)
        self.part = self._part_picker(begin.part)
        self.theme = _picker("Theme", LOOKS, begin.theme)
        self.page = _picker("Size", {p.name: p.title for p in PAGES.values()}, begin.page)
        self.scale = _picker("Resolution", SCALES, begin.scale)
        self.transparent = Check("Transparent background")
        self.transparent.setChecked(begin.is_transparent)
        self.marks = Check("Review marks")
        self.marks.setToolTip("Comments, notes, tags and counts of sources")
        self.marks.setChecked(begin.marks)

    def _make_preview(self) -> None:
        self.preview = Preview()
        self.text = _text_preview()
        self.shows = QStackedWidget()
        self.shows.addWidget(self.preview)
        self.shows.addWidget(self.text)
        self.told = PlainLabel()
        self.told.setObjectName("caption")
        self.warning = PlainLabel()
        self.warning.setObjectName("warning")

    def _part_picker(self, chosen: str) -> Picker:
        """A branch can't be chosen where none is selected; then its words say what to do."""
        if self._subject.branch is not None:
            return _picker("What", PARTS, chosen)
        words = {
            name: f"{title} (select a card first)" if name in BRANCHES else title
            for name, title in PARTS.items()
        }
        made = _picker("What", words, "whole" if chosen in BRANCHES else chosen)
        rows = made.model()
        if isinstance(rows, QStandardItemModel):
            for name in BRANCHES:
                rows.item(made.findData(name)).setEnabled(False)
        return made

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addLayout(
            labelled(
                (
                    ("Format", self.format),
                    ("What", self.part),
                    ("Theme", self.theme),
                    ("Size", self.page),
                    ("Resolution", self.scale),
                ),
                columns=1,
            )
        )
        left.addWidget(self.transparent)
        left.addWidget(self.marks)
        left.addSpacing(4)
        left.addWidget(self.told)
        left.addWidget(self.warning)
        left.setContentsMargins(0, 0, 8, 0)
        choices = scrolled(left)
        choices.setFixedWidth(258)
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(choices)
        row.addWidget(self.shows, 1)
        self.body.addLayout(row, 1)

    def choice(self) -> Choice:
        """What is chosen now."""
        part = str(self.part.value() or "whole")
        return Choice(
            format=str(self.format.value()),
            part=part,
            theme=str(self.theme.value()),
            page=str(self.page.value()),
            is_transparent=self.transparent.isChecked(),
            scale=str(self.scale.value()),
            marks=self.marks.isChecked(),
        )

    def refresh(self) -> None:
        """Shows the picture of what is chosen, and what does not apply."""
        choice = self.choice()
        for field in (self.page, self.marks):
            field.setEnabled(choice.kind.is_picture)
        self.transparent.setEnabled(choice.kind.can_be_clear)
        self.theme.setEnabled(choice.kind.has_theme)
        self.scale.setEnabled(choice.kind.has_scale)
        export = export_of(self._subject, choice)
        if choice.format == "outline":
            data = exported(self._subject.document, export, composer=self._composer)
            self.text.setPlainText(data.decode("utf-8"))
            self.shows.setCurrentWidget(self.text)
            self.told.setText(_NO_PICTURE[choice.format])
            self.warning.hide()
            return
        drawing = drawn(self._subject.document, export, composer=self._composer)
        self.preview.show_drawing(drawing)
        self.shows.setCurrentWidget(self.preview)
        self.told.setText(_told(choice, drawing))
        small = small_text(drawing, PAGES[choice.page]) if choice.kind.is_picture else ""
        self.warning.setText(small)
        self.warning.setVisible(bool(small))

    def _composer(self, theme: str) -> Composer:
        if theme not in self._composers:
            self._composers[theme] = self._make(theme)
        return self._composers[theme]


def _text_preview() -> QPlainTextEdit:
    """What is in a file of text, as it will be."""
    field = QPlainTextEdit()
    field.setReadOnly(True)
    field.setAccessibleName("Preview")
    field.setTabStopDistance(field.fontMetrics().horizontalAdvance(" ") * TAB)
    return field


def _picker(name: str, table: Mapping[str, str], chosen: str) -> Picker:
    picker = Picker(name)
    picker.offer([(words, value) for value, words in table.items()], chosen)
    if picker.currentIndex() < 0:
        picker.setCurrentIndex(0)
    return picker


_NO_PICTURE = {
    "dot": "Graphviz lays the map out anew; the preview shows Rejoinder’s layout.",
    "outline": "Plain text to speak from: each statement under what it argues for or against, "
    "with its sources, voice, note and links.",
    "rejoinder": "A map of its own, with its sources, voices and comments.",
}


def _told(choice: Choice, drawing: Drawing) -> str:
    """How large the file's picture will be, or what is in a file without one."""
    if not choice.kind.is_picture:
        return _NO_PICTURE[choice.format]
    width, height = drawing.bounds.width, drawing.bounds.height
    if choice.format == "png":
        scale = float(choice.scale)
        return f"{width * scale:,.0f} × {height * scale:,.0f} pixels"
    if choice.format == "pdf":
        return f"{width * 25.4 / 96:,.0f} × {height * 25.4 / 96:,.0f} mm"
    return f"{width:,.0f} × {height:,.0f} units, at any size"
