"""File names for maps: one that any system takes, and one for a map that has none yet."""

import re
from collections.abc import Collection

from rejoinder.model.text import one_line

SUFFIX = ".rejoinder"
UNTITLED = "Untitled"
_LONGEST = 100  # bytes; leaves room for a number, a suffix and a temporary name's ending
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+")
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)


def file_name(title: str, *, suffix: str = SUFFIX) -> str:
    """A name made from ``title`` that Linux, macOS and Windows all take.

    >>> file_name("../../etc/passwd: a study.")
    'etc passwd a study.rejoinder'
    """
    spaced = _FORBIDDEN.sub(" ", _INVISIBLE.sub("", one_line(title)))
    words = " ".join(spaced.split()).strip(" .")
    while len(words.encode("utf-8")) > _LONGEST:
        words = words[:-1].rstrip(" .")
    if not words:
        words = UNTITLED
    if _RESERVED.fullmatch(words):
        words = f"Map {words}"
    return words + suffix


def untitled(taken: Collection[str]) -> str:
    """What to call a new map: "Untitled", "Untitled 2" ... as far as ``taken`` goes."""
    number = 1
    name = UNTITLED
    while name in taken:
        number += 1
        name = f"{UNTITLED} {number}"
    return name
