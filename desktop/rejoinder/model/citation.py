"""How a source is named in a few words, as under a card or in a list."""

import re

from rejoinder.model.records import Source, SourceKind
from rejoinder.model.text import first_words

_LONGEST_TITLE = 48
_YEAR = re.compile(r"[0-9]{4}")
_NAMED_BY_TITLE = frozenset({SourceKind.PERSON, SourceKind.EVENT})


def short_citation(source: Source) -> str:
    """The authors' family names and the year, or the title where there is no author.

    An author written "Family, Given" is named by what stands before the comma; one without
    a comma (an institution, a mononym) by the whole.

    >>> short_citation(Source(authors=("Rashid, Ahmed", "Coll, Steve"), date="2008-06"))
    'Rashid and Coll 2008'
    """
    named = "" if source.kind in _NAMED_BY_TITLE else _names(source.authors)
    name = named or first_words(source.title, _LONGEST_TITLE) or "Untitled source"
    year = _YEAR.match(source.date)
    return f"{name} {year.group()}" if year else name


def titled_citation(source: Source, locator: str = "") -> str:
    """Who, what and when, as far as they are known, and the place in it.

    >>> taliban = Source(title="Taliban", authors=("Rashid, Ahmed",), date="2000")
    >>> titled_citation(taliban, "p. 12")
    'Rashid, Taliban (2000), p. 12'
    """
    named = "" if source.kind in _NAMED_BY_TITLE else _names(source.authors)
    title = " ".join(source.title.split())
    what = ", ".join(part for part in (named, title) if part) or "Untitled source"
    year = _YEAR.match(source.date)
    dated = f"{what} ({year.group()})" if year else what
    where = " ".join(locator.split())
    return f"{dated}, {where}" if where else dated


def _names(authors: tuple[str, ...]) -> str:
    families = [name for author in authors if (name := author.split(",")[0].strip())]
    if len(families) > 2:
        return f"{families[0]} et al."
    return " and ".join(families)
