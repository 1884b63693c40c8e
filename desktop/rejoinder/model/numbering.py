"""Siblings of two versions in one clear order: who stands at the same place stands side by side."""

import msgspec

from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, StatementId
from rejoinder.model.order import is_order, spread
from rejoinder.model.problems import Siblings, out_of_order, siblings
from rejoinder.model.records import TABLES, Record


def numbered(document: Document) -> Document:
    """``document`` with distinct keys for siblings; those that had one alone keep it."""
    groups = [group for group in siblings(document) if out_of_order(group.keyed)]
    if not groups:
        return document
    tables: dict[str, dict[str, Record]] = {
        name: dict(document.table(name)) for name in ("statements", "inferences")
    }
    for group in groups:
        for name, key in _keys(group).items():
            _put(tables, group, name, key)
    rows = {name: tables.get(name, document.table(name)) for name in TABLES}
    return Document(**rows)  # type: ignore[arg-type]  # each table keeps its records


def _keys(group: Siblings) -> dict[str, str]:
    """The new keys of a group: of equal ones the first by id stays, the others follow it."""
    keyed = sorted(group.keyed)
    if not all(is_order(key) for key, _ in keyed):
        return dict(zip((n for _, n in keyed), spread(None, None, count=len(keyed)), strict=True))
    found: dict[str, str] = {}
    place = 0
    while place < len(keyed):
        key = keyed[place][0]
        alike = [name for other, name in keyed if other == key]
        place += len(alike)
        after = keyed[place][0] if place < len(keyed) else None
        new = spread(key, after, count=len(alike) - 1)
        found.update(zip(alike[1:], new, strict=True))
    return found


def _put(tables: dict[str, dict[str, Record]], group: Siblings, name: str, key: str) -> None:
    row = tables[group.table][name]
    if group.table == "inferences" or group.above.table == "map":
        tables[group.table][name] = msgspec.structs.replace(row, order=key)
        return
    step = InferenceId(group.above.id)
    served = tables["statements"][StatementId(name)].premise_of  # type: ignore[attr-defined]  # a statement
    services = tuple(
        msgspec.structs.replace(s, order=key) if s.inference == step else s for s in served
    )
    tables["statements"][name] = msgspec.structs.replace(row, premise_of=services)
