"""Which way a text is read, and what its script asks of a line."""

from unicodedata import bidirectional

_EMBED, _POP = "\u202b", "\u202c"
_RIGHT_TO_LEFT = ("R", "AL")


def is_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction is of a script read from the right
    (Unicode Standard Annex 9, rules P2 and P3).
    """
    if text[:1].isalpha() and text[:1].isascii():
        return False
    for letter in text:
        direction = bidirectional(letter)
        if direction == "L":
            return False
        if direction in _RIGHT_TO_LEFT:
            return True
    return False


def embedded(line: str) -> str:
    """A line of a right-to-left text, marked so that every program orders its words alike.

    SVG's ``direction`` puts text outside its box in LibreOffice and Qt, so the order is
    kept in the text itself (Annex 9, RLE and PDF) and the line is placed by its right end.
    """
    return f"{_EMBED}{line}{_POP}"


def is_tall(text: str) -> bool:
    """Whether the script needs more room between lines than Latin: Arabic to Thai, Tibetan."""
    return not text.isascii() and any("\u0590" <= letter <= "\u0fff" for letter in text)
