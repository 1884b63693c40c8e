"""The kinds of files that an article's text is read from, by the ending of their names."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from rejoinder.formats.texts import docx, html, markdown, pdf, plain
from rejoinder.formats.texts.reading import MAX_BYTES, ReadText
from rejoinder.model.errors import FileRefused

Reader = Callable[[bytes], ReadText]


class TextKind(NamedTuple):
    """How files of one kind are read. ``is_quick`` says that it takes no library and no time."""

    title: str
    reader: Reader
    is_quick: bool = False


_MARKDOWN = TextKind("Markdown", markdown.read)
_HTML = TextKind("Web page", html.read)

TEXTS: Mapping[str, TextKind] = {
    ".txt": TextKind("Plain text", plain.read, is_quick=True),
    ".md": _MARKDOWN,
    ".markdown": _MARKDOWN,
    ".html": _HTML,
    ".htm": _HTML,
    ".xhtml": _HTML,
    ".docx": TextKind("Word document", docx.read),
    ".pdf": TextKind("PDF", pdf.read),
}
"""Every ending, in small letters."""


def text_kind(name: str) -> TextKind:
    """How a file called ``name`` is read.

    Raises:
        FileRefused: texts are not read from files of that kind.
    """
    ending = name[name.rfind(".") :].lower() if "." in name else ""
    if ending not in TEXTS:
        raise FileRefused(
            f"texts are read from {', '.join(TEXTS)}. Save it as one of them, or paste the text."
        )
    return TEXTS[ending]


def read_text_file(name: str, data: bytes) -> ReadText:
    """The text in a file called ``name`` that holds ``data``.

    Raises:
        FileRefused: it can't be read. The text is a clause that fits after
            "Cannot read talk.docx: ".
    """
    if not data:
        raise FileRefused("it is empty.")
    if len(data) > MAX_BYTES:
        size, most = len(data) / 1e6, MAX_BYTES // 1_000_000
        raise FileRefused(f"it is {size:,.0f} MB large; the limit is {most} MB.")
    return text_kind(name).reader(data)
