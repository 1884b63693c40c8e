"""PDF: its text, put together again from the lines of its pages. Needs the extra ``import``.

A PDF holds letters and their places, no paragraphs: that these are guessed is said.
"""

import re
from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from msgspec.structs import replace

from rejoinder.formats.texts.lines import Line, joined
from rejoinder.formats.texts.reading import ReadText, likely_title, read_text
from rejoinder.model.errors import FileRefused
from rejoinder.model.records import Article
from rejoinder.model.text import clean_text

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

ABSENT = (
    "reading PDF needs the package pypdf, which is not installed. Install it with: "
    'pip install "rejoinder[import]"; or save the text as .docx, .html or .txt.'
)
MOST_PAGES = 2_000
GUESSED = "Paragraphs of a PDF are put together from its lines; check where they begin."

_DAY = re.compile(r"D:(\d{4})(\d{2})(\d{2})")
_FILE_NAME = re.compile(r"\.\w{2,5}$|^untitled|^microsoft word", re.IGNORECASE)


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
        pages = [_lines(page) for page in reader.pages]
        about = _about(reader)
    except RecursionError as error:
        raise FileRefused("it is nested without an end. It is damaged, or made to harm.") from error
    except (pypdf.errors.PyPdfError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise FileRefused("it is damaged and can't be read.") from error
    if not any(line.text.strip() for page in pages for line in page):
        raise FileRefused(
            "it holds pictures of pages and no text. Recognise its text (OCR) in another program."
        )
    found = read_text(joined(pages), about=about, notes=[GUESSED])
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
    names = ("/Title", "/Author", "/CreationDate")
    title, author, made = (str(told.get(name) or "") for name in names)
    day = _DAY.match(made)
    return Article(
        title="" if _FILE_NAME.search(title) else title,
        author=author,
        date="-".join(day.groups()) if day else "",
    )


def _lines(page: "PageObject") -> list[Line]:
    """The lines of a page in the order of the file, each placed by its first words."""
    found = [Line("")]

    def tell(
        text: str, cm: Sequence[float], tm: Sequence[float], _font: object, size: float
    ) -> None:
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        height = abs(size * (tm[3] or tm[1]) * (cm[3] or cm[1]))
        for at, part in enumerate(clean_text(text).split("\n")):
            if at:
                found.append(Line(""))
            if part.strip() and not found[-1].text.strip():
                found[-1] = Line(part, x, y, height)
            elif part:
                found[-1] = found[-1]._replace(text=found[-1].text + part)

    page.extract_text(visitor_text=tell)
    return found
