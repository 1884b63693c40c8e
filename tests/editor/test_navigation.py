"""The way over a map: by arrow, by family, by band, and out of a deletion."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.drawing.places import Places
from rejoinder.editor.navigation import (
    Way,
    after_removal,
    conclusion,
    first,
    sibling,
    siblings,
    spanned,
    toward,
    within,
)
from rejoinder.layout.geometry import Rect
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, NodeId, StatementId
from rejoinder.model.records import MAP_ID, Inference, MapRow, PremiseOf, Statement


def grid(columns: int, rows: int) -> dict[NodeId, Rect]:
    """Cards of 100 by 60 named by column and row, 40 apart."""
    return {
        StatementId(f"{x}{y}"): Rect(x * 140.0, y * 100.0, 100.0, 60.0)
        for x, y in product(range(columns), range(rows))
    }


def premise(step: str, order: str = "a0") -> Statement:
    return Statement(premise_of=(PremiseOf(inference=InferenceId(step), order=order),))


@pytest.fixture
def document() -> Document:
    """A thesis with two arguments: ``a`` and ``b`` jointly, and ``c``, which rests on ``d``."""
    return Document(
        map={MAP_ID: MapRow(thesis=StatementId("t"))},
        statements={
            StatementId("t"): Statement(),
            StatementId("a"): premise("i"),
            StatementId("b"): premise("i", "a1"),
            StatementId("c"): premise("j"),
            StatementId("d"): premise("k"),
            StatementId("loose"): Statement(order="a0"),
        },
        inferences={
            InferenceId("i"): Inference(conclusion=StatementId("t"), order="a0"),
            InferenceId("j"): Inference(conclusion=StatementId("t"), order="a1"),
            InferenceId("k"): Inference(conclusion=StatementId("c"), order="a0"),
        },
    )


@pytest.mark.parametrize(
    ("way", "reached"),
    [(Way.LEFT, "01"), (Way.RIGHT, "21"), (Way.UP, "10"), (Way.DOWN, "12")],
)
def test_an_arrow_leads_to_the_neighbour_that_way(way: Way, reached: str) -> None:
    assert toward(grid(3, 3), StatementId("11"), way) == reached


def test_an_arrow_leads_nowhere_at_the_rim() -> None:
    assert toward(grid(3, 3), StatementId("22"), Way.RIGHT) is None


def test_an_arrow_prefers_what_lies_straight_ahead_to_what_is_nearer() -> None:
    places: dict[NodeId, Rect] = {
        StatementId("here"): Rect(0, 0, 100, 50),
        StatementId("aside"): Rect(110, 60, 100, 50),
        StatementId("ahead"): Rect(300, 10, 100, 50),
    }
    assert toward(places, StatementId("here"), Way.RIGHT) == "ahead"


def test_an_arrow_finds_what_lies_aslant_where_nothing_is_ahead() -> None:
    places: dict[NodeId, Rect] = {
        StatementId("here"): Rect(0, 0, 100, 50),
        StatementId("aslant"): Rect(180, 70, 100, 50),
    }
    assert toward(places, StatementId("here"), Way.RIGHT) == "aslant"


def test_an_unknown_start_leads_nowhere() -> None:
    assert toward(grid(2, 2), StatementId("gone"), Way.UP) is None


@given(st.permutations(sorted(grid(3, 3))), st.sampled_from(list(Way)))
def test_an_arrow_does_not_depend_on_the_order_of_cards(names: list[NodeId], way: Way) -> None:
    places = grid(3, 3)
    shuffled = {name: places[name] for name in names}
    for start in places:
        assert toward(shuffled, start, way) == toward(places, start, way)


def test_home_is_the_thesis(document: Document) -> None:
    assert first(document) == "t"
    assert first(Document()) is None


def test_up_the_tree_is_what_a_premise_argues_about(document: Document) -> None:
    assert conclusion(document, StatementId("d")) == "c"
    assert conclusion(document, InferenceId("k")) == "c"
    assert conclusion(document, StatementId("t")) is None


def test_siblings_are_all_premises_about_the_same_thing(document: Document) -> None:
    assert siblings(document, StatementId("b")) == ("a", "b", "c")
    assert siblings(document, InferenceId("j")) == ("i", "j")
    assert siblings(document, StatementId("t")) == ("t", "loose")


def test_a_sibling_beyond_the_end_is_none(document: Document) -> None:
    assert sibling(document, StatementId("b"), by=1) == "c"
    assert sibling(document, StatementId("c"), by=1) is None


def test_a_band_takes_what_it_touches_in_reading_order() -> None:
    assert within(Places(grid(3, 3)), Rect(90, 50, 60, 60)) == ("00", "10", "01", "11")


def test_what_hangs_under_a_chosen_node_is_spanned_by_it(document: Document) -> None:
    chosen: list[NodeId] = [StatementId("d"), StatementId("c"), StatementId("a")]
    assert spanned(document, chosen) == ("c", "a")


@pytest.mark.parametrize(
    ("removed", "left"),
    [
        (["a"], "b"),
        (["c"], "b"),
        (["a", "b", "c"], "t"),
        (["d"], "c"),
        (["i"], "j"),
        (["j"], "i"),
        (["loose"], "t"),
        (["t", "loose"], None),
    ],
)
def test_after_a_deletion_the_nearest_that_stays_is_selected(
    document: Document, removed: list[NodeId], left: str | None
) -> None:
    assert after_removal(document, removed) == left


BOXES = st.builds(
    Rect, st.integers(-900, 900), st.integers(-900, 900), st.integers(1, 300), st.integers(1, 300)
)


@given(st.lists(BOXES, min_size=1, max_size=12), st.sampled_from(list(Way)), st.booleans())
def test_looking_nearby_finds_what_a_look_at_everything_finds(
    boxes: list[Rect], way: Way, straight: bool
) -> None:
    places: dict[NodeId, Rect] = {StatementId(f"n{i}"): box for i, box in enumerate(boxes)}
    for start in places:
        everywhere = toward(places, start, way, straight=straight)
        assert toward(Places(places), start, way, straight=straight) == everywhere
