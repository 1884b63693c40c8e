"""Siblings are ordered so that fewer cross links cross, and nothing else changes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.benchmarks.large_maps import large_map

from rejoinder.edits.untangle import tangle, untangle
from rejoinder.model.document import Document
from rejoinder.model.errors import EditRefused
from rejoinder.model.ids import NodeId
from rejoinder.model.problems import breaches
from rejoinder.model.tree import cross_links, parent, roots, walk


@settings(max_examples=25, deadline=None)
@given(st.integers(2, 150), st.integers(0, 9999))
def test_fewer_cross_than_before_or_it_is_refused(size: int, seed: int) -> None:
    document = large_map(size, seed=seed)
    try:
        change = untangle(document)
    except EditRefused:
        return
    after = document.apply(change)
    assert tangle(after) < tangle(document)
    assert not breaches(after)
    nodes: list[NodeId] = [*document.statements, *document.inferences]
    assert all(parent(after, node) == parent(document, node) for node in nodes)
    assert after.apply(change.inverted()) == document


def test_a_map_of_500_is_far_less_tangled() -> None:
    document = large_map(500)
    change = untangle(document)
    assert tangle(document.apply(change)) < 0.8 * tangle(document)
    assert f"{tangle(document):,} crossings" in change.label


def test_it_says_so_where_there_is_nothing_to_gain() -> None:
    with pytest.raises(EditRefused, match="fewer than two cross links"):
        untangle(Document())


def test_crossings_are_pairs_whose_ends_alternate() -> None:
    document = large_map(120, seed=7)
    assert tangle(document) == _by_pairs(document)


def _by_pairs(document: Document) -> int:
    order = [node for root in roots(document) for node in walk(document, root)]
    place = {node: number for number, node in enumerate(order)}
    arcs = [sorted((place[s], place[i])) for s, i in cross_links(document)]
    return sum(a < c < b < d for a, b in arcs for c, d in arcs)
