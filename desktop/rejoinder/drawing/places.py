"""Where cards and discs stand, looked up one by one or by area."""

from collections.abc import Iterator, Mapping

from rejoinder.layout.fixed import Fixed, Placed
from rejoinder.layout.geometry import Rect
from rejoinder.model.ids import NodeId, StatementId

DISC_REACH = 14.0
"""Half of the box, in map units, that a disc is taken for when arrows and bands look for it."""


class Places(Mapping[NodeId, Rect]):
    """The boxes of some nodes, in an order.

    A disc's box is ``DISC_REACH`` around its centre: larger than what is drawn.
    """

    def __init__(self, boxes: Mapping[NodeId, Rect]) -> None:
        self._boxes = boxes

    def __getitem__(self, node: NodeId) -> Rect:
        return self._boxes[node]

    def __iter__(self) -> Iterator[NodeId]:
        return iter(self._boxes)

    def __len__(self) -> int:
        return len(self._boxes)

    @property
    def bounds(self) -> Rect:
        """What holds all boxes; empty at the origin where there are none."""
        boxes = list(self.values())
        if not boxes:
            return Rect(0.0, 0.0, 0.0, 0.0)
        x, y = min(box.x for box in boxes), min(box.y for box in boxes)
        right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
        return Rect(x, y, right - x, bottom - y)

    def meeting(self, area: Rect) -> Iterator[tuple[NodeId, Rect]]:
        """The nodes whose boxes share something with ``area``, with their boxes."""
        return ((node, box) for node, box in self.items() if box.meets(area))


class Plotted(Places):
    """All boxes of a plot in reading order, as they are at this moment; found by area without
    a look at the others.
    """

    def __init__(self, plot: Placed) -> None:
        super().__init__({})
        self._plot = plot

    @property
    def is_fixed(self) -> bool:
        """Whether another program said where all stands, so that it is as it was made."""
        return isinstance(self._plot, Fixed)

    def __getitem__(self, node: NodeId) -> Rect:
        box = self._plot.box(node)
        if box is None:
            raise KeyError(node)
        return self._reached(node, box)

    def __contains__(self, node: object) -> bool:
        return node in self._plot.forest.sizes

    def __iter__(self) -> Iterator[NodeId]:
        return (StatementId(name) for name, _ in self._plot.boxes())

    def __len__(self) -> int:
        return len(self._plot.forest)

    @property
    def bounds(self) -> Rect:
        return self._plot.bounds.grown(DISC_REACH)

    def meeting(self, area: Rect) -> Iterator[tuple[NodeId, Rect]]:
        for name, rect in self._plot.boxes_within(area.grown(DISC_REACH)):
            box = self._reached(name, rect)
            if box.meets(area):
                yield StatementId(name), box

    def _reached(self, name: str, box: Rect) -> Rect:
        if name not in self._plot.forest.steps:
            return box
        return Rect(*box.center, 0.0, 0.0).grown(DISC_REACH)
