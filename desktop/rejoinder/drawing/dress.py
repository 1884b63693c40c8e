"""What a theme makes of cards, discs and lines; what was drawn lately is kept, so that it is
not drawn again while it is looked at.
"""

from dataclasses import dataclass, field

from rejoinder.drawing.arranging import Arranger
from rejoinder.drawing.content import Content
from rejoinder.drawing.face import face
from rejoinder.drawing.items import Face
from rejoinder.drawing.measure import Measurer
from rejoinder.drawing.revision import revised, revised_size
from rejoinder.drawing.setting import measure
from rejoinder.drawing.theme import Theme
from rejoinder.layout.placement import Size
from rejoinder.model.schemes import NO_SCHEMES, Schemes

KEPT_FACES = 2000
"""Faces kept at most; some 4 kB each, and many more than a window shows at a time."""


@dataclass
class Dresser:
    """One theme and the letters that it is drawn in. How maps were arranged comes with it.

    ``schemes`` name those of the steps, and tell which of their questions are open.
    """

    measurer: Measurer
    theme: Theme
    schemes: Schemes = field(default=NO_SCHEMES, repr=False)
    arranger: Arranger = field(default_factory=Arranger, repr=False)
    _faces: dict[Content, Face] = field(default_factory=dict, repr=False)

    def size(self, says: Content) -> Size:
        """How large the card becomes that ``says`` it. Its shapes are not made for that."""
        size = measure(says, theme=self.theme, measurer=self.measurer).size
        if says.revision is None:
            return size
        fonts = self.theme.fonts
        return revised_size(size, says.revision, fonts=fonts, measurer=self.measurer)

    def face(self, says: Content) -> Face:
        """How a card looks that ``says`` it."""
        known = self._faces.pop(says, None)
        if known is None:
            known = face(says, theme=self.theme, measurer=self.measurer)
            if says.revision is not None:
                known = revised(known, says.revision, theme=self.theme, measurer=self.measurer)
            if len(self._faces) >= KEPT_FACES:
                del self._faces[next(iter(self._faces))]
        self._faces[says] = known
        return known
