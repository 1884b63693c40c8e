"""How what is shown follows an edit: what left, what came, what says something else now."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rejoinder.drawing.linking import relink, serves
from rejoinder.drawing.shown import Part, Shown
from rejoinder.drawing.touched import Touched, touched
from rejoinder.drawing.view import View
from rejoinder.layout.gradual import Gradual
from rejoinder.layout.placement import Size
from rejoinder.model.change import Change
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, NodeId, StatementId
from rejoinder.model.records import Polarity
from rejoinder.model.roles import speaks_for_thesis
from rejoinder.model.tree import parent


class Followed(NamedTuple):
    """What an edit changed: ``touched`` as ``Plot.relay`` asks for it; ``retold`` are all whose
    cards or discs may look or sound otherwise. ``anew``: everything is new; ``reworded``: what
    hangs where, and on which side it speaks, is as before.
    """

    touched: set[str]
    retold: set[NodeId]
    anew: bool
    reworded: bool


def following(
    shown: Shown,
    document: Document,
    view: View,
    *,
    change: Change | None,
    marked: Iterable[StatementId] = (),
) -> Gradual[Followed]:
    """Brings ``shown`` to ``document`` as seen by ``view``.

    ``change`` led there from the document before; without it that was the same one, or
    everything may differ. The cards of ``marked`` show other signs than before.
    """
    before, was = shown.document, shown.view
    is_new = document is not before and change is None
    if is_new or view.frame != was.frame:
        shown.begin(document, view)
        return (yield from _Following(shown, Touched(), document).followed(anew=True))
    found = Touched() if change is None else touched(before, document, change)
    found.resized.update(marked)
    if view.folded is not was.folded:
        found.parents |= view.folded.symmetric_difference(was.folded)
    if document is not before:
        shown.counted.clear()
    shown.document, shown.view = document, view
    return (yield from _Following(shown, found, before).followed(anew=False))


_Stood = tuple[tuple[str, ...], Size | None]
"""What hung under a node in the forest, and its size there."""


class _Following:
    """One edit on its way."""

    def __init__(self, shown: Shown, found: Touched, before: Document) -> None:
        self.shown, self.found, self.before = shown, found, before
        self.document, self.view = shown.document, shown.view
        self.left: dict[NodeId, _Stood] = {}
        self.came: dict[NodeId, None] = {}
        self.touched: set[str] = set()
        self.asked: set[StatementId] = set()
        self.flipped: set[InferenceId] = set()
        self.links_moved = False

    def followed(self, *, anew: bool) -> Gradual[Followed]:
        yield from self._restructure(anew=anew)
        self._turn()
        self._count()
        yield
        yield from self._sift()
        yield
        self._hang()
        yield from self._measure()
        yield
        self._spare()
        yield
        moved = (*self.came, *self.left, *self.flipped)
        relink(shown=self.shown, found=self.found, moved=moved, is_other=self.links_moved)
        self.found.retold.update(self.asked)
        found = self.found
        is_other = anew or found.parents or found.roots or found.steps or found.turned
        return Followed(self.touched, found.retold, anew, reworded=not is_other)

    # --- what hangs where ---

    def _restructure(self, *, anew: bool) -> Gradual[None]:
        """Takes away what left, then walks what came."""
        shown = self.shown
        parents = [node for node in self.found.parents if node in shown.speaks]
        tops = self._tops(anew=anew)
        for node in parents:
            self._leave(_without(shown.below.get(node, ()), shown.children(node)))
        self._leave(_without(map(StatementId, shown.forest.roots), tops))
        for node in parents:
            if node in shown.speaks:
                self._set_below(node)
                self.touched.add(node)
                yield from self._come((child, node) for child in shown.below.get(node, ()))
        shown.forest.roots = tops
        yield from self._come((top, None) for top in tops)

    def _tops(self, *, anew: bool) -> tuple[NodeId, ...]:
        shown = self.shown
        now = tuple(map(StatementId, shown.forest.roots))
        if anew or self.view.root is not None:
            return shown.tops()
        return shown.tops(among={*now, *self.found.roots}) if self.found.roots else now

    def _leave(self, tops: Iterable[NodeId]) -> None:
        shown = self.shown
        waiting = list(tops)
        while waiting:
            node = waiting.pop()
            if shown.speaks.pop(node, None) is None:
                continue
            waiting.extend(shown.below.pop(node, ()))
            below = shown.forest.children.pop(node, ())
            self.left[node] = (below, shown.forest.sizes.pop(node, None))
            shown.forest.steps.discard(node)
            shown.empty.discard(InferenceId(node))
            self.links_moved |= shown.linked.pop(StatementId(node), None) is not None
            shown.hidden.pop(StatementId(node), None)

    def _come(self, tops: Iterable[tuple[NodeId, NodeId | None]]) -> Gradual[None]:
        """Shows ``tops``, each under its parent, with all below, but what is there already."""
        shown, document = self.shown, self.document
        waiting = list(tops)
        while waiting:
            node, above = waiting.pop()
            if node in shown.speaks:
                continue
            speaks = self._side_of_top(node) if above is None else shown.speaks[above]
            step = document.inferences.get(InferenceId(node))
            if step is not None:
                shown.forest.steps.add(node)
                shown.forest.sizes[node] = shown.step
                speaks ^= step.polarity is Polarity.OPPOSE
            else:
                name = StatementId(node)
                served = document.statements[name].premise_of[1:]
                found = tuple(service.inference for service in served)
                self.links_moved |= serves(shown, name, found)
            shown.speaks[node] = speaks
            self.came[node] = None
            below = self._set_below(node)
            waiting.extend((child, node) for child in below)
            yield

    def _set_below(self, node: NodeId) -> tuple[NodeId, ...]:
        below = self.shown.children(node)
        if below:
            self.shown.below[node] = below
        else:
            self.shown.below.pop(node, None)
        return below

    def _side_of_top(self, node: NodeId) -> bool:
        return node != self.view.root or speaks_for_thesis(self.document, node)

    # --- what it says ---

    def _turn(self) -> None:
        """Brings whole branches to the other side, where a step above them has changed."""
        shown, document = self.shown, self.document
        if self.view.root is not None and self.found.turned | self.found.parents:
            for top in shown.forest.roots:
                if shown.speaks[StatementId(top)] != self._side_of_top(StatementId(top)):
                    self._flip(StatementId(top))
        for step in self.found.turned:
            above = parent(document, step) if step in shown.speaks else None
            if above is not None:
                opposes = document.inferences[step].polarity is Polarity.OPPOSE
                if shown.speaks[step] != shown.speaks[above] ^ opposes:
                    self._flip(step)

    def _flip(self, top: NodeId) -> None:
        shown, waiting = self.shown, [top]
        while waiting:
            node = waiting.pop()
            shown.speaks[node] = not shown.speaks[node]
            self.asked.add(StatementId(node))
            waiting.extend(shown.below.get(node, ()))

    def _count(self) -> None:
        """Counts again what folds hide where something below them may have changed."""
        shown, folded = self.shown, self.view.folded
        closed = {StatementId(n) for n in self.came if n in folded}
        passed: set[NodeId] = set()
        for node in self.found.parents:
            if node in shown.speaks:
                if node in self.document.statements:
                    self.asked.add(StatementId(node))
                    closed.add(StatementId(node))
            elif folded:
                closed.update(self._folds_over(node, passed))
        for name in closed:
            if name in folded and name in shown.speaks:
                shown.hidden[name] = shown.hidden_under(name)
                self.asked.add(name)
            else:
                shown.hidden.pop(name, None)

    def _folds_over(self, node: NodeId, passed: set[NodeId]) -> Iterator[StatementId]:
        """The folded statement that hides ``node`` now, or hid it before. Where the map is the
        same one, nothing that was ``passed`` is asked again.
        """
        is_same = self.before is self.document
        for document in (self.document,) if is_same else (self.before, self.document):
            above: NodeId | None = node
            while above is not None and above not in self.shown.speaks:
                if is_same and above in passed:
                    return
                passed.add(above)
                above = parent(document, above) if document.has_node(above) else None
            if above is not None and above in self.view.folded:
                yield StatementId(above)

    # --- what the layout sees ---

    def _sift(self) -> Gradual[None]:
        """Finds the steps that show nothing any more, or something again."""
        shown, known = self.shown, self.document.inferences
        waiting = [*self._doubtful()]
        while waiting:
            yield
            step = waiting.pop()
            if step not in shown.speaks or step not in known:
                continue
            if shown.is_empty(step) == (step in shown.empty):
                continue
            self._swap(step)
            waiting.append(InferenceId(known[step].conclusion))

    def _doubtful(self) -> Iterable[InferenceId]:
        """The steps of which something came or left."""
        inferences = self.document.inferences
        found = dict.fromkeys(self.found.steps)
        for node in (*self.came, *self.found.parents):
            if node in inferences:
                found[InferenceId(node)] = None
        for document in {id(d): d for d in (self.before, self.document)}.values():
            for node in (*self.left, *self.came):
                record = document.statements.get(StatementId(node))
                for service in () if record is None else record.premise_of:
                    found[service.inference] = None
        return found

    def _swap(self, step: InferenceId) -> None:
        forest = self.shown.forest
        if step in self.shown.empty:
            self.shown.empty.discard(step)
            forest.steps.add(step)
            forest.sizes[step] = self.shown.step
        else:
            self.shown.empty.add(step)
            forest.steps.discard(step)
            forest.sizes.pop(step, None)
        self.flipped.add(step)
        self.touched.add(step)

    def _hang(self) -> None:
        """Tells the forest what hangs under what."""
        shown, forest = self.shown, self.shown.forest
        over = {self.document.inferences[step].conclusion for step in self.flipped}
        self.touched |= over
        for node in (*self.came, *(n for n in self.found.parents if n in shown.speaks), *over):
            below = shown.below.get(node, ())
            if shown.empty:
                below = tuple(child for child in below if child not in shown.empty)
            if below and node not in shown.empty:
                forest.children[node] = below
            else:
                forest.children.pop(node, None)

    def _measure(self) -> Gradual[None]:
        """Sizes of cards that came, and of those that may have another one."""
        shown, document = self.shown, self.document
        sizes, known = shown.forest.sizes, shown.known
        for name in self.found.resized:
            known.pop(name, None)
        self.asked.update(self.found.resized)
        self.asked.update(StatementId(n) for n in self.came)
        for name in self.asked:
            if name not in shown.speaks or name not in document.statements:
                continue
            yield
            part = Part(shown.role(name), shown.hidden.get(name, 0))
            was = known.get(name)
            if was is None or was[0] != part:
                was = known[name] = (part, shown.measuring(document, name, part))
            if sizes.get(name) != was[1]:
                sizes[name] = was[1]
                self.touched.add(name)

    def _spare(self) -> None:
        """What only moved along with what it hangs under need not be laid out again."""
        forest, left = self.shown.forest, self.left
        self.touched.difference_update(self.came)
        self.touched.update(node for node in left if node not in self.came)
        for node in self.came:
            if left.get(node) != (forest.children.get(node, ()), forest.sizes.get(node)):
                self.touched.add(node)


def _without(nodes: Iterable[NodeId], kept: Iterable[NodeId]) -> list[NodeId]:
    stay = set(kept)
    return [node for node in nodes if node not in stay]
