"""Cross links, routed over boxes that stand already."""

from collections.abc import Iterable
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from rejoinder.layout.curves import curve_points, line_meets
from rejoinder.layout.geometry import Point, Rect
from rejoinder.layout.links import link_area, link_route, link_routes
from rejoinder.layout.placement import Link, Route


def routed(*cards: Rect, disc: Point) -> Route:
    """A link from the first of ``cards`` to ``disc``."""
    named = {f"card{number}": card for number, card in enumerate(cards)}
    (route,) = link_routes(named, {"disc": disc}, {"disc": 9.0}, [Link("card0", "disc")])
    return route


def test_a_link_runs_from_the_card_s_edge_to_the_disc_s_rim() -> None:
    route = routed(Rect(0, 0, 200, 60), disc=Point(500.0, -200.0))
    start, end = route.points[0], route.points[-1]
    assert (route.inference, route.premise) == ("disc", "card0")
    assert route.is_link
    assert start in (Point(124, 0), Point(0, 15), Point(200, 15), Point(124, 60))
    assert abs(((end.x - 500) ** 2 + (end.y + 200) ** 2) ** 0.5 - 9) < 1e-9


def test_a_link_goes_round_a_card_that_stands_in_its_way() -> None:
    obstacle = Rect(300, -20, 120, 100)
    above, below = Rect(0, -400, 200, 60), Rect(0, 400, 200, 60)
    route = routed(Rect(0, 0, 200, 60), obstacle, above, below, disc=Point(600.0, 30.0))
    assert not any(obstacle.contains(*point) for point in curve_points(route.points, 50))


def test_a_link_passes_over_a_card_before_it_leaves_the_map_far_behind() -> None:
    wall = Rect(300, -600, 120, 1300)
    route = routed(Rect(0, 0, 200, 60), wall, disc=Point(600.0, 30.0))
    assert all(-700 < point.y < 800 for point in curve_points(route.points, 50))


def test_a_link_whose_end_is_hidden_is_left_out() -> None:
    assert list(link_routes({}, {"disc": Point(0, 0)}, {"disc": 9.0}, [Link("gone", "disc")])) == []


def crossed(route: Route, boxes: Iterable[Rect]) -> list[Rect]:
    """Which of ``boxes`` a route passes over."""
    spots = curve_points(route.points, 24)
    return [box for box in boxes if any(line_meets(a, b, box) for a, b in pairwise(spots))]


def test_a_link_finds_the_only_gap_in_a_wall() -> None:
    upper, lower = Rect(300, -600, 120, 560), Rect(300, -10, 120, 600)
    route = routed(Rect(0, 0, 200, 60), upper, lower, disc=Point(600.0, 330.0))
    assert crossed(route, (upper, lower)) == []


def test_a_link_among_many_cards_passes_between_them() -> None:
    cards = [Rect(x * 320.0, y * 110.0, 260.0, 80.0) for x in range(6) for y in range(8)]
    route = routed(*cards, disc=Point(5 * 320 - 30.0, 5 * 110 - 15.0))
    assert crossed(route, cards[1:]) == []


boxes = st.builds(
    Rect,
    st.integers(-3000, 3000),
    st.integers(-3000, 3000),
    st.sampled_from([18.0, 200.0, 260.0]),
    st.sampled_from([18.0, 60.0, 130.0]),
)


@given(boxes, boxes, st.lists(boxes, max_size=40), st.booleans())
def test_a_link_asks_for_the_boxes_in_its_area_alone(
    card: Rect, spot: Rect, others: list[Rect], many: bool
) -> None:
    disc = Rect(*spot.center, 0.0, 0.0).grown(9.0)
    within = Rect(-4000, -4000, 8000, 8000)
    area = link_area(card, disc)
    inside = [] if area is None else [box for box in others if box.meets(area)]
    link = Link("card", "disc")
    asked: list[Rect] = []

    def asking(at: Rect) -> list[Rect]:
        asked.append(at)
        return inside

    made = link_route(link, card, disc, boxes=asking, within=within, many=many)
    assert len(made.points) % 3 == 1
    assert asked == ([] if area is None else [area])


def test_long_links_share_a_way_where_links_are_many() -> None:
    within = Rect(0, 0, 12000, 4000)

    def lane(card: Rect) -> float:
        disc = Rect(9000, 1500, 18, 18)
        link = Link("card", "disc")
        route = link_route(link, card, disc, boxes=lambda _: (), within=within, many=True)
        return route.points[3].y

    assert lane(Rect(0, 1500, 200, 60)) == lane(Rect(900, 1700, 200, 60))
