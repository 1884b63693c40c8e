"""What became of everything beside the statements: steps, sources, comments, the map itself."""

from collections.abc import Iterator, Mapping
from enum import StrEnum

from rejoinder.edits.words import called, capital
from rejoinder.model.citation import short_citation
from rejoinder.model.document import Document
from rejoinder.model.ids import CommentId, InferenceId, NodeId, SourceId, StatementId
from rejoinder.model.problem import Where, named, quoted
from rejoinder.model.records import (
    MAP_ID,
    TABLES,
    Answer,
    AnswerState,
    Comment,
    Inference,
    Record,
)
from rejoinder.review.version import Difference, Place, Sort, Versions, wording


def others(versions: Versions) -> Iterator[Difference]:
    """Differences in all tables but the statements'."""
    yield from _about(versions)
    yield from _steps(versions)
    yield from _comments(versions)
    for table in TABLES:
        if table not in ("map", "statements", "inferences", "comments"):
            yield from _rows(versions, table)


# --- the map as a whole ---


def _about(versions: Versions) -> Iterator[Difference]:
    old, new = versions.before.about, versions.after.about
    where = Where(MAP_ID, "map")
    if old.thesis != new.thesis:
        was, now = _thesis(versions.before), _thesis(versions.after)
        says = f"The thesis is {now}; it was {was}." if was else f"The thesis is {now}."
        if not now:
            says = f"The map has no thesis any more; it was {was}."
        place = (Place("map", MAP_ID, "thesis"),)
        yield Difference(Sort.THESIS, where, says, new.thesis, place)
    if old.title != new.title:
        says = f"The map is called {quoted(new.title)}{_instead(old.title)}."
        place = (Place("map", MAP_ID, "title"),)
        yield Difference(Sort.CHANGED, where, says, None, place, wording(old.title, new.title))
    if old.direction != new.direction:
        says = f"The map grows {new.direction}, no more {old.direction}."
        yield Difference(Sort.CHANGED, where, says, None, (Place("map", MAP_ID, "direction"),))


def _instead(words: str) -> str:
    return f", no more {quoted(words)}" if words else ""


def _thesis(document: Document) -> str:
    return "" if document.thesis is None else called(document, document.thesis)


# --- steps ---


def _steps(versions: Versions) -> Iterator[Difference]:
    """What is said of a step itself; where it leads is told of its premises."""
    for name, row in versions.after.inferences.items():
        old = versions.before.inferences.get(name)
        if old is None or old == row:
            continue
        words = called(versions.after, name)
        for field, says in _step_fields(old, row):
            place = (Place("inferences", name, field),)
            yield Difference(
                Sort.CHANGED, Where(name, "inferences"), f"In {words} {says}.", name, place
            )
        yield from _answers(versions, name, old, row)


def _step_fields(old: Inference, new: Inference) -> Iterator[tuple[str, str]]:
    if old.scheme != new.scheme:
        was = f", no more {old.scheme}" if old.scheme else ""
        yield (
            "scheme",
            f"the scheme is {new.scheme}{was}"
            if new.scheme
            else (f"the scheme {old.scheme} is gone"),
        )
    if old.strength != new.strength:
        was = f", no more {old.strength}" if old.strength else ""
        yield (
            "strength",
            f"the strength is {new.strength}{was}"
            if new.strength
            else (f"the strength is no more rated {old.strength}"),
        )
    if old.note != new.note:
        yield (
            "note",
            "the note is another"
            if old.note and new.note
            else ("there is a note" if new.note else "the note is gone"),
        )


def _answers(
    versions: Versions, name: InferenceId, old: Inference, new: Inference
) -> Iterator[Difference]:
    """Critical questions that were answered, failed, opened again, or answered otherwise."""
    was = {a.question: a for a in old.answers}
    now = {a.question: a for a in new.answers}
    if was == now:
        return
    words, place = called(versions.after, name), (Place("inferences", name, "answers"),)
    for question in dict.fromkeys((*was, *now)):
        before, after = (side.get(question, Answer(question=question)) for side in (was, now))
        if before == after:
            continue
        sort = Sort.CHANGED
        if before.state is not after.state and after.state is AnswerState.ANSWERED:
            sort, says = Sort.ANSWERED, f"Answered the question {quoted(question)} of {words}."
        elif before.state is not after.state and after.state is AnswerState.FAILS:
            says = f"The question {quoted(question)} fails in {words}."
        elif before.state is not after.state:
            says = f"The question {quoted(question)} of {words} is open again."
        else:
            says = f"The answer to {quoted(question)} of {words} is another."
        pieces = wording(before.text, after.text)
        yield Difference(sort, Where(name, "inferences"), says, name, place, pieces)


# --- comments ---


