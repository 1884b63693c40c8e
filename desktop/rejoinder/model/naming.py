"""Rows under ids that no row may have, named anew with everything that refers to them."""

import base64
import hashlib
from collections.abc import Container, Mapping
from dataclasses import fields
from typing import TypeVar

import msgspec

from rejoinder.model.document import Document
from rejoinder.model.ids import LENGTH, is_id
from rejoinder.model.records import MAP_ID, TABLES, MapRow

Names = Mapping[str, str]
"""From an id that a row had to the one that it gets."""

S = TypeVar("S", bound=msgspec.Struct)

_REFERENCES = {
    "inference": ("inferences",),
    "conclusion": ("inferences", "statements"),
    "thesis": ("statements",),
    "voice": ("voices",),
    "source": ("sources",),
    "article": ("articles",),
    "on": ("articles", "sources", "inferences", "statements"),
}
"""The fields that refer to rows, by name, and the tables that they may mean, the last first."""


def with_sound_ids(document: Document) -> Document:
    """Every row under an id that it may have; statements and inferences share none.

    A statement keeps an id that it shared, and what concluded in it still does.
    """
    names = {table: _names(document.table(table), taken=()) for table in TABLES if table != "map"}
    statements = {names["statements"].get(name, name) for name in document.statements}
    names["inferences"] = _names(document.table("inferences"), taken=statements)
    return renamed(document, names)


def renamed(document: Document, names: Mapping[str, Names]) -> Document:
    """``document`` with rows under the ids that ``names`` gives them, by table, and all that
    refers to them. An id that statements and steps share means the statement.
    """
    meaning = {
        field: {old: new for table in tables for old, new in names.get(table, {}).items()}
        for field, tables in _REFERENCES.items()
    }
    for field in ("conclusion", "on"):
        kept = document.statements.keys() - names.get("statements", {}).keys()
        meaning[field] = {o: n for o, n in meaning[field].items() if o not in kept}
    tables: dict[str, Mapping[str, msgspec.Struct]] = {
        table.name: {
            names.get(table.name, {}).get(name, name): _renamed(row, meaning)
            for name, row in document.table(table.name).items()
        }
        for table in fields(document)
    }
    return Document(**{"map": {MAP_ID: MapRow()}, **tables})  # type: ignore[arg-type]  # same types


def _names(table: Mapping[str, object], *, taken: Container[str]) -> Names:
    """New ids for rows whose id is none or is taken; the same map always gives the same."""
    found: dict[str, str] = {}
    used = set(table)
    for name in table:
        if is_id(name) and name not in taken:
            continue
        new = name
        while not is_id(new) or new in used or new in taken:
            letters = base64.b32encode(hashlib.sha256(new.encode("utf-8", "replace")).digest())
            new = letters[:LENGTH].decode("ascii").lower()
        used.add(new)
        found[name] = new
    return found


def _renamed(struct: S, meaning: Mapping[str, Names]) -> S:
    """``struct`` with its references, and those of the parts inside it, by their new names."""
    changes: dict[str, object] = {}
    for field in struct.__struct_fields__:
        value = getattr(struct, field)
        if isinstance(value, str) and value in meaning.get(field, {}):
            changes[field] = meaning[field][value]
        elif isinstance(value, tuple):
            changes[field] = tuple(
                _renamed(part, meaning) if isinstance(part, msgspec.Struct) else part
                for part in value
            )
        elif isinstance(value, msgspec.Struct):
            changes[field] = _renamed(value, meaning)
    return msgspec.structs.replace(struct, **changes) if changes else struct
