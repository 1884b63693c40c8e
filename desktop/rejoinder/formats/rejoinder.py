"""The ``*.rejoinder`` file: one JSON object, the same map always the same bytes.

Sorted keys, one space of indent and tables keyed by id let a diff read well and edits to
different rows merge without conflict (RELIABILITY.md 2.1, 2.2). ``maps/FORMAT.md`` says what
each field means. Whatever the bytes are, ``read`` gives a sound document or a refusal.
"""

import re
from collections.abc import Callable, Mapping

import msgspec

from rejoinder.formats.repair import repaired
from rejoinder.formats.rows import fields, record
from rejoinder.formats.strict_json import Json, canonical, parsed
from rejoinder.model.document import Document
from rejoinder.model.errors import FileRefused
from rejoinder.model.problem import Problem, Where, problem
from rejoinder.model.records import MAP_ID, TABLES, MapRow, Record

FORMAT = "rejoinder"
VERSION = 1
MIN_READER = 1
MAX_ROWS = 200_000

Migration = Callable[[dict[str, Json]], dict[str, Json]]
"""From a file's object in version v to the same in v + 1, by its key v in a table."""

MIGRATIONS: Mapping[int, Migration] = {}

_LATER = frozenset({"dismissals", "conflicts", "signoffs"})
"""Tables that older files lack: left out while they are empty, so that those stay the same."""

_ROW_TABLES = tuple(name for name in TABLES if name != "map")
_SETTINGS: tuple[str, ...] = ("direction",)
_ABOUT: tuple[str, ...] = ("title", "thesis")
_HEAD = frozenset({"format", "version", "min_reader", "settings", *_ABOUT, *_ROW_TABLES})

# Characters that a reviewer of a diff would not see, or that turn the text around it
# (Boucher and Anderson, "Trojan Source", USENIX Security 2023).
_INVISIBLE = re.compile(
    "[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)


def write(document: Document) -> bytes:
    """The file of ``document``: UTF-8, line feeds, a line feed at the end."""
    about = fields(document.about)
    kept = about.pop("settings", None)
    settings: dict[str, object] = {name: about.pop(name) for name in _SETTINGS if name in about}
    if isinstance(kept, msgspec.Raw):
        settings.update(msgspec.json.decode(kept, type=dict[str, msgspec.Raw]))
    whole: dict[str, object] = {
        "format": FORMAT,
        "version": VERSION,
        "min_reader": MIN_READER,
        **about,
    }
    if settings:
        whole["settings"] = settings
    for table in _ROW_TABLES:
        if table in _LATER and not document.table(table):
            continue
        whole[table] = {name: fields(row) for name, row in document.table(table).items()}
    compact = msgspec.json.encode(whole, order="sorted")
    text = msgspec.json.format(compact, indent=1).decode("utf-8")
    return (_INVISIBLE.sub(_escaped, text) + "\n").encode("utf-8")


def _escaped(match: re.Match[str]) -> str:
    units = match.group().encode("utf-16-be")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))


def read(
    data: bytes, *, migrations: Mapping[int, Migration] = MIGRATIONS, version: int = VERSION
) -> tuple[Document, tuple[Problem, ...]]:
    """The map in ``data``, and what had to be mended so that it is sound.

    Raises:
        FileRefused: it is damaged, no map, too large, or needs a newer Rejoinder. The text
            is a clause that fits after "Cannot open rain.rejoinder: ".
    """
    document, found = read_as_written(data, migrations=migrations, version=version)
    mended, repairs = repaired(document)
    return mended, (*found, *repairs)


def read_as_written(
    data: bytes, *, migrations: Mapping[int, Migration] = MIGRATIONS, version: int = VERSION
) -> tuple[Document, tuple[Problem, ...]]:
    """The map in ``data`` as it stands there, sound or not, and what its rows could not hold.

    Raises:
        FileRefused: as for ``read``.
    """
    whole = _current(_head_checked(parsed(data)), migrations, version=version)
    found: list[Problem] = []
    tables: dict[str, Mapping[str, Record]] = {"map": {MAP_ID: _about(whole, found)}}
    for table in _ROW_TABLES:
        tables[table] = _rows(whole.get(table, {}), table, found=found)
    return Document(**tables), tuple(found)  # type: ignore[arg-type]  # each has its records


def _head_checked(value: Json) -> dict[str, Json]:
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise FileRefused(f"it is not a Rejoinder map: its “format” is not “{FORMAT}”.")
    return value


def _current(
    whole: dict[str, Json], migrations: Mapping[int, Migration], *, version: int
) -> dict[str, Json]:
    """``whole`` in this version of the format."""
    written, needed = _as_version(whole.get("version")), _as_version(whole.get("min_reader", 1))
    if not written or not needed:
        raise FileRefused("it does not say which version of the format it has.")
    if needed > version:
        raise FileRefused(
            f"it needs a Rejoinder that reads version {needed} of the format; "
            f"this one reads up to {version}. Update Rejoinder."
        )
    for step in range(written, version):
        whole = migrations[step](whole)
    return whole


def _as_version(value: Json) -> int:
    """A version is 1 or more; 0 stands for what is none."""
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 1 else 0


def _about(whole: dict[str, Json], found: list[Problem]) -> MapRow:
    row = {name: whole[name] for name in _ABOUT if name in whole}
    kept = {name: value for name, value in whole.items() if name not in _HEAD}
    if _as_version(whole.get("version")) > VERSION:  # what it wrote is kept, so say it is in there
        kept.update(version=whole["version"], min_reader=whole.get("min_reader", MIN_READER))
    settings = whole.get("settings", {})
    where = Where(MAP_ID, "map")
    if isinstance(settings, dict):
        row.update({name: settings[name] for name in _SETTINGS if name in settings})
        others = {name: value for name, value in settings.items() if name not in _SETTINGS}
        if others:
            kept["settings"] = others
    else:
        found.append(problem("wrong-value", "The map's settings could not be read.", where))
    about = record(row, MapRow, where=where, found=found) or MapRow()
    return msgspec.structs.replace(about, unknown=canonical(kept)) if kept else about


def _rows(value: Json, table: str, *, found: list[Problem]) -> Mapping[str, Record]:
    if not isinstance(value, dict):
        raise FileRefused(f"its table “{table}” is not an object of rows by id.")
    if len(value) > MAX_ROWS:
        raise FileRefused(f"it has {len(value):,} {table}; the limit is {MAX_ROWS:,}.")
    rows: dict[str, Record] = {}
    for name, row in value.items():
        where = Where(name, table)
        if isinstance(row, dict):
            read_row = record(row, TABLES[table], where=where, found=found)
            if read_row is not None:
                rows[name] = read_row
        else:
            says = f"In {table}, {name} is not an object of fields; it was left out."
            found.append(problem("bad-row", says, where))
    return rows
