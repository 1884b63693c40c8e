"""Which parts of a map stand on one slide: as much as keeps its text large enough to read.

A slide shows one statement with what argues for and against it. Where that is too much for
the least size of text, its arguments are parted among several slides; where there is room
left, what is folded is unfolded, the first levels first.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rejoinder.drawing.compose import Composer
from rejoinder.drawing.deck.items import LEAST_POINTS, POINT
from rejoinder.drawing.page import LARGEST, MARGIN
from rejoinder.drawing.view import Picture, View
from rejoinder.layout.placement import Size
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, NodeId, StatementId
from rejoinder.model.tree import children, walk

TRIES = 16
"""How many folded statements a slide tries to unfold before it is taken as it is."""


FEW = 5
"""How many arguments are tried together on a slide at first, and then more at a time."""


@dataclass(frozen=True)
class Page:
    """What stands on one slide, how it is laid out, and how much larger than on the map."""

    root: StatementId
    view: View
    picture: Picture
    scale: float

    @property
    def cards(self) -> tuple[StatementId, ...]:
        """The statements on it, in the order in which they are drawn."""
        return tuple(card.id for card in self.picture.drawing.cards)

    @property
    def points(self) -> float:
        """The size of its statements' text."""
        sizes = [card.face.text_font.size for card in self.picture.drawing.cards]
        return min(sizes, default=0.0) * self.scale / POINT


class Paging:
    """Parts one map into pages that fit ``room``; ``least`` in points. The ``composers`` give
    cards of several proportions; each page takes those with the largest text. Those to
    ``spare`` are asked where one argument alone has too little room.
    """

    def __init__(
        self,
        document: Document,
        composers: Sequence[Composer],
        *,
        spare: Sequence[Composer] = (),
        room: Size,
        marks: bool = False,
        least: float = LEAST_POINTS,
    ) -> None:
        self._document, self._composers, self._spare = document, composers, spare
        self._room, self._marks, self._least = room, marks, least

    def overview(self, root: StatementId, arguments: Sequence[InferenceId]) -> list[Page]:
        """``root`` with these of its arguments, folded, on as few pages as hold them."""
        groups = self._groups(root, arguments)
        even = _even(arguments, len(groups))
        if len(groups) > 1 and all(self._fits(self._page(root, group)) for group in even):
            groups = even
        return [self._page(root, group) for group in groups]

    def pages(self, root: StatementId) -> list[Page]:
        """``root`` with its arguments, on as few pages as hold them, and what has room there."""
        pages = self.overview(root, self._document.links.arguments_for(root))
        return [self._filled(page) for page in pages]

    def _groups(
        self, root: StatementId, arguments: Sequence[InferenceId]
    ) -> list[tuple[InferenceId, ...]]:
        """``arguments`` parted in order, as many together as fit."""
        groups: list[tuple[InferenceId, ...]] = []
        rest = tuple(arguments)
        while rest:
            count = self._count(root, rest)
            groups.append(rest[:count])
            rest = rest[count:]
        return groups or [()]

    def _count(self, root: StatementId, arguments: tuple[InferenceId, ...]) -> int:
        """How many of the first ``arguments`` fit together, one at least. A few are tried first:
        a thousand are never laid out on one slide.
        """
        fitting, failing = 1, len(arguments) + 1
        tried = min(len(arguments), FEW)
        while failing - fitting > 1:
            if self._fits(self._page(root, arguments[:tried])):
                fitting = tried
            else:
                failing = tried
            tried = min((fitting + failing) // 2, fitting + FEW)
        return fitting

    def _page(self, root: StatementId, arguments: Sequence[InferenceId]) -> Page:
        """``root`` with ``arguments`` and their premises, all below folded."""
        only: set[NodeId] = {root}
        folded: set[StatementId] = set()
        for argument in arguments:
            only.update(walk(self._document, argument))
            folded.update(self._foldable(argument))
        view = View(frozenset(folded), root, frozenset(only))
        page = self._drawn(root, view, self._composers)
        if len(arguments) > 1 or self._fits(page) or not self._spare:
            return page
        return max(page, self._drawn(root, view, self._spare), key=lambda tried: tried.scale)

    def _foldable(self, argument: InferenceId) -> Iterator[StatementId]:
        """The statements nearest under ``argument`` and its undercuts that have arguments."""
        waiting: list[NodeId] = [argument]
        for node in waiting:
            for child in children(self._document, node):
                if child in self._document.inferences:
                    waiting.append(child)
                elif self._document.links.arguments_for(child):
                    yield StatementId(child)

    def _drawn(self, root: StatementId, view: View, composers: Sequence[Composer]) -> Page:
        view = View(view.folded, root, view.only, shape=self._room, marks=self._marks)
        pages = [self._composed(composer, root, view) for composer in composers]
        return max(pages, key=lambda page: page.scale)

    def _composed(self, composer: Composer, root: StatementId, view: View) -> Page:
        composer.rearrange()
        picture = composer.compose(self._document, view)
        inner = picture.drawing.bounds.grown(-MARGIN)
        scale = min(
            LARGEST,
            self._room.width / max(1.0, inner.width),
            self._room.height / max(1.0, inner.height),
        )
        return Page(root, view, picture, scale)

    def _fits(self, page: Page) -> bool:
        return page.points >= self._least

    def _filled(self, page: Page) -> Page:
        """``page`` with as much unfolded as it has room for."""
        waiting = [card for card in page.cards if card in page.view.folded]
        tries = 0
        while waiting and tries < TRIES and self._fits(page):
            opened = waiting.pop(0)
            below = [
                found
                for argument in self._document.links.arguments_for(opened)
                for found in self._foldable(argument)
            ]
            folded = (page.view.folded - {opened}) | set(below)
            view = View(folded, page.root, page.view.only)
            tried = self._drawn(page.root, view, self._composers)
            tries += 1
            if self._fits(tried):
                page = tried
                waiting.extend(below)
        return page


def _even(arguments: Sequence[InferenceId], count: int) -> list[tuple[InferenceId, ...]]:
    """``arguments`` in ``count`` groups that differ by one at most, in order."""
    size, more = divmod(len(arguments), max(1, count))
    groups, begin = [], 0
    for place in range(count):
        end = begin + size + (place < more)
        groups.append(tuple(arguments[begin:end]))
        begin = end
    return groups
