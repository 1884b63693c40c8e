"""What is open in one window, kept in step with its map, and where a person is in it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from rejoinder.editor.session import Event, Session
from rejoinder.model.signoffs import Digests
from rejoinder.resources import schemes
from rejoinder.review.agenda import Item, agenda, first_from, found_again, stepped
from rejoinder.review.finding import Finding

Findings = Callable[[], tuple[Finding, ...]]
"""The findings that nobody has let stand, as they are known now."""


class Queue(QObject):
    """``changed`` is sent when there are other items, or another one is the current.

    Nothing is worked out while the queue is asleep; an edit is followed when the event that
    brought it is over, so that a burst of edits costs one look.
    """

    changed = Signal()

    def __init__(self, session: Session, findings: Findings, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._findings = session, findings
        self._digests = Digests()
        self.items: tuple[Item, ...] = ()
        self.at = 0
        self.by_kind = False
        self.is_awake = False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        self._unsubscribe = session.subscribe(self._follow)
        self.destroyed.connect(self._unsubscribe)

    @property
    def current(self) -> Item | None:
        """The item that one is at; ``None`` where nothing is open."""
        return self.items[self.at] if self.at < len(self.items) else None

    def wake(self) -> None:
        """Begins at what is selected, or where one was before."""
        was_empty = not self.items
        self.is_awake = True
        self.refresh()
        if was_empty:
            self.at = first_from(self.items, self._session.document, node=self._session.current)
            self.changed.emit()

    def sleep(self) -> None:
        """Lets the queue be, until it is needed again; the place is kept."""
        self.is_awake = False
        self._soon.stop()

    def step(self, by: int) -> None:
        """Goes ``by`` items on, around the ends."""
        self.refresh()
        self.at = stepped(self.items, self.at, by=by)
        self.changed.emit()

    def sort(self, *, by_kind: bool) -> None:
        """Puts the items in another order; the current one stays current."""
        self.by_kind = by_kind
        self.refresh()

    def refresh(self) -> None:
        """Looks at the map again. What is done is gone; what came behind it is current."""
        self._soon.stop()
        was = self.current
        self.items = agenda(
            self._session.document,
            schemes(),
            findings=self._findings(),
            digests=self._digests,
            by_kind=self.by_kind,
        )
        self.at = found_again(self.items, was, at=self.at)
        self.changed.emit()

    def look_again(self) -> None:
        """Something that is not in the map's file changed, as the findings do."""
        if self.is_awake:
            self._soon.start()

    def _follow(self, _: Session, event: Event) -> None:
        if event.reset:
            self.items, self.at = (), 0
        if event.change is not None or event.reset:
            self.look_again()
