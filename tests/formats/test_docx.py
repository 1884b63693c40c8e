"""A paper as a Word file: what it says can be read back, and nothing in it is active."""

import re
from io import BytesIO
from zipfile import ZipFile

from docx import Document
from docx.document import Document as Word
from docx.table import Table as WordTable
from hypothesis import given, settings
from tests.formats.papers import papers

from rejoinder.formats.docx import SHEETS, docx
from rejoinder.prose.blocks import (
    Heading,
    Image,
    Item,
    Listing,
    Paper,
    Paragraph,
    Picture,
    Row,
    Run,
    Table,
    plain,
    texts,
)

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763"
    "f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)


def opened(data: bytes) -> Word:
    return Document(BytesIO(data))


def words(word: Word) -> list[str]:
    """What stands in the body, in order; empty paragraphs left out."""
    found: list[str] = []
    for part in word.iter_inner_content():
        if isinstance(part, WordTable):
            found += [cell.text for row in part.rows for cell in row.cells]
        else:
            found.append(part.text)
    return [text for text in found if text]


@settings(max_examples=60)
@given(papers)
def test_what_is_written_is_read_back(paper: Paper) -> None:
    instead = [
        text
        for block in paper.blocks
        for text in texts(
            Paper(
                title="",
                blocks=(Listing(items=block.instead), Paragraph(runs=block.caption)),
            )
            if isinstance(block, Picture)
            else Paper(title="", blocks=(block,))
        )
    ]
    wanted = [*texts(Paper(title=paper.title, subtitle=paper.subtitle, blocks=())), *instead]

    assert words(opened(docx(paper, {}))) == [text for text in wanted if text]


@settings(max_examples=40)
@given(papers)
def test_only_addresses_of_the_web_lead_out_of_it(paper: Paper) -> None:
    with ZipFile(BytesIO(docx(paper, {}))) as package:
        relations = package.read("word/_rels/document.xml.rels").decode()

    outside = re.findall(r'Target="([^"]*)"[^>]*TargetMode="External"', relations)
    assert set(outside) <= {"https://example.org/a?b=c&amp;d"}


def test_it_is_a_document_that_word_finds_its_way_in() -> None:
    paper = Paper(
        title="Review",
        running="Review of a draft",
        language="en",
        date="2026-11-24",
        author="An editor",
        blocks=(
            Heading(level=1, runs=plain("Sources"), name="sources"),
            Paragraph(runs=(Run(text="see the sources", to="sources"),)),
            Listing(items=(Item(runs=plain("first")),), is_numbered=True),
            Listing(items=(Item(runs=plain("first again")),), is_numbered=True),
            Table(
                head=(plain("Source"), plain("Status")),
                rows=(Row(cells=(plain("A book"), plain("checked")), name="a"),),
                widths=(3, 1),
            ),
            Picture(name="map", alt="A map of three claims", caption=plain("The map")),
        ),
    )

    word = opened(docx(paper, {"map": Image(data=PIXEL, width=2000, height=100)}))

    heading = next(p for p in word.paragraphs if p.text == "Sources")
    assert heading.style is not None
    assert heading.style.name == "Heading 1"
    assert word.core_properties.title == "Review"
    assert word.core_properties.author == "An editor"
    assert str(word.core_properties.created)[:10] == "2026-11-24"
    body = word.element.body.xml
    assert '<w:hyperlink w:anchor="b1">' in body
    assert "<w:tblHeader/>" in body
    assert 'descr="A map of three claims"' in body
    assert len(set(re.findall(r'<w:numId w:val="(\d+)"/>', body))) == 2
    (picture,) = word.inline_shapes
    (section,) = word.sections
    assert section.page_width is not None
    assert picture.width < section.page_width
    assert section.header.paragraphs[0].text == "Review of a draft"
    assert "NUMPAGES" in section.footer._element.xml


def test_text_from_the_right_is_set_from_the_right() -> None:
    paper = Paper(title="T", blocks=(Paragraph(runs=plain("هذا نص")),))

    body = opened(docx(paper, {}, sheet="letter")).element.body.xml

    assert "<w:bidi/>" in body
    assert "<w:rtl/>" in body


def test_every_sheet_has_room() -> None:
    assert all(min(sheet.room) > 500 for sheet in SHEETS.values())
