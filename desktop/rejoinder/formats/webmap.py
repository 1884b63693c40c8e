"""A map as one web page that a reader can pan, zoom, fold and search, without a network.

The picture is the SVG of ``formats.svg``; beside it stands the outline, for those who hear the
page and for browsers without scripts. No text of a map is ever read as markup or code: the
page's policy (Content Security Policy Level 3) allows one script and one style, by their
digests, and nothing from elsewhere.
"""

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from typing import NamedTuple

from rejoinder.drawing.items import Card, Disc, Drawing
from rejoinder.drawing.script import is_right_to_left
from rejoinder.drawing.theme import Theme
from rejoinder.formats.svg import attribute, escaped, number, shape_lines, xml_id
from rejoinder.layout.geometry import Rect
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, NodeId, StatementId
from rejoinder.model.text import one_line
from rejoinder.model.tree import parent, walk


class Code(NamedTuple):
    """The page's own script and style, which come along with the program."""

    script: str
    style: str


_BUTTONS = (
    ("out", "\u2212", "Zoom out"),
    ("in", "+", "Zoom in"),
    ("fit", "Fit", "Show the whole map"),
    ("close", "Fold", "Fold all arguments of the main arguments"),
    ("open", "Unfold", "Unfold everything"),
    ("list", "Outline", "Show or hide the outline"),
)


def webmap(document: Document, drawing: Drawing, theme: Theme, code: Code) -> bytes:
    """``drawing``, which shows ``document``, as an HTML page in UTF-8."""
    lines = "\n".join(_Page(document, drawing, theme, code).lines())
    return f"{lines}\n".encode()


