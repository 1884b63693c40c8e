"""Verbs for what is said of the map as a whole: its title, thesis and direction."""

from msgspec.structs import replace

from rejoinder.edits.draft import Draft
from rejoinder.edits.siblings import Loose, key_before
from rejoinder.edits.words import called, capital
from rejoinder.model.change import Change
from rejoinder.model.document import Document
from rejoinder.model.errors import EditRefused
from rejoinder.model.ids import StatementId
from rejoinder.model.records import MAP_ID, Direction
from rejoinder.model.text import one_line


def set_title(document: Document, title: str) -> Change:
    """Gives the map another title."""
    draft = Draft(document)
    draft.put("map", MAP_ID, replace(document.about, title=one_line(title)))
    return draft.change("Edit title")


def set_direction(document: Document, direction: Direction) -> Change:
    """Sets the way from a conclusion to its premises on the canvas."""
    draft = Draft(document)
    draft.put("map", MAP_ID, replace(document.about, direction=direction))
    return draft.change("Set direction")


def set_thesis(document: Document, statement: StatementId | None) -> Change:
    """Makes a loose statement the thesis; the old thesis becomes the first loose one.

    Raises:
        EditRefused: ``statement`` argues for or against something.
    """
    if statement is not None and document.statements[statement].premise_of:
        raise EditRefused(
            f"{capital(called(document, statement))} is a premise, and the thesis argues for "
            "nothing else. Move it out first, so that it is loose."
        )
    old, draft = document.thesis, Draft(document)
    if statement == old:
        return draft.change("Set thesis")
    if old is not None:
        first = next(iter(Loose().names(document)), None)
        Loose().set_key(draft, old, key_before(draft, Loose(), first))
    if statement is not None:
        Loose().set_key(draft, statement, "")
    draft.set_thesis(statement)
    return draft.change("Set thesis")
