"""Prints the JSON Schema of the map's file from the records that hold it.

python packaging/schema.py > maps/rejoinder.schema.json
"""

import json
import sys

import msgspec

from rejoinder.formats.rejoinder import FORMAT, MIN_READER, VERSION
from rejoinder.model.records import TABLES

Schema = dict[str, object]

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_ID = "^(?=.*[A-Za-z0-9])[A-Za-z0-9_-]{1,64}$"  # what model.ids.is_id takes
_ABOUT = "Fields that are not named here are allowed: a reader keeps them and writes them back."


def schema() -> Schema:
    """The whole file: its head, then a table of rows by id for every kind of record."""
    _, parts = msgspec.json.schema_components(TABLES.values())
    about = _tidy(parts.pop("MapRow"))
    fields = about["properties"]
    assert isinstance(fields, dict)
    return {
        "$schema": _DRAFT,
        "title": "Rejoinder map",
        "description": _ABOUT,
        "type": "object",
        "required": ["format", "version"],
        "properties": {
            "format": {"const": FORMAT},
            "version": {"type": "integer", "minimum": 1, "examples": [VERSION]},
            "min_reader": {"type": "integer", "minimum": 1, "default": MIN_READER},
            "title": fields["title"],
            "thesis": fields["thesis"],
            "settings": {"type": "object", "properties": {"direction": fields["direction"]}},
            **{table: _table(kind.__name__) for table, kind in TABLES.items() if table != "map"},
        },
        "$defs": {name: _tidy(part) for name, part in sorted(parts.items())},
    }


def _table(record: str) -> Schema:
    return {
        "type": "object",
        "propertyNames": {"pattern": _ID},
        "additionalProperties": {"$ref": f"#/$defs/{record}"},
    }


def _tidy(part: Schema) -> Schema:
    """A record's part of the schema as the file has it, with its docstring as plain text."""
    kept = {name: value for name, value in part.items() if value != []}
    if "description" in kept:
        kept["description"] = " ".join(str(kept["description"]).split()).replace("``", "`")
    properties = kept.get("properties")
    if isinstance(properties, dict):
        kept["properties"] = {
            name: _without_repetition(value)
            for name, value in properties.items()
            if name != "unknown"  # stands in the file as the fields themselves
        }
    return kept


def _without_repetition(field: Schema) -> Schema:
    """``field`` with one choice instead of the same choice twice: every id is a string."""
    choices = field.get("anyOf")
    if isinstance(choices, list) and all(choice == choices[0] for choice in choices):
        rest = {name: value for name, value in field.items() if name != "anyOf"}
        return {**choices[0], **rest}
    return field


if __name__ == "__main__":
    sys.stdout.buffer.write(json.dumps(schema(), indent=1, ensure_ascii=False).encode() + b"\n")
