"""What is written on pages, as plain values; a writer turns them into a file.

A ``Paper`` says nothing of fonts and colours, and knows nothing of maps: the review and the
rebuttal brief are made of the same blocks. Pictures are named here and handed to the writer
beside the paper, since not every file wants them in the same form.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum

import msgspec

from rejoinder.model.text import clean_text


class Block(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Something that stands by itself on a page."""


class Run(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Words in one manner. ``link`` is an address in the world, ``to`` the name of a heading,
    paragraph or row of the same paper; at most one of them is filled.
    """

    text: str
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    marked: bool = False
    code: bool = False
    link: str = ""
    to: str = ""


Runs = tuple[Run, ...]


class Manner(StrEnum):
    """What a paragraph is, where it is not simply the next one."""

    BODY = "body"
    LEAD = "lead"
    CLAIM = "claim"
    QUOTE = "quote"
    SMALL = "small"
    CARD = "card"


class Heading(Block, frozen=True, kw_only=True):
    """``level`` counts from 1; ``name`` is what a reference leads to. ``on_new_page`` begins one
    where there are pages.
    """

    level: int
    runs: Runs
    name: str = ""
    on_new_page: bool = False


class Paragraph(Block, frozen=True, kw_only=True):
    """Runs that are set as one. ``keeps_with_next`` stays on the page of what follows."""

    runs: Runs
    manner: Manner = Manner.BODY
    name: str = ""
    keeps_with_next: bool = False


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of a list: its own runs, and what is listed under it. ``name`` is what a reference
    leads to.
    """

    runs: Runs
    under: tuple["Item", ...] = ()
    name: str = ""


class Listing(Block, frozen=True, kw_only=True):
    """Entries in order, numbered or with bullets."""

    items: tuple[Item, ...]
    is_numbered: bool = False


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """Cells of a table; ``name`` is what a reference leads to."""

    cells: tuple[Runs, ...]
    name: str = ""


class Table(Block, frozen=True, kw_only=True):
    """Rows under a head that is repeated on every page. ``widths`` are shares of the whole."""

    head: tuple[Runs, ...]
    rows: tuple[Row, ...]
    widths: tuple[int, ...]


class Picture(Block, frozen=True, kw_only=True):
    """A picture by name. ``alt`` says it in a sentence, ``caption`` stands under it, and
    ``instead`` says what it shows where a file has no pictures.
    """

    name: str
    alt: str
    caption: Runs = ()
    instead: tuple[Item, ...] = ()


AnyBlock = Heading | Paragraph | Listing | Table | Picture


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """A whole text. ``title`` is its first heading and the file's own title; ``running`` stands
    at the head of every page; ``language`` is a tag such as ``en``, ``date`` an ISO day.
    """

    title: str
    blocks: tuple[AnyBlock, ...]
    subtitle: Runs = ()
    author: str = ""
    running: str = ""
    date: str = ""
    language: str = "en"


class Image(msgspec.Struct, frozen=True, kw_only=True):
    """A picture as a file wants it: as PNG or as SVG, with its size in 1/96 inch. ``dark`` is the
    same for a dark page, where there is one.
    """

    data: bytes
    width: float
    height: float
    dark: bytes = b""


def plain(text: str) -> Runs:
    """``text`` as one run; no runs where it is blank."""
    return (Run(text=text),) if text.strip() else ()


def bold(text: str) -> Run:
    """``text`` in bold."""
    return Run(text=text, bold=True)


def italic(text: str) -> Run:
    """``text`` in italics."""
    return Run(text=text, italic=True)


def words_of(runs: Iterable[Run]) -> str:
    """The text of ``runs``, clean and without manner."""
    return clean_text("".join(run.text for run in runs))


def texts(paper: Paper) -> Iterator[str]:
    """Every text of ``paper`` in reading order, one a heading, paragraph, entry or cell."""
    yield clean_text(paper.title)
    if paper.subtitle:
        yield words_of(paper.subtitle)
    for block in paper.blocks:
        yield from block_texts(block)


def block_texts(block: AnyBlock) -> Iterator[str]:
    """Every text of one block; of a picture, its caption."""
    match block:
        case Heading(runs=runs) | Paragraph(runs=runs):
            yield words_of(runs)
        case Listing(items=items):
            yield from (words_of(item.runs) for item, _ in entries(items))
        case Table(head=head, rows=rows):
            yield from (words_of(cell) for cell in head)
            yield from (words_of(cell) for row in rows for cell in row.cells)
        case Picture(caption=caption):
            if caption:
                yield words_of(caption)


def names(paper: Paper) -> tuple[str, ...]:
    """Everything in ``paper`` that a reference may lead to, each once, in reading order."""
    found: dict[str, None] = {}
    for block in paper.blocks:
        match block:
            case Heading(name=name) | Paragraph(name=name):
                found[name] = None
            case Table(rows=rows):
                found.update((row.name, None) for row in rows)
            case Listing(items=items):
                found.update((item.name, None) for item, _ in entries(items))
            case _:
                pass
    found.pop("", None)
    return tuple(found)


def entries(items: Iterable[Item]) -> Iterator[tuple[Item, int]]:
    """Every entry in reading order, with its depth from 0. Nothing recurses."""
    waiting = [(item, 0) for item in reversed(tuple(items))]
    while waiting:
        item, depth = waiting.pop()
        yield item, depth
        waiting.extend((below, depth + 1) for below in reversed(item.under))