def _comments(versions: Versions) -> Iterator[Difference]:
    before, after = versions.before.comments, versions.after.comments
    for name, row in after.items():
        old = before.get(name)
        if old is None:
            says = f"{_author(row)} commented on {_on(versions, row)}: {quoted(row.text)}"
            yield _thread(versions, name, row, f"{says}.")
        elif old != row:
            yield from _thread_changes(versions, name, old, row)
    for name, row in before.items():
        if name not in after:
            says = f"The comment {quoted(row.text)} on {_on(versions, row)} is gone."
            yield _thread(versions, name, row, says)


def _thread_changes(
    versions: Versions, name: CommentId, old: Comment, new: Comment
) -> Iterator[Difference]:
    on = f"the comment {quoted(new.text)} on {_on(versions, new)}"
    for reply in new.replies:
        if reply not in old.replies:
            who = capital(reply.author or "somebody")
            says = f"{who} replied to {on}: {quoted(reply.text)}."
            yield _thread(versions, name, new, says, "replies")
    if any(reply not in new.replies for reply in old.replies):
        yield _thread(versions, name, new, f"A reply to {on} is gone or reworded.", "replies")
    if old.resolved != new.resolved:
        became = "Resolved" if new.resolved else "Opened again:"
        yield _thread(versions, name, new, f"{became} {on}.", "resolved")
    if old.text != new.text:
        says = f"Reworded {on}."
        told = _thread(versions, name, new, says, "text")
        yield told._replace(pieces=wording(old.text, new.text))
    if (old.on, old.passage) != (new.on, new.passage):
        says = f"Moved the comment {quoted(new.text)} to {_on(versions, new)}."
        yield _thread(versions, name, new, says, "on", "passage")


def _thread(
    versions: Versions, name: CommentId, row: Comment, says: str, *fields: str
) -> Difference:
    node = StatementId(row.on) if versions.overlay.has_node(row.on) else None
    places = tuple(Place("comments", name, field) for field in fields or ("",))
    return Difference(Sort.COMMENTED, Where(name, "comments"), says, node, places)


def _author(row: Comment) -> str:
    return capital(row.author or "somebody")


def _on(versions: Versions, row: Comment) -> str:
    if versions.overlay.has_node(row.on):
        return versions.called(StatementId(row.on))
    source = versions.overlay.sources.get(SourceId(row.on))
    return "an article" if source is None else short_citation(source)


# --- sources, voices, articles and whatever else there is ---

FIELDS: Mapping[str, str] = {
    "paragraphs": "text",
    "asides": "passages set aside",
    "checked_by": "who checked it",
    "checked_on": "date of the check",
    "finding": "finding of the check",
    "interest": "what it stands to gain",
    "unknown": "what a newer version wrote",
}
"""Words for fields whose names are not words."""


def _rows(versions: Versions, table: str) -> Iterator[Difference]:
    """The rows of one table: new, gone, or with other values in some fields."""
    before, after = versions.before.table(table), versions.after.table(table)
    for name, row in after.items():
        where, old = Where(name, table), before.get(name)
        node = _node(versions, row)
        if old is None:
            says = f"Added {named(versions.after, where)}{_about_node(versions, node)}."
            yield Difference(Sort.ADDED, where, says, node, (Place(table, name),))
        elif old != row:
            fields = [f for f in row.__struct_fields__ if getattr(row, f) != getattr(old, f)]
            says = f"{capital(named(versions.after, where))}: {_values(old, row, fields)}."
            places = tuple(Place(table, name, field) for field in fields)
            yield Difference(Sort.CHANGED, where, says, node, places)
    for name, row in before.items():
        if name not in after:
            where, node = Where(name, table), _node(versions, row)
            says = f"Removed {named(versions.before, where)}{_about_node(versions, node)}."
            yield Difference(Sort.REMOVED, where, says, node, (Place(table, name),))


def _node(versions: Versions, row: Record) -> NodeId | None:
    on = getattr(row, "on", None)
    return StatementId(on) if isinstance(on, str) and versions.overlay.has_node(on) else None


def _about_node(versions: Versions, node: NodeId | None) -> str:
    return "" if node is None else f" on {versions.called(node)}"


def _values(old: Record, new: Record, fields: list[str]) -> str:
    return "; ".join(_value(f, getattr(old, f), getattr(new, f)) for f in fields)


def _value(field: str, old: object, new: object) -> str:
    word = FIELDS.get(field, field.replace("_", " "))
    was, now = _short(old), _short(new)
    if not now:
        return f"{word} {was} is gone" if was else f"{word} changed"
    if not was:
        return f"{word} is {now}" if old in ("", None, ()) else f"{word} changed"
    return f"{word} is {now}, no more {was}"


def _short(value: object) -> str:
    """A value in a few words; empty where it has none that say something."""
    if isinstance(value, str) and not isinstance(value, StrEnum):
        return quoted(value) if value and not value.startswith("{") else ""
    if isinstance(value, tuple) and value and all(isinstance(item, str) for item in value):
        return f"{len(value)} paragraphs" if sum(map(len, value)) > 200 else ", ".join(value)
    return "" if isinstance(value, tuple) or value is None else str(value)
