"""An article's title, author, publisher, date and address."""

from msgspec.structs import replace

from rejoinder.gui.dialogs.date_box import DateBox
from rejoinder.gui.dialogs.form import Form
from rejoinder.gui.fields import LineField, caption
from rejoinder.gui.panels.sheet import labelled
from rejoinder.model.records import Article


class ArticleForm(Form):
    """The fields of an article's record; ``told`` says what was read."""

    def __init__(self, record: Article, *, title: str, act: str, told: str = "") -> None:
        super().__init__(title, act=act)
        self._record = record
        self.lines = {
            name: _line(words, getattr(record, name), hint=hint)
            for name, words, hint in (
                ("title", "Title", "Title of the article"),
                ("author", "Author", "Who says what the article says"),
                ("publisher", "Publisher", ""),
                ("date", "Date", "2026-11-24, 2026-11 or 2026"),
                ("address", "Address", "Where it can be read"),
            )
        }
        if told:
            self.body.addWidget(caption(told))
        lines = self.lines
        self.body.addLayout(
            labelled((("Title", lines["title"]), ("Author", lines["author"])), columns=1)
        )
        self.body.addLayout(
            labelled((("Publisher", lines["publisher"]), ("Date", DateBox(lines["date"]))))
        )
        self.body.addLayout(labelled((("Address", lines["address"]),), columns=1))
        self.begins_at = lines["title"]
        self.hug(460)

    def answer(self) -> Article:
        """The record with what is in the fields."""
        return replace(self._record, **{name: line.text() for name, line in self.lines.items()})


def _line(name: str, text: str, *, hint: str) -> LineField:
    line = LineField(name, hint=hint)
    line.setText(text)
    return line
