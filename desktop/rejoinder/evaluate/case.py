"""A map as it is weighed: claims and steps with what bears on each, and nothing else.

The step from premises to a conclusion is a node of its own, so that it can be undercut or
backed. After the set-based bipolar graphs of Rapberger, Russo, Rago & Toni, arXiv
2507.10076, 2025.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class Step(NamedTuple):
    """Premises, taken jointly, that speak for or against a claim or another step.

    ``warrant`` is how far the step would carry if all premises were certain. ``source`` is
    what all of it goes back to, where that is one source: it counts once for a conclusion.
    """

    premises: tuple[str, ...]
    conclusion: str
    supports: bool
    warrant: float = 1.0
    source: str = ""


@dataclass(frozen=True)
class Case:
    """``claims`` with their base scores, ``steps`` by name. No name is both.

    ``pros`` and ``cons`` are the steps that conclude in each node, ``serves`` those that a
    claim is a premise of; nodes without any are absent.
    """

    claims: Mapping[str, float]
    steps: Mapping[str, Step]
    pros: Mapping[str, tuple[str, ...]] = field(repr=False)
    cons: Mapping[str, tuple[str, ...]] = field(repr=False)
    serves: Mapping[str, tuple[str, ...]] = field(repr=False)

    @staticmethod
    def of(claims: Mapping[str, float], steps: Mapping[str, Step]) -> "Case":
        """The case of whole tables."""
        pros: dict[str, list[str]] = {}
        cons: dict[str, list[str]] = {}
        serves: dict[str, list[str]] = {}
        for name, step in steps.items():
            (pros if step.supports else cons).setdefault(step.conclusion, []).append(name)
            for premise in step.premises:
                serves.setdefault(premise, []).append(name)
        return Case(claims, steps, *(_tuples(table) for table in (pros, cons, serves)))

    def depends(self, node: str) -> Iterable[str]:
        """What ``node`` bears on directly: the steps of a claim, the conclusion of a step."""
        step = self.steps.get(node)
        return self.serves.get(node, ()) if step is None else (step.conclusion,)

    def bears_on(self, node: str) -> Iterable[str]:
        """What bears on ``node`` directly: steps that conclude in it, and its premises."""
        step = self.steps.get(node)
        yield from () if step is None else step.premises
        yield from self.pros.get(node, ())
        yield from self.cons.get(node, ())

    def above(self, nodes: Iterable[str]) -> set[str]:
        """All that ``nodes`` bear on, near and far, themselves included."""
        found = set(nodes)
        waiting = list(found)
        while waiting:
            for node in self.depends(waiting.pop()):
                if node not in found:
                    found.add(node)
                    waiting.append(node)
        return found


def _tuples(table: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(row) for name, row in table.items()}
