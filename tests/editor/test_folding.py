"""Which statements fold: one, a branch, a level. A level more never hides, one less never shows."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.benchmarks.large_maps import large_map
from tests.drawing.visible import visible

from rejoinder.editor import folding
from rejoinder.editor.folding import (
    deeper,
    folded_below,
    folded_everywhere,
    shallower,
    toggled,
    toggled_branch,
)
from rejoinder.editor.part import WHOLE, branch_of, choice
from rejoinder.edits.add import add_reason, add_thesis, add_undercut
from rejoinder.edits.clip import fragment_from_outline, paste
from rejoinder.model.document import Document
from rejoinder.model.ids import Fresh, NodeId, StatementId, fresh_ids
from rejoinder.model.tree import ancestors

OUTLINE = """
T
    + A
        + A1
            + A2
                + A3
        + B1
    − C
        ~ U
            + U1
        + C1
            + C2
"""


@pytest.fixture(scope="module")
def document() -> Document:
    """A thesis with two branches; every statement is called what it says."""
    numbers = iter(range(1000))
    fresh: Fresh = lambda: f"n{next(numbers)}"  # noqa: E731
    fragment = fragment_from_outline(OUTLINE, fresh=fresh)
    return Document().apply(paste(Document(), fragment, onto=None, fresh=fresh))


def named(document: Document, *texts: str) -> frozenset[StatementId]:
    return frozenset(s for s, row in document.statements.items() if row.text in texts)


def words(document: Document, statements: frozenset[StatementId]) -> str:
    return " ".join(sorted(document.statements[s].text for s in statements))


def levels(document: Document, folded: frozenset[StatementId]) -> int:
    return folding.extents(document, folded)[0].levels


def shown(document: Document, folded: frozenset[StatementId]) -> frozenset[StatementId]:
    return frozenset(visible(document, folded=folded).statements)


def test_toggling_folds_and_unfolds(document: Document) -> None:
    both = named(document, "A", "C")
    assert toggled(document, named(document, "A"), both) == both
    assert toggled(document, both, both) == frozenset()


def test_what_nothing_argues_about_does_not_fold(document: Document) -> None:
    leaf = named(document, "A3")
    assert toggled(document, frozenset(), leaf) == frozenset()
    assert toggled(document, frozenset(), leaf | named(document, "A")) == named(document, "A")


def test_a_branch_folds_whole_and_opens_whole(document: Document) -> None:
    (a,) = named(document, "A")
    whole = toggled_branch(document, frozenset(), a)
    assert words(document, whole) == "A A1 A2"
    assert toggled_branch(document, named(document, "A1", "C"), a) == named(document, "C")


def test_levels_count_statements_from_the_root(document: Document) -> None:
    assert levels(document, frozenset()) == 5
    assert levels(document, folded_everywhere(document)) == 1
    assert levels(document, folded_below(document, 2)) == 2
    assert levels(Document(), frozenset()) == 0


def test_one_level_more_opens_the_shallowest_folds_by_one_level(document: Document) -> None:
    folded = deeper(document, folded_everywhere(document))
    assert words(document, shown(document, folded)) == "A C T U"
    assert words(document, shown(document, deeper(document, folded))) == "A A1 B1 C C1 T U U1"


def test_one_level_more_leaves_a_branch_open_that_is_open(document: Document) -> None:
    folded = deeper(document, named(document, "C"))
    assert words(document, shown(document, folded)) == "A A1 A2 A3 B1 C C1 T U U1"


def test_one_level_less_leaves_a_branch_folded_that_is_folded(document: Document) -> None:
    folded = shallower(document, named(document, "C"))
    assert words(document, shown(document, folded)) == "A A1 A2 B1 C T U U1"


@given(data=st.data())
def test_a_level_more_never_hides_and_one_less_never_shows(
    document: Document, data: st.DataObject
) -> None:
    foldable = sorted(folded_everywhere(document))
    folded = frozenset(data.draw(st.sets(st.sampled_from(foldable))))
    now = shown(document, folded)
    assert shown(document, deeper(document, folded)) >= now
    assert shown(document, shallower(document, folded)) <= now
    assert (shown(document, deeper(document, folded)) == now) == (folded.isdisjoint(now))
    assert (shown(document, shallower(document, folded)) == now) == (levels(document, folded) == 1)


def test_a_branch_has_levels_of_its_own(document: Document) -> None:
    (a, c) = (next(iter(named(document, text))) for text in ("A", "C"))
    part = branch_of(a)
    assert folding.extents(document, frozenset(), part=part)[0] == (4, 5)
    below = folded_below(document, 2, part=part)
    assert words(document, below) == "A1 A2"
    assert folding.extents(document, below, part=part)[0] == (2, 3)
    more = deeper(document, folded_everywhere(document, part) | {c}, part=part)
    assert words(document, more) == "A1 A2 C"
    assert shallower(document, frozenset({c}), part=part) == named(document, "A2", "C")
    assert folding.opened(document, below | {c}, part=part) == {c}


def test_in_a_choice_only_what_hides_something_folds(document: Document) -> None:
    part = choice(document, named(document, "A1", "C"), "Results")
    assert words(document, folded_everywhere(document, part)) == "A T"


@given(size=st.integers(1, 60), seed=st.integers(0, 99), data=st.data())
def test_levels_are_counted_as_they_are_drawn(size: int, seed: int, data: st.DataObject) -> None:
    document = large_map(size, seed=seed)
    names = sorted(document.statements)
    folded = frozenset(data.draw(st.sets(st.sampled_from(names))))
    root = data.draw(st.sampled_from([None, *names]))
    part = WHOLE if root is None else branch_of(root)
    seen = visible(document, folded=folded, root=root).statements
    depths = dict[NodeId, int]()
    for node in seen:
        above = [a for a in ancestors(document, node) if a in seen]
        depths[node] = 1 + (depths[above[0]] if above else 0)
    assert folding.extents(document, folded, part=part)[0] == (max(depths.values()), len(seen))
    for level in (1, 2, 3):
        below = folded_below(document, level, part=part)
        left = visible(document, folded=below, root=root).statements
        whole = visible(document, root=root).statements
        assert set(left) == {s for s in whole if _depth(document, s, root) <= level}


def _depth(document: Document, statement: StatementId, root: StatementId | None) -> int:
    way = [statement, *(a for a in ancestors(document, statement) if a in document.statements)]
    return len(way) if root is None else way.index(root) + 1


def test_a_chain_of_undercuts_has_levels() -> None:
    fresh = fresh_ids(Random(1).randrange)
    document = Document().apply(add_thesis(Document(), fresh=fresh, text="T"))
    (thesis,) = document.statements
    document = document.apply(add_reason(document, thesis, fresh=fresh, text="A"))
    for _ in range(30):
        last = list(document.inferences)[-1]
        document = document.apply(add_undercut(document, last, fresh=fresh, text="U"))
    assert folding.extents(document, frozenset())[0] == (2, 32)
    assert folded_everywhere(document) == {thesis}


@given(size=st.integers(1, 60), seed=st.integers(0, 99), data=st.data())
def test_what_is_in_sight_is_what_is_drawn(size: int, seed: int, data: st.DataObject) -> None:
    document = large_map(size, seed=seed)
    names = sorted(document.statements)
    folded = frozenset(data.draw(st.sets(st.sampled_from(names))))
    seen = list(folding.in_sight(document, folded))
    drawn = visible(document, folded=folded)
    assert [n for n in seen if n in document.statements] == list(drawn.statements)
    assert set(drawn.nodes) <= set(seen)
    for name in names:
        hiding = [a for a in ancestors(document, name) if a in folded]
        expected = hiding[-1] if hiding else name
        assert folding.uncovered(document, folded, [name]) == (expected,)
        assert (expected == name) == (name in seen)
    assert set(folding.uncovered(document, folded, names)) <= set(seen)


def test_everything_in_a_part_can_be_selected(document: Document) -> None:
    (a,) = named(document, "A")
    part = branch_of(a)
    folded = named(document, "A1")
    seen = folding.in_sight(document, folded, part=part)
    assert (
        words(document, frozenset(StatementId(s) for s in seen if s in document.statements))
        == "A A1 B1"
    )
    choose = choice(document, named(document, "A1"), "Results")
    seen = folding.in_sight(document, frozenset(), part=choose)
    assert (
        words(document, frozenset(StatementId(s) for s in seen if s in document.statements))
        == "A A1 T"
    )
