"""The cards and discs of one document as they are drawn: made when they are looked at first,
and kept until an edit makes them say something else.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from rejoinder.drawing.connectors import Step, disc
from rejoinder.drawing.content import Annotations, Content, content
from rejoinder.drawing.dress import Dresser
from rejoinder.drawing.items import Card, Disc
from rejoinder.drawing.revision import ringed
from rejoinder.drawing.shown import Part
from rejoinder.drawing.signed import signed
from rejoinder.drawing.speech import card_detail, card_name, disc_detail, disc_name
from rejoinder.drawing.view import View
from rejoinder.layout.geometry import Point, Rect
from rejoinder.layout.placement import Size
from rejoinder.model.change import Change
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, NodeId, StatementId
from rejoinder.model.records import Comment
from rejoinder.model.schemes import owed
from rejoinder.model.signoffs import Digests

K = TypeVar("K")
V = TypeVar("V")

KEPT = 3000
"""Cards, and discs, kept at most: more than any window shows at a zoom at which they are drawn."""


class Portraits:
    """``dresser`` says how things look, ``annotations`` what the comments' table says of them."""

    def __init__(self, dresser: Dresser, document: Document, view: View) -> None:
        self.dresser = dresser
        self.annotations = Annotations.of(document, marks=view.marks, revisions=view.revisions)
        self._digests = Digests()
        self._cards: dict[StatementId, Card] = {}
        self._discs: dict[InferenceId, Disc] = {}

    def follow(self, change: Change, after: Document) -> set[StatementId]:
        """Counts the comments, and looks at the sign-offs, as they are after ``change``; returns
        the statements that are signed off otherwise than before.
        """
        before = self.annotations
        if not before.marks:
            return set()
        if change.ids("comments"):
            self.annotations = replace(before, open_comments=_counted(change, before))
        if not (after.signoffs or before.signed):
            return set()
        now = signed(after, self._digests)
        self.annotations = replace(self.annotations, signed=now)
        return {n for n in now.keys() | before.signed.keys() if now.get(n) != before.signed.get(n)}

    def forget(self, nodes: Iterable[NodeId]) -> None:
        """Drops what may look or sound otherwise now."""
        for node in nodes:
            self._cards.pop(StatementId(node), None)
            self._discs.pop(InferenceId(node), None)

    def size(self, document: Document, name: StatementId, part: Part) -> Size:
        """How large a card is."""
        return self.dresser.size(self._content(document, name, part))

    def card(self, document: Document, name: StatementId, part: Part, at: Rect) -> Card:
        """The card of a statement that stands ``at`` this place."""
        card = self._cards.get(name)
        if card is None:
            says = self._content(document, name, part)
            card = Card(
                id=name,
                role=part.role,
                x=at.x,
                y=at.y,
                face=self.dresser.face(says),
                name=card_name(says),
                detail=card_detail(document, name, says),
                is_added=bool(says.chip),
            )
        elif (card.x, card.y) != at[:2]:
            card = replace(card, x=at.x, y=at.y)
        else:
            return card
        _keep(self._cards, name, card)
        return card

    def disc(self, document: Document, name: InferenceId, center: Point) -> Disc:
        """The disc of a step around ``center``."""
        known = self._discs.get(name)
        if known is None:
            step = Step(
                name,
                document.inferences[name].polarity,
                center,
                self.annotations.open_comments.get(name, 0),
                self._owed(document, name),
                disc_name(document, name),
                disc_detail(
                    document, name, annotations=self.annotations, schemes=self.dresser.schemes
                ),
            )
            known = disc(step, self.dresser.theme)
            revision = self.annotations.revisions.get(name)
            if revision is not None:
                known = ringed(known, revision, self.dresser.theme)
        elif known.center != center:
            known = replace(known, center=center)
        else:
            return known
        _keep(self._discs, name, known)
        return known

    def _owed(self, document: Document, name: InferenceId) -> int:
        """How many questions oblige the step to an answer; none where no signs are shown."""
        if not self.annotations.marks:
            return 0
        return len(owed(document.inferences[name], self.dresser.schemes))

    def _content(self, document: Document, name: StatementId, part: Part) -> Content:
        role, hidden = part
        return content(document, name, role=role, hidden=hidden, annotations=self.annotations)


def _counted(change: Change, before: Annotations) -> Counter[str]:
    """The open comments after ``change``, by what they are on."""
    found = Counter(before.open_comments)
    for row in change.rows:
        for record, by in ((row.before, -1), (row.after, 1)):
            if isinstance(record, Comment) and not record.resolved:
                found[record.on] += by
    return found


def _keep(kept: dict[K, V], key: K, value: V) -> None:
    """Puts ``value`` behind all others, in the place of the oldest where there are too many."""
    kept.pop(key, None)
    if len(kept) >= KEPT:
        del kept[next(iter(kept))]
    kept[key] = value
