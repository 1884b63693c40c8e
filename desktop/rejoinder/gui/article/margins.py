"""What stands beside each paragraph of an article, looked up once and kept until it changes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF

from rejoinder.editor.anchored import Passage
from rejoinder.gui.article.marks import tints
from rejoinder.gui.article.page import Page
from rejoinder.gui.article.painting import SIGN, Sheet, signs


@dataclass(frozen=True)
class Annotations:
    """What is known of a text: passages in order; of each paragraph, counted from 1, the
    stretches that are set aside, the share that is mapped, and where comments begin."""

    passages: tuple[Passage, ...] = ()
    aside: Mapping[int, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    mapped: Mapping[int, float] = field(default_factory=dict)
    comments: Mapping[int, tuple[int, ...]] = field(default_factory=dict)


class Sheets:
    """Paragraphs made ready to be painted: places of tints are worked out once a layout."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._by_paragraph: dict[int, list[Passage]] = {}
        self._made: dict[int, Sheet] = {}
        self.notes = Annotations()

    def annotate(self, notes: Annotations) -> None:
        """Shows other passages, comments or shares."""
        self.notes = notes
        self._by_paragraph = {}
        for passage in notes.passages:
            self._by_paragraph.setdefault(self._row(passage), []).append(passage)
        self._made.clear()

    def _row(self, passage: Passage) -> int:
        """The paragraph, from 0, beside which a passage is told of, though it be lost."""
        return max(0, min(passage.paragraph - 1, len(self._page.paragraphs) - 1))

    def forget(self) -> None:
        """The lines are broken otherwise."""
        self._made.clear()

    def of(self, number: int) -> Sheet:
        """A paragraph, counted from 0, that is laid out."""
        made = self._made.get(number)
        if made is None:
            made = self._made[number] = self._make(number)
        return made

    def _make(self, number: int) -> Sheet:
        paragraph, found = self._page.lay(number), self._by_paragraph.get(number, ())
        return Sheet(
            number,
            paragraph,
            tints(paragraph, found),
            aside=self.notes.aside.get(number + 1, ()),
            mapped=self.notes.mapped.get(number + 1),
            comments=tuple(map(paragraph.line_of, self.notes.comments.get(number + 1, ()))),
            lost=tuple(p for p in found if not p.stands),
        )

    def passages_at(self, at: QPointF) -> tuple[Passage, ...]:
        """The passages over a point of the page, the longest first."""
        spot = self._page.letter_at(at)
        if spot is None:
            return ()
        found = self._by_paragraph.get(spot.paragraph, ())
        return tuple(p for p in found if p.stands and p.start <= spot.at < p.end)

    def signed_at(self, at: QPointF) -> tuple[Passage, ...]:
        """Those whose sign in the margin is at a point, counted from the margin's left edge."""
        if not self._page.paragraphs:
            return ()
        number = self._page.paragraph_at(at.y())
        sheet, top = self.of(number), self._page.top(number)
        for line, (places, passages) in signs(sheet).items():
            y = top + sheet.paragraph.layout.lineAt(line).y()
            for place, passage in zip(places, passages, strict=False):
                if QRectF(place - 1, y, SIGN + 3, 17).contains(at):
                    return tuple(passages) if len(passages) > len(places) else (passage,)
        return ()

    def commented_at(self, at: QPointF) -> tuple[int, int] | None:
        """The paragraph, from 1, and the place of the comment whose bubble stands at a height."""
        if not self._page.paragraphs:
            return None
        number = self._page.paragraph_at(at.y())
        sheet, top = self.of(number), self._page.top(number)
        for start, line in zip(
            self.notes.comments.get(number + 1, ()), sheet.comments, strict=True
        ):
            y = top + sheet.paragraph.layout.lineAt(line).y()
            if y <= at.y() <= y + 17:
                return number + 1, start
        return None

    def places(self, passages: Iterable[Passage]) -> list[QRectF]:
        """What passages cover on the page; they are laid out for it."""
        found: list[QRectF] = []
        for passage in passages:
            if passage.stands and passage.paragraph <= len(self._page.paragraphs):
                number = passage.paragraph - 1
                self._page.lay(number)
                boxes = (t.boxes for t in self.of(number).tints if t.passage == passage)
                shift = QPointF(0.0, self._page.top(number))
                found.extend(box.translated(shift) for box in next(boxes, ()))
        return found
