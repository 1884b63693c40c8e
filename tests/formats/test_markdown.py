"""A paper as Markdown: a CommonMark parser sees the text, and no HTML, picture or stray link."""

from collections.abc import Iterator, Sequence

from hypothesis import given, settings
from markdown_it import MarkdownIt
from markdown_it.token import Token
from tests.formats.papers import papers
from tests.formats.test_html import said, squeezed

from rejoinder.formats.markdown import markdown
from rejoinder.prose.blocks import (
    Heading,
    Item,
    Listing,
    Manner,
    Paper,
    Paragraph,
    Row,
    Run,
    Table,
    plain,
)


def tokens(paper: Paper) -> Sequence[Token]:
    return MarkdownIt("commonmark").parse(markdown(paper).decode("utf-8"))


def inline(paper: Paper) -> Iterator[Token]:
    for token in tokens(paper):
        yield from token.children or ()


def without_tables(paper: Paper) -> Paper:
    blocks = tuple(block for block in paper.blocks if not isinstance(block, Table))
    return Paper(title=paper.title, subtitle=paper.subtitle, blocks=blocks)


@settings(max_examples=200)
@given(papers)
def test_what_is_written_is_read_back(paper: Paper) -> None:
    bare = without_tables(paper)

    read = "".join(token.content for token in inline(bare) if token.type in ("text", "code_inline"))

    assert squeezed(read) == squeezed(said(bare))


@settings(max_examples=200)
@given(papers)
def test_it_holds_no_html_no_picture_and_no_stray_link(paper: Paper) -> None:
    found = [*tokens(paper), *inline(paper)]

    kinds = {token.type for token in found}
    assert not kinds & {"html_block", "html_inline", "image", "fence", "code_block", "hr"}
    links = {token.attrs["href"] for token in found if token.type == "link_open"}
    assert links <= {"https://example.org/a?b=c&d"}
    titles = sum(isinstance(block, Heading) for block in paper.blocks) + 1
    assert sum(token.type == "heading_open" for token in found) == titles


def test_manners_lists_and_tables_are_markdown() -> None:
    paper = Paper(
        title="Review",
        blocks=(
            Heading(level=1, runs=plain("Claims")),
            Paragraph(runs=plain("It rains."), manner=Manner.CLAIM),
            Paragraph(runs=plain("so they say"), manner=Manner.QUOTE),
            Paragraph(runs=(Run(text="Objection:", bold=True), Run(text=" 1. no *stars*"))),
            Listing(
                items=(Item(runs=plain("a"), under=(Item(runs=plain("b")),)),), is_numbered=True
            ),
            Listing(items=(Item(runs=plain("c")),)),
            Table(
                head=(plain("Source"), plain("Status")),
                rows=(Row(cells=(plain("A book"), plain("unchecked"))),),
                widths=(1, 1),
            ),
        ),
    )

    assert markdown(paper).decode("utf-8") == (
        "# Review\n\n## Claims\n\n**It rains.**\n\n> so they say\n\n"
        "**Objection:** 1. no \\*stars\\*\n\n1. a\n   - b\n\n* c\n\n"
        "- A book\n  - Status: unchecked\n"
    )
