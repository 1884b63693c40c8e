"""How a Word document of ours looks: its styles, lists and page, as WordprocessingML.

Word's own names of styles are used where it has one, so that its navigation, its table of
contents and a house's template find their headings (ECMA-376 part 1, 17.7 and 17.9).
"""

from dataclasses import dataclass

from rejoinder.prose.blocks import Manner

FONT = "Calibri"
INK, GREY, ACCENT, RULE = "1F2937", "4B5563", "0369A1", "CBD5E1"

BULLETS, NUMBERS = 1, 2
"""The two abstract numberings; every numbered list has an instance of its own, from 1."""

LEVELS = 5
"""How deep lists are indented; what is deeper stands at the last level."""

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@dataclass(frozen=True)
class Style:
    """Sizes in points, spaces in points, indents in twentieths of a point (twips)."""

    id: str
    name: str
    size: float = 10.5
    before: float = 0.0
    after: float = 6.0
    color: str = INK
    left: int = 0
    outline: int = -1
    bold: bool = False
    italic: bool = False
    keeps: bool = False
    bar: str = ""
    line: int = 264


STYLES = (
    Style("Title", "Title", 24, after=2, bold=True, keeps=True, line=240),
    Style("Subtitle", "Subtitle", 11, after=16, color=GREY),
    Style("Heading1", "heading 1", 16, 22, 6, ACCENT, outline=0, bold=True, keeps=True, line=240),
    Style("Heading2", "heading 2", 13, 16, 4, outline=1, bold=True, keeps=True, line=240),
    Style("Heading3", "heading 3", 11.5, 12, 3, outline=2, bold=True, keeps=True, line=240),
    Style("Heading4", "heading 4", 10.5, 10, 2, GREY, outline=3, bold=True, keeps=True, line=240),
    Style("Lead", "Lead", 12, after=8),
    Style("Claim", "Claim", 11, 10, 2, left=170, bold=True, keeps=True, bar=ACCENT),
    Style("Quote", "Quote", 10.5, after=6, color=GREY, left=340, italic=True, bar=RULE),
    Style("Small", "Small", 9.5, after=3, color=GREY),
    Style("Card", "Card", 11, after=6, left=170),
    Style("ListParagraph", "List Paragraph", after=3),
    Style("Caption", "caption", 9, 4, 12, GREY),
    Style("TableText", "Table Text", 9, 1, 1, line=240),
    Style("TableHead", "Table Head", 9, 2, 2, bold=True, line=240),
    Style("Header", "header", 8.5, after=0, color=GREY),
    Style("Footer", "footer", 8.5, after=0, color=GREY),
)

STYLE_OF = {
    Manner.BODY: "",
    Manner.LEAD: "Lead",
    Manner.CLAIM: "Claim",
    Manner.QUOTE: "Quote",
    Manner.SMALL: "Small",
    Manner.CARD: "Card",
}


def styles(language: str) -> str:
    """All styles, in a document whose words are in ``language``."""
    fonts = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="Arial"/>'
    return (
        f"<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>{fonts}"
        f'<w:color w:val="{INK}"/><w:sz w:val="21"/><w:szCs w:val="22"/>'
        f'<w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="ar-SA"/></w:rPr>'
        '</w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264"'
        ' w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "<w:qFormat/></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:semiHidden/></w:style>'
        + "".join(map(_style, STYLES))
        + f'<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr>'
        f'<w:color w:val="{ACCENT}"/></w:rPr></w:style>'
        f"{_TABLE}</w:styles>"
    )


def _style(style: Style) -> str:
    keeps = "<w:keepNext/><w:keepLines/>" if style.keeps else ""
    bar = (
        f'<w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="{style.bar}"/></w:pBdr>'
        if style.bar
        else ""
    )
    outline = f'<w:outlineLvl w:val="{style.outline}"/>' if style.outline >= 0 else ""
    indent = f'<w:ind w:left="{style.left}"/>' if style.left else ""
    slant = "<w:i/><w:iCs/>" if style.italic else ""
    weight = "<w:b/><w:bCs/>" if style.bold else ""
    size = round(style.size * 2)
    return (
        f'<w:style w:type="paragraph" w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr>{keeps}{bar}'
        f'<w:spacing w:before="{style.before * 20:.0f}" w:after="{style.after * 20:.0f}"'
        f' w:line="{style.line}" w:lineRule="auto"/>{indent}{outline}</w:pPr>'
        f'<w:rPr>{weight}{slant}<w:color w:val="{style.color}"/><w:sz w:val="{size}"/>'
        f'<w:szCs w:val="{size}"/></w:rPr></w:style>'
    )


_EDGE = f'w:val="single" w:sz="4" w:space="0" w:color="{RULE}"'
_TABLE = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    '</w:style><w:style w:type="table" w:styleId="Rows"><w:name w:val="Rows"/>'
    '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
    f"<w:top {_EDGE}/><w:bottom {_EDGE}/><w:insideH {_EDGE}/></w:tblBorders></w:tblPr></w:style>"
)


def numberings(lists: int) -> str:
    """Bullets, and ``lists`` numbered lists, each of which begins at 1."""
    bullets = _abstract(BULLETS, [("bullet", mark) for mark in "•–•–•"])
    numbers = _abstract(NUMBERS, [("decimal", f"%{level + 1}.") for level in range(LEVELS)])
    own = "".join(
        f'<w:num w:numId="{NUMBERS + place}"><w:abstractNumId w:val="{NUMBERS}"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for place in range(lists)
    )
    return (
        f"<w:numbering {_W}>{bullets}{numbers}"
        f'<w:num w:numId="{BULLETS}"><w:abstractNumId w:val="{BULLETS}"/></w:num>{own}'
        "</w:numbering>"
    )


def _abstract(name: int, levels: list[tuple[str, str]]) -> str:
    rows = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{mark}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{340 * (level + 1)}" w:hanging="280"/></w:pPr></w:lvl>'
        for level, (kind, mark) in enumerate(levels)
    )
    return (
        f'<w:abstractNum w:abstractNumId="{name}"><w:multiLevelType w:val="multilevel"/>'
        f"{rows}</w:abstractNum>"
    )
