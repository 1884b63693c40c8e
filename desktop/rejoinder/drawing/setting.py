"""How a card's words are set: at which width, in which lines, how tall it all becomes.

All measures are map units from the card's upper left corner, for a text read from the
left. Nothing is ever cut off: a card is as tall as its words ask for.
"""

from dataclasses import dataclass
from typing import NamedTuple

from rejoinder.drawing import icons
from rejoinder.drawing.content import Content, MarkContent
from rejoinder.drawing.items import Font, MarkKind
from rejoinder.drawing.measure import Measurer, WrappedLine
from rejoinder.drawing.script import is_tall
from rejoinder.drawing.theme import Fonts
from rejoinder.layout.geometry import Rect
from rejoinder.model.roles import Role

WIDTHS = (180.0, 240.0, 320.0)
TALLEST = 0.58
"""A card's height to its width at most, before the next width is taken."""

START, END, TOP, BOTTOM = 16.0, 12.0, 11.0, 10.0
HEADER = 12.0
BELOW_HEADER = 5.0
ICON_GAP = 5.0
LINE, TALL_LINE = 1.36, 1.7
SMALL_LINE = 16.0
ABOVE_SMALL, ABOVE_MARKS = 4.0, 7.0
CHIP_PADDING = 7.0
CORNER = 12.0
MARK_ROW, MARK_GAP, PILL_PADDING = 16.0, 11.0, 6.0

RESERVE = 0.88
"""The part of a line that scripts outside Arial's own use: the fonts that other machines
draw them with differ in width by up to a sixth."""

BALANCED_LINES = 8
LONELY = 0.4
"""A last line shorter than this part of the longest looks left behind."""

LONG_WORD = 14
"""Letters of a word that may be too wide for the narrowest card."""

_IDEOGRAPHS = "\u2e80"
"""From here on lines may be broken behind any letter."""

CUT_ROLES = (Role.OBJECTION, Role.REBUTTAL)
FOLDED_ROLES = (Role.EVIDENCE,)


class Row(NamedTuple):
    """A line of text; ``top`` is the upper edge of the room it stands in, ``pitch`` high."""

    text: str
    x: float
    top: float
    pitch: float
    begins_source: bool = False


class MarkBox(NamedTuple):
    """A mark and where it stands."""

    mark: MarkContent
    rect: Rect


@dataclass(frozen=True)
class Setting:
    """A card at one width: the rows of its text, of what stands below it, and its marks."""

    width: float
    height: float
    font: Font
    text: tuple[Row, ...]
    below: tuple[Row, ...]
    marks: tuple[MarkBox, ...]
    chip: Rect | None

    @property
    def text_rect(self) -> Rect:
        first, last = self.text[0], self.text[-1]
        room = self.width - START - END
        return Rect(START, first.top, room, last.top + last.pitch - first.top)


def setting(content: Content, *, fonts: Fonts, measurer: Measurer) -> Setting:
    """``content`` at the least width that gives a card of good shape."""
    least = max(
        _header_width(content, fonts, measurer),
        _longest_word(content.text, text_font(content, fonts), measurer),
    )
    for width in WIDTHS:
        if least <= width - START - END or width == WIDTHS[-1]:
            tried = _set(content, fonts, measurer, width=width)
            if tried.height <= TALLEST * width:
                return tried
    return tried


def _longest_word(text: str, font: Font, measurer: Measurer) -> float:
    """How wide the longest word is that can't be broken well."""
    long = (word for word in text.split() if len(word) > LONG_WORD and max(word) < _IDEOGRAPHS)
    return max((measurer.width(word, font) for word in long), default=0.0)


def text_font(content: Content, fonts: Fonts) -> Font:
    """The face that a card's statement is set in."""
    if content.role is Role.THESIS:
        return fonts.thesis
    return fonts.text if content.stated else fonts.unstated


def mark_font(mark: MarkContent, fonts: Fonts) -> Font:
    """Counts are bold, words are not."""
    return fonts.mark if mark.kind is MarkKind.TAGS else fonts.tally


def corner_room(role: Role) -> float:
    """What a cut or folded corner takes from the header beside it."""
    return 6.0 if role in CUT_ROLES or role in FOLDED_ROLES else 0.0


