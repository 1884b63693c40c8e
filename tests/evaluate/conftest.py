"""Reference values from independent implementations, and how to read them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest

from rejoinder.evaluate.case import Case, Step

Graph = dict[str, object]


@pytest.fixture(scope="session")
def reference() -> dict[str, object]:
    """The file of reference values; its own ``provenance`` says where they come from."""
    path = Path(__file__).parent / "reference.json"
    return cast(dict[str, object], json.loads(path.read_text("utf-8")))


def bipolar(graph: Graph) -> Case:
    """A graph of arguments that attack and support each other, each by a step of its own."""
    steps = {}
    for kind in ("attacks", "supports"):
        for source, target in cast(list[tuple[str, str]], graph[kind]):
            steps[f"{source} {kind} {target}"] = Step((source,), target, kind == "supports")
    return Case.of(cast(dict[str, float], graph["base_scores"]), steps)


@pytest.fixture(scope="session")
def graphs(reference: dict[str, object]) -> dict[str, Case]:
    """The graphs of the reference values by name."""
    return {str(g["name"]): bipolar(g) for g in cast(list[Graph], reference["gradual"])}


@pytest.fixture(scope="session")
def rated() -> Callable[[Graph], Case]:
    """Reads a map with claims rated by base score, or by quality and reliability."""

    def case(model: Graph) -> Case:
        claims, sources = {}, {}
        for name, row in cast(dict[str, dict[str, object]], model["claims"]).items():
            tau = row.get("tau")
            product = [float(cast(float, row.get(key, 1.0))) for key in ("quality", "reliability")]
            claims[name] = product[0] * product[1] if tau is None else float(cast(float, tau))
            sources[name] = str(row.get("source", ""))
        return Case.of(claims, _steps(cast(Graph, model["inferences"]), sources))

    return case


@pytest.fixture(scope="session")
def labelled() -> Callable[[Graph], Case]:
    """Reads a map of claims without ratings."""

    def case(model: Graph) -> Case:
        claims = dict.fromkeys(cast(list[str], model["claims"]), 0.5)
        return Case.of(claims, _steps(cast(Graph, model["steps"])))

    return case


def _steps(rows: Graph, sources: dict[str, str] | None = None) -> dict[str, Step]:
    """Steps as the file writes them."""
    found = {}
    for name, row in cast(dict[str, dict[str, object]], rows).items():
        premises = tuple(cast(list[str], row["premises"]))
        source = (sources or {}).get(premises[0], "") if len(premises) == 1 else ""
        found[name] = Step(premises, str(row["to"]), row["sign"] == "+", 1.0, source)
    return found
