"""Outlines close, round and mirror as they should."""

from math import hypot, pi

import pytest

from rejoinder.drawing.icons import mark_icon, role_icon
from rejoinder.drawing.items import MarkKind, Segment
from rejoinder.drawing.outline import (
    arrowhead,
    circle,
    edge_bar,
    rounded,
    rounded_way,
)
from rejoinder.drawing.script import is_right_to_left, is_tall
from rejoinder.layout.curves import curve_points
from rejoinder.layout.geometry import Point, Rect
from rejoinder.model.roles import Role


def corners(segments: tuple[Segment, ...]) -> list[Point]:
    """Where each step ends, without its control points."""
    return [segment.points[-1] for segment in segments if segment.points]


def area(segments: tuple[Segment, ...]) -> float:
    """Twice-signed shoelace area of the first part of an outline, curves sampled."""
    points: list[Point] = []
    for verb, given in segments:
        if verb == "Z":
            break
        if verb == "C":
            points += curve_points((points[-1], *given), 16)[1:]
        else:
            points.append(given[0])
    pairs = zip(points, points[1:] + points[:1], strict=True)
    return sum(a.x * b.y - b.x * a.y for a, b in pairs) / 2


def test_a_circle_is_round() -> None:
    made = circle(3, 4, radius=10)
    assert area(made) == pytest.approx(pi * 100, rel=0.01)
    for x, y in corners(made):
        assert hypot(x - 3, y - 4) == pytest.approx(10)


def test_a_rounded_box_loses_only_its_corners() -> None:
    made = rounded(Rect(0, 0, 40, 20), radius=5)
    assert area(made) == pytest.approx(800 - (4 - pi) * 25, rel=0.01)


def test_a_cut_corner_is_straight() -> None:
    made = rounded(Rect(0, 0, 40, 20), radius=0, cut=6)
    assert area(made) == pytest.approx(800 - 18)


def test_a_bar_follows_the_round_corner() -> None:
    made = edge_bar(100, width=4, radius=6)
    start = made[0].points[0]
    assert start.x == pytest.approx(4, abs=0.01)
    assert start.y == pytest.approx(6 - (36 - 4) ** 0.5, abs=0.02)
    assert min(x for segment in made for x, _ in segment.points) == 0


def test_a_way_is_rounded_at_its_corners_and_keeps_its_ends() -> None:
    way = rounded_way([Point(0, 0), Point(0, 40), Point(30, 40)], radius=6)
    assert [segment.verb for segment in way] == ["M", "L", "C", "L"]
    assert corners(way) == [(0, 0), (0, 34), (6, 40), (30, 40)]


def test_a_corner_too_tight_is_rounded_as_far_as_there_is_room() -> None:
    way = rounded_way([Point(0, 0), Point(0, 4), Point(30, 4)], radius=6)
    assert corners(way) == [(0, 0), (0, 2), (2, 4), (30, 4)]


def test_points_in_a_line_or_in_one_place_make_no_corner() -> None:
    way = rounded_way([Point(0, 0), Point(0, 4), Point(0, 9), Point(0, 9)], radius=6)
    assert [segment.verb for segment in way] == ["M", "L"]


def test_an_arrowhead_ends_at_its_tip() -> None:
    head = arrowhead(Point(10, 0), Point(0, 0), length=8, width=6)
    assert corners(head) == [(10, 0), (2, 3), (2, -3)]


@pytest.mark.parametrize("kind", list(MarkKind))
def test_mark_icons_stay_in_their_box(kind: MarkKind) -> None:
    assert_in_box(mark_icon(kind))


@pytest.mark.parametrize("role", list(Role))
def test_role_icons_stay_in_their_box(role: Role) -> None:
    assert_in_box(role_icon(role))


def assert_in_box(icon: tuple[Segment, ...]) -> None:
    for segment in icon:
        for x, y in segment.points:
            assert -0.25 <= x <= 10.25
            assert -0.25 <= y <= 10.25


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Rain", False), ("", False), ("123 …", False), ("«شہر»", True), ("7 שלום", True)],
)
def test_direction_is_that_of_the_first_letter_that_has_one(text: str, expected: bool) -> None:
    assert is_right_to_left(text) is expected


def test_scripts_with_tall_letters_are_known() -> None:
    assert is_tall("نستعلیق")
    assert is_tall("ไทย")
    assert not is_tall("Ångström, Ψυχή, 静か")
