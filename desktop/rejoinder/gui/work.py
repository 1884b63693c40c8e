"""Work that may take long, done beside the window: told after half a second, given up on request.

It runs in a thread, on values that nobody changes. What it leaves is handed over in the
window's own thread; what ends at once is handed over before ``begin`` returns, so that a
small map opens and is saved as if there were no thread.
"""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QWidget

from rejoinder.gui.plain import PlainLabel
from rejoinder.model.errors import RejoinderError

AT_ONCE = 0.08
"""Seconds that the window waits for work before it goes on without: less than is felt."""

TOLD_AFTER = 500
"""Milliseconds after which the window says what it is doing."""

T = TypeVar("T")


@dataclass(frozen=True)
class Task(Generic[T]):
    """``run`` is done in a thread; then ``done`` or ``failed`` in the window's. ``stop`` asks
    it to end soon and says whether that came in time; then ``stopped`` is called instead.
    """

    run: Callable[[], T]
    done: Callable[[T], None]
    failed: Callable[[RejoinderError], None]
    stop: Callable[[], bool]
    stopped: Callable[[], None]


class Running:
    """A task in a thread of its own. What goes wrong inside is raised by ``hand_over``."""

    def __init__(self, task: Task[T]) -> None:
        pool = ThreadPoolExecutor(1)
        future = pool.submit(task.run)
        pool.shutdown(wait=False)  # the thread ends with its one task
        self.hand_over = partial(_hand_over, task, future)
        self.stop, self.stopped = task.stop, task.stopped
        self._wait = partial(wait, (future,))
        self._is_done = future.done
        self._then: Callable[[Callable[[object], None]], None] = future.add_done_callback

    def has_ended(self, *, within: float) -> bool:
        """Waits for it so many seconds."""
        self._wait(within)
        return self._is_done()

    def then(self, act: Callable[["Running"], None]) -> None:
        """Calls ``act`` in the other thread when it ends."""
        self._then(lambda _: act(self))


def _hand_over(task: Task[T], future: "Future[T]") -> None:
    try:
        found = future.result()
    except RejoinderError as refusal:
        task.failed(refusal)
        return
    task.done(found)


class WorkBar(QFrame):
    """What is being done, that it goes on, and a way to end it."""

    def __init__(self, cancel: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self.setAccessibleName("Work in progress")
        self.label = PlainLabel()
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setFixedSize(160, 8)
        self.progress.setAccessibleName("Progress")
        self.button = QPushButton("Cancel")
        self.button.clicked.connect(cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 7, 8, 7)
        row.setSpacing(12)
        row.addWidget(self.label, 1)
        row.addWidget(self.progress, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.button)
        self.hide()


class Work(QObject):
    """One piece of work at a time, in the order in which it was asked for. ``changed`` says what
    is being done, and nothing when it is over.
    """

    changed = Signal(str)
    _ended = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.bar = WorkBar(self.cancel)
        self._waiting: deque[tuple[str, Callable[[], Running]]] = deque()
        self._now: Running | None = None
        self._late = QTimer(self, singleShot=True, interval=TOLD_AFTER)
        self._late.timeout.connect(self.bar.show)
        self._ended.connect(self._take_up, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        return self._now is not None

    def begin(self, told: str, start: Callable[[], Task[T]]) -> None:
        """Does what ``start`` returns when its turn has come; ``told`` says what that is."""
        self._waiting.append((told, lambda: Running(start())))
        if not self.is_busy:
            self._next()

    def _next(self) -> None:
        while self._waiting and not self.is_busy:
            told, start = self._waiting.popleft()
            self.bar.label.setText(told)
            self._late.start()
            self.changed.emit(told)
            running = self._now = start()
            if running.has_ended(within=AT_ONCE):
                self._take_up(running)
            else:
                running.then(self._say_so)

    def _say_so(self, running: Running) -> None:
        """In the other thread."""
        with suppress(RuntimeError):  # the window is gone
            self._ended.emit(running)

    def _take_up(self, running: Running) -> None:
        """Hands over what the work has left, unless it was given up. A fault in it keeps nothing
        waiting.
        """
        if running is self._now:
            self._end()
            try:
                running.hand_over()
            finally:
                self._next()

    def _end(self) -> None:
        self._now = None
        self._late.stop()
        self.bar.hide()
        self.changed.emit("")

    def cancel(self) -> None:
        """Ends what is being done, as if it had not been begun, unless it is too late for that;
        what waits is begun.
        """
        running = self._now
        if running is not None and running.stop():
            self._end()
            running.stopped()
            self._next()

    def abandon(self) -> None:
        """Ends all of it: the window closes."""
        self._waiting.clear()
        self.cancel()

    def wait(self) -> None:
        """Lets the window live on until all is done; says at once what it waits for."""
        if self.is_busy:
            self.bar.show()
            loop = QEventLoop()
            until = QTimer(interval=10)
            until.timeout.connect(lambda: None if self.is_busy else loop.quit())
            until.start()
            loop.exec()
            until.stop()