def _header_width(content: Content, fonts: Fonts, measurer: Measurer) -> float:
    words = measurer.width(content.word.upper(), fonts.word)
    chip = _chip_width(content, fonts, measurer) + 8 if content.chip else 0.0
    return icons.SIZE + ICON_GAP + words + chip + corner_room(content.role)


def _chip_width(content: Content, fonts: Fonts, measurer: Measurer) -> float:
    return measurer.width(content.chip, fonts.mark) + 2 * CHIP_PADDING


def _set(content: Content, fonts: Fonts, measurer: Measurer, *, width: float) -> Setting:
    font = text_font(content, fonts)
    room = width - START - END
    top = TOP + HEADER + BELOW_HEADER
    pitch = _pitch(font, content.text)
    lines = _lines(content.text, font, measurer, room=room)
    text = tuple(Row(line.text, START, top + i * pitch, pitch) for i, line in enumerate(lines))
    y = top + len(text) * pitch
    below = _below(content, fonts.small, measurer, room=room, top=y + ABOVE_SMALL)
    if below:
        y = below[-1].top + below[-1].pitch
    marks = _marks(content, fonts, measurer, room=room, top=y + ABOVE_MARKS)
    if marks:
        y = marks[-1].rect.bottom
    chip = None
    if content.chip:
        chip_width = _chip_width(content, fonts, measurer)
        left = width - END - corner_room(content.role) - chip_width
        chip = Rect(left, TOP - 2, chip_width, HEADER + 4)
    return Setting(width, round(y + BOTTOM, 2), font, text, below, marks, chip)


def _lines(text: str, font: Font, measurer: Measurer, *, room: float) -> tuple[WrappedLine, ...]:
    """The lines of a statement. One that would end in a lonely word is broken somewhat
    narrower, if it takes no line more.
    """
    words = text.replace("\t", "    ")
    if is_tall(words):
        return measurer.wrap(words, font, width=room * RESERVE)
    lines = measurer.wrap(words, font, width=room)
    if not 1 < len(lines) <= BALANCED_LINES or not _is_lonely(lines):
        return lines
    for part in (0.92, 0.85, 0.78, 0.71):
        tried = measurer.wrap(words, font, width=room * part)
        if len(tried) > len(lines):
            break
        if not _is_lonely(tried):
            return tried
    return lines


def _is_lonely(lines: tuple[WrappedLine, ...]) -> bool:
    """Whether the last line is a stump."""
    return lines[-1].width < LONELY * max(line.width for line in lines)


def _pitch(font: Font, text: str) -> float:
    return round(font.size * (TALL_LINE if is_tall(text) else LINE), 2)


def _below(
    content: Content, font: Font, measurer: Measurer, *, room: float, top: float
) -> tuple[Row, ...]:
    """Who is quoted, then what is cited, a source a paragraph behind its icon."""
    rows: list[tuple[str, float, bool]] = []
    if content.speaker:
        quoted = measurer.wrap(f"— {content.speaker}", font, width=room)
        rows += [(line.text, START, False) for line in quoted]
    indent = icons.SIZE + ICON_GAP
    for source in content.sources:
        cited = measurer.wrap(source, font, width=room - indent)
        rows += [(line.text, START + indent, n == 0) for n, line in enumerate(cited)]
    return tuple(
        Row(text, x, top + i * SMALL_LINE, SMALL_LINE, begins)
        for i, (text, x, begins) in enumerate(rows)
    )


def _marks(
    content: Content, fonts: Fonts, measurer: Measurer, *, room: float, top: float
) -> tuple[MarkBox, ...]:
    """The marks side by side, in as many rows as they need."""
    boxes = []
    x = 0.0
    for mark in content.marks:
        width = icons.SIZE
        if mark.label:
            width += 4 + measurer.width(mark.label, mark_font(mark, fonts))
        if mark.kind is MarkKind.HIDDEN:
            width += 2 * PILL_PADDING
        if x and x + width > room:
            x, top = 0.0, top + MARK_ROW
        boxes.append(MarkBox(mark, Rect(START + x, top, width, MARK_ROW)))
        x += width + MARK_GAP
    return tuple(boxes)
