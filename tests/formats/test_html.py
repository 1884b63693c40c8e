"""A paper as a page: a parser reads what was written, and nothing in it acts or is fetched."""

from html.parser import HTMLParser

from hypothesis import given, settings
from tests.formats.papers import papers

from rejoinder.formats.html import html
from rejoinder.formats.html_style import STYLE
from rejoinder.model.text import clean_text
from rejoinder.prose.blocks import (
    Heading,
    Image,
    Listing,
    Paper,
    Paragraph,
    Picture,
    Run,
    plain,
    texts,
)

VOID = {"meta", "br", "img", "col"}


class Reader(HTMLParser):
    """Collects tags, attributes and text; every tag must be closed in its turn."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.text: list[str] = []
        self._open: list[str] = []
        self.feed(page)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag == "br":
            self.text.append("\n")
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self._open and "title" not in self._open and "nav" not in self._open:
            self.text.append(data)


def squeezed(text: str) -> str:
    return "".join(text.split())


def said(paper: Paper) -> str:
    """All texts of ``paper``, as a page without pictures has them."""
    found = list(texts(Paper(title=paper.title, subtitle=paper.subtitle, blocks=())))
    for block in paper.blocks:
        if isinstance(block, Picture):
            parts = (Listing(items=block.instead), Paragraph(runs=block.caption))
            found += list(texts(Paper(title="", blocks=parts)))
        else:
            found += list(texts(Paper(title="", blocks=(block,))))
    return clean_text("".join(found))


@settings(max_examples=60)
@given(papers)
def test_what_is_written_is_read_back(paper: Paper) -> None:
    page = html(paper, {}).decode("utf-8")

    assert squeezed("".join(Reader(page).text)) == squeezed(said(paper))


@settings(max_examples=60)
@given(papers)
def test_nothing_on_the_page_acts_or_is_fetched(paper: Paper) -> None:
    read = Reader(html(paper, {}).decode("utf-8"))

    assert not {"script", "iframe", "object", "embed", "link", "img", "form"} & set(read.tags)
    assert not [name for name, _ in read.attributes if name.startswith("on") or name == "src"]
    hrefs = {value for name, value in read.attributes if name == "href" and value[:1] != "#"}
    assert hrefs <= {"https://example.org/a?b=c&d"}


def test_the_page_forbids_what_is_not_in_it_and_names_its_language() -> None:
    page = html(Paper(title="T", language="en-GB", blocks=()), {}).decode("utf-8")

    assert "default-src 'none'" in page
    assert '<html lang="en-GB">' in page
    assert "url(" not in STYLE
    assert "@import" not in STYLE


def test_two_pictures_share_no_name_and_a_dark_one_stands_beside_each() -> None:
    drawn = (
        b'<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg"'
        b' width="9" height="9" viewBox="0 0 9 9" role="img" aria-labelledby="_title _desc">'
        b'<title id="_title">A</title><desc id="_desc">B</desc><g id="card"></g></svg>'
    )
    image = Image(data=drawn, width=9, height=9, dark=drawn)
    blocks = (
        Heading(level=1, runs=plain("Map"), name="map"),
        Picture(name="one", alt="A"),
        Picture(name="one", alt="A"),
        Paragraph(runs=(Run(text="above", to="map"),)),
    )

    read = Reader(html(Paper(title="T", blocks=blocks), {"one": image}).decode("utf-8"))

    names = [value for name, value in read.attributes if name == "id"]
    assert len(names) == len(set(names)) == 4 * 3 + 1
    assert read.tags.count("svg") == 4
    assert ("href", "#r1") in read.attributes
