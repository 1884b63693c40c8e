"""Cross links: curves over the finished tree, from a statement to another inference's disc."""

from collections.abc import Iterator, Mapping, Sequence

from rejoinder.layout.geometry import Point, Rect
from rejoinder.layout.placement import Link, Route


def link_routes(
    cards: Mapping[str, Rect],
    discs: Mapping[str, Point],
    radii: Mapping[str, float],
    links: Sequence[Link],
) -> Iterator[Route]:
    """A cubic curve for every link whose two ends are there."""
    for statement, inference in links:
        card, disc = cards.get(statement), discs.get(inference)
        if card is not None and disc is not None:
            yield Route(inference, statement, True, _curve(card, disc, radii[inference]))


def _curve(card: Rect, disc: Point, radius: float) -> tuple[Point, ...]:
    start = Point(card.center.x, card.y)
    end = Point(disc.x, disc.y + radius)
    lift = max(40.0, abs(end.y - start.y) / 2)
    return (start, Point(start.x, start.y - lift), Point(end.x, end.y + lift), end)
