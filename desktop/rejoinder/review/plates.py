"""The map as pictures for a page: whole where it can be read so, else its main lines and then
each of them.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from rejoinder.drawing.compose import Composer, View
from rejoinder.drawing.items import Drawing
from rejoinder.drawing.page import least_text
from rejoinder.layout.placement import Size
from rejoinder.model.counts import levels
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, NodeId, StatementId
from rejoinder.model.lookup import home
from rejoinder.model.records import Polarity
from rejoinder.model.text import first_words, one_line
from rejoinder.model.tree import home_premises, walk
from rejoinder.prose.blocks import Item, Picture, Run, Runs, plain
from rejoinder.prose.english import capital, counted, ended

LEAST_POINTS = 6.5
"""The least height of a card's letters on the page: small, and still read without effort."""

MOST_PARTS = 12
"""Pictures beside that of the main lines; a map with more is seen in its first."""

FEW = 3
"""A part with so few statements is seen well enough in the picture of all main lines."""


Nodes = frozenset[NodeId]


@dataclass(frozen=True)
class Plate:
    """One picture: what is drawn, and what is said of it. ``scale`` makes it fit its page."""

    picture: Picture
    drawing: Drawing
    scale: float


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
        whole = self._drawn(None, frozenset())
        if self._is_legible(whole):
            yield self._plate("map", "The whole map", whole, len(self.document.statements))
            return
        yield self._deepest("map", "The main lines", None)
        for number, (title, nodes) in enumerate(self._parts()[:MOST_PARTS], 1):
            yield self._deepest(f"part{number}", title, nodes)

    def _parts(self) -> list[tuple[str, Nodes]]:
        """Each line for the thesis, or each premise of one that is too large; then what is said
        against it, together if that can be read.
        """
        found, against = [], []
        for step in self.document.links.arguments_for(self.thesis):
            nodes = frozenset(walk(self.document, step))
            if self.document.inferences[step].polarity is Polarity.OPPOSE:
                against.append((self._named(step), nodes))
            elif self._is_legible(self._drawn(nodes, frozenset())):
                found.append((self._named(step), nodes))
            else:
                found += [
                    (first_words(self.document.statements[p].text, 120), below)
                    for p in home_premises(self.document, step)
                    for below in (frozenset(walk(self.document, p)),)
                ]
        together = frozenset(node for _, nodes in against for node in nodes)
        if len(against) > 1 and self._is_legible(self._drawn(together, frozenset())):
            against = [("What speaks against the thesis", together)]
        return [(title, nodes) for title, nodes in (*found, *against) if self._count(nodes) > FEW]

    def _count(self, nodes: Nodes) -> int:
        return sum(node in self.document.statements for node in nodes)

    def _named(self, step: InferenceId) -> str:
        premises = self.document.links.premises_of(step)
        words = one_line(self.document.statements[premises[0]].text) if premises else ""
        opposes = self.document.inferences[step].polarity is Polarity.OPPOSE
        return f"{'Against: ' if opposes else ''}{first_words(words, 120)}"

    def _deepest(self, name: str, title: str, nodes: Nodes | None) -> Plate:
        """The picture with as many levels as can be read, and two at least."""
        total = len(self.document.statements) if nodes is None else self._count(nodes)
        for folded in self._foldings(nodes):
            drawing = self._drawn(nodes, folded)
            if self._is_legible(drawing):
                break
        return self._plate(name, title, drawing, total)

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

    def _drawn(self, nodes: Nodes | None, folded: frozenset[StatementId]) -> Drawing:
        top = self._top(nodes)
        only = None if nodes is None else frozenset((top, *nodes))
        root = None if top == self.thesis else top
        view = View(folded, root, only, shape=self.room, marks=False)
        return self.composer().compose(self.document, view).drawing

    def _scale(self, drawing: Drawing) -> float:
        bounds = drawing.bounds
        return min(0.8, self.room.width / bounds.width, self.room.height / bounds.height)

    def _is_legible(self, drawing: Drawing) -> bool:
        size = least_text(drawing)
        return size is None or size.points * self._scale(drawing) >= LEAST_POINTS

    def _plate(self, name: str, title: str, drawing: Drawing, total: int) -> Plate:
        shown = sum(card.id != self.thesis or name == "map" for card in drawing.cards)
        picture = Picture(
            name=name,
            alt=f"{title}. {drawing.description}",
            caption=_caption(title, total - shown),
        )
        return Plate(picture, replace(drawing, title=title), self._scale(drawing))


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
