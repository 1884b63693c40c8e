"""Files that are made to harm: read right, or refused; never run, fetched, or waited for."""

import io
import zipfile

import pytest
from tests.formats.texts.test_reading import W, in_body, lines, pdf, read, refusal, word

from rejoinder.model.errors import FileRefused

LAUGHS = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))


def with_entity(kind: str, used: str) -> bytes:
    body = f"<w:body><w:p><w:r><w:t>a{used}b</w:t></w:r></w:p></w:body>"
    return word(xml=f"<!DOCTYPE d [{kind}]><w:document {W}>{body}</w:document>")


@pytest.mark.parametrize(
    ("kind", "used"),
    [
        ('<!ENTITY x SYSTEM "file:///etc/hostname">', "&x;"),
        (f'<!ENTITY l0 "ha">{LAUGHS}', "&l9;"),
        ('<!ENTITY x "inner">', "&x;"),
        ('<!ENTITY % x SYSTEM "https://example.org/x.dtd"> %x;', ""),
    ],
)
def test_a_word_document_with_entities_is_refused(kind: str, used: str) -> None:
    assert refusal("a.docx", with_entity(kind, used))


def archive(*parts: tuple[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts:
            made.writestr(name, data)
    return file.getvalue()


def test_an_archive_that_unpacks_to_too_much_is_refused_before_it_does() -> None:
    assert "unpacks to 120 MB" in refusal("a.docx", archive(("word/x", b"\0" * 120_000_000)))
    assert "more tightly" in refusal("a.docx", archive(("word/x", b"\0" * 20_000_000)))
    many = archive(*((f"{at}", b"") for at in range(2_001)))
    assert "2,001 parts; the limit is 2,000" in refusal("a.docx", many)


def test_an_archive_whose_parts_lie_over_each_other_is_refused() -> None:
    data = archive(("a", b"a" * 500), ("b", b"b" * 500))
    first, second = data.index(b"PK\x01\x02"), data.rindex(b"PK\x01\x02")
    offset = slice(second + 42, second + 46)
    twisted = bytearray(data)
    twisted[offset] = data[first + 42 : first + 46]
    assert "over each other" in refusal("a.docx", bytes(twisted))


def test_an_archive_with_a_password_is_refused() -> None:
    data = bytearray(word())
    at = 0
    while (at := data.find(b"PK\x01\x02", at + 1)) >= 0:
        data[at + 8] |= 1
    assert "password" in refusal("a.docx", bytes(data))


def test_text_deep_in_a_word_document_is_read() -> None:
    deep = f"{'<w:sdt>' * 200}<w:p><w:r><w:t>deep</w:t></w:r></w:p>{'</w:sdt>' * 200}"
    assert lines("a.docx", in_body(deep)) == ["deep"]


@pytest.mark.parametrize(
    ("name", "piece", "count"),
    [
        ("a.html", "<!--", 20_000),
        ("a.html", "<a ", 20_000),
        ("a.html", "</", 50_000),
        ("a.html", "<svg>", 5_000),
        ("a.html", "<![CDATA[", 20_000),
        ("a.md", "[", 20_000),
        ("a.md", "`", 20_000),
        ("a.md", "> ", 10_000),
        ("a.md", "*a ", 20_000),
    ],
)
def test_a_flood_of_marks_ends_in_a_text_or_a_refusal(name: str, piece: str, count: int) -> None:
    try:
        read(name, piece * count + "deep")
    except FileRefused as error:
        assert "no text in it" in str(error)  # noqa: PT017  # either end is right


@pytest.mark.parametrize("tag", ["div", "nav", "main", "article", "div hidden", "b", "b><p"])
def test_no_depth_of_a_page_loses_text(tag: str) -> None:
    assert "deep text" in lines("a.html", f"<{tag}>" * 20_000 + "deep text")[0]


def test_a_pdf_that_goes_in_circles_or_is_protected_is_refused() -> None:
    assert refusal("a.pdf", pdf(["Text"], kids="2 0 R 2 0 R"))
    encrypted = pdf(["Text"]).replace(
        b"/Info",
        b"/Encrypt << /Filter /Standard /V 1 /R 2 /O (" + b"x" * 32 + b") /U (" + b"y" * 32
        + b") /P -4 >> /ID [(a)(b)] /Info",
    )  # fmt: skip
    assert "password" in refusal("a.pdf", encrypted)


def test_a_truncated_file_is_refused_or_read_in_part() -> None:
    for data, name in ((pdf(["Text in a file."]), "a.pdf"), (in_body("<w:p/>"), "a.docx")):
        for end in range(1, len(data) - 1, 97):
            try:
                assert read(name, data[:end]).article.paragraphs
            except FileRefused as error:
                assert str(error).endswith(".")  # noqa: PT017  # either end is right