class _Page:
    def __init__(self, document: Document, drawing: Drawing, theme: Theme, code: Code) -> None:
        self._document, self._drawing, self._theme, self._code = document, drawing, theme, code
        nodes: tuple[Card | Disc, ...] = (*drawing.cards, *drawing.discs)
        self._shown: dict[NodeId, Card | Disc] = {node.id: node for node in nodes}

    def lines(self) -> Iterator[str]:
        title = escaped(one_line(self._drawing.title) or "Argument map")
        style = _colors(self._theme) + self._code.style
        yield "<!DOCTYPE html>"
        yield '<html lang="en">'
        yield "<head>"
        yield '<meta charset="utf-8">'
        yield (
            '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
            f"script-src '{_digest(self._code.script)}'; style-src '{_digest(style)}'; "
            "base-uri 'none'; form-action 'none'\">"
        )
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield f"<title>{title}</title>"
        yield f"<style>{style}</style>"
        yield "</head>"
        yield "<body>"
        yield from self._head(title)
        yield '<main><div id="stage">'
        yield from self._picture()
        yield '</div><nav aria-label="Outline">'
        yield from self._outline()
        yield "</nav></main>"
        yield f"<script>{self._code.script}</script>"
        yield "</body>"
        yield "</html>"

    def _head(self, title: str) -> Iterator[str]:
        yield f'<header><h1 dir="auto">{title}</h1>'
        yield '<form id="find" role="search"><input type="search" id="search" '
        yield 'placeholder="Search the map" aria-label="Search the map"></form>'
        yield '<span id="count" role="status"></span>'
        for name, words, told in _BUTTONS:
            yield f'<button type="button" id="{name}" title="{told}">{words}</button>'
        yield "</header>"
        yield "<noscript><p>This browser runs no scripts: the map and its outline are here, "
        yield "but not to zoom, fold or search.</p></noscript>"

    # --- the picture ---

    def _picture(self) -> Iterator[str]:
        drawing = self._drawing
        x, y, width, height = (number(value) for value in drawing.bounds)
        yield (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{x} {y} {width} {height}" '
            f'role="group" aria-label="{attribute(drawing.description)}">'
        )
        for line in drawing.connectors:
            begin = "" if line.premise is None else xml_id(line.premise)
            yield f'<g data-step="{xml_id(line.inference)}" data-from="{begin}">'
            yield from shape_lines(line.shapes, line.at.x, line.at.y)
            yield "</g>"
        for disc in drawing.discs:
            yield from self._node(disc)
            yield from shape_lines(disc.shapes, disc.center.x, disc.center.y)
            yield "</g>"
        for card in drawing.cards:
            text = one_line(self._document.statements[card.id].text)
            yield from self._node(card, text=text)
            yield from shape_lines(card.face.shapes, card.x, card.y)
            yield f'<rect class="ring" {_box(card.rect.grown(3))} rx="8"/></g>'
        for card in drawing.cards:
            yield from self._fold(card)
        yield "</svg>"

    def _node(self, node: Card | Disc, *, text: str = "") -> Iterator[str]:
        above = self._above(node.id)
        up = "" if above is None else xml_id(above)
        words = f' data-text="{attribute(text)}" tabindex="0"' if text else ""
        said = ". ".join(filter(None, (node.name, node.detail)))
        yield f'<g class="node" id="{xml_id(node.id)}" data-up="{up}"{words} role="img"'
        yield f' aria-label="{attribute(said)}">'
        yield f"<title>{escaped(said)}</title>"

    def _above(self, node: NodeId) -> NodeId | None:
        """What ``node`` hangs under on the picture."""
        above = parent(self._document, node)
        return above if above in self._shown else None

    def _fold(self, card: Card) -> Iterator[str]:
        """The button under a card that folds what argues about it; its number counts that."""
        count = sum(
            node in self._shown and node in self._document.statements and node != card.id
            for node in walk(self._document, card.id)
        )
        if not count:
            return
        width = 22.0 + 7.0 * len(str(count))
        box = Rect(card.rect.center.x - width / 2, card.rect.bottom - 8, width, 16)
        yield f'<g class="fold" data-of="{xml_id(card.id)}" data-count="{count}" role="button" '
        yield f'tabindex="0" aria-expanded="true" aria-label="Fold {count} statements">'
        yield f'<rect {_box(box)} rx="8"/>'
        yield f'<text x="{number(box.center.x)}" y="{number(box.center.y + 4)}" '
        yield f'text-anchor="middle">\u2212{count}</text></g>'

    # --- the outline ---

    def _outline(self) -> Iterator[str]:
        """Every statement on the picture as a nested list: what hangs under it folds with it."""
        tops = [card.id for card in self._drawing.cards if self._above(card.id) is None]
        yield "<ul>"
        waiting: list[StatementId | str] = list(reversed(tops))
        while waiting:
            item = waiting.pop()
            if item.startswith("<"):
                yield item
                continue
            inner = self._below(StatementId(item))
            yield (
                f"<li>{self._entry(StatementId(item))}"
                if not inner
                else (f"<li><details open><summary>{self._entry(StatementId(item))}</summary><ul>")
            )
            waiting.append("</ul></details></li>" if inner else "</li>")
            waiting.extend(reversed(inner))
        yield "</ul>"

    def _below(self, statement: StatementId) -> list[StatementId]:
        """The nearest statements under ``statement``, those under its steps' steps included."""
        found: list[StatementId] = []
        waiting: list[NodeId] = list(reversed(self._document.links.arguments_for(statement)))
        while waiting:
            step = waiting.pop()
            premises = self._document.links.premises_of(InferenceId(step))
            found += [p for p in premises if p in self._shown and self._above(p) == step]
            waiting.extend(reversed(self._document.links.arguments_for(step)))
        return found

    def _entry(self, statement: StatementId) -> str:
        card, text = self._shown[statement], one_line(self._document.statements[statement].text)
        role = escaped(card.name.partition(":")[0])
        direction = ' dir="rtl"' if is_right_to_left(text) else ""
        return (
            f'<span class="role">{role}</span>'
            f'<a href="#{xml_id(statement)}" data-to="{xml_id(statement)}"{direction}>'
            f"{escaped(text) or 'Without words'}</a>"
        )


def _box(rect: Rect) -> str:
    x, y, width, height = (number(value) for value in rect)
    return f'x="{x}" y="{y}" width="{width}" height="{height}"'


def _colors(theme: Theme) -> str:
    """The theme's colours as names that the page's style uses."""
    scheme = "dark" if theme.name == "dark" else "light"
    named = {
        "paper": theme.background,
        "card": theme.card,
        "ink": theme.ink,
        "quiet": theme.secondary,
        "line": theme.border,
        "focus": theme.selection,
        "found": theme.found,
    }
    told = "".join(f"--{name}:{color};" for name, color in named.items())
    return f":root{{{told}color-scheme:{scheme};}}\n"


def _digest(code: str) -> str:
    """How a policy names code that it allows."""
    return f"sha256-{b64encode(sha256(code.encode()).digest()).decode()}"
