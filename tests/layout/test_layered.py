"""Layers by Graphviz: what it is asked, what is read of its answer, and how that stands."""

import shutil
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rejoinder.files.graphviz import Graphviz
from rejoinder.layout import dot
from rejoinder.layout.curves import line_meets
from rejoinder.layout.dot import dot_text, read_plain
from rejoinder.layout.fixed import Fixed
from rejoinder.layout.forest import Forest
from rejoinder.layout.geometry import Point, Rect
from rejoinder.layout.layered import Layered, layered_plot, network
from rejoinder.layout.placement import Link, Size
from rejoinder.model.errors import LayoutRefused
from rejoinder.model.records import Direction

CARD, DISC = Size(240.0, 70.0), Size(18.0, 18.0)
SIZES = st.builds(Size, st.floats(20, 600, width=16), st.floats(20, 900, width=16))
has_dot = pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")

PLAIN = """graph 1 10.972 5.5278
node n0 7.25 5.0417 3.3333 0.97222 "" solid box black lightgrey
node n1 5.3889 3.9028 0.25 0.25 "" solid box black lightgrey
node n2 1.6667 2.7639 3.3333 0.97222 "" solid box black lightgrey
node n3 5.3889 2.7639 3.3333 0.97222 "" solid box black lightgrey
node n4 5.3889 1.625 0.25 0.25 "" solid box black lightgrey
node n5 5.3889 0.48611 3.3333 0.97222 "" solid box black lightgrey
node n6 9.1111 3.9028 0.25 0.25 "" solid box black lightgrey
node n7 9.1111 2.7639 3.3333 0.97222 "" solid box black lightgrey
edge n0 n1 4 7.25 4.5556 7.25 4.5556 5.3889 4.0278 5.3889 4.0278 solid black
edge n0 n6 4 7.25 4.5556 7.25 4.5556 9.1111 4.0278 9.1111 4.0278 solid black
edge n1 n2 4 5.3889 3.7778 5.3889 3.7778 1.6667 3.25 1.6667 3.25 solid black
edge n1 n3 4 5.3889 3.7778 5.3889 3.7778 5.3889 3.25 5.3889 3.25 solid black
edge n3 n4 4 5.3889 2.2778 5.3889 2.2778 5.3889 1.75 5.3889 1.75 solid black
edge n4 n5 4 5.3889 1.5 5.3889 1.5 5.3889 0.97222 5.3889 0.97222 solid black
edge n6 n5 10 9.1111 3.7778 9.1111 3.7778 10.972 3.25 10.972 3.25 10.972 3.25 \
10.972 2.2778 10.972 2.2778 10.972 2.2778 5.3889 0.97222 5.3889 0.97222 solid black
edge n6 n7 4 9.1111 3.7778 9.1111 3.7778 9.1111 3.25 9.1111 3.25 solid black
stop
"""
"""What ``dot`` 2.43 said of ``forest()``."""


def forest() -> Forest:
    """A thesis, a reason of two premises of which one has evidence, an objection to which that
    evidence is linked too.
    """
    sizes = {**dict.fromkeys("tabce", CARD), **dict.fromkeys("sor", DISC)}
    children = {"t": ("s", "o"), "s": ("a", "b"), "o": ("c",), "b": ("r",), "r": ("e",)}
    return Forest(("t",), children, sizes, {"s", "o", "r"}, (Link("e", "o"),))


def recorded() -> Layered:
    return read_plain(PLAIN, network(forest(), Direction.DOWN))


def asked(forest: Forest, direction: Direction) -> Layered:
    """What the real program makes of it."""
    wanted = network(forest, direction)
    return read_plain(Graphviz().plain(dot_text(wanted)), wanted)


def shown(layered: Layered, forest: Forest, direction: Direction = Direction.DOWN) -> Fixed:
    plot = layered_plot(layered, forest, direction)
    assert plot is not None
    return plot


def stand_apart(plot: Fixed) -> bool:
    boxes = [box for _, box in plot.boxes()]
    return not any(a.meets(b) for n, a in enumerate(boxes) for b in boxes[:n])


def test_the_graph_has_every_box_and_edge_and_no_words_of_the_map() -> None:
    odd = forest()
    odd.sizes['"] ; a -> b'] = CARD
    odd.children["o"] = ("c", '"] ; a -> b')
    text = dot_text(network(odd, Direction.RIGHT))
    assert "rankdir=LR" in text
    assert text.count("width=") == 9
    assert text.count(" -> ") == 9
    assert '"] ;' not in text


def test_a_recorded_answer_is_read() -> None:
    layered = recorded()
    plot = shown(layered, forest())
    assert [name for name, _ in plot.boxes()] == list("tsabreoc")
    thesis, evidence = plot.boxes_of("te").values()
    assert evidence.y - thesis.y == pytest.approx((5.0417 - 0.48611) * 72)
    assert stand_apart(plot)


def test_lines_lead_from_below_to_the_edges_of_their_boxes() -> None:
    plot = shown(recorded(), forest())
    found = {(r.inference, r.premise): r.points for r in plot.placement().routes if not r.is_link}
    assert len(found) == 7
    boxes = dict(plot.boxes())
    low, high = found["s", "a"]
    assert low == Point(boxes["a"].center.x, boxes["a"].y)
    assert high == Point(boxes["s"].center.x, boxes["s"].bottom)


def test_a_cross_link_takes_the_corners_that_graphviz_gave_it() -> None:
    plot = shown(recorded(), forest())
    route = plot.links[Link("e", "o")]
    assert len(route.points) > 4
    assert max(p.x for p in route.points) > plot.boxes_of("c")["c"].center.x
    assert [r for r in plot.placement().routes if r.is_link] == [route]


