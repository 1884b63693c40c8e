"""Plain text: a paragraph a line, or lines of one width with a blank line between paragraphs."""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from rejoinder.formats.texts.decoding import decoded
from rejoinder.formats.texts.reading import ReadText, likely_title, read_text
from rejoinder.model.records import Article
from rejoinder.model.text import clean_text

_WIDEST = 100
"""Lines beyond this are no lines of a page: each is a paragraph."""

_FULL = 45
"""A line that was broken for its width is hardly shorter."""


def read(data: bytes) -> ReadText:
    """The paragraphs of a text file; its first line is its title where it looks like one.

    Raises:
        FileRefused: it is no text, empty or too long.
    """
    text, note = decoded(data)
    found = read_text(unwrapped(text), about=Article(), notes=[note] if note else [])
    title = likely_title(found.article.paragraphs)
    return found._replace(article=replace(found.article, title=title))


def unwrapped(text: str) -> Iterator[str]:
    """The paragraphs of ``text``: lines that a typewriter broke are joined again."""
    blocks = [block.split("\n") for block in re.split(r"\n\s*\n", clean_text(text))]
    for block in blocks:
        lines = [line.strip() for line in block if line.strip()]
        if len(blocks) > 1 and _is_broken(lines):
            yield " ".join(lines)
        else:
            yield from lines


def _is_broken(lines: Sequence[str]) -> bool:
    """Whether the lines of a block are one paragraph: all but the last about as wide."""
    if len(lines) < 2 or max(map(len, lines)) > _WIDEST:
        return False
    *full, _ = lines
    return min(map(len, full)) >= _FULL
