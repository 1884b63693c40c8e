"""Suppositions, edits, bounds and circles: each held against weighing everything anew."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.evaluate.bounds import bounds
from rejoinder.evaluate.case import Case, Step
from rejoinder.evaluate.influence import branches, removal, shapley
from rejoinder.evaluate.labels import Label, labels
from rejoinder.evaluate.rankings import BLOW, weakest_points
from rejoinder.evaluate.semantics import SEMANTICS
from rejoinder.evaluate.settling import strengths
from rejoinder.evaluate.strengths import (
    SECOND,
    SHOWN,
    Rule,
    Supposed,
    acyclic_strengths,
    revised,
    what_if,
)

RULES = st.sampled_from((SHOWN, SECOND))


def grown(seed: int, *, claims: int = 12) -> Case:
    """A case without circles: every step leads from later claims to earlier nodes."""
    chance = Random(seed)
    names = [f"c{n}" for n in range(claims)]
    steps: dict[str, Step] = {}
    for number in range(1, claims):
        about = chance.choice([*names[:number], *steps]) if steps else names[0]
        under = steps[about].premises if about in steps else (about,)
        free = names[max(int(name[1:]) for name in under) + 1 :]
        if not free:
            continue
        premises = tuple(sorted(set(chance.choices(free, k=chance.choice((1, 1, 2))))))
        source = chance.choice(("", "", "S1"))
        steps[f"i{number}"] = Step(premises, about, chance.random() < 0.6, chance.random(), source)
    return Case.of({name: chance.random() for name in names}, steps)


CASES = st.integers(0, 10_000).map(grown).filter(lambda case: bool(case.steps))


@given(case=CASES, rule=RULES, data=st.data())
def test_what_is_supposed_changes_what_weighing_anew_would(
    case: Case, rule: Rule, data: st.DataObject
) -> None:
    nodes = st.sampled_from([*case.claims, *case.steps])
    supposed = Supposed(
        held={data.draw(nodes): data.draw(st.sampled_from((0.0, 1.0)))},
        objections={data.draw(nodes): 0.8},
        reasons={data.draw(nodes): 0.8},
    )
    values = acyclic_strengths(case, rule)
    changed = what_if(case, values, supposed, rule)
    assert {**values, **changed} == acyclic_strengths(case, rule, supposed)


@given(case=CASES, rule=RULES, data=st.data())
def test_an_edit_weighs_again_only_what_depends_on_it(
    case: Case, rule: Rule, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(sorted(case.claims)))
    edited = Case.of({**case.claims, name: data.draw(st.floats(0, 1))}, case.steps)
    values = acyclic_strengths(case, rule)
    changed = revised(edited, values, [name], rule)
    assert {**values, **changed} == acyclic_strengths(edited, rule)
    assert set(changed) <= edited.above([name])


@given(case=CASES, rule=RULES, seed=st.integers(0, 1000), off=st.sampled_from((0.05, 0.2)))
def test_bounds_hold_whatever_base_scores_do(case: Case, rule: Rule, seed: int, off: float) -> None:
    chance = Random(seed)
    held = bounds(case, rule, off=off)
    for _ in range(5):
        shaken = {
            name: max(0.0, min(1.0, base + chance.uniform(-off, off)))
            for name, base in case.claims.items()
        }
        for node, strength in acyclic_strengths(Case.of(shaken, case.steps), rule).items():
            low, high = held[node]
            assert low - 1e-9 <= strength <= high + 1e-9


@given(case=CASES)
def test_what_has_no_way_to_the_topic_does_nothing_for_it(case: Case) -> None:
    values = acyclic_strengths(case)
    for node in case.claims:
        if "c0" not in case.above([node]):
            assert removal(case, values, "c0", node) == 0.0


@given(case=CASES)
def test_the_shares_of_branches_add_up(case: Case) -> None:
    players = branches(case, "c0")
    values = acyclic_strengths(case)
    if 0 < len(players) <= 6:
        whole = values["c0"] - case.claims["c0"]
        assert sum(shapley(case, values, "c0", players).values()) == pytest.approx(whole)


@given(case=CASES)
def test_an_objection_is_worth_what_adding_it_does(case: Case) -> None:
    values = acyclic_strengths(case)
    for effect in weakest_points(case, values, "c0")[:3]:
        claims = {**case.claims, "new": BLOW}
        added = Case.of(claims, {**case.steps, "it": Step(("new",), effect.node, False)})
        assert acyclic_strengths(added)["c0"] == pytest.approx(effect.after)


@given(case=CASES, seed=st.integers(0, 100))
def test_names_and_order_do_not_matter(case: Case, seed: int) -> None:
    nodes = (*case.claims, *case.steps)
    turned = {name: f"{Random(name + str(seed)).random()} {name}" for name in nodes}
    rows = [
        (
            turned[name],
            Step(tuple(turned[p] for p in step.premises), turned[step.conclusion], *step[2:]),
        )
        for name, step in case.steps.items()
    ]
    Random(seed).shuffle(rows)
    renamed = Case.of({turned[n]: base for n, base in case.claims.items()}, dict(rows))
    values, found = acyclic_strengths(case), acyclic_strengths(renamed)
    assert {turned[n]: v for n, v in values.items()} == pytest.approx(found)


@given(case=CASES)
def test_without_circles_every_label_is_decided(case: Case) -> None:
    assert Label.UNDECIDED not in labels(case).values()


def test_a_circle_of_support_proves_nothing_and_is_said_to_settle() -> None:
    steps = {"i": Step(("a",), "b", True), "j": Step(("b",), "a", True)}
    case = Case.of({"a": 0.4, "b": 0.3}, steps)
    assert labels(case) == dict.fromkeys(("a", "b", "i", "j"), Label.UNDECIDED)
    assert strengths(case, chance=Random(1).random).ranges == {}


def test_a_mutual_attack_between_certainties_does_not_settle() -> None:
    steps = {"i": Step(("a",), "b", False), "j": Step(("b",), "a", False)}
    case = Case.of({"a": 1.0, "b": 1.0}, steps)
    found = strengths(case, Rule(SEMANTICS["DFQuAD"]), chance=Random(1).random)
    assert set(found.ranges) == {"a", "b", "i", "j"}


def test_a_deep_case_needs_no_stack() -> None:
    steps = {f"i{n}": Step((f"c{n + 1}",), f"c{n}", True) for n in range(10_000)}
    case = Case.of({f"c{n}": 0.5 for n in range(10_001)}, steps)
    assert acyclic_strengths(case)["c0"] > 0.5
    assert labels(case)["c0"] is Label.IN
