"""How far a strength can be trusted: what it becomes when all base scores are a little off.

Intervals go up with the case: exact where nothing serves twice, and never too narrow.
"""

from collections.abc import Mapping

from rejoinder.evaluate.case import Case
from rejoinder.evaluate.strengths import SHOWN, Rule, Supposed, in_order, value

USUAL = 0.1
"""How far off a base score may be that was set by one of five words."""

HALVINGS = 40


def bounds(
    case: Case, rule: Rule = SHOWN, *, off: float = USUAL
) -> Mapping[str, tuple[float, float]]:
    """The least and the greatest strength of every node, if each base score may be ``off``."""
    order, _ = in_order(case)
    low: dict[str, float] = {}
    high: dict[str, float] = {}
    for node in order:
        low[node] = _extreme(case, rule, node, low, high, by=-off)
        high[node] = _extreme(case, rule, node, high, low, by=off)
    return {node: (low[node], high[node]) for node in order}


def _extreme(
    case: Case,
    rule: Rule,
    node: str,
    same: Mapping[str, float],
    other: Mapping[str, float],
    *,
    by: float,
) -> float:
    """The value of ``node`` with what helps it at the ``same`` end, what opposes it at the
    ``other``.
    """
    seen = {below: same[below] for below in case.bears_on(node)}
    seen.update((step, other[step]) for step in case.cons.get(node, ()))
    base = case.claims.get(node)
    shifted = {} if base is None else {node: max(0.0, min(1.0, base + by))}
    return value(case, rule, seen, node, Supposed(bases=shifted))


def robustness(case: Case, topic: str, rule: Rule = SHOWN, *, threshold: float = 0.5) -> float:
    """How far off all base scores may be, at the worst, with ``topic`` on the same side of
    ``threshold``; 1 where nothing turns it.
    """
    holds = bounds(case, rule, off=0.0)[topic][0] >= threshold

    def turns(off: float) -> bool:
        low, high = bounds(case, rule, off=off)[topic]
        return low < threshold if holds else high >= threshold

    if not turns(1.0):
        return 1.0
    least, most = 0.0, 1.0
    for _ in range(HALVINGS):
        middle = (least + most) / 2
        least, most = (least, middle) if turns(middle) else (middle, most)
    return least
