"""The verb that puts siblings in another order so that fewer cross links cross.

After the barycentre heuristic of K. Sugiyama, S. Tagawa, M. Toda, Methods for visual
understanding of hierarchical system structures, IEEE Transactions on Systems, Man, and
Cybernetics 11(2), 1981. Who argues about what stays as it is.
"""

from bisect import bisect_right, insort
from collections.abc import Iterator, Mapping, Sequence

from rejoinder.edits.draft import Draft
from rejoinder.edits.siblings import Arguments, Place, Premises
from rejoinder.model import order
from rejoinder.model.change import Change
from rejoinder.model.document import Document
from rejoinder.model.errors import EditRefused
from rejoinder.model.ids import InferenceId, NodeId, StatementId
from rejoinder.model.tree import ancestors, cross_links, home_premises, roots

SWEEPS, PATIENCE = 8, 2
"""So many times all siblings are ordered, and so many times in vain; on maps of 500 nothing is
gained after the fifth.
"""

Ends = tuple[NodeId, NodeId]
Group = tuple[NodeId, bool]
"""Siblings by what they hang under, and whether they are its premises."""


def untangle(document: Document) -> Change:
    """Orders siblings so that fewer cross links cross, all of them drawn as arcs over the map
    in reading order. The label of the change says how many did and do.

    Raises:
        EditRefused: no order that was found has fewer.
    """
    links: list[Ends] = list(cross_links(document))
    knot = _Knot(document, links)
    before = knot.crossings()
    first = best = dict(knot.groups)
    least, vain = before, 0
    for _ in range(SWEEPS if before else 0):
        if vain == PATIENCE or not knot.sweep():
            break
        count = knot.crossings()
        vain += 1
        if count < least:
            best, least, vain = dict(knot.groups), count, 0
    if least == before:
        raise EditRefused(_nothing(len(links), before))
    draft = Draft(document)
    for (node, is_premises), names in best.items():
        if names == first[node, is_premises]:
            continue
        place: Place = Premises(InferenceId(node)) if is_premises else Arguments(node)
        _reorder(draft, place, names)
    return draft.change(f"Untangle cross links, {before:,} crossings to {least:,}")


def _nothing(links: int, crossings: int) -> str:
    if links < 2:
        return "There are fewer than two cross links: nothing can be tangled."
    if not crossings:
        return "No cross links cross each other."
    return f"No order was found in which fewer than {crossings:,} cross links cross."


def _reorder(draft: Draft, place: Place, names: Sequence[str]) -> None:
    """Gives siblings the keys that they have now, in the order of ``names``."""
    keys = sorted(place.key(draft.now, name) for name in names)
    if len(set(keys)) < len(keys) or not all(map(order.is_order, keys)):
        keys = list(order.spread(None, None, count=len(keys)))
    for name, key in zip(names, keys, strict=True):
        if place.key(draft.now, name) != key:
            place.set_key(draft, name, key)


class _Knot:
    """The map's siblings in an order that may change, and the links over it."""

    def __init__(self, document: Document, links: Sequence[Ends]) -> None:
        self.document, self.links = document, links
        self.groups: dict[Group, tuple[NodeId, ...]] = {}
        self.places: Mapping[NodeId, int] = {}
        self._walk()
        self.branches = [_apart(document, *ends) for ends in links]

    def _below(self, node: NodeId) -> Iterator[NodeId]:
        """What hangs under ``node``, in the present order."""
        arguments: tuple[NodeId, ...] = self.document.links.arguments_for(node)
        if node in self.document.inferences:
            premises: tuple[NodeId, ...] = home_premises(self.document, InferenceId(node))
            yield from self.groups.setdefault((node, True), premises)
        yield from self.groups.setdefault((node, False), arguments)

    def _walk(self) -> None:
        """Finds the place of every node in reading order."""
        places: dict[NodeId, int] = {}
        waiting: list[NodeId] = list(reversed(roots(self.document)))
        while waiting:
            node = waiting.pop()
            places[node] = len(places)
            waiting.extend(reversed([*self._below(node)]))
        self.places = places

    def crossings(self) -> int:
        """How many pairs of links cross, as arcs on one side of a line."""
        ends = [sorted((self.places[a], self.places[b])) for a, b in self.links]
        count, open_ends = 0, list[int]()
        for begin, end in sorted(ends):
            while open_ends and open_ends[0] <= begin:
                open_ends.pop(0)
            count += bisect_right(open_ends, end - 1)
            insort(open_ends, end)
        return count

    def sweep(self) -> bool:
        """Puts all siblings in the order of the mean place that their links lead to; whether
        that changed any.
        """
        sums: dict[NodeId, tuple[float, int]] = {}
        for (a, b), (at_a, at_b) in zip(self.links, self.branches, strict=True):
            for branches, other in ((at_a, b), (at_b, a)):
                for node in branches:
                    total, count = sums.get(node, (0.0, 0))
                    sums[node] = (total + self.places[other], count + 1)

        def aim(node: NodeId) -> float:
            total, count = sums.get(node, (float(self.places[node]), 1))
            return total / count

        before = dict(self.groups)
        self.groups = {
            group: tuple(sorted(names, key=aim)) if len(names) > 1 else names
            for group, names in before.items()
        }
        self._walk()
        return self.groups != before


def _apart(document: Document, a: NodeId, b: NodeId) -> tuple[list[NodeId], list[NodeId]]:
    """The branches that each end of a link is in, but the other is not."""
    over_a, over_b = [a, *ancestors(document, a)], [b, *ancestors(document, b)]
    around_a, around_b = set(over_a), set(over_b)
    return (
        [node for node in over_a if node not in around_b],
        [node for node in over_b if node not in around_a],
    )


def tangle(document: Document) -> int:
    """How many pairs of cross links cross, drawn as arcs over the map in reading order."""
    return _Knot(document, [(StatementId(s), i) for s, i in cross_links(document)]).crossings()
