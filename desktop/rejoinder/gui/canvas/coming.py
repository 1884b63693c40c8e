"""A picture of the map that takes long to lay out, made while the one before is still shown."""

from dataclasses import dataclass, field, replace
from typing import NamedTuple

from rejoinder.drawing.arranging import Arranger
from rejoinder.drawing.dress import Dresser
from rejoinder.drawing.scene import Scene
from rejoinder.drawing.view import View
from rejoinder.editor.part import Part
from rejoinder.layout.gradual import Gradual
from rejoinder.model.change import Change, joined
from rejoinder.model.document import Document
from rejoinder.model.ids import StatementId


class Settled(NamedTuple):
    """What of a map was looked at."""

    folded: frozenset[StatementId]
    part: Part


@dataclass
class Coming:
    """The ``work`` that makes ``scene`` show ``view``; ``afresh`` where all is arranged anew.
    ``changes`` are the edits that were made since it was begun, which it doesn't know of.
    """

    scene: Scene
    view: View
    work: Gradual[object]
    afresh: bool
    changes: list[Change] = field(default_factory=list)

    def serves(self, view: View) -> bool:
        """Whether it leads near to ``view``: but for folds, which it takes over at its end."""
        return _but_folds(view) == _but_folds(self.view)

    def catch_up(self, document: Document, view: View) -> bool:
        """Takes over what was done meanwhile; false where that would take long again."""
        scene = self.scene
        if scene.is_long(document, view, is_new=False, afresh=False):
            return False
        scene.show(document, view, joined("", self.changes) if self.changes else None)
        return True


def coming(dresser: Dresser, now: Scene, document: Document, view: View, *, afresh: bool) -> Coming:
    """``view`` of ``document``, which the scene shows ``now`` in another way."""
    scene = Scene(dresser, Arranger() if afresh else now.arranger.copy())
    if now.view.signs == view.signs:
        scene.borrow(now)
    work = scene.showing(document, view, stood=not afresh and now.stood(view))
    return Coming(scene, view, work, afresh)


def _but_folds(view: View) -> tuple[object, ...]:
    return view.frame, view.shape, view.manner, view.direction, view.layered


def closed(document: Document, view: View) -> View:
    """``view`` with all folded away but its tops."""
    names = (StatementId(node) for node in document.links.arguments)
    return replace(view, folded=frozenset(name for name in names if name in document.statements))
