"""What was arranged stays so while a map is edited."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

import pytest
from tests.benchmarks.boxes import boxes
from tests.benchmarks.large_maps import large_map

from rejoinder.layout.arrangement import TIDY, Arrangement, Style, ends
from rejoinder.layout.choice import zoom
from rejoinder.layout.fit import fitted
from rejoinder.layout.forest import Forest
from rejoinder.layout.gaps import GAPS, TIGHT
from rejoinder.layout.gradual import at_once
from rejoinder.layout.mending import mending
from rejoinder.layout.placement import Size, Tree
from rejoinder.layout.plot import Plot
from rejoinder.model.records import Direction

CARD, DISC = Size(240.0, 70.0), Size(18.0, 18.0)
SMALL = Size(640.0, 360.0)


def tree(under: Mapping[str, str], sizes: Mapping[str, Size] | None = None) -> Tree:
    """``under`` names what every node hangs under, in preorder; steps begin with ``+``."""
    names = tuple(under)
    return Tree(
        names,
        tuple(names.index(above) if above else -1 for above in under.values()),
        tuple(name.startswith("+") for name in names),
        tuple((sizes or {}).get(name, DISC if name.startswith("+") else CARD) for name in names),
    )


def branch(name: str, above: str, *below: str) -> dict[str, str]:
    """A card ``name`` in a step of its own, and a card in a step for each of ``below``."""
    rows = {f"+{name}": above, name: f"+{name}"}
    for child in below:
        rows |= {f"+{child}": name, child: f"+{child}"}
    return rows


@pytest.fixture
def town() -> dict[str, str]:
    rows = {"thesis": ""}
    for letter in "abcdef":
        rows |= branch(letter, "thesis", *(f"{letter}{n}" for n in range(1, 5)))
    return rows


def without(rows: Mapping[str, str], names: Iterable[str]) -> dict[str, str]:
    gone = {full for name in names for full in (name, f"+{name}")}
    return {name: above for name, above in rows.items() if name not in gone}


def test_what_was_chosen_gives_the_same_placement(town: dict[str, str]) -> None:
    chosen = fitted(tree(town), shape=SMALL)
    kept = fitted(tree(town), shape=SMALL, keep=chosen.arrangement)
    assert kept.placement == chosen.placement
    assert kept.arrangement is chosen.arrangement


def test_a_longer_text_changes_no_style(town: dict[str, str]) -> None:
    chosen = fitted(tree(town), shape=SMALL)
    for height in (90.0, 300.0, 1000.0):
        longer = tree(town, {"c2": Size(240.0, height)})
        kept = fitted(longer, shape=SMALL, keep=chosen.arrangement)
        assert kept.arrangement is chosen.arrangement


def test_a_first_child_is_arranged_like_its_parent_s_siblings(town: dict[str, str]) -> None:
    chosen = fitted(tree(town), shape=SMALL)
    usual = min(chosen.arrangement.styles["f"].columns, 1)
    added = town | branch("g", "thesis", "g1")
    kept = fitted(tree(added), shape=SMALL, keep=chosen.arrangement)
    assert kept.arrangement.styles["g"].columns == usual


@pytest.mark.parametrize("columns", [0, 1])
def test_a_first_child_is_in_a_column_where_its_parent_is(columns: int) -> None:
    rows = {"thesis": ""} | branch("a", "thesis") | branch("b", "thesis")
    keep = Arrangement({"thesis": Style(columns)})
    grown = {"thesis": ""} | branch("a", "thesis") | branch("b", "thesis", "b1")
    before = fitted(tree(rows), shape=SMALL, keep=keep)
    after = fitted(tree(grown), shape=SMALL, keep=before.arrangement)
    assert after.arrangement.styles["b"] == Style(columns)
    assert after.arrangement.styles["thesis"] == before.arrangement.styles["thesis"]


def test_a_new_argument_changes_no_style_of_another_node(town: dict[str, str]) -> None:
    chosen = fitted(tree(town), shape=SMALL)
    added = town | {"+f5": "f", "f5": "+f5", "+g": "thesis", "g": "+g"}
    kept = fitted(tree(added), shape=SMALL, keep=chosen.arrangement).arrangement.styles
    for name, style in chosen.arrangement.styles.items():
        assert kept[name].columns == style.columns or name == "thesis"


def test_a_map_that_is_read_whole_stands_airy_and_a_crowded_one_tight(town: dict[str, str]) -> None:
    for scale, is_tight in ((2.0, False), (0.5, True)):
        shape = Size(SMALL.width * scale, SMALL.height * scale)
        chosen = fitted(tree(town), shape=shape)
        assert not chosen.arrangement.is_tidy
        assert chosen.arrangement.is_tight is is_tight
        gaps = TIGHT if is_tight else GAPS
        plot = Plot(Forest.of(tree(town)), replace(chosen.arrangement, is_tight=False), gaps=gaps)
        assert plot.placement() == chosen.placement


def test_what_is_tight_stays_so_while_it_shrinks(town: dict[str, str]) -> None:
    shape = Size(560.0, 315.0)
    chosen = fitted(tree(town), shape=shape)
    few = without(town, [name for name in town if name[:1] in "cdef"])
    assert fitted(tree(few), shape=shape, keep=chosen.arrangement).arrangement.is_tight
    assert not fitted(tree(few), shape=shape).arrangement.is_tight


@pytest.mark.parametrize("seed", [1, 3, 5])
def test_a_crowded_map_is_seen_no_smaller_for_being_mended(seed: int) -> None:
    forest = Forest.of(boxes(large_map(150, seed=seed)))
    plot = Plot(forest, Arrangement({}, Style(1), is_tight=True))
    fixed = forest.roots[0]
    style = plot.arrangement.styles[fixed]
    before = _seen(plot)
    at_once(mending(plot, _seen, kept=[fixed]))
    assert _seen(plot) > before
    assert plot.arrangement.styles[fixed] == style
    assert plot.placement() == Plot(forest, plot.arrangement).placement()


def _seen(plot: Plot) -> float:
    return zoom(plot.bounds.width, plot.bounds.height, Size(1920.0, 1080.0))


def test_a_plot_is_laid_out_as_tight_as_it_is_asked(town: dict[str, str]) -> None:
    forest = Forest.of(tree(town))
    airy = fitted(tree(town), shape=Size(1280.0, 720.0)).arrangement
    plot = Plot(forest, airy)
    for arrangement in (replace(airy, is_tight=True), airy, TIDY, replace(airy, is_tight=True)):
        plot.arrange(arrangement)
        assert plot.placement() == Plot(forest, arrangement).placement()


def test_what_comes_back_stands_as_it_did(town: dict[str, str]) -> None:
    """Folding and unfolding, or deleting and undoing."""
    chosen = fitted(tree(town), shape=SMALL)
    folded = without(town, ("b1", "b2", "b3", "b4"))
    fewer = fitted(tree(folded), shape=SMALL, keep=chosen.arrangement)
    again = fitted(tree(town), shape=SMALL, keep=fewer.arrangement)
    assert again.placement == chosen.placement


def test_a_branch_that_is_unfolded_moves_none_out_of_its_column(town: dict[str, str]) -> None:
    folded = without(town, ("b1", "b2", "b3", "b4"))
    chosen = fitted(tree(folded), shape=SMALL)
    kept = fitted(tree(town), shape=SMALL, keep=chosen.arrangement).arrangement.styles
    assert {n: s for n, s in kept.items() if n in chosen.arrangement.styles} == dict(
        chosen.arrangement.styles
    )
    assert "b" in kept


def test_a_tidy_map_stays_tidy(town: dict[str, str]) -> None:
    kept = fitted(tree(town), shape=SMALL, keep=TIDY)
    assert kept.arrangement == TIDY
    assert kept.placement != fitted(tree(town), shape=SMALL).placement


def test_a_style_that_is_asked_for_is_drawn(town: dict[str, str]) -> None:
    chosen = fitted(tree(town), shape=SMALL).arrangement
    asked = replace(chosen, styles={**chosen.styles, "a": Style(2)})
    cards = fitted(tree(town), shape=SMALL, keep=asked).placement.cards
    assert cards["a1"].x == cards["a2"].x < cards["a3"].x == cards["a4"].x
    assert cards["a1"].y == cards["a3"].y < cards["a2"].y


def test_an_arrangement_serves_every_direction(town: dict[str, str]) -> None:
    chosen = fitted(tree(town), shape=SMALL)
    for direction in Direction:
        kept = fitted(tree(town), shape=SMALL, direction=direction, keep=chosen.arrangement)
        assert kept.arrangement is chosen.arrangement


TWO = Style(2, (("a", "b"), ("c", "d")))


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("abcd", (2, 4)),
        ("abxcd", (3, 5)),  # what is new stands below the one before it
        ("xabcd", (3, 5)),  # or above the first
        ("abcdx", (2, 5)),
        ("bcd", (1, 3)),
        ("cd", (2,)),  # a column without members is closed
        ("acbd", None),  # another order: filled anew
        ("xy", None),
    ],
)
def test_columns_keep_their_members(names: str, expected: tuple[int, ...] | None) -> None:
    assert ends(TWO, names) == expected
