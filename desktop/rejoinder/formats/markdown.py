"""A paper as Markdown that means what it says: CommonMark without HTML, every text escaped.

A table is written as a list, since CommonMark has none; a picture as what it shows.
"""

import re
from collections.abc import Iterator

from rejoinder.model.text import clean_text
from rejoinder.prose.blocks import (
    AnyBlock,
    Heading,
    Item,
    Listing,
    Manner,
    Paper,
    Paragraph,
    Picture,
    Row,
    Run,
    Runs,
    Table,
    entries,
    words_of,
)
from rejoinder.prose.links import safe_link

_SPECIAL = re.compile(r"([\\`*_\[\]<>~|#]|!$)")
_ENTITY = re.compile(r"&(?=#|[A-Za-z])")
_BEGINS = re.compile(r"^([-+=])", re.MULTILINE)
_NUMBER = re.compile(r"^(\d{1,9})([.)])", re.MULTILINE)
_BREAK = re.compile(r"\s*\n\s*")
_BEFORE, _AFTER = "(“‘", ".,;:?)”’"
"""Marks beside which emphasis is seen, as it is beside a blank."""


def markdown(paper: Paper) -> bytes:
    """``paper`` as a Markdown file."""
    return "".join(_parts(paper)).encode("utf-8")


def _parts(paper: Paper) -> Iterator[str]:
    yield f"# {_line(words_of((Run(text=paper.title),)))}\n"
    if paper.subtitle:
        yield f"\n{_runs(paper.subtitle)}\n"
    is_odd = False
    for block in paper.blocks:
        is_odd = isinstance(block, Listing | Table | Picture) and not is_odd
        text = "\n".join(_block(block, is_odd=is_odd))
        if text.strip():
            yield f"\n{text}\n"


def _block(block: AnyBlock, *, is_odd: bool) -> Iterator[str]:
    """Its lines. Lists that follow each other take turns with two marks, or would be one."""
    match block:
        case Heading():
            yield f"{'#' * min(block.level + 1, 6)} {_line(words_of(block.runs))}"
        case Paragraph(manner=Manner.CLAIM):
            yield _runs(tuple(Run(text=r.text, bold=True, link=r.link) for r in block.runs))
        case Paragraph(manner=Manner.QUOTE):
            yield from (f"> {line}" for line in _runs(block.runs).split("\n"))
        case Paragraph():
            yield _runs(block.runs)
        case Listing():
            yield from _listing(block.items, is_numbered=block.is_numbered, is_odd=is_odd)
        case Table():
            rows = tuple(_entry(block, row) for row in block.rows)
            yield from _listing(rows, is_numbered=False, is_odd=is_odd)
        case Picture():
            yield from _listing(block.instead, is_numbered=False, is_odd=is_odd)
            if block.caption:
                yield f"\n{_runs(block.caption)}" if block.instead else _runs(block.caption)


def _entry(table: Table, row: Row) -> Item:
    """A row as an entry: its first cell, and under it the others by their heads."""
    told = zip(table.head[1:], row.cells[1:], strict=True)
    under = tuple(
        Item(runs=(Run(text=f"{words_of(head)}: "), *cell)) for head, cell in told if words_of(cell)
    )
    return Item(runs=row.cells[0], under=under)


def _listing(items: tuple[Item, ...], *, is_numbered: bool, is_odd: bool) -> Iterator[str]:
    number = 0
    widths: list[int] = []
    for item, depth in entries(items):
        del widths[depth:]
        if is_numbered and depth == 0:
            number += 1
            mark = f"{number}{'.' if is_odd else ')'} "
        else:
            mark = "- " if is_odd else "* "
        indent = " " * sum(widths)
        widths.append(len(mark))
        lines = (_runs(item.runs) or "&nbsp;").split("\n")  # an empty one would be no entry
        rest = " " * (len(indent) + len(mark))
        yield "\n".join([indent + mark + lines[0], *(rest + line for line in lines[1:])]).rstrip()


def _runs(runs: Runs) -> str:
    """Runs as inline Markdown, in which a line break is a hard one."""
    words = ""
    clean = [clean_text(run.text) for run in runs]
    for place, run in enumerate(runs):
        words += _run(run, words[-1:], "".join(clean[place + 1 :])[:1])
    return _BREAK.sub("\\\\\n", _unbegun(_BREAK.sub("\n", words.strip())))


def _run(run: Run, last: str, then: str) -> str:
    """One run; ``last`` and ``then`` are the letters beside it."""
    text = clean_text(run.text)
    core = text.strip()
    if not core:
        return text
    before, after = text.split(core, 1)
    words, address = _escaped(core), safe_link(run.link)
    if address:
        words = f"[{words}](<{address}>)"
    mark = "**" * run.bold + "*" * run.italic
    is_seen = _is_apart(before[-1:] or last, _BEFORE) and _is_apart(after[:1] or then, _AFTER)
    return f"{before}{mark}{words}{mark}{after}" if is_seen else f"{before}{words}{after}"


def _is_apart(letter: str, marks: str) -> bool:
    """Whether ``letter`` lets emphasis begin or end beside it (CommonMark 6.2, flanking)."""
    return not letter or letter.isspace() or letter in marks


def _escaped(text: str) -> str:
    return _ENTITY.sub(r"\\&", _SPECIAL.sub(r"\\\1", text))


def _unbegun(words: str) -> str:
    """``words`` of which no line begins a list or underlines the line above."""
    return _NUMBER.sub(r"\1\\\2", _BEGINS.sub(r"\\\1", words))


def _line(text: str) -> str:
    """``text`` escaped, in one line."""
    return _unbegun(_escaped(" ".join(text.split())))
