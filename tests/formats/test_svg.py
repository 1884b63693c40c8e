"""SVG keeps to what every program shows alike, whatever a person typed."""

import os
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rejoinder.drawing.compose import Composer, View
from rejoinder.drawing.items import Drawing, TextLine
from rejoinder.drawing.measure import FixedMeasurer
from rejoinder.drawing.page import PAGES, on_page
from rejoinder.drawing.theme import THEMES
from rejoinder.formats.rejoinder import read
from rejoinder.formats.svg import number, svg, xml_id
from rejoinder.model.document import Document
from rejoinder.model.ids import StatementId, is_id
from rejoinder.model.records import MAP_ID, MapRow, Statement
from rejoinder.model.text import clean_text

SVG = "{http://www.w3.org/2000/svg}"
STYLE = {
    "fill",
    "fill-opacity",
    "stroke",
    "stroke-width",
    "stroke-opacity",
    "stroke-dasharray",
}
FONT = {"font-family", "font-size", "font-weight", "font-style", "text-anchor"}
ALLOWED = {
    "svg": {"width", "height", "viewBox", "role", "aria-labelledby"},
    "g": {"id"},
    "title": {"id"},
    "desc": {"id"},
    "path": {"d", *STYLE},
    "text": {"x", "y", "fill", "fill-opacity", *FONT},
}
VALUES = {
    "fill": r"#[0-9a-f]{6}|none",
    "stroke": r"#[0-9a-f]{6}",
    "d": r"[MLCHVZ0-9. -]+",
    "font-family": r"[A-Za-z ]+",
    "text-anchor": r"middle|end",
    "font-weight": r"700",
    "font-style": r"italic",
    **dict.fromkeys(("x", "y", "width", "height", "font-size"), r"-?\d+(\.\d{1,2})?"),
}

WRITE_GOLDEN = "REJOINDER_WRITE_GOLDEN" in os.environ

hostile = st.sampled_from(
    [
        "</script><script>alert(1)</script>",
        "--><img src=x onerror=1>",
        "]]>",
        "\"' onload='",
        "a\u2028b\x00\x0b\ufffe\ud800",
        "a < b and c > d & e",
        "  two  blanks  ",
        "\tone\ttab",
    ]
)


@pytest.fixture(scope="module")
def everything(repository: Path) -> Document:
    return read((repository / "tests/golden/one-of-everything.rejoinder").read_bytes())[0]


def drawing(document: Document, *, theme: str = "light") -> Drawing:
    return Composer(FixedMeasurer(), THEMES[theme]).compose(document, View()).drawing


def single(text: str, *, name: str = "a") -> Document:
    """A map of one statement."""
    thesis = StatementId(name)
    return Document(
        map={MAP_ID: MapRow(title=text, thesis=thesis)}, statements={thesis: Statement(text=text)}
    )


def parsed(data: bytes) -> ET.Element:
    return ET.fromstring(data)


def elements(data: bytes) -> Iterator[tuple[str, ET.Element]]:
    for element in parsed(data).iter():
        assert element.tag.startswith(SVG)
        yield element.tag.removeprefix(SVG), element


def assert_safe(data: bytes) -> None:
    """Holds ``data`` against the elements, attributes and values that are safe."""
    for tag, element in elements(data):
        assert set(element.attrib) <= ALLOWED[tag], (tag, element.attrib)
        for name, value in element.attrib.items():
            if name in VALUES:
                assert re.fullmatch(VALUES[name], value), (name, value)
    for forbidden in (b"<style", b"foreignObject", b"<use", b"transform=", b"direction=", b"-0 "):
        assert forbidden not in data


@pytest.mark.parametrize("theme", THEMES)
def test_only_safe_elements_and_attributes_are_written(everything: Document, theme: str) -> None:
    for page in PAGES.values():
        assert_safe(svg(on_page(drawing(everything, theme=theme), page)))


@given(hostile | st.text(max_size=120))
@settings(max_examples=60)
def test_any_text_gives_well_formed_safe_xml(text: str) -> None:
    data = svg(drawing(single(text)))
    assert_safe(data)
    title = parsed(data).find(f"{SVG}title")
    assert title is not None
    shown = (title.text or "").replace("\r", "\n")
    assert shown == clean_text(text) or not text


