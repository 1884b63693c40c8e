"""Document, view, theme and layout become one picture: what is drawn and where it stands."""

from dataclasses import dataclass

from rejoinder.drawing.dress import Dresser
from rejoinder.drawing.scene import Scene
from rejoinder.drawing.view import Picture as Picture
from rejoinder.drawing.view import View as View
from rejoinder.model.document import Document


@dataclass
class Composer(Dresser):
    """Makes pictures in one theme."""

    def compose(self, document: Document, view: View) -> Picture:
        """The picture of what ``view`` shows of ``document``, in one piece."""
        scene = Scene(self)
        scene.show(document, view)
        return scene.whole()

    def arrange_like(self, other: "Composer") -> None:
        """Takes over how ``other`` arranged its maps: the same maps are drawn in this theme."""
        self.arranger = other.arranger

    def rearrange(self) -> None:
        """Lets the next pictures be arranged anew for their shapes. Until then a map stays as
        it was arranged first, whatever is written, added or folded in it.
        """
        self.arranger.forget()
