"""How a card looks: from what it says and a theme to shapes in the card's own units.

A role is carried four ways: by word, icon, border and colour. The card of a text that is
read from the right is the mirror image of the others.
"""

from functools import lru_cache
from typing import Literal

from rejoinder.drawing import icons
from rejoinder.drawing.content import Content
from rejoinder.drawing.items import Face, Font, Mark, MarkKind, Path, Shape, Style, TextLine
from rejoinder.drawing.measure import Measurer
from rejoinder.drawing.outline import (
    edge_bar,
    filled,
    mirrored,
    polyline,
    rounded,
    shifted,
)
from rejoinder.drawing.script import embedded, is_right_to_left
from rejoinder.drawing.setting import (
    CORNER,
    CUT_ROLES,
    FOLDED_ROLES,
    HEADER,
    ICON_GAP,
    PILL_PADDING,
    START,
    TOP,
    MarkBox,
    Row,
    Setting,
    mark_font,
    setting,
)
from rejoinder.drawing.theme import Theme
from rejoinder.layout.geometry import Point, Rect
from rejoinder.model.roles import Role

BAR = 4.0
RADIUS = 6.0
BORDER, HEAVY_BORDER = 1.25, 2.25
UNSTATED_DASH = (5.0, 3.0)


def face(content: Content, *, theme: Theme, measurer: Measurer) -> Face:
    """The face of a card that says ``content``."""
    placed = setting(content, theme=theme, measurer=measurer)
    shapes = [
        *_body(content, placed, theme),
        *_header(content, placed, theme, measurer),
        *_words(content, placed, theme, measurer),
        *(shape for box in placed.marks for shape in _mark(box, theme, measurer)),
    ]
    rects = [(box.mark.kind, box.rect, box.mark.text) for box in placed.marks]
    sources = [row for row in placed.below if row.x > START]
    if sources:
        height = sources[-1].top + sources[-1].pitch - sources[0].top
        rect = Rect(START, sources[0].top, placed.text_rect.width, height)
        rects.append((MarkKind.SOURCES, rect, "; ".join(content.sources)))
    marks = [Mark(*parts) for parts in rects]
    text_rect = placed.text_rect
    if is_right_to_left(content.text):
        shapes = [mirrored(shape, placed.width) for shape in shapes]
        marks = [mark._replace(rect=_flipped(mark.rect, placed.width)) for mark in marks]
        text_rect = _flipped(text_rect, placed.width)
    return Face(placed.width, placed.height, tuple(shapes), tuple(marks), text_rect, placed.font)


def _flipped(rect: Rect, width: float) -> Rect:
    return rect._replace(x=width - rect.right)


def _body(content: Content, placed: Setting, theme: Theme) -> list[Shape]:
    """The card's paper, the bar of its role and, on evidence, the folded corner. Borders lie
    within, so that nothing is drawn outside the card.
    """
    stroke = HEAVY_BORDER if content.role is Role.THESIS else BORDER
    box = Rect(0, 0, placed.width, placed.height).grown(-stroke / 2)
    cut = CORNER if content.role in (*CUT_ROLES, *FOLDED_ROLES) else 0.0
    color = theme.ink if content.role is Role.THESIS else theme.border
    style = Style(
        fill=theme.added if content.chip else theme.card,
        stroke=color if content.stated else theme.edge,
        stroke_width=stroke,
        dash=() if content.stated else UNSTATED_DASH,
    )
    paper = Path(rounded(box, radius=RADIUS - stroke / 2, cut=cut), style)
    bar = _bar(content.role, placed.height, theme)
    if content.role not in FOLDED_ROLES:
        return [paper, bar]
    x, y = box.right - cut, box.y + cut
    corner = polyline((x, box.y), (x, y), (box.right, y), closed=True)
    return [paper, bar, Path(corner, style._replace(fill=theme.chip))]


