"""Which addresses a file of ours may lead to, and the same address as it is written."""

import re
from urllib.parse import quote, urlsplit

_ALLOWED = frozenset({"http", "https", "mailto"})
_DOI = re.compile(r"(?:doi:\s*|https?://(?:dx\.)?doi\.org/)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
_UNSAFE = re.compile(
    r"[\s\x00-\x1f\x7f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069<>\"\\^`{|}]"
)
LONGEST = 2_000
"""Characters that browsers and office programs take in an address."""


def safe_link(address: str) -> str:
    """``address`` where a person may be led to it: the web, a DOI or an e-mail address; else
    nothing. Names of users and signs that turn or hide text are refused.

    >>> safe_link("https://example.org/a b"), safe_link("doi:10.1000/182")
    ('', 'https://doi.org/10.1000/182')
    >>> safe_link("javascript:alert(1)"), safe_link("//host/share"), safe_link("file:///a")
    ('', '', '')
    """
    words = address.strip()
    if not words or len(words) > LONGEST or _UNSAFE.search(words):
        return ""
    if doi := _DOI.fullmatch(words):
        return "https://doi.org/" + quote(doi[1], safe="/:;().-_+")
    try:
        parts = urlsplit(words)
        host = parts.hostname
    except ValueError:
        return ""
    if parts.scheme.lower() not in _ALLOWED or "@" in parts.netloc:
        return ""
    if parts.scheme.lower() == "mailto":
        return words if "@" in parts.path and not parts.query else ""
    return quote(words, safe="%/:=&?~#+!$,;'@()*[]-._") if host else ""
