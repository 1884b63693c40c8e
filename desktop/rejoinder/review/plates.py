"""The map as pictures for a page: whole where it can be read so, else its main lines and then
each of them.
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from rejoinder.drawing.compose import Composer, View
from rejoinder.drawing.compose import Picture as Drawn
from rejoinder.drawing.items import Drawing
from rejoinder.drawing.page import least_text
from rejoinder.layout.placement import Size
from rejoinder.model.counts import levels
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, NodeId, StatementId
from rejoinder.model.lookup import home
from rejoinder.model.records import Polarity
from rejoinder.model.text import first_words, one_line
from rejoinder.model.tree import children, walk
from rejoinder.prose.blocks import Item, Picture, Run, Runs, plain
from rejoinder.prose.english import capital, counted, ended

LEAST_POINTS = 6.5
"""The least height of a card's letters on the page: small, and still read without effort."""

LONGEST_TITLE = 120
"""Letters of a claim that a picture is called by."""

MOST_PARTS = 16
"""Pictures beside that of the main lines; a map with more is seen in its first."""


MOST_CARDS = 60
"""Cards that a page never takes so that they can be read: about half as many are usual."""

Nodes = frozenset[NodeId]
Part = tuple[str, Nodes]
Sketch = tuple[View, Drawn]


@dataclass(frozen=True)
class Plate:
    """One picture: what is drawn, and what is said of it. ``scale`` makes it fit its page,
    ``view`` is what it shows, and how that is arranged.
    """

    picture: Picture
    drawing: Drawing
    scale: float
    view: View


def plates(document: Document, composer: Callable[[], Composer], room: Size) -> tuple[Plate, ...]:
    """The pictures of ``document`` for pages that leave ``room``, in 1/96 inch; none without a
    thesis. Each is laid out by a composer of its own.
    """
    if document.thesis is None or not document.links.arguments_for(document.thesis):
        return ()
    return tuple(_Plates(document, composer, room, document.thesis).all())


