"""What lies at a point of the map."""

from rejoinder.drawing.items import Card, Disc
from rejoinder.drawing.scene import Scene
from rejoinder.editor.tools.events import Hit, OnCard, OnDisc, OnMark
from rejoinder.layout.geometry import Point, Rect

REACH = 3.0
"""How far beside a disc or a mark, in map units, a click still counts as on it."""


def hit(scene: Scene, at: Point) -> Hit:
    """What is under ``at``: a mark before its card, a disc before the card below it."""
    near = scene.within(Rect(at.x, at.y, 0.0, 0.0).grown(REACH))
    for disc in near.discs:
        if _on_disc(disc, at):
            return OnDisc(disc.id)
    for card in reversed(near.cards):
        if card.rect.contains(at.x, at.y):
            return _on_card(card, at)
    return None


def _on_disc(disc: Disc, at: Point) -> bool:
    dx, dy = at.x - disc.center.x, at.y - disc.center.y
    return dx * dx + dy * dy <= (disc.radius + REACH) ** 2


def _on_card(card: Card, at: Point) -> Hit:
    for mark in card.face.marks:
        if mark.rect.grown(REACH).contains(at.x - card.x, at.y - card.y):
            return OnMark(card.id, mark.kind)
    return OnCard(card.id)
