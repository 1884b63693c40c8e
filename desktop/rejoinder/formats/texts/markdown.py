"""Markdown: its paragraphs, headings, quotations and list items, and the fields ahead of them.

What would be drawn as something else than text (images, HTML, code of several lines) is left out
and said. Fields are read as ``name: value`` lines between two ``---``; nothing of YAML is run.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from rejoinder.formats.texts.decoding import decoded
from rejoinder.formats.texts.reading import ReadText, likely_title, read_text
from rejoinder.model.records import Article
from rejoinder.model.text import clean_text

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^([A-Za-z_-]{1,40})[ \t]*:[ \t]*(.*)$")

_NAMES = {
    "title": ("title",),
    "author": ("author", "authors", "by"),
    "publisher": ("publisher", "publication", "source", "site"),
    "date": ("date", "published"),
    "address": ("url", "address", "link", "canonical", "canonical_url", "permalink"),
}
"""The fields of an article, and what a text may call them."""


def read(data: bytes) -> ReadText:
    """The text of a Markdown file, without its marks.

    Raises:
        FileRefused: it is no text, empty or too long.
    """
    from markdown_it import MarkdownIt

    text, note = decoded(data)
    text = clean_text(text)
    front = _FRONT.match(text)
    said = _fields(front.group(1)) if front else {}
    tokens = MarkdownIt("commonmark", {"maxNesting": 100}).parse(
        text[front.end() :] if front else text
    )
    left = {"html_block": "HTML", "fence": "code", "code_block": "code"}
    gone = sorted({left[token.type] for token in tokens if token.type in left})
    notes = [note] * bool(note) + [f"Parts that are {what} were left out." for what in gone]
    about = replace(Article(), **{name: _first(said, names) for name, names in _NAMES.items()})
    found = read_text(_texts(tokens), about=about, notes=notes)
    title = about.title or _heading(tokens) or likely_title(found.article.paragraphs)
    return found._replace(article=replace(found.article, title=title))


def _fields(front: str) -> Mapping[str, str]:
    """The fields of a front matter, by their names in small letters; lists joined by commas."""
    found: dict[str, str] = {}
    name = ""
    for line in front.split("\n"):
        item = re.match(r"\s*-\s+(.*)$", line)
        if match := _FIELD.match(line):
            name = match.group(1).lower()
            found[name] = _value(match.group(2))
        elif item and name:
            found[name] = ", ".join(filter(None, (found[name], _value(item.group(1)))))
    return found


def _value(said: str) -> str:
    said = said.strip()
    if said[:1] == "[" and said[-1:] == "]":
        return ", ".join(_value(part) for part in said[1:-1].split(",") if part.strip())
    if len(said) > 1 and said[0] == said[-1] and said[0] in "\"'":
        return said[1:-1]
    return said


def _first(said: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((said[name] for name in names if said.get(name)), "")


def _texts(tokens: list["Token"]) -> Iterator[str]:
    return (_plain(token) for token in tokens if token.type == "inline")


def _heading(tokens: list["Token"]) -> str:
    """The first heading of the first level."""
    for token, inner in pairwise(tokens):
        if token.type == "heading_open" and token.tag == "h1":
            return _plain(inner)
    return ""


def _plain(inline: "Token") -> str:
    """What a reader sees of a paragraph; a break within it is a blank."""
    parts = []
    for token in inline.children or ():
        if token.type in ("text", "code_inline"):
            parts.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            parts.append(" ")
    return "".join(parts)
