"""A plot follows its forest: after any edits it is what a new one would be."""

from unittest.mock import patch

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from rejoinder.layout import frames
from rejoinder.layout.arrangement import TIDY, Arrangement, Style
from rejoinder.layout.finish import extent
from rejoinder.layout.fixed import Fixed
from rejoinder.layout.forest import Forest
from rejoinder.layout.geometry import Rect
from rejoinder.layout.placement import Size
from rejoinder.layout.plot import Plot
from rejoinder.model.records import Direction

DISC = Size(18.0, 18.0)
SIZES = st.builds(
    Size, st.sampled_from((180.0, 240.0, 320.0)), st.sampled_from((52.0, 70.0, 88.0, 124.0))
) | st.builds(Size, st.floats(1, 2000, width=16), st.floats(1, 2000, width=16))
PLACES = st.integers(0, 1000)
ROW_OF_ROWS = Arrangement({"nobody": Style()})
"""All in rows, and yet not the tidy tree."""


class Edits(RuleBasedStateMachine):
    """A forest that is edited, and the plots that follow it."""

    def __init__(self) -> None:
        super().__init__()
        self.forest = Forest(("thesis",), sizes={"thesis": Size(240.0, 70.0)})
        self.count = 0
        self.patched = patch.multiple(frames, WIDE=3, STRETCH=2)
        self.patched.start()
        for height in (70.0, 120.0, 70.0, 70.0):
            self.add("thesis", [Size(240.0, height), Size(180.0, 52.0), Size(240.0, 88.0)])
        for name in list(self.forest.sizes)[1:9]:
            self.add(name, [Size(180.0, 70.0), Size(240.0, 88.0)])
        self.plots = [
            Plot(self.forest, TIDY),
            Plot(self.forest, ROW_OF_ROWS),
            Plot(self.forest, TIDY, direction=Direction.LEFT),
            Plot(self.forest, Arrangement({"thesis": Style(2)}), direction=Direction.RIGHT),
        ]

    def teardown(self) -> None:
        self.patched.stop()

    def node(self, place: int) -> str:
        names = list(self.forest.sizes)
        return names[place % len(names)]

    def card(self, place: int) -> str:
        names = [name for name in self.forest.sizes if name not in self.forest.steps]
        return names[place % len(names)]

    def new(self, size: Size, *, is_step: bool = False) -> str:
        self.count += 1
        name = f"{'+' if is_step else ''}n{self.count}"
        self.forest.sizes[name] = size
        if is_step:
            self.forest.steps.add(name)
        return name

    def add(self, above: str, sizes: list[Size], among: int = 0) -> list[str]:
        """A step with premises of these sizes, under ``above``; says what is new."""
        step = self.new(DISC, is_step=True)
        self.hang(above, step, among)
        premises = [self.new(size) for size in sizes]
        for premise in premises:
            self.hang(step, premise, 0)
        return [step, *premises]

    def hang(self, above: str, name: str, place: int) -> None:
        """Puts ``name`` among the children of ``above``: premises before attacks."""
        below = list(self.forest.children.get(above, ()))
        below.insert(place % (len(below) + 1), name)
        if above in self.forest.steps:
            below.sort(key=lambda child: child in self.forest.steps)
        self.forest.children[above] = tuple(below)

    def unhang(self, name: str) -> str | None:
        """Takes ``name`` from where it hangs, and says where that was."""
        for above, below in self.forest.children.items():
            if name in below:
                self.forest.children[above] = tuple(child for child in below if child != name)
                return above
        self.forest.roots = tuple(root for root in self.forest.roots if root != name)
        return None

    def branch(self, name: str) -> list[str]:
        found = [name]
        for node in found:
            found += self.forest.children.get(node, ())
        return found

    def relay(self, *touched: str | None) -> None:
        for plot in self.plots:
            plot.relay([name for name in touched if name is not None])

    @rule(place=PLACES, size=SIZES)
    def resize(self, place: int, size: Size) -> None:
        name = self.card(place)
        self.forest.sizes[name] = size
        self.relay(name)

    @rule(place=PLACES, among=PLACES, sizes=st.lists(SIZES, max_size=3))
    def argue(self, place: int, among: int, sizes: list[Size]) -> None:
        above = self.node(place)
        self.relay(above, *self.add(above, sizes, among))

    @rule(place=PLACES, among=PLACES, size=SIZES)
    def join(self, place: int, among: int, size: Size) -> None:
        steps = sorted(self.forest.steps)
        if steps:
            step, premise = steps[place % len(steps)], self.new(size)
            self.hang(step, premise, among)
            self.relay(step, premise)

    @rule(size=SIZES, among=PLACES)
    def begin(self, size: Size, among: int) -> None:
        name = self.new(size)
        roots = list(self.forest.roots)
        roots.insert(1 + among % len(roots), name)
        self.forest.roots = tuple(roots)
        self.relay(name)

    @rule(sizes=st.lists(SIZES, min_size=3, max_size=9), among=PLACES)
    def scatter(self, sizes: list[Size], among: int) -> None:
        """Many loose cards at once, in rows."""
        names, roots = [self.new(size) for size in sizes], self.forest.roots
        place = 1 + among % len(roots)
        self.forest.roots = (*roots[:place], *names, *roots[place:])
        self.relay(*names)

    @rule(among=PLACES)
    def crown(self, among: int) -> None:
        """Another root is the first."""
        roots = self.forest.roots
        place = among % len(roots)
        self.forest.roots = (*roots[place:], *roots[:place])
        self.relay()

    @rule(place=PLACES)
    def remove(self, place: int) -> None:
        name = self.node(place)
        if name == self.forest.roots[0]:
            return
        gone = self.branch(name)
        above = self.unhang(name)
        for node in gone:
            self.forest.children.pop(node, None)
            self.forest.steps.discard(node)
            del self.forest.sizes[node]
        self.relay(above, *gone)

    @rule(place=PLACES, to=PLACES, among=PLACES)
    def move(self, place: int, to: int, among: int) -> None:
        """A branch to another place: a card below a step or apart, a step below anything."""
        name, above = self.node(place), self.node(to)
        if name == self.forest.roots[0] or above in self.branch(name):
            return
        before = self.unhang(name)
        if name in self.forest.steps or above in self.forest.steps:
            self.hang(above, name, among)
            self.relay(before, above)
        else:
            self.forest.roots = (*self.forest.roots, name)
            self.relay(before)

    @rule(place=PLACES)
    def turn(self, place: int) -> None:
        above = self.node(place)
        below = self.forest.children.get(above, ())[::-1]
        if below:
            self.forest.children[above] = tuple(sorted(below, key=self.forest.steps.__contains__))
            self.relay(above)

    @rule(place=PLACES, columns=st.integers(0, 3), below=st.sampled_from((None, True, False)))
    def restyle(self, place: int, columns: int, below: bool | None) -> None:
        for plot in self.plots[1::2]:
            style = Style(columns, (), below)
            styles = {**plot.arrangement.styles, self.node(place): style}
            plot.arrange(Arrangement(styles, plot.arrangement.loose))

    @invariant()
    def a_plot_is_what_a_new_one_would_be(self) -> None:
        for plot in self.plots:
            new = Plot(self.forest, plot.arrangement, direction=plot.direction)
            assert plot.placement() == new.placement()
            assert plot.bounds == new.bounds
            assert plot.arrangement == new.arrangement

    @invariant()
    def a_box_is_where_it_is_placed(self) -> None:
        for plot in self.plots:
            placed, found = plot.placement(), dict(plot.boxes())
            assert list(found) == list(self.forest.tree().names)
            assert {name: plot.box(name) for name in found} == found
            assert {name: found[name] for name in placed.cards} == placed.cards
            assert {name: found[name].center for name in placed.discs} == placed.discs
        fixed, plot = self.fixed(), self.plots[0]
        assert fixed.boxes() == plot.boxes()
        assert fixed.placement().routes == plot.placement().routes
        for side in range(4):
            assert fixed.bounds[side] == pytest.approx(plot.bounds[side], abs=1e-6)

    def fixed(self) -> Fixed:
        """The first plot as if its places came from elsewhere."""
        place = self.plots[0].placement()
        return Fixed(self.forest, dict(self.plots[0].boxes()), place.routes)

    @rule(x=st.floats(-2000, 2000), y=st.floats(-100, 2000), size=SIZES)
    def look(self, x: float, y: float, size: Size) -> None:
        plots: list[Plot | Fixed] = [*self.plots, self.fixed()]
        for plot in plots:
            self.check_within(plot, Rect(x, y, *size))

    @invariant()
    def a_box_is_seen_where_it_is(self) -> None:
        for plot in self.plots:
            boxes = plot.boxes()
            self.check_within(plot, boxes[self.count % len(boxes)][1].grown(100.0))

    def check_within(self, plot: Plot | Fixed, area: Rect) -> None:
        """All that meets ``area`` is found, and nothing else, in reading order."""
        above = {child: name for name, b in self.forest.children.items() for child in b}
        seen = {spot.name: spot for spot in plot.within(area)}
        met = [route for route in plot.placement().routes if extent(route).meets(area)]
        owners = {r: r.inference if r.premise else above[r.inference] for r in met}
        expected = {name for name, rect in plot.boxes() if rect.meets(area)}
        assert set(seen) == expected.union(owners.values())
        assert list(seen) == [name for name in self.forest.tree().names if name in seen]
        for name, spot in seen.items():
            assert spot.rect == plot.box(name)
            assert set(spot.routes) == {r for r in met if owners[r] == name}


