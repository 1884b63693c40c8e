"""The export dialog: what, how, on which page; with the picture as it will be."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage, QStandardItemModel
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from rejoinder.drawing.compose import Composer
from rejoinder.drawing.deck.items import FRAMES
from rejoinder.drawing.deck.sheets import sheets
from rejoinder.drawing.items import Drawing
from rejoinder.drawing.page import PAGES, small_text
from rejoinder.edits.outline import TAB
from rejoinder.formats.table import FORMATS
from rejoinder.gui.dialogs.form import Form, scrolled
from rejoinder.gui.dialogs.pager import Pager
from rejoinder.gui.dialogs.preview import Preview
from rejoinder.gui.export_choice import (
    BRANCHES,
    LOOKS,
    PARTS,
    SCALES,
    SLIDES,
    Choice,
    Subject,
    export_of,
)
from rejoinder.gui.fields import Check, Picker
from rejoinder.gui.panels.sheet import labelled
from rejoinder.gui.plain import PlainLabel
from rejoinder.gui.work import Task, Work
from rejoinder.paint.apart import MANY, Apart
from rejoinder.paint.exports import Export, deck_of, drawn, exported

LONGEST_PREVIEW = 1600
"""Pixels of a preview's longer side: enough for the dialog on a dense screen."""


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
        self._work = Work(self)
        self._make_choices(begin)
        self._make_preview()
        self._lay_out()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.refresh)
        pickers = (self.format, self.part, self.theme, self.page, self.scale, self.slides)
        for picker in pickers:
            picker.picked.connect(self._soon.start)
        for check in (self.transparent, self.marks, self.steps):
            check.clicked.connect(self._soon.start)
        self.refresh()
        self.resize(1040, 680)

    def _make_choices(self, begin: Choice) -> None:
        self.format = _picker("Format", {f.name: f.title for f in FORMATS.values()}, begin.format)
        self.part = self._part_picker(begin.part)
        self.theme = _picker("Theme", LOOKS, begin.theme)
        self.page = _picker("Size", {p.name: p.title for p in PAGES.values()}, begin.page)
        self.scale = _picker("Resolution", SCALES, begin.scale)
        self.slides = _picker("Slides", SLIDES, begin.slides)
        self.steps = Check("Step by step")
        self.steps.setToolTip("The map on each slide appears step by step, a click each")
        self.steps.setChecked(begin.is_stepwise)
        self.transparent = Check("Transparent background")
        self.transparent.setChecked(begin.is_transparent)
        self.marks = Check("Review marks")
        self.marks.setToolTip("Comments, notes, tags and counts of sources")
        self.marks.setChecked(begin.marks)

    def _make_preview(self) -> None:
        self.preview = Preview()
        self.pager = Pager(self.preview)
        self.text = _text_preview()
        self.shows = QStackedWidget()
        self.shows.addWidget(self.pager)
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
                    ("Slides", self.slides),
                ),
                columns=1,
            )
        )
        for part in (self.steps, self.transparent, self.marks, self.told, self.warning):
            left.addWidget(part)
        left.setContentsMargins(0, 0, 8, 0)
        choices = scrolled(left)
        choices.setFixedWidth(258)
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(choices)
        right = QVBoxLayout()
        right.addWidget(self._work.bar)
        right.addWidget(self.shows, 1)
        row.addLayout(right, 1)
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
            slides=str(self.slides.value()),
            is_stepwise=self.steps.isChecked(),
            marks=self.marks.isChecked(),
        )

    def refresh(self) -> None:
        """Shows the picture of what is chosen, and what does not apply."""
        choice = self.choice()
        for field in (self.page, self.marks):
            field.setEnabled(choice.kind.is_picture or choice.kind.is_deck)
        for field in (self.slides, self.steps):
            field.setEnabled(choice.kind.is_deck)
        self.transparent.setEnabled(choice.kind.can_be_clear)
        self.theme.setEnabled(choice.kind.has_theme)
        self.scale.setEnabled(choice.kind.has_scale)
        export = export_of(self._subject, choice)
        self._work.abandon()
        if choice.format != "outline" and len(self._subject.document.statements) > MANY:
            self._show_later(choice, export)
            return
        if choice.format == "outline":
            data = exported(self._subject.document, export, composer=self._composer)
            self.text.setPlainText(data.decode("utf-8"))
            self.shows.setCurrentWidget(self.text)
            self.told.setText(_NO_PICTURE[choice.format])
            self.warning.hide()
            return
        if choice.kind.is_deck:
            self._show_deck(export)
            return
        drawing = drawn(self._subject.document, export, composer=self._composer)
        self.pager.show_drawings([drawing])
        self.shows.setCurrentWidget(self.pager)
        self.told.setText(_told(choice, drawing))
        small = small_text(drawing, PAGES[choice.page]) if choice.kind.is_picture else ""
        self.warning.setText(small)
        self.warning.setVisible(bool(small))

    def _show_deck(self, export: Export) -> None:
        """The slides as they will be, one at a time."""
        slides = deck_of(self._subject.document, export, composer=self._composer)
        composer = self._composer(export.theme)
        drawings = list(sheets(slides, composer.theme, composer.measurer))
        self.pager.show_drawings(drawings)
        self.shows.setCurrentWidget(self.pager)
        page = export.page if export.page in FRAMES else next(iter(FRAMES))
        noun = "slide" if len(drawings) == 1 else "slides"
        self.told.setText(f"{len(drawings)} {noun}, {page}, with notes to speak from")
        self.warning.setText(" ".join(slides.told))
        self.warning.setVisible(bool(slides.told))

    def _show_later(self, choice: Choice, export: Export) -> None:
        """A large map: its preview is painted by another process, and comes when it is done."""
        document, apart = self._subject.document, Apart()
        wanted = replace(export, format="png", longest=LONGEST_PREVIEW)
        self.pager.show_drawings([])
        self.shows.setCurrentWidget(self.pager)
        self.warning.hide()
        self.told.setText("The preview of this large map is on its way.")
        task = Task(
            run=lambda: apart.exported(document, wanted),
            done=lambda data: self._show_painted(choice, data),
            failed=lambda failure: self.told.setText(f"There is no preview. {failure}"),
            stop=apart.stop,
            stopped=lambda: self.told.setText("There is no preview."),
        )
        self._work.begin("Painting the preview…", lambda: task)

    def _show_painted(self, choice: Choice, data: bytes) -> None:
        self.preview.show_picture(QImage.fromData(data))
        self.told.setText(_NO_PICTURE.get(choice.format, ""))

    def done(self, result: int) -> None:
        """The dialog closes: a preview is wanted no more."""
        self._work.abandon()
        super().done(result)

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
    "pptx": "Slides are made of all of this large map; the preview shows the map.",
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
