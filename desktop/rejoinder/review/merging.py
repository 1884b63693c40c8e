"""Three versions of a map made one: what both sides did to the base, row by row, field by field.

Nothing is lost in silence: what the sides disagree on is a row of the merged map's table of
conflicts, in which ours stands until a person settles it; a row that one side deleted and the
other changed is kept. The merged map is sound, and the same for the sides exchanged but for
what they disagree on.
"""

from collections.abc import Mapping
from typing import NamedTuple, TypeVar

from rejoinder.model.conflicts import conflict_id, packed
from rejoinder.model.document import Document
from rejoinder.model.ids import ConflictId
from rejoinder.model.records import MAP_ID, TABLES, Conflict, ConflictKind, MapRow, Record
from rejoinder.review.blending import blended, is_moved_only
from rejoinder.review.uniting import united

R = TypeVar("R", bound=Record)


class Merged(NamedTuple):
    """The map of both sides. ``conflicts`` are those that this merge brought; they are in the
    map's own table too, beside those that were still open in it.
    """

    document: Document
    conflicts: Mapping[ConflictId, Conflict]


def merged(base: Document, ours: Document, theirs: Document) -> Merged:
    """What ``ours`` and ``theirs`` made of ``base``, together."""
    tables: dict[str, dict[str, Record]] = {}
    found: list[Conflict] = []
    for name in TABLES:
        tables[name], told = _rows(name, base, ours, theirs)
        found.extend(told)
    joined = Document(**tables)  # type: ignore[arg-type]  # each table keeps its records
    if joined in (ours, theirs) and not found:
        return Merged(joined, {})
    sound, clashes = united(joined, base, (ours, theirs), found)
    new = {conflict_id(row): row for row in clashes}
    settled = {n: row for n, row in sound.conflicts.items() if n not in new}
    return Merged(_with_conflicts(sound, {**settled, **new}), new)


def merged_without_base(ours: Document, theirs: Document) -> Merged:
    """Both versions where what they began from is not known: all that is in either of them.

    What one of them may have deleted is there again, since nobody can tell.
    """
    tables: dict[str, dict[str, Record]] = {}
    for name in TABLES:
        mine, other = ours.table(name), theirs.table(name)
        tables[name] = {row: record for row, record in mine.items() if other.get(row) == record}
    tables["map"].setdefault(MAP_ID, MapRow())
    return merged(Document(**tables), ours, theirs)  # type: ignore[arg-type]  # as above


def _with_conflicts(document: Document, rows: Mapping[ConflictId, Conflict]) -> Document:
    tables = {name: document.table(name) for name in TABLES}
    return Document(**{**tables, "conflicts": rows})  # type: ignore[arg-type]  # as above


def _rows(
    table: str, base: Document, ours: Document, theirs: Document
) -> tuple[dict[str, Record], list[Conflict]]:
    """The rows of one table, in the order of the base's, ours, theirs; and what clashes."""
    before, mine, other = (side.table(table) for side in (base, ours, theirs))
    kept: dict[str, Record] = {}
    found: list[Conflict] = []
    for name in dict.fromkeys((*before, *mine, *other)):
        b, o, t = before.get(name), mine.get(name), other.get(name)
        if o == t or t == b:
            row = o
        elif o == b:
            row = t
        elif o is None or t is None:
            row, conflict = _deleted(table, name, (b, o, t))
            found.extend(conflict)
        else:
            row, clashes = blended(b, o, t)
            found.extend(
                Conflict(
                    on=name,
                    table=table,
                    field=clash.field,
                    base=packed(clash.base),
                    ours=packed(clash.ours),
                    theirs=packed(clash.theirs),
                )
                for clash in clashes
            )
        if row is not None:
            kept[name] = row
    return kept, found


Three = tuple[Record | None, Record | None, Record | None]
"""A row as it was, as ours has it, as theirs has it."""


def _deleted(table: str, name: str, row: Three) -> tuple[Record | None, list[Conflict]]:
    """A row that one side deleted and the other changed: kept, unless it was only moved about
    among its siblings.
    """
    base, ours, theirs = row
    left = theirs if ours is None else ours
    if base is not None and left is not None and is_moved_only(base, left):
        return None, []
    if table == "conflicts":  # who settled one has looked at it
        return None, []
    return left, [deletion(table, name, row)]


def deletion(table: str, name: str, row: Three, reason: str = "") -> Conflict:
    """That one side deleted a row that is kept."""
    base, ours, theirs = (packed(value) for value in row)
    kind = ConflictKind.DELETED
    return Conflict(
        on=name, table=table, kind=kind, base=base, ours=ours, theirs=theirs, reason=reason
    )
