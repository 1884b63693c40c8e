"""Which statements fold: one, a branch, a level. A level more never hides, one less never shows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.drawing.visible import visible

from rejoinder.editor.folding import (
    deeper,
    folded_below,
    folded_everywhere,
    shallower,
    shown_levels,
    toggled,
    toggled_branch,
)
from rejoinder.edits.clip import fragment_from_outline, paste
from rejoinder.model.document import Document
from rejoinder.model.ids import Fresh, StatementId

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
    assert shown_levels(document, frozenset()) == 5
    assert shown_levels(document, folded_everywhere(document)) == 1
    assert shown_levels(document, folded_below(document, 2)) == 2
    assert shown_levels(Document(), frozenset()) == 0


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
    assert (shown(document, shallower(document, folded)) == now) == (
        shown_levels(document, folded) == 1
    )
