"""The values that a conflict holds: of a row or a field of one, as JSON text and back."""

import base64
import hashlib
from functools import cache

import msgspec

from rejoinder.model.document import Document
from rejoinder.model.ids import LENGTH, ConflictId
from rejoinder.model.records import TABLES, Conflict, Record


def packed(value: object) -> str:
    """``value`` of a row, or a whole row, as JSON text; empty where there is no row."""
    return "" if value is None else msgspec.json.encode(value, order="sorted").decode("utf-8")


def unpacked(text: str, table: str, field: str) -> object:
    """What ``packed`` made of a field of a row of ``table``; of a row, where ``field`` is empty.

    What can't be one, as in a file that somebody has edited, is ``None``, like no row.
    """
    if not text or table not in TABLES:
        return None
    kind = _kinds(TABLES[table]).get(field) if field else TABLES[table]
    try:
        return msgspec.json.decode(text, type=kind)
    except (msgspec.DecodeError, TypeError):
        return None


@cache
def _kinds(kind: type[Record]) -> dict[str, object]:
    return {field.name: field.type for field in msgspec.structs.fields(kind)}


def open_conflicts(document: Document) -> tuple[ConflictId, ...]:
    """Those that are still to be settled, and what they are about is in the map; by its place."""
    return tuple(
        sorted(
            (name for name, row in document.conflicts.items() if is_open(document, row)),
            key=lambda name: (document.conflicts[name].table, document.conflicts[name].on, name),
        )
    )


def is_open(document: Document, conflict: Conflict) -> bool:
    """Whether the row and the field that it is about are there."""
    kind = TABLES.get(conflict.table)
    if kind is None or conflict.on not in document.table(conflict.table):
        return False
    return not conflict.field or conflict.field in kind.__struct_fields__


def conflict_id(conflict: Conflict) -> ConflictId:
    """Where it stands decides its id: merging the same again gives the same row."""
    place = f"{conflict.table}/{conflict.on}/{conflict.field}"
    letters = base64.b32encode(hashlib.sha256(place.encode("utf-8")).digest())
    return ConflictId(letters[:LENGTH].decode("ascii").lower())
