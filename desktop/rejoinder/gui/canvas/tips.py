"""What a tooltip says of what lies under the pointer, as plain text."""

from rejoinder.drawing.items import MarkKind
from rejoinder.editor.tools.events import Hit, OnCard, OnDisc, OnMark
from rejoinder.gui.canvas.stage import Stage

READABLE = 0.6
"""Below this zoom a card's text is too small to read, so its tooltip gives it."""

MOST_TEXT = 600


def tip_text(stage: Stage, on: Hit, zoom: float) -> str:
    """The words for ``on``; empty where there is nothing to add to the picture."""
    match on:
        case OnMark():
            return _mark(stage, on)
        case OnDisc():
            disc = stage.scene.disc(on.id)
            return "" if disc is None else "\n".join(t for t in (disc.name, disc.detail) if t)
        case OnCard() if zoom < READABLE:
            text = stage.session.document.statements[on.id].text
            return text if len(text) <= MOST_TEXT else text[:MOST_TEXT] + "…"
        case _:
            return ""


def _mark(stage: Stage, on: OnMark) -> str:
    if on.kind is MarkKind.FINDINGS:
        return stage.badges.text(on.id)
    card = stage.card(on.id)
    marks = () if card is None else card.face.marks
    return next((mark.text for mark in marks if mark.kind is on.kind), "")
