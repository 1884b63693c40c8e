"""Small words of English, notes as runs, and the addresses that a file of ours may lead to."""

import doctest

import pytest

from rejoinder.prose import english, links
from rejoinder.prose.blocks import Item, Listing, Paper, Paragraph, Run, names, plain, words_of
from rejoinder.prose.links import safe_link
from rejoinder.prose.notes import note_items
from rejoinder.review.letter import questions


@pytest.mark.parametrize("module", [english, links, questions])
def test_the_examples_hold(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]  # they are modules


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "java\nscript:alert(1)",
        "vbscript:x",
        "data:text/html,x",
        "file:///etc/hosts",
        "smb://host/share",
        "//host/share",
        "\\\\host\\share",
        "C:\\x.exe",
        "https://user:word@example.org/",
        "https://example.org/\u202egro.elpmaxe",
        'https://example.org/"onclick=',
        "https://",
        "mailto:a@example.org?bcc=b@example.org",
        "https://example.org/" + "a" * 3_000,
        "",
    ],
)
def test_an_address_that_could_do_harm_leads_nowhere(address: str) -> None:
    assert safe_link(address) == ""


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://example.org/a?b=c&d#e", "https://example.org/a?b=c&d#e"),
        (" http://example.org ", "http://example.org"),
        ("10.1000/182", "https://doi.org/10.1000/182"),
        ("mailto:ann@example.org", "mailto:ann@example.org"),
        ("https://example.org/ä", "https://example.org/%C3%A4"),
    ],
)
def test_an_address_of_the_web_is_kept(address: str, link: str) -> None:
    assert safe_link(address) == link


def test_a_note_is_told_as_entries_without_its_markup() -> None:
    items = note_items("**Which** ones?\n\n- one\n- two\n\n<b>Why</b> ![x](http://a/b.png)", ())

    assert [words_of(item.runs) for item in items] == ["Which ones?", "<b>Why</b> x"]
    assert items[0].runs[0] == Run(text="Which", bold=True)
    assert [words_of(item.runs) for item in items[0].under] == ["one", "two"]


def test_what_a_reference_leads_to_is_named_once() -> None:
    listing = Listing(items=(Item(runs=plain("a"), under=(Item(runs=plain("b"), name="b"),)),))
    blocks = (Paragraph(runs=plain("p"), name="p"), listing, Paragraph(runs=(), name="p"))

    assert names(Paper(title="T", blocks=blocks)) == ("p", "b")
