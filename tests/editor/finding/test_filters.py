"""Filters narrow a search by what statements are, alone or with words."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.editor.finding.filters import BY_KEY, FILTERS, counted, offered
from rejoinder.editor.finding.index import Index
from rejoinder.editor.finding.query import Condition, parts, query, with_filter
from rejoinder.editor.finding.search import Search, search
from rejoinder.edits.add import add_co_premise, add_undercut
from rejoinder.model.document import Document
from rejoinder.model.ids import Fresh, InferenceId, StatementId
from rejoinder.model.roles import roles


def ready(document: Document) -> Index:
    """A whole index."""
    index = Index(document)
    assert sum(1 for _ in index.reading()) >= 0
    return index


@pytest.mark.parametrize(
    ("text", "nodes"),
    [
        ("role:thesis", ["thesis"]),
        ("role:premise", ["premise"]),
        ("role:unstated", ["premise"]),
        ("role:objection", ["harm"]),
        ("role:OBJ", ["harm"]),
        ("role:rebuttal role:objection", ["harm", "reply"]),
        ("role:evidence", ["stray"]),
        ("-role:evidence customers", ["harm", "reply"]),
        ('voice:"Ada Moss"', ["premise", "reply"]),
        ("voice:moss loud", ["premise"]),
        ("voice:bo", []),
        ("tag:key", ["harm"]),
        ("TAG:Trade", ["thesis"]),
        ("is:unanswered", []),
        ("no:source", ["harm", "reply", "stray"]),
        ("no:source role:objection", ["harm"]),
        ("has:comments", ["step", "premise"]),
        ("has:", []),
    ],
)
def test_a_filter_passes_what_it_names(town: Document, text: str, nodes: list[str]) -> None:
    assert [hit.node for hit in search(town, text)] == nodes


def test_an_objection_is_unanswered_until_it_or_its_step_is_opposed(
    town: Document, fresh: Fresh
) -> None:
    gone = {k: v for k, v in town.statements.items() if k != "reply"}
    steps = {k: v for k, v in town.inferences.items() if k != "answer"}
    document = Document(
        map=town.map, statements=gone, inferences=steps, voices=town.voices, sources=town.sources
    )
    assert [hit.node for hit in search(document, "is:unanswered")] == ["harm"]

    both = document.apply(add_co_premise(document, StatementId("harm"), fresh=fresh, text="also"))
    assert len(search(both, "is:unanswered")) == 2

    undercut = both.apply(add_undercut(both, InferenceId("against"), fresh=fresh, text="no"))
    assert search(undercut, "is:unanswered") == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("role:villain", "Possible after “role:”: thesis, premise, objection"),
        ("voice:zed", "Possible after “voice:”: Ada Moss, Bo."),
        ("is:lost", "Possible after “is:”: unanswered."),
    ],
)
def test_a_filter_that_finds_nothing_says_what_is_possible(
    town: Document, text: str, told: str
) -> None:
    found = Search(ready(town), query(text, BY_KEY))

    assert told in found.problem
    assert search(town, text) == ()


def test_a_map_without_tags_says_so() -> None:
    assert "no tags yet" in Search(ready(Document()), query("tag:x", BY_KEY)).problem


def test_every_value_is_counted(town: Document) -> None:
    ground = ready(town).ground
    nodes = ground.survey.order

    assert counted(ground, BY_KEY["role"], nodes)["objection"] == 1
    assert counted(ground, BY_KEY["voice"], nodes) == {"Ada Moss": 2}
    assert counted(ground, BY_KEY["has"], nodes) == {"comments": 2}
    assert offered(ground, "tag") == ("key", "trade")


def test_roles_are_those_of_the_cards(town: Document) -> None:
    assert ready(town).ground.survey.roles == roles(town)


@given(st.text(max_size=30), st.sampled_from(["key", "A. Writer", "x"]))
def test_a_filter_is_typed_and_taken_out_again(text: str, value: str) -> None:
    keys = {each.key for each in FILTERS}
    condition = Condition("tag", value)
    before = query(text, keys)
    if before.conditions or '"' in text.translate(str.maketrans("“”„«»", '"""""')):
        return
    within = with_filter(text, condition, keys)

    assert query(within, keys).conditions == (condition,)
    assert query(within, keys)._replace(conditions=()) == before
    assert query(with_filter(within, condition, keys), keys) == before


@given(st.text(max_size=40))
def test_parts_stand_in_order_and_apart(text: str) -> None:
    found = parts(text, {"role"})

    assert all(part.start < part.end <= len(text) for part in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