TestEdits = Edits.TestCase
TestEdits.settings = settings(max_examples=40, stateful_step_count=20, deadline=None)


def test_what_is_not_shown_has_no_box() -> None:
    assert Plot(Forest()).box("anyone") is None
    assert Plot(Forest()).bounds == Rect(0.0, 0.0, 0.0, 0.0)


def test_a_branch_that_bulges_elsewhere_moves_its_neighbours() -> None:
    """Its rectangle is the same; only its outline is another one."""
    forest = Forest(("t",), {"t": ("+a", "+b")}, {"t": Size(240.0, 70.0)})
    for name, widths in (("a", (180.0, 180.0, 180.0, 600.0)), ("b", (180.0, 600.0, 180.0))):
        forest.children[f"+{name}"] = (name,)
        forest.children[name] = tuple(f"+{name}{n}" for n in range(len(widths)))
        forest.sizes |= {name: Size(180.0, 70.0), f"+{name}": DISC}
        for number, width in enumerate(widths):
            forest.children[f"+{name}{number}"] = (f"{name}{number}",)
            forest.sizes |= {f"+{name}{number}": DISC, f"{name}{number}": Size(width, 70.0)}
    forest.steps = {name for name in forest.sizes if name.startswith("+")}
    plot = Plot(forest, Arrangement({"t": Style(), "a": Style(1), "b": Style(1)}))
    before = plot.box("b")
    forest.children["a"] = forest.children["a"][::-1]
    plot.relay(["a"])
    assert plot.boxes() == Plot(forest, plot.arrangement).boxes()
    assert plot.box("b") != before
