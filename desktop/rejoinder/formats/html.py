"""A paper as one HTML file that needs nothing else: no script, no address that is fetched.

A content security policy forbids what is not in the file. Text is escaped everywhere, and
each piece of it finds its own direction.
"""

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from html import escape
from itertools import count
from unicodedata import bidirectional

from rejoinder.formats.html_style import STYLE
from rejoinder.model.text import clean_text
from rejoinder.prose.blocks import (
    AnyBlock,
    Heading,
    Image,
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
    names,
    words_of,
)
from rejoinder.prose.links import safe_link

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    "form-action 'none'"
)
_DECLARATION = re.compile(rb"^<\?xml[^>]*\?>\s*")
_NAMED = re.compile(r'(<(?:g|title|desc) id=")')
_TAGS = {
    Manner.BODY: "",
    Manner.LEAD: "lead",
    Manner.CLAIM: "claim",
    Manner.SMALL: "small",
    Manner.CARD: "card",
}
_TURNING = frozenset({"R", "AL", "RLE", "LRE", "RLO", "LRO", "RLI", "LRI", "FSI"})
"""Kinds of letters that turn the text around them; a run with one is kept apart (UAX 9)."""

LISTED = 3
"""Sections from which on the page begins with a list of them."""


def html(paper: Paper, images: Mapping[str, Image]) -> bytes:
    """``paper`` as a page; ``images`` are SVGs or PNGs by name, without one its words stand."""
    return ("\n".join(_Page(paper, images).lines()) + "\n").encode("utf-8")


