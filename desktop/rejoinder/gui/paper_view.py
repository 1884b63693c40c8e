"""A paper to look through before it is written: its words with their weight, not its pages."""

from collections.abc import Iterator

from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from rejoinder.prose.blocks import (
    AnyBlock,
    Heading,
    Item,
    Listing,
    Manner,
    Paper,
    Paragraph,
    Picture,
    Run,
    Runs,
    Table,
    entries,
)

MOST_LINES = 1500
"""Lines that a preview shows: more than anybody reads in one, and set in a few milliseconds."""

Line = tuple[Runs, float, bool]
"""Runs, how much larger than usual, and whether all of it is bold."""


class PaperView(QPlainTextEdit):
    """Read-only; headings are larger, entries have bullets, pictures are named."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setAccessibleName("Preview")

    def show_paper(self, paper: Paper) -> None:
        """Shows ``paper`` from its beginning."""
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for number, line in enumerate(lines(paper)):
            if number == MOST_LINES:
                cursor.insertText("\n…", QTextCharFormat())
                break
            self._put(cursor, line, is_first=number == 0)
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _put(self, cursor: QTextCursor, line: Line, *, is_first: bool) -> None:
        runs, larger, is_bold = line
        if not is_first:
            cursor.insertText("\n", QTextCharFormat())
        for run in runs:
            cursor.insertText(run.text, self._look(run, larger, is_bold=is_bold))

    def _look(self, run: Run, larger: float, *, is_bold: bool) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setFontWeight(QFont.Weight.Bold if run.bold or is_bold else QFont.Weight.Normal)
        look.setFontItalic(run.italic)
        look.setFontUnderline(run.underlined)
        look.setFontPointSize(self.font().pointSizeF() * larger)
        return look


def lines(paper: Paper) -> Iterator[Line]:
    """``paper`` line by line, with empty ones between its parts."""
    yield (Run(text=paper.title),), 1.6, True
    if paper.subtitle:
        yield paper.subtitle, 1.0, False
    for block in paper.blocks:
        yield from _lines(block)


def _lines(block: AnyBlock) -> Iterator[Line]:
    match block:
        case Heading(level=level, runs=runs):
            yield (), 1.0, False
            yield runs, (1.35, 1.15)[level - 1] if level < 3 else 1.0, True
        case Paragraph(runs=runs, manner=manner):
            if manner in (Manner.BODY, Manner.LEAD, Manner.CLAIM):
                yield (), 1.0, False
            yield runs, 0.95 if manner is Manner.SMALL else 1.0, manner is Manner.CLAIM
        case Listing(items=items, is_numbered=is_numbered):
            yield from _entries(items, is_numbered=is_numbered)
        case Table(head=head, rows=rows):
            for row in rows:
                told = zip(head[1:], row.cells[1:], strict=True)
                under = tuple(Item(runs=(*name, Run(text=": "), *cell)) for name, cell in told)
                yield from _entries((Item(runs=row.cells[0], under=under),), is_numbered=False)
        case Picture(caption=caption):
            yield (Run(text="[Picture] ", italic=True), *caption), 1.0, False


def _entries(items: tuple[Item, ...], *, is_numbered: bool) -> Iterator[Line]:
    number = 0
    for item, depth in entries(items):
        number += depth == 0
        mark = f"{number}. " if is_numbered and depth == 0 else "• "
        yield (Run(text="    " * depth + mark), *item.runs), 1.0, False
