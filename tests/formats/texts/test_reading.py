"""Texts of articles out of other programs' files: what is kept, what is left out, what is said."""

import io
import sys
import zipfile
from datetime import UTC, datetime

import pytest
from docx import Document

from rejoinder.formats.texts import reading
from rejoinder.formats.texts.decoding import GUESSED
from rejoinder.formats.texts.lines import Line, joined
from rejoinder.formats.texts.reading import ReadText
from rejoinder.formats.texts.table import TEXTS, read_text_file
from rejoinder.model.errors import FileRefused

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RISE = "They rise in spring, when the snow melts in the hills above the town, and in autumn."


def read(name: str, data: bytes | str) -> ReadText:
    return read_text_file(name, data.encode() if isinstance(data, str) else data)


def lines(name: str, data: bytes | str) -> list[str]:
    return list(read(name, data).article.paragraphs)


def refusal(name: str, data: bytes | str) -> str:
    with pytest.raises(FileRefused) as refused:
        read(name, data)
    return str(refused.value)


@pytest.mark.parametrize(
    "data",
    [
        "Ü – “über”\nZwei".encode(),
        "Ü – “über”\r\nZwei".encode("utf-8-sig"),
        "Ü – “über”\rZwei\r".encode("utf-16"),
        "\ufeffÜ – “über”\n\n\nZwei".encode("utf-16-be"),
        "Ü – “über”\nZwei".encode("utf-16-le"),
        "Ü – “über”\nZwei".encode("utf-32"),
        "Ü – “über”\nZwei".encode("cp1252"),
    ],
    ids=["utf-8", "mark", "utf-16", "utf-16-be", "no mark", "utf-32", "cp1252"],
)
def test_plain_text_is_read_in_any_common_encoding(data: bytes) -> None:
    assert lines("a.txt", data) == ["Ü – “über”", "Zwei"]


def test_a_guess_is_said() -> None:
    assert read("a.txt", "Ünder".encode("cp1252")).notes == (GUESSED,)
    assert read("a.txt", "Ünder").notes == ()


def test_texts_are_stored_in_one_form() -> None:
    told = "Cafe\u0301\u00a0 \u2009bar,\tso\u00adft \u200bline \u202eback\u202c \u0645\u200c\u06cc"
    assert lines("a.txt", told) == ["Café bar, soft line back \u0645\u200c\u06cc"]


def test_lines_that_were_broken_for_a_page_are_joined() -> None:
    page = f"On Rivers\n\n{RISE[:60]}\n{RISE[60:]}\n\nShort\nlines\n\n{'long ' * 40}\nlonger"
    assert lines("a.txt", page) == [
        "On Rivers",
        f"{RISE[:60].strip()} {RISE[60:].strip()}",
        "Short",
        "lines",
        ("long " * 40).strip(),
        "longer",
    ]
    assert read("a.txt", page).article.title == "On Rivers"
    assert read("a.txt", f"{RISE}\n{RISE}").article.title == ""


@pytest.mark.parametrize(
    ("line", "author", "date"),
    [
        ("By Mara Lindqvist, 3 March 2025", "Mara Lindqvist", "2025-03-03"),
        ("By Jean de Vries and Ann O’Hara", "Jean de Vries and Ann O’Hara", ""),
        ("By Ann Ash | Mar 14, 2025", "Ann Ash", "2025-03-14"),
        ("By Ann Ash, 2025-03-14", "Ann Ash", "2025-03-14"),
        ("By night the river rises.", "", ""),
        ("By Easter it had gone, the mill said", "", ""),
        ("By Law Enforcement Standards, nobody may pass", "", ""),
    ],
)
def test_a_byline_says_who_wrote_it_and_when(line: str, author: str, date: str) -> None:
    found = read("a.txt", f"On Rivers\n{line}\n{RISE}").article
    assert (found.author, found.date) == (author, date)
    later = read("a.txt", "\n".join([RISE] * 6 + [line])).article
    assert later.author == ""


def test_markdown_is_read_without_its_marks() -> None:
    told = """---
title: "On Rivers"
authors:
  - Ann Ray
  - 'Bo Li'
date: 2024-05-01
url: https://example.org/rivers
draft: !!python/object/apply:os.system ["false"]
---
# On *Rivers*, again

They **rise** in spring,
and [fall](https://example.org) in `autumn`.\\
So it is. ![A photograph](x.png)

> Quoted

1. One
2. Two

```
code
```

<div onclick="x()">HTML</div>

a < b &amp; c
"""
    found = read("a.md", told)
    assert found.article.paragraphs == (
        "On Rivers, again",
        "They rise in spring, and fall in autumn. So it is.",
        "Quoted",
        "One",
        "Two",
        "a < b & c",
    )
    about = found.article
    assert (about.title, about.author) == ("On Rivers", "Ann Ray, Bo Li")
    assert (about.date, about.address) == ("2024-05-01", "https://example.org/rivers")
    assert found.notes == (
        "Parts that are HTML were left out.",
        "Parts that are code were left out.",
    )
    assert read("a.markdown", "# Head\n\nText").article.title == "Head"


PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Rivers | The Site</title>
<meta property="og:title" content="On Rivers"><meta name="author" content="Ann Ray">
<meta property="og:site_name" content="The Site">
<meta property="article:published_time" content="2024-05-01T10:00:00Z">
<link rel="canonical" href="https://example.org/rivers"><style>p {color: red}</style>
<script>document.write("<p>Run</p>")</script></head>
<body><header><p>Header</p></header><nav><ul><li>Home</ul></nav><main>
<article><header><h1>On Rivers</h1></header><p>They rise in <b>spring</b>.<br>So it is.
<p onclick="x()">Unclosed &amp; <a href="javascript:x()">linked</a>, with an <em>entity</em>.
<aside><p>Advertisement</p></aside><blockquote>Quoted</blockquote><div hidden><div>No</div>no</div>
<ul><li>One<li>Two</ul><svg><text>Drawn</text></svg><noscript>None</noscript>
<p aria-hidden="true">Hidden</p><p>First<br><br>Second</article>
<article><p>Teaser</p></article></main><footer><p>Footer</p></footer>
<img src="https://example.org/x.png" onerror="x()"><iframe src="https://example.org">no</iframe>
</body></html>"""


def test_a_page_is_read_without_what_stands_around_its_article() -> None:
    found = read("a.html", PAGE)
    assert found.article.paragraphs == (
        "On Rivers",
        "They rise in spring. So it is.",
        "Unclosed & linked, with an entity.",
        "Quoted",
        "One",
        "Two",
        "First",
        "Second",
    )
    about = found.article
    assert (about.title, about.author, about.publisher) == ("On Rivers", "Ann Ray", "The Site")
    assert (about.date, about.address) == ("2024-05-01", "https://example.org/rivers")
    assert found.notes == ()


def test_a_page_tells_of_itself_in_json_too() -> None:
    told = """<script type="application/ld+json">{"@graph": [{"@type": ["NewsArticle"],
      "headline": "On Rivers", "author": [{"name": "Ann Ray"}, {"name": "Bo Li"}],
      "datePublished": "2024-05-01T00:00:00", "publisher": {"name": "The Site"}}]}</script>
      <script type="application/ld+json">[[[[broken</script><p>Text.</p><p>More.</p>"""
    about = read("a.html", told).article
    assert (about.title, about.author) == ("On Rivers", "Ann Ray, Bo Li")
    assert (about.date, about.publisher) == ("2024-05-01", "The Site")


def test_a_page_of_divisions_alone_is_read() -> None:
    assert lines("a.htm", "<body><div>One <span>two</span><div>Three</div></div>Four") == [
        "One two",
        "Three",
        "Four",
    ]


@pytest.mark.parametrize("tag", ["nav", "aside", "footer", "div hidden", "form", "div role=banner"])
def test_a_part_that_is_never_closed_does_not_swallow_the_text(tag: str) -> None:
    found = read("a.html", f"<body><p>One.</p><{tag}><p>{RISE}</p><p>{RISE}</p>")
    assert RISE in found.article.paragraphs
    assert found.notes


def test_a_page_is_read_by_the_encoding_that_it_declares_or_else_a_likely_one() -> None:
    told = '<meta http-equiv="Content-Type" content="text/html; charset={}"><p>Straße — “é”'
    assert lines("a.html", told.format("windows-1252").encode("cp1252")) == ["Straße — “é”"]
    assert lines("a.html", told.format("utf-8").encode("cp1252")) == ["Straße — “é”"]
    assert lines("a.html", told.format("utf-7").encode()) == ["Straße — “é”"]
    assert lines("a.html", '<meta charset="windows-1251"><p>Да'.encode("cp1251")) == ["Да"]


def word(document: object = None, *, xml: str = "", drop: str = "") -> bytes:
    """A Word file: ``document``, or one whose text is ``xml``."""
    made = Document() if document is None else document
    file = io.BytesIO()
    made.save(file)  # type: ignore[attr-defined]  # python-docx hides its class
    if not xml and not drop:
        return file.getvalue()
    other = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(other, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            if part.filename != drop:
                is_text = part.filename == "word/document.xml" and xml
                new.writestr(part, xml if is_text else old.read(part))
    return other.getvalue()


def in_body(body: str) -> bytes:
    return word(xml=f"<w:document {W}><w:body>{body}</w:body></w:document>")


def test_a_word_document_is_read_with_its_fields() -> None:
    document = Document()
    document.core_properties.title = "On Rivers"
    document.core_properties.author = "Ann Ray"
    document.core_properties.modified = datetime(2024, 5, 1, tzinfo=UTC)
    document.add_heading("A heading", 1)
    document.add_paragraph("They rise in ").add_run("spring").bold = True
    document.add_paragraph("One", style="List Bullet")
    document.add_table(1, 2).cell(0, 1).text = "In a table"
    found = read("a.docx", word(document))
    assert found.article.paragraphs == ("A heading", "They rise in spring", "One", "In a table")
    about = found.article
    assert (about.title, about.author, about.date) == ("On Rivers", "Ann Ray", "2024-05-01")
    assert found.notes == ()


def test_the_title_of_a_word_document_is_also_its_first_heading() -> None:
    document = Document()
    document.add_heading("On Rivers", 0)
    document.add_paragraph("They rise.")
    found = read("a.docx", word(document)).article
    assert (found.title, found.author, found.date) == ("On Rivers", "", "")


def test_tracked_changes_are_read_as_accepted_and_said() -> None:
    body = (
        "<w:p><w:r><w:t>They </w:t></w:r><w:del><w:r><w:delText>fall</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>rise</w:t></w:r></w:ins><w:hyperlink><w:r><w:t> often</w:t></w:r>"
        "</w:hyperlink><w:r><w:instrText>INCLUDETEXT x</w:instrText><w:tab/><w:t>so</w:t>"
        "<w:noBreakHyphen/><w:t>so</w:t><w:br/><w:t>here</w:t></w:r></w:p>"
    )
    found = read("a.docx", in_body(body))
    assert found.article.paragraphs == ("They rise often so‑so here",)
    assert found.notes == ("It has tracked changes; they were read as if they were accepted.",)


def test_text_boxes_and_footnotes_are_left_out_and_said() -> None:
    box = "<w:pict><w:txbxContent><w:p><w:r><w:t>Box</w:t></w:r></w:p></w:txbxContent></w:pict>"
    note = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    found = read("a.docx", in_body(f"<w:p><w:r>{box}<w:t>Text</w:t></w:r>{note}</w:p>"))
    assert found.article.paragraphs == ("Text",)
    assert found.notes == ("Text boxes were left out.", "Footnotes were left out.")


def pdf(*pages: list[str], catalog: str = "", kids: str = "") -> bytes:
    """A small PDF: the lines of each page, twelve points apart."""
    numbers = [4 + 2 * at for at in range(len(pages))]
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        f"<< /Type /Pages /Kids [{kids or ' '.join(f'{n} 0 R' for n in numbers)}] "
        f"/Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, shown in zip(numbers, pages, strict=True):
        text = " T* ".join(f"({line}) Tj" if line else "" for line in shown)
        stream = f"BT /F1 10 Tf 14 TL 50 750 Td {text} ET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {number + 1} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    objects.append("<< /Title (On Rivers) /Author (Ann Ray) /CreationDate (D:20240501120000Z) >>")
    made, places = "%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(made))
        made += f"{number} 0 obj\n{one}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    made += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n"
    made += f"<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\n"
    return f"{made}startxref\n{made.index('xref')}\n%%EOF\n".encode("cp1252")


PAGES = (
    [
        "The River Review",
        "On Rivers",
        "They rise in spring, when the snow melts in the hills above the town, and in au-",
        "tumn, when it rains. Nobody there is surprised by it any more than by Easter. It",
        "is known.",
        "The walls are another matter, and one that costs the town more than the floods did",
        "- 1 -",
    ],
    [
        "The River Review",
        "when there were none. They were built in",
        "1960.",
        "Higher walls move the flood to the next town, which builds higher walls. So it goes,",
        "as far as the sea.",
        "- 2 -",
    ],
    ["The River Review", "That is all.", "- 3 -"],
)


def test_a_pdf_is_put_together_again_from_its_lines() -> None:
    found = read("a.pdf", pdf(*PAGES))
    assert found.article.paragraphs == (
        "On Rivers",
        "They rise in spring, when the snow melts in the hills above the town, and in autumn, when "
        "it rains. Nobody there is surprised by it any more than by Easter. It is known.",
        "The walls are another matter, and one that costs the town more than the floods did when "
        "there were none. They were built in 1960.",
        "Higher walls move the flood to the next town, which builds higher walls. So it goes, as "
        "far as the sea.",
        "That is all.",
    )
    about = found.article
    assert (about.title, about.author, about.date) == ("On Rivers", "Ann Ray", "2024-05-01")
    assert "check" in found.notes[0]


def test_without_pypdf_a_pdf_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.split(".")[0] == "pypdf"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pypdf", None)
    assert 'pip install "rejoinder[import]"' in refusal("a.pdf", pdf(["Text."]))


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("It is an exam-", "ple of it", "It is an example of it"),
        ("The Taliban are Taliban-", "ruled, too", "The Taliban are Taliban-ruled, too"),
        ("The anti-", "Soviet front", "The anti-Soviet front"),
        ("A well-known and well-", "known man", "A well-known and well-known man"),
        ("Both pre-", "and post-war", "Both pre- and post-war"),
        ("It was –", "so they say – late", "It was – so they say – late"),
        ("An example, and an ex-", "ample too", "An example, and an example too"),
    ],
)
def test_words_are_mended_where_they_were_broken(first: str, second: str, whole: str) -> None:
    assert joined([[Line(first), Line(second)]]) == [whole]


def placed(*lines: tuple[str, float, float]) -> list[Line]:
    return [Line(text, 50, y, size) for text, y, size in lines]


def test_gaps_and_sizes_tell_paragraphs_whatever_the_words_say() -> None:
    pages = [
        placed(
            ("A Heading", 700, 18),
            ("of Two Lines", 680, 18),
            ("A line that is as long as", 650, 10),
            ("Any line.", 638, 10),
            ("It goes on, after a stop.", 626, 10),
            ("Another paragraph, which", 608, 10),
            ("ends here.", 596, 10),
            ("A third.", 578, 10),
            ("A fourth that runs over", 560, 10),
        ),
        placed(
            ("the page’s end.", 700, 10),
            ("A fifth,", 682, 10),
            ("– with a dash – of two.", 670, 10),
        ),
    ]
    assert joined(pages) == [
        "A Heading of Two Lines",
        "A line that is as long as Any line. It goes on, after a stop.",
        "Another paragraph, which ends here.",
        "A third.",
        "A fourth that runs over the page’s end.",
        "A fifth, – with a dash – of two.",
    ]


def test_lines_that_are_set_in_begin_paragraphs_where_gaps_tell_nothing() -> None:
    page = [
        Line(text, x, 700 - 12 * at, 10)
        for at, (text, x) in enumerate(
            [
                ("A line that is as long as", 50),
                ("any line of this text. Yes.", 50),
                ("One line.", 64),
                ("Another that is as long as", 64),
                ("this", 50),
            ]
        )
    ]
    assert joined([page]) == [
        "A line that is as long as any line of this text. Yes.",
        "One line.",
        "Another that is as long as this",
    ]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "it is empty"),
        ("a.txt", b" \n\r\n", "no text in it"),
        ("a.txt", bytes(range(256)) * 4, "it is no text"),
        ("a.txt", b"%PDF-1.4", "it is a PDF. Give its name the ending .pdf"),
        ("a.md", word(), "zip archive, such as a Word document. Give its name the ending .docx"),
        ("a.html", b"{\\rtf1 x}", "rich text"),
        ("a.html", b"<p></p>", "no text in it"),
        ("a.docx", b"PK\x03\x04 nothing", "damaged, or no Word document"),
        ("a.docx", word(), "no text in it"),
        ("a.docx", word(drop="word/document.xml"), "damaged, or no Word document"),
        ("a.docx", word(xml=f"<w:document {W}/>"), "damaged, or no Word document"),
        ("a.docx", word(xml="<html/>"), "damaged, or no Word document"),
        ("a.pdf", b"text", "it is no PDF"),
        ("a.pdf", b"%PDF-1.4 nothing", "damaged"),
        ("a.pdf", pdf([""]), "pictures of pages and no text"),
        ("a.doc", b"x", "texts are read from .txt, .md"),
        ("a", b"x", "texts are read from .txt, .md"),
    ],
)  # fmt: skip
def test_what_can_not_be_read_is_refused_with_the_reason(
    name: str, data: bytes, reason: str
) -> None:
    said = refusal(name, data)
    assert reason in said
    assert said.endswith(".")


def test_texts_beyond_the_limits_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_CHARACTERS", 10)
    assert "it holds 12 characters of text; the limit is 10" in refusal("a.txt", "a" * 12)
    monkeypatch.setattr(reading, "MAX_PARAGRAPHS", 2)
    assert "it holds 3 paragraphs; the limit is 2" in refusal("a.txt", "a\nb\nc")


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_random_bytes_are_never_more_than_a_refusal(name: str) -> None:
    for seed in range(20):
        data = bytes((seed * 31 + at * at * 7 + at // 3) % 256 for at in range(3000))
        refusal(f"a{name}", data)
