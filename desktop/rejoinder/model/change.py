"""A change: row replacements with a name. Undo is the same change with its sides swapped."""

from collections.abc import Iterable
from typing import NamedTuple

from rejoinder.model.records import Record


class Replacement(NamedTuple):
    """In ``table``, row ``id`` goes from ``before`` to ``after``; ``None`` means no such row."""

    table: str
    id: str
    before: Record | None
    after: Record | None

    def inverted(self) -> "Replacement":
        return Replacement(self.table, self.id, self.after, self.before)


class Change(NamedTuple):
    """One edit as a person sees it: a label in the imperative, and the rows that it replaces.

    No row appears twice, and none is replaced by itself.
    """

    label: str
    rows: tuple[Replacement, ...]

    def inverted(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.label, tuple(row.inverted() for row in reversed(self.rows)))

    def created(self, table: str) -> tuple[str, ...]:
        """Ids of the rows of ``table`` that this change brings into being, in its order."""
        return tuple(r.id for r in self.rows if r.table == table and r.before is None)

    def ids(self, table: str) -> tuple[str, ...]:
        """Ids of the rows of ``table`` that this change touches."""
        return tuple(r.id for r in self.rows if r.table == table)


def joined(label: str, changes: Iterable[Change]) -> Change:
    """Changes that follow each other as one; rows that end as they began are left out."""
    rows: dict[tuple[str, str], Replacement] = {}
    for change in changes:
        for row in change.rows:
            first = rows.get((row.table, row.id), row)
            rows[row.table, row.id] = first._replace(after=row.after)
    return Change(label, tuple(row for row in rows.values() if row.before != row.after))
