"""Where words that are dragged onto the map from an article would land, in words.

They land as a dragged card does (``drop``): on a card, between cards, on a disc. With Alt they
become no statement of their own: the card that they fall on stands for them as well.
"""

from dataclasses import dataclass

from rejoinder.drawing.places import Places
from rejoinder.editor.tools.drop import Landing, landing, quoted
from rejoinder.edits.move import AsLoose
from rejoinder.layout.geometry import Point, Rect
from rejoinder.model.document import Document
from rejoinder.model.ids import StatementId
from rejoinder.model.records import Kind


@dataclass(frozen=True)
class Offer:
    """What letting go would do: a new statement where ``landing`` says, of this ``kind``, or an
    anchor of ``onto``."""

    landing: Landing
    onto: StatementId | None = None
    kind: Kind = Kind.CLAIM


def offered(
    document: Document,
    places: Places,
    at: Point,
    *,
    turned: bool,
    anchors: bool,
    as_evidence: bool,
) -> Offer:
    """What dropping words at ``at`` would do; ``turned`` makes objections of premises."""
    if not document.statements:
        return Offer(Landing(AsLoose(), "Thesis of this map"))
    if anchors:
        return _anchoring(document, places, at)
    found = landing(document, places, (), at=at, turned=turned)
    kind = Kind.EVIDENCE if as_evidence else Kind.CLAIM
    return Offer(found, kind=kind)


def _anchoring(document: Document, places: Places, at: Point) -> Offer:
    for node, _ in places.meeting(Rect(at.x, at.y, 0.0, 0.0)):
        if node in document.statements:
            name = StatementId(node)
            return Offer(
                Landing(None, f"Passage of: {quoted(document, name)}", onto=name), onto=name
            )
    return Offer(Landing(None, "A passage needs a card: let go on one", refused=True))
