"""Cross links, routed over boxes that stand already."""

from rejoinder.layout.geometry import Point, Rect
from rejoinder.layout.links import curve_points, link_routes
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
    assert start in (Point(100, 0), Point(0, 30), Point(200, 30), Point(100, 60))
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
