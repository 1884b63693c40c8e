"""What stands and what falls in the map of a window: weighed when somebody asks, and again
when a person rests after an edit.
"""

import random

from PySide6.QtCore import QObject, QTimer, Signal

from rejoinder.editor.session import Event, Session
from rejoinder.evaluate.weighing import Weighing, weighed
from rejoinder.model.change import Change

REST = 120
"""Milliseconds without an edit after which a map is weighed again: between two words."""


class Scales(QObject):
    """``weighed`` is sent when there is a new weighing, for those who asked for one."""

    weighed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._weighing: Weighing | None = None
        self._changes: list[Change] = []
        self._is_wanted = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._weigh)
        self._unsubscribe = session.subscribe(self._follow)
        self.destroyed.connect(self._unsubscribe)

    def latest(self) -> Weighing | None:
        """The weighing of the map as it is, or as it was a moment ago; ``None`` while the
        first is being made. Whoever asks is told of the next by ``weighed``.
        """
        self._is_wanted = True
        if self._weighing is None or self._changes:
            self._rest.start(REST if self._changes else 0)
        return self._weighing

    def now(self) -> Weighing:
        """The weighing of the map as it is."""
        self._is_wanted = True
        self._weigh()
        assert self._weighing is not None
        return self._weighing

    def _follow(self, _: Session, event: Event) -> None:
        if event.reset:
            self._weighing, self._changes = None, []
        elif event.change is not None and self._weighing is not None:
            self._changes.append(event.change)
        if self._is_wanted and (event.reset or event.change is not None):
            self._rest.start(REST)

    def _weigh(self) -> None:
        document, chance = self._session.document, random.Random(1).random  # noqa: S311  # starts of an iteration, no secrets
        before, changes = self._weighing, self._changes
        self._rest.stop()
        if before is not None and not changes and before.document is document:
            return
        self._changes = []
        if before is None:
            self._weighing = weighed(document, chance=chance)
        else:
            self._weighing = before.after(document, changes, chance=chance)
        self.weighed.emit()
