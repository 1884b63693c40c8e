"""A part of a map on a slide: a shape a statement and a step, connectors glued to both."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml import etree
from pptx.enum.dml import MSO_LINE_DASH_STYLE, MSO_THEME_COLOR
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.shapes.autoshape import Shape
from pptx.shapes.connector import Connector
from pptx.shapes.shapetree import SlideShapes
from pptx.util import Emu, Pt

from rejoinder.drawing.content import Content
from rejoinder.drawing.deck.items import POINT, MapSlide
from rejoinder.drawing.face import RADIUS
from rejoinder.drawing.items import Card, Disc, MarkKind
from rejoinder.drawing.setting import CORNER, CUT_ROLES, END, FOLDED_ROLES, START, TOP
from rejoinder.formats.pptx.geometry import CARD_SITES, DISC_SITES, Bent, bent, side
from rejoinder.formats.pptx.notch import cut_corner
from rejoinder.formats.pptx.template import emu, place
from rejoinder.formats.pptx.words import Insets, Paragraph, Run, write_words
from rejoinder.layout.geometry import Point, Rect
from rejoinder.layout.placement import Route
from rejoinder.model.records import Polarity
from rejoinder.model.roles import Role

INK, CARD = MSO_THEME_COLOR.TEXT_1, MSO_THEME_COLOR.BACKGROUND_1
QUIET, ADDED, LINE = MSO_THEME_COLOR.TEXT_2, MSO_THEME_COLOR.ACCENT_5, MSO_THEME_COLOR.ACCENT_6
SUPPORT, OPPOSE = MSO_THEME_COLOR.ACCENT_1, MSO_THEME_COLOR.ACCENT_2


COLORS: Mapping[Role, MSO_THEME_COLOR] = {
    Role.THESIS: INK,
    Role.LOOSE: QUIET,
    Role.PREMISE: SUPPORT,
    Role.OBJECTION: OPPOSE,
    Role.REBUTTAL: MSO_THEME_COLOR.ACCENT_3,
    Role.EVIDENCE: MSO_THEME_COLOR.ACCENT_4,
}

BORDER, HEAVY, THIN = 1.5, 2.5, 1.75
TIGHTER = 4.0
"""Map units by which words come nearer to a card's edges than on the map: the slack for
programs that set the same letters a little wider.
"""

PITCH = 1.1
"""The pitch of a card's lines to that of its font, which PowerPoint takes as 1.2 of the size;
on the map it is 1.36 of the size.
"""


class Placed(NamedTuple):
    """A shape on the slide, and where it can be glued to: a site a side, as in ``SIDES``."""

    shape: Shape
    rect: Rect
    sites: tuple[int, ...]


def draw_map(shapes: SlideShapes, slide: MapSlide) -> Mapping[str, list[int]]:
    """Draws the map of ``slide``; returns the ids of the shapes that appear with each node."""
    scale = slide.scale
    placed: dict[str, Placed] = {}
    lines = [(route, _connector(shapes, route, slide)) for route in slide.routes]
    for disc in slide.drawing.discs:
        placed[disc.id] = _disc(shapes, disc, scale)
    for card in slide.drawing.cards:
        placed[card.id] = _card(shapes, card, slide.says[card.id], scale=scale)
    with_node: dict[str, list[int]] = {n: [p.shape.shape_id] for n, p in placed.items()}
    for route, line in lines:
        _glue(line, route, slide, placed)
        with_node.setdefault(route.premise or route.inference, []).append(line.shape_id)
    return with_node


def _card(shapes: SlideShapes, card: Card, says: Content, *, scale: float) -> Placed:
    is_evidence = card.role in FOLDED_ROLES
    kind = MSO_SHAPE.FOLDED_CORNER if is_evidence else MSO_SHAPE.ROUNDED_RECTANGLE
    shape = shapes.add_shape(kind, Emu(0), Emu(0), Emu(1), Emu(1))
    place(shape, card.rect)
    if card.role in CUT_ROLES:
        cut_corner(shape, card.rect, CORNER * scale)
    elif not is_evidence:
        shape.adjustments[0] = RADIUS * scale / min(card.rect.width, card.rect.height)
    _dress(shape, fill=ADDED if says.chip else CARD, line=COLORS[card.role])
    shape.line.width = Pt((HEAVY if card.role is Role.THESIS else BORDER) * scale / POINT)
    if not says.stated:
        shape.line.dash_style = MSO_LINE_DASH_STYLE.DASH
    _name(shape, card.name, card.detail)
    insets = Insets(
        emu((START - TIGHTER) * scale), emu((TOP - 3) * scale), emu((END - TIGHTER) * scale), 0
    )
    write_words(shape.text_frame, _paragraphs(card, says, scale / POINT), insets=insets)
    return Placed(shape, card.rect, CARD_SITES)


def _paragraphs(card: Card, says: Content, size: float) -> Iterator[Paragraph]:
    """The role, the statement, who said it, what it cites, and what is not on the slide;
    ``size`` is points to a map unit.
    """
    color = COLORS[card.role]
    head = [Run(says.word.upper(), 10.5 * size, color, bold=True)]
    if says.chip:
        head.append(Run(f"   {says.chip}", 10.5 * size, QUIET))
    yield Paragraph(tuple(head))
    font = card.face.text_font
    text = Run(says.text, font.size / POINT, INK, bold=font.weight > 400, italic=font.italic)
    yield Paragraph((text,), 2 * size, PITCH)
    if says.speaker:
        yield Paragraph((Run(f"— {says.speaker}", 12 * size, QUIET),), 2 * size)
    for source in says.sources:
        yield Paragraph((Run(source, 12 * size, QUIET),), 2 * size)
    if rest := "     ".join(_lasting(card, says)):
        yield Paragraph((Run(rest, 11 * size, QUIET, bold=True),), 3 * size)


def _lasting(card: Card, says: Content) -> Iterator[str]:
    """How much is folded away under a card, and how often it serves elsewhere."""
    for mark in card.face.marks:
        if mark.kind == MarkKind.HIDDEN:
            yield f"+{mark.text.split()[0]} more"
    for told in says.marks:
        if told.kind == MarkKind.LINKS:
            yield f"\u2197 {told.label}"


def _disc(shapes: SlideShapes, disc: Disc, scale: float) -> Placed:
    shape = shapes.add_shape(MSO_SHAPE.OVAL, Emu(0), Emu(0), Emu(1), Emu(1))
    place(shape, disc.rect)
    color = SUPPORT if disc.polarity is Polarity.SUPPORT else OPPOSE
    _dress(shape, fill=color, line=color)
    _name(shape, disc.name, disc.detail)
    sign = "+" if disc.polarity is Polarity.SUPPORT else "\u2212"
    run = Run(sign, 13 * scale / POINT, CARD, bold=True)
    write_words(
        shape.text_frame, [Paragraph((run,), align=PP_ALIGN.CENTER)], anchor=MSO_ANCHOR.MIDDLE
    )
    shape.text_frame.word_wrap = False
    return Placed(shape, disc.rect, DISC_SITES)


def _connector(shapes: SlideShapes, route: Route, slide: MapSlide) -> Connector:
    """The line of ``route``; a cross link is dashed and straight, from end to end."""
    points = route.points if not route.is_link else (route.points[0], route.points[-1])
    found = bent(points) or bent((points[0], points[-1]))
    assert found is not None
    kind = MSO_CONNECTOR.STRAIGHT if found.preset.startswith("straight") else MSO_CONNECTOR.ELBOW
    line = shapes.add_connector(kind, Emu(0), Emu(0), Emu(1), Emu(1))
    _bend(line, found)
    polarity = next(d.polarity for d in slide.drawing.discs if d.id == route.inference)
    color = SUPPORT if polarity is Polarity.SUPPORT else OPPOSE
    line.line.color.theme_color = LINE if route.is_link else color
    line.line.width = Pt(THIN * slide.scale / POINT)
    if route.is_link:
        line.line.dash_style = MSO_LINE_DASH_STYLE.DASH
    _plain(line.element)
    return line


def _bend(line: Connector, way: Bent) -> None:
    """Writes where a connector runs."""
    properties = line.element.spPr
    frame = properties.get_or_add_xfrm()
    for name, value in (
        ("rot", way.rotation),
        ("flipH", int(way.flip_x)),
        ("flipV", int(way.flip_y)),
    ):
        frame.attrib.pop(name, None)
        if value:
            frame.set(name, str(value))
    frame.off_x, frame.off_y = Emu(emu(way.box.x)), Emu(emu(way.box.y))
    frame.ext_cx, frame.ext_cy = Emu(emu(way.box.width)), Emu(emu(way.box.height))
    geometry = properties.find(qn("a:prstGeom"))
    geometry.set("prst", way.preset)
    values = geometry.find(qn("a:avLst"))
    for number, adjust in enumerate(way.adjusts, 1):
        etree.SubElement(values, qn("a:gd"), name=f"adj{number}", fmla=f"val {adjust}")


def _glue(line: Connector, route: Route, slide: MapSlide, placed: Mapping[str, Placed]) -> None:
    """Ties both ends to what they touch, so that they follow it."""
    properties = line.element.find(qn("p:nvCxnSpPr")).find(qn("p:cNvCxnSpPr"))
    begin, end = route.premise or route.inference, _end(route, slide, placed)
    for tag, name, point in (("stCxn", begin, route.points[0]), ("endCxn", end, route.points[-1])):
        known = placed.get(name)
        if known is not None:
            site = known.sites[side(known.rect, point)]
            etree.SubElement(
                properties, qn(f"a:{tag}"), id=str(known.shape.shape_id), idx=str(site)
            )


def _end(route: Route, slide: MapSlide, placed: Mapping[str, Placed]) -> str:
    """What a route leads to: its step's disc, or what is nearest to its upper end."""
    if route.premise is not None:
        return route.inference
    others = (name for name in placed if name != route.inference)
    return min(others, key=lambda name: _distance(placed[name].rect, route.points[-1]))


def _distance(rect: Rect, point: Point) -> float:
    across = max(rect.x - point.x, 0.0, point.x - rect.right)
    along = max(rect.y - point.y, 0.0, point.y - rect.bottom)
    return across + along


def _dress(shape: Shape, *, fill: MSO_THEME_COLOR, line: MSO_THEME_COLOR) -> None:
    shape.fill.solid()
    shape.fill.fore_color.theme_color = fill
    shape.line.color.theme_color = line
    _plain(shape._element)


def _plain(element: etree._Element) -> None:
    """Takes away the theme's shadow and other effects."""
    style = element.find(qn("p:style"))
    if style is not None:
        element.remove(style)


def _name(shape: Shape, name: str, detail: str) -> None:
    """What a screen reader says of a shape."""
    shape.name = name[:120]
    about = ". ".join(filter(None, (name, detail)))
    shape._element.nvSpPr.cNvPr.set("descr", about)
