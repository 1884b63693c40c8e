"""Long work in slices between the window's events, told after half a second, given up on request.

For what can't be done beside the window without its standing still: Python that makes very
many values shares one interpreter with it. A slice is shorter than a frame. Meanwhile the
collector does not look through all that is made, which would take 0.2 s at a time.
"""

import gc
from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

from rejoinder.gui.work import TOLD_AFTER, WorkBar
from rejoinder.layout.gradual import Gradual

SLICE = 0.008
"""Seconds; half of a frame."""

LEVELS = 3
"""Layouts in one another, from the bar up to the window: each asks the next one."""


class Slices(QObject):
    """One piece of work at a time. ``done`` is called when it has come to its end, ``given_up``
    when a person ends it before.
    """

    def __init__(
        self, done: Callable[[], None], given_up: Callable[[], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._done, self._given_up = done, given_up
        self.bar = WorkBar(self.cancel)
        self.work: Gradual[object] | None = None
        self._late = QTimer(self, singleShot=True, interval=TOLD_AFTER)
        self._late.timeout.connect(self.bar.show)
        self._next = QTimer(self, interval=0)
        self._next.timeout.connect(self._go_on)

    def begin(self, told: str, work: Gradual[object]) -> None:
        """Does ``work``, instead of any other; ``told`` says what that is."""
        self.bar.label.setText(told)
        if self.work is None:
            self._late.start()
            gc.disable()
        self.work = work
        self._next.start()

    def _go_on(self) -> None:
        work, end = self.work, perf_counter() + SLICE
        if work is None:
            return
        is_over = True  # also where a step fails
        try:
            while perf_counter() < end:
                next(work)
            is_over = False
        except StopIteration:
            self._put_away()
            self._done()
        finally:
            if is_over and self.work is work:
                self.stop()

    def _put_away(self) -> None:
        """Gives what lies below the bar its room back, now."""
        if self.bar.isVisible():
            self.bar.hide()
            for _ in range(LEVELS):
                QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def stop(self) -> None:
        """Ends it without a word."""
        if self.work is not None:
            gc.enable()
        self.work = None
        self._next.stop()
        self._late.stop()
        self._put_away()

    def cancel(self) -> None:
        """A person ends it."""
        if self.work is not None:
            self.stop()
            self._given_up()
