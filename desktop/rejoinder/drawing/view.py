"""What a person asks to see of a map, and the picture that answers."""

from dataclasses import dataclass
from typing import NamedTuple

from rejoinder.drawing.items import Drawing, Revision
from rejoinder.layout.arrangement import Arrangement
from rejoinder.layout.layered import Layered
from rejoinder.layout.manner import Manner
from rejoinder.layout.placement import Placement, Size
from rejoinder.model.ids import NodeId, StatementId
from rejoinder.model.records import Direction

Revisions = tuple[tuple[NodeId, Revision], ...]
"""What a comparison says of nodes."""


class Frame(NamedTuple):
    """The part of a view that decides what may be seen at all, whatever is folded."""

    root: StatementId | None
    only: frozenset[NodeId] | None
    marks: bool
    revisions: Revisions


@dataclass(frozen=True)
class View:
    """What of a map is shown. ``folded`` statements hide what argues for or against them;
    ``root`` shows one branch alone; ``only`` leaves out all nodes that are not in it, with what
    hangs under them. ``manner`` says how it is laid out; what is to fill has a ``shape``, which
    it fills with the largest text, and without it the tidy tree is drawn. ``arrangement`` is how
    it stands in that shape and manner elsewhere; without it the composer keeps to its own.
    ``layered`` says where all stands in layers; until that is known a tree is shown.
    ``direction`` is the way in which it grows, where that is not as the document says.
    ``marks`` shows the signs of work on a map, such as comments; an audience need not see them.
    ``revisions`` are told on the cards and discs of two versions that are compared.
    """

    folded: frozenset[StatementId] = frozenset()
    root: StatementId | None = None
    only: frozenset[NodeId] | None = None
    shape: Size | None = None
    marks: bool = True
    arrangement: Arrangement | None = None
    manner: Manner = Manner.FILL
    layered: Layered | None = None
    direction: Direction | None = None
    revisions: Revisions = ()

    @property
    def signs(self) -> tuple[bool, Revisions]:
        """What decides how cards look, whatever is shown of the map."""
        return self.marks, self.revisions

    @property
    def frame(self) -> Frame:
        return Frame(self.root, self.only, self.marks, self.revisions)


@dataclass(frozen=True)
class Picture:
    """A drawing, the placement it was made from, and how that is arranged."""

    drawing: Drawing
    placement: Placement
    arrangement: Arrangement