class _Page:
    """Writes blocks; knows the names that references lead to."""

    def __init__(self, paper: Paper, images: Mapping[str, Image]) -> None:
        self._paper = paper
        self._images = images
        self._pictures = count(1)
        self._places = {name: f"r{n}" for n, name in enumerate(names(paper), 1)}

    def lines(self) -> Iterator[str]:
        """The whole file, line by line."""
        paper = self._paper
        yield "<!DOCTYPE html>"
        yield f'<html lang="{_attribute(paper.language)}">'
        yield "<head>"
        yield '<meta charset="utf-8">'
        yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield '<meta name="referrer" content="no-referrer">'
        if paper.author:
            yield f'<meta name="author" content="{_attribute(paper.author)}">'
        yield f"<title>{_text(paper.title)}</title>"
        yield f"<style>{STYLE}</style>"
        yield "</head>"
        yield "<body>"
        yield f'<header><h1 dir="auto">{_text(paper.title)}</h1>'
        if paper.subtitle:
            yield f'<p class="subtitle" dir="auto">{self._runs(paper.subtitle)}</p>'
        yield "</header>"
        yield from self._contents()
        yield "<main>"
        for block in paper.blocks:
            yield from self._block(block)
        yield "</main>"
        yield "</body>"
        yield "</html>"

    def _contents(self) -> Iterator[str]:
        sections = [
            block
            for block in self._paper.blocks
            if isinstance(block, Heading) and block.level == 1 and block.name
        ]
        if len(sections) >= LISTED:
            yield '<nav aria-label="Contents"><ul>'
            for block in sections:
                words = _text(words_of(block.runs))
                yield f'<li><a href="#{self._places[block.name]}">{words}</a></li>'
            yield "</ul></nav>"

    def _block(self, block: AnyBlock) -> Iterator[str]:
        match block:
            case Heading():
                tag = f"h{min(block.level + 1, 6)}"
                new = ' class="new-page"' if block.on_new_page else ""
                begin = f'<{tag}{self._id(block.name)}{new} dir="auto">'
                yield f"{begin}{self._runs(block.runs)}</{tag}>"
            case Paragraph(manner=Manner.QUOTE):
                words = f'<p dir="auto">{self._runs(block.runs)}</p>'
                yield f"<blockquote{self._id(block.name)}>{words}</blockquote>"
            case Paragraph():
                named = _TAGS[block.manner]
                kind = f' class="{named}"' if named else ""
                yield f'<p{self._id(block.name)}{kind} dir="auto">{self._runs(block.runs)}</p>'
            case Listing():
                yield from self._listing(block.items, "ol" if block.is_numbered else "ul")
            case Table():
                yield from self._table(block)
            case Picture():
                yield from self._picture(block)

    def _id(self, name: str) -> str:
        place = self._places.get(name)
        return f' id="{place}"' if place else ""

    def _listing(self, items: tuple[Item, ...], tag: str) -> Iterator[str]:
        """Without recursion: a list may be as deep as it likes."""
        yield f"<{tag}>"
        waiting: list[Item | str] = [*reversed(items)]
        while waiting:
            item = waiting.pop()
            if isinstance(item, str):
                yield item
                continue
            yield f'<li{self._id(item.name)} dir="auto">{self._runs(item.runs)}'
            if item.under:
                yield "<ul>"
                waiting.extend(("</ul></li>", *reversed(item.under)))
            else:
                yield "</li>"
        yield f"</{tag}>"

    def _table(self, block: Table) -> Iterator[str]:
        heads = [words_of(cell) for cell in block.head]
        whole = sum(block.widths)
        columns = "".join(f'<col style="width:{100 * w / whole:.1f}%">' for w in block.widths)
        cells = "".join(f'<th scope="col" dir="auto">{self._runs(c)}</th>' for c in block.head)
        yield f"<table><colgroup>{columns}</colgroup><thead><tr>{cells}</tr></thead><tbody>"
        for row in block.rows:
            yield self._row(row, heads)
        yield "</tbody></table>"

    def _row(self, row: Row, heads: list[str]) -> str:
        cells = "".join(
            f'<td data-head="{_attribute(head)}" dir="auto">{self._runs(runs)}</td>'
            for head, runs in zip(heads, row.cells, strict=True)
        )
        return f"<tr{self._id(row.name)}>{cells}</tr>"

    def _picture(self, block: Picture) -> Iterator[str]:
        image = self._images.get(block.name)
        yield "<figure>"
        if image is None:
            yield from self._listing(block.instead, "ul") if block.instead else ()
        elif image.dark:
            yield self._drawn(image.data, block, "light")
            yield self._drawn(image.dark, block, "dark")
        else:
            yield self._drawn(image.data, block, "")
        if block.caption:
            yield f'<figcaption dir="auto">{self._runs(block.caption)}</figcaption>'
        yield "</figure>"

    def _drawn(self, data: bytes, block: Picture, look: str) -> str:
        kind = f' class="{look}"' if look else ""
        if data.startswith(b"\x89PNG"):
            code = b64encode(data).decode("ascii")
            words = _attribute(block.alt)
            return f'<img{kind} alt="{words}" src="data:image/png;base64,{code}">'
        prefix = f"p{next(self._pictures)}-"
        text = _NAMED.sub(rf"\g<1>{prefix}", _DECLARATION.sub(b"", data).decode("utf-8"))
        labels = f'aria-labelledby="{prefix}_title {prefix}_desc"'
        text = text.replace('aria-labelledby="_title _desc"', labels, 1)
        return text.replace("<svg ", f"<svg{kind} ", 1).rstrip()

    def _runs(self, runs: Runs) -> str:
        return "".join(map(self._run, runs))

    def _run(self, run: Run) -> str:
        words = _text(run.text).replace("\n", "<br>")
        if not run.text.isascii() and any(bidirectional(c) in _TURNING for c in run.text):
            words = f"<bdi>{words}</bdi>"
        for tag, holds in (
            ("code", run.code),
            ("u", run.underlined),
            ("mark", run.marked),
            ("em", run.italic),
            ("strong", run.bold),
        ):
            words = f"<{tag}>{words}</{tag}>" if holds else words
        address, place = safe_link(run.link), self._places.get(run.to)
        if address:
            return f'<a href="{_attribute(address)}" rel="noopener noreferrer">{words}</a>'
        return f'<a href="#{place}">{words}</a>' if place else words


def _text(text: str) -> str:
    return escape(clean_text(text), quote=False)


def _attribute(text: str) -> str:
    return escape(clean_text(text), quote=True).replace("\n", " ")
