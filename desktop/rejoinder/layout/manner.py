"""The manners in which a map may be laid out, and what a person pins in any of them."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from enum import StrEnum
from math import sqrt

from rejoinder.layout.arrangement import TIDY, Arrangement, Style
from rejoinder.layout.forest import Forest
from rejoinder.model.records import Pin

HANGS = 3
"""So many levels of arguments hang as columns at most, where upper ones stand in rows."""

COLUMN = Style(1, (), True)


class Manner(StrEnum):
    """What a layout is after."""

    FILL = "fill"
    TREE = "tree"
    OUTLINE = "outline"
    HANGING = "hanging"
    LAYERED = "layered"


Pins = Mapping[str, Pin]
"""What is pinned, by statement."""


def laid(forest: Forest, manner: Manner, pins: Pins) -> Arrangement | None:
    """How ``forest`` stands in ``manner``; ``None`` where that is to be chosen for a shape.

    The tree has all in rows, as have layers until they come from elsewhere; the outline has all
    in columns. Hanging has rows above, and below them columns of at most ``HANGS`` levels.
    """
    if manner is Manner.FILL:
        return pinned(TIDY, forest, pins) if pins else None
    if manner in (Manner.TREE, Manner.LAYERED):
        found = Arrangement(dict.fromkeys(forest.children, Style())) if pins else TIDY
    elif manner is Manner.OUTLINE:
        found = Arrangement(dict.fromkeys(forest.children, COLUMN), Style(1))
    else:
        found = Arrangement(_hanging(forest), Style(1))
    return pinned(found, forest, pins)


def _hanging(forest: Forest) -> dict[str, Style]:
    tree = forest.tree()
    levels = [0] * len(tree)
    for row in reversed(range(len(tree))):
        above = tree.parents[row]
        if above >= 0:
            levels[above] = max(levels[above], levels[row] + (not tree.is_step[row]))
    styles: dict[str, Style] = {}
    for row, name in enumerate(tree.names):
        above = tree.parents[row]
        if tree.is_step[row] and above >= 0:
            styles[name] = styles[tree.names[above]]
        elif name in forest.children:
            styles[name] = COLUMN if levels[row] <= HANGS else Style()
    return styles


def pinned(kept: Arrangement, forest: Forest, pins: Pins) -> Arrangement:
    """``kept`` where that agrees with ``pins``, and as they say where it does not; the very
    same where it does everywhere.
    """
    changed: dict[str, Style] = {}
    for name, pin in pins.items():
        count = len(forest.children.get(name, ()))
        if count > 1 and not _agrees(kept.styles.get(name), pin):
            changed[name] = Style(_columns(pin, count), (), None)
    return replace(kept, styles={**kept.styles, **changed}) if changed else kept


def freed(kept: Arrangement, names: Collection[str]) -> Arrangement:
    """``kept`` with how ``names`` stand left open."""
    gone = [name for name in names if name in kept.styles]
    if not gone:
        return kept
    styles = {name: style for name, style in kept.styles.items() if name not in gone}
    return replace(kept, styles=styles)


def _agrees(style: Style | None, pin: Pin) -> bool:
    if style is None:
        return False
    if pin is Pin.COLUMNS:
        return style.columns > 1
    return style.columns == (1 if pin is Pin.COLUMN else 0)


def _columns(pin: Pin, count: int) -> int:
    """Several columns are about as many as each has arguments, halved, since cards are wide."""
    if pin is Pin.COLUMNS:
        return max(2, round(sqrt(count / 2)))
    return 1 if pin is Pin.COLUMN else 0
