"""Verbs for voices: who says what."""

from msgspec.structs import replace

from rejoinder.edits.draft import Draft
from rejoinder.model.change import Change
from rejoinder.model.document import Document
from rejoinder.model.ids import Fresh, VoiceId
from rejoinder.model.records import Voice, VoiceKind
from rejoinder.model.text import clean_text, one_line


def add_voice(
    document: Document,
    *,
    fresh: Fresh,
    name: str = "",
    kind: VoiceKind = VoiceKind.QUOTED,
    note: str = "",
) -> Change:
    """Adds someone who can say statements."""
    draft = Draft(document)
    draft.put("voices", fresh(), cleaned(Voice(name=name, kind=kind, note=note)))
    return draft.change("Add voice")


def set_voice(document: Document, voice: VoiceId, record: Voice) -> Change:
    """Gives a voice other fields."""
    draft = Draft(document)
    draft.put("voices", voice, cleaned(record))
    return draft.change("Edit voice")


def remove_voice(document: Document, voice: VoiceId) -> Change:
    """Deletes a voice; what it says stays, without a voice."""
    draft = Draft(document)
    draft.put_all(
        ("statements", name, replace(statement, voice=None))
        for name, statement in document.statements.items()
        if statement.voice == voice
    )
    draft.put("voices", voice, None)
    return draft.change("Delete voice")


def cleaned(voice: Voice) -> Voice:
    """``voice`` with nothing in its texts that no file carries."""
    return replace(voice, name=one_line(voice.name), note=clean_text(voice.note))
