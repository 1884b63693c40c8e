"""The package around a Word document's body: its styles, page, running head and properties."""

from typing import TYPE_CHECKING

from docx.oxml import parse_xml
from docx.shared import Twips

from rejoinder.formats.docx_styles import numberings, styles
from rejoinder.formats.svg import escaped
from rejoinder.model.text import one_line
from rejoinder.prose.blocks import Paper

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.section import Section

    from rejoinder.formats.docx import Sheet

_MARGIN = Twips(1134)
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def dress(word: "Word", paper: Paper, sheet: "Sheet", *, lists: int) -> None:
    """Gives ``word`` our styles, our page, and what stands on each of them."""
    _fill(word.styles.element, styles(paper.language))
    _fill(word.part.numbering_part.element, numberings(lists))
    (section,) = word.sections
    section.page_width, section.page_height = Twips(sheet.width), Twips(sheet.height)
    section.left_margin = section.right_margin = _MARGIN
    section.top_margin = section.bottom_margin = _MARGIN
    section.header_distance = section.footer_distance = Twips(567)
    _run_along(section, paper)
    told = word.core_properties
    told.title, told.language = one_line(paper.title)[:255], paper.language
    told.author = told.last_modified_by = one_line(paper.author)[:255]
    told.comments = told.keywords = ""
    _date(word, paper.date)


def _fill(element: "BaseOxmlElement", xml: str) -> None:
    """Puts what ``xml`` holds in the place of all that ``element`` held."""
    for child in list(element):
        element.remove(child)
    for child in list(parse_xml(xml)):
        element.append(child)


def _run_along(section: "Section", paper: Paper) -> None:
    """The running head from the second page on, and the number of each page."""
    section.different_first_page_header_footer = True
    _line(section.header.paragraphs[0]._p, "Header", _words(paper.running))
    _line(section.first_page_header.paragraphs[0]._p, "Header", "")
    of = f"{_words('Page ')}{_field('PAGE')}{_words(' of ')}{_field('NUMPAGES')}"
    for footer in (section.footer, section.first_page_footer):
        _line(footer.paragraphs[0]._p, "Footer", of, at="right")


def _line(paragraph: "BaseOxmlElement", style: str, content: str, *, at: str = "left") -> None:
    _fill(
        paragraph,
        f'<w:p {_W}><w:pPr><w:pStyle w:val="{style}"/><w:jc w:val="{at}"/></w:pPr>{content}</w:p>',
    )


def _words(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escaped(text)}</w:t></w:r>'


def _field(code: str) -> str:
    """A figure that Word works out; ``1`` until it has."""
    parts = ("begin", "separate", "end")
    begin, middle, end = (f'<w:r><w:fldChar w:fldCharType="{part}"/></w:r>' for part in parts)
    asked = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    return f"{begin}{asked}{middle}{_words('1')}{end}"


def _date(word: "Word", date: str) -> None:
    """The day that the paper names, or none: this package knows no clock."""
    properties = word.core_properties._element
    for element in list(properties):
        if element.tag.endswith(("}created", "}modified")):
            if date:
                element.text = f"{date}T00:00:00Z"
            else:
                properties.remove(element)