def _bar(role: Role, height: float, theme: Theme) -> Path:
    """The strip in the role's colour along the edge where reading starts."""
    color, dash = theme.roles[role], theme.bar_dashes.get(role)
    if dash is None:
        return filled(edge_bar(height, width=BAR, radius=RADIUS), color)
    middle = polyline((BAR / 2, RADIUS), (BAR / 2, height - RADIUS))
    return Path(middle, Style(stroke=color, stroke_width=BAR, dash=dash))


def _header(content: Content, placed: Setting, theme: Theme, measurer: Measurer) -> list[Shape]:
    """Icon and word of the role, and the voice's chip where one was added."""
    color, fonts = theme.roles[content.role], theme.fonts
    row = Row(content.word.upper(), START + icons.SIZE + ICON_GAP, TOP, HEADER)
    shapes: list[Shape] = [_sign(content.role, color), _line(row, fonts.word, color, measurer)]
    if placed.chip is not None:
        chip = placed.chip
        shapes.append(filled(rounded(chip, radius=chip.height / 2), theme.voice))
        label = Row(content.chip, chip.center.x, chip.y, chip.height)
        shapes.append(_line(label, fonts.mark, theme.voice_ink, measurer, anchor="middle"))
    return shapes


@lru_cache(maxsize=64)
def _sign(role: Role, color: str) -> Path:
    """The icon of a role, where it stands on every card."""
    return filled(shifted(icons.role_icon(role), START, TOP + (HEADER - icons.SIZE) / 2), color)


@lru_cache(maxsize=512)
def _icon(kind: MarkKind, color: str, at: Point) -> Path:
    """The icon of a mark. Many stand in the same place of their cards."""
    return filled(shifted(icons.mark_icon(kind), *at), color)


def _words(content: Content, placed: Setting, theme: Theme, measurer: Measurer) -> list[Shape]:
    """The statement, who said it and what it cites."""
    shapes: list[Shape] = []
    from_right = is_right_to_left(content.text)
    for row in placed.text:
        line = _line(row, placed.font, theme.ink, measurer)
        shapes.append(line._replace(text=embedded(row.text)) if from_right and row.text else line)
    for row in placed.below:
        if row.begins_source:
            top = row.top + (row.pitch - icons.SIZE) / 2
            color = theme.roles[content.role]
            shapes.append(_icon(MarkKind.SOURCES, color, Point(START, top)))
        shapes.append(_line(row, theme.fonts.small, theme.secondary, measurer))
    return shapes


def _mark(box: MarkBox, theme: Theme, measurer: Measurer) -> list[Shape]:
    """One sign on the lower edge; what is folded away stands in a pill to click on."""
    mark, rect = box
    shapes: list[Shape] = []
    x, color = rect.x, theme.secondary
    if mark.kind is MarkKind.HIDDEN:
        shapes.append(filled(rounded(rect, radius=rect.height / 2), theme.chip))
        x, color = x + PILL_PADDING, theme.chip_ink
    elif mark.kind in (MarkKind.COMMENTS, MarkKind.STALE):
        color = theme.badge
    top = rect.y + (rect.height - icons.SIZE) / 2
    shapes.append(_icon(mark.kind, color, Point(x, top)))
    if mark.label:
        row = Row(mark.label, x + icons.SIZE + 4, rect.y, rect.height)
        shapes.append(_line(row, mark_font(mark, theme.fonts), color, measurer))
    return shapes


def _line(
    row: Row,
    font: Font,
    color: str,
    measurer: Measurer,
    *,
    anchor: Literal["start", "middle", "end"] = "start",
) -> TextLine:
    """``row`` with its baseline where it centres the letters in the row's height."""
    ascent, descent, _ = measurer.metrics(font)
    baseline = row.top + (row.pitch - ascent - descent) / 2 + ascent
    width = measurer.width(row.text, font) if row.width is None else row.width
    return TextLine(row.text, row.x, round(baseline, 2), font, color, anchor, width)
