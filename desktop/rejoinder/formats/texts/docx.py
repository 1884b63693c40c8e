"""Word documents (.docx): body text, headings, lists and tables in reading order.

Tracked changes are read as accepted. Images, embedded objects, fields and links are not followed;
only their words are read. The archive is measured before it is opened (RELIABILITY.md 3.2).
"""

import re
import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from msgspec.structs import replace

from rejoinder.formats.texts.reading import ReadText, likely_title, read_text
from rejoinder.model.errors import FileRefused
from rejoinder.model.records import Article

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

MOST_PARTS = 2_000
MOST_BYTES = 100_000_000
"""Of all parts, unpacked."""

MOST_RATIO = 200
_SMALL = 1_000_000
"""A part below this may be packed as tightly as it likes."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_GONE = frozenset(f"{_W}{name}" for name in ("del", "moveFrom", "rPr", "pPr", "txbxContent"))
_GONE |= {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_CHANGED = ("ins", "del", "moveFrom", "moveTo")


def read(data: bytes) -> ReadText:
    """The text of a Word document, with its title, author and date where it has them.

    Raises:
        FileRefused: it is damaged, no Word document, protected, empty or too large.
    """
    _measure(data)
    document = _opened(data)
    body = document.element.body
    notes = []
    if any(next(body.iter(f"{_W}{name}"), None) is not None for name in _CHANGED):
        notes.append("It has tracked changes; they were read as if they were accepted.")
    if next(body.iter(f"{_W}txbxContent"), None) is not None:
        notes.append("Text boxes were left out.")
    if next(body.iter(f"{_W}footnoteReference"), None) is not None:
        notes.append("Footnotes were left out.")
    lines = [_words(paragraph) for paragraph in _paragraphs(body)]
    found = read_text(lines, about=_about(document), notes=notes)
    title = found.article.title or _titled(document) or likely_title(found.article.paragraphs)
    return found._replace(article=replace(found.article, title=title))


def _measure(data: bytes) -> None:
    """Refuses an archive that would unpack to more than any document needs, before it does."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError) as error:
        raise FileRefused("it is damaged, or no Word document.") from error
    if any(part.flag_bits & 1 for part in parts):
        raise FileRefused("it is protected by a password. Save a copy without one.")
    if len(parts) > MOST_PARTS:
        raise FileRefused(f"it has {len(parts):,} parts; the limit is {MOST_PARTS:,}.")
    size = sum(part.file_size for part in parts)
    if size > MOST_BYTES:
        limit = MOST_BYTES // 1_000_000
        raise FileRefused(f"it unpacks to {size / 1e6:,.0f} MB; the limit is {limit} MB.")
    for part in parts:
        if part.file_size > _SMALL and part.file_size > MOST_RATIO * part.compress_size:
            raise FileRefused(
                "a part of it is packed more tightly than any text. It is no document."
            )
    _refuse_overlaps(parts)


def _refuse_overlaps(parts: Sequence[zipfile.ZipInfo]) -> None:
    """Parts that share bytes unpack to far more than the archive holds (CVE-2024-0450)."""
    end = 0
    for part in sorted(parts, key=lambda part: part.header_offset):
        if part.header_offset < end:
            raise FileRefused("parts of it lie over each other. It is damaged, or made to harm.")
        end = part.header_offset + 30 + part.compress_size


def _opened(data: bytes) -> "Document":
    from docx import Document
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        document = Document(BytesIO(data))
        is_whole = document.element.body is not None
    except (OpcError, LxmlError, KeyError, ValueError, AttributeError, zipfile.BadZipFile) as error:
        raise FileRefused("it is damaged, or no Word document.") from error
    if not is_whole:
        raise FileRefused("it is damaged, or no Word document.")
    if document.element.getroottree().docinfo.doctype:
        raise FileRefused("it declares entities, which no Word document does. It is made to harm.")
    return document


def _about(document: "Document") -> Article:
    core = document.core_properties
    try:
        made = core.modified or core.created
    except ValueError:  # a date that is none
        made = None
    if core.author == "python-docx":  # the template that programs begin with
        made = None
    return Article(
        title=core.title or "",
        author="" if core.author == "python-docx" else core.author or "",
        date=made.date().isoformat() if made else "",
    )


def _titled(document: "Document") -> str:
    """The first paragraph in the style of a title, or a heading of the first level."""
    for paragraph in document.paragraphs[:20]:
        style = paragraph.style
        if style is not None and style.name in ("Title", "Heading 1") and paragraph.text.strip():
            return paragraph.text
    return ""


def _paragraphs(body: "BaseOxmlElement") -> Iterator["BaseOxmlElement"]:
    """Those of the text and of tables; what stands in boxes over the text is no part of it."""
    for paragraph in body.iter(f"{_W}p"):
        if not any(above.tag == f"{_W}txbxContent" for above in paragraph.iterancestors()):
            yield paragraph


def _words(paragraph: "BaseOxmlElement") -> str:
    """What is read of a paragraph, in order; deleted words and boxes are passed over."""
    parts: list[str] = []
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if element.tag in _GONE or not isinstance(element.tag, str):
            continue  # a comment has no name
        match element.tag.removeprefix(_W):
            case "t":
                parts.append(element.text or "")
            case "tab" | "cr":
                parts.append(" ")
            case "br":
                parts.append("\v")
            case "noBreakHyphen":
                parts.append("‑")
            case _:
                waiting.extend(reversed(element))
    text = re.sub(r"\v(?:\s*\v)+", "\n", "".join(parts))
    return text.replace("\v", " ")
