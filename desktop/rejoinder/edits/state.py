"""Verbs that change what a statement or a step is: its text, voice, notes, scheme."""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from rejoinder.edits.draft import Draft
from rejoinder.edits.structure import Statements, several
from rejoinder.model.change import Change
from rejoinder.model.document import Document
from rejoinder.model.errors import EditRefused
from rejoinder.model.ids import InferenceId, StatementId, VoiceId
from rejoinder.model.records import (
    Answer,
    Kind,
    Pin,
    Plausibility,
    Polarity,
    Strength,
)
from rejoinder.model.text import clean_text, one_line


def set_text(document: Document, statement: StatementId, text: str) -> Change:
    """Gives a statement another text."""
    return _each(document, statement, "Edit text", text=clean_text(text))


def set_texts(document: Document, texts: Mapping[StatementId, str], label: str) -> Change:
    """Gives several statements other texts, as one step called ``label``."""
    draft = Draft(document)
    draft.put_all(
        ("statements", name, replace(document.statements[name], text=clean_text(text)))
        for name, text in texts.items()
    )
    return draft.change(label)


def set_kind(document: Document, statements: Statements, kind: Kind) -> Change:
    """Makes statements claims or evidence."""
    return _each(document, statements, f"Make {kind.value}", kind=kind)


def set_voice(document: Document, statements: Statements, voice: VoiceId | None) -> Change:
    """Says who speaks; ``None`` leaves it open.

    Raises:
        EditRefused: the map has no such voice.
    """
    if voice is not None and voice not in document.voices:
        raise EditRefused("The map no longer has that voice. Choose another one.")
    return _each(document, statements, "Set voice", voice=voice)


def set_stated(document: Document, statements: Statements, stated: bool) -> Change:
    """Says whether the text under review states the statements or takes them for granted."""
    return _each(
        document, statements, "Mark as stated" if stated else "Mark as unstated", stated=stated
    )


def set_tags(document: Document, statements: Statements, tags: Iterable[str]) -> Change:
    """Gives statements exactly ``tags``, without repeats and empty ones."""
    return _each(document, statements, "Set tags", tags=_tags(tags))


def add_tag(document: Document, statements: Statements, tag: str) -> Change:
    """Adds a tag to statements that lack it."""
    draft = Draft(document)
    for name in several(statements):
        draft.do(set_tags(draft.now, name, (*draft.now.statements[name].tags, tag)))
    return draft.change("Add tag")


def remove_tag(document: Document, statements: Statements, tag: str) -> Change:
    """Takes a tag from statements that have it."""
    draft = Draft(document)
    for name in several(statements):
        kept = tuple(t for t in draft.now.statements[name].tags if t != tag)
        draft.put_statement(name, replace(draft.now.statements[name], tags=kept))
    return draft.change("Remove tag")


def _tags(tags: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tag for tag in map(one_line, tags) if tag))


def set_note(document: Document, statement: StatementId, note: str) -> Change:
    """Gives a statement another note, in Markdown."""
    return _each(document, statement, "Edit note", note=clean_text(note))


def set_plausibility(
    document: Document, statements: Statements, plausibility: Plausibility | None
) -> Change:
    """Says how statements strike a reader before any argument."""
    return _each(document, statements, "Set plausibility", plausibility=plausibility)


def set_side(document: Document, statements: Statements, side: str) -> Change:
    """Says which side of a debate statements are on."""
    return _each(document, statements, "Set side", side=one_line(side))


def set_speech(document: Document, statements: Statements, speech: str) -> Change:
    """Says in which speech statements are made."""
    return _each(document, statements, "Set speech", speech=one_line(speech))


def set_pin(document: Document, statements: Statements, pin: Pin | None) -> Change:
    """Says how the arguments under statements stand; ``None`` leaves it to the layout."""
    return _each(document, statements, "Pin arguments" if pin else "Unpin arguments", pin=pin)


def set_inference_note(document: Document, inference: InferenceId, note: str) -> Change:
    """Gives a step another note, in Markdown."""
    return _step(document, inference, "Edit note", note=clean_text(note))


def set_scheme(document: Document, inference: InferenceId, scheme: str) -> Change:
    """Names the argumentation scheme of a step; answers to another scheme's questions go, and
    what its premises were said to be in that.
    """
    name, record = one_line(scheme), document.inferences[inference]
    if name == record.scheme:
        return Change("Set scheme", ())
    draft = Draft(document)
    draft.put_inference(inference, replace(record, scheme=name, answers=()))
    for premise in document.links.premises_of(inference):
        statement = document.statements[premise]
        services = tuple(
            replace(s, plays="") if s.inference == inference else s for s in statement.premise_of
        )
        draft.put_statement(premise, replace(statement, premise_of=services))
    return draft.change("Set scheme")


def set_answer(document: Document, inference: InferenceId, answer: Answer) -> Change:
    """Answers a critical question of a step, in place of an earlier answer to it; an open one
    without words says nothing and is not kept.
    """
    clean = replace(answer, question=one_line(answer.question), text=clean_text(answer.text))
    answers = {a.question: a for a in document.inferences[inference].answers}
    answers[clean.question] = clean
    if clean == Answer(question=clean.question):
        del answers[clean.question]
    return _step(document, inference, "Answer question", answers=tuple(answers.values()))


def set_strength(document: Document, inference: InferenceId, strength: Strength | None) -> Change:
    """Says how well a step's premises carry its conclusion, if they are true."""
    return _step(document, inference, "Set strength", strength=strength)


def set_polarity(document: Document, inference: InferenceId, polarity: Polarity) -> Change:
    """Makes a step support or oppose its conclusion, with all its premises."""
    label = "Make supporting" if polarity is Polarity.SUPPORT else "Make opposing"
    return _step(document, inference, label, polarity=polarity)


def _each(document: Document, statements: Statements, label: str, **fields: object) -> Change:
    draft = Draft(document)
    draft.put_all(
        ("statements", name, replace(document.statements[name], **fields))
        for name in several(statements)
    )
    return draft.change(label)


def _step(document: Document, inference: InferenceId, label: str, **fields: object) -> Change:
    draft = Draft(document)
    draft.put_inference(inference, replace(document.inferences[inference], **fields))
    return draft.change(label)
