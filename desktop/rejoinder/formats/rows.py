"""One row of a file as a record, and back. What is wrong in a row is taken out and reported."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TypeVar, get_args, get_origin

import msgspec

from rejoinder.formats.strict_json import Json, canonical
from rejoinder.model.problem import Problem, Where, problem, quoted
from rejoinder.model.records import Record

R = TypeVar("R", bound=Record)
Row = Mapping[str, Json]


def record(row: Row, kind: type[R], *, where: Where, found: list[Problem]) -> R | None:
    """The record that ``row`` describes; what had to be mended is added to ``found``.

    ``None`` where the row lacks what its record cannot do without.
    """
    known = _known_fields(kind)
    unknown = {name: value for name, value in row.items() if name not in known}
    kept = {name: value for name, value in row.items() if name in known} if unknown else row
    try:
        read = msgspec.convert(kept, kind)
    except msgspec.ValidationError:
        mended = _mended(kept, kind, where=where, found=found)
        if mended is None:
            return None
        read = mended
    if unknown:
        read = msgspec.structs.replace(read, unknown=canonical(unknown))
    _report_lost(row, kind, where=where, found=found)
    return read


def fields(record: Record) -> dict[str, object]:
    """``record`` as values for JSON: its fields that are not their default, and the unknown."""
    row: dict[str, object] = msgspec.to_builtins(record)
    if record.unknown:
        del row["unknown"]
        row.update(msgspec.json.decode(record.unknown, type=dict[str, msgspec.Raw]))
    return row


@cache
def _known_fields(kind: type[Record]) -> frozenset[str]:
    return frozenset(kind.__struct_fields__) - {"unknown"}


def _mended(row: Row, kind: type[R], *, where: Where, found: list[Problem]) -> R | None:
    """The record without the fields, or the items of lists, that can't be what they must be."""
    kept: dict[str, Json] = {}
    for field in msgspec.structs.fields(kind):
        if field.name in row and field.name != "unknown":
            value = row[field.name]
            for part in _fitting(value, field.type):
                kept[field.name] = part
            if kept.get(field.name) != value or field.name not in kept:
                found.append(problem("wrong-value", _wrong(where, field.name, value), where))
    try:
        return msgspec.convert(kept, kind)
    except msgspec.ValidationError:
        says = f"In {where.table}, {where.id} lacks what such a row needs; it was left out."
        found.append(problem("bad-row", says, where))
        return None


def _fitting(value: Json, kind: object) -> Iterator[Json]:
    """``value`` where it fits ``kind``; for a list that does not, its items that fit."""
    if _fits(value, kind):
        yield value
    elif get_origin(kind) is tuple and isinstance(value, list):
        yield [item for item in value if _fits(item, get_args(kind)[0])]


def _fits(value: Json, kind: object) -> bool:
    try:
        msgspec.convert(value, type=kind)
    except msgspec.ValidationError:
        return False
    return True


def _wrong(where: Where, field: str, value: Json) -> str:
    shown = f" ({quoted(value)})" if isinstance(value, str) else ""
    return (
        f"In {where.table}, {where.id} has a value{shown} for “{field}” that it can't have; "
        "what did not fit was left out."
    )


def _report_lost(row: Row, kind: type[Record], *, where: Where, found: list[Problem]) -> None:
    """Unknown fields of the parts of a row: they have no place in the record, so say so."""
    for field, known in _parts(kind).items():
        value = row.get(field)
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, dict) and not known.issuperset(item):
                lost = ", ".join(sorted(quoted(name) for name in item if name not in known))
                says = (
                    f"In {where.table}, {where.id} has fields in “{field}” that this version "
                    f"does not know and that would be lost when saving: {lost}."
                )
                found.append(problem("unknown-field", says, where))


@cache
def _parts(kind: type[Record]) -> Mapping[str, frozenset[str]]:
    """The fields of ``kind`` that hold structs, and the names that those know."""
    return {
        field.name: frozenset(part.__struct_fields__)
        for field in msgspec.structs.fields(kind)
        if (part := _part(field.type)) is not None
    }


def _part(kind: object) -> type[msgspec.Struct] | None:
    """The struct that a field holds, alone, optionally or in a tuple; or ``None``."""
    for inner in (kind, *get_args(kind)):
        if isinstance(inner, type) and issubclass(inner, msgspec.Struct):
            return inner
    return None
