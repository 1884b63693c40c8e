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
    "text": "the words",
    "premise_of": "what it argues for or against",
    "order": "its place among its siblings",
    "conclusion": "what it leads to",
    "polarity": "whether it speaks for or against",
    "voice": "who says it",
    "stated": "whether it is stated",
    "paragraphs": "the text",
    "resolved": "whether it is resolved",
    "on": "what it is on",
    "unknown": "what a newer version wrote",
}
"""How a sentence names a field whose name is no noun; any other is “the” and its name."""


def says(document: Document, conflict: Conflict) -> str:
    """A conflict in a sentence, by the words of what it is about.

    >>> says(Document(), Conflict(on="map", table="map", field="title"))
    'Both versions changed the title of the map.'
    """
    what = named(document, Where(conflict.on, conflict.table))
    if conflict.kind is ConflictKind.DELETED:
        side = "The other version" if conflict.ours else "This version"
        return f"{side} deleted {what}. {conflict.reason or 'The other one changed it.'}"
    field = field_words(conflict.field)
    if conflict.kind is ConflictKind.STRUCTURE:
        return f"The versions exclude each other in {field} of {what}. {conflict.reason}".rstrip()
    return f"Both versions changed {field} of {what}."


def field_words(field: str) -> str:
    """A field as a sentence names it."""
    return FIELDS.get(field, f"the {field.replace('_', ' ')}")


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
