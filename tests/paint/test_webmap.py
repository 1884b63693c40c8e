"""The web page of a map: parsed as a browser parses it, and used in a real one."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import browser

from rejoinder.drawing.compose import Composer
from rejoinder.drawing.theme import THEMES
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, StatementId
from rejoinder.model.records import MAP_ID, Inference, MapRow, PremiseOf, Statement
from rejoinder.model.text import clean_text, one_line
from rejoinder.paint.exports import Export, exported
from rejoinder.paint.measure import QtMeasurer

TOP, WHY, STEP = StatementId("top"), StatementId("why"), InferenceId("step")
ELEMENTS = {
    *("html", "head", "meta", "title", "style", "body", "header", "h1", "form", "input", "span"),
    *("button", "noscript", "p", "main", "div", "svg", "g", "path", "text", "rect", "nav", "ul"),
    *("li", "details", "summary", "a", "script"),
}
ATTRIBUTES = {
    *("lang", "charset", "http-equiv", "content", "name", "dir", "id", "role", "type", "title"),
    *("placeholder", "aria-label", "xmlns", "viewbox", "class", "data-step", "data-from", "d"),
    *("data-up", "data-text", "data-of", "data-count", "data-to", "tabindex", "aria-expanded"),
    *("x", "y", "width", "height", "rx", "fill", "stroke", "stroke-width", "stroke-dasharray"),
    *("fill-opacity", "stroke-opacity", "text-anchor", "font-family", "font-size", "href"),
    *("font-weight", "font-style", "open"),
}


def two(top: str, why: str) -> Document:
    """A thesis with one argument."""
    service = (PremiseOf(inference=STEP, order="a0"),)
    return Document(
        map={MAP_ID: MapRow(title=top, thesis=TOP)},
        statements={TOP: Statement(text=top), WHY: Statement(text=why, premise_of=service)},
        inferences={STEP: Inference(conclusion=TOP, order="a0")},
    )


def written(document: Document, theme: str = "light") -> str:
    """The page of ``document``."""
    wanted = Export(format="html", theme=theme)
    made = exported(document, wanted, composer=lambda t: Composer(QtMeasurer(), THEMES[t]))
    return made.decode("utf-8")


class Reader(HTMLParser):
    """What is on a page: elements and attributes, and the words of links."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.texts: list[str] = []
        self._is_in_link = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes.update(name for name, _ in attrs)
        self.texts += [value for name, value in attrs if name == "data-text" and value is not None]
        if tag == "a":
            self._is_in_link = True
            self.links.append("")
            assert all(value and value.startswith("#") for n, value in attrs if n == "href")

    def handle_endtag(self, tag: str) -> None:
        self._is_in_link = self._is_in_link and tag != "a"

    def handle_data(self, data: str) -> None:
        if self._is_in_link:
            self.links[-1] += data


def read(page: str) -> Reader:
    """``page`` as a browser takes it apart."""
    reader = Reader()
    reader.feed(page)
    reader.close()
    return reader


PIECES = st.one_of(
    st.text(max_size=20),
    st.sampled_from("<>&\"'\x00\u202e\U0001f3af]"),
    st.sampled_from(["</script>", "</style>", "]]>", "<!--", "javascript:", "<svg onload=x>"]),
)
WILD = st.lists(PIECES, max_size=6).map("".join)


@pytest.mark.usefixtures("qapp")
@settings(max_examples=60)
@given(WILD, WILD)
def test_no_text_is_more_than_text(top: str, why: str) -> None:
    document = two(clean_text(top), clean_text(why))
    page = read(written(document))
    assert page.elements <= ELEMENTS
    assert page.attributes <= ATTRIBUTES
    wanted = {one_line(document.statements[name].text) for name in (TOP, WHY)}
    assert {text or "Without words" for text in wanted} == set(page.links)
    assert wanted - {""} == set(page.texts)


@pytest.mark.usefixtures("qapp")
def test_the_policy_allows_nothing_from_elsewhere(everything: Document) -> None:
    page = written(everything)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    assert policy[1].startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy[1]
    assert "http" not in page.replace("http://www.w3.org/2000/svg", "").replace("http-equiv", "")


