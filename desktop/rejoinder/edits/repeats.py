"""Verbs for what is said twice, or twice in one: one statement in place of two, two of one."""

from msgspec.structs import replace

from rejoinder.edits.add import add_co_premise
from rejoinder.edits.draft import Draft
from rejoinder.edits.placing import refuse_thesis
from rejoinder.edits.siblings import Arguments, key_before
from rejoinder.edits.words import called, capital
from rejoinder.model.change import Change
from rejoinder.model.document import Document
from rejoinder.model.errors import EditRefused
from rejoinder.model.ids import Fresh, StatementId
from rejoinder.model.lookup import home
from rejoinder.model.records import Statement
from rejoinder.model.text import clean_text
from rejoinder.model.tree import grounds


def link_instead(document: Document, repeat: StatementId, original: StatementId) -> Change:
    """Puts ``original`` wherever ``repeat`` stands, and takes ``repeat`` away.

    What argues for or against the repeat, and its passages, sources, tags, note and comments,
    pass to the original, whose words stay.

    Raises:
        EditRefused: the repeat is the thesis, or one of the two bears on the other.
    """
    refuse_thesis(document, repeat)
    if document.statements[repeat].premise_of:
        refuse_thesis(document, original)
    if repeat in grounds(document, original) or original in grounds(document, repeat):
        raise EditRefused(
            f"{capital(called(document, repeat))} and {called(document, original)} bear on each "
            "other, so one can’t stand for both. Word one of them anew."
        )
    draft = Draft(document)
    for step in document.links.arguments_for(repeat):
        key = key_before(draft, Arguments(original), None)
        record = draft.now.inferences[step]
        draft.put_inference(step, replace(record, conclusion=original, order=key))
    gone, kept = draft.now.statements[repeat], draft.now.statements[original]
    draft.move_comments(repeat, original)
    draft.drop_comments([repeat])
    draft.put_all([("statements", repeat, None), ("statements", original, _joined(kept, gone))])
    return draft.change("Link instead of repeating")


def _joined(kept: Statement, gone: Statement) -> Statement:
    """``kept`` with the places of ``gone`` and what was known of it."""
    served = {service.inference for service in kept.premise_of}
    places = (s for s in gone.premise_of if s.inference not in served)
    sources = {c.source for c in kept.citations}
    notes = dict.fromkeys(note for note in (kept.note.strip(), gone.note.strip()) if note)
    services = (*kept.premise_of, *places)
    return replace(
        kept,
        premise_of=services,
        order="" if services else kept.order,
        anchors=tuple(dict.fromkeys((*kept.anchors, *gone.anchors))),
        citations=(*kept.citations, *(c for c in gone.citations if c.source not in sources)),
        tags=tuple(dict.fromkeys((*kept.tags, *gone.tags))),
        note="\n\n".join(notes),
    )


def split(
    document: Document, statement: StatementId, first: str, *, second: str, fresh: Fresh
) -> Change:
    """Makes two co-premises of one statement: ``first`` stays in its place with all that hangs
    under it, ``second`` stands behind it.

    Raises:
        EditRefused: the statement is a premise of nothing.
    """
    record = document.statements[statement]
    if home(record) is None:
        raise EditRefused(
            f"{capital(called(document, statement))} is a premise of nothing, so it can’t be two "
            "co-premises. Edit its words, and add a statement for the rest."
        )
    draft = Draft(document)
    draft.put_statement(statement, replace(record, text=clean_text(first)))
    draft.do(
        add_co_premise(
            draft.now, statement, fresh=fresh, text=second, stated=record.stated, voice=record.voice
        )
    )
    (name,) = draft.change("").created("statements")
    new = draft.now.statements[StatementId(name)]
    known = replace(new, kind=record.kind, anchors=record.anchors, citations=record.citations)
    draft.put_statement(StatementId(name), known)
    return draft.change("Split statement")
