"""The look of a deck: a theme of our own, on slides of the deck's size, that can be changed.

Everything on a slide has a colour of the theme and a font of the theme, so that a presenter's
own theme changes all of it at once.
"""

from collections.abc import Iterator
from itertools import count

from lxml import etree
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as File
from pptx.shapes.base import BaseShape
from pptx.util import Emu

from rejoinder.drawing.deck.items import BELOW_POINTS, FIRST_POINTS, TITLE_POINTS, Frame
from rejoinder.drawing.theme import Theme
from rejoinder.layout.geometry import Rect
from rejoinder.model.roles import Role

EMU = 9525
"""English metric units to a unit of 1/96 inch."""

LAYOUTS = {"Title Slide": "title", "Title Only": "map"}
"""The layouts that are kept, and what stands on them."""


def template(frame: Frame, theme: Theme) -> File:
    """An empty presentation in ``theme``, its placeholders where ``frame`` has room for them."""
    made = Presentation()
    made.slide_width, made.slide_height = Emu(emu(frame.size.width)), Emu(emu(frame.size.height))
    for layout in list(made.slide_layouts):
        if layout.name not in LAYOUTS:
            made.slide_layouts.remove(layout)
    _use_theme(made, theme)
    _set_places(made, frame)
    _forget_picture(made)
    _count_parts(made)
    return made


def emu(units: float) -> int:
    """``units`` of 1/96 inch as PresentationML counts."""
    return round(units * EMU)


def place(shape: BaseShape, rect: Rect) -> None:
    """Puts ``shape`` on ``rect``."""
    shape.left, shape.top = Emu(emu(rect.x)), Emu(emu(rect.y))
    shape.width, shape.height = Emu(emu(rect.width)), Emu(emu(rect.height))


def _set_places(made: File, frame: Frame) -> None:
    """Titles at the upper left; no date, footer or number, which nobody asked for."""
    for owner in (made.slide_master, *made.slide_layouts):
        is_first = owner.name == "Title Slide"
        for shape in list(owner.placeholders):
            kind = shape.placeholder_format.type
            name = "" if kind is None else kind.name
            if name in ("DATE", "FOOTER", "SLIDE_NUMBER"):
                shape.element.getparent().remove(shape.element)
            elif name in ("TITLE", "CENTER_TITLE"):
                place(shape, frame.first if is_first else frame.title)
            elif name == "SUBTITLE":
                place(shape, frame.below)
            else:
                place(shape, frame.room)
    _set_type(made)


def _set_type(made: File) -> None:
    """Titles bold and to the left, in sizes for the last row."""
    master = made.slide_master.element
    style = master.find(qn("p:txStyles")).find(qn("p:titleStyle")).find(qn("a:lvl1pPr"))
    style.set("algn", "l")
    run = style.find(qn("a:defRPr"))
    run.set("sz", str(100 * TITLE_POINTS))
    run.set("b", "1")
    for layout in made.slide_layouts:
        is_first = layout.name == "Title Slide"
        for element in layout.element.iter(qn("p:sp")):
            kind = element.find(f".//{qn('p:ph')}").get("type")
            body = element.find(qn("p:txBody")).find(qn("a:bodyPr"))
            body.set("anchor", "t" if kind == "subTitle" else "b" if is_first else "ctr")
            if not is_first:  # the title's two lines need the whole of its place
                body.set("tIns", "0")
                body.set("bIns", "0")
            if is_first:
                _level(element, BELOW_POINTS if kind == "subTitle" else FIRST_POINTS)


def _level(element: etree._Element, points: int) -> None:
    """The first level of a placeholder's list style, at the left in ``points``."""
    style = element.find(qn("p:txBody")).find(qn("a:lstStyle"))
    for child in list(style):
        style.remove(child)
    level = etree.SubElement(style, qn("a:lvl1pPr"), marL="0", indent="0", algn="l")
    etree.SubElement(level, qn("a:buNone"))
    run = etree.SubElement(level, qn("a:defRPr"), sz=str(100 * points))
    fill = etree.SubElement(run, qn("a:solidFill"))
    etree.SubElement(fill, qn("a:schemeClr"), val="tx1" if points == FIRST_POINTS else "tx2")


def _use_theme(made: File, theme: Theme) -> None:
    """The colours and fonts of ``theme``; the paper behind every slide is its second light."""
    part = made.slide_master.part.part_related_by(RT.THEME)
    root = etree.fromstring(part.blob)
    root.set("name", "Rejoinder")
    scheme = root.find(f".//{qn('a:clrScheme')}")
    scheme.set("name", "Rejoinder")
    for slot, color in _colors(theme):
        entry = scheme.find(qn(f"a:{slot}"))
        for child in list(entry):
            entry.remove(child)
        etree.SubElement(entry, qn("a:srgbClr"), val=color.lstrip("#").upper())
    for kind in ("majorFont", "minorFont"):
        root.find(f".//{qn(f'a:{kind}')}").find(qn("a:latin")).set(
            "typeface", theme.fonts.text.family
        )
    assert isinstance(part, Part)
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    common = made.slide_master.element.find(qn("p:cSld"))
    known = common.find(qn("p:bg"))
    if known is not None:
        common.remove(known)
    paper = etree.Element(qn("p:bg"))
    fill = etree.SubElement(etree.SubElement(paper, qn("p:bgPr")), qn("a:solidFill"))
    etree.SubElement(fill, qn("a:schemeClr"), val="bg2")
    etree.SubElement(paper.find(qn("p:bgPr")), qn("a:effectLst"))
    common.insert(0, paper)


def _colors(theme: Theme) -> Iterator[tuple[str, str]]:
    """What each slot of the theme is for: ink, card, quieter ink, paper; support, opposition,
    rebuttal, evidence, what a reviewer added, lines that are nobody's.
    """
    yield from (("dk1", theme.ink), ("lt1", theme.card))
    yield from (("dk2", theme.secondary), ("lt2", theme.background))
    yield from (("accent1", theme.support), ("accent2", theme.oppose))
    yield from (("accent3", theme.roles[Role.REBUTTAL]), ("accent4", theme.roles[Role.EVIDENCE]))
    yield from (("accent5", theme.added), ("accent6", theme.trunk))
    yield from (("hlink", theme.support), ("folHlink", theme.roles[Role.REBUTTAL]))


def _forget_picture(made: File) -> None:
    """The preview that came with the empty file shows nothing of ours."""
    package = made.part.package
    for name, relation in list(package._rels.items()):
        if relation.reltype == RT.THUMBNAIL:
            package._rels.pop(name)


def _count_parts(made: File) -> None:
    """Lets the package count its parts by kind: by itself it reads all of their names for each
    new one, and a deck of a thousand slides takes minutes.
    """
    package = made.part.package
    first_free = package.next_partname
    counters: dict[str, Iterator[int]] = {}

    def next_partname(tmpl: str) -> PackURI:
        if tmpl not in counters:
            free = first_free(tmpl)
            counters[tmpl] = count(free.idx or 1)
        return PackURI(tmpl % next(counters[tmpl]))

    package.next_partname = next_partname  # type: ignore[method-assign]  # ours for it, on this file alone
