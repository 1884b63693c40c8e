"""The dialog for a review: what it shows, for whom, in which format; with its text."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rejoinder.formats.table import PAPERS
from rejoinder.gui.dialogs.form import Form, scrolled
from rejoinder.gui.fields import Check, LineField, Picker, section
from rejoinder.gui.panels.sheet import labelled
from rejoinder.gui.paper_view import PaperView
from rejoinder.gui.plain import PlainLabel, literal
from rejoinder.gui.review_choice import PAPER_SIZES, SHOWN
from rejoinder.gui.work import Task, Work
from rejoinder.model.document import Document
from rejoinder.paint.papers import Order, paper_of
from rejoinder.prose.blocks import Paper


class ReviewForm(Form):
    """Choices at the left, the text at the right; what does not apply is disabled."""

    def __init__(self, document: Document, begin: Order, parent: QWidget | None = None) -> None:
        super().__init__("Review for the author", act="Write…", parent=parent)
        self._document = document
        self._begin = begin
        self._work = Work(self)
        self.format = _picker("Format", {f.name: f.title for f in PAPERS.values()}, begin.format)
        self.sheet = _picker("Paper", PAPER_SIZES, begin.sheet)
        self.addressed_to = LineField("For")
        self.addressed_to.setText(begin.options.addressed_to)
        self.reviewer = LineField("From")
        self.reviewer.setText(begin.options.reviewer)
        self.checks = {name: _check(name, begin) for name in SHOWN}
        self.preview = PaperView()
        self.told = PlainLabel()
        self.told.setObjectName("caption")
        self._lay_out()
        self._soon = QTimer(self, singleShot=True, interval=150)
        self._soon.timeout.connect(self.refresh)
        self._connect()
        self.refresh()
        self.resize(980, 640)

    def _connect(self) -> None:
        self.format.picked.connect(self._soon.start)
        for check in self.checks.values():
            check.clicked.connect(self._soon.start)
        for field in (self.addressed_to, self.reviewer):
            field.textChanged.connect(self._soon.start)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(10)
        rows = (
            ("Format", self.format),
            ("Paper", self.sheet),
            ("For", self.addressed_to),
            ("From", self.reviewer),
        )
        left.addLayout(labelled(rows, columns=1))
        left.addSpacing(4)
        left.addWidget(section("Shown"))
        for check in self.checks.values():
            left.addWidget(check)
        left.addSpacing(4)
        left.addWidget(self.told)
        left.setContentsMargins(0, 0, 8, 0)
        choices = scrolled(left)
        choices.setFixedWidth(268)
        right = QVBoxLayout()
        right.addWidget(self._work.bar)
        right.addWidget(self.preview, 1)
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(choices)
        row.addLayout(right, 1)
        self.body.addLayout(row, 1)

    def order(self) -> Order:
        """What is chosen now."""
        switched = {name: check.isChecked() for name, check in self.checks.items()}
        options = replace(
            self._begin.options,
            reviewer=self.reviewer.text().strip(),
            addressed_to=self.addressed_to.text().strip(),
            **switched,  # type: ignore[arg-type]  # all are switches
        )
        return Order(str(self.format.value()), str(self.sheet.value()), options)

    def refresh(self) -> None:
        """Shows the text of what is chosen, and what does not apply."""
        order = self.order()
        self.sheet.setEnabled(order.format == "docx")
        self.checks["resolved"].setEnabled(order.options.comments)
        self.told.setText(_TOLD[order.format])
        document = self._document
        self._work.abandon()
        task = Task(
            run=lambda: paper_of(document, order),
            done=self._show,
            failed=lambda failure: self.told.setText(f"There is no preview. {failure}"),
            stop=lambda: True,
            stopped=lambda: None,
        )
        self._work.begin("Writing the preview…", lambda: task)

    def _show(self, paper: Paper) -> None:
        self.preview.show_paper(paper)

    def done(self, result: int) -> None:
        """The dialog closes: a preview is wanted no more."""
        self._soon.stop()
        self._work.abandon()
        super().done(result)


def _check(name: str, begin: Order) -> Check:
    words, tip = SHOWN[name]
    check = Check(words)
    check.setChecked(bool(getattr(begin.options, name)))
    if tip:
        check.setToolTip(literal(tip))
    return check


def _picker(name: str, table: Mapping[str, str], chosen: str) -> Picker:
    picker = Picker(name)
    picker.offer([(words, value) for value, words in table.items()], chosen)
    return picker


_TOLD = {
    "docx": "The map and its parts come as pictures; headings and lists are Word’s own.",
    "html": "One file, with the pictures in it. It needs no network and runs no script.",
    "markdown": "Text for editors and wikis; in the place of pictures the main lines as a list.",
}
