"""The whole map as one small picture, painted in idle time.

It stands in wherever the map is not painted yet, and it is what the minimap shows.
"""

from collections.abc import Iterable
from time import perf_counter

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QColor, QImage, QPainter

from rejoinder.drawing.sketch import Title
from rejoinder.gui.canvas.stage import Stage
from rejoinder.layout.geometry import Point, Rect
from rejoinder.model.ids import StatementId
from rejoinder.paint.screen import Lens, far

WIDTH, HEIGHT = 1280, 800
"""Pixels that the picture fits into: 4 MB."""

SLICE = 0.010
"""Seconds that one slice should take."""

NARROWEST = 80
"""Pixels of a slice: each one costs a look at every cross link."""


COARSEST = 32
"""Pixels of the window for one of the picture, beyond which nothing can be made out."""


class Overview(QObject):
    """The latest whole picture; ``renewed`` when there is another."""

    renewed = Signal()

    def __init__(self, stage: Stage, parent: QObject) -> None:
        super().__init__(parent)
        self._stage = stage
        self.image: QImage | None = None
        self.bounds = Rect(0.0, 0.0, 0.0, 0.0)
        self.titles: tuple[Title, ...] = ()
        self._stamp = -1
        self._found: dict[StatementId, Title] = {}
        self._next: QImage | None = None
        self._whole = Lens(1.0, Point(0.0, 0.0), 0, 0, 1, 1)
        self._done = 0
        self._step = NARROWEST
        self._begun = -1

    @property
    def is_current(self) -> bool:
        """Whether the picture shows the map as it is."""
        return self._stamp == self._stage.stamp

    def shift(self, by: Point) -> None:
        """Goes with the map, which an edit moved by so many map units."""
        self.bounds = _shifted(self.bounds, by)
        self.titles = tuple(t._replace(extent=_shifted(t.extent, by)) for t in self.titles)

    def clear(self) -> None:
        """Forgets the picture: another theme."""
        self.image, self._stamp, self._begun, self.titles = None, -1, -1, ()

    def work(self) -> bool:
        """Paints one more slice; whether the picture is now as the map is."""
        if self.is_current:
            return True
        if self._begun != self._stage.stamp:
            self._begin()
        image, whole = self._next, self._whole
        if image is None:
            return True
        begin, width = perf_counter(), min(self._step, whole.width - self._done)
        lens = whole._replace(left=whole.left + self._done, width=width)
        painter = QPainter(image)
        painter.setClipRect(QRectF(self._done, 0, width, whole.height))
        painter.translate(self._done, 0)
        sketch = self._stage.scene.sketch(lens.area)
        self._found.update((title.statement, title) for title in sketch.titles)
        far(painter, sketch, lens, pale=self._stage.composer.theme.link)
        painter.end()
        self._done += width
        spent = perf_counter() - begin
        self._step = max(
            NARROWEST, min(WIDTH, round(self._step * min(4.0, SLICE / max(spent, 1e-4))))
        )
        if self._done >= whole.width:
            self._finish(image)
        return self.is_current

    def _begin(self) -> None:
        self._begun, self._done, self._found = self._stage.stamp, 0, {}
        bounds = self._stage.bounds
        scale = min(WIDTH / max(1.0, bounds.width), HEIGHT / max(1.0, bounds.height), 0.5)
        width, height = (max(1, round(side * scale)) for side in bounds[2:])
        self._whole = Lens(scale, Point(bounds.x, bounds.y), 0, 0, width, height)
        self._next = QImage(width, height, QImage.Format.Format_RGB32)
        self._next.fill(QColor(self._stage.composer.theme.background))

    def _finish(self, image: QImage) -> None:
        self.image, self._next = image, None
        self.bounds, self._stamp = self._stage.bounds, self._begun
        self.titles = in_order(self._found.values())
        self.renewed.emit()

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """Draws the picture in ``box``, unless its pixels would be larger than what is seen."""
        image = self.image
        if image is not None and box.width() < COARSEST * image.width():
            painter.drawImage(box, image)


def in_order(titles: Iterable[Title]) -> tuple[Title, ...]:
    """The uppermost and largest first, as a sketch has them."""
    return tuple(sorted(titles, key=lambda t: (t.level, -t.extent.width * t.extent.height)))


def _shifted(box: Rect, by: Point) -> Rect:
    return box._replace(x=box.x + by.x, y=box.y + by.y)
