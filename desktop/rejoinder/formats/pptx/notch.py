"""A box with one corner cut off, as objections have it: a shape of our own.

The preset ``snip1Rect`` numbers its connection sites from the right; LibreOffice 7.4 takes
every shape with four of them to number them from the top, as this one does.
"""

from lxml import etree
from pptx.oxml.ns import nsdecls, qn
from pptx.shapes.autoshape import Shape

from rejoinder.formats.pptx.template import emu
from rejoinder.layout.geometry import Rect

_SITES = (
    ("16200000", "hc", "t"),
    ("10800000", "l", "vc"),
    ("5400000", "hc", "b"),
    ("0", "r", "vc"),
)


def cut_corner(shape: Shape, rect: Rect, corner: float) -> None:
    """Makes ``shape``, which fills ``rect``, a box without its upper right ``corner``."""
    width, height, cut = emu(rect.width), emu(rect.height), emu(corner)
    points = ((0, 0), (width - cut, 0), (width, cut), (width, height), (0, height))
    steps = "".join(
        f'<a:{"lnTo" if n else "moveTo"}><a:pt x="{x}" y="{y}"/></a:{"lnTo" if n else "moveTo"}>'
        for n, (x, y) in enumerate(points)
    )
    sites = "".join(
        f'<a:cxn ang="{angle}"><a:pos x="{x}" y="{y}"/></a:cxn>' for angle, x, y in _SITES
    )
    geometry = etree.fromstring(
        f"<a:custGeom {nsdecls('a')}><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst>{sites}</a:cxnLst>"
        '<a:rect l="l" t="t" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{width}" h="{height}">{steps}<a:close/></a:path></a:pathLst></a:custGeom>'
    )
    preset = shape._element.spPr.find(qn("a:prstGeom"))
    preset.getparent().replace(preset, geometry)
