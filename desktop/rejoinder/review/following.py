"""Findings that follow a map edit by edit, worked out in slices beside what a person does.

Before anybody sees an edit nothing is checked: what it may concern is only noted. What is
found is then brought up to date in slices of a few milliseconds, local checks first.
"""

from collections.abc import Callable, Iterable, Iterator

from rejoinder.evaluate.weighing import Weighing
from rejoinder.model.change import Change
from rejoinder.model.document import Document
from rejoinder.model.ids import NodeId, StatementId
from rejoinder.model.schemes import Schemes
from rejoinder.review.check import Check
from rejoinder.review.checks import BY_ID, CHECKS, in_order
from rejoinder.review.finding import Finding
from rejoinder.review.ground import Ground
from rejoinder.review.repetition import Repetitions
from rejoinder.review.touching import touched

ROWS = 24
"""Rows that are looked at in a slice: about a millisecond."""


class Findings:
    """``found`` holds what was found last, in order, dismissed or not; it is that of
    ``document`` once ``is_ready``. ``checks`` are those that are asked; ``weigh`` gives a map
    weighed, or ``None`` while that is being done.
    """

    def __init__(
        self,
        document: Document,
        weigh: Callable[[Document], Weighing | None],
        *,
        schemes: Schemes | None = None,
    ) -> None:
        self.found: tuple[Finding, ...] = ()
        self.checks: tuple[Check, ...] = tuple(check for check in CHECKS if check.on)
        self._weigh, self._schemes = weigh, schemes
        self._forget(document)

    def _forget(self, document: Document) -> None:
        self.document = document
        self._local: dict[NodeId, tuple[Finding, ...]] = {}
        self._whole: dict[str, tuple[Finding, ...]] = {}
        self._unread = _all_nodes(document)
        self._unasked = True
        self._repetitions = Repetitions()

    def ask(self, checks: Iterable[Check]) -> None:
        """Asks these checks from now on, and no others."""
        wanted = tuple(checks)
        if wanted != self.checks:
            self.checks = wanted
            self._local, self._whole, self._unasked = {}, {}, True
            self._unread = _all_nodes(self.document)

    def follow(self, document: Document, change: Change | None) -> None:
        """Takes note that ``change`` led to ``document``; ``None`` stands for another map."""
        if change is None:
            self._forget(document)
            return
        before, self.document = self.document, document
        if before.thesis != document.thesis:
            self._unread = _all_nodes(document)
        for row in change.rows:
            if row.table in ("statements", "inferences"):
                self._local.pop(StatementId(row.id), None)
        self._unread.update(dict.fromkeys(touched(document, change)))
        if any(row.table != "dismissals" for row in change.rows):
            self._unasked = True

    @property
    def is_ready(self) -> bool:
        """Whether all that is found is that of the map as it is."""
        return not self._unread and not self._unasked

    def holds(self, finding: Finding) -> bool:
        """Whether ``finding`` is one of the map as it is; of a check that looks at the whole map
        that is not known before the map is checked anew.
        """
        if self.is_ready:
            return finding in self.found
        check = BY_ID[finding.check]
        ground = Ground(self.document, schemes=self._schemes)
        return check.is_local and finding in check.at(ground, finding.where.id)

    def working(self) -> Iterator[None]:
        """Brings all up to date, in slices of work. Ends early where the map changes meanwhile,
        or is still being weighed: then it is to be called again."""
        document = self.document
        ground = Ground(document, schemes=self._schemes)
        local = [check for check in self.checks if check.is_local]
        while self._unread and document is self.document:
            for _ in range(min(ROWS, len(self._unread))):
                row = self._unread.popitem()[0]
                self._local[row] = tuple(f for check in local for f in check.at(ground, row))
            yield
        if self._unasked and document is self.document:
            weighing = self._weigh(document)
            if weighing is not None:
                yield from self._ask_all(document, weighing)

    def _ask_all(self, document: Document, weighing: Weighing) -> Iterator[None]:
        """The checks that look at the whole map, a part of one in a slice."""
        ground = Ground(
            document, weighing=weighing, repetitions=self._repetitions, schemes=self._schemes
        )
        for _ in self._repetitions.following(document):
            yield
            if document is not self.document:
                return
        found: dict[str, list[Finding]] = {}
        for check in self.checks:
            for finding in () if check.is_local else check.pausing(ground):
                if finding is None:
                    yield
                else:
                    found.setdefault(check.id, []).append(finding)
            yield
            if document is not self.document:
                return
        self._whole = {name: tuple(each) for name, each in found.items()}
        self._unasked = False
        self.found = in_order(ground, self._all())

    def _all(self) -> Iterator[Finding]:
        for row, found in self._local.items():
            if self.document.has_node(row):
                yield from found
        for found in self._whole.values():
            yield from found


def _all_nodes(document: Document) -> dict[NodeId, None]:
    found: dict[NodeId, None] = dict.fromkeys(document.statements)
    found.update(dict.fromkeys(document.inferences))
    return found
