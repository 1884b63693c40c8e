"""Branches in frames of their own: a layout in which nothing has to know where it stands.

What moves takes along all that is in it, and a search for what is in some place passes by
whatever lies elsewhere with all that is in it. Lengths are those of a map that grows downward.
"""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from rejoinder.layout.geometry import Rect

WIDE = 48
"""Where more than so many frames stand in one, they are searched in stretches."""

STRETCH = 16
"""How many frames a stretch holds."""

HAIR = 1e-3
"""What is searched lies within an area that is larger by this; sums of lengths are not exact."""

B = TypeVar("B", bound="Branch")


class Frame:
    """A place in another frame ``above``, ``dx`` across and ``dy`` down from its origin, with
    the frames ``below`` in it. ``left``, ``top``, ``right`` and ``bottom`` hold all of them.
    ``at_x`` and ``at_y`` are where ``inside`` found it last: to be read at once.
    """

    __slots__ = (
        "above",
        "at_x",
        "at_y",
        "below",
        "bottom",
        "dx",
        "dy",
        "left",
        "right",
        "stretches",
        "top",
    )

    above: "Frame | None"
    below: "Sequence[Frame]"
    left: float
    top: float
    right: float
    bottom: float
    at_x: float
    at_y: float
    stretches: "Sequence[Stretch] | None"

    def __init__(self) -> None:
        self.above = self.stretches = None
        self.below = ()
        self.dx = self.dy = 0.0

    def enclose(self) -> None:
        """Takes the extent of what is in it, which has changed."""
        self.stretches = None
        self.left, self.top, self.right, self.bottom = _extent(self.below)


Stretch = tuple[float, float, float, float, Sequence[Frame]]
"""A few of the frames in one, with the left, top, right and bottom of what holds them."""


class Branch(Frame):
    """A node with all that hangs under it. The middle of its box's upper edge is at ``x``,
    ``y``; its connectors from below are within its extent. The box and they lie between the
    heights ``high`` and ``low``.
    """

    __slots__ = ("breadth", "depth", "high", "is_step", "low", "name", "x", "y")

    breadth: float
    depth: float
    high: float
    low: float

    def __init__(self, name: str, *, is_step: bool) -> None:
        self.name, self.is_step = name, is_step
        self.above = self.stretches = None
        self.below = ()
        self.dx = self.dy = self.x = self.y = 0.0


def _extent(frames: Sequence[Frame]) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of frames that stand in one; zero of none."""
    if not frames:
        return 0.0, 0.0, 0.0, 0.0
    return (
        min([f.dx + f.left for f in frames]),
        min([f.dy + f.top for f in frames]),
        max([f.dx + f.right for f in frames]),
        max([f.dy + f.bottom for f in frames]),
    )


def place(
    frame: Frame, known: dict[Frame, tuple[float, float]] | None = None
) -> tuple[float, float]:
    """Where the origin of ``frame`` lies, added up from the outermost frame down. ``known``
    takes down what was found on the way, for the next one.
    """
    steps = []
    at: Frame | None = frame
    x = y = 0.0
    while at is not None:
        if known is not None and at in known:
            x, y = known[at]
            break
        steps.append(at)
        at = at.above
    while steps:
        at = steps.pop()
        x += at.dx
        y += at.dy
        if known is not None:
            known[at] = (x, y)
    return x, y


def inside(top: Frame) -> list[Branch]:
    """All branches in reading order; ``at_x`` and ``at_y`` say where they are."""
    found: list[Branch] = []
    top.at_x, top.at_y = top.dx, top.dy
    waiting = [top]
    while waiting:
        frame = waiting.pop()
        if isinstance(frame, Branch):
            found.append(frame)
        below = frame.below
        if below:
            x, y = frame.at_x, frame.at_y
            for f in below:
                f.at_x = x + f.dx
                f.at_y = y + f.dy
            waiting += below[::-1]
    return found


Near = tuple[float, float, float, float]
"""Left, top, right and bottom of what is searched, as a branch counts them."""


def meeting(top: Frame, area: Rect) -> Iterator[tuple[Branch, float, float, Near]]:
    """Branches in reading order, with where their origins lie and with ``area`` as they see
    it: all whose own box or connectors meet it, and a few more.
    """
    left, up, right, down = area.x - HAIR, area.y - HAIR, area.right + HAIR, area.bottom + HAIR
    waiting = [(top, top.dx, top.dy)]
    while waiting:
        frame, x, y = waiting.pop()
        near = (left - x, up - y, right - x, down - y)
        if isinstance(frame, Branch) and frame.high < near[3] and near[1] < frame.low:
            yield frame, x, y, near
        below = frame.below
        if len(below) > WIDE:
            below = [f for part in _stretches(frame) if _meet(near, part) for f in part[4]]
        for f in reversed(below):
            fx, fy = x + f.dx, y + f.dy
            if (
                fx + f.left < right
                and left < fx + f.right
                and fy + f.top < down
                and up < fy + f.bottom
            ):
                waiting.append((f, fx, fy))


def _stretches(frame: Frame) -> Sequence[Stretch]:
    """The frames in ``frame``, a few at a time."""
    found = frame.stretches
    if found is None:
        parts = (frame.below[n : n + STRETCH] for n in range(0, len(frame.below), STRETCH))
        frame.stretches = found = [(*_extent(part), part) for part in parts]
    return found


def _meet(near: Near, stretch: Stretch) -> bool:
    left, top, right, bottom, _ = stretch
    return left < near[2] and near[0] < right and top < near[3] and near[1] < bottom
