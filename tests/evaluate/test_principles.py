"""What a semantics promises (EVALUATION.md 1.3), with those that must fail as controls."""

from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rejoinder.evaluate.semantics import SEMANTICS

UNIT = st.floats(0.0, 1.0, allow_subnormal=False)
INNER = st.floats(0.01, 0.99)
SEVERAL = st.lists(UNIT, max_size=5)
NAMES = tuple(SEMANTICS)
SLACK = 1e-9

Strength = Callable[[float, list[float], list[float]], float]


def every_but(*names: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("name", [n for n in NAMES if n not in names])


def strength(name: str) -> Strength:
    return SEMANTICS[name].strength


@every_but()
@given(base=UNIT, attackers=SEVERAL, supporters=SEVERAL)
def test_strengths_stay_in_range(
    name: str, base: float, attackers: list[float], supporters: list[float]
) -> None:
    assert -SLACK <= strength(name)(base, attackers, supporters) <= 1 + SLACK


@every_but()
@given(base=UNIT)
def test_what_nobody_argues_about_keeps_its_base_score(name: str, base: float) -> None:
    assert strength(name)(base, [], []) == pytest.approx(base)


@every_but()
@given(base=UNIT, attackers=SEVERAL, supporters=SEVERAL)
def test_what_has_no_strength_changes_nothing(
    name: str, base: float, attackers: list[float], supporters: list[float]
) -> None:
    f = strength(name)
    bare = f(base, attackers, supporters)
    assert f(base, [*attackers, 0.0], [*supporters, 0.0]) == pytest.approx(bare, abs=SLACK)


@every_but("QuAD")
@given(base=UNIT, both=SEVERAL)
def test_equal_sides_leave_the_base_score(name: str, base: float, both: list[float]) -> None:
    assert strength(name)(base, both, list(both)) == pytest.approx(base, abs=1e-7)


def test_quad_is_unbalanced() -> None:
    assert strength("QuAD")(0.3, [0.8], [0.8]) != pytest.approx(0.3, abs=0.01)


@every_but()
@given(base=UNIT, attackers=SEVERAL, supporters=SEVERAL, more=UNIT)
def test_an_attacker_never_helps_and_a_supporter_never_harms(
    name: str, base: float, attackers: list[float], supporters: list[float], more: float
) -> None:
    if name == "QuAD":
        assume(bool(attackers) and bool(supporters))  # it jumps at the first of either
    f = strength(name)
    now = f(base, attackers, supporters)
    assert f(base, [*attackers, more], supporters) <= now + SLACK
    assert f(base, attackers, [*supporters, more]) >= now - SLACK


@every_but()
@given(base=UNIT, higher=UNIT, attackers=SEVERAL, supporters=SEVERAL)
def test_a_higher_base_score_never_lowers(
    name: str, base: float, higher: float, attackers: list[float], supporters: list[float]
) -> None:
    low, high = sorted((base, higher))
    f = strength(name)
    assert f(high, attackers, supporters) >= f(low, attackers, supporters) - SLACK


@every_but("Euler", "EulerTop")
@given(base=UNIT, attackers=SEVERAL, supporters=SEVERAL)
def test_for_and_against_mirror_each_other(
    name: str, base: float, attackers: list[float], supporters: list[float]
) -> None:
    f = strength(name)
    mirrored = 1 - f(base, attackers, supporters)
    assert f(1 - base, supporters, attackers) == pytest.approx(mirrored, abs=1e-7)


@pytest.mark.parametrize("name", ["Euler", "EulerTop"])
def test_euler_does_not_mirror(name: str) -> None:
    f = strength(name)
    many = [1.0] * 5
    assert f(0.5, [], many) != pytest.approx(1 - f(0.5, many, []), abs=0.01)


@pytest.mark.parametrize("name", ["QuadraticEnergy", "Euler", "MLP"])
@given(base=INNER, attackers=SEVERAL, supporters=SEVERAL, pair=UNIT)
def test_an_equal_pair_changes_nothing_in_sums(
    name: str, base: float, attackers: list[float], supporters: list[float], pair: float
) -> None:
    f = strength(name)
    now = f(base, attackers, supporters)
    assert f(base, [*attackers, pair], [*supporters, pair]) == pytest.approx(now, abs=1e-7)


@pytest.mark.parametrize("name", ["QuadraticEnergy", "DFQuAD", "QuAD", "MLP"])
@pytest.mark.parametrize("base", [0.1, 0.5, 0.9])
def test_enough_arguments_decide(name: str, base: float) -> None:
    many = [1.0] * 1000
    assert strength(name)(base, many, []) < 0.01
    assert strength(name)(base, [], many) > 0.99


@pytest.mark.parametrize("name", ["Euler", "EulerTop"])
def test_euler_never_falls_below_its_floor(name: str) -> None:
    assert strength(name)(0.9, [1.0] * 1000, []) > 0.8
