"""PDF: its text, put together again from the lines of its pages. Needs the extra ``import``.

A PDF holds no paragraphs, so they are told by how full lines are and how they end; what stands at
the same edge of most pages is left out. That is guesswork and said.
"""

import re
from collections import Counter
from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from msgspec.structs import replace

from rejoinder.formats.texts.reading import ReadText, likely_title, read_text
from rejoinder.model.errors import FileRefused
from rejoinder.model.records import Article
from rejoinder.model.text import clean_text

if TYPE_CHECKING:
    from pypdf import PdfReader

ABSENT = (
    "reading PDF needs the package pypdf, which is not installed. Install it with: "
    'pip install "rejoinder[import]"; or save the text as .docx, .html or .txt.'
)
MOST_PAGES = 2_000
GUESSED = "Paragraphs of a PDF are put together from its lines; check where they begin."
_SHORT = 0.75
"""A line of less than this share of a usual one, after a full stop, ends its paragraph."""

_STOP = re.compile(r"[.!?…:۔؟][\"'”’»)\]]*$")
_DAY = re.compile(r"D:(\d{4})(\d{2})(\d{2})")


def read(data: bytes) -> ReadText:
    """The text of a PDF, with its title, author and date where it has them.

    Raises:
        FileRefused: pypdf is not installed, or it is damaged, protected, or has no text.
    """
    if b"%PDF-" not in data[:1024]:
        raise FileRefused("it is no PDF.")
    try:
        import pypdf.errors
    except ImportError as error:
        raise FileRefused(ABSENT) from error
    try:
        reader = _opened(data)
        pages = [page.extract_text() for page in reader.pages]
        about = _about(reader)
    except RecursionError as error:
        raise FileRefused("it is nested without an end. It is damaged, or made to harm.") from error
    except (pypdf.errors.PyPdfError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise FileRefused("it is damaged and can't be read.") from error
    if not any(page.strip() for page in pages):
        raise FileRefused(
            "it holds pictures of pages and no text. Recognise its text (OCR) in another program."
        )
    lines = [clean_text(page).split("\n") for page in pages]
    found = read_text(joined(_without_edges(lines)), about=about, notes=[GUESSED])
    title = about.title or likely_title(found.article.paragraphs)
    return found._replace(article=replace(found.article, title=title))


def _opened(data: bytes) -> "PdfReader":
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise FileRefused("it is protected by a password. Save a copy without one.")
    if len(reader.pages) > MOST_PAGES:
        raise FileRefused(f"it has {len(reader.pages):,} pages; the limit is {MOST_PAGES:,}.")
    return reader


def _about(reader: "PdfReader") -> Article:
    told = dict(reader.metadata or {})
    title, author, made = (
        str(told.get(name) or "") for name in ("/Title", "/Author", "/CreationDate")
    )
    day = _DAY.match(made)
    if re.search(r"\.\w{2,5}$|^untitled|^microsoft word", title, re.IGNORECASE):
        title = ""  # the name of a file
    return Article(title=title, author=author, date="-".join(day.groups()) if day else "")


def _without_edges(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """The lines of all pages but the numbers and running titles at their edges."""
    filled = [[line.strip() for line in page] for page in pages]
    trimmed = [_trimmed(page) for page in filled]
    edges = Counter(
        _numberless(line)
        for page in trimmed
        for line in {*page[:2], *page[-2:]}
        if line and len(line) < 120
    )
    most = {edge for edge, count in edges.items() if len(pages) > 2 and count * 2 > len(pages)}
    return [
        [
            line
            for at, line in enumerate(page)
            if not (
                (at < 2 or at >= len(page) - 2)
                and (_numberless(line) in most or re.fullmatch(r"\W*\d{1,4}\W*", line))
            )
        ]
        for page in trimmed
    ]


def _trimmed(lines: list[str]) -> list[str]:
    filled = [at for at, line in enumerate(lines) if line]
    return lines[filled[0] : filled[-1] + 1] if filled else []


def _numberless(line: str) -> str:
    return re.sub(r"\d+", "#", line)


def joined(pages: Sequence[Sequence[str]]) -> list[str]:
    """The paragraphs that lines make up: over the ends of pages, with words made whole again."""
    widths = sorted(len(line) for page in pages for line in page if line)
    usual = widths[len(widths) * 3 // 4] if widths else 0
    found: list[str] = []
    last = ""
    for page in pages:
        for at, line in enumerate(page):
            if not line:
                last = "" if at else last
            elif found and last and not _ends(last, line, usual=usual):
                found[-1] = _mended(found[-1], line)
                last = line
            else:
                found.append(line)
                last = line
    return found


def _ends(last: str, following: str, *, usual: int) -> bool:
    """Whether a paragraph ends with the line ``last``."""
    if following[0].islower():
        return False
    if re.match(r"(?:[•▪–*-]|\d{1,2}[.)])\s", following):
        return True
    is_short = len(last) < _SHORT * usual
    return is_short and (_STOP.search(last) is not None or len(last) < usual / 2)


def _mended(text: str, line: str) -> str:
    """``line`` after ``text``: a word that was broken at the end of a line is one again."""
    if re.search(r"[^\W\d_]{2}[-\u2010\u00ad]$", text) and line[0].islower():
        return text[:-1] + line
    return f"{text}{line}" if text.endswith(("—", "/")) else f"{text} {line}"
