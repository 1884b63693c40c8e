"""What a text may hold. Every text from outside passes ``clean_text`` before it is stored."""

import hashlib
import re
import unicodedata

_FOREIGN_BREAKS = {0x0B: "\n", 0x0C: "\n", 0x0D: "\n", 0x85: "\n", 0x2028: "\n", 0x2029: "\n"}
_DROPPED = {code: None for code in (*range(0x20), 0x7F, 0xFFFE, 0xFFFF) if code not in (9, 10)}
_CLEAN = {
    **_DROPPED,
    **_FOREIGN_BREAKS,
    **dict.fromkeys(range(55296, 57344), "�"),
}


def clean_text(text: str) -> str:
    """``text`` with what no file format carries taken out.

    Foreign line breaks become ``\\n``, lone surrogates U+FFFD; other C0 controls but tab
    and newline, and the non-characters U+FFFE and U+FFFF, are dropped (RELIABILITY 0.6).

    >>> clean_text("a\\r\\nb\\x0bc\\x00")
    'a\\nb\\nc'
    """
    return text.replace("\r\n", "\n").translate(_CLEAN)


def one_line(text: str) -> str:
    """``text`` cleaned and with every run of white space as one blank, for titles and names."""
    return " ".join(clean_text(text).split())


def first_words(text: str, most: int) -> str:
    """The beginning of ``text`` in one line of ``most`` characters, cut between words.

    >>> first_words("The town should close its centre, today, to cars.", 38)
    'The town should close its centre…'
    """
    line = one_line(text)
    if len(line) <= most:
        return line
    head = line[: most - 1]
    return (head.rsplit(" ", 1)[0] if " " in head[most // 2 :] else head).rstrip(" ,;:") + "…"


_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
"""Soft hyphens, breaks of no width, and what turns the text around it; not U+200C and U+200D,
which Persian, Urdu and emoji are written with.
"""


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of an article's plain text: its lines that say something, in order.

    Each is in Unicode's form NFC, with one blank for every run of white space and without
    characters that only typesetting needs, so that the same sentence is the same characters
    whatever program the text comes from (decision 0019).
    """
    lines = unicodedata.normalize("NFC", _UNSEEN.sub("", clean_text(text))).split("\n")
    return tuple(" ".join(line.split()) for line in lines if line.strip())


def digest(words: str) -> str:
    """Names ``words`` without quoting them: the first 16 hex digits of SHA-256 of their UTF-8."""
    return hashlib.sha256(words.encode("utf-8")).hexdigest()[:16]
