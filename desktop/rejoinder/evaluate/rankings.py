"""Where a case is strong and where it can be hit: rankings for an editor and a debater.

All of them ask what the topic would be worth after one change (EVALUATION.md 2.5), so each
row can be said in a sentence.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from rejoinder.evaluate.case import Case
from rejoinder.evaluate.strengths import SHOWN, Rule, Supposed, Values, what_if

BLOW = 0.8
"""How strong a new objection or piece of evidence is taken to be: a good one."""

EVEN = 0.5
"""A topic below it is more doubtful than not."""

PAIRS_OF = 50
"""Of so many nodes, those that matter most, all pairs are tried for toppling sets."""

UNFELT = 1e-9


class Effect(NamedTuple):
    """What one change to ``node`` does: ``after`` is the topic's strength with it, ``by`` how
    much that is above or below what it was.
    """

    node: str
    after: float
    by: float


def _effects(
    case: Case, values: Values, topic: str, changes: Iterable[tuple[str, Supposed]], rule: Rule
) -> list[Effect]:
    found = []
    for node, supposed in changes:
        after = what_if(case, values, supposed, rule).get(topic, values[topic])
        if abs(after - values[topic]) > UNFELT:
            found.append(Effect(node, after, after - values[topic]))
    return found


def relevant(case: Case, topic: str) -> list[str]:
    """All that bears on ``topic``, near and far, itself left out, the nearest first."""
    found = dict.fromkeys(case.bears_on(topic))
    waiting = list(found)
    for node in waiting:
        for below in case.bears_on(node):
            if below not in found:
                found[below] = None
                waiting.append(below)
    found.pop(topic, None)
    return list(found)


def load_bearing(
    case: Case,
    values: Values,
    topic: str,
    rule: Rule = SHOWN,
    *,
    candidates: Iterable[str] | None = None,
) -> list[Effect]:
    """What the topic would lose without each claim and step, or each of ``candidates``, the
    most needed first.
    """
    nodes = relevant(case, topic) if candidates is None else candidates
    changes = ((node, Supposed(held={node: 0.0})) for node in nodes)
    return sorted(_effects(case, values, topic, changes, rule), key=lambda e: e.by)


def weakest_points(case: Case, values: Values, topic: str, rule: Rule = SHOWN) -> list[Effect]:
    """Where one good new objection would hurt the topic most: on a claim, a step, or itself."""
    nodes = (topic, *relevant(case, topic))
    changes = ((node, Supposed(objections={node: BLOW})) for node in nodes)
    return sorted(_effects(case, values, topic, changes, rule), key=lambda e: e.by)


def best_replies(case: Case, values: Values, topic: str, rule: Rule = SHOWN) -> list[Effect]:
    """Where one good new objection would help the topic most: on what speaks against it."""
    return [e for e in reversed(weakest_points(case, values, topic, rule)) if e.by > 0]


def best_evidence(case: Case, values: Values, topic: str, rule: Rule = SHOWN) -> list[Effect]:
    """Where one good new reason would help the topic most."""
    nodes = (topic, *relevant(case, topic))
    changes = ((node, Supposed(reasons={node: BLOW})) for node in nodes)
    return sorted(_effects(case, values, topic, changes, rule), key=lambda e: -e.by)


def without_each_source(
    case: Case,
    values: Values,
    topic: str,
    cited: Mapping[str, Collection[str]],
    rule: Rule = SHOWN,
) -> list[Effect]:
    """What the topic would lose without each source; ``cited`` names the claims on each.

    Taken together: a source with two claims shows what neither shows alone.
    """
    changes = (
        (source, Supposed(held=dict.fromkeys((c for c in claims if c in case.claims), 0.0)))
        for source, claims in cited.items()
    )
    return sorted(_effects(case, values, topic, changes, rule), key=lambda e: e.by)


def toppling_sets(
    case: Case,
    values: Values,
    topic: str,
    candidates: Sequence[str] | None = None,
    rule: Rule = SHOWN,
    *,
    threshold: float = EVEN,
) -> list[frozenset[str]]:
    """The smallest sets of claims without which the topic falls below ``threshold``.

    All single claims, then all pairs of the most needed ones; where neither does, one set that
    is found by taking away what is needed most, again and again, and may not be the smallest.
    Empty where the topic is below already, or can't be brought there.
    """
    if values[topic] < threshold:
        return []
    needed = [e.node for e in load_bearing(case, values, topic, rule) if e.by < 0]
    chosen = [n for n in needed if n in case.claims]
    if candidates is not None:
        chosen = [n for n in chosen if n in candidates]
    for size in (1, 2):
        pool = chosen if size == 1 else chosen[:PAIRS_OF]
        found = [
            frozenset(group)
            for group in combinations(pool, size)
            if _left(case, values, topic, group, rule) < threshold
        ]
        if found:
            return found
    return list(_greedy(case, values, topic, chosen, rule, threshold=threshold))


def _left(case: Case, values: Values, topic: str, off: Iterable[str], rule: Rule) -> float:
    held = dict.fromkeys(off, 0.0)
    return what_if(case, values, Supposed(held=held), rule).get(topic, values[topic])


def _greedy(
    case: Case,
    values: Values,
    topic: str,
    candidates: Sequence[str],
    rule: Rule,
    *,
    threshold: float,
) -> Iterator[frozenset[str]]:
    off: list[str] = []
    rest = list(candidates[:PAIRS_OF])
    left = values[topic]
    while rest and left >= threshold:
        best = min(rest, key=lambda node: _left(case, values, topic, (*off, node), rule))
        now = _left(case, values, topic, (*off, best), rule)
        if now >= left - UNFELT:
            return
        off.append(best)
        rest.remove(best)
        left = now
    if off and left < threshold:
        yield frozenset(off)
