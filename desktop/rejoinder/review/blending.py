"""Two versions of one row against the row that both began from: field by field, item by item.

A field that one side changed is as that side has it. What both changed in different ways is a
``Clash``, and ours stands. Lists are blended by what they hold: tags, citations, anchors,
answers and replies of both sides are kept, and what one side removed is gone.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import NamedTuple, TypeVar

import msgspec

from rejoinder.model.conflicts import packed
from rejoinder.model.ids import InferenceId
from rejoinder.model.records import (
    Anchor,
    Answer,
    Aside,
    Citation,
    Comment,
    PremiseOf,
    Record,
    Reply,
    Statement,
)

R = TypeVar("R", bound=Record)
V = TypeVar("V")

PLACES = frozenset({"order", "pin"})
"""Fields that say where a row stands and nothing of what it is."""


_PARTED = (Citation, Answer, PremiseOf)
"""Items that are blended field by field where both sides changed one."""


class Clash(NamedTuple):
    """A field that both sides changed in different ways, and what it was and is."""

    field: str
    base: object
    ours: object
    theirs: object


def blended(base: R | None, ours: R, theirs: R) -> tuple[R, tuple[Clash, ...]]:
    """The row of both sides, with what they disagree on; without ``base`` both brought it."""
    changes: dict[str, object] = {}
    clashes: list[Clash] = []
    for field in msgspec.structs.fields(type(ours)):
        name = field.name
        o, t = getattr(ours, name), getattr(theirs, name)
        b = getattr(base, name) if base is not None else _default(field)
        value, agrees = _field(name, b, o, t)
        if value != o:
            changes[name] = value
        if not agrees:
            clashes.append(Clash(name, b, o, t))
    row = msgspec.structs.replace(ours, **changes) if changes else ours
    if isinstance(row, Comment):
        reopened = _reopened(base, ours, theirs)
        if reopened:
            row = msgspec.structs.replace(row, resolved=False)
            clashes.append(Clash("resolved", False, *reopened))
    return row, tuple(clashes)


def _default(field: msgspec.structs.FieldInfo) -> object:
    return None if field.default is msgspec.NODEFAULT else field.default


def _field(name: str, base: object, ours: object, theirs: object) -> tuple[object, bool]:
    """The value of a field, and whether the sides agree on it."""
    if ours == theirs or theirs == base:
        return ours, True
    if ours == base:
        return theirs, True
    rule = RULES.get(name)
    return (ours, False) if rule is None else rule(base, ours, theirs)


def _reopened(base: Record | None, ours: Record, theirs: Record) -> tuple[bool, bool] | None:
    """Whether a thread is open on each side, where one closed it and the other went on."""
    assert isinstance(ours, Comment)
    assert isinstance(theirs, Comment)
    before = base.replies if isinstance(base, Comment) else ()
    for closed, other in ((ours, theirs), (theirs, ours)):
        went_on = not set(other.replies) <= set(before)
        if closed.resolved and not other.resolved and went_on:
            return ours.resolved, theirs.resolved
    return None


def is_moved_only(base: Record, after: Record) -> bool:
    """Whether ``after`` differs from ``base`` only in where it stands among its siblings."""
    return _placeless(base) == _placeless(after)


def _placeless(row: Record) -> Record:
    bare: dict[str, object] = dict.fromkeys(PLACES & set(row.__struct_fields__), "")
    if isinstance(row, Statement):
        bare["premise_of"] = tuple(msgspec.structs.replace(s, order="") for s in row.premise_of)
    return msgspec.structs.replace(row, **bare)


# --- lists ---

Blend = tuple[object, bool]


def _words(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> Blend:
    return _items(base, ours, theirs, key=lambda word: word)


def _citations(
    base: Sequence[Citation], ours: Sequence[Citation], theirs: Sequence[Citation]
) -> Blend:
    return _items(base, ours, theirs, key=lambda item: item.source)


def _anchors(base: Sequence[Anchor], ours: Sequence[Anchor], theirs: Sequence[Anchor]) -> Blend:
    return _items(base, ours, theirs, key=lambda item: (item.article, item.digest))


def _asides(base: Sequence[Aside], ours: Sequence[Aside], theirs: Sequence[Aside]) -> Blend:
    return _items(base, ours, theirs, key=lambda item: item.passage.digest)


def _answers(base: Sequence[Answer], ours: Sequence[Answer], theirs: Sequence[Answer]) -> Blend:
    return _items(base, ours, theirs, key=lambda item: item.question)


def _replies(base: Sequence[Reply], ours: Sequence[Reply], theirs: Sequence[Reply]) -> Blend:
    return _items(base, ours, theirs, key=lambda item: (item.time, item.author))


def _items(
    base: Sequence[V], ours: Sequence[V], theirs: Sequence[V], *, key: Callable[[V], Hashable]
) -> Blend:
    """The items of both sides, told apart by ``key``, or by all of them where that repeats."""
    sides = [list(base or ()), list(ours), list(theirs)]
    if any(len({key(item) for item in side}) < len(side) for side in sides):
        sides = [list(dict.fromkeys(side)) for side in sides]
        key = _itself
    before, mine, other = ({key(item): item for item in side} for side in sides)
    kept: dict[Hashable, V] = {}
    agrees = True
    for name in (*before, *mine, *other):
        if name in kept:
            continue
        item, agree = _item(before.get(name), mine.get(name), other.get(name))
        agrees = agrees and agree
        if item is not None:
            kept[name] = item
    order = [n for n in _order(before, mine, other) if n in kept]
    new = sorted((n for n in kept if n not in before), key=lambda n: _rank(n, kept[n]))
    return tuple(kept[name] for name in (*order, *new)), agrees


def _itself(item: object) -> Hashable:
    assert isinstance(item, Hashable)
    return item


def _rank(name: Hashable, item: object) -> tuple[str, str]:
    """Replies in the order of their times; all else in one that both sides would come to."""
    return (item.time if isinstance(item, Reply) else "", packed(item))


def _item(base: V | None, ours: V | None, theirs: V | None) -> tuple[V | None, bool]:
    if ours == theirs or theirs == base:
        return ours, True
    if ours == base:
        return theirs, True
    if ours is None or theirs is None:
        return (theirs if ours is None else ours), False
    if isinstance(ours, _PARTED) and isinstance(theirs, _PARTED):
        item, agrees = _parts(base, ours, theirs)
        return item, agrees  # type: ignore[return-value]  # the same kind as ours
    return ours, False


def _parts(
    base: object, ours: msgspec.Struct, theirs: msgspec.Struct
) -> tuple[msgspec.Struct, bool]:
    """An item of which both sides changed something, by its own fields."""
    changes: dict[str, object] = {}
    agrees = True
    for field in msgspec.structs.fields(type(ours)):
        b = getattr(base, field.name) if base is not None else _default(field)
        o, t = getattr(ours, field.name), getattr(theirs, field.name)
        value, agree = _field("", b, o, t)
        agrees = agrees and agree
        changes[field.name] = value
    return msgspec.structs.replace(ours, **changes), agrees


def _order(
    base: Mapping[Hashable, V], ours: Mapping[Hashable, V], theirs: Mapping[Hashable, V]
) -> list[Hashable]:
    """The old items in the order of the side that changed it; as they were, where both did."""
    everywhere = [name for name in base if name in ours and name in theirs]
    mine = [name for name in ours if name in everywhere]
    other = [name for name in theirs if name in everywhere]
    chosen = mine if other == everywhere else other if mine == everywhere else everywhere
    waiting = iter(chosen)
    return [next(waiting) if name in everywhere else name for name in base]


# --- what a statement is a premise of ---


def _services(
    base: Sequence[PremiseOf], ours: Sequence[PremiseOf], theirs: Sequence[PremiseOf]
) -> Blend:
    """Home by itself, the links as a set, and a place among co-premises for each."""
    sides = [tuple(side or ()) for side in (base, ours, theirs)]
    before, mine, other = ({s.inference: s for s in side} for side in sides)
    homes = [side[0].inference if side else None for side in sides]
    home, agrees = _item(*homes)
    if not agrees:
        return tuple(ours), False
    kept: dict[InferenceId, PremiseOf] = {}
    for step in dict.fromkeys((*mine, *other)):
        if step in before and (step not in mine or step not in other):
            continue  # one side ended it
        service, agree = _item(before.get(step), mine.get(step), other.get(step))
        agrees = agrees and agree
        assert service is not None
        kept[step] = service
    if (home is None and kept) or (home is not None and home not in kept):
        return tuple(ours), False
    links = sorted((step for step in kept if step != home), key=lambda s: _link_rank(s, before))
    steps = links if home is None else [home, *links]
    return tuple(kept[step] for step in steps), agrees


def _link_rank(step: InferenceId, before: Mapping[InferenceId, PremiseOf]) -> tuple[int, str]:
    known = list(before)
    return (known.index(step), "") if step in known else (len(known), str(step))


# --- what a newer version wrote ---


def _unknown(base: str, ours: str, theirs: str) -> Blend:
    """Fields that this version does not know, by their names, and tables by their rows."""
    value, agrees = _objects(*(_raw(text) for text in (base, ours, theirs)), deep=2)
    return (packed(value) if value else ""), agrees


def _objects(
    base: Mapping[str, msgspec.Raw],
    ours: Mapping[str, msgspec.Raw],
    theirs: Mapping[str, msgspec.Raw],
    *,
    deep: int,
) -> tuple[dict[str, msgspec.Raw], bool]:
    kept: dict[str, msgspec.Raw] = {}
    agrees = True
    for name in sorted({*base, *ours, *theirs}):
        b, o, t = (_text(side.get(name)) for side in (base, ours, theirs))
        value, agree = _item(b, o, t)
        if not agree and deep and all(text is None or text.startswith("{") for text in (b, o, t)):
            inner, agree = _objects(*(_raw(text) for text in (b, o, t)), deep=deep - 1)
            value = packed(inner)
        agrees = agrees and agree
        if value is not None:
            kept[name] = msgspec.Raw(value.encode("utf-8"))
    return kept, agrees


def _raw(text: str | None) -> Mapping[str, msgspec.Raw]:
    return msgspec.json.decode(text, type=dict[str, msgspec.Raw]) if text else {}


def _text(value: msgspec.Raw | None) -> str | None:
    return None if value is None else bytes(value).decode("utf-8")


Rule = Callable[..., Blend]

RULES: Mapping[str, Rule] = {
    "tags": _words,
    "beside": _words,
    "citations": _citations,
    "anchors": _anchors,
    "answers": _answers,
    "asides": _asides,
    "replies": _replies,
    "premise_of": _services,
    "unknown": _unknown,
}
"""How fields that hold several things are blended; in all others the sides agree or clash."""
