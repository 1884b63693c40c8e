"""What the canvas does about a picture that takes long: lays it out between events, shows it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from rejoinder.edits.about import set_direction
from rejoinder.gui.collector import spare_what_is_old
from rejoinder.gui.slices import Slices

if TYPE_CHECKING:
    from rejoinder.gui.canvas.mapview import MapView

TOLD = "Laying the map out…"

AGAIN = 50
"""Milliseconds after which is looked again whether a person still drags what would move away."""


class Arrival(QObject):
    """Follows what is coming on the stage of a canvas. ``gave_up``: a person ended it, and all
    is as before.
    """

    gave_up = Signal()

    def __init__(self, canvas: "MapView") -> None:
        super().__init__(canvas)
        self._canvas, self._stage = canvas, canvas.stage
        self.slices = Slices(self._arrive, self._give_up, self)
        self._then: list[Callable[[], object]] = []
        self._holds = self._writes = _never
        self._again = QTimer(self, singleShot=True, interval=AGAIN)
        self._again.timeout.connect(self.follow)

    @property
    def is_awaited(self) -> bool:
        return self._stage.coming is not None

    def heed(self, *, holds: Callable[[], bool], writes: Callable[[], bool]) -> None:
        """Nothing moves away while a person ``holds`` something, and the canvas does not look
        elsewhere while one ``writes``.
        """
        self._holds, self._writes = holds, writes

    def follow(self) -> None:
        """The stage was asked for another picture, which may be coming now, or need not."""
        coming = self._stage.coming
        if coming is None:
            self.slices.stop()
            self._then.clear()
        elif self.slices.work is not coming.work:
            self.slices.begin(TOLD, coming.work)

    def then(self, act: Callable[[], object]) -> None:
        """Does what needs the picture that is asked for: at once, or when it has come."""
        if self.is_awaited:
            self._then.append(act)
        else:
            act()

    def _arrive(self) -> None:
        canvas, stage, then = self._canvas, self._stage, self._then
        if self._holds():
            self._again.start()
            return
        by = stage.arrive(stage.anchor(canvas.eye.seen))
        if by is None:
            self.follow()
            return
        canvas.shift(by)
        spare_what_is_old()
        self._then = []
        for act in () if self._writes() else then:
            act()
        canvas.refresh()

    def _give_up(self) -> None:
        stage, session = self._stage, self._canvas.session
        stage.give_up()
        self._then.clear()
        self._turn_back()
        if stage.settled is not None:
            folded, part = stage.settled
            if part != session.part:
                session.show(part)
            if folded != session.folded:
                session.fold(folded)
        self.gave_up.emit()
        self._canvas.refresh()

    def _turn_back(self) -> None:
        """The map grows as before again, where that was to be another way."""
        session, way = self._canvas.session, self._stage.scene.view.direction
        if way is None or way is session.document.about.direction:
            return
        if any(row.table == "map" for change in session.history.done[-1:] for row in change.rows):
            session.undo()
        else:
            session.do(set_direction(session.document, way))

    def close(self) -> None:
        """The window closes."""
        self.slices.stop()


def _never() -> bool:
    return False
