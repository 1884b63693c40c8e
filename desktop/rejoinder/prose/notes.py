"""A note, which is Markdown, as runs and entries: without pictures, HTML and headings."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rejoinder.prose.blocks import Item, Run, Runs

if TYPE_CHECKING:
    from markdown_it.token import Token


def note_items(note: str, lead: Runs = ()) -> tuple[Item, ...]:
    """``note`` as entries: a paragraph each, the first behind ``lead``, lists under theirs."""
    found: list[tuple[Runs, list[Item]]] = []
    for runs, is_listed in _pieces(note):
        if not is_listed or not found:
            found.append((runs, []))
        else:
            found[-1][1].append(Item(runs=runs))
    return tuple(
        Item(runs=runs if place else (*lead, *runs), under=tuple(under))
        for place, (runs, under) in enumerate(found)
    )


def _pieces(note: str) -> Iterator[tuple[Runs, bool]]:
    """Every paragraph with words, and whether it stands in a list."""
    from markdown_it import MarkdownIt

    depth = 0
    for token in MarkdownIt("js-default", {"maxNesting": 20}).parse(note):
        if token.type == "list_item_open":
            depth += 1
        elif token.type == "list_item_close":
            depth -= 1
        elif token.type == "inline":
            runs = tuple(_inline(token.children or []))
            if any(run.text.strip() for run in runs):
                yield runs, depth > 0
        elif token.type in ("fence", "code_block") and token.content.strip():
            yield (Run(text=token.content.rstrip("\n"), code=True),), depth > 0


def _inline(tokens: "list[Token]") -> Iterator[Run]:
    strong = slanted = 0
    link = ""
    for token in tokens:
        strong += (token.type == "strong_open") - (token.type == "strong_close")
        slanted += (token.type == "em_open") - (token.type == "em_close")
        if token.type == "link_open":
            link = str(token.attrs.get("href", ""))
        elif token.type == "link_close":
            link = ""
        text = _WORDS.get(token.type, token.content)
        if text:
            is_code = token.type == "code_inline"
            yield Run(text=text, bold=strong > 0, italic=slanted > 0, code=is_code, link=link)


_WORDS = {"softbreak": " ", "hardbreak": "\n"}
