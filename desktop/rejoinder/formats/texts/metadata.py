"""What a web page says of its article in its head: meta elements and schema.org's JSON."""

import re
from collections.abc import Mapping

import msgspec

from rejoinder.model.records import Article

_NAMES = {
    "title": ("og:title", "citation_title", "dc.title", "twitter:title"),
    "author": ("author", "article:author", "citation_author", "dc.creator", "parsely-author"),
    "publisher": ("og:site_name", "citation_journal_title", "dc.publisher", "application-name"),
    "date": ("article:published_time", "citation_publication_date", "date", "dc.date", "pubdate"),
    "address": ("og:url", "citation_public_url"),
}
"""The fields of an article and what pages call them, the most telling first."""

_DAY = re.compile(r"\d{4}(?:[-/]\d{2}(?:[-/]\d{2})?)?")
_LONGEST_JSON = 200_000
_ARTICLES = frozenset(("article", "newsarticle", "opinionnewsarticle", "blogposting", "report"))


class Metadata:
    """Told element by element; the first that says something of a field wins, per source."""

    def __init__(self) -> None:
        self._said: dict[str, str] = {}
        self._json: dict[str, str] = {}
        self._canonical = ""
        self._time = ""

    def tell(self, tag: str, attributes: Mapping[str, str]) -> None:
        """What a ``meta``, ``link`` or ``time`` element says."""
        if tag == "link" and attributes.get("rel", "").lower() == "canonical":
            self._canonical = self._canonical or attributes.get("href", "")
        elif tag == "time":
            self._time = self._time or attributes.get("datetime", "")
        elif tag == "meta":
            name = (attributes.get("property") or attributes.get("name") or "").lower()
            self._said.setdefault(name, attributes.get("content", "").strip())

    def tell_json(self, data: str) -> None:
        """What a page's schema.org data say of an article; anything else is passed over."""
        if len(data) > _LONGEST_JSON:
            return
        try:
            value: object = msgspec.json.decode(data)
        except (msgspec.DecodeError, RecursionError):
            return
        for found in _objects(value):
            kind = found.get("@type")
            kinds = kind if isinstance(kind, list) else [kind]
            if any(str(one).lower() in _ARTICLES for one in kinds):
                for field, names in (
                    ("title", ("headline", "name")),
                    ("author", ("author",)),
                    ("publisher", ("publisher",)),
                    ("date", ("datePublished",)),
                    ("address", ("url", "mainEntityOfPage")),
                ):
                    told = next(filter(None, (_told(found.get(name)) for name in names)), "")
                    self._json.setdefault(field, told)

    def article(self) -> Article:
        """The fields that were told."""
        fields = {field: self._field(field) for field in _NAMES}
        fields["address"] = _address(self._canonical) or _address(fields["address"])
        day = _DAY.match(fields["date"] or self._time)
        fields["date"] = day.group().replace("/", "-") if day else ""
        if fields["author"].startswith(("http:", "https:")):  # a profile, no name
            fields["author"] = self._json.get("author", "")
        return msgspec.structs.replace(Article(), **fields)

    def _field(self, field: str) -> str:
        told = (self._said.get(name, "") for name in _NAMES[field])
        return next(filter(None, told), "") or self._json.get(field, "")


def _address(told: str) -> str:
    return told if told.startswith(("http://", "https://")) else ""


def _objects(value: object) -> list[dict[str, object]]:
    """The objects at the top of schema.org data, and those of its graph."""
    items = value if isinstance(value, list) else [value]
    found = [item for item in items if isinstance(item, dict)]
    for item in list(found):
        graph = item.get("@graph")
        if isinstance(graph, list):
            found += [one for one in graph if isinstance(one, dict)]
    return found


def _told(value: object) -> str:
    """A name in schema.org data: a text, an object with one, or a list of those."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_told, value[:20])))
    if isinstance(value, dict):
        name = value.get("name") or value.get("@id")
        return name if isinstance(name, str) else ""
    return value if isinstance(value, str) else ""
