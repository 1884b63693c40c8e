"""How much one claim or step does for another: three answers, each with a promise it keeps.

*Removal* says what would be without it; *Shapley* shares out the difference between a base
score and a strength; the *gradient* says where a small change is felt. No measure keeps
all three promises: Kampik, Potyka, Yin, Čyras & Toni, Contribution functions for
quantitative bipolar argumentation graphs, IJAR 2024, table 1.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from math import factorial

from rejoinder.evaluate.case import Case
from rejoinder.evaluate.strengths import (
    SHOWN,
    Rule,
    Supposed,
    Values,
    in_order,
    value,
    what_if,
)

MOST_PLAYERS = 12
"""Shapley values take two to the power of so many evaluations."""

NUDGE = 1e-6
"""The step of a numeric derivative: its error is about as large, and three digits are shown."""


def without(case: Case, values: Values, nodes: Iterable[str], rule: Rule = SHOWN) -> Values:
    """The strengths that change when ``nodes`` are switched off.

    Off is a strength of 0, which nothing reaches by argument, and not a base score of 0.
    """
    return what_if(case, values, Supposed(dict.fromkeys(nodes, 0.0)), rule)


def removal(case: Case, values: Values, topic: str, node: str, rule: Rule = SHOWN) -> float:
    """How much ``node`` adds to the strength of ``topic``: with it, minus without it."""
    return values[topic] - without(case, values, (node,), rule).get(topic, values[topic])


def shapley(
    case: Case,
    values: Values,
    topic: str,
    players: Sequence[str],
    rule: Rule = SHOWN,
) -> Mapping[str, float]:
    """A fair share of the strength of ``topic`` for each of ``players``.

    Where the players are all that bears on the topic, the shares add up to the difference
    between its strength and its base score.

    Raises:
        ValueError: there are more than ``MOST_PLAYERS``.
    """
    count = len(players)
    if count > MOST_PLAYERS:
        raise ValueError(f"{count} players are more than {MOST_PLAYERS}")
    worth = []
    for chosen in range(1 << count):
        off = [p for place, p in enumerate(players) if not chosen >> place & 1]
        worth.append(without(case, values, off, rule).get(topic, values[topic]))
    shares = dict.fromkeys(players, 0.0)
    for chosen in range(1 << count):
        size = chosen.bit_count()
        for place, player in enumerate(players):
            if not chosen >> place & 1:
                weight = factorial(size) * factorial(count - size - 1) / factorial(count)
                shares[player] += weight * (worth[chosen | 1 << place] - worth[chosen])
    return shares


def branches(case: Case, topic: str) -> tuple[str, ...]:
    """The steps that conclude in ``topic``, for and against it."""
    return (*case.pros.get(topic, ()), *case.cons.get(topic, ()))


def gradient(case: Case, values: Values, topic: str, rule: Rule = SHOWN) -> Mapping[str, float]:
    """By how much the strength of ``topic`` rises with the base score of each claim.

    One pass down from the topic: the product of what each value on the way does to the next.
    After Yin, Potyka & Toni, Argument attribution explanations, ECAI 2023.
    """
    order, _ = in_order(case)
    felt = dict.fromkeys(order, 0.0)
    felt[topic] = 1.0
    found = dict.fromkeys((name for name in case.claims if name != topic), 0.0)
    for node in reversed(order):
        if not felt[node]:
            continue
        seen = {below: values[below] for below in case.bears_on(node)}
        if node in found:
            own = partial(_by_base, case, rule, seen, node)
            found[node] = felt[node] * _slope(own, case.claims[node])
        for below in seen:
            felt[below] += felt[node] * _slope(
                partial(_by_ground, case, rule, seen, node, below), values[below]
            )
    return found


def _by_base(case: Case, rule: Rule, seen: Values, node: str, base: float) -> float:
    return value(case, rule, seen, node, Supposed(bases={node: base}))


def _by_ground(
    case: Case, rule: Rule, seen: Values, node: str, below: str, strength: float
) -> float:
    return value(case, rule, {**seen, below: strength}, node)


def _slope(function: Callable[[float], float], at: float) -> float:
    """The derivative at ``at``, from both sides where there is room within 0 and 1."""
    low, high = max(0.0, at - NUDGE), min(1.0, at + NUDGE)
    return (function(high) - function(low)) / (high - low)
