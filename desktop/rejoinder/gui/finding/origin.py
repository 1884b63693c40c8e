"""Where a person was before a search took them elsewhere."""

from dataclasses import dataclass

from rejoinder.editor.part import Part
from rejoinder.editor.session import Session
from rejoinder.gui.canvas.camera import Camera
from rejoinder.gui.canvas.mapview import MapView
from rejoinder.model.ids import NodeId, StatementId


@dataclass(frozen=True)
class Origin:
    """What was selected, folded, shown and seen."""

    selection: tuple[NodeId, ...]
    folded: frozenset[StatementId]
    part: Part
    camera: Camera
    was_seen: bool
    """Whether what was current was in sight."""

    @staticmethod
    def of(canvas: MapView) -> "Origin":
        """Where a person is now."""
        session = canvas.session
        return Origin(
            session.selection,
            session.folded,
            session.part,
            canvas.eye.goal,
            canvas.keeper.shows(session.current),
        )

    def return_to(self, canvas: MapView) -> None:
        """Selects, folds and shows the same again, as far as it is still there."""
        session: Session = canvas.session
        if session.part != self.part:
            session.show(self.part)
        if session.folded != self.folded:
            session.fold(self.folded)
        session.select(self.selection)
        canvas.eye.look(self.camera, glide=True)
        node = session.current
        if self.was_seen and node is not None and not canvas.keeper.shows(node):
            canvas.ensure_visible(node)  # the window may be smaller by now
