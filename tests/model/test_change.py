"""Changes: applied, taken back, joined."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.model.change import Change, Replacement, joined
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, StatementId
from rejoinder.model.lookup import Links
from rejoinder.model.order import spread
from rejoinder.model.records import Inference, PremiseOf, Record, Statement

NODES = ["a", "b", "c", "d"]
KEYS = spread(None, None, count=4)
services = st.lists(
    st.builds(
        PremiseOf,
        inference=st.sampled_from(["w", "x", "y", "z"]).map(InferenceId),
        order=st.sampled_from(KEYS),
    ),
    max_size=3,
    unique_by=lambda service: service.inference,
).map(tuple)
statements = st.builds(Statement, text=st.sampled_from(["", "t"]), premise_of=services)
inferences = st.builds(
    Inference,
    conclusion=st.sampled_from([*NODES, "w", "x"]).map(StatementId),
    order=st.sampled_from(KEYS),
)
rows = st.one_of(
    st.tuples(st.just("statements"), st.sampled_from(NODES), st.none() | statements),
    st.tuples(st.just("inferences"), st.sampled_from(["w", "x", "y", "z"]), st.none() | inferences),
)
steps = st.lists(st.lists(rows, max_size=3, unique_by=lambda row: row[:2]), max_size=8)


def changed(document: Document, step: list[tuple[str, str, Record | None]]) -> Change:
    replacements = (
        Replacement(table, name, document.table(table).get(name), record)
        for table, name, record in step
    )
    return Change("Step", tuple(r for r in replacements if r.before != r.after))


@given(steps)
def test_links_kept_in_step_are_those_of_the_whole_tables(
    steps: list[list[tuple[str, str, Record | None]]],
) -> None:
    document = Document()
    assert document.links == Links.of({}, {})
    for step in steps:
        document = document.apply(changed(document, step))
        assert document.links == Links.of(document.statements, document.inferences)


@given(steps)
def test_changes_taken_back_in_reverse_give_the_first_document(
    steps: list[list[tuple[str, str, Record | None]]],
) -> None:
    document, done = Document(), []
    for step in steps:
        done.append(changed(document, step))
        document = document.apply(done[-1])
    whole = joined("All", done)
    assert Document().apply(whole) == document
    assert document.apply(whole.inverted()) == Document()
    for change in reversed(done):
        document = document.apply(change.inverted())
    assert document == Document()


def test_a_change_made_for_another_document_is_refused() -> None:
    change = Change("Edit", (Replacement("statements", "a", Statement(text="x"), None),))
    with pytest.raises(ValueError, match="statements/a is not as the change expects"):
        Document().apply(change)


def test_applying_leaves_the_document_as_it_was_and_shares_what_did_not_change() -> None:
    before = Document(statements={StatementId("a"): Statement()})
    change = Change("Add", (Replacement("statements", "b", None, Statement()),))
    after = before.apply(change)
    assert set(before.statements) == {"a"}
    assert after.inferences is before.inferences
    assert change.created("statements") == ("b",)
