"""A paper as a Word document: real headings and lists, page numbers, tables, pictures.

The body is written as text and parsed once; ``python-docx`` keeps the package around it.
Nothing in it is active: the only links are to addresses that ``safe_link`` lets pass.
"""

from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from typing import NamedTuple

from rejoinder.drawing.script import is_right_to_left
from rejoinder.formats.docx_styles import BULLETS, LEVELS, NUMBERS, STYLE_OF
from rejoinder.formats.svg import escaped
from rejoinder.prose.blocks import (
    AnyBlock,
    Heading,
    Image,
    Listing,
    Paper,
    Paragraph,
    Picture,
    Row,
    Run,
    Runs,
    Table,
    entries,
    names,
    words_of,
)
from rejoinder.prose.links import safe_link

MARGIN = 1134
"""Twentieths of a point: 2 cm."""

_TWIPS_TO_UNIT = 96 / 1440
_EMU_TO_UNIT = 914_400 / 96
_NAMESPACES = " ".join(
    f'xmlns:{prefix}="http://schemas.openxmlformats.org/{rest}"'
    for prefix, rest in (
        ("w", "wordprocessingml/2006/main"),
        ("r", "officeDocument/2006/relationships"),
        ("wp", "drawingml/2006/wordprocessingDrawing"),
        ("a", "drawingml/2006/main"),
        ("pic", "drawingml/2006/picture"),
    )
)


class Sheet(NamedTuple):
    """A size of paper in twentieths of a point."""

    width: int
    height: int

    @property
    def room(self) -> tuple[float, float]:
        """What the margins leave for a picture, in 1/96 inch, beside its heading and caption."""
        width, height = self.width - 2 * MARGIN, self.height - 2 * MARGIN
        return width * _TWIPS_TO_UNIT, height * _TWIPS_TO_UNIT - 170


SHEETS: Mapping[str, Sheet] = {"a4": Sheet(11906, 16838), "letter": Sheet(12240, 15840)}
"""By the name a person picks it by."""


def docx(paper: Paper, images: Mapping[str, Image], *, sheet: str = "a4") -> bytes:
    """``paper`` as a Word file; ``images`` are PNGs by name, and without one its words stand."""
    from docx import Document
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import parse_xml

    from rejoinder.formats.docx_package import dress

    word = Document()
    part, size = word.part, SHEETS[sheet]

    def embedded(image: Image) -> str:
        return str(part.get_or_add_image(BytesIO(image.data))[0])

    def linked(address: str) -> str:
        return str(part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))

    body = _Body(paper, images, size, embedded, linked)
    text = "".join(body.lines())
    dress(word, paper, size, lists=body.lists)
    made = parse_xml(f"<w:body {_NAMESPACES}>{text}</w:body>")
    end = word.element.body.sectPr
    for block in list(made):
        end.addprevious(block)
    file = BytesIO()
    word.save(file)
    return file.getvalue()


