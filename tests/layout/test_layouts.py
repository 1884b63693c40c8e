"""What must hold of every layout, of every map, in every direction.

Boxes stand apart, siblings in order, and no connector passes over a box or crosses another.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rejoinder.layout import arranged
from rejoinder.layout.arrangement import TIDY, Arrangement, Style
from rejoinder.layout.choice import zoom
from rejoinder.layout.fit import fitted, fitted_plot
from rejoinder.layout.forest import Forest
from rejoinder.layout.gaps import Gaps
from rejoinder.layout.geometry import Point, Rect
from rejoinder.layout.packing import FittedBranch, pack
from rejoinder.layout.placement import Placement, Size, Tree
from rejoinder.layout.plot import Plot, placement
from rejoinder.layout.tidy import Tidy, TidyBranch
from rejoinder.model.records import Direction

Layout = Callable[[Tree, Direction], Placement]

TOUCH = 1e-6
DISC = Size(18.0, 18.0)
SCREEN = Size(1920.0, 1080.0)
SMALL = Size(320.0, 180.0)
CARDS = st.builds(
    Size,
    st.sampled_from((180.0, 240.0, 320.0)),
    st.sampled_from((52.0, 70.0, 88.0, 124.0)),
)
EXTREME_CARDS = st.builds(
    Size,
    st.floats(1, 3000, allow_subnormal=False),
    st.floats(1, 2000, allow_subnormal=False),
)


class Nodes:
    """A tree in the making, whose nodes may be added anywhere."""

    def __init__(self) -> None:
        self.is_step = [False]
        self.sizes = [Size(240.0, 70.0)]
        self.children: list[list[int]] = [[]]
        self.roots = [0]

    def add(self, parent: int | None, size: Size | None = None) -> int:
        """A step (``size`` is ``None``) or a card below ``parent``; no parent: a loose card."""
        node = len(self.sizes)
        self.is_step.append(size is None)
        self.sizes.append(size or DISC)
        self.children.append([])
        (self.roots if parent is None else self.children[parent]).append(node)
        return node

    def tree(self) -> Tree:
        rows: list[tuple[int, int]] = []
        waiting = [(root, -1) for root in reversed(self.roots)]
        while waiting:
            node, parent = waiting.pop()
            rows.append((node, parent))
            below = sorted(self.children[node], key=lambda child: self.is_step[child])
            waiting += ((child, len(rows) - 1) for child in reversed(below))
        return Tree(
            tuple(f"n{node}" for node, _ in rows),
            tuple(parent for _, parent in rows),
            tuple(self.is_step[node] for node, _ in rows),
            tuple(self.sizes[node] for node, _ in rows),
        )


def edited(draw: st.DrawFn, nodes: Nodes) -> None:
    """One edit: another size, a new branch anywhere, or one less."""
    shown = [0]
    for node in shown:
        shown += nodes.children[node]
    node = draw(st.sampled_from(shown))
    edit = draw(st.sampled_from(("resize", "add", "remove", "turn")))
    if edit == "resize" and not nodes.is_step[node]:
        nodes.sizes[node] = draw(CARDS)
    elif edit == "turn":
        nodes.children[node].reverse()
    elif edit == "add":
        step = nodes.add(node)
        nodes.children[node].remove(step)
        place = draw(st.integers(0, len(nodes.children[node])))
        nodes.children[node].insert(place, step)
        nodes.add(step, draw(CARDS))
    elif edit == "remove" and nodes.children[node]:
        nodes.children[node].remove(draw(st.sampled_from(nodes.children[node])))


@st.composite
def histories(draw: st.DrawFn) -> list[Tree]:
    """A map as it was after each of a few edits."""
    nodes = Nodes()
    for _ in range(draw(st.integers(0, 8))):
        step = nodes.add(draw(st.integers(0, len(nodes.sizes) - 1)))
        for _ in range(draw(st.integers(0, 3))):
            nodes.add(step, draw(CARDS))
    found = [nodes.tree()]
    for _ in range(draw(st.integers(1, 8))):
        edited(draw, nodes)
        found.append(nodes.tree())
    return found


def grown(draw: st.DrawFn, cards: st.SearchStrategy[Size], *, undercuts: bool = True) -> Tree:
    nodes = Nodes()
    nodes.sizes[0] = draw(cards)
    for _ in range(draw(st.integers(0, 14))):
        above = draw(st.integers(0, len(nodes.sizes) - 1))
        if nodes.is_step[above] and not undercuts:
            above = 0
        if draw(st.integers(0, 11)) == 0:
            nodes.add(None, draw(cards))
        step = nodes.add(above)
        least = 0 if undercuts else 1
        for _ in range(draw(st.integers(least, 3))):
            nodes.add(step, draw(cards))
    return nodes.tree()


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    """Maps with everything: groups, stubs, undercuts of undercuts, loose cards."""
    return grown(draw, CARDS)


@st.composite
def extreme_trees(draw: st.DrawFn) -> Tree:
    """The same with cards of any size."""
    return grown(draw, EXTREME_CARDS)


@st.composite
def plain_trees(draw: st.DrawFn) -> Tree:
    """Maps that have a mirror image: without undercuts, which always stand on the right."""
    tree = grown(draw, CARDS, undercuts=False)
    end = next((i for i, p in enumerate(tree.parents) if i and p < 0), len(tree))
    return Tree(tree.names[:end], tree.parents[:end], tree.is_step[:end], tree.sizes[:end])


def boxes(tree: Tree, placement: Placement) -> list[Rect]:
    """The box of every row: a card, or what its disc stands in."""
    found = []
    for name, is_step, size in zip(tree.names, tree.is_step, tree.sizes, strict=True):
        if is_step:
            found.append(Rect(*placement.discs[name], 0.0, 0.0).grown(size.width / 2))
        else:
            found.append(placement.cards[name])
    return found


def segments(placement: Placement) -> Iterator[tuple[int, Point, Point]]:
    """Every straight stretch of the tree's connectors, with its route's number."""
    for number, route in enumerate(placement.routes):
        if not route.is_link:
            for start, end in pairwise(route.points):
                yield number, start, end


def stretch(start: Point, end: Point) -> Rect:
    """The box of a straight line."""
    x, y = min(start.x, end.x), min(start.y, end.y)
    return Rect(x, y, abs(end.x - start.x), abs(end.y - start.y))


def tidy(tree: Tree, direction: Direction = Direction.DOWN) -> Placement:
    return placement(tree, direction=direction)


def fit(tree: Tree, direction: Direction = Direction.DOWN) -> Placement:
    """Fitted into so little room that nothing is left as it is."""
    return fitted(tree, shape=SMALL, direction=direction).placement


def styled(tree: Tree, direction: Direction = Direction.DOWN) -> Placement:
    """In rows and columns as they come, such as a person may ask for."""
    styles = {
        name: Style((3 * row + len(tree)) % 4, (), attacks_below=(None, True, False)[row % 3])
        for row, name in enumerate(tree.names)
    }
    keep = Arrangement(styles, Style(1 + len(tree) % 3))
    return fitted(tree, shape=SMALL, direction=direction, keep=keep).placement


def chain(count: int) -> Tree:
    nodes, card = Nodes(), 0
    for _ in range(count):
        card = nodes.add(nodes.add(card), Size(200.0, 60.0))
    return nodes.tree()


def star(count: int) -> Tree:
    nodes = Nodes()
    for _ in range(count):
        nodes.add(nodes.add(0), Size(200.0, 60.0))
    return nodes.tree()


def caterpillar(count: int) -> Tree:
    """A chain whose cards each have one more argument, before and after by turns."""
    nodes, card = Nodes(), 0
    for number in range(count):
        steps = [nodes.add(card), nodes.add(card)]
        cards = [nodes.add(step, Size(200.0, 60.0)) for step in steps]
        card = cards[number % 2]
    return nodes.tree()


def comb(count: int) -> Tree:
    """A chain of undercuts, each of the one before, with a premise each."""
    nodes, step = Nodes(), 0
    for _ in range(count):
        step = nodes.add(step)
        nodes.add(step, Size(200.0, 60.0))
    return nodes.tree()


LAYOUTS = pytest.mark.parametrize("layout", [tidy, fit, styled])
DIRECTIONS = st.sampled_from(Direction)
BIG = pytest.mark.parametrize("make", [chain, star, caterpillar, comb])
SOME = settings(max_examples=40, deadline=None)


@LAYOUTS
@SOME
@given(tree=trees() | extreme_trees(), direction=DIRECTIONS)
def test_boxes_keep_a_distance(layout: Layout, tree: Tree, direction: Direction) -> None:
    placed = boxes(tree, layout(tree, direction))
    half = 3.4 if layout is fit else 4.9  # which is tight in so small a shape
    for number, box in enumerate(placed):
        assert not any(box.grown(half).meets(other.grown(half)) for other in placed[:number])


@LAYOUTS
@SOME
@given(tree=trees() | extreme_trees(), direction=DIRECTIONS)
def test_no_connector_passes_over_a_box(layout: Layout, tree: Tree, direction: Direction) -> None:
    found = layout(tree, direction)
    placed = [box.grown(-0.01) for box in boxes(tree, found)]
    for _, start, end in segments(found):
        assert start.x == end.x or start.y == end.y
        line = stretch(start, end).grown(TOUCH)
        assert not any(line.meets(box) for box in placed)


@LAYOUTS
@SOME
@given(tree=trees(), direction=DIRECTIONS)
def test_no_connectors_cross(layout: Layout, tree: Tree, direction: Direction) -> None:
    lines = list(segments(layout(tree, direction)))
    for number, start, end in lines:
        for other, first, last in lines:
            if number != other and start.x == end.x and first.y == last.y:
                low, high = sorted((start.y, end.y))
                left, right = sorted((first.x, last.x))
                assert not (low + 0.1 < first.y < high - 0.1 and left + 0.1 < start.x < right - 0.1)


@LAYOUTS
@SOME
@given(tree=trees() | extreme_trees(), direction=DIRECTIONS)
def test_connectors_end_on_edges_and_rims(layout: Layout, tree: Tree, direction: Direction) -> None:
    found = layout(tree, direction)
    where = dict(zip(tree.names, boxes(tree, found), strict=True))
    above = {
        name: tree.names[parent] for name, parent in zip(tree.names, tree.parents, strict=True)
    }
    assert len(found.routes) == sum(parent >= 0 for parent in tree.parents)
    for route in found.routes:
        low = route.premise or route.inference
        assert on_edge(where[low], route.points[0])
        assert on_edge(where[above[low]], route.points[-1])


def on_edge(box: Rect, point: Point) -> bool:
    within = box.grown(TOUCH).contains(*point)
    return within and not box.grown(-TOUCH).contains(*point)


@LAYOUTS
@SOME
@given(tree=trees() | extreme_trees(), direction=DIRECTIONS)
def test_bounds_hold_everything(layout: Layout, tree: Tree, direction: Direction) -> None:
    found = layout(tree, direction)
    bounds = found.bounds.grown(TOUCH)
    for box in boxes(tree, found):
        assert bounds.contains(box.x, box.y)
        assert bounds.contains(box.right, box.bottom)
    assert all(bounds.contains(*p) for _, *line in segments(found) for p in line)


@SOME
@given(history=histories(), direction=DIRECTIONS)
def test_a_map_that_is_edited_is_laid_out_like_a_new_one(
    history: list[Tree], direction: Direction
) -> None:
    """To the last bit, whatever was taken over from the layouts before."""
    first, *others = (Forest.of(tree) for tree in history)
    keep = fitted_plot(replace(first), shape=SMALL, direction=direction).arrangement
    plots = [Plot(replace(first), kept, direction=direction) for kept in (TIDY, keep)]
    for forest in others:
        for plot in plots:
            plot.relay(plot.forest.become(forest))
            new = Plot(forest, plot.arrangement, direction=direction)
            assert plot.placement() == new.placement()


def test_an_edit_packs_only_what_it_changed_and_what_that_hangs_under(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    nodes = Nodes()
    for _ in range(5):
        card = nodes.add(nodes.add(0), Size(200.0, 60.0))
        nodes.add(nodes.add(card), Size(200.0, 60.0))
    plot = Plot(Forest.of(nodes.tree()))
    again: list[str] = []
    pack = Tidy.pack

    def counted(live: Tidy, order: Collection[TidyBranch], stale: set[TidyBranch]) -> None:
        again.extend(branch.name for branch in order)
        pack(live, order, stale)

    monkeypatch.setattr(Tidy, "pack", counted)
    plot.forest.sizes[f"n{card}"] = Size(200.0, 90.0)
    plot.relay([f"n{card}"])
    assert again == [f"n{card}", f"n{card - 1}", "n0"]


def test_an_edit_that_leaves_a_branch_as_it_looks_packs_no_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    nodes = Nodes()
    for height in (300.0, 60.0, 60.0):
        card = nodes.add(nodes.add(0), Size(200.0, height))
        nodes.add(nodes.add(card), Size(200.0, 60.0))
    plot = Plot(Forest.of(nodes.tree()), Arrangement({"n0": Style(3), f"n{card}": Style(1)}))
    again: list[str] = []

    def counted(branch: FittedBranch, gaps: Gaps) -> bool:
        again.append(branch.name)
        return pack(branch, gaps)

    monkeypatch.setattr(arranged, "pack", counted)
    plot.forest.sizes[f"n{card}"] = Size(200.0, 90.0)
    plot.relay([f"n{card}"])
    assert again == [f"n{card}", f"n{card - 1}", "n0"]
    again.clear()
    plot.forest.sizes["n2"] = Size(200.0, 250.0)
    plot.relay(["n2"])
    assert again == ["n2", "n1", "n0"]


@BIG
def test_ten_thousand_boxes_of_any_depth_and_breadth_are_laid_out(
    make: Callable[[int], Tree],
) -> None:
    tree = make(5000)
    found = tidy(tree)
    assert len(found.cards) + len(found.discs) == len(tree)


@BIG
@pytest.mark.parametrize("keep", [TIDY, Arrangement({"n0": Style(1)})], ids=["tidy", "arranged"])
def test_ten_thousand_boxes_follow_an_edit(make: Callable[[int], Tree], keep: Arrangement) -> None:
    forest = Forest.of(make(5000))
    plot = Plot(forest, keep)
    last = forest.names()[-1]
    forest.sizes[last] = Size(200.0, 600.0)
    plot.relay([last])
    new = Plot(forest, plot.arrangement)
    assert (plot.boxes(), plot.bounds) == (new.boxes(), new.bounds)
    assert [spot.name for spot in plot.within(Rect(*plot.box(last) or (0, 0, 0, 0)))][-1] == last


@BIG
def test_a_tree_deeper_than_the_stack_is_fitted(make: Callable[[int], Tree]) -> None:
    tree = make(600)
    found = fit(tree)
    assert len(found.cards) + len(found.discs) == len(tree)


@SOME
@given(tree=trees() | extreme_trees())
def test_a_tidy_tree_keeps_siblings_in_order_from_the_left(tree: Tree) -> None:
    placed = boxes(tree, tidy(tree))
    last: dict[int, float] = {}
    for parent, box in zip(tree.parents, placed, strict=True):
        assert parent < 0 or last.get(parent, float("-inf")) < box.center.x
        last[parent] = box.center.x


@SOME
@given(tree=trees())
def test_a_fitted_tree_keeps_siblings_in_reading_order(tree: Tree) -> None:
    """To the right of the one before, or below it; never both before it and above it."""
    placed = boxes(tree, fit(tree))
    before: dict[tuple[int, bool], Rect] = {}
    for parent, is_step, box in zip(tree.parents, tree.is_step, placed, strict=True):
        other = before.get((parent, is_step))
        if other is not None:
            assert box.x > other.x + TOUCH or box.y > other.y + TOUCH
        before[parent, is_step] = box


@SOME
@given(tree=plain_trees())
def test_a_mirrored_tree_is_drawn_mirrored(tree: Tree) -> None:
    drawn, mirrored = tidy(tree), tidy(mirror(tree))
    for name, card in drawn.cards.items():
        other = mirrored.cards[name]
        assert (other.center.x, other.y) == pytest.approx((-card.center.x, card.y), abs=1e-6)


def mirror(tree: Tree) -> Tree:
    """The same map with all siblings in the opposite order, every box under its old name."""
    below: list[list[int]] = [[] for _ in tree.parents]
    for row, parent in enumerate(tree.parents):
        if parent >= 0:
            below[parent].append(row)
    order: list[int] = []
    waiting = [0]
    while waiting:
        order.append(waiting.pop())
        waiting += below[order[-1]]
    place = {row: number for number, row in enumerate(order)}
    return Tree(
        tuple(tree.names[row] for row in order),
        tuple(place.get(tree.parents[row], -1) for row in order),
        tuple(tree.is_step[row] for row in order),
        tuple(tree.sizes[row] for row in order),
    )


@SOME
@given(tree=trees())
def test_a_tidy_conclusion_is_centred_over_its_arguments(tree: Tree) -> None:
    placed = boxes(tree, tidy(tree))
    for row, box in enumerate(placed):
        below = [
            placed[child].center.x
            for child, parent in enumerate(tree.parents)
            if parent == row and (not tree.is_step[row] or not tree.is_step[child])
        ]
        if below:
            assert box.center.x == pytest.approx((below[0] + below[-1]) / 2, abs=1e-6)


@SOME
@given(tree=trees())
def test_nothing_foreign_stands_in_the_hull_of_co_premises(tree: Tree) -> None:
    placed = boxes(tree, tidy(tree))
    for step, box in enumerate(placed):
        premises = [
            row
            for row, parent in enumerate(tree.parents)
            if parent == step and tree.is_step[step] and not tree.is_step[row]
        ]
        if len(premises) > 1:
            hull = placed[premises[0]].united(placed[premises[-1]])
            low = max(placed[row].bottom for row in premises)
            hull = Rect(hull.x, box.bottom, hull.width, low - box.bottom)
            inside = {row for row, other in enumerate(placed) if other.meets(hull)}
            assert inside == set(premises)


@SOME
@given(tree=trees())
def test_loose_cards_stand_right_of_the_tree_in_rows(tree: Tree) -> None:
    placed = boxes(tree, tidy(tree))
    loose = [row for row, parent in enumerate(tree.parents) if parent < 0][1:]
    end = loose[0] if loose else len(tree)
    right = max(box.right for box in placed[:end])
    assert all(placed[row].x > right for row in loose)
    assert all(placed[row].y == placed[0].y for row in loose[:1])
    for before, row in pairwise(loose):
        is_beside = placed[row].y == placed[before].y and placed[row].x > placed[before].right
        assert is_beside or placed[row].y > placed[before].bottom


def test_loose_cards_stay_where_they_are_when_one_is_added() -> None:
    nodes, places = Nodes(), []
    for _ in range(12):
        nodes.add(None, Size(240.0, 70.0))
        cards = tidy(nodes.tree()).cards
        places.append([cards[f"n{number}"] for number in range(1, len(cards))])
    for before, after in pairwise(places):
        assert after[:-1] == before
    assert len({card.y for card in places[-1]}) == 4


@SOME
@given(tree=trees(), direction=DIRECTIONS)
def test_fitted_is_never_smaller_than_tidy(tree: Tree, direction: Direction) -> None:
    for shape in (SCREEN, SMALL, Size(600.0, 900.0)):
        found = fitted(tree, shape=shape, direction=direction).placement.bounds
        other = tidy(tree, direction).bounds
        reached = zoom(found.width, found.height, shape)
        assert reached >= zoom(other.width, other.height, shape) - TOUCH


def test_a_map_that_fits_is_left_tidy() -> None:
    tree = star(4)
    assert fitted(tree, shape=SCREEN).placement == tidy(tree)


def test_left_is_the_mirror_image_of_right() -> None:
    tree = caterpillar(5)
    left, right = tidy(tree, Direction.LEFT), tidy(tree, Direction.RIGHT)
    for name, card in right.cards.items():
        assert left.cards[name].center == (-card.center.x, card.center.y)


def test_an_empty_map_has_an_empty_placement() -> None:
    empty = Tree((), (), (), ())
    assert tidy(empty) == fit(empty) == Placement({}, {}, (), Rect(0.0, 0.0, 0.0, 0.0))
