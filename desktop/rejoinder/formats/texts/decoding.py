"""Bytes as text: by their mark, by what they say of themselves, as UTF-8, or as Windows-1252."""

import codecs
from typing import NamedTuple

from rejoinder.model.errors import FileRefused

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # ahead of UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# What a file may call its encoding: the names of the WHATWG's list that Python knows as well
# (https://encoding.spec.whatwg.org/#names-and-labels). Never UTF-7, which hides markup.
_DECLARED = {
    **dict.fromkeys(("utf-8", "utf8", "unicode-1-1-utf-8"), "utf-8"),
    **dict.fromkeys(("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii", "cp1252"), "cp1252"),
    "windows-1252": "cp1252",
    **{f"windows-{n}": f"cp{n}" for n in (1250, 1251, 1253, 1254, 1255, 1256, 1257, 1258, 874)},
    **{f"iso-8859-{n}": f"iso8859-{n}" for n in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
    **{name: name for name in ("koi8-r", "koi8-u", "big5", "gbk", "gb18030", "euc-jp", "euc-kr")},
    "gb2312": "gbk",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "macintosh": "mac-roman",
    "utf-16": "utf-16",
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
}

_SIGNS = (
    (b"%PDF-", "a PDF", ".pdf"),
    (b"PK\x03\x04", "a zip archive, such as a Word document", ".docx"),
    (b"{\\rtf", "rich text (RTF)", ""),
    (b"\xd0\xcf\x11\xe0", "an old Word document (.doc)", ""),
)

GUESSED = "It does not say how its characters are encoded and was read as Windows-1252."


class Decoded(NamedTuple):
    """The text of a file; ``note`` says it where that took a guess."""

    text: str
    note: str = ""


def decoded(data: bytes, *, declared: str = "") -> Decoded:
    """``data`` as text; ``declared`` is the name that it gives to its encoding.

    Raises:
        FileRefused: it is no text.
    """
    refuse_other_kinds(data)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(_checked(_decoded(data, encoding)))
    for encoding in (_DECLARED.get(declared.strip().lower(), ""), _silent_utf_16(data), "utf-8"):
        text = _decoded(data, encoding) if encoding else None
        if text is not None and "\x00" not in text:
            return Decoded(_checked(text))
    return Decoded(_checked(_decoded(data, "cp1252") or _decoded(data, "latin-1")), GUESSED)


def refuse_other_kinds(data: bytes) -> None:
    """Refuses what is no text, by how it begins.

    Raises:
        FileRefused: it is of a kind that has a better ending, or that is not read.
    """
    for sign, kind, ending in _SIGNS:
        if data.startswith(sign):
            todo = f"Give its name the ending {ending}" if ending else "Save it as .docx"
            raise FileRefused(f"it is {kind}. {todo} and try again.")


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _silent_utf_16(data: bytes) -> str:
    """UTF-16 without a mark: every other byte of Latin text is zero."""
    head = data[:2000]
    if len(head) < 4:
        return ""
    even, odd = head[::2].count(0) / len(head[::2]), head[1::2].count(0) / len(head[1::2])
    if odd > 0.4 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 and odd < 0.1 else ""


def _checked(text: str | None) -> str:
    controls = sum(c < " " and c not in "\t\n\r\x0b\x0c\x1b" for c in (text or "")[:20_000])
    if text is None or "\x00" in text or controls * 50 > len(text[:20_000]):
        raise FileRefused("it is no text. Choose a file that a text editor shows as words.")
    return text
