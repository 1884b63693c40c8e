"""A source is named in a few words that tell it from others."""

import pytest

from rejoinder.model.citation import short_citation
from rejoinder.model.records import Source, SourceKind


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (Source(authors=("Doe, Jo",), date="2006-09-12"), "Doe 2006"),
        (Source(authors=("Doe, Jo", "Roe, Al"), date="2006"), "Doe and Roe 2006"),
        (Source(authors=("Doe, Jo", "Roe, Al", "Poe, Ed"), date="2006"), "Doe et al. 2006"),
        (Source(authors=("World Bank",), date="2006"), "World Bank 2006"),
        (Source(authors=("Doe, Jo",)), "Doe"),
        (Source(title="A film", date="about 1990"), "A film"),
        (Source(title="A meeting", authors=("Doe",), kind=SourceKind.EVENT), "A meeting"),
        (Source(authors=("", " ,"), title="A book"), "A book"),
        (Source(), "Untitled source"),
    ],
)
def test_a_source_in_a_few_words(source: Source, words: str) -> None:
    assert short_citation(source) == words


def test_a_long_title_is_cut_between_words() -> None:
    title = "An inquiry into the nature, and the causes, of rather long titles"
    assert short_citation(Source(title=title)) == "An inquiry into the nature, and the causes, of…"
