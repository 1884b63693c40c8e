"""CHECKS: every question that is asked of a map, in one table.

Which are on, and which only guess, is as EVALUATION.md section 4 found on real text: what was
noise there is asked on demand and says that it is a heuristic. No check names a fallacy.
"""

from collections.abc import Callable, Iterable

from rejoinder.evaluate.weighing import weighed
from rejoinder.model.document import Document
from rejoinder.model.schemes import Schemes
from rejoinder.review.check import Check
from rejoinder.review.checks_dialectic import DIALECTIC
from rejoinder.review.checks_evidence import EVIDENCE, FIDELITY
from rejoinder.review.checks_structure import STRUCTURE
from rejoinder.review.checks_wording import WORDING
from rejoinder.review.finding import Finding, Severity
from rejoinder.review.ground import Ground

CHECKS: tuple[Check, ...] = (*STRUCTURE, *DIALECTIC, *EVIDENCE, *FIDELITY, *WORDING)

BY_ID = {check.id: check for check in CHECKS}

OF_CIRCLES = frozenset({"circular-support", "conflict-loop"})

_RANK = {severity: rank for rank, severity in enumerate(Severity)}
_PLACE = {check.id: place for place, check in enumerate(CHECKS)}


def findings(
    document: Document,
    *,
    chance: Callable[[], float],
    schemes: Schemes | None = None,
    on_demand: bool = False,
) -> tuple[Finding, ...]:
    """All that the checks find in ``document``, dismissed or not, as ``in_order`` has it.
    ``chance`` gives numbers in 0 to 1, for weighing; ``schemes`` have the critical questions.

    Where something goes round in a circle, which no map has that was opened or edited here, that
    is all there is to say: nothing else could be worked out.
    """
    asked = [check for check in CHECKS if check.on or on_demand]
    ground = Ground(document)
    if ground.circles:
        asked = [check for check in asked if check.id in OF_CIRCLES]
        return tuple(finding for check in asked for finding in check.everywhere(ground))
    ground = Ground(document, weighing=weighed(document, chance=chance), schemes=schemes)
    return in_order(ground, (f for check in asked for f in check.everywhere(ground)))


def in_order(ground: Ground, found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings as the map is read; those on one row by weight, then as the table has them."""
    last = len(ground.places)

    def key(finding: Finding) -> tuple[int, int, int, str, tuple[str, ...]]:
        place = -1 if finding.where.table == "map" else ground.places.get(finding.where.id, last)
        rank = _RANK[BY_ID[finding.check].severity]
        return place, rank, _PLACE[finding.check], finding.where.id, finding.beside

    return tuple(sorted(found, key=key))
