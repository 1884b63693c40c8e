"""Verbs for signing off a branch. Who does it and when is passed in; the core has no clock."""

from rejoinder.edits.draft import Draft
from rejoinder.model.change import Change
from rejoinder.model.document import Document
from rejoinder.model.errors import EditRefused
from rejoinder.model.ids import Fresh, SignoffId, StatementId
from rejoinder.model.records import Signoff
from rejoinder.model.signoffs import signed_rows
from rejoinder.model.text import clean_text, one_line


def sign_off(
    document: Document,
    statement: StatementId,
    *,
    fresh: Fresh,
    author: str,
    time: str,
    text: str = "",
) -> Change:
    """Signs a branch off as it is now, in place of an earlier sign-off by the same person.

    Raises:
        EditRefused: the statement is no longer in the map.
    """
    if statement not in document.statements:
        raise EditRefused("What was to be signed off is no longer in the map.")
    who, draft = one_line(author), Draft(document)
    draft.put_all(
        ("signoffs", name, None)
        for name, row in document.signoffs.items()
        if row.on == statement and row.author == who
    )
    record = Signoff(
        on=statement,
        author=who,
        time=time,
        text=clean_text(text).strip(),
        seen=signed_rows(document, statement),
    )
    draft.put("signoffs", fresh(), record)
    return draft.change("Sign off")


def withdraw(document: Document, signoff: SignoffId) -> Change:
    """Takes a sign-off back.

    Raises:
        EditRefused: the map no longer has it.
    """
    if signoff not in document.signoffs:
        raise EditRefused("That sign-off is no longer in the map.")
    draft = Draft(document)
    draft.put("signoffs", signoff, None)
    return draft.change("Withdraw sign-off")
