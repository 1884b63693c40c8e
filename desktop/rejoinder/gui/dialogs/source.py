"""Sources: chosen for a citation, described, checked."""

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from rejoinder.edits import sources
from rejoinder.gui.bench import Bench
from rejoinder.gui.dialogs.choices import Choices
from rejoinder.gui.dialogs.date_box import DateBox
from rejoinder.gui.dialogs.form import Form, scrolled
from rejoinder.gui.dialogs.source_fields import BY_KIND, CAPTIONS, DATES, HINTS
from rejoinder.gui.fields import LineField, Picker, TextField, caption, rule, section
from rejoinder.gui.panels.comments_part import CommentsPart
from rejoinder.gui.panels.sheet import labelled
from rejoinder.model.citation import short_citation
from rejoinder.model.ids import SourceId
from rejoinder.model.records import Reliability, Source, SourceKind, SourceStatus, Statement

KINDS = tuple((kind.value.capitalize(), kind) for kind in SourceKind)
STATUSES = tuple((status.value.capitalize(), status) for status in SourceStatus)
RELIABILITIES: tuple[tuple[str, object], ...] = (
    ("Not judged", None),
    *((r.value.capitalize(), r) for r in Reliability),
)


class SourceForm(Form):
    """All fields of a source; its kind decides which of them are asked for."""

    def __init__(self, record: Source, *, title: str, act: str) -> None:
        super().__init__(title, act=act)
        self._record = record
        self.kind = Picker("Kind")
        self.kind.offer(KINDS, record.kind)
        self.title = LineField("Title", hint="Title, or the name of a person or event")
        self.title.setText(record.title)
        self.lines: dict[str, LineField] = {}
        self._boxes: dict[str, QWidget] = {}
        for name, words in CAPTIONS.items():
            value = record.authors if name == "authors" else getattr(record, name)
            text = "; ".join(value) if isinstance(value, tuple) else value
            self.lines[name] = _line(words, text, hint=HINTS.get(name, ""))
            self._boxes[name] = DateBox(self.lines[name]) if name in DATES else self.lines[name]
        self._fields = QVBoxLayout()
        self._holder: QWidget | None = None
        self.content = QVBoxLayout()
        self._fill()
        self.kind.picked.connect(self._show_fields)
        self.begins_at = self.title
        self.resize(520, 640)

    def _fill(self) -> None:
        record = self._record
        self.reliability, self.status = Picker("Reliability"), Picker("Checked")
        self.reliability.offer(RELIABILITIES, record.reliability)
        self.status.offer(STATUSES, record.status)
        self.checked_by = _line("Checked by", record.checked_by)
        self.checked_on = _line("Checked on", record.checked_on, hint=HINTS["accessed"])
        self.interest = _text("What it stands to gain or lose", record.interest, "")
        self.finding = _text("Finding", record.finding, "What checking it has shown")
        self.note = _text("Note", record.note, "")
        self.content.setContentsMargins(0, 0, 10, 0)
        self.content.setSpacing(8)
        self.content.addLayout(labelled((("Kind", self.kind), ("Title", self.title)), columns=1))
        self.content.addLayout(self._fields)
        self.content.addWidget(rule())
        self.content.addWidget(section("Can it be trusted?"))
        self.content.addLayout(
            labelled(
                (
                    ("Reliability on this", self.reliability),
                    ("Checked", self.status),
                    ("Checked by", self.checked_by),
                    ("Checked on", DateBox(self.checked_on)),
                )
            )
        )
        self.content.addLayout(
            labelled(
                (
                    ("What it stands to gain or lose", self.interest),
                    ("Finding", self.finding),
                    ("Note", self.note),
                ),
                columns=1,
            )
        )
        self.body.addWidget(scrolled(self.content))
        self._show_fields()

    def _show_fields(self, _kind: object = None) -> None:
        """Lays out the fields of the kind; those of other kinds stay if they are filled in."""
        fields = dict(BY_KIND[SourceKind(str(self.kind.value()))])
        fields |= {n: c for n, c in CAPTIONS.items() if n not in fields and self.lines[n].text()}
        for box in self._boxes.values():
            box.setParent(None)
        if self._holder is not None:
            self._holder.hide()
            self._holder.deleteLater()
        self._holder = QWidget()
        wide = [(words, self._boxes[n]) for n, words in fields.items() if n == "authors"]
        narrow = [(words, self._boxes[n]) for n, words in fields.items() if n != "authors"]
        rows = QVBoxLayout(self._holder)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addLayout(labelled(wide, columns=1))
        rows.addLayout(labelled(narrow))
        self._fields.addWidget(self._holder)
        self._order([self.lines[name] for name in sorted(fields, key=lambda n: n != "authors")])

    def _order(self, lines: Sequence[QWidget]) -> None:
        """Tab goes through the fields as they stand, whenever they were put there."""
        last = (self.checked_by, self.checked_on, self.interest, self.finding, self.note)
        way = (self.kind, self.title, *lines, self.reliability, self.status, *last)
        for before, after in pairwise(way):
            self.setTabOrder(before, after)

    def answer(self) -> Source:
        """The source as it was entered; fields that the form lacks stay as they are."""
        reliability = self.reliability.value()
        plain = {name: line.text() for name, line in self.lines.items() if name != "authors"}
        return replace(
            self._record,
            kind=SourceKind(str(self.kind.value())),
            title=self.title.text(),
            authors=tuple(self.lines["authors"].text().split(";")),
            reliability=None if reliability is None else Reliability(str(reliability)),
            status=SourceStatus(str(self.status.value())),
            checked_by=self.checked_by.text(),
            checked_on=self.checked_on.text(),
            interest=self.interest.clean(),
            finding=self.finding.clean(),
            note=self.note.clean(),
            **plain,
        )


