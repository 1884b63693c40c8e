"""A talk made of a window's map: as the last export chose its slides, in the window's theme."""

from PySide6.QtWidgets import QWidget

from rejoinder.drawing.deck.items import FRAMES
from rejoinder.drawing.deck.sheets import sheets
from rejoinder.drawing.view import View
from rejoinder.editor.session import Session
from rejoinder.gui.export_choice import remembered
from rejoinder.gui.house import House
from rejoinder.gui.presenting.talk import Presentation, place_of
from rejoinder.model.ids import StatementId
from rejoinder.paint.exports import Export, deck_of

MOST = 300
"""Statements of a map of which every one has a slide; of a larger one the main lines are shown."""


def presentation(
    session: Session, house: House, *, at: StatementId | None, parent: QWidget
) -> Presentation:
    """The talk of ``session``'s map, or of the branch that is shown alone; it begins at the slide
    of ``at``.
    """
    document, theme = session.document, house.appearance.name
    choice = remembered(house.settings)
    shape = parent.screen().size()
    page = min(FRAMES, key=lambda name: abs(_ratio(name) - shape.width() / max(1, shape.height())))
    export = Export(
        format="pptx",
        theme=theme,
        page=page,
        is_whole=len(document.statements) <= MOST,
        is_stepwise=choice.is_stepwise,
        view=View(root=session.part.branch, marks=False),
    )
    deck = deck_of(document, export, composer=house.composer)
    composer = house.composer(theme)
    drawings = tuple(sheets(deck, composer.theme, composer.measurer))
    return Presentation(deck, drawings, start=place_of(deck, at), parent=parent)


def _ratio(name: str) -> float:
    width, height = FRAMES[name].size
    return width / height
