"""The findings of a window's map: brought up to date when a person rests, in slices."""

from collections.abc import Iterator, Mapping
from enum import StrEnum

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from rejoinder.editor.session import Event, Session
from rejoinder.evaluate.weighing import Weighing
from rejoinder.gui.canvas.badges import Badge
from rejoinder.gui.scales import Scales
from rejoinder.model.document import Document
from rejoinder.model.ids import DismissalId, NodeId
from rejoinder.resources import schemes
from rejoinder.review.checks import BY_ID, CHECKS
from rejoinder.review.dismissing import Sifted, sifted
from rejoinder.review.finding import Finding, Severity
from rejoinder.review.following import Findings
from rejoinder.review.grouping import Group, Grouping, card_of, grouped, severity

SLICE = 5
"""Milliseconds of work at a time; a repaint fits in between."""

REST = 150
"""Milliseconds without an edit after which the map is checked again."""

MARKED = frozenset({Severity.ERROR, Severity.WARNING})
"""What is marked on the cards; notes and hints are only listed."""


class Shown(StrEnum):
    """What the list shows."""

    OPEN = "open"
    GRAVE = "errors and warnings"
    ERRORS = "errors"
    DISMISSED = "dismissed"


class Board(QObject):
    """``changed`` is sent when there are other findings, or other ones are shown; ``chosen``
    when another is current; ``asked`` when a person wants a finding mended, with the fix, or
    dismissed, without one.
    """

    changed = Signal()
    chosen = Signal()
    asked = Signal(object, str)

    def __init__(self, session: Session, scales: Scales, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._scales = session, scales
        self._findings = Findings(session.document, self._weigh, schemes=schemes())
        self._steps: Iterator[None] | None = None
        self.sifted = Sifted((), {}, (), {})
        self.groups: tuple[Group, ...] = ()
        self.by_row: Mapping[str, tuple[Finding, ...]] = {}
        self.current: Finding | None = None
        self.shown, self.grouping = Shown.OPEN, Grouping.WEIGHT
        self.guesses = False
        self._soon = QTimer(self, singleShot=True, interval=REST)
        self._soon.timeout.connect(self._work)
        scales.weighed.connect(self._wake)
        self._unsubscribe = session.subscribe(self._follow)
        self.destroyed.connect(self._unsubscribe)
        self._soon.start()

    # --- what is found ---

    @property
    def document(self) -> Document:
        return self._session.document

    @property
    def is_ready(self) -> bool:
        """Whether what is shown is of the map as it is."""
        return self._findings.is_ready and not self._soon.isActive()

    @property
    def listed(self) -> tuple[Finding, ...]:
        """The findings that are shown, in the order of the list."""
        return tuple(finding for group in self.groups for finding in group.findings)

    def waiting(self) -> tuple[Finding, ...]:
        """What nobody has let stand, as far as it is known, of rows that are in the map."""
        document = self.document
        there = (f for f in self._findings.found if f.where.id in document.table(f.where.table))
        return sifted(document, there).open

    def holds(self, finding: Finding) -> bool:
        """Whether a finding is one of the map as it is, which may not be checked yet."""
        return self._findings.holds(finding)

    def dismissal(self, finding: Finding) -> DismissalId | None:
        """By which a finding was dismissed, now or while its words were others."""
        known = dict((*self.sifted.silent, *self.sifted.dismissed))
        return known.get(finding) or self.sifted.returned.get(finding)

    def badges(self) -> Mapping[NodeId, Badge]:
        """The signs for the cards."""
        found: dict[NodeId, list[Finding]] = {}
        for finding in self.sifted.open:
            card = card_of(self.document, finding) if severity(finding) in MARKED else None
            if card is not None:
                found.setdefault(card, []).append(finding)
        return {node: _badge(rows) for node, rows in found.items()}

    # --- what is shown ---

    def show(self, shown: Shown) -> None:
        """Lists findings of one sort."""
        self.shown = shown
        self._list()

    def group(self, grouping: Grouping) -> None:
        """Puts what is listed together in another way."""
        self.grouping = grouping
        self._list()

    def guess(self, on: bool) -> None:  # a switch
        """Asks the checks on demand too, or no longer."""
        self.guesses = on
        self._findings.ask(check for check in CHECKS if check.on or on)
        self._begin()

    def choose(self, finding: Finding | None) -> None:
        """Makes a finding the current one."""
        if finding != self.current:
            self.current = finding
            self.chosen.emit()

    def ask(self, finding: Finding, fix: str = "") -> None:
        """Says that a person wants a finding mended by a fix, or dismissed."""
        self.asked.emit(finding, fix)

    def step(self, *, back: bool) -> Finding | None:
        """The next finding of the list, or the one before, which becomes current."""
        rows = self.listed
        if not rows:
            return None
        here = rows.index(self.current) if self.current in rows else None
        if here is None:
            place = len(rows) - 1 if back else 0
        else:
            place = (here + (-1 if back else 1)) % len(rows)
        self.choose(rows[place])
        return rows[place]

    # --- following ---

    def _follow(self, session: Session, event: Event) -> None:
        if event.change is None and not event.reset:
            return
        self._findings.follow(session.document, None if event.reset else event.change)
        self._begin()

    def _begin(self) -> None:
        self._steps = None
        self._soon.start(REST)

    def _wake(self) -> None:
        """The map is weighed: what waited for that goes on."""
        if not self._findings.is_ready and not self._soon.isActive():
            self._soon.start(0)

    def _weigh(self, document: Document) -> Weighing | None:
        weighing = self._scales.latest()
        return weighing if weighing is not None and weighing.document is document else None

    def _work(self) -> None:
        clock = QElapsedTimer()
        clock.start()
        if self._steps is None:
            self._steps = self._findings.working()
        for _ in self._steps:
            if clock.elapsed() >= SLICE:
                self._soon.start(0)
                return
        self._steps = None
        if self._findings.is_ready:
            self._tell()

    def _tell(self) -> None:
        self.sifted = sifted(self.document, self._findings.found)
        rows: dict[str, list[Finding]] = {}
        for finding in self.sifted.open:
            for row in dict.fromkeys(finding.rows):
                rows.setdefault(row, []).append(finding)
        self.by_row = {row: tuple(found) for row, found in rows.items()}
        self._list()

    def _list(self) -> None:
        document = self.document
        rows = self._chosen_rows()
        listed = [f for f in rows if f.where.id in document.table(f.where.table)]
        self.groups = grouped(document, listed, self.grouping)
        if self.current is not None and self.current not in listed:
            self.current = None
        self.changed.emit()

    def _chosen_rows(self) -> tuple[Finding, ...]:
        if self.shown is Shown.DISMISSED:
            return tuple(f for f, _ in (*self.sifted.dismissed, *self.sifted.silent))
        wanted = {
            Shown.OPEN: frozenset(Severity),
            Shown.GRAVE: MARKED,
            Shown.ERRORS: frozenset({Severity.ERROR}),
        }[self.shown]
        return tuple(f for f in self.sifted.open if severity(f) in wanted)


def _badge(findings: list[Finding]) -> Badge:
    is_error = any(severity(finding) is Severity.ERROR for finding in findings)
    words = "\n\n".join(finding.message for finding in findings[:4])
    more = f"\n\n… and {len(findings) - 4} more" if len(findings) > 4 else ""
    return Badge(is_error, len(findings), words + more)


def title(finding: Finding) -> str:
    """The kind of a finding in a few words."""
    return BY_ID[finding.check].title
