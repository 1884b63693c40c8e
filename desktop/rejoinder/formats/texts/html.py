"""Web pages as they were saved: the paragraphs of the article in it, without what stands around.

The page is told from beginning to end, without a tree, so that no depth of nesting costs much or
loses anything; Python's ``html.parser`` takes time with the square of some damage (CVE-2025-6069).
What can't be told from the text is said. Nothing is fetched, and no script is run.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from rejoinder.formats.texts.decoding import decoded
from rejoinder.formats.texts.metadata import Metadata
from rejoinder.formats.texts.reading import ReadText, likely_title, read_text
from rejoinder.model.errors import FileRefused

_PROSE = "p h1 h2 h3 h4 h5 h6 li blockquote pre dd dt figcaption"
_PARTS = """
div section article main ul ol dl table tbody tr td th caption hr header figure body html center
details summary
"""
_EMPTY = "area base br col embed hr img input link meta source track wbr"
_KEPT = frozenset(_PROSE.split())
_BREAKS = _KEPT.union(_PARTS.split())
_SCRIPTS = frozenset(("script", "style", "noscript", "template", "svg", "math", "iframe", "object"))
_AROUND = frozenset(("nav", "footer", "aside", "form", "button", "select", "textarea", "dialog"))
_NEVER_CLOSED = frozenset(_EMPTY.split())
_TOLD = ("main", "title", "head")
_HIDDEN_ROLES = frozenset(("navigation", "banner", "contentinfo", "complementary", "search"))

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_ENOUGH = 0.4
"""An article element with less than this share of what its page says is a teaser."""


class Block(NamedTuple):
    """Some text of a page: ``tag`` is what it stands in, ``article`` the number of the article
    element around it, 0 for none; ``is_main`` whether it is in the page's main part.
    """

    text: str
    tag: str
    article: int
    is_main: bool


def read(data: bytes) -> ReadText:
    """The article of a page: of its largest article element, or its main part, or all of it.

    Raises:
        FileRefused: it is no text, has none, or too much.
    """
    charset = _CHARSET.search(data[:4096])
    text, note = decoded(data, declared=charset.group(1).decode("ascii") if charset else "")
    page = _told(text)
    kept, notes = _chosen(page.blocks), [note] if note else []
    around = sum(map(len, page.around))
    if around > 3 * sum(len(block.text) for block in kept):
        kept = [*kept, *(Block(words, "p", 0, is_main=False) for words in page.around)]
        notes.append("Menus and notes beside the text could not be told from it; check its end.")
    about = page.metadata.article()
    found = read_text((block.text for block in kept), about=about, notes=notes)
    first = next((block.text for block in kept if block.tag == "h1"), "")
    title = about.title or first or page.title or likely_title(found.article.paragraphs)
    return found._replace(article=replace(found.article, title=" ".join(title.split())))


def _told(text: str) -> "_Page":
    from lxml import etree

    page = _Page()
    parser = etree.HTMLParser(target=page, huge_tree=True, no_network=True, encoding="utf-8")
    try:
        parser.feed(text.encode("utf-8", "replace"))
        parser.close()
    except etree.LxmlError as error:
        raise FileRefused("it is damaged, or no web page.") from error
    page.end_block()
    return page


def _chosen(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of the article: from the largest part that is one, those that are prose."""
    sizes: dict[int, int] = {}
    for block in blocks:
        sizes[block.article] = sizes.get(block.article, 0) + len(block.text)
    articles = {number: size for number, size in sizes.items() if number}
    largest = max(articles, key=lambda number: articles[number], default=0)
    main = [block for block in blocks if block.is_main]
    around = main or blocks
    if largest and articles[largest] >= _ENOUGH * sum(len(block.text) for block in around):
        around = [block for block in blocks if block.article == largest]
    prose = [block for block in around if block.tag in _KEPT]
    if 2 * sum(len(b.text) for b in prose) >= sum(len(b.text) for b in around):
        return prose
    return list(around)


class _Page:
    """Collects ``blocks`` of text, what stands ``around`` the text, and the page's fields.

    The first four methods are what lxml tells a page to.
    """

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.around: list[str] = []
        self.metadata = Metadata()
        self.title = ""
        self._parts: list[str] = []
        self._open: list[str] = []  # elements that decide on what is kept; others are not held
        self._inside: Counter[str] = Counter()  # how many of them are open, by what they mean
        self._tag = ""
        self._articles: list[int] = []
        self._count = 0
        self._data = ""  # the type of the script whose data come next

    def start(self, tag: str, said: Mapping[str, str]) -> None:
        if tag in ("meta", "link", "time"):
            self.metadata.tell(tag, said)
        if tag == "br":
            self._parts.append("\v")
        if tag in _BREAKS or tag in _AROUND:
            self.end_block()
        if tag in _KEPT:
            self._tag = tag
        if tag == "article":
            self._count += 1
            self._articles.append(self._count)
        if tag == "script":
            self._data = said.get("type", "")
        if tag not in _NEVER_CLOSED:
            self._enter(tag, said)

    def _enter(self, tag: str, said: Mapping[str, str]) -> None:
        is_hidden = "hidden" in said or said.get("aria-hidden") == "true"
        if is_hidden or said.get("role") in _HIDDEN_ROLES or self._open[-1:] == [f"!{tag}"]:
            name = f"!{tag}"  # also the same inside of what is hidden, to be closed first
        elif tag in _SCRIPTS or tag in _AROUND or tag in _TOLD:
            name = tag
        else:
            return
        self._open.append(name)
        self._inside[_meaning(name)] += 1

    def end(self, tag: str) -> None:
        if tag in _BREAKS or tag in _AROUND:
            self.end_block()
        if tag in _KEPT:
            self._tag = ""
        if tag == "article" and self._articles:
            self._articles.pop()
        for name in (f"!{tag}", tag):
            if name in self._open[-8:]:
                while (last := self._open.pop()) != name:
                    self._inside[_meaning(last)] -= 1
                self._inside[_meaning(name)] -= 1
                break

    def data(self, data: str) -> None:
        if self._inside["script"]:
            if "ld+json" in self._data:
                self.metadata.tell_json(data)
        elif self._inside["title"]:
            self.title = (self.title + data)[:1000]
        elif not self._inside["head"]:
            self._parts.append(data)

    def close(self) -> None:
        """Nothing is left to do at the end; lxml asks for it."""

    def end_block(self) -> None:
        """Keeps the text since the last bound of a paragraph, if it says anything."""
        text = re.sub(r"[^\S\v]+", " ", "".join(self._parts)).strip()
        self._parts.clear()
        text = re.sub(r" ?\v(?: ?\v)+ ?", "\n", text).replace("\v", " ").strip()
        if not text:
            return
        if self._inside["around"]:
            self.around.append(text)
        else:
            article = self._articles[-1] if self._articles else 0
            self.blocks.append(Block(text, self._tag, article, is_main=self._inside["main"] > 0))


def _meaning(name: str) -> str:
    """What an open element says of the text in it."""
    if name[0] == "!" or name in _AROUND:
        return "around"
    return "script" if name in _SCRIPTS else name
