"""Which fields a source has, by its kind, and what they are called there."""

from collections.abc import Mapping

from rejoinder.model.records import SourceKind

Fields = tuple[tuple[str, str], ...]
"""Field names of ``Source``, each with its caption."""

_DATE = ("date", "Date")
_PAGES = ("pages", "Pages")
_ADDRESS = ("address", "Web address")
_ACCESSED = ("accessed", "Read on")
_AUTHORS = ("authors", "Authors, separated by semicolons")
_PUBLISHER = ("publisher", "Publisher")
_PLACE = ("place", "Place")

BY_KIND: Mapping[SourceKind, Fields] = {
    SourceKind.BOOK: (
        _AUTHORS,
        _PUBLISHER,
        _PLACE,
        _DATE,
        _PAGES,
        ("identifier", "ISBN"),
        _ADDRESS,
    ),
    SourceKind.CHAPTER: (
        _AUTHORS,
        ("container", "In the book"),
        _PUBLISHER,
        _PLACE,
        _DATE,
        _PAGES,
        ("identifier", "ISBN or DOI"),
        _ADDRESS,
    ),
    SourceKind.ARTICLE: (
        _AUTHORS,
        ("container", "Journal"),
        _DATE,
        _PAGES,
        ("identifier", "DOI"),
        _ADDRESS,
        _ACCESSED,
    ),
    SourceKind.REPORT: (
        _AUTHORS,
        ("publisher", "Institution"),
        _PLACE,
        _DATE,
        _PAGES,
        ("identifier", "Number"),
        _ADDRESS,
        _ACCESSED,
    ),
    SourceKind.NEWS: (_AUTHORS, ("container", "Newspaper"), _DATE, _PAGES, _ADDRESS, _ACCESSED),
    SourceKind.SPEECH: (
        ("authors", "Speakers, separated by semicolons"),
        ("container", "Occasion"),
        _PLACE,
        _DATE,
        _ADDRESS,
    ),
    SourceKind.FILM: (
        ("authors", "Directors, separated by semicolons"),
        ("publisher", "Producer"),
        _DATE,
        _ADDRESS,
        _ACCESSED,
    ),
    SourceKind.PROGRAMME: (
        ("authors", "Presenters, separated by semicolons"),
        ("container", "Series"),
        ("publisher", "Broadcaster"),
        _DATE,
        _ADDRESS,
        _ACCESSED,
    ),
    SourceKind.POST: (_AUTHORS, ("container", "Platform"), _DATE, _ADDRESS, _ACCESSED),
    SourceKind.WEB: (_AUTHORS, ("container", "Site"), _PUBLISHER, _DATE, _ADDRESS, _ACCESSED),
    SourceKind.STATISTIC: (
        ("authors", "Compiled by"),
        ("container", "Data set"),
        _PUBLISHER,
        _DATE,
        ("identifier", "Series or table"),
        _ADDRESS,
        _ACCESSED,
    ),
    SourceKind.INTERVIEW: (
        ("authors", "Person interviewed"),
        ("container", "Published in"),
        _PLACE,
        _DATE,
        _ADDRESS,
    ),
    SourceKind.DOCUMENT: (
        _AUTHORS,
        ("container", "Archive or collection"),
        _PUBLISHER,
        _PLACE,
        _DATE,
        _PAGES,
        ("identifier", "Reference"),
        _ADDRESS,
    ),
    SourceKind.EVENT: (_PLACE, _DATE, _ADDRESS),
    SourceKind.PERSON: (("container", "Position"), _PLACE, _ADDRESS),
}

CAPTIONS: Mapping[str, str] = {
    "authors": "Authors, separated by semicolons",
    "container": "Published in",
    "publisher": "Publisher",
    "place": "Place",
    "date": "Date",
    "pages": "Pages",
    "identifier": "Identifier",
    "address": "Address",
    "accessed": "Read on",
}
"""What a field is called where its source's kind does not name it but it is filled in."""

DATES = frozenset({"date", "accessed"})
"""Fields that hold a date, as exact as it is known."""

HINTS: Mapping[str, str] = {
    "authors": "Family, Given; Family, Given",
    "date": "2006, 2006-09 or 12 Sept 2006",
    "accessed": "2026-01-31",
    "address": "https://",
}
