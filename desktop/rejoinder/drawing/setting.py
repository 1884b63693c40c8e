"""How a card's words are set: at which width, in which lines, how tall it all becomes.

All measures are map units from the card's upper left corner, for a text read from the
left. Nothing is ever cut off: a card is as tall as its words ask for.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rejoinder.drawing import icons
from rejoinder.drawing.content import Content, MarkContent
from rejoinder.drawing.items import Font, MarkKind
from rejoinder.drawing.measure import Measurer, Passage
from rejoinder.drawing.script import is_tall
from rejoinder.drawing.theme import Fonts, Theme
from rejoinder.layout.geometry import Rect
from rejoinder.layout.placement import Size
from rejoinder.model.roles import Role

START, END, TOP, BOTTOM = 16.0, 12.0, 11.0, 10.0
HEADER = 12.0
BELOW_HEADER = 5.0
ICON_GAP = 5.0
FIRST = TOP + HEADER + BELOW_HEADER
"""Where a statement's text begins."""

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
    """A line of text; ``top`` is the upper edge of the room it stands in, ``pitch`` high.
    ``width`` is its own, where that is known.
    """

    text: str
    x: float
    top: float
    pitch: float
    width: float | None = None
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


class Measure(NamedTuple):
    """A card's size, and the room that its text is broken in."""

    size: Size
    room: float


def measure(content: Content, *, theme: Theme, measurer: Measurer) -> Measure:
    """How large a card becomes at the least width that gives it a good shape."""
    fonts, (widths, tallest) = theme.fonts, theme.proportions
    font, words = text_font(content, fonts), _words(content)
    passage, is_high = measurer.passage(words, font), is_tall(words)
    pitch = _pitch(font, is_high=is_high)
    least = max(
        _header_width(content, fonts, measurer), _longest_word(content.text, font, measurer)
    )
    for width in widths:
        room = width - START - END
        is_last = width == widths[-1]
        if least > room and not is_last:
            continue
        enough = FIRST + passage.length / (room + 1) * pitch
        if enough > tallest * width and not is_last:
            continue
        breadth, count = _breaking(passage, room, is_high=is_high)
        height = _height(content, fonts, measurer, room=room, top=FIRST + count * pitch)
        if height <= tallest * width:
            break
    return Measure(Size(width, height), breadth)


def setting(content: Content, *, theme: Theme, measurer: Measurer) -> Setting:
    """``content`` in its rows, at the width that ``measure`` finds."""
    (width, height), breadth = measure(content, theme=theme, measurer=measurer)
    fonts = theme.fonts
    font, words = text_font(content, fonts), _words(content)
    room, pitch = width - START - END, _pitch(font, is_high=is_tall(words))
    lines = measurer.wrap(words, font, width=breadth)
    text = tuple(
        Row(line.text, START, FIRST + i * pitch, pitch, line.width) for i, line in enumerate(lines)
    )
    y = FIRST + len(text) * pitch
    below = _below(content, fonts.small, measurer, room=room, top=y + ABOVE_SMALL)
    if below:
        y = below[-1].top + below[-1].pitch
    marks = _marks(content, fonts, measurer, room=room, top=y + ABOVE_MARKS)
    chip = None
    if content.chip:
        chip_width = _chip_width(content, fonts, measurer)
        left = width - END - corner_room(content.role) - chip_width
        chip = Rect(left, TOP - 2, chip_width, HEADER + 4)
    return Setting(width, height, font, text, below, marks, chip)


def _height(
    content: Content, fonts: Fonts, measurer: Measurer, *, room: float, top: float
) -> float:
    """How tall a card is whose text ends at ``top``."""
    small = _small(content)
    count = sum(len(measurer.passage(t, fonts.small).widths(room - x)) for t, x in small)
    y = top + ABOVE_SMALL + count * SMALL_LINE if count else top
    if content.marks:
        marks = _marks(content, fonts, measurer, room=room, top=y + ABOVE_MARKS)
        y = marks[-1].rect.bottom
    return round(y + BOTTOM, 2)


def _longest_word(text: str, font: Font, measurer: Measurer) -> float:
    """How wide the longest word is that can't be broken well."""
    long = [word for word in text.split() if len(word) > LONG_WORD and max(word) < _IDEOGRAPHS]
    return max((measurer.width(word, font) for word in long), default=0.0) if long else 0.0


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


def _words(content: Content) -> str:
    """A statement's text as it is set."""
    return content.text.replace("\t", "    ")


def _breaking(passage: Passage, room: float, *, is_high: bool) -> tuple[float, int]:
    """The width to break a text at, and how many lines that gives. One that would end in a
    lonely word is broken somewhat narrower, if it takes no line more.
    """
    if is_high:
        return room * RESERVE, len(passage.widths(room * RESERVE))
    lines = passage.widths(room)
    if 1 < len(lines) <= BALANCED_LINES and _is_lonely(lines):
        for part in (0.92, 0.85, 0.78, 0.71):
            tried = passage.widths(room * part)
            if len(tried) > len(lines):
                break
            if not _is_lonely(tried):
                return room * part, len(tried)
    return room, len(lines)


def _is_lonely(lines: Sequence[float]) -> bool:
    """Whether the last line is a stump."""
    return lines[-1] < LONELY * max(lines)


def _pitch(font: Font, *, is_high: bool) -> float:
    return round(font.size * (TALL_LINE if is_high else LINE), 2)


def _small(content: Content) -> list[tuple[str, float]]:
    """Who is quoted, then what is cited, and how far each is indented."""
    quoted = [(f"— {content.speaker}", 0.0)] if content.speaker else []
    return quoted + [(source, icons.SIZE + ICON_GAP) for source in content.sources]


def _below(
    content: Content, font: Font, measurer: Measurer, *, room: float, top: float
) -> tuple[Row, ...]:
    """What stands under the text, a source a paragraph behind its icon."""
    rows = [
        (line, START + indent, indent > 0.0 and n == 0)
        for text, indent in _small(content)
        for n, line in enumerate(measurer.wrap(text, font, width=room - indent))
    ]
    return tuple(
        Row(line.text, x, top + i * SMALL_LINE, SMALL_LINE, line.width, begins)
        for i, (line, x, begins) in enumerate(rows)
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