@pytest.mark.parametrize(
    "plain", ["", "graph 1 1 1\nstop\n", PLAIN.replace("n7", "x7"), PLAIN[:400]]
)
def test_an_answer_that_is_not_whole_is_refused(plain: str) -> None:
    with pytest.raises(LayoutRefused, match="not complete"):
        read_plain(plain, network(forest(), Direction.DOWN))


def test_boxes_that_meet_are_refused() -> None:
    plain = PLAIN.replace("node n3 5.3889", "node n3 2.3889")
    with pytest.raises(LayoutRefused, match="over one another"):
        read_plain(plain, network(forest(), Direction.DOWN))


def test_a_map_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dot, "MOST", 7)
    with pytest.raises(LayoutRefused, match="8 cards and steps, and layers can be made of 7 at"):
        dot_text(network(forest(), Direction.DOWN))


def test_after_an_edit_what_was_there_stays_and_what_is_new_hangs_below() -> None:
    edited = forest()
    edited.sizes |= {"n": DISC, "m": CARD, "k": CARD}
    edited.steps |= {"n"}
    edited.children |= {"b": ("r", "n"), "n": ("m",)}
    edited.roots = ("t", "k")
    before, after = shown(recorded(), forest()), shown(recorded(), edited)
    assert stand_apart(after)
    boxes = dict(after.boxes())
    assert {name: boxes[name] for name, _ in before.boxes()} == dict(before.boxes())
    assert boxes["n"].y >= boxes["b"].bottom
    assert boxes["m"].y >= boxes["n"].bottom
    assert boxes["k"].x > before.bounds.right - 1


def test_a_card_that_grows_drives_away_only_what_it_needs() -> None:
    edited = forest()
    edited.sizes["b"] = Size(240.0, 300.0)
    after = shown(recorded(), edited)
    assert stand_apart(after)
    assert after.boxes_of("tac") == shown(recorded(), forest()).boxes_of("tac")


def test_what_is_folded_away_leaves_the_rest_where_it_is() -> None:
    edited = forest()
    for name in "re":
        del edited.sizes[name]
    del edited.children["b"], edited.children["r"]
    edited.links, edited.steps = (), {"s", "o"}
    after = shown(recorded(), edited)
    assert after.boxes_of("tabc") == shown(recorded(), forest()).boxes_of("tabc")


def test_another_map_is_not_shown_in_these_places() -> None:
    other = Forest(("x",), {}, {"x": CARD})
    assert layered_plot(recorded(), other, Direction.DOWN) is None
    assert layered_plot(recorded(), forest(), Direction.LEFT) is None


@st.composite
def forests(draw: st.DrawFn) -> Forest:
    """A forest of up to some thirty boxes, with cross links anywhere."""
    made = Forest(("0",), {}, {"0": draw(SIZES)})
    for step in range(draw(st.integers(0, 10))):
        name = f"s{step}"
        above = draw(st.sampled_from(list(made.sizes)))
        made.sizes[name] = DISC
        made.steps.add(name)
        made.children[above] = (*made.children.get(above, ()), name)
        cards = [f"{step}.{n}" for n in range(draw(st.integers(1, 3)))]
        made.sizes |= {card: draw(SIZES) for card in cards}
        made.children[name] = tuple(cards)
    if made.steps:
        cards = [name for name in made.sizes if name not in made.steps]
        ends = st.tuples(st.sampled_from(cards), st.sampled_from(sorted(made.steps)))
        links = draw(st.lists(ends, max_size=4, unique=True))
        own = {(c, name) for name, below in made.children.items() for c in below}
        made.links = tuple(Link(*e) for e in links if e not in own)
    return made


@has_dot
@settings(max_examples=40)
@given(forests(), st.sampled_from(Direction))
def test_every_box_has_a_place_and_none_meets_another(forest: Forest, direction: Direction) -> None:
    plot = shown(asked(forest, direction), forest, direction)
    assert dict(plot.boxes()).keys() == forest.sizes.keys()
    assert stand_apart(plot)
    assert plot.links.keys() == set(forest.links)
    assert all(plot.boxes_of([name])[name][2:] == size for name, size in forest.sizes.items())


@has_dot
@settings(max_examples=40)
@given(forests(), st.sampled_from(Direction))
def test_siblings_in_a_layer_stand_in_order(forest: Forest, direction: Direction) -> None:
    forest.links = ()
    plot = shown(asked(forest, direction), forest, direction)
    across = 0 if direction is Direction.DOWN else 1
    for below in forest.children.values():
        spots = [box.center[across] for box in plot.boxes_of(below).values()]
        assert spots == sorted(spots)


@has_dot
@settings(max_examples=40)
@given(forests())
def test_no_line_of_the_tree_passes_over_a_box(forest: Forest) -> None:
    plot = shown(asked(forest, Direction.DOWN), forest)
    above = {c: name for name, below in forest.children.items() for c in below}
    for route in plot.placement().routes:
        ends = {route.inference, route.premise or above[route.inference]}
        others = [box.grown(-2) for name, box in plot.boxes() if name not in ends]
        for a, b in () if route.is_link else pairwise(route.points):
            assert not any(line_meets(a, b, box) for box in others)


@has_dot
def test_what_is_asked_for_about_a_place_is_what_stands_there() -> None:
    plot = shown(recorded(), forest())
    area = plot.boxes_of("b")["b"].grown(30)
    near = [name for name, box in plot.boxes() if box.meets(area)]
    assert [name for name, _ in plot.boxes_within(area)] == near
    assert {name for name, *_ in plot.outlines(area)} >= set(near)
    extent = plot.extent_of("b")
    assert extent is not None
    assert extent.bottom == plot.boxes_of("e")["e"].bottom
    assert plot.extent_of("nobody") is None
    assert plot.within(Rect(0, 0, 0, 0)) is not None
