"""What a person has let stand: findings that are dismissed, muted checks, and what came back.

A dismissal holds for the words that it was about. When they change, the finding is open again
and says that it was dismissed before: nothing goes stale in silence.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from rejoinder.model.document import Document
from rejoinder.model.ids import DismissalId
from rejoinder.model.records import MAP_ID, Dismissal
from rejoinder.review.finding import Finding, about


class Sifted(NamedTuple):
    """``open`` are the findings that wait, in their order; ``returned`` those among them that
    were dismissed while the words were others. ``dismissed`` are let stand; ``muted`` are checks
    that are not asked in this map, ``silent`` what they would say, and by which row it is not.
    """

    open: tuple[Finding, ...]
    returned: Mapping[Finding, DismissalId]
    dismissed: tuple[tuple[Finding, DismissalId], ...]
    muted: Mapping[str, DismissalId]
    silent: tuple[tuple[Finding, DismissalId], ...] = ()


def sifted(document: Document, found: Iterable[Finding]) -> Sifted:
    """``found`` by what was dismissed in ``document``."""
    found = tuple(found)
    muted = {row.check: n for n, row in document.dismissals.items() if row.on == MAP_ID}
    known = {(d.check, d.on, d.beside): name for name, d in document.dismissals.items()}
    exact = {f: known[key] for f in found if (key := (f.check, *_place(f))) in known}
    spare = {(d.check, d.on): n for n, d in document.dismissals.items() if n not in exact.values()}
    waiting: list[Finding] = []
    returned: dict[Finding, DismissalId] = {}
    dismissed: list[tuple[Finding, DismissalId]] = []
    for finding in found:
        if finding.check in muted:
            continue
        name = exact.get(finding) or spare.get((finding.check, finding.where.id))
        if finding in exact and document.dismissals[exact[finding]].digest == about(
            document, finding
        ):
            dismissed.append((finding, exact[finding]))
            continue
        waiting.append(finding)
        if name is not None:
            returned[finding] = name
    silent = tuple((f, muted[f.check]) for f in found if f.check in muted)
    return Sifted(tuple(waiting), returned, tuple(dismissed), muted, silent)


def _place(finding: Finding) -> tuple[str, tuple[str, ...]]:
    return finding.where.id, finding.beside


def dismissal_of(
    document: Document, finding: Finding, *, reason: str, author: str, time: str
) -> Dismissal:
    """The row that lets ``finding`` stand as long as its words are the same."""
    return Dismissal(
        check=finding.check,
        on=finding.where.id,
        beside=finding.beside,
        reason=reason,
        author=author,
        time=time,
        digest=about(document, finding),
    )


def muting(check: str, *, reason: str, author: str, time: str) -> Dismissal:
    """The row that keeps a check from being asked in a map."""
    return Dismissal(check=check, on=MAP_ID, reason=reason, author=author, time=time)