class _Body:
    """Writes blocks; knows how many lists, pictures and bookmarks there are by now."""

    def __init__(
        self,
        paper: Paper,
        images: Mapping[str, Image],
        sheet: Sheet,
        embedded: Callable[[Image], str],
        linked: Callable[[str], str],
    ) -> None:
        self._paper = paper
        self._images = images
        self._sheet = sheet
        self._embedded = embedded
        self._linked = linked
        self._bookmarks = {name: f"b{n}" for n, name in enumerate(names(paper), 1)}
        self._pictures = 0
        self.lists = 0

    def lines(self) -> Iterator[str]:
        """The content of the body."""
        yield self._paragraph((Run(text=self._paper.title),), style="Title")
        if self._paper.subtitle:
            yield self._paragraph(self._paper.subtitle, style="Subtitle")
        for block in self._paper.blocks:
            yield from self._block(block)

    def _block(self, block: AnyBlock) -> Iterator[str]:
        match block:
            case Heading():
                style = f"Heading{min(block.level, 4)}"
                before = "<w:pageBreakBefore/>" if block.on_new_page else ""
                yield self._paragraph(block.runs, style=style, extra=before, name=block.name)
            case Paragraph():
                keeps = "<w:keepNext/>" if block.keeps_with_next else ""
                style = STYLE_OF[block.manner]
                yield self._paragraph(block.runs, style=style, extra=keeps, name=block.name)
            case Listing():
                yield from self._listing(block)
            case Table():
                yield from self._table(block)
            case Picture():
                yield from self._picture(block)

    def _paragraph(self, runs: Runs, *, style: str = "", extra: str = "", name: str = "") -> str:
        about = f'<w:pStyle w:val="{style}"/>' if style else ""
        turned = "<w:bidi/>" if is_right_to_left(words_of(runs)) else ""
        return (
            f"<w:p><w:pPr>{about}{extra}{turned}</w:pPr>"
            f"{self._bookmarked(name, ''.join(map(self._run, runs)))}</w:p>"
        )

    def _bookmarked(self, name: str, content: str) -> str:
        mark = self._bookmarks.get(name)
        if mark is None:
            return content
        number = mark[1:]
        return (
            f'<w:bookmarkStart w:id="{number}" w:name="{mark}"/>{content}'
            f'<w:bookmarkEnd w:id="{number}"/>'
        )

    def _run(self, run: Run) -> str:
        address, mark = safe_link(run.link), self._bookmarks.get(run.to)
        made = f"<w:r>{_manner(run, is_link=bool(address))}{_text(run.text)}</w:r>"
        if address:
            return f'<w:hyperlink r:id="{self._linked(address)}">{made}</w:hyperlink>'
        return f'<w:hyperlink w:anchor="{mark}">{made}</w:hyperlink>' if mark else made

    def _listing(self, block: Listing) -> Iterator[str]:
        own = NUMBERS + self.lists
        self.lists += block.is_numbered
        for item, depth in entries(block.items):
            is_numbered = block.is_numbered and depth == 0
            number = own if is_numbered else BULLETS
            level = min(depth, LEVELS - 1)
            yield self._paragraph(
                item.runs,
                style="ListParagraph",
                name=item.name,
                extra=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>',
            )

    def _table(self, block: Table) -> Iterator[str]:
        whole = self._sheet.width - 2 * MARGIN
        shares = [whole * width // sum(block.widths) for width in block.widths]
        columns = "".join(f'<w:gridCol w:w="{share}"/>' for share in shares)
        yield (
            '<w:tbl><w:tblPr><w:tblStyle w:val="Rows"/>'
            f'<w:tblW w:w="{sum(shares)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            f'<w:tblLook w:firstRow="1" w:val="0020"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
        )
        yield self._row(Row(cells=block.head), shares, "TableHead", extra="<w:tblHeader/>")
        for row in block.rows:
            yield self._row(row, shares, "TableText")
        yield "</w:tbl>"
        yield self._paragraph((), style="Small")

    def _row(self, row: Row, shares: list[int], style: str, *, extra: str = "") -> str:
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{share}" w:type="dxa"/></w:tcPr>'
            + self._paragraph(runs, style=style, name=row.name if place == 0 else "")
            + "</w:tc>"
            for place, (runs, share) in enumerate(zip(row.cells, shares, strict=True))
        )
        return f"<w:tr><w:trPr><w:cantSplit/>{extra}</w:trPr>{cells}</w:tr>"

    def _picture(self, block: Picture) -> Iterator[str]:
        image = self._images.get(block.name)
        if image is None:
            yield from self._listing(Listing(items=block.instead))
        else:
            yield self._drawn(block, image)
        if block.caption:
            yield self._paragraph(block.caption, style="Caption")

    def _drawn(self, block: Picture, image: Image) -> str:
        self._pictures += 1
        room = self._sheet.room
        scale = min(1.0, room[0] / image.width, room[1] / image.height)
        across, down = (round(side * scale * _EMU_TO_UNIT) for side in (image.width, image.height))
        words = escaped(block.alt).replace('"', "&quot;").replace("\n", " ")
        uri = "http://schemas.openxmlformats.org/drawingml/2006/picture"
        keeps = "<w:keepNext/>" if block.caption else ""
        return (
            f'<w:p><w:pPr>{keeps}<w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
            f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{across}" cy="{down}"/>'
            f'<wp:docPr id="{self._pictures}" name="Picture {self._pictures}" descr="{words}"/>'
            f'<a:graphic><a:graphicData uri="{uri}"><pic:pic>'
            f'<pic:nvPicPr><pic:cNvPr id="{self._pictures}" name="picture{self._pictures}.png"/>'
            "<pic:cNvPicPr/></pic:nvPicPr>"
            f'<pic:blipFill><a:blip r:embed="{self._embedded(image)}"/>'
            f"<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
            f'<a:off x="0" y="0"/><a:ext cx="{across}" cy="{down}"/></a:xfrm>'
            f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
            "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
        )


def _manner(run: Run, *, is_link: bool) -> str:
    """Properties in the order that the schema wants (ECMA-376 part 1, 17.3.2.28)."""
    parts = (
        ('<w:rStyle w:val="Hyperlink"/>', is_link),
        ('<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/>', run.code),
        ("<w:b/><w:bCs/>", run.bold),
        ("<w:i/><w:iCs/>", run.italic),
        ('<w:highlight w:val="yellow"/>', run.marked),
        ('<w:u w:val="single"/>', run.underlined),
        ("<w:rtl/>", is_right_to_left(run.text)),
    )
    words = "".join(words for words, holds in parts if holds)
    return f"<w:rPr>{words}</w:rPr>" if words else ""


def _text(text: str) -> str:
    """``text`` with its breaks and tabs as Word has them."""
    words = escaped(text).replace("\n", "</w:t><w:br/><w:t xml:space='preserve'>")
    words = words.replace("\t", "</w:t><w:tab/><w:t xml:space='preserve'>")
    return f"<w:t xml:space='preserve'>{words}</w:t>"
