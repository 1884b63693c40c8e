"""The titles of slides: a whole claim where two lines hold it, else its first words."""

from typing import NamedTuple

from rejoinder.drawing.deck.items import INSET, LONG_TITLE_POINTS, POINT, TITLE_POINTS, Frame
from rejoinder.drawing.items import Font
from rejoinder.drawing.measure import Measurer
from rejoinder.drawing.theme import FAMILY
from rejoinder.model.text import first_words, one_line

SAFE = 0.97
"""The part of a line that is counted on: other programs set the same letters a little wider."""


class Title(NamedTuple):
    """What stands over a slide, and in which size."""

    text: str
    points: int = TITLE_POINTS


def titled(claim: str, part: str, frame: Frame, measurer: Measurer) -> Title:
    """``claim`` with ``part``, such as "(1 of 2)", in one large line, two smaller ones, or cut
    short between words.
    """
    words = one_line(claim).rstrip(".")
    ending = f" {part.replace(' ', chr(0xA0))}" if part else ""
    width = SAFE * (frame.title.width - 2 * INSET)

    def lines(text: str, points: int) -> int:
        font = Font(FAMILY, points * POINT, 700)
        return len(measurer.wrap(text + ending, font, width=width))

    for points, most in ((TITLE_POINTS, 1), (LONG_TITLE_POINTS, 2)):
        if lines(words, points) <= most:
            return Title(words + ending, points)
    least, most = 1, len(words) - 1
    while least < most:
        middle = (least + most + 1) // 2
        if lines(first_words(words, middle), LONG_TITLE_POINTS) <= 2:
            least = middle
        else:
            most = middle - 1
    return Title(first_words(words, least) + ending, LONG_TITLE_POINTS)
