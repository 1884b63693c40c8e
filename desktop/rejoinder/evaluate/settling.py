"""Strengths of cases in which something bears on itself: found by damped iteration, from
several starts, and given as a range where they don't agree.

After EVALUATION.md 1.4: components one by one; the step towards the next values is halved
(Potyka, KR 2018, has the continuous model); restarts from all 0 and all 1 are not enough.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rejoinder.evaluate.case import Case
from rejoinder.evaluate.strengths import NOTHING, SHOWN, Rule, Supposed, Values, in_order, value

SETTLED = 1e-12
"""How little the values of a component move in one round once they have settled."""

DAMPINGS = (0.5, 0.1)
"""How far each round goes towards the next values; the gentler one where the first swings."""

MOST_ROUNDS = 3000
RESTARTS = 4
SPREAD = 0.01
"""Values from other starts that differ by more are a range, and not a strength."""


@dataclass(frozen=True)
class Settled:
    """``values`` of all nodes; ``ranges`` of those that don't settle, or settle elsewhere from
    another start. Nothing should be ranked by those.
    """

    values: Values
    ranges: Mapping[str, tuple[float, float]]


def strengths(
    case: Case,
    rule: Rule = SHOWN,
    supposed: Supposed = NOTHING,
    *,
    chance: Callable[[], float],
) -> Settled:
    """The strength of every node; ``chance`` gives numbers in 0 to 1 for the other starts."""
    order, circular = in_order(case)
    values: dict[str, float] = {}
    for node in order:
        values[node] = value(case, rule, values, node, supposed)
    ranges: dict[str, tuple[float, float]] = {}
    for component in _components(case, circular):
        members = sorted(component)
        found = _settle(case, rule, values, members, supposed, start=_bases(case, members))
        trials = [found]
        for _ in range(RESTARTS if _is_circular(case, members) else 0):
            start = [chance() for _ in members]
            trials.append(_settle(case, rule, values, members, supposed, start=start))
        for place, node in enumerate(members):
            seen = [low_high for trial in trials for low_high in trial[place]]
            values[node] = sum(found[place]) / 2
            if max(seen) - min(seen) > SPREAD:
                ranges[node] = (min(seen), max(seen))
    return Settled(values, ranges)


def _components(case: Case, circular: Sequence[str]) -> Iterable[Iterable[str]]:
    """Strongly connected components, each after those that bear on it."""
    if not circular:
        return
    import networkx as nx  # 0.2 s, and nearly no map has a circle

    chosen = set(circular)
    graph: nx.DiGraph[str] = nx.DiGraph(
        (node, above) for node in chosen for above in case.depends(node)
    )
    graph.add_nodes_from(chosen)
    whole = nx.condensation(graph.subgraph(chosen))
    for number in nx.topological_sort(whole):
        yield whole.nodes[number]["members"]


def _is_circular(case: Case, members: Sequence[str]) -> bool:
    return len(members) > 1 or members[0] in case.depends(members[0])


def _bases(case: Case, members: Sequence[str]) -> list[float]:
    return [case.claims[n] if n in case.claims else case.steps[n].warrant for n in members]


def _settle(
    case: Case,
    rule: Rule,
    values: Values,
    members: Sequence[str],
    supposed: Supposed,
    *,
    start: Sequence[float],
) -> list[tuple[float, float]]:
    """The least and the greatest value of each member in the last rounds: the same if settled."""
    for damping in DAMPINGS:
        now = {**values, **dict(zip(members, start, strict=True))}
        recent: list[list[float]] = []
        for _ in range(MOST_ROUNDS):
            new = [value(case, rule, now, node, supposed) for node in members]
            moved = max(abs(b - now[a]) for a, b in zip(members, new, strict=True))
            for node, target in zip(members, new, strict=True):
                now[node] += damping * (target - now[node])
            if moved < SETTLED:
                return [(now[node], now[node]) for node in members]
            recent = [*recent[-7:], [now[node] for node in members]]
    return [(min(column), max(column)) for column in zip(*recent, strict=True)]