@dataclass(frozen=True)
class _Plates:
    document: Document
    composer: Callable[[], Composer]
    room: Size
    thesis: StatementId

    def all(self) -> Iterator[Plate]:
        """The whole map, or its main lines and then one part after the other."""
        whole = self._readable(None, frozenset())
        if whole is not None:
            yield self._plate("map", "The whole map", whole, len(self.document.statements))
            return
        seen: set[str] = set()
        for plate in self._deepest("map", "The main lines", None):
            seen.update(card.id for card in plate.drawing.cards)
            yield plate
        waiting, number = deque(self._parts()), 0
        while waiting and number < MOST_PARTS:
            title, nodes = waiting.popleft()
            if self._statements(nodes) <= seen:
                continue
            for plate in self._deepest(f"part{number + 1}", title, nodes):
                cards = {card.id for card in plate.drawing.cards}
                if not cards <= seen:
                    number += 1
                    yield plate
                seen |= cards
                waiting.extendleft(reversed(self._folded_away(plate)))

    def _folded_away(self, plate: Plate) -> list[Part]:
        """The branches that a picture has no room for, in the order of the map."""
        names = sorted(plate.view.folded, key=[c.id for c in plate.drawing.cards].index)
        return [self._branch(name) for name in names]

    def _branch(self, name: StatementId) -> Part:
        words = first_words(self.document.statements[name].text, LONGEST_TITLE)
        return words, frozenset(walk(self.document, name))

    def _parts(self) -> list[Part]:
        """Each line for the thesis; then what is said against it, together if that can be read."""
        found: list[Part] = []
        against: list[Part] = []
        for step in self.document.links.arguments_for(self.thesis):
            opposes = self.document.inferences[step].polarity is Polarity.OPPOSE
            part = (self._named(step), frozenset(walk(self.document, step)))
            (against if opposes else found).append(part)
        together = frozenset(node for _, nodes in against for node in nodes)
        if len(against) > 1 and self._readable(together, frozenset()) is not None:
            against = [("What speaks against the thesis", together)]
        return [*found, *against]

    def _statements(self, nodes: Nodes) -> frozenset[NodeId]:
        return frozenset(node for node in nodes if node in self.document.statements)

    def _named(self, step: InferenceId) -> str:
        premises = self.document.links.premises_of(step)
        words = one_line(self.document.statements[premises[0]].text) if premises else ""
        opposes = self.document.inferences[step].polarity is Polarity.OPPOSE
        return f"{'Against: ' if opposes else ''}{first_words(words, LONGEST_TITLE)}"

    def _deepest(self, name: str, title: str, nodes: Nodes | None) -> Iterator[Plate]:
        """The picture with as many levels as can be read, down to two; none where not even they
        can be.
        """
        total = len(self.document.statements) if nodes is None else len(self._statements(nodes))
        for folded in self._foldings(nodes):
            sketch = self._readable(nodes, folded)
            if sketch is not None:
                yield self._plate(name, title, sketch, total)
                return

    def _foldings(self, nodes: Nodes | None) -> list[frozenset[StatementId]]:
        """What to fold so that one level less is shown, again and again, down to two."""
        top = self._top(nodes)
        depth = levels(self.document, top)
        shown = [n for n in depth if nodes is None or n in nodes or n == top]
        argued = self.document.links.arguments
        deepest = max((depth[n] for n in shown), default=2)
        less = range(deepest - 1, 1, -1)
        cut = (frozenset(n for n in shown if depth[n] == level and n in argued) for level in less)
        return [frozenset(), *cut]

    def _top(self, nodes: Nodes | None) -> StatementId:
        """What stands at the top of a part: the thesis, or the premise that it is the branch of."""
        part = nodes or frozenset()
        for node in part:
            statement = self.document.statement(node)
            if statement is not None and home(statement) not in part:
                return StatementId(node)
        return self.thesis

    def _readable(self, nodes: Nodes | None, folded: frozenset[StatementId]) -> Sketch | None:
        """The picture of ``nodes``; ``None`` where its letters would be too small on the page, and
        at once where it would have more cards than a page ever takes.
        """
        top = self._top(nodes)
        if self._shown(top, nodes, folded) > MOST_CARDS:
            return None
        only = None if nodes is None else frozenset((top, *nodes))
        root = None if top == self.thesis else top
        view = View(folded, root, only, shape=self.room, marks=False)
        picture = self.composer().compose(self.document, view)
        size = least_text(picture.drawing)
        is_small = size is not None and size.points * self._scale(picture.drawing) < LEAST_POINTS
        return None if is_small else (view, picture)

    def _shown(self, top: StatementId, nodes: Nodes | None, folded: frozenset[StatementId]) -> int:
        """How many cards there would be; one more than a page takes where there are more."""
        waiting: list[NodeId] = [top]
        cards = 0
        while waiting and cards <= MOST_CARDS:
            node = waiting.pop()
            cards += node in self.document.statements
            below = () if node in folded else children(self.document, node)
            waiting.extend(n for n in below if nodes is None or n in nodes)
        return cards

    def _scale(self, drawing: Drawing) -> float:
        bounds = drawing.bounds
        return min(0.8, self.room.width / bounds.width, self.room.height / bounds.height)

    def _plate(self, name: str, title: str, sketch: Sketch, total: int) -> Plate:
        view, made = sketch
        drawing = made.drawing
        shown = sum(card.id != self.thesis or name == "map" for card in drawing.cards)
        picture = Picture(
            name=name,
            alt=f"{title}. {drawing.description}",
            caption=_caption(title, total - shown),
        )
        as_laid_out = replace(view, arrangement=made.arrangement)
        return Plate(picture, replace(drawing, title=title), self._scale(drawing), as_laid_out)


def drawn_again(document: Document, plate: Plate, composer: Composer) -> Drawing:
    """The picture of ``plate`` in another theme, everything at its place."""
    drawing = composer.compose(document, plate.view).drawing
    return replace(drawing, title=plate.drawing.title)


def _caption(title: str, hidden: int) -> Runs:
    """What a picture shows, and what it leaves out."""
    words = ended(title)
    if hidden > 0:
        told = counted(hidden, "claim that stands deeper is", "claims that stand deeper are")
        words += f" {capital(told)} left out; the number on a card says how many are under it."
    return plain(words)


def outline(document: Document) -> tuple[Item, ...]:
    """The main lines in words, where there can be no picture."""
    thesis = document.thesis
    if thesis is None or not document.links.arguments_for(thesis):
        return ()
    steps = document.links.arguments_for(thesis)
    items = tuple(_entry(document, step, depth=1) for step in steps)
    return (Item(runs=plain(ended(document.statements[thesis].text)), under=items),)


DEEPEST = 2
"""Steps below the thesis that are told in words."""


def _entry(document: Document, step: InferenceId, *, depth: int) -> Item:
    premises: Sequence[StatementId] = document.links.premises_of(step)
    opposes = document.inferences[step].polarity is Polarity.OPPOSE
    words = " + ".join(one_line(document.statements[p].text).rstrip(".") for p in premises)
    nodes: tuple[NodeId, ...] = (*premises, step) if depth < DEEPEST else ()
    under = tuple(
        _entry(document, below, depth=depth + 1)
        for node in nodes
        for below in document.links.arguments_for(node)
    )
    return Item(runs=(Run(text=f"{'Against' if opposes else 'For'}: {words}."),), under=under)
