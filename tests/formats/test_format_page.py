"""The page and the schema of the file say what the records are, and the maps are like that."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from rejoinder.formats.rejoinder import read, write
from rejoinder.formats.strict_json import Json
from rejoinder.model.ids import is_id
from rejoinder.model.problems import problems
from rejoinder.model.records import TABLES, Anchor

MAPS = Path(__file__).resolve().parents[2] / "maps"
SCHEMA: dict[str, Json] = json.loads((MAPS / "rejoinder.schema.json").read_text(encoding="utf-8"))
PAGE = (MAPS / "FORMAT.md").read_text(encoding="utf-8")
RECORDS = {name: kind for name, kind in TABLES.items() if name != "map"} | {"Anchors": Anchor}

_TYPES = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "boolean": bool,
    "null": type(None),
}
_SAID = {"$schema", "$defs", "title", "description", "default", "examples", "type"} | {
    "items",
    "properties",
    "propertyNames",
    "additionalProperties",
}
"""Words of a schema that ask nothing of a value, or are looked at by themselves."""


def faults(value: Json, schema: Json) -> Iterator[str]:
    """What in ``value`` is not as ``schema`` has it: the words of JSON Schema that ours uses."""
    assert isinstance(schema, dict)
    if "type" in schema and not _is_a(value, schema["type"]):
        yield f"no {schema['type']}: {str(value)[:80]}"
        return
    for word, wanted in schema.items():
        if word not in _SAID and not _fits(value, word, wanted):
            yield f"{word} {wanted}: {str(value)[:80]}"
    if isinstance(value, list) and "items" in schema:
        for item in value:
            yield from faults(item, schema["items"])
    if isinstance(value, dict):
        known = schema.get("properties", {})
        assert isinstance(known, dict)
        for name, inner in value.items():
            yield from faults(name, schema.get("propertyNames", {}))
            yield from faults(inner, known.get(name, schema.get("additionalProperties", {})))


def _is_a(value: Json, kind: Json) -> bool:
    fits = isinstance(value, _TYPES[str(kind)])
    return fits and (kind == "boolean" or not isinstance(value, bool))


def _fits(value: Json, word: str, wanted: Json) -> bool:
    match word, value, wanted:
        case "const", _, _:
            return value == wanted
        case "enum", _, list():
            return value in wanted
        case "minimum", int(), int():
            return value >= wanted
        case "pattern", str(), str():
            return re.search(wanted, value) is not None
        case "required", dict(), list():
            return all(name in value for name in wanted)
        case "anyOf", _, list():
            return any(not list(faults(value, one)) for one in wanted)
        case "$ref", _, _:
            return not list(faults(value, _definition(wanted)))
    raise AssertionError(f"this test does not know {word} {wanted} of {value}")


def _definition(reference: Json) -> Json:
    definitions = SCHEMA["$defs"]
    assert isinstance(definitions, dict)
    return definitions[str(reference).removeprefix("#/$defs/")]


@pytest.mark.parametrize("path", sorted(MAPS.glob("*.rejoinder")), ids=lambda path: path.stem)
def test_every_map_is_as_the_schema_says(path: Path) -> None:
    assert list(faults(json.loads(path.read_text(encoding="utf-8")), SCHEMA)) == []


@pytest.mark.parametrize(
    "damage",
    [
        {"format": "other"},
        {"version": 0},
        {"version": "1"},
        {"title": 1},
        {"settings": {"direction": "up"}},
        {"statements": []},
        {"statements": {"an id": {}}},
        {"statements": {"a": {"stated": 1}}},
        {"statements": {"a": {"kind": "opinion"}}},
        {"statements": {"a": {"tags": "x"}}},
        {"statements": {"a": {"premise_of": [{"inference": "b"}]}}},
        {"inferences": {"a": {}}},
        {"comments": {"a": {"on": "b", "passage": {"article": "c"}}}},
    ],
    ids=str,
)
def test_a_planted_fault_is_found(damage: dict[str, Json]) -> None:
    assert list(faults({"format": "rejoinder", "version": 1, **damage}, SCHEMA))


def test_unknown_fields_are_allowed() -> None:
    newer: Json = {
        "format": "rejoinder",
        "version": 2,
        "mood": 1,
        "statements": {"a": {"mood": {}}},
    }
    assert list(faults(newer, SCHEMA)) == []


def test_the_schema_is_made_from_the_records(repository: Path) -> None:
    made = subprocess.run(
        [sys.executable, str(repository / "packaging" / "schema.py")],
        capture_output=True,
        check=True,
        timeout=60,
    ).stdout
    assert (MAPS / "rejoinder.schema.json").read_bytes() == made, (
        "run packaging/schema.py > maps/rejoinder.schema.json"
    )


@pytest.mark.parametrize("name", ["a", "A-1", "x_2", "_a_", "", "-", "a b", "é", "a.b", "7" * 65])
def test_the_schema_takes_the_ids_that_a_map_takes(name: str) -> None:
    whole: Json = {"format": "rejoinder", "version": 1, "statements": {name: {}}}
    assert (not list(faults(whole, SCHEMA))) == is_id(name)


@pytest.mark.parametrize("table", RECORDS)
def test_the_page_names_every_field_of_a_record_in_order(table: str) -> None:
    told = re.findall(r"^\| `(\w+)` \|.*\| 1 \|$", _section(table), re.MULTILINE)
    assert told == [name for name in RECORDS[table].__struct_fields__ if name != "unknown"]


@pytest.mark.parametrize("table", RECORDS)
def test_the_page_names_every_word_and_default_of_a_field(table: str) -> None:
    for field in msgspec.structs.fields(RECORDS[table]):
        if field.name == "unknown":
            continue
        row = next(x for x in _section(table).split("\n") if x.startswith(f"| `{field.name}` "))
        words = [word.value for kind in _enumerations(field.type) for word in kind]
        assert [word for word in words if f"`{word}`" not in row] == []
        if isinstance(field.default, str) and field.default:
            assert re.search(f"`{field.default}`[^,]*default", row)
        if field.required:
            assert "; required |" in row


def _section(title: str) -> str:
    return PAGE.split(f"\n## {title}\n")[1].split("\n## ")[0]


def _enumerations(kind: object) -> list[type[StrEnum]]:
    """The enumerations among which a field's value is one."""
    kinds = (kind, *get_args(kind))
    return [one for one in kinds if isinstance(one, type) and issubclass(one, StrEnum)]


def test_the_page_names_what_stands_in_the_head() -> None:
    named = re.findall(r"`(\w+)`", _section("The head"))
    properties = SCHEMA["properties"]
    assert isinstance(properties, dict)
    assert set(properties) <= set(named)


def test_the_pages_example_is_a_sound_map_as_it_would_be_written() -> None:
    example = PAGE.split("```json\n")[1].split("```")[0].encode()
    document, found = read(example)
    assert (found, problems(document)) == ((), ())
    assert json.loads(write(document)) == json.loads(example)
