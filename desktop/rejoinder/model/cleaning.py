"""Every text inside a row, cleaned. Rows are looked at by type, so none can be forgotten."""

import re
from collections.abc import Iterable
from typing import TypeVar

import msgspec

from rejoinder.model.records import Record
from rejoinder.model.text import clean_text

R = TypeVar("R", bound=Record)

_PERHAPS_UNCLEAN = re.compile(
    rb"\\[bfru]|\x7f|\xc2\x85|\xe2\x80[\xa8\xa9]|\xef\xbf[\xbe\xbf]|[\x00-\x1f]"
)
"""Escapes of control characters, and the UTF-8 of what ``clean_text`` takes out or replaces."""


def cleaned(record: R) -> R:
    """``record`` with ``clean_text`` applied to each text in it; itself where all are clean.

    ``unknown`` is left alone: JSON text escapes what other texts can't carry.
    """
    return _cleaned_fields(record)


def are_clean(records: Iterable[Record]) -> bool:
    """Whether all texts in ``records`` are surely clean; looked for in their JSON, in one go.

    False where only looking at each text can tell, as where one holds a backslash and "u".
    """
    try:
        text = msgspec.json.encode(list(records))
    except UnicodeEncodeError:  # a lone surrogate
        return False
    return _PERHAPS_UNCLEAN.search(text) is None


S = TypeVar("S", bound=msgspec.Struct)


def _cleaned_fields(struct: S) -> S:
    changes: dict[str, object] = {}
    for name in struct.__struct_fields__:
        value = getattr(struct, name)
        if not value or name == "unknown":
            continue
        after = _cleaned_value(value)
        if after is not value:
            changes[name] = after
    return msgspec.structs.replace(struct, **changes) if changes else struct


def _cleaned_value(value: object) -> object:
    """Bounded by the records' own depth: a row holds tuples of structs that hold texts."""
    if type(value) is str:  # a StrEnum is a str too, and clean
        if value.isprintable():  # no control, surrogate, separator or non-character is
            return value
        after = clean_text(value)
        return value if after == value else after
    if isinstance(value, tuple):
        items = tuple(_cleaned_value(item) for item in value)
        same = all(item is before for item, before in zip(items, value, strict=True))
        return value if same else items
    return _cleaned_fields(value) if isinstance(value, msgspec.Struct) else value
