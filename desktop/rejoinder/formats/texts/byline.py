"""Who wrote a text and when, as a line under its title says it."""

import re

from msgspec.structs import replace

from rejoinder.model.records import Article

_LINES = 4
"""A byline is among the first lines; further down "By" begins a sentence."""

_BY = re.compile(r"By ([^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,8})(?: ?[,·|–—] ?(.*))?")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? ([A-Za-z]+),? (\d{4})")
_MONTH_FIRST = re.compile(r"([A-Za-z]+) (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


def with_byline(article: Article) -> Article:
    """``article`` with the author and the date of its byline, where it says nothing of them.

    >>> with_byline(Article(paragraphs=("On Rivers", "By Ann Ash, 3 March 2025"))).date
    '2025-03-03'
    """
    for line in article.paragraphs[:_LINES]:
        found = _BY.fullmatch(line.strip())
        if found is not None and _is_name(found[1]) and (day := _day(found[2] or "")) is not None:
            return replace(article, author=article.author or found[1], date=article.date or day)
    return article


def _is_name(words: str) -> bool:
    """Whether it is written like a name: each word with a capital, but for "de" and the like."""
    parts = words.split()
    return len(parts) > 1 and all(p[0].isupper() or len(p) <= 3 for p in parts) and words[-1] != "."


def _day(rest: str) -> str | None:
    """The date that ``rest`` is; empty for nothing, ``None`` where it is something else."""
    words = rest.strip()
    if not words or _ISO.fullmatch(words):
        return words
    if day := _DAY_FIRST.fullmatch(words):
        return _iso(day[3], day[2], day[1])
    if day := _MONTH_FIRST.fullmatch(words):
        return _iso(day[3], day[1], day[2])
    return None


def _iso(year: str, month: str, day: str) -> str | None:
    places = [n for n, name in enumerate(_MONTHS, 1) if month.lower() in (name, name[:3])]
    return f"{year}-{places[0]:02}-{int(day):02}" if places and 0 < int(day) < 32 else None
