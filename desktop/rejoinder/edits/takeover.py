"""The verb that takes a single change over from another version of the map."""

from collections.abc import Iterable

import msgspec

from rejoinder.edits.draft import Draft
from rejoinder.edits.fitting import EMPTIED, fitted
from rejoinder.edits.remove import remove_branches, remove_keeping_children
from rejoinder.model.change import Change
from rejoinder.model.dangling import dangling
from rejoinder.model.document import Document, difference
from rejoinder.model.ids import NodeId, StatementId
from rejoinder.model.records import Record
from rejoinder.model.tree import walk

LABEL = "Take over change"

Place = tuple[str, str, str]
"""(table, id, field); with an empty field the whole row."""

_UNFIT = ("This change alone does not fit the map:", "Take over what it rests on first.")


def take_over(document: Document, other: Document, places: Iterable[Place]) -> Change:
    """Makes some rows and fields as they are in another version of the map.

    What a row needs comes with it: the step that a statement is a premise of, what that leads
    to, its source. A statement that the other version lacks goes, and what hangs under it
    there elsewhere rises.

    Raises:
        EditRefused: the map would not be sound.
    """
    draft = Draft(document)
    chosen = list(places)
    draft.put_all(
        (table, name, _as_there(draft.now.table(table).get(name), other.table(table)[name], fields))
        for (table, name), fields in _grouped(chosen).items()
        if name in other.table(table)
    )
    _bring_needed(draft, other)
    for table, name, _ in chosen:
        if name not in other.table(table) and name in draft.now.table(table):
            _remove(draft, other, table, name)
    after = fitted(draft, refusal=_UNFIT, mends=EMPTIED | {"bad-order"})
    return difference(LABEL, document, after)


def _grouped(places: Iterable[Place]) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    for table, name, field in places:
        found.setdefault((table, name), []).append(field)
    return found


def _as_there(row: Record | None, there: Record, fields: Iterable[str]) -> Record:
    """The row with some fields as they are ``there``; the whole of it where one has no name."""
    names = list(fields)
    if row is None or "" in names:
        return there
    values = {name: getattr(there, name) for name in names}
    return msgspec.structs.replace(row, **values)


def _bring_needed(draft: Draft, other: Document) -> None:
    """Takes over what the rows refer to and the map lacks, and what that refers to."""
    while True:
        rows = {
            (table, name): other.table(table)[name]
            for name, tables in dangling(draft.now)
            for table in tables
            if name in other.table(table)
        }
        if not rows:
            return
        draft.put_all((table, name, row) for (table, name), row in rows.items())


def _remove(draft: Draft, other: Document, table: str, name: str) -> None:
    """Takes away what the other version lacks."""
    if table not in ("statements", "inferences"):
        draft.put(table, name, None)
        return
    node: NodeId = StatementId(name)
    below = [n for n in walk(draft.now, node) if n != node and n in draft.now.statements]
    stays = any(n in other.statements for n in below)
    if table == "statements" and stays:
        draft.do(remove_keeping_children(draft.now, [StatementId(name)]))
    else:
        draft.do(remove_branches(draft.now, [node]))
