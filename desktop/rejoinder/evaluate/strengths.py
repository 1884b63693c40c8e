"""How strong every claim and step of a case is, and how that changes with what is supposed.

A step's force is its warrant, reduced by what undercuts it, times the strength of its weakest
premise; a claim's strength comes from the forces of the steps for and against it. Each has
one value where nothing bears on itself; where something does, ``settling`` says what holds.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rejoinder.evaluate.case import Case
from rejoinder.evaluate.semantics import SEMANTICS, Semantics, df_quad

Values = Mapping[str, float]


@dataclass(frozen=True)
class Rule:
    """How claims are weighed, and how the strengths of co-premises become one.

    The weakest premise counts: a product would punish who writes a hidden premise out.
    """

    semantics: Semantics = SEMANTICS["QuadraticEnergy"]
    joint: Callable[[Sequence[float]], float] = min
    sources_count_once: bool = True


SHOWN = Rule()
"""The rule that the program shows."""

SECOND = Rule(SEMANTICS["DFQuAD"])
"""Its second opinion."""


NONE: Mapping[str, float] = {}


class Supposed(NamedTuple):
    """What is supposed for a while: values that hold whatever bears on a node, base scores in
    place of a claim's own, and the force of one more objection to a node or reason for it.
    """

    held: Mapping[str, float] = NONE
    bases: Mapping[str, float] = NONE
    objections: Mapping[str, float] = NONE
    reasons: Mapping[str, float] = NONE


NOTHING = Supposed()


def value(case: Case, rule: Rule, values: Values, node: str, supposed: Supposed = NOTHING) -> float:
    """The strength of one claim, or the force of one step, from ``values`` of what bears on it."""
    held = supposed.held.get(node)
    if held is not None:
        return held
    once = rule.sources_count_once
    pros = _forces(case, values, case.pros.get(node, ()), once=once)
    cons = _forces(case, values, case.cons.get(node, ()), once=once)
    if supposed is not NOTHING:
        pros += [supposed.reasons[node]] if node in supposed.reasons else []
        cons += [supposed.objections[node]] if node in supposed.objections else []
    step = case.steps.get(node)
    if step is None:
        base = supposed.bases.get(node, case.claims[node])
        return rule.semantics.strength(base, cons, pros) if pros or cons else base
    warrant = df_quad(step.warrant, cons, pros) if pros or cons else step.warrant
    return warrant * rule.joint([values[p] for p in step.premises]) if step.premises else 0.0


def _forces(case: Case, values: Values, steps: Sequence[str], *, once: bool) -> list[float]:
    """The forces of ``steps``; of those that go back to one source the greatest alone."""
    if not steps:
        return []
    if not once or not any(case.steps[name].source for name in steps):
        return [values[name] for name in steps]
    greatest: dict[str, float] = {}
    for name in steps:
        key = case.steps[name].source or f"\0{name}"
        greatest[key] = max(values[name], greatest.get(key, 0.0))
    return list(greatest.values())


def in_order(case: Case, nodes: Iterable[str] | None = None) -> tuple[list[str], list[str]]:
    """``nodes`` (all of them, unless given) so that each comes after what bears on it, and
    those that can't be ordered since they bear on themselves, or on something that does.
    """
    chosen = {*case.claims, *case.steps} if nodes is None else set(nodes)
    waits = {node: sum(below in chosen for below in case.bears_on(node)) for node in chosen}
    ready = sorted(node for node, count in waits.items() if not count)
    for node in ready:
        for above in case.depends(node):
            if above in waits:
                waits[above] -= 1
                if not waits[above]:
                    ready.append(above)
    return ready, sorted(node for node, count in waits.items() if count)


def acyclic_strengths(case: Case, rule: Rule = SHOWN, supposed: Supposed = NOTHING) -> Values:
    """The strengths of all nodes of a case in which nothing bears on itself.

    Raises:
        ValueError: something does.
    """
    order, circular = in_order(case)
    if circular:
        raise ValueError(f"{len(circular)} nodes bear on themselves")
    values: dict[str, float] = {}
    for node in order:
        values[node] = value(case, rule, values, node, supposed)
    return values


def what_if(
    case: Case, values: Values, supposed: Supposed, rule: Rule = SHOWN
) -> Mapping[str, float]:
    """The strengths that differ from ``values`` once something is supposed.

    Only what depends on it is weighed again, and only as far as something changes.
    """
    return revised(case, values, {name for part in supposed for name in part}, rule, supposed)


def revised(
    case: Case,
    values: Values,
    touched: Iterable[str],
    rule: Rule = SHOWN,
    supposed: Supposed = NOTHING,
) -> Mapping[str, float]:
    """The strengths that differ from ``values`` after ``touched`` nodes of the case changed."""
    changed: dict[str, float] = {}
    seen = _Over(changed, values)
    stale = {node for node in touched if node in case.claims or node in case.steps}
    order, circular = in_order(case, case.above(stale))
    if circular:
        raise ValueError(f"{len(circular)} nodes bear on themselves")
    for node in order:
        if node in stale:
            new = value(case, rule, seen, node, supposed)
            if new != values.get(node):
                changed[node] = new
                stale.update(case.depends(node))
    return changed


class _Over(dict[str, float]):
    """Values that changed over those that did not."""

    def __init__(self, changed: dict[str, float], under: Values) -> None:
        self.changed, self.under = changed, under

    def __getitem__(self, node: str) -> float:
        new = self.changed.get(node)
        return self.under[node] if new is None else new
