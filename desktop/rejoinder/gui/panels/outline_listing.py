"""Which rows the outline has, in step with a map that is edited and folded.

Only what is open is listed. A change is followed under the rows that it touches: first what
no longer stands there goes, then what is new comes, each as a run of rows.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence

import msgspec

from rejoinder.gui.panels.outline_order import Order, Row
from rejoinder.gui.panels.outline_tree import TOP, has_rows, is_row, rows_of, rows_under
from rejoinder.model.change import Change, Replacement
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, NodeId
from rejoinder.model.records import Inference, Record, Statement
from rejoinder.model.tree import home_premises

LONG = 500
"""Rows under one node that are remembered, as they take long to list."""

ABOVE_ALL = Row(TOP, 0, speaks_for=True)


class Listing:
    """The rows of ``document``. ``closed`` are those under which none is listed.

    ``removals`` and ``insertions`` say what happens next; who goes through them does it to
    ``order`` before asking for more.
    """

    def __init__(self, document: Document, closed: Collection[NodeId]) -> None:
        self.order = Order()
        self.restart(document, closed)

    def restart(self, document: Document, closed: Collection[NodeId]) -> None:
        """Lists another map, or this one anew."""
        self.document, self.closed = document, frozenset(closed)
        self._after: dict[NodeId, tuple[NodeId, ...]] = {}
        self._long: dict[NodeId, tuple[NodeId, ...]] = {}
        self.order.clear()
        tops = rows_under(document, TOP)
        self.order.insert(0, rows_of(document, tops, closed=self.closed, under=ABOVE_ALL))

    # --- edits ---

    def removals(self, document: Document, change: Change) -> Iterator[tuple[int, int]]:
        """Runs of rows, from and up to a place, that go with ``change``, which led to
        ``document``. ``insertions`` follow.
        """
        old, self.document, self._after = self.document, document, {}
        turned = set(_turned(old, document, change))
        for parent in _touched(old, document, change):
            before = self._long.pop(parent, ())
            if not self._is_open(parent):
                continue
            before = before or rows_under(old, parent)
            after = rows_under(document, parent) if _exists(document, parent) else ()
            if len(after) > LONG:
                self._long[parent] = after
            self._after[parent] = after
            for node in _leaving(before, after, turned):
                if node in self.order:
                    place = self.order.place(node)
                    yield place, self.order.end_of(place)

    def insertions(self) -> Iterator[tuple[int, Sequence[Row]]]:
        """Runs of rows that come, each with its place."""
        for parent, after in self._after.items():
            if self._is_open(parent):
                for at, run in _missing(after, self.order):
                    yield self._place_in(parent, after, at), self._grown(run, parent)
        self._after = {}

    def _is_open(self, parent: NodeId) -> bool:
        return parent == TOP or (parent in self.order and parent not in self.closed)

    def _place_in(self, parent: NodeId, rows: Sequence[NodeId], at: int) -> int:
        """Where the ``at``-th of the ``rows`` under ``parent`` comes behind those before it."""
        if at:
            return self.order.end_of(self.order.place(rows[at - 1]))
        return 0 if parent == TOP else self.order.place(parent) + 1

    def _grown(self, nodes: Iterable[NodeId], parent: NodeId) -> list[Row]:
        under = ABOVE_ALL if parent == TOP else self.order.row(parent)
        return rows_of(self.document, nodes, closed=self.closed, under=under)

    # --- folds ---

    def closings(self, closed: Collection[NodeId]) -> Iterator[tuple[int, int]]:
        """Runs of rows that go when exactly ``closed`` are closed. ``openings`` follow."""
        self._opened = self.closed.difference(closed)
        closing = frozenset(closed) - self.closed
        self.closed = frozenset(closed)
        for node in closing:
            if node in self.order:
                place = self.order.place(node)
                if (end := self.order.end_of(place)) > place + 1:
                    yield place + 1, end

    def openings(self) -> Iterator[tuple[int, Sequence[Row]]]:
        """Runs of rows that come, each with its place."""
        for node in self._opened:
            if node in self.order and _exists(self.document, node):
                place = self.order.place(node)
                if self.order.end_of(place) == place + 1 and has_rows(self.document, node):
                    yield place + 1, self._grown(rows_under(self.document, node), node)


def _missing(nodes: Sequence[NodeId], order: Order) -> Iterator[tuple[int, tuple[NodeId, ...]]]:
    """The runs of ``nodes`` that have no row yet, each with where in ``nodes`` it begins."""
    start = None
    for at, node in enumerate(nodes):
        if node in order:
            if start is not None:
                yield start, tuple(nodes[start:at])
            start = None
        elif start is None:
            start = at
    if start is not None:
        yield start, tuple(nodes[start:])


def is_structural(change: Change) -> bool:
    """Whether ``change`` may move, add or remove rows; typing does not."""
    return any(_is_structural(row) for row in change.rows)


def is_wording(change: Change) -> bool:
    """Whether ``change`` writes in statements and does nothing else, as typing does: no row
    moves, and none but those that it names looks different.
    """
    return all(_is_wording(row) for row in change.rows)


def _is_wording(row: Replacement) -> bool:
    before, after = row.before, row.after
    if not isinstance(before, Statement) or not isinstance(after, Statement):
        return False
    return msgspec.structs.replace(before, text=after.text) == after


def _is_structural(row: Replacement) -> bool:
    before, after = row.before, row.after
    if isinstance(before, Statement) and isinstance(after, Statement):
        return before.premise_of != after.premise_of or before.order != after.order
    if isinstance(before, Inference) and isinstance(after, Inference):
        return (before.conclusion, before.order, before.polarity) != (
            after.conclusion,
            after.order,
            after.polarity,
        )
    return row.table in ("statements", "inferences", "map")


def _touched(old: Document, new: Document, change: Change) -> dict[NodeId, None]:
    """The nodes, and perhaps ``TOP``, under which other rows may stand now."""
    found: dict[NodeId, None] = {}
    for row in change.rows:
        if _is_structural(row):
            for document, record in ((old, row.before), (new, row.after)):
                found.update(dict.fromkeys(_parents(document, row.id, record)))
    return found


def _parents(document: Document, name: str, record: Record | None) -> Iterator[NodeId]:
    """Where a row of the map stands in the outline, or makes its step a row or none."""
    if isinstance(record, Statement):
        if not record.premise_of:
            yield TOP
        for service in record.premise_of:
            yield service.inference
            yield document.inferences[service.inference].conclusion
    elif isinstance(record, Inference):
        yield InferenceId(name)
        yield record.conclusion
        above = document.inference(record.conclusion)
        if above is not None:
            yield above.conclusion
    elif record is not None:
        yield TOP


def _turned(old: Document, new: Document, change: Change) -> Iterator[NodeId]:
    """The rows whose side changes with the polarity of a step, and so all that is under them."""
    for row in change.rows:
        before, after = row.before, row.after
        if not (isinstance(before, Inference) and isinstance(after, Inference)):
            continue
        if before.polarity is not after.polarity:
            step = InferenceId(row.id)
            yield from (step,) if is_row(old, step) else home_premises(old, step)


def _exists(document: Document, node: NodeId) -> bool:
    return node == TOP or document.has_node(node)


def _leaving(
    before: Sequence[NodeId], after: Sequence[NodeId], turned: set[NodeId]
) -> Iterator[NodeId]:
    """What of ``before`` has to go so that ``after`` is reached by putting nodes between."""
    start = _shared(before, after)
    stop = _shared(before[:start:-1], after[:start:-1])
    end = len(before) - stop
    staying = _staying(before[start:end], after[start : len(after) - stop])
    yield from (node for node in before[start:end] if node not in staying)
    if turned:
        yield from turned.intersection(before)


def _shared(one: Sequence[NodeId], other: Sequence[NodeId]) -> int:
    """How many nodes both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _staying(before: Sequence[NodeId], after: Sequence[NodeId]) -> set[NodeId]:
    """What stands in both in the same order, as much of it as can be: the longest increasing
    run of places (Schensted, Canadian Journal of Mathematics 13, 1961).
    """
    places = {node: place for place, node in enumerate(before)}
    ends: list[int] = []
    chain: list[tuple[NodeId, int | None]] = []
    heads: list[int] = []
    for node in after:
        place = places.get(node)
        if place is None:
            continue
        at = bisect_left(ends, place)
        chain.append((node, heads[at - 1] if at else None))
        ends[at : at + 1] = [place]
        heads[at : at + 1] = [len(chain) - 1]
    staying, link = set[NodeId](), heads[-1] if heads else None
    while link is not None:
        node, link = chain[link]
        staying.add(node)
    return staying
