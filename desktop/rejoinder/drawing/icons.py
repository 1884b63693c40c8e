"""Small signs as filled outlines in a box of 10 by 10 units, so that every program draws them."""

from functools import lru_cache

from rejoinder.drawing.items import MarkKind, Segment
from rejoinder.drawing.outline import (
    CLOSE,
    Segments,
    circle,
    curve,
    line,
    move,
    polyline,
    rounded,
)
from rejoinder.layout.geometry import Point, Rect
from rejoinder.model.roles import Role

SIZE = 10.0


@lru_cache(maxsize=32)
def role_icon(role: Role) -> Segments:
    """The sign that stands before a role's word."""
    return {
        Role.THESIS: _flag,
        Role.LOOSE: _ring,
        Role.PREMISE: _plus,
        Role.OBJECTION: _minus,
        Role.REBUTTAL: _turn,
        Role.EVIDENCE: _page,
    }[role]()


@lru_cache(maxsize=32)
def mark_icon(kind: MarkKind) -> Segments:
    """The sign of a mark on a card's lower edge."""
    return {
        MarkKind.HIDDEN: _chevron,
        MarkKind.COMMENTS: _bubble,
        MarkKind.SOURCES: _book,
        MarkKind.NOTE: _lines,
        MarkKind.TAGS: _tag,
        MarkKind.LINKS: _branch,
        MarkKind.SIGNED: _tick,
        MarkKind.STALE: _hourglass,
        MarkKind.FINDINGS: _alert,
    }[kind]()


def reversed_circle(x: float, y: float, *, radius: float) -> Segments:
    """A circle against the clock: a hole in the shape around it."""
    forward = circle(x, y, radius=radius)
    steps = [move(x + radius, y)]
    for index in range(4, 0, -1):
        a, b, _ = forward[index].points
        steps.append(Segment("C", (b, a, forward[index - 1].points[-1])))
    return (*steps, CLOSE)


def plus(x: float, y: float, *, reach: float, thickness: float) -> Segments:
    """A plus sign around (x, y)."""
    h, r = thickness / 2, reach
    return polyline(
        (x - h, y - r), (x + h, y - r), (x + h, y - h), (x + r, y - h), (x + r, y + h),
        (x + h, y + h), (x + h, y + r), (x - h, y + r), (x - h, y + h), (x - r, y + h),
        (x - r, y - h), (x - h, y - h), closed=True,
    )  # fmt: skip


def minus(x: float, y: float, *, reach: float, thickness: float) -> Segments:
    """A minus sign around (x, y)."""
    h = thickness / 2
    return polyline(
        (x - reach, y - h), (x + reach, y - h), (x + reach, y + h), (x - reach, y + h), closed=True
    )


def _plus() -> Segments:
    return plus(5, 5, reach=4.5, thickness=2.2)


def _minus() -> Segments:
    return minus(5, 5, reach=4.5, thickness=2.2)


def _flag() -> Segments:
    return (
        *polyline((1, 0), (2.6, 0), (2.6, 10), (1, 10), closed=True),
        *polyline((3.2, 0.6), (9.6, 0.6), (7.7, 3.3), (9.6, 6), (3.2, 6), closed=True),
    )


def _ring() -> Segments:
    return (*circle(5, 5, radius=4.5), *reversed_circle(5, 5, radius=2.7))


def _turn() -> Segments:
    return (
        move(9.8, 9.6),
        line(7.7, 9.6),
        line(7.7, 6.6),
        curve(Point(7.7, 5.3), Point(6.9, 4.6), Point(5.7, 4.6)),
        line(4.6, 4.6),
        line(4.6, 7.4),
        line(0.2, 3.6),
        line(4.6, -0.2),
        line(4.6, 2.5),
        line(5.9, 2.5),
        curve(Point(8.3, 2.5), Point(9.8, 4.0), Point(9.8, 6.4)),
        CLOSE,
    )


def _page() -> Segments:
    return (
        *polyline((1.2, 0), (6, 0), (6, 3.2), (8.8, 3.2), (8.8, 10), (1.2, 10), closed=True),
        *polyline((6.9, 0), (8.8, 2.3), (6.9, 2.3), closed=True),
        *_hole(2.7, 4.7, 4.6),
        *_hole(2.7, 7.1, 4.6),
    )


def _hole(x: float, y: float, width: float) -> Segments:
    """A slit against the clock."""
    return polyline((x, y), (x, y + 1.1), (x + width, y + 1.1), (x + width, y), closed=True)


def _chevron() -> Segments:
    return polyline((0.8, 3.4), (2.1, 2.1), (5, 5.1), (7.9, 2.1), (9.2, 3.4), (5, 7.7), closed=True)


def _bubble() -> Segments:
    return (
        *rounded(Rect(0, 0.4, 10, 7), radius=2),
        *polyline((2, 7.2), (5, 7.2), (2, 10), closed=True),
    )


def _book() -> Segments:
    return (
        move(0, 1.2),
        curve(Point(1.8, 0.6), Point(3.4, 0.8), Point(4.5, 1.7)),
        line(4.5, 9.4),
        curve(Point(3.4, 8.6), Point(1.8, 8.4), Point(0, 8.9)),
        CLOSE,
        move(10, 1.2),
        curve(Point(8.2, 0.6), Point(6.6, 0.8), Point(5.5, 1.7)),
        line(5.5, 9.4),
        curve(Point(6.6, 8.6), Point(8.2, 8.4), Point(10, 8.9)),
        CLOSE,
    )


def _lines() -> Segments:
    return (
        *polyline((0.5, 1), (9.5, 1), (9.5, 2.6), (0.5, 2.6), closed=True),
        *polyline((0.5, 4.2), (9.5, 4.2), (9.5, 5.8), (0.5, 5.8), closed=True),
        *polyline((0.5, 7.4), (6, 7.4), (6, 9), (0.5, 9), closed=True),
    )


def _tag() -> Segments:
    return (
        *polyline((0.3, 0.6), (5.2, 0.6), (9.9, 5.3), (5.3, 9.9), (0.3, 5), closed=True),
        *reversed_circle(2.9, 3.2, radius=1.1),
    )


def _branch() -> Segments:
    return (
        *polyline((0.6, 10), (0.6, 8.4), (6.4, 2.5), (4, 2.5), (4, 0.8), (9.3, 0.8),
                  (9.3, 6.1), (7.6, 6.1), (7.6, 3.7), (1.7, 10), closed=True),
    )  # fmt: skip


def _tick() -> Segments:
    return polyline((0.4, 5.4), (1.9, 3.9), (3.9, 6), (8.2, 1.2), (9.7, 2.6), (3.9, 9), closed=True)


def _alert() -> Segments:
    return polyline((5, 0.6), (9.8, 9.2), (0.2, 9.2), closed=True)


def _hourglass() -> Segments:
    return (
        *polyline((1.4, 0), (8.6, 0), (8.6, 1.6), (5.7, 5), (8.6, 8.4), (8.6, 10), (1.4, 10),
                  (1.4, 8.4), (4.3, 5), (1.4, 1.6), closed=True),
    )  # fmt: skip
