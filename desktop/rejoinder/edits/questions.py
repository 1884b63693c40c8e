"""Verbs for a step's scheme and its critical questions: what is missing, and what fails."""

from collections.abc import Mapping

from msgspec.structs import replace

from rejoinder.edits import add, state
from rejoinder.edits.draft import Draft
from rejoinder.edits.structure import serve
from rejoinder.model.casting import Cast, cast, own_words
from rejoinder.model.change import Change
from rejoinder.model.document import Document
from rejoinder.model.ids import Fresh, InferenceId, NodeId, StatementId, VoiceId
from rejoinder.model.records import Answer, AnswerState, Polarity, Statement, VoiceKind
from rejoinder.model.schemes import Question, Scheme, filled
from rejoinder.model.text import clean_text

OBJECTION, UNDERCUT, COUNTER = "objection_to_premise", "undercut_step", "counter_conclusion"
"""What a failing question adds (``Question.map_action``)."""


def name_scheme(
    document: Document,
    step: InferenceId,
    *,
    scheme: Scheme,
    fresh: Fresh,
    played: Cast,
    missing: Mapping[str, str],
) -> Change:
    """Names the scheme of a step, and which premise is which of it.

    ``missing`` has the words of premises that the scheme needs and nobody states, by their
    part: each becomes an unstated premise, where the scheme has it among the others.
    """
    draft = Draft(document)
    draft.do(state.set_scheme(draft.now, step, scheme.id))
    known = dict(played)
    for premise in document.links.premises_of(step):
        _say_part(draft, step, premise=premise, plays=_part_of(premise, played))
    for each in scheme.premises:
        if each.role in missing:
            known[each.role] = _add_missing(
                draft,
                step,
                scheme=scheme,
                role=each.role,
                text=missing[each.role],
                known=known,
                fresh=fresh,
            )
    return draft.change("Set scheme and add unstated premises" if missing else "Set scheme")


def _part_of(premise: StatementId, played: Cast) -> str:
    return next((role for role, name in played.items() if name == premise), "")


def _say_part(draft: Draft, step: InferenceId, *, premise: StatementId, plays: str) -> None:
    record = draft.now.statements[premise]
    services = tuple(
        replace(s, plays=plays) if s.inference == step else s for s in record.premise_of
    )
    draft.put_statement(premise, replace(record, premise_of=services))


def _add_missing(
    draft: Draft,
    step: InferenceId,
    *,
    scheme: Scheme,
    role: str,
    text: str,
    known: Cast,
    fresh: Fresh,
) -> StatementId:
    """An unstated premise that plays ``role``: behind the one that comes ahead of it in the
    scheme, or in front of all.
    """
    order = [each.role for each in scheme.premises]
    ahead = [known[r] for r in order[: order.index(role)] if r in known]
    beside = ahead[-1] if ahead else draft.now.links.premises_of(step)[0]
    premises = draft.now.links.premises_of(step)
    at = premises.index(beside) + (1 if ahead else 0)
    name = StatementId(fresh())
    draft.put_statement(name, Statement(text=clean_text(text), stated=False))
    serve(draft, name, step, before=premises[at] if at < len(premises) else None)
    _say_part(draft, step, premise=name, plays=role)
    return name


def fail_question(
    document: Document,
    step: InferenceId,
    *,
    question: Question,
    scheme: Scheme,
    fresh: Fresh,
    action: str = "",
) -> Change:
    """Says that a critical question fails, and adds what that means: an objection to the
    premise that it is about, to the step, or to the conclusion. ``action`` overrules what the
    scheme says (``map_action``).

    Its words are those of the answer, or else the opening that the scheme offers. Where nobody
    states the premise in question, it is added as an unstated one first. The new objection is
    the last statement that the change creates.
    """
    draft, given = Draft(document), given_answer(document, step, question=question.id)
    played = cast(document, step, scheme=scheme)
    words = own_words(document, step, scheme=scheme, played=played)
    wanted = action or question.map_action
    target, polarity = _target(
        draft, step, question=question, scheme=scheme, action=wanted, fresh=fresh
    )
    draft.do(
        add.add_argument(
            draft.now,
            target,
            fresh=fresh,
            polarity=polarity,
            text=given.text or filled(question.opening or question.question, words),
            voice=_reviewer(document),
        )
    )
    draft.do(state.set_answer(draft.now, step, replace(given, state=AnswerState.FAILS)))
    return draft.change(_LABELS[wanted])


_LABELS = {
    OBJECTION: "Turn question into objection",
    UNDERCUT: "Turn question into objection to step",
    COUNTER: "Turn question into objection to conclusion",
}


def _target(
    draft: Draft,
    step: InferenceId,
    *,
    question: Question,
    scheme: Scheme,
    action: str,
    fresh: Fresh,
) -> tuple[NodeId, Polarity]:
    """What the new argument is about, and on which side: against the conclusion that a step
    supports, for one that it opposes.
    """
    record = draft.now.inferences[step]
    if action == UNDERCUT:
        return step, Polarity.OPPOSE
    if action == COUNTER:
        is_for = record.polarity is Polarity.SUPPORT
        return record.conclusion, Polarity.OPPOSE if is_for else Polarity.SUPPORT
    played = cast(draft.now, step, scheme=scheme)
    if question.role in played:
        return played[question.role], Polarity.OPPOSE
    needed = scheme.premise(question.role) or scheme.premises[0]
    words = own_words(draft.now, step, scheme=scheme, played=played)
    text = filled(needed.pattern, words)
    for role, name in played.items():
        _say_part(draft, step, premise=name, plays=role)
    added = _add_missing(
        draft, step, scheme=scheme, role=needed.role, text=text, known=played, fresh=fresh
    )
    return added, Polarity.OPPOSE


def given_answer(document: Document, step: InferenceId, *, question: str) -> Answer:
    """What was said to a question of a step; an open answer where that is nothing."""
    answers = document.inferences[step].answers
    return next((a for a in answers if a.question == question), Answer(question=question))


def _reviewer(document: Document) -> VoiceId | None:
    """The voice that objections of a review are in: the reviewer's, where there is one."""
    kinds = ((name, voice.kind) for name, voice in document.voices.items())
    return next((name for name, kind in kinds if kind is VoiceKind.REVIEWER), None)
