"""The branches of a forest as it changes: which have to be laid out again, and in which order."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from typing import Generic

from rejoinder.layout.forest import Forest
from rejoinder.layout.frames import B, Frame, Near
from rejoinder.layout.gaps import Gaps
from rejoinder.layout.gradual import Gradual, at_once, portions
from rejoinder.layout.placement import Route

SLEEPERS = 6_000
"""Branches that are folded away and kept as they were packed, so that they need not be packed
when they are unfolded; 1.5 kB each. Where they become more, all are forgotten.
"""


class Live(ABC, Generic[B]):
    """The branches of ``forest`` in one manner of layout: in the frame ``top`` the first
    root's and, if there are any, the frame ``loose`` with the others. ``across`` says that
    the map grows to a side, so that its breadths are heights. Nothing stands anywhere before
    ``begin``.
    """

    def __init__(self, forest: Forest, kind: type[B], *, gaps: Gaps, across: bool) -> None:
        self.forest, self.kind, self.gaps, self.across = forest, kind, gaps, across
        self.branches: dict[str, B] = {}
        self._asleep: dict[str, B] = {}
        self.roots: Sequence[B] = ()
        self.top, self.loose = Frame(), Frame()
        self._root_names: tuple[str, ...] = ()
        self._stood: tuple[str, ...] | None = None

    @abstractmethod
    def settle(self, branch: B) -> Iterable[B]:
        """Gives a branch, and those right below it, what they take from above. Returns those
        for which that changed anything: they have to be settled and packed, too.
        """

    @abstractmethod
    def pack(self, branches: Iterable[B], stale: set[B]) -> None:
        """Puts what is in each of the ``branches``, which is packed, in its place. Those that
        are not ``stale`` themselves hang over such, and become so where it looks different.
        """

    @abstractmethod
    def routes(self, name: str, near: Near | None = None) -> Iterable[Route]:
        """The connectors that end at a node from below, in the frame of its branch; at least
        those that are ``near``, if that is given.
        """

    @abstractmethod
    def stand_first(self, main: B) -> float:
        """Puts the first root in its place, and says how far right the loose ones begin."""

    @abstractmethod
    def stand_apart(self, roots: Sequence[B], changed: Sequence[B]) -> None:
        """Puts the loose ``roots``, of which some have ``changed``, in their places in
        ``loose``.
        """

    def begin(self) -> Gradual[None]:
        """Lays out all of the forest."""
        yield
        every = self._grown()
        yield
        self._rooted()
        for part in portions(every):
            for branch in part:
                self.settle(branch)
            yield
        stale = set(every)
        for part in portions(every[::-1]):
            self.pack(part, stale)
            yield
        self._stand(every)

    def follow(self, touched: Iterable[str]) -> None:
        """Lays out again what an edit changed, and what that hangs under."""
        at_once(self.following(touched))

    def following(self, touched: Iterable[str]) -> Gradual[None]:
        """The same in steps."""
        changed = self._refreshed(touched)
        yield
        stale = dict.fromkeys(changed)
        above = [branch.above for branch in changed]
        waiting = {*changed, *(frame for frame in above if isinstance(frame, self.kind))}
        while waiting:
            found = [other for branch in waiting for other in self.settle(branch)]
            stale.update(dict.fromkeys(found))
            waiting = set(found)
            yield
        order, changing = self._from_below(stale), set(stale)
        for part in portions(order):
            self.pack(part, changing)
            yield
        self._stand(order)

    def take_apart(self) -> None:
        """Lets go of all branches, which know each other in circles."""
        for branch in (*self.branches.values(), *self._asleep.values()):
            branch.above = None
        self._asleep = {}
        self.top.below = self.loose.below = self.roots = ()
        self.branches = {}

    def _grown(self) -> list[B]:
        """New branches for all of the forest in reading order, so that what is packed one
        after the other lies together.
        """
        children, steps, kind = self.forest.children, self.forest.steps, self.kind
        waiting = [kind(name, is_step=name in steps) for name in reversed(self.forest.roots)]
        every = []
        while waiting:
            branch = waiting.pop()
            every.append(branch)
            below = children.get(branch.name)
            if below:
                branch.below = own = [kind(name, is_step=name in steps) for name in below]
                for child in own:
                    child.above = branch
                waiting += own[::-1]
        self.branches = {branch.name: branch for branch in every}
        self._measure(every)
        return every

    def _measure(self, branches: Iterable[B]) -> None:
        """Gives ``branches`` the sizes of their boxes."""
        sizes = self.forest.sizes
        if self.across:
            for branch in branches:
                branch.depth, branch.breadth = sizes[branch.name]
        else:
            for branch in branches:
                branch.breadth, branch.depth = sizes[branch.name]

    def _refreshed(self, touched: Iterable[str]) -> list[B]:
        """The branches of those ``touched`` that are there, as the forest has them now, and
        any others that hang elsewhere than before.
        """
        found, woken = self._called(touched)
        moved: dict[B, None] = {}
        for branch in found:
            below = self.forest.children.get(branch.name, ())
            own = [self.branches[name] for name in below]
            if branch in woken and list(branch.below) != own:
                woken.discard(branch)
            branch.below = own
            for child in own:
                if child.above is not branch:
                    child.above = branch
                    moved[child] = None
                    woken.discard(branch)
        if self.forest.roots != self._root_names:
            moved.update(dict.fromkeys(self._rooted()))
        was = [(branch, branch.breadth, branch.depth) for branch in woken if branch not in moved]
        found.update(moved)
        self._measure(found)
        same = {b for b, breadth, depth in was if (b.breadth, b.depth) == (breadth, depth)}
        return [b for b in found if b not in same or b.above not in same]

    def _called(self, touched: Iterable[str]) -> tuple[dict[B, None], set[B]]:
        """The branches of ``touched`` names that are there, and those of them that slept."""
        branches, asleep, sizes = self.branches, self._asleep, self.forest.sizes
        found: dict[B, None] = {}
        woken: set[B] = set()
        for name in touched:
            branch = branches.get(name)
            if name not in sizes:
                if branch is not None:
                    asleep[name] = branches.pop(name)
                continue
            if branch is None:
                branch = asleep.pop(name, None)
                if branch is None:
                    branch = self.kind(name, is_step=name in self.forest.steps)
                else:
                    woken.add(branch)
                branches[name] = branch
            found[branch] = None
        if len(asleep) > SLEEPERS:
            self._forget_sleepers()
        return found, woken

    def _forget_sleepers(self) -> None:
        for branch in self._asleep.values():
            branch.above = None
        self._asleep = {}

    def _rooted(self) -> list[B]:
        """Takes over the roots; returns those that hung elsewhere before."""
        self._root_names = self.forest.roots
        self.roots = [self.branches[name] for name in self._root_names]
        found = []
        for root in self.roots:
            if root.above is None or isinstance(root.above, self.kind):
                root.above = self.loose
                found.append(root)
        return found

    def _from_below(self, stale: Iterable[B]) -> list[B]:
        """``stale`` and all that they hang under, parents last."""
        kind = self.kind
        count = dict.fromkeys(stale, 0)
        for branch in list(count):
            above = branch.above
            while isinstance(above, kind) and above not in count:
                count[above] = 0
                above = above.above
        for branch in count:
            above = branch.above
            if isinstance(above, kind):
                count[above] += 1
        order = [branch for branch, below in count.items() if not below]
        for branch in order:
            above = branch.above
            if isinstance(above, kind):
                count[above] -= 1
                if not count[above]:
                    order.append(above)
        return order

    def _stand(self, packed: Sequence[B]) -> None:
        """Puts the roots in their places; ``packed`` are all branches that have changed."""
        top, first, others = self.top, self.roots[:1], self.roots[1:]
        is_first = self._stood is not self._root_names
        loose = [b for b in packed if b not in first and not isinstance(b.above, self.kind)]
        if is_first or loose:
            if others:
                self.stand_apart(others, loose)
            top.below = [*first, self.loose] if others else first
            for frame in top.below:
                frame.above = top
            self._stood = self._root_names
        for main in first:
            self.loose.dx = self.stand_first(main)
        top.enclose()
