"""A drawing as SVG that every program shows alike, with text that stays text.

Only what PowerPoint, LibreOffice, browsers, Qt and librsvg agree on is used: a root whose
width, height and viewBox are equal; ``path``, ``g``, ``text``, ``title``, ``desc``;
presentation attributes; one ``text`` a line; one family; hex colours with opacities of
their own (trials in LibreOffice 7.4, Chromium, Qt 6 and librsvg 2.54).
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from rejoinder.drawing.items import Card, Disc, Drawing, Font, Path, Shape, Style, TextLine
from rejoinder.model.text import clean_text

_PLACES = tuple(" ".join(["%.2f %.2f"] * count) for count in range(4))
_NEEDLESS = re.compile(r"\.00|(?<=\.\d)0(?!\d)")
_NAUGHT = re.compile(r"-0(?![\d.])")
_SPACES = re.compile(r"^ | (?= )| $")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_QUOTED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": " "})


def svg(drawing: Drawing) -> bytes:
    """``drawing`` as an SVG file in UTF-8, its upper left corner at the origin.

    Each card and disc is a group whose id is that of its statement or inference.
    """
    lines = "\n".join(_lines(drawing))
    return f"{lines}\n".encode()


def _lines(drawing: Drawing) -> Iterator[str]:
    box = drawing.bounds
    width, height = number(box.width), number(box.height)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}" role="img" aria-labelledby="_title _desc">'
    )
    yield f'<title id="_title">{escaped(drawing.title)}</title>'
    yield f'<desc id="_desc">{escaped(drawing.description)}</desc>'
    if drawing.background is not None:
        yield f'<path d="M0 0H{width}V{height}H0Z" fill="{drawing.background}"/>'
    dx, dy = -box.x, -box.y
    yield from shape_lines(drawing.words, dx, dy)
    yield "<g>"
    for connector in drawing.connectors:
        yield from shape_lines(connector.shapes, dx + connector.at.x, dy + connector.at.y)
    yield "</g>"
    for disc in drawing.discs:
        yield from _group(disc, disc.shapes, dx + disc.center.x, dy + disc.center.y)
    for card in drawing.cards:
        yield from _group(card, card.face.shapes, dx + card.x, dy + card.y)
    yield "</svg>"


def _group(node: Card | Disc, shapes: Iterable[Shape], dx: float, dy: float) -> Iterator[str]:
    yield f'<g id="{xml_id(node.id)}">'
    yield f"<title>{escaped(node.name)}</title>"
    if node.detail:
        yield f"<desc>{escaped(node.detail)}</desc>"
    yield from shape_lines(shapes, dx, dy)
    yield "</g>"


def shape_lines(shapes: Iterable[Shape], dx: float, dy: float) -> Iterator[str]:
    """``shapes``, shifted, as elements of SVG, a line each."""
    for shape in shapes:
        if isinstance(shape, TextLine):
            if shape.text.strip():
                yield _text(shape, dx, dy)
        else:
            yield _path(shape, dx, dy)


def _text(line: TextLine, dx: float, dy: float) -> str:
    anchor = "" if line.anchor == "start" else f' text-anchor="{line.anchor}"'
    return (
        f'<text x="{number(line.x + dx)}" y="{number(line.y + dy)}"{anchor}'
        f'{_font(line.font)} fill="{line.color}"{_opacity("fill", line.opacity)}>'
        f"{escaped(_spaced(line.text))}</text>"
    )


@lru_cache(maxsize=64)
def _font(font: Font) -> str:
    weight = f' font-weight="{font.weight}"' if font.weight != 400 else ""
    slant = ' font-style="italic"' if font.italic else ""
    family = font.family.translate(_QUOTED)
    return f' font-family="{family}" font-size="{number(font.size)}"{weight}{slant}'


def _path(path: Path, dx: float, dy: float) -> str:
    places: list[float] = []
    for _, points in path.segments:
        for x, y in points:
            places += (x + dx, y + dy)
    steps = "".join([verb + _PLACES[len(points)] for verb, points in path.segments])
    return f'<path d="{_trimmed(steps % tuple(places))}"{_style(path.style)}/>'


def _trimmed(text: str) -> str:
    """Numbers with two decimals, as ``number`` writes them: all of a path at once."""
    short = _NEEDLESS.sub("", text)
    return _NAUGHT.sub("0", short) if "-0" in short else short


@lru_cache(maxsize=512)
def _style(style: Style) -> str:
    parts = [f' fill="{style.fill or "none"}"']
    if style.fill is not None:
        parts.append(_opacity("fill", style.fill_opacity))
    if style.stroke is not None:
        parts.append(f' stroke="{style.stroke}" stroke-width="{number(style.stroke_width)}"')
        parts.append(_opacity("stroke", style.stroke_opacity))
        if style.dash:
            parts.append(f' stroke-dasharray="{" ".join(number(d) for d in style.dash)}"')
    return "".join(parts)


def _opacity(what: str, opacity: float) -> str:
    return "" if opacity >= 1 else f' {what}-opacity="{number(opacity)}"'


def _spaced(text: str) -> str:
    """Blanks that XML would drop, at the ends and in runs, as blanks that it keeps."""
    return _SPACES.sub("\u00a0", text)


def escaped(text: str) -> str:
    """``text`` as character data of well-formed XML."""
    return clean_text(text).translate(_ESCAPES)


def attribute(text: str) -> str:
    """``text`` as the value of an attribute in double quotes, in one line."""
    return clean_text(text).translate(_QUOTED)


def xml_id(name: str) -> str:
    """``name`` as an XML name: behind ``_`` where it begins with what a name may not.

    Different names stay different, and none becomes ``_title`` or ``_desc``.
    """
    return name if name[:1].isalpha() else f"_{name}"


def number(value: float) -> str:
    """``value`` with two decimals at most and no needless zero.

    >>> number(12.0), number(0.125), number(-0.001)
    ('12', '0.12', '0')
    """
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
