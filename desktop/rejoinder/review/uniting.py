"""What both sides of a merge did to the argument, made one sound argument.

Rows that merge one by one may not fit each other: here a branch was deleted, there a reason was
added under it; two moves make a circle; a thesis is hung under something. What is needed is
brought back, with the branch that it was deleted with; of two changes that exclude each other
ours stands. Each of these is a conflict.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

import msgspec

from rejoinder.edits.words import called
from rejoinder.model.circles import circles
from rejoinder.model.conflicts import packed
from rejoinder.model.dangling import NODES, dangling
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, NodeId, StatementId
from rejoinder.model.mending import mended
from rejoinder.model.numbering import numbered
from rejoinder.model.problems import breaches
from rejoinder.model.records import (
    MAP_ID,
    TABLES,
    Comment,
    Conflict,
    ConflictKind,
    Dismissal,
    MapRow,
    Record,
    Signoff,
    Statement,
)
from rejoinder.model.tree import ancestors, home_premises, walk

ROUNDS = 200
"""Mending one thing may break another, though not for ever: what is left then is mended as a
damaged file is.
"""

ABOUT = ("comments", "dismissals", "signoffs")
"""Tables of what is said of nodes: it comes back with them."""

_CIRCLE = "Both moves together would make it a ground for itself."
_THESIS = "One version makes it the thesis, the other a premise."
_STEP = "Both changes together would leave a step without a premise."
_LEFT = "It could not stand where one version has it."

K = TypeVar("K", bound=str)
Sides = tuple[Document, Document]
"""Ours and theirs."""


def united(
    joined: Document, base: Document, sides: Sides, found: Sequence[Conflict]
) -> tuple[Document, tuple[Conflict, ...]]:
    """``joined`` made sound, with all conflicts: ``found`` ones, and those that came with that."""
    work = _Uniting(joined, base, sides, found)
    work.keep_branches()
    for _ in range(ROUNDS):
        if not work.mend():
            break
    return work.finished()


class _Uniting:
    """One merge on its way: its rows as they stand, and the conflicts so far by their places."""

    def __init__(
        self, joined: Document, base: Document, sides: Sides, found: Sequence[Conflict]
    ) -> None:
        self.base, self.sides = base, sides
        self.now = joined
        self.conflicts = {(c.table, c.on, c.field): c for c in found}

    def put(self, rows: Iterable[tuple[str, str, Record]]) -> None:
        tables = {name: dict(self.now.table(name)) for name in TABLES}
        for table, name, row in rows:
            tables[table][name] = row
        self.now = Document(**tables)  # type: ignore[arg-type]  # each table keeps its records

    def clash(self, table: str, name: str, field: str, reason: str) -> None:
        """Notes that the sides exclude each other at a field, unless they clash there already."""
        rows = [side.table(table).get(name) for side in (self.base, *self.sides)]
        values = [packed(getattr(row, field)) if row is not None else "" for row in rows]
        self.conflicts.setdefault(
            (table, name, field),
            Conflict(
                on=name,
                table=table,
                field=field,
                kind=ConflictKind.STRUCTURE,
                base=values[0],
                ours=values[1],
                theirs=values[2],
                reason=reason,
            ),
        )

    def side_with(self, table: str, name: str) -> Document | None:
        """The side that still has a row, where one deleted it."""
        return next((side for side in self.sides if name in side.table(table)), None)

    # --- what was deleted on one side ---

    def keep_branches(self) -> None:
        """Brings back what was deleted with nodes that the other side changed."""
        deleted = [c for c in self.conflicts.values() if c.kind is ConflictKind.DELETED]
        for conflict in deleted:
            if conflict.table in ("statements", "inferences"):
                del self.conflicts[conflict.table, conflict.on, ""]
                self.bring_back(StatementId(conflict.on), "changed")

    def bring_back(self, node: NodeId, what: str) -> None:
        """Keeps a node that one side deleted: with all that was deleted above and below it, and
        one conflict for the branch.
        """
        keeper = next((s for s in self.sides if s.has_node(node)), None)
        if keeper is None:
            return
        deleter = self.sides[1] if keeper is self.sides[0] else self.sides[0]
        way = [node]
        for above in ancestors(keeper, node):
            if deleter.has_node(above):
                break
            way.append(above)
        branch = [n for n in walk(keeper, way[-1]) if not self.now.has_node(n)]
        self.put((_table(keeper, n), n, keeper.table(_table(keeper, n))[n]) for n in branch)
        self._relink(keeper, branch)
        kept = {*branch, *way}
        for table in ABOUT:
            about, there = keeper.table(table), self.now.table(table)
            self.put(
                (table, n, r)
                for n, r in about.items()
                if isinstance(r, Comment | Dismissal | Signoff) and r.on in kept and n not in there
            )
        top = _top(keeper, way, kept)
        told = "it" if top == node else f"{called(keeper, node)} under it"
        self._deletion(_table(keeper, top), top, f"In the other version {told} was {what}.")

    def _relink(self, keeper: Document, branch: Iterable[NodeId]) -> None:
        """Gives steps that came back the premises that stand elsewhere, as links."""
        rows: dict[StatementId, Statement] = {}
        for step in branch:
            for name in keeper.links.premises_of(InferenceId(step)):
                row = rows.get(name) or self.now.statements.get(name)
                if row is None or any(s.inference == step for s in row.premise_of):
                    continue
                there = keeper.statements[name].premise_of
                served = (*row.premise_of, *(s for s in there if s.inference == step))
                served = there if set(served) == set(there) else served
                rows[name] = msgspec.structs.replace(row, premise_of=served)
        self.put(("statements", name, row) for name, row in rows.items())

    def _deletion(self, table: str, name: str, reason: str) -> None:
        rows = [packed(side.table(table).get(name)) for side in (self.base, *self.sides)]
        self.conflicts.setdefault(
            (table, name, ""),
            Conflict(
                on=name,
                table=table,
                kind=ConflictKind.DELETED,
                base=rows[0],
                ours=rows[1],
                theirs=rows[2],
                reason=reason,
            ),
        )

    # --- one round ---

    def mend(self) -> bool:
        """Mends the first kind of thing that is wrong; false where nothing is."""
        return self._references() or self._stepless() or self._thesis() or self._circles()

    def _references(self) -> bool:
        """Brings back what something refers to and one side deleted."""
        before = self.now
        for name, tables in dict.fromkeys(dangling(self.now)):
            table = next((t for t in tables if self.side_with(t, name) is not None), None)
            if table in NODES and not self.now.has_node(name):
                self.bring_back(StatementId(name), "argued with")
            elif table is not None and name not in self.now.table(table):
                self._bring_row(table, name)
        return self.now is not before

    def _bring_row(self, table: str, name: str) -> None:
        side = self.side_with(table, name)
        assert side is not None
        self.put([(table, name, side.table(table)[name])])
        self._deletion(table, name, "The other version still refers to it.")

    def _stepless(self) -> bool:
        """Gives steps that have lost all premises back those that they had, as links where they
        stand elsewhere now.
        """
        before = self.now
        for step in [i for i in self.now.inferences if not self.now.links.premises_of(i)]:
            had = next(d for d in (self.base, *self.sides) if d.links.premises_of(step))
            premises = had.links.premises_of(step)
            here = [p for p in premises if p in self.now.statements and p != self.now.thesis]
            for name in here:
                row = self.now.statements[name]
                service = (s for s in had.statements[name].premise_of if s.inference == step)
                served = (*row.premise_of, *service)
                self.clash("statements", name, "premise_of", _STEP)
                self.put([("statements", name, msgspec.structs.replace(row, premise_of=served))])
            for name in () if here else premises:
                self.bring_back(name, "left as the only premise of a step")
        return self.now is not before

    def _thesis(self) -> bool:
        """Lets a thesis be a premise of nothing; ours stands."""
        thesis, ours = self.now.thesis, self.sides[0]
        row = None if thesis is None else self.now.statements.get(thesis)
        if thesis is None or row is None or not row.premise_of:
            return False
        if ours.thesis == thesis:
            self.clash("statements", thesis, "premise_of", _THESIS)
            self.put([("statements", thesis, msgspec.structs.replace(row, premise_of=()))])
        else:
            self.clash("map", MAP_ID, "thesis", _THESIS)
            about: MapRow = msgspec.structs.replace(self.now.about, thesis=ours.thesis)
            self.put([("map", MAP_ID, about)])
        return True

    def _circles(self) -> bool:
        """Takes a move of theirs back in each circle."""
        moved = False
        for group in circles(self.now):
            for table, name, field in _edges(self.now, group):
                ours = self.sides[0].table(table).get(name)
                row = self.now.table(table)[name]
                if ours is None or getattr(ours, field) == getattr(row, field):
                    continue
                self.clash(table, name, field, _CIRCLE)
                value = getattr(ours, field)
                self.put([(table, name, msgspec.structs.replace(row, **{field: value}))])
                moved = True
                break
        return moved

    # --- the end ---

    def finished(self) -> tuple[Document, tuple[Conflict, ...]]:
        """The merged map, sound, and its conflicts; what had to be mended by force is one too."""
        sound = numbered(self.now)
        if breaches(sound):
            forced, sound = sound, mended(sound)
            for table, name, field in _differing(forced, sound):
                self.clash(table, name, field, _LEFT)
        there = (c for c in self.conflicts.values() if c.on in sound.table(c.table))
        return sound, tuple(there)


def _table(document: Document, node: NodeId) -> str:
    return "statements" if node in document.statements else "inferences"


def _top(keeper: Document, way: Sequence[NodeId], kept: set[NodeId]) -> NodeId:
    """What stands for the branch that comes back: the statement at its top, or the step itself
    where it had premises that were not deleted with it.
    """
    top = way[-1]
    if top in keeper.statements:
        return top
    premises = home_premises(keeper, InferenceId(top))
    if premises and all(name in kept for name in premises):
        return next((n for n in reversed(way) if n in keeper.statements), premises[0])
    return top


def _edges(document: Document, group: Sequence[StatementId]) -> Iterator[tuple[str, str, str]]:
    """What leads from statement to statement in a circle: (table, id, field)."""
    for name in group:
        yield "statements", name, "premise_of"
    for name in group:
        for service in document.statements[name].premise_of:
            step: NodeId = service.inference
            while step in document.inferences:
                yield "inferences", step, "conclusion"
                step = document.inferences[InferenceId(step)].conclusion


def _differing(before: Document, after: Document) -> Iterator[tuple[str, str, str]]:
    """The fields that mending changed, places among siblings apart."""
    for table in TABLES:
        new = after.table(table)
        for name, row in before.table(table).items():
            other = new.get(name)
            if other is None or other == row:
                continue
            for field in row.__struct_fields__:
                if field != "order" and getattr(row, field) != getattr(other, field):
                    yield table, name, field
