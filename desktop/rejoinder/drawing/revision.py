"""What a comparison of two versions says of a card or a disc, and how that looks on it.

A revision is told by a word on a tab over the card, by the card's border, and by its colour. What
was removed is hatched, with a dashed border; of what was reworded the old words are struck
through and the new ones underlined.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from rejoinder.drawing.items import (
    Disc,
    Face,
    Path,
    Revision,
    RevisionKind,
    RunState,
    Segment,
    Shape,
    Style,
    TextLine,
)
from rejoinder.drawing.measure import Measurer
from rejoinder.drawing.outline import circle, polyline, rounded, shifted
from rejoinder.drawing.theme import Fonts, Theme
from rejoinder.layout.geometry import Point, Rect
from rejoinder.layout.placement import Size

BORDER = 2.0
DASH = (6.0, 4.0)
RADIUS = 6.0
RING = 4.0
"""How far the ring of a revised disc lies around it."""

PADDING, ABOVE, BELOW = 10.0, 4.0, 4.0
LINE = 15.0
"""Of the tab: the room around its words, and the height of a line of them."""

HATCH = 14.0
"""Between the lines of a hatching, measured along an edge."""

STRIKE, UNDER = 0.28, 0.14
"""Where words are struck through and underlined, in heights of their letters from the baseline."""

STROKE = 1.5


def revised_size(size: Size, revision: Revision, *, fonts: Fonts, measurer: Measurer) -> Size:
    """The size of a card of ``size`` with its tab."""
    return Size(size.width, size.height + _tab_height(size.width, revision, fonts, measurer))


def revised(face: Face, revision: Revision, *, theme: Theme, measurer: Measurer) -> Face:
    """``face`` as a comparison shows it."""
    color = theme.revisions[revision.kind]
    tab = _tab_height(face.width, revision, theme.fonts, measurer)
    paper, *rest = face.shapes
    assert isinstance(paper, Path)
    is_gone = revision.kind is RevisionKind.REMOVED
    style = paper.style._replace(
        stroke=color,
        stroke_width=max(BORDER, paper.style.stroke_width),
        dash=DASH if is_gone else paper.style.dash,
    )
    shapes = [
        Path(paper.segments, style),
        *(_hatching(face, theme) if is_gone else ()),
        *rest,
        *_marked_words(face, revision, theme, measurer),
    ]
    moved = tuple(_lowered(shape, tab) for shape in shapes)
    marks = tuple(m._replace(rect=m.rect._replace(y=m.rect.y + tab)) for m in face.marks)
    text_rect = face.text_rect._replace(y=face.text_rect.y + tab)
    drawn_small = (_ground(face, tab, color, theme), _lowered(rest[0], tab))
    return Face(
        face.width,
        face.height + tab,
        (*drawn_small, *_tab(face.width, tab, revision, theme, measurer), *moved),
        marks,
        text_rect,
        face.text_font,
    )


def ringed(disc: Disc, revision: Revision, theme: Theme) -> Disc:
    """A step as a comparison shows it: with a ring, dashed where it was removed."""
    dash = (3.0, 3.0) if revision.kind is RevisionKind.REMOVED else ()
    style = Style(stroke=theme.revisions[revision.kind], stroke_width=BORDER, dash=dash)
    ring = Path(circle(0, 0, radius=disc.radius + RING), style)
    detail = f"{revision.label}. {disc.detail}".strip()
    return replace(disc, shapes=(*disc.shapes, ring), detail=detail)


def _lines(
    width: float, revision: Revision, fonts: Fonts, measurer: Measurer
) -> list[tuple[str, float]]:
    """The words of a tab in lines, each with its width."""
    wrapped = measurer.wrap(revision.label, fonts.tally, width=width - 2 * PADDING)
    return [(line.text, line.width) for line in wrapped]


def _tab_height(width: float, revision: Revision, fonts: Fonts, measurer: Measurer) -> float:
    return ABOVE + LINE * len(_lines(width, revision, fonts, measurer)) + BELOW


def _ground(face: Face, tab: float, color: str, theme: Theme) -> Path:
    """What lies under all of a card: from its first two shapes, paper and bar, a card is drawn
    where it is too small to read.
    """
    box = Rect(0, 0, face.width, face.height + tab).grown(-RADIUS)
    return Path(rounded(box, radius=RADIUS), Style(theme.card, color, 2 * BORDER))


def _tab(
    width: float, height: float, revision: Revision, theme: Theme, measurer: Measurer
) -> Iterator[Shape]:
    """The tab, which reaches under the card's rounded corners."""
    color = theme.revisions[revision.kind]
    yield Path(rounded(Rect(0, 0, width, height + 2 * RADIUS), radius=RADIUS), Style(fill=color))
    font = theme.fonts.tally
    ascent, descent, _ = measurer.metrics(font)
    for number, (text, wide) in enumerate(_lines(width, revision, theme.fonts, measurer)):
        y = ABOVE + number * LINE + (LINE - ascent - descent) / 2 + ascent
        yield TextLine(text, PADDING, round(y, 2), font, theme.on_revision, "start", wide)


