"""What every reader of a text gives, and the limits that hold for all of them."""

from collections.abc import Iterable
from typing import NamedTuple

from msgspec.structs import replace

from rejoinder.formats.texts.byline import with_byline
from rejoinder.model.errors import FileRefused
from rejoinder.model.records import Article
from rejoinder.model.text import first_words, one_line, paragraphs

MAX_BYTES = 50_000_000
MAX_CHARACTERS = 2_000_000
"""Four times *War and Peace* in Russian would fit twice; no commentary comes near."""

MAX_PARAGRAPHS = 20_000
_LONGEST_TITLE = 200


class ReadText(NamedTuple):
    """An article as a file tells it: fields are empty where it does not say. ``notes`` are
    sentences about what was left out or read by guessing.
    """

    article: Article
    notes: tuple[str, ...] = ()


def read_text(lines: Iterable[str], *, about: Article, notes: Iterable[str] = ()) -> ReadText:
    """The text whose paragraphs are ``lines``, each of which may hold several, with its fields.

    Raises:
        FileRefused: there is no text, or too much of it.
    """
    text = "\n".join(lines)
    if len(text) > MAX_CHARACTERS:
        raise FileRefused(
            f"it holds {len(text):,} characters of text; the limit is {MAX_CHARACTERS:,}. "
            "Save the part that you review as a file of its own."
        )
    found = paragraphs(text)
    if not found:
        raise FileRefused("there is no text in it.")
    if len(found) > MAX_PARAGRAPHS:
        raise FileRefused(
            f"it holds {len(found):,} paragraphs; the limit is {MAX_PARAGRAPHS:,}. "
            "Save the part that you review as a file of its own."
        )
    return ReadText(
        _tidy(with_byline(replace(about, paragraphs=found))), tuple(dict.fromkeys(notes))
    )


def likely_title(found: tuple[str, ...]) -> str:
    """The first paragraph where it looks like a title: short, with more to come, no sentence.

    >>> likely_title(("On Rivers", "They rise in spring."))
    'On Rivers'
    """
    if len(found) < 2 or len(found[0]) > _LONGEST_TITLE or found[0][-1] in ".:;,…۔。":
        return ""
    return found[0]


def described(article: Article) -> Article:
    """``article`` with the title, the author and the date that its first lines say."""
    title = article.title or likely_title(article.paragraphs)
    return _tidy(with_byline(replace(article, title=title)))


def _tidy(article: Article) -> Article:
    return replace(
        article,
        title=first_words(article.title, 300),
        author=first_words(article.author, 300),
        publisher=first_words(article.publisher, 300),
        date=one_line(article.date)[:40],
        address=one_line(article.address)[:2000],
    )
