"""Verbs that let a finding stand, or a whole check for one map, and that take that back."""

from msgspec.structs import replace

from rejoinder.edits.draft import Draft
from rejoinder.model.change import Change
from rejoinder.model.document import Document
from rejoinder.model.errors import EditRefused
from rejoinder.model.ids import DismissalId, Fresh
from rejoinder.model.records import MAP_ID, Dismissal
from rejoinder.model.text import clean_text, one_line


def dismiss(document: Document, dismissal: Dismissal, *, fresh: Fresh) -> Change:
    """Lets a finding stand, in place of an earlier dismissal of it.

    Raises:
        EditRefused: it has no reason, or what it is about is no longer in the map.
    """
    reason = clean_text(dismissal.reason).strip()
    if not reason:
        raise EditRefused("Say in a few words why the finding can stand; the author will read it.")
    for row in (dismissal.on, *dismissal.beside):
        if row != MAP_ID and not _is_there(document, row):
            raise EditRefused("What the finding is about is no longer in the map.")
    draft = Draft(document)
    draft.put_all(("dismissals", name, None) for name in _earlier(document, dismissal))
    clean = replace(dismissal, reason=reason, author=one_line(dismissal.author))
    draft.put("dismissals", fresh(), clean)
    return draft.change("Mute check" if dismissal.on == MAP_ID else "Dismiss finding")


def restore(document: Document, dismissal: DismissalId) -> Change:
    """Takes a dismissal back: what it was about is found again.

    Raises:
        EditRefused: the map no longer has it.
    """
    record = document.dismissals.get(dismissal)
    if record is None:
        raise EditRefused("That dismissal is no longer in the map.")
    draft = Draft(document)
    draft.put("dismissals", dismissal, None)
    return draft.change("Unmute check" if record.on == MAP_ID else "Restore finding")


def _earlier(document: Document, dismissal: Dismissal) -> list[DismissalId]:
    about = (dismissal.check, dismissal.on, dismissal.beside)
    return [n for n, row in document.dismissals.items() if (row.check, row.on, row.beside) == about]


def _is_there(document: Document, row: str) -> bool:
    return document.has_node(row) or row in document.sources or row in document.articles
