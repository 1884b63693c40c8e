"""Whether each claim and step stands: the grounded labels of a map.

A map is read as an abstract dialectical framework (Brewka & Woltran, KR 2010): a step holds
if all its premises do and nothing that undercuts it does; a claim holds if some step for it
does (or, where nobody argues for it, if it is accepted) and no step against it. The labels
are the least fixed point in strong Kleene logic, so a circle of support proves nothing.
"""

from collections.abc import Collection, Mapping
from enum import StrEnum

from rejoinder.evaluate.case import Case


class Label(StrEnum):
    """Whether something stands, falls, or can't be said."""

    IN = "IN"
    OUT = "OUT"
    UNDECIDED = "UNDECIDED"


_NOT = {Label.IN: Label.OUT, Label.OUT: Label.IN, Label.UNDECIDED: Label.UNDECIDED}


def labels(
    case: Case, stances: Mapping[str, Label] | None = None, off: Collection[str] = ()
) -> dict[str, Label]:
    """The label of every node. ``stances`` says how claims that nobody argues for are taken
    (accepted, unless it says otherwise); what is ``off`` is out whatever bears on it.
    """
    found = dict.fromkeys((*case.claims, *case.steps), Label.UNDECIDED)
    _decide(case, stances or {}, found, list(found), off)
    return found


def relabelled(
    case: Case,
    known: Mapping[str, Label],
    touched: Collection[str],
    stances: Mapping[str, Label] | None = None,
) -> dict[str, Label]:
    """The labels once ``touched`` nodes of the case have changed, ``known`` being those before."""
    stale = {n for n in case.above(touched) if n in case.claims or n in case.steps}
    found = {**known, **dict.fromkeys(stale, Label.UNDECIDED)}
    for node in touched:
        if node not in stale:
            found.pop(node, None)
    _decide(case, stances or {}, found, list(stale), ())
    return found


def _decide(
    case: Case,
    stances: Mapping[str, Label],
    found: dict[str, Label],
    waiting: list[str],
    off: Collection[str],
) -> None:
    """Decides what of ``waiting`` can be decided, and of all that depends on it."""
    while waiting:
        node = waiting.pop()
        if found[node] is not Label.UNDECIDED:
            continue
        label = Label.OUT if node in off else _label(case, stances, found, node)
        if label is not Label.UNDECIDED:
            found[node] = label
            waiting.extend(case.depends(node))


def _label(
    case: Case, stances: Mapping[str, Label], found: Mapping[str, Label], node: str
) -> Label:
    free = _all([_NOT[found[step]] for step in case.cons.get(node, ())])
    step = case.steps.get(node)
    if step is not None:
        return _all([free, *(found[premise] for premise in step.premises)])
    pros = case.pros.get(node, ())
    if not pros:
        return _all([free, stances.get(node, Label.IN)])
    return _all([free, _any([found[name] for name in pros])])


def _all(labels: Collection[Label]) -> Label:
    if Label.OUT in labels:
        return Label.OUT
    return Label.UNDECIDED if Label.UNDECIDED in labels else Label.IN


def _any(labels: Collection[Label]) -> Label:
    if Label.IN in labels:
        return Label.IN
    return Label.UNDECIDED if Label.UNDECIDED in labels else Label.OUT