class SourcePicker(Form):
    """The map's sources by name, with a search; or a new one."""

    def __init__(self, bench: Bench, cited: Statement) -> None:
        super().__init__("Cite a source", act="Cite")
        self._bench = bench
        self.new: SourceId | None = None
        self.choices = Choices("Sources of this map", find="Find a source")
        already = {c.source for c in cited.citations}
        rows = sorted(bench.document.sources.items(), key=lambda s: short_citation(s[1]).casefold())
        self.choices.offer([(_told(each), name) for name, each in rows if name not in already])
        create = QPushButton("New source…")
        create.clicked.connect(self._create)
        self.body.addWidget(self.choices, 1)
        if self.choices.value() is None:
            self.body.addWidget(caption("This map has no other sources yet."))
        self.body.addWidget(create, 0, Qt.AlignmentFlag.AlignLeft)
        self.begins_at = self.choices.search
        self.choices.changed.connect(self._check)
        self.choices.chosen.connect(self.accept)
        self.resize(440, 460)
        self._check()

    def _check(self) -> None:
        self.allow(self.choices.value() is not None)

    def _create(self) -> None:
        self.new = new_source(self._bench)
        if self.new is not None:
            self.accept()

    def answer(self) -> SourceId | None:
        """The new source, or the one that is selected."""
        chosen = self.choices.value()
        if self.new is None and chosen is not None:
            return SourceId(chosen)
        return self.new


def _told(source: Source) -> str:
    return f"{short_citation(source)} · {source.title or source.kind.value}"


def choose_source(bench: Bench, cited: Statement) -> SourceId | None:
    """A source to cite that the statement does not cite yet; ``None`` for none."""
    if not bench.document.sources:
        return new_source(bench)
    picker = SourcePicker(bench, cited)
    return picker.answer() if picker.exec() else None


def new_source(bench: Bench) -> SourceId | None:
    """Asks for the fields of a source and adds it; ``None`` for none."""
    form = SourceForm(Source(), title="New source", act="Add source")
    if not form.exec():
        return None
    record, fresh = form.answer(), bench.session.fresh
    change = bench.do(lambda d: sources.add_source(d, record, fresh=fresh))
    return None if change is None else SourceId(change.created("sources")[0])


def edit_source(bench: Bench, name: SourceId) -> None:
    """Shows all of a source, with the comments on it, to be changed."""
    record = bench.document.sources[name]
    form = SourceForm(record, title="Edit source", act="Save")
    threads = CommentsPart(bench)
    form.content.addWidget(rule())
    form.content.addWidget(threads)
    threads.show_for(name)
    end = bench.session.subscribe(lambda *_: threads.show_for(name))
    accepted = form.exec()
    end()
    if accepted and name in bench.document.sources:
        changed = form.answer()
        bench.do(lambda d: sources.set_source(d, name, changed))


def _line(name: str, text: str, *, hint: str = "") -> LineField:
    line = LineField(name, hint=hint)
    line.setText(text)
    return line


def _text(name: str, text: str, hint: str) -> TextField:
    field = TextField(name, hint=hint, lines=2)
    field.show_text(text)
    return field