@given(st.from_regex(r"[A-Za-z0-9_-]{1,12}", fullmatch=True))
@settings(max_examples=50)
def test_ids_are_xml_names_and_stay_different(name: str) -> None:
    assert is_id(name) or not name.replace("-", "").replace("_", "")
    assert re.fullmatch(r"[A-Za-z_][A-Za-z0-9_-]*", xml_id(name))
    assert xml_id(name) not in ("_title", "_desc")
    assert xml_id(name) == name or xml_id(name)[1:] == name


def test_the_root_has_one_size(everything: Document) -> None:
    root = parsed(svg(drawing(everything)))
    assert root.attrib["viewBox"] == f"0 0 {root.attrib['width']} {root.attrib['height']}"


def test_every_statement_and_inference_is_a_named_group(everything: Document) -> None:
    data = svg(drawing(everything))
    groups = {e.attrib["id"]: e for tag, e in elements(data) if tag == "g" and "id" in e.attrib}
    assert set(groups) == set(everything.statements) | set(everything.inferences)
    title, detail = groups["trade"].find(f"{SVG}title"), groups["trade"].find(f"{SVG}desc")
    assert title is not None
    assert detail is not None
    assert title.text == "Objection: Shops lose the customers who come by car."
    assert detail.text == "Said by the reviewer. 1 reason against"


def test_ids_are_unique_and_the_root_is_labelled(everything: Document) -> None:
    data = svg(drawing(everything))
    ids = [e.attrib["id"] for _, e in elements(data) if "id" in e.attrib]
    assert len(ids) == len(set(ids))
    assert set(parsed(data).attrib["aria-labelledby"].split()) <= set(ids)


def test_every_line_of_the_drawing_is_one_text(everything: Document) -> None:
    drawn = drawing(everything)
    lines = [s.text for card in drawn.cards for s in card.face.shapes if isinstance(s, TextLine)]
    texts = [e.text for tag, e in elements(svg(drawn)) if tag == "text"]
    assert texts[-len(lines) :] == lines


def test_blanks_that_xml_would_drop_are_kept() -> None:
    drawn = drawing(single("a"))
    card = drawn.cards[0]
    line = next(s for s in card.face.shapes if isinstance(s, TextLine))
    face = replace(card.face, shapes=(line._replace(text=" two  blanks "),))
    data = svg(replace(drawn, cards=(replace(card, face=face),)))
    texts = [e.text for tag, e in elements(data) if tag == "text"]
    assert texts == ["\u00a0two\u00a0 blanks\u00a0"]


def test_a_transparent_picture_has_no_paper(everything: Document) -> None:
    clear = on_page(drawing(everything), PAGES["fit"], is_transparent=True)
    assert b'd="M0 0H' in svg(drawing(everything))
    assert b'd="M0 0H' not in svg(clear)


def test_the_same_drawing_gives_the_same_bytes(everything: Document) -> None:
    again = msgspec.structs.replace(everything.about)
    copy = Document(
        map={MAP_ID: again},
        statements=dict(everything.statements),
        inferences=dict(everything.inferences),
        sources=everything.sources,
        voices=everything.voices,
        comments=everything.comments,
    )
    assert svg(drawing(everything)) == svg(drawing(copy))


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.0, "0"), (-0.0, "0"), (-0.004, "0"), (10.0, "10"), (0.126, "0.13"), (-1.5, "-1.5")],
)
def test_numbers_are_short(value: float, text: str) -> None:
    assert number(value) == text


@pytest.mark.parametrize("theme", THEMES)
def test_the_picture_is_as_it_was_approved(
    everything: Document, repository: Path, theme: str
) -> None:
    """Set REJOINDER_WRITE_GOLDEN to approve a new picture, and review it as a diff."""
    golden = repository / "tests" / "golden" / f"one-of-everything-{theme}.svg"
    made = svg(drawing(everything, theme=theme))
    if WRITE_GOLDEN:
        golden.write_bytes(made)
    assert made.decode().splitlines() == golden.read_text(encoding="utf-8").splitlines()
