"""Dates as people write them, turned into ISO 8601: a year, a month or a day."""

import re
from datetime import date

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_SHORTEST = 3
"""Letters by which a month is known."""

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")
_WORDS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?:(?P<day>[0-9]{1,2})(?:st|nd|rd|th)? (?:of )?)?(?P<month>[a-z]+) (?P<year>[0-9]{4})",
        r"(?P<month>[a-z]+) (?P<day>[0-9]{1,2})(?:st|nd|rd|th)? (?P<year>[0-9]{4})",
        r"(?P<year>[0-9]{4}) (?P<month>[a-z]+)(?: (?P<day>[0-9]{1,2}))?",
    )
)


def iso_date(text: str) -> str | None:
    """``text`` as an ISO date as exact as it is; ``None`` where it is no date.

    Dates in numbers alone that are not ISO, such as 4/5/2019, are none: which is the month
    depends on who wrote them.

    >>> [iso_date(t) for t in ("2019", "2019-9", "Sept. 2019", "12 September 2019")]
    ['2019', '2019-09', '2019-09', '2019-09-12']
    >>> iso_date("about 1990"), iso_date("30 February 2019")
    (None, None)
    """
    plain = " ".join(re.sub(r"[.,]", " ", text.lower()).split())
    if found := _ISO.fullmatch(plain):
        year, month, day = found.groups()
        return _written(year, None if month is None else int(month), day)
    for pattern in _WORDS:
        if found := pattern.fullmatch(plain):
            named = _month(found["month"])
            return None if named is None else _written(found["year"], named, found["day"])
    return None


def _month(word: str) -> int | None:
    """The month that ``word`` is or begins: "sep", "sept", "september"."""
    known = (i for i, name in enumerate(MONTHS, 1) if name.startswith(word))
    return next(known, None) if len(word) >= _SHORTEST else None


def _written(year: str, month: int | None, day: str | None) -> str | None:
    """The parts as one word, if there is such a day."""
    try:
        found = date(int(year), month or 1, int(day or 1))
    except ValueError:
        return None
    if month is None:
        return year
    return found.isoformat()[: 7 if day is None else 10]