@pytest.fixture(scope="module")
def seen(
    tmp_path_factory: pytest.TempPathFactory, repository: Path, qapp: object
) -> Iterator[browser.Page]:
    """The page of the article's map in a real browser."""
    program = browser.found()
    if program is None:
        pytest.skip("No Chromium on this machine")
    from rejoinder.files.maps import open_map

    folder = tmp_path_factory.mktemp("page")
    document = open_map(repository / "maps/pakistans-biggest-afghan-mistake.rejoinder").document
    (folder / "map.html").write_text(written(document), "utf-8")
    with browser.page(program, folder / "profile") as page:
        page.open((folder / "map.html").as_uri())
        yield page


def shown(page: browser.Page) -> int:
    """How many cards are in sight."""
    count = page.run("document.querySelectorAll('.node[data-text]:not(.gone)').length")
    assert isinstance(count, float | int)
    return int(count)


def middle(page: browser.Page, selector: str) -> tuple[float, float]:
    """Where an element stands in the window."""
    told = page.run(
        f"(() => {{ const b = document.querySelector({selector!r}).getBoundingClientRect();"
        " return [b.x + b.width / 2, b.y + b.height / 2]; })()"
    )
    assert isinstance(told, list)
    return told[0], told[1]


def test_a_branch_folds_and_unfolds_in_a_browser(seen: browser.Page) -> None:
    whole = shown(seen)
    count = int(str(seen.run("document.querySelectorAll('.fold')[1].dataset.count")))
    name = str(seen.run("document.querySelectorAll('.fold')[1].dataset.of"))
    button = f'.fold[data-of="{name}"]'
    seen.click(*middle(seen, button))
    assert shown(seen) == whole - count
    assert seen.run(f"document.querySelector({button!r}).getAttribute('aria-expanded')") == "false"
    told = seen.run(f"document.querySelector({button!r}).textContent.trim()")
    assert told == f"+{count}"
    hidden = seen.run(
        "[...document.querySelectorAll('[data-step]:not(.gone)')].every(line =>"
        " !document.getElementById(line.dataset.step).classList.contains('gone'))"
    )
    assert hidden is True
    seen.run(f"document.querySelector({button!r}).focus()")
    seen.key("Enter")
    assert shown(seen) == whole


def test_all_is_folded_and_a_search_unfolds_what_it_finds(seen: browser.Page) -> None:
    whole = shown(seen)
    seen.click(*middle(seen, "#close"))
    few = shown(seen)
    assert 1 < few < whole / 3
    seen.run("document.getElementById('search').focus()")
    seen.type("ZAEEF handed")
    seen.key("Enter")
    assert seen.run("document.getElementById('count').textContent") == "1 of 1"
    assert shown(seen) > few
    assert seen.run("document.querySelector('.now').classList.contains('gone')") is False
    seen.run("document.getElementById('search').focus()")
    seen.key("Escape")
    assert seen.run("document.getElementById('count').textContent") == ""
    seen.click(*middle(seen, "#open"))
    assert shown(seen) == whole


@pytest.mark.parametrize("media", ["screen", "print"])
@pytest.mark.parametrize("width", [480, 740, 1400])
def test_the_outline_never_lies_over_the_map(seen: browser.Page, media: str, width: int) -> None:
    seen.lay_out(width, media=media)
    try:
        apart = seen.run(
            "(() => { const [a, b] = ['#stage', 'nav'].map(name =>"
            " document.querySelector(name).getBoundingClientRect());"
            " return a.width > 100 && a.height > 100"
            " && (b.left >= a.right || b.top >= a.bottom); })()"
        )
    finally:
        seen.lay_out_as_before()
    assert apart is True


def test_the_wheel_zooms_where_it_is_and_a_drag_moves(seen: browser.Page) -> None:
    box = "document.querySelector('svg').getAttribute('viewBox').split(' ').map(Number)"
    seen.click(*middle(seen, "#fit"))
    first = seen.run(box)
    seen.wheel(400, 400, -400)
    closer = seen.run(box)
    assert isinstance(first, list)
    assert isinstance(closer, list)
    assert closer[2] < first[2]
    seen.drag((400, 400), (500, 430))
    moved = seen.run(box)
    assert isinstance(moved, list)
    assert moved[0] < closer[0]
    assert moved[1] < closer[1]
    assert moved[2] == closer[2]


def test_the_outline_leads_to_a_card(seen: browser.Page) -> None:
    seen.run("document.querySelectorAll('nav a')[5].click()")
    same = seen.run(
        "document.activeElement.id === document.querySelectorAll('nav a')[5].dataset.to"
    )
    assert same is True


def test_nothing_was_complained_of(seen: browser.Page) -> None:
    assert seen.problems == []
