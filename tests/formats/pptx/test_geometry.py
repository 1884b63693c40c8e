"""Connectors run where the map's lines run: as the presets are defined, turned and mirrored."""

from math import cos, radians, sin

from hypothesis import given
from hypothesis import strategies as st

from rejoinder.formats.pptx.geometry import Bent, bent, corners, side
from rejoinder.layout.geometry import Point, Rect

LENGTHS = st.integers(-400, 400).filter(lambda n: abs(n) > 1)


@st.composite
def ways(draw: st.DrawFn) -> list[Point]:
    """An orthogonal way of one to five stretches that ends elsewhere than it began."""
    x = y = 0.0
    points = [Point(x, y)]
    upright = draw(st.booleans())
    for length in draw(st.lists(LENGTHS, min_size=1, max_size=5)):
        x, y = (x, y + length) if upright else (x + length, y)
        points.append(Point(x, y))
        upright = not upright
    return points


def drawn(way: Bent) -> list[Point]:
    """Where a program draws ``way`` (ECMA-376 part 1, presetShapeDefinitions)."""
    box = way.box
    axes = [0.0, 0.0]
    local = [(0.0, 0.0)]
    sizes = (box.width, box.height)
    for place, adjust in enumerate(way.adjusts):
        axes[place % 2] = sizes[place % 2] * adjust / 100_000
        local.append((axes[0], axes[1]))
    bends = 0 if way.preset.startswith("straight") else int(way.preset[-1]) - 1
    if bends:
        last = len(way.adjusts) % 2
        axes[last] = sizes[last]
        local.append((axes[0], axes[1]))
    local.append(sizes)
    center, angle = box.center, radians(way.rotation / 60_000)
    found = []
    for across, along in local:
        x = (box.width - across if way.flip_x else across) - box.width / 2
        y = (box.height - along if way.flip_y else along) - box.height / 2
        found.append(
            Point(
                center.x + x * cos(angle) - y * sin(angle),
                center.y + x * sin(angle) + y * cos(angle),
            )
        )
    return found


@given(ways())
def test_a_bent_connector_is_drawn_along_its_way(points: list[Point]) -> None:
    wanted, way = corners(points), bent(points)
    if way is None:
        assert wanted[0].x == wanted[-1].x or wanted[0].y == wanted[-1].y
        return
    found = drawn(way)
    assert len(wanted) == len(found)
    for one, other in zip(wanted, found, strict=True):
        assert abs(one.x - other.x) < 0.05
        assert abs(one.y - other.y) < 0.05


def test_the_known_elbow_is_told_as_it_was_measured() -> None:
    to_the_right = bent([Point(0, 100), Point(0, 50), Point(80, 50), Point(80, 0)])
    assert to_the_right == Bent(
        "bentConnector3", Rect(-10, 10, 100, 80), 16_200_000, False, False, (50_000,)
    )
    to_the_left = bent([Point(80, 100), Point(80, 50), Point(0, 50), Point(0, 0)])
    assert to_the_left is not None
    assert (to_the_left.rotation, to_the_left.flip_x, to_the_left.flip_y) == (
        5_400_000,
        True,
        False,
    )


def test_a_way_with_too_many_bends_has_no_connector() -> None:
    stairs = [Point(10 * ((n + 1) // 2), 10 * (n // 2)) for n in range(8)]
    assert bent(stairs) is None


def test_the_side_that_is_touched_is_found() -> None:
    box = Rect(0, 0, 100, 40)
    touched = (Point(50, 0), Point(0, 20), Point(50, 40), Point(100, 20))
    assert [side(box, point) for point in touched] == [0, 1, 2, 3]
