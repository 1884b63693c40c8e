"""What is shown of one paragraph beside its words: tints and underlines of its passages."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF

from rejoinder.editor.anchored import Passage
from rejoinder.gui.article.paragraph import Paragraph

MOST_LEVELS = 4
"""Underlines that find room between two lines; deeper ones share the last."""


class Tint(NamedTuple):
    """A passage as it lies in its paragraph. ``level`` parts the underlines of those that
    overlap, 0 is next to the words; ``line`` is where it begins, from 0."""

    passage: Passage
    boxes: tuple[QRectF, ...]
    level: int
    line: int


def tints(paragraph: Paragraph, found: Sequence[Passage]) -> tuple[Tint, ...]:
    """The passages of a paragraph that is laid out, those that can be shown."""
    ends: list[int] = []
    made: list[Tint] = []
    for passage in found:
        if not passage.stands:
            continue
        free = (i for i, end in enumerate(ends) if end <= passage.start)
        level = next(free, len(ends))
        ends[level : level + 1] = [passage.end]
        made.append(
            Tint(
                passage,
                tuple(paragraph.boxes(passage.start, passage.end)),
                min(level, MOST_LEVELS - 1),
                paragraph.line_of(passage.start),
            )
        )
    return tuple(made)
