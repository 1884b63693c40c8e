"""What stands and what falls in the map of a window: weighed when somebody asks, and again
when a person rests after an edit. The first weighing of a large map is made beside the window.
"""

import random
from collections.abc import Callable
from contextlib import suppress
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from rejoinder.editor.session import Event, Session
from rejoinder.evaluate.weighing import Weighing, weighed
from rejoinder.gui.work import Running, Task
from rejoinder.model.change import Change
from rejoinder.model.errors import RejoinderError

REST = 120
"""Milliseconds without an edit after which a map is weighed again: between two words."""

AT_ONCE = 0.02
"""Seconds that the window waits for the first weighing; one of 1,000 statements is done by then."""


class Scales(QObject):
    """``weighed`` is sent when there is a new weighing, for those who asked for one."""

    weighed = Signal()
    _ended = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._weighing: Weighing | None = None
        self._running: Running | None = None
        self._changes: list[Change] = []
        self._is_wanted = False
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._weigh)
        self._ended.connect(self._take_up, Qt.ConnectionType.QueuedConnection)
        self._unsubscribe = session.subscribe(self._follow)
        self.destroyed.connect(self._unsubscribe)

    def latest(self) -> Weighing | None:
        """The weighing of the map as it is, or as it was a moment ago; ``None`` while the
        first is being made. Whoever asks is told of the next by ``weighed``.
        """
        self._is_wanted = True
        if self._weighing is None and self._running is None:
            self._rest.start(0)
        elif self._changes:
            self._rest.start(REST)
        return self._weighing

    def _follow(self, _: Session, event: Event) -> None:
        if event.reset:
            self._weighing, self._running, self._changes = None, None, []
        elif event.change is not None and (self._weighing is not None or self._running is not None):
            self._changes.append(event.change)  # the first weighing is of the whole map
        if self._is_wanted and (event.reset or event.change is not None):
            self._rest.start(REST)

    def _weigh(self) -> None:
        self._rest.stop()
        if self._running is not None:
            return
        if self._weighing is None:
            self._begin()
        elif self._changes:
            changes, self._changes = self._changes, []
            self._show(self._weighing.after(self._session.document, changes, chance=_chance()))

    def _begin(self) -> None:
        self._changes = []
        run = partial(weighed, self._session.document, chance=_chance())
        self._running = Running(Task(run, self._show, _refused, _never, _nothing))
        if self._running.has_ended(within=AT_ONCE):
            self._take_up(self._running)
        else:
            self._running.then(self._say_so)

    def _say_so(self, running: Running) -> None:
        """In the other thread."""
        with suppress(RuntimeError):  # the window is gone
            self._ended.emit(running)

    def _take_up(self, running: Running) -> None:
        """Takes what was weighed, unless the map was replaced meanwhile."""
        if running is self._running:
            self._running = None
            running.hand_over()
            self._weigh()

    def _show(self, weighing: Weighing) -> None:
        self._weighing = weighing
        self.weighed.emit()


def _chance() -> Callable[[], float]:
    return random.Random(1).random  # noqa: S311  # starts of an iteration, no secrets


def _refused(refusal: RejoinderError) -> None:
    raise refusal


def _never() -> bool:
    """A weighing is not given up."""
    return False


def _nothing() -> None:
    """Nor is it told of while it is made."""
