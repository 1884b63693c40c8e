"""Strengths, labels, contributions, bounds and rankings as independent programs give them."""

from collections.abc import Callable
from math import prod
from random import Random
from typing import Any, cast

import pytest

from rejoinder.evaluate.bounds import bounds, robustness
from rejoinder.evaluate.case import Case
from rejoinder.evaluate.influence import gradient, removal, shapley
from rejoinder.evaluate.labels import Label, labels
from rejoinder.evaluate.rankings import (
    best_evidence,
    load_bearing,
    toppling_sets,
    weakest_points,
)
from rejoinder.evaluate.semantics import SEMANTICS, quadratic_energy
from rejoinder.evaluate.settling import strengths
from rejoinder.evaluate.strengths import Rule, acyclic_strengths

Rows = list[dict[str, Any]]
STANCES = {"accept": Label.IN, "reject": Label.OUT, "open": Label.UNDECIDED}


@pytest.mark.parametrize("name", SEMANTICS)
def test_every_semantics_gives_the_reference_strengths(
    name: str, reference: dict[str, object], graphs: dict[str, Case]
) -> None:
    rule = Rule(SEMANTICS[name])
    for graph in cast(Rows, reference["gradual"]):
        expected = graph["semantics"].get(name)
        if expected is None:
            continue
        found = strengths(graphs[graph["name"]], rule, chance=Random(1).random)
        for node, strength in expected["expected_strengths"].items():
            assert found.values[node] == pytest.approx(strength, abs=1e-9), graph["name"]


def test_the_flatness_of_quadratic_energy_is_the_published_one(
    reference: dict[str, object],
) -> None:
    points = cast(dict[str, list[tuple[float, float, float, float]]], reference["influence_points"])
    rows = next(rows for name, rows in points.items() if name.startswith("quadratic_max"))
    for k, base, energy, strength in rows:
        attackers, supporters = ([-energy], []) if energy < 0 else ([], [energy])
        found = quadratic_energy(base, attackers, supporters, flatness=k)
        assert found == pytest.approx(strength, abs=1e-9)


def test_contributions_are_the_reference_ones(
    reference: dict[str, object], graphs: dict[str, Case]
) -> None:
    for row in cast(Rows, reference["contributions"]):
        case, topic = graphs[row["graph"]], row["topic"]
        for name, expected in row["semantics"].items():
            rule = Rule(SEMANTICS[name])
            values = acyclic_strengths(case, rule)
            shares = shapley(case, values, topic, [c for c in case.claims if c != topic], rule)
            slopes = gradient(case, values, topic, rule)
            for node, share in expected["contributions"].items():
                found = {
                    "removal": removal(case, values, topic, node, rule),
                    "shapley": shares[node],
                }
                assert found == pytest.approx({k: share[k] for k in found}, abs=1e-8)
                # The file's gradients are finite differences, good to 2e-5.
                assert slopes[node] == pytest.approx(share["gradient"], abs=3e-5)


def test_shapley_shares_add_up(graphs: dict[str, Case]) -> None:
    case = graphs["yin2023_fakenews"]
    values = acyclic_strengths(case)
    shares = shapley(case, values, "A", [name for name in case.claims if name != "A"])
    assert sum(shares.values()) == pytest.approx(values["A"] - case.claims["A"], abs=1e-12)


def test_labels_are_the_reference_ones(
    reference: dict[str, object], labelled: Callable[[dict[str, Any]], Case]
) -> None:
    for row in cast(Rows, reference["map_labels_grounded_adf"]):
        stances = {name: STANCES[stance] for name, stance in row["leaf_stance"].items()}
        assert labels(labelled(row), stances) == row["grounded_labels"], row["name"]


@pytest.mark.parametrize("joint", ["min", "product"])
@pytest.mark.parametrize("name", ["QE", "DFQuAD"])
def test_steps_undercuts_and_sources_weigh_as_in_the_reference(
    name: str,
    joint: str,
    reference: dict[str, object],
    rated: Callable[[dict[str, Any]], Case],
) -> None:
    semantics = SEMANTICS["DFQuAD" if name == "DFQuAD" else "QuadraticEnergy"]
    rule = Rule(semantics, min if joint == "min" else prod)
    for model in cast(Rows, reference["map_model_steps_undercuts_sources"]):
        expected, case = model["expected"][f"claims={name}, joint={joint}"], rated(model)
        values = acyclic_strengths(case, rule)
        found = {node: values[node] for node in expected["strengths"]}
        assert found == pytest.approx(expected["strengths"], abs=1e-9), model["name"]
        for node, effect in expected["effect_of_switching_off"].items():
            assert removal(case, values, model["topic"], node, rule) == pytest.approx(
                effect, abs=1e-9
            )
        naive = acyclic_strengths(case, Rule(semantics, rule.joint, sources_count_once=False))
        without = expected.get("topic_without_source_clustering", naive[model["topic"]])
        assert naive[model["topic"]] == pytest.approx(without, abs=1e-9)


@pytest.mark.parametrize("name", ["DFQuAD", "QuadraticEnergy"])
def test_bounds_and_robustness_are_the_reference_ones(
    name: str, reference: dict[str, object], graphs: dict[str, Case]
) -> None:
    rule = Rule(SEMANTICS[name])
    for row in cast(Rows, reference["robustness_and_counterfactual"]):
        case, topic, expected = graphs[row["graph"]], row["topic"], row[name]
        for off in (0.05, 0.1):
            low_high = bounds(case, rule, off=off)[topic]
            assert low_high == pytest.approx(expected[f"interval_eps_{off:.2f}"], abs=1e-8)
        radius = expected["robustness_radius_threshold_0.5"]
        assert robustness(case, topic, rule) == pytest.approx(radius, abs=1e-7)


@pytest.mark.parametrize("name", ["DFQuAD", "QuadraticEnergy"])
def test_rankings_are_the_reference_ones(
    name: str, reference: dict[str, object], graphs: dict[str, Case]
) -> None:
    rule = Rule(SEMANTICS[name])
    for row in cast(Rows, reference["debater_scans"]):
        case, topic, expected = graphs[row["graph"]], row["topic"], row[name]
        values = acyclic_strengths(case, rule)
        found = {
            "load_bearing": {e.node: -e.by for e in load_bearing(case, values, topic, rule)},
            "weak_point": {e.node: -e.by for e in weakest_points(case, values, topic, rule)},
            "best_new_evidence": {e.node: e.by for e in best_evidence(case, values, topic, rule)},
        }
        for kind, effects in found.items():
            rows = next(rows for key, rows in expected.items() if key.startswith(kind))
            assert {node: effects.get(node, 0.0) for node in rows} == pytest.approx(rows, abs=1e-7)
        smallest = expected["smallest_sets_to_bring_topic_below_0.5"] or []
        sets = toppling_sets(case, values, topic, None, rule)
        assert sorted(map(sorted, sets)) == sorted(map(sorted, smallest))
