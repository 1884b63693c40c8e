"""A slide step by step: each click lets the next shapes appear (ECMA-376 part 1, 19.5)."""

from collections.abc import Collection, Iterable, Sequence
from itertools import count

from lxml import etree
from pptx.oxml.ns import nsdecls
from pptx.slide import Slide


def appear(slide: Slide, steps: Iterable[Sequence[int]]) -> None:
    """Hides the shapes of ``steps``, given by their ids, until they are clicked for."""
    numbers, waiting = count(3), [step for step in steps if step]
    if not waiting:
        return
    boxes = {int(name.get("id")) for name in slide._element.xpath(".//p:sp/p:nvSpPr/p:cNvPr")}
    clicks = "".join(_click(step, numbers, boxes) for step in waiting)
    builds = "".join(
        f'<p:bldP spid="{shape}" grpId="0" animBg="1"/>'
        for step in waiting
        for shape in step
        if shape in boxes
    )
    timing = (
        f"<p:timing {nsdecls('p')}><p:tnLst><p:par>"
        '<p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot"><p:childTnLst>'
        '<p:seq concurrent="1" nextAc="seek">'
        '<p:cTn id="2" dur="indefinite" nodeType="mainSeq">'
        f"<p:childTnLst>{clicks}</p:childTnLst></p:cTn>"
        '<p:prevCondLst><p:cond evt="onPrev" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond>'
        '</p:prevCondLst><p:nextCondLst><p:cond evt="onNext" delay="0"><p:tgtEl><p:sldTgt/>'
        "</p:tgtEl></p:cond></p:nextCondLst></p:seq></p:childTnLst></p:cTn></p:par></p:tnLst>"
        f"<p:bldLst>{builds}</p:bldLst></p:timing>"
    )
    slide._element.append(etree.fromstring(timing))  # python-pptx knows no animations


def _click(shapes: Sequence[int], numbers: Iterable[int], boxes: Collection[int]) -> str:
    """One click: the first shape appears by it, the others with the first. What has words, of
    ``boxes``, is built with them, as PowerPoint has it; a connector is not.
    """
    each = iter(numbers)
    outer, inner = next(each), next(each)
    effects = "".join(
        _effect(
            shape,
            each,
            node="clickEffect" if place == 0 else "withEffect",
            group='grpId="0" ' if shape in boxes else "",
        )
        for place, shape in enumerate(shapes)
    )
    return (
        f'<p:par><p:cTn id="{outer}" fill="hold"><p:stCondLst><p:cond delay="indefinite"/>'
        f'</p:stCondLst><p:childTnLst><p:par><p:cTn id="{inner}" fill="hold"><p:stCondLst>'
        f'<p:cond delay="0"/></p:stCondLst><p:childTnLst>{effects}</p:childTnLst></p:cTn></p:par>'
        "</p:childTnLst></p:cTn></p:par>"
    )


def _effect(shape: int, numbers: Iterable[int], *, node: str, group: str) -> str:
    each = iter(numbers)
    outer, inner = next(each), next(each)
    return (
        f'<p:par><p:cTn id="{outer}" presetID="1" presetClass="entr" presetSubtype="0" '
        f'fill="hold" {group}nodeType="{node}"><p:stCondLst><p:cond delay="0"/></p:stCondLst>'
        f'<p:childTnLst><p:set><p:cBhvr><p:cTn id="{inner}" dur="1" fill="hold"><p:stCondLst>'
        f'<p:cond delay="0"/></p:stCondLst></p:cTn><p:tgtEl><p:spTgt spid="{shape}"/></p:tgtEl>'
        "<p:attrNameLst><p:attrName>style.visibility</p:attrName></p:attrNameLst></p:cBhvr>"
        '<p:to><p:strVal val="visible"/></p:to></p:set></p:childTnLst></p:cTn></p:par>'
    )
