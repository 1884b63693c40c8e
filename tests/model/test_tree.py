"""The tree and the roles that follow from it, on a small map and on a very deep one."""

import pytest

from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, NodeId, StatementId, fresh_ids, is_id
from rejoinder.model.order import spread
from rejoinder.model.records import (
    MAP_ID,
    Inference,
    Kind,
    MapRow,
    Polarity,
    PremiseOf,
    Statement,
)
from rejoinder.model.roles import Role, is_joint, is_undercut, role, roles, speaks_for_thesis
from rejoinder.model.tree import (
    ancestors,
    children,
    cross_links,
    grounds,
    home_premises,
    parent,
    root_of,
    roots,
    walk,
)

KEYS = spread(None, None, count=9)
T, A, B, C, R, U, E, L = (StatementId(name) for name in "TABCRUEL")
AB, OC, RC, UN, EV = (InferenceId(name) for name in ("ab", "oc", "rc", "un", "ev"))
OPPOSE = Polarity.OPPOSE


def serving(*steps: InferenceId, at: int = 0, kind: Kind = Kind.CLAIM) -> Statement:
    services = tuple(PremiseOf(inference=step, order=KEYS[at]) for step in steps)
    return Statement(premise_of=services, kind=kind)


@pytest.fixture
def document() -> Document:
    """T rests on A and B jointly; C objects to T, R to C, U to the joint step; E is evidence
    for A and, by a cross link, for C; L is loose.
    """
    return Document(
        map={MAP_ID: MapRow(thesis=T)},
        statements={
            B: serving(AB, at=1),
            A: serving(AB),
            T: Statement(),
            C: serving(OC),
            R: serving(RC),
            U: serving(UN),
            E: serving(EV, OC, at=2, kind=Kind.EVIDENCE),
            L: Statement(order=KEYS[0]),
        },
        inferences={
            OC: Inference(conclusion=T, polarity=OPPOSE, order=KEYS[1]),
            AB: Inference(conclusion=T, order=KEYS[0]),
            RC: Inference(conclusion=C, polarity=OPPOSE, order=KEYS[0]),
            UN: Inference(conclusion=AB, polarity=OPPOSE, order=KEYS[0]),
            EV: Inference(conclusion=A, order=KEYS[0]),
        },
    )


def test_the_tree_is_walked_parents_first_and_siblings_in_order(document: Document) -> None:
    assert list(walk(document, T)) == [T, AB, A, EV, E, B, UN, U, OC, C, RC, R]


def test_every_node_knows_what_is_above_and_below(document: Document) -> None:
    assert parent(document, A) == AB
    assert parent(document, UN) == AB
    assert parent(document, T) is None
    assert children(document, AB) == (A, B, UN)
    assert list(ancestors(document, E)) == [EV, A, AB, T]
    assert root_of(document, E) == T
    assert root_of(document, L) == L
    assert roots(document) == (T, L)


def test_cross_links_are_not_in_the_tree_but_bear_on_what_they_serve(document: Document) -> None:
    assert cross_links(document) == ((E, OC),)
    assert home_premises(document, OC) == (C,)
    assert document.links.premises_of(OC) == (C, E)
    assert grounds(document, C) == {C, RC, R}
    assert grounds(document, OC) == {OC, C, E, RC, R}


def test_roles_follow_from_places(document: Document) -> None:
    expected = {
        T: Role.THESIS,
        A: Role.PREMISE,
        B: Role.PREMISE,
        C: Role.OBJECTION,
        R: Role.REBUTTAL,
        U: Role.OBJECTION,
        E: Role.EVIDENCE,
        L: Role.LOOSE,
    }
    assert roles(document) == expected
    assert {name: role(document, name) for name in document.statements} == expected
    assert is_undercut(document, UN)
    assert not is_undercut(document, OC)
    assert is_joint(document, AB)
    assert not is_joint(document, UN)
    assert [n for n in (T, C, R, U) if speaks_for_thesis(document, n)] == [T, R]


def test_a_very_deep_map_is_walked_without_recursion() -> None:
    depth = 5000
    statements = {StatementId("s0"): Statement()}
    inferences = {}
    for level in range(1, depth):
        step = InferenceId(f"i{level}")
        inferences[step] = Inference(conclusion=StatementId(f"s{level - 1}"), order=KEYS[0])
        statements[StatementId(f"s{level}")] = serving(step)
    top: NodeId = StatementId("s0")
    deep = Document({MAP_ID: MapRow(thesis=StatementId("s0"))}, statements, inferences)
    assert sum(1 for _ in walk(deep, top)) == 2 * depth - 1
    assert len(grounds(deep, top)) == 2 * depth - 1
    assert len(roles(deep)) == depth
    assert root_of(deep, StatementId(f"s{depth - 1}")) == top


def test_a_fresh_id_is_never_one_that_is_taken() -> None:
    letters = iter([0] * 10 + [1] * 10)
    assert fresh_ids(lambda _: next(letters), {"a" * 10})() == "b" * 10


@pytest.mark.parametrize(
    ("text", "valid"), [("a", True), ("A-b_9", True), ("", False), ("a b", False), ("é", False)]
)
def test_ids_are_short_plain_words(text: str, valid: bool) -> None:
    assert is_id(text) is valid
    assert not is_id("a" * 65)
