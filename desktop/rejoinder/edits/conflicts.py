"""Verbs that settle what two versions of a map say differently: ours, theirs, both, new words."""

from collections.abc import Callable, Mapping
from enum import StrEnum

import msgspec

from rejoinder.edits.articles import remove_article
from rejoinder.edits.draft import Draft
from rejoinder.edits.fitting import fitted
from rejoinder.edits.people import remove_voice
from rejoinder.edits.remove import remove_branches
from rejoinder.edits.sources import remove_source
from rejoinder.model.change import Change, joined
from rejoinder.model.conflicts import is_open, unpacked
from rejoinder.model.document import Document, difference
from rejoinder.model.errors import EditRefused
from rejoinder.model.ids import ArticleId, ConflictId, SourceId, StatementId, VoiceId
from rejoinder.model.records import Conflict, ConflictKind, PremiseOf, Record
from rejoinder.model.text import clean_text

LABEL = "Settle conflict"

TEXTS: Mapping[str, str] = {"text": " / ", "note": "\n\n", "finding": "\n\n", "reason": "\n\n"}
"""Fields of free words, and what stands between the words of both sides where both are kept."""

_UNFIT = (
    "The other version does not fit the map as it is now:",
    "Keep yours, or change the map first.",
)


class Choice(StrEnum):
    """What a person may decide with one key."""

    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"


def settle(document: Document, conflict: ConflictId, choice: Choice) -> Change:
    """Decides a conflict; what ours has is in the map already, unless ours deleted it.

    Raises:
        EditRefused: the map would not be sound, or both can't be kept.
    """
    row = _found(document, conflict)
    if choice is Choice.BOTH and not can_keep_both(row):
        raise EditRefused("Only words and lists can be kept from both. Choose one of them.")
    if row.kind is ConflictKind.DELETED:
        is_deleted = not (row.ours if choice is Choice.OURS else row.theirs)
        return _closed(document, conflict, _deletion(document, row) if is_deleted else None)
    if choice is Choice.OURS:
        return _closed(document, conflict, None)
    value = unpacked(row.theirs, row.table, row.field)
    if not _fits(document.table(row.table)[row.on], row.field, value):
        raise EditRefused(
            "The file does not say what the other version has there. Keep yours, or merge the two "
            "files again."
        )
    if choice is Choice.BOTH:
        value = _both(getattr(document.table(row.table)[row.on], row.field), value, row.field)
    return _closed(document, conflict, _with_value(document, row, value))


def settle_with(document: Document, conflict: ConflictId, text: str) -> Change:
    """Decides a conflict about words with other words.

    Raises:
        EditRefused: it is not about words.
    """
    row = _found(document, conflict)
    if not can_be_written(row):
        raise EditRefused("This is not about words. Choose one of the two.")
    return _closed(document, conflict, _with_value(document, row, clean_text(text)))


def can_keep_both(conflict: Conflict) -> bool:
    """Whether both values have room in the field: words, and lists."""
    if conflict.kind is ConflictKind.DELETED:
        return False
    return conflict.field in TEXTS or (
        conflict.ours.startswith("[") and conflict.theirs.startswith("[")
    )


def can_be_written(conflict: Conflict) -> bool:
    """Whether a person may put other words in the place of both."""
    return conflict.kind is not ConflictKind.DELETED and conflict.field in TEXTS


def _found(document: Document, conflict: ConflictId) -> Conflict:
    row = document.conflicts.get(conflict)
    if row is None or not is_open(document, row):
        raise EditRefused("What this conflict was about is no longer in the map.")
    return row


def _both(ours: object, theirs: object, field: str) -> object:
    if isinstance(ours, tuple) and isinstance(theirs, tuple):
        if field == "premise_of":
            served = {s.inference for s in ours if isinstance(s, PremiseOf)}
            return (*ours, *(s for s in theirs if s.inference not in served))
        return (*ours, *(item for item in theirs if item not in ours))
    parts = [part for part in (ours, theirs) if part]
    return TEXTS[field].join(str(part) for part in dict.fromkeys(parts))


def _with_value(document: Document, conflict: Conflict, value: object) -> Change:
    """The change that gives the field of a conflict ``value``, if the map stays sound."""
    draft = Draft(document)
    row = document.table(conflict.table)[conflict.on]
    changed = msgspec.structs.replace(row, **{conflict.field: value})
    draft.put(conflict.table, conflict.on, changed)
    return difference(LABEL, document, fitted(draft, refusal=_UNFIT))


def _fits(row: Record, field: str, value: object) -> bool:
    """Whether ``value`` is one that ``field`` may have; somebody may have edited the file."""
    try:
        changed = {**msgspec.to_builtins(row), field: msgspec.to_builtins(value)}
        msgspec.convert(changed, type(row))
    except msgspec.ValidationError:
        return False
    return True


_DELETIONS: Mapping[str, Callable[[Document, str], Change]] = {
    "statements": lambda document, name: remove_branches(document, [StatementId(name)]),
    "inferences": lambda document, name: remove_branches(document, [StatementId(name)]),
    "sources": lambda document, name: remove_source(document, SourceId(name)),
    "voices": lambda document, name: remove_voice(document, VoiceId(name)),
    "articles": lambda document, name: remove_article(document, ArticleId(name)),
}


def _deletion(document: Document, conflict: Conflict) -> Change:
    verb = _DELETIONS.get(conflict.table)
    if verb is not None:
        return verb(document, conflict.on)
    draft = Draft(document)
    draft.put(conflict.table, conflict.on, None)
    return draft.change(LABEL)


def _closed(document: Document, conflict: ConflictId, change: Change | None) -> Change:
    """``change`` with the conflict gone, and all others of which the place is gone with it."""
    after = document if change is None else document.apply(change)
    draft = Draft(after)
    draft.put_all(
        ("conflicts", name, None)
        for name, row in after.conflicts.items()
        if name == conflict or not is_open(after, row)
    )
    closing = draft.change(LABEL)
    return joined(LABEL, (closing,) if change is None else (change, closing))
