"""What Graphviz's ``dot`` is asked and says: DOT out, its ``plain`` format in.

Names are numbers, so that nothing needs quotes; sizes are in inches of 72 units. ``plain``
has a line for each box and edge, with y growing upward and five significant digits: beyond
720,000 units places are rounded to 7 of them and more, so that it is checked that nothing meets.
"""

from collections.abc import Sequence

from rejoinder.layout.gaps import GAPS
from rejoinder.layout.geometry import Point
from rejoinder.layout.layered import Layered, Network, around, overlaps
from rejoinder.model.errors import LayoutRefused
from rejoinder.model.records import Direction

MOST = 2000
"""Boxes that are laid out in layers at most: half a second's work."""

INCH = 72.0

EFFORT = 0.01
"""How often ``dot`` tries to have fewer crossings, in parts of what it does unasked: the more
it tries, the more siblings it puts in another order, whatever ``ordering`` says.
"""

_TURNS = {
    Direction.DOWN: ("TB", "s", "n"),
    Direction.RIGHT: ("LR", "e", "w"),
    Direction.LEFT: ("RL", "w", "e"),
}


def dot_text(network: Network) -> str:
    """``network`` as a graph for ``dot``.

    Raises:
        LayoutRefused: it is too large.
    """
    check_size(len(network.sizes))
    rank, tail, head = _TURNS[network.direction]
    ids = {name: f"n{number}" for number, name in enumerate(network.sizes)}
    apart, between = GAPS.apart / INCH, (GAPS.stem + GAPS.drop + GAPS.rise) / INCH
    lines = [
        "digraph {",
        f"graph [rankdir={rank} ordering=out mclimit={EFFORT} splines=polyline "
        f"nodesep={apart:.4f} ranksep={between:.4f}]",
        'node [shape=box fixedsize=true label=""]',
        f"edge [arrowhead=none tailport={tail} headport={head}]",
    ]
    for name, (width, height) in network.sizes.items():
        lines.append(f"{ids[name]} [width={width / INCH:.5f} height={height / INCH:.5f}]")
    for upper, lower, is_link in network.edges:
        lines.append(f"{ids[upper]} -> {ids[lower]} [weight={1 if is_link else 8}]")
    return "\n".join((*lines, "}", ""))


def check_size(count: int) -> None:
    """Raises ``LayoutRefused`` for more boxes than are laid out in layers."""
    if count > MOST:
        raise LayoutRefused(
            f"The map can't be laid out in layers: it shows {count:,} cards and steps, and "
            f"layers can be made of {MOST:,} at most. Fold branches, or show one alone, and "
            "choose the layout again."
        )


def read_plain(text: str, network: Network) -> Layered:
    """What ``dot`` says of ``network`` in its ``plain`` format.

    Raises:
        LayoutRefused: it doesn't say where everything stands, or boxes meet.
    """
    names = list(network.sizes)
    centers: dict[str, Point] = {}
    ways: dict[tuple[str, str], list[tuple[Point, ...]]] = {}
    try:
        for line in text.splitlines():
            match line.split():
                case ["node", name, x, y, *_]:
                    centers[names[_number(name)]] = _point(x, y)
                case ["edge", upper, lower, count, *rest]:
                    ends = names[_number(upper)], names[_number(lower)]
                    ways.setdefault(ends, []).append(_corners(rest[: 2 * int(count)]))
        corners = tuple(ways[upper, lower].pop(0) for upper, lower, _ in network.edges)
        boxes = {name: around(centers[name], size) for name, size in network.sizes.items()}
    except (ValueError, LookupError) as broken:
        raise LayoutRefused(
            "The map can't be laid out in layers: the answer of Graphviz is not complete. "
            "Another version of it may do better."
        ) from broken
    if any(overlaps(boxes)):
        raise LayoutRefused(
            "The map can't be laid out in layers: it is so wide that cards would lie over one "
            "another. Fold branches, or show one alone, and choose the layout again."
        )
    return Layered(network, centers, corners)


def _number(name: str) -> int:
    if name[:1] != "n":
        raise ValueError(name)
    return int(name[1:])


def _point(x: str, y: str) -> Point:
    return Point(float(x) * INCH, -float(y) * INCH)


def _corners(numbers: Sequence[str]) -> tuple[Point, ...]:
    """The corners between the ends of a chain of curves that are straight, the lower end first."""
    points = [_point(x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
    return tuple(reversed(points[3:-1:3]))