def _lowered(shape: Shape, by: float) -> Shape:
    if isinstance(shape, TextLine):
        return shape._replace(y=shape.y + by)
    return Path(shifted(shape.segments, 0, by), shape.style)


def _hatching(face: Face, theme: Theme) -> Iterator[Path]:
    """Slanting lines over the card, within its border."""
    yield _hatched(face.width, face.height, theme.border)


@lru_cache(maxsize=256)
def _hatched(width: float, height: float, color: str) -> Path:
    left, top, right, bottom = BORDER, BORDER, width - BORDER, height - BORDER
    segments: list[Segment] = []
    at = left + HATCH - (bottom - top)
    while at < right:
        start, end = Point(at, bottom), Point(at + bottom - top, top)
        if start.x < left:
            start = Point(left, bottom - (left - at))
        if end.x > right:
            end = Point(right, top + (end.x - right))
        segments += polyline(start, end)
        at += HATCH
    return Path(tuple(segments), Style(stroke=color, stroke_width=1.0))


def _marked_words(
    face: Face, revision: Revision, theme: Theme, measurer: Measurer
) -> Iterator[Path]:
    """Lines through words that are gone, and under words that are new."""
    runs = list(_runs(revision))
    if revision.kind is RevisionKind.REMOVED:
        runs = [(RunState.OLD, 0, 1_000_000)]
    if not runs:
        return
    cursor, words = 0, revision.text.replace("\t", "    ")
    for line in face.shapes:
        if not isinstance(line, TextLine) or not _is_text(face, line):
            continue
        text = line.text.strip("\u202b\u202c")
        start = max(words.find(text, cursor), cursor) if words else cursor
        cursor = start + len(text)
        for state, first, last in runs:
            begin, end = max(first - start, 0), min(last - start, len(text))
            if begin < end and text[begin:end].strip():
                yield _stroke(line, text, (begin, end), state, theme, measurer)


def _is_text(face: Face, line: TextLine) -> bool:
    within = face.text_rect.y <= line.y <= face.text_rect.bottom + 1
    return within and line.font == face.text_font


def _runs(revision: Revision) -> Iterator[tuple[RunState, int, int]]:
    """The changed runs by their places in the text as it is set."""
    at = 0
    for run in revision.runs:
        length = len(run.text.replace("\t", "    "))
        if run.state is not RunState.KEPT:
            yield run.state, at, at + length
        at += length


def _stroke(
    line: TextLine,
    text: str,
    span: tuple[int, int],
    state: RunState,
    theme: Theme,
    measurer: Measurer,
) -> Path:
    """The stroke over or under some letters of a line."""
    begin, end = span
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    before, upto = (measurer.width(text[:n], line.font) for n in (begin, end))
    if line.anchor == "end":
        x, to = line.x - upto, line.x - before
    else:
        x, to = line.x + before, line.x + upto
    is_old = state is RunState.OLD
    y = line.y - line.font.size * STRIKE if is_old else line.y + line.font.size * UNDER
    kind = RevisionKind.REMOVED if is_old else RevisionKind.ADDED
    style = Style(stroke=theme.revisions[kind], stroke_width=STROKE)
    return Path(polyline((x, y), (to, y)), style)
