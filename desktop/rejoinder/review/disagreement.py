"""What two versions disagree on, in a sentence; and the values of both as a person reads them."""

from rejoinder.edits.words import called
from rejoinder.model.citation import titled_citation
from rejoinder.model.conflicts import unpacked
from rejoinder.model.document import Document
from rejoinder.model.ids import NodeId, StatementId
from rejoinder.model.problem import Where, named
from rejoinder.model.records import (
    Anchor,
    Answer,
    Citation,
    Conflict,
    ConflictKind,
    Inference,
    Polarity,
    PremiseOf,
    Record,
    Reply,
)

NOTHING = "(nothing)"
DELETED = "(deleted)"

FIELDS = {
    "text": "the words of {}",
    "premise_of": "what {} argues for or against",
    "order": "the place of {} among its siblings",
    "conclusion": "what {} leads to",
    "polarity": "whether {} speaks for or against",
    "voice": "who says {}",
    "stated": "whether {} is stated",
    "paragraphs": "the text of {}",
    "resolved": "whether {} is resolved",
    "on": "what {} is on",
    "unknown": "what a newer version wrote of {}",
}
"""How a sentence speaks of a field of ``{}`` that has no noun for its name."""


def says(document: Document, conflict: Conflict) -> str:
    """A conflict in a sentence, by the words of what it is about.

    >>> says(Document(), Conflict(on="map", table="map", field="title"))
    'Both versions changed the title of the map.'
    """
    what = named(document, Where(conflict.on, conflict.table))
    if conflict.kind is ConflictKind.DELETED:
        side = "The other version" if conflict.ours else "This version"
        return f"{side} deleted {what}. {conflict.reason or 'The other one changed it.'}"
    field = FIELDS.get(conflict.field, f"the {conflict.field.replace('_', ' ')} of {{}}")
    told = field.replace("{}", what)
    if conflict.kind is ConflictKind.STRUCTURE:
        return f"The versions exclude each other in {told}. {conflict.reason}".rstrip()
    return f"Both versions changed {told}."


def shown(document: Document, conflict: Conflict, value: str) -> str:
    """One of the values of a conflict in a conflict's ``base``, ``ours`` or ``theirs``."""
    if conflict.kind is ConflictKind.DELETED:
        row = unpacked(value, conflict.table, "")
        return DELETED if row is None else _row(document, row)
    found = unpacked(value, conflict.table, conflict.field)
    return _value(document, found, conflict.field)


def _row(document: Document, row: object) -> str:
    if isinstance(row, Inference):
        return _side(document, row.polarity, row.conclusion)
    for field in ("text", "title", "name", "reason"):
        words = getattr(row, field, "")
        if words:
            return str(words)
    return "as it was" if isinstance(row, Record) else NOTHING


def _value(document: Document, value: object, field: str) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return "\n".join(_item(document, item) for item in value) or NOTHING
    if field in ("conclusion", "thesis", "voice", "on") and isinstance(value, str):
        return _reference(document, value)
    return str(value) if value not in (None, "") else NOTHING


def _item(document: Document, item: object) -> str:
    match item:
        case PremiseOf():
            row = document.inferences.get(item.inference)
            return _side(document, row.polarity, row.conclusion) if row else "a step that is gone"
        case Citation():
            source = document.sources.get(item.source)
            return titled_citation(source, item.locator) if source else "a source that is gone"
        case Anchor():
            words = item.words or f"characters {item.start} to {item.end}"
            return f"paragraph {item.paragraph}, {words}"
        case Answer():
            return f"{item.question}: {item.state}. {item.text}".rstrip()
        case Reply():
            return f"{item.author}: {item.text}"
        case _:
            return str(item)


def _side(document: Document, polarity: Polarity, conclusion: NodeId) -> str:
    noun = "a reason for" if polarity is Polarity.SUPPORT else "an objection to"
    return f"{noun} {_reference(document, conclusion)}"


def _reference(document: Document, name: str) -> str:
    if document.has_node(name):
        return called(document, StatementId(name))
    voice = next((row for key, row in document.voices.items() if key == name), None)
    return "something that is gone" if voice is None else voice.name or str(voice.kind)
