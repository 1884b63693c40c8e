"""How strong a claim is, given how plausible it is by itself and what bears on it.

A semantics takes a base score and the strengths of what attacks and supports, all in 0 to 1,
and gives a strength in 0 to 1. Each adds up what bears on the claim (aggregation) and
lets the sum pull the base score (influence), after Mossakowski & Neuhaus, Modular semantics
and characteristics for bipolar weighted argumentation graphs, arXiv 1807.06685, 2018.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log, prod

Strengths = Sequence[float]

MOST_ENERGY = 700.0
"""``exp`` overflows a little beyond it."""


@dataclass(frozen=True)
class Semantics:
    """``strength(base, attackers, supporters)``. ``name`` is a key of ``SEMANTICS``."""

    name: str
    strength: Callable[[float, Strengths, Strengths], float]


def df_quad(base: float, attackers: Strengths, supporters: Strengths) -> float:
    """Discontinuity-free QuAD: Rago, Toni, Aurisicchio & Baroni, KR 2016."""
    against, pro = _any_of(attackers), _any_of(supporters)
    if against >= pro:
        return base - base * (against - pro)
    return base + (1 - base) * (pro - against)


def quad(base: float, attackers: Strengths, supporters: Strengths) -> float:
    """QuAD: Baroni, Romano, Toni, Aurisicchio & Bertanza 2015. Unbalanced: for comparison."""
    is_attacked, is_supported = any(attackers), any(supporters)
    against = base * prod(1 - a for a in attackers)
    pro = 1 - (1 - base) * prod(1 - s for s in supporters)
    if is_attacked and is_supported:
        return (against + pro) / 2
    return against if is_attacked else pro


def quadratic_energy(
    base: float, attackers: Strengths, supporters: Strengths, *, flatness: float = 1.0
) -> float:
    """Quadratic energy: Potyka, KR 2018; ``flatness`` is k of Potyka 2019 (arXiv 1809.07133)."""
    energy = (sum(supporters) - sum(attackers)) / flatness
    if energy < 0:
        return base - base * _squared_pull(-energy)
    return base + (1 - base) * _squared_pull(energy)


def euler(base: float, attackers: Strengths, supporters: Strengths) -> float:
    """Euler-based: Amgoud & Ben-Naim, IJAR 2018. Never falls below the base score squared."""
    return _euler_influence(base, sum(supporters) - sum(attackers))


def euler_top(base: float, attackers: Strengths, supporters: Strengths) -> float:
    """The same with only the strongest attacker and supporter counted."""
    return _euler_influence(base, max((0.0, *supporters)) - max((0.0, *attackers)))


def mlp(base: float, attackers: Strengths, supporters: Strengths) -> float:
    """As a neuron adds up: Potyka, AAAI 2021. A base score of 0 or 1 stays as it is."""
    if base in (0.0, 1.0):
        return base
    energy = log(base / (1 - base)) + sum(supporters) - sum(attackers)
    return 1 / (1 + exp(-max(-MOST_ENERGY, min(MOST_ENERGY, energy))))


def squared_df_quad(base: float, attackers: Strengths, supporters: Strengths) -> float:
    """DF-QuAD's sums with a gentler pull (QBAF-Py's name for it; Kampik et al. 2024)."""
    pull = _any_of(supporters) - _any_of(attackers)
    if pull < 0:
        return base - base * (-pull / (1 - pull))
    return base + (1 - base) * (pull / (1 + pull))


def _any_of(strengths: Strengths) -> float:
    """That at least one holds, as if each were a chance of its own; 0 for none."""
    return 1 - prod(1 - s for s in strengths)


def _squared_pull(energy: float) -> float:
    return energy * energy / (1 + energy * energy)


def _euler_influence(base: float, energy: float) -> float:
    grown = exp(max(-MOST_ENERGY, min(MOST_ENERGY, energy)))
    return 1 - (1 - base * base) / (1 + base * grown)


SEMANTICS: Mapping[str, Semantics] = {
    semantics.name: semantics
    for semantics in (
        Semantics("QuadraticEnergy", quadratic_energy),
        Semantics("DFQuAD", df_quad),
        Semantics("QuAD", quad),
        Semantics("Euler", euler),
        Semantics("EulerTop", euler_top),
        Semantics("MLP", mlp),
        Semantics("SquaredDFQuAD", squared_df_quad),
    )
}
"""By name; the first is what Rejoinder shows, the second its second opinion."""
