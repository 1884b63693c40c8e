"""Verbs that add a statement: a reason, an objection, a co-premise, a sibling, a parent."""

from msgspec.structs import replace

from rejoinder.edits.draft import Draft
from rejoinder.edits.siblings import Arguments, Loose, Premises, following, key_after, key_before
from rejoinder.edits.structure import new_inference, serve
from rejoinder.edits.words import called, capital
from rejoinder.model.change import Change
from rejoinder.model.document import Document
from rejoinder.model.errors import EditRefused
from rejoinder.model.ids import Fresh, InferenceId, NodeId, StatementId, VoiceId
from rejoinder.model.lookup import home
from rejoinder.model.order import FIRST
from rejoinder.model.records import Inference, Kind, Polarity, PremiseOf, Statement
from rejoinder.model.text import clean_text


def add_thesis(
    document: Document, *, fresh: Fresh, text: str = "", voice: VoiceId | None = None
) -> Change:
    """Adds the thesis of a map that has none.

    Raises:
        EditRefused: the map has a thesis.
    """
    if document.thesis is not None:
        raise EditRefused(
            f"The map already has a thesis, {called(document, document.thesis)}. "
            "Edit it, or add a statement above it."
        )
    draft = Draft(document)
    name = StatementId(fresh())
    draft.put_statement(name, Statement(text=clean_text(text), voice=voice))
    draft.set_thesis(name)
    return draft.change("Add thesis")


def add_loose(
    document: Document,
    *,
    fresh: Fresh,
    text: str = "",
    voice: VoiceId | None = None,
    kind: Kind = Kind.CLAIM,
    after: StatementId | None = None,
) -> Change:
    """Adds a statement that is not yet connected, last among the loose ones or ``after`` one."""
    draft = Draft(document)
    key = key_after(draft, Loose(), after)
    record = Statement(text=clean_text(text), voice=voice, kind=kind, order=key)
    draft.put_statement(StatementId(fresh()), record)
    return draft.change("Add loose claim")


def add_argument(
    document: Document,
    conclusion: NodeId,
    *,
    fresh: Fresh,
    polarity: Polarity = Polarity.SUPPORT,
    kind: Kind = Kind.CLAIM,
    text: str = "",
    voice: VoiceId | None = None,
    stated: bool = True,
    after: InferenceId | None = None,
    label: str | None = None,
) -> Change:
    """Adds one inference to ``conclusion`` with one new premise.

    It stands right behind ``after``, or last. Where ``conclusion`` is an inference, one
    that opposes is an undercut and one that supports is backing.
    """
    before = following(document, Arguments(conclusion), after)
    draft = Draft(document)
    premise = Statement(text=clean_text(text), kind=kind, voice=voice, stated=stated)
    _argue(draft, conclusion, premise, fresh=fresh, polarity=polarity, before=before)
    return draft.change(label or _argument_label(document, conclusion, polarity, kind=kind))


def _argue(
    draft: Draft,
    conclusion: NodeId,
    premise: Statement,
    *,
    fresh: Fresh,
    polarity: Polarity,
    before: str | None,
) -> None:
    statement, step = StatementId(fresh()), InferenceId(fresh())
    new_inference(draft, step, conclusion, polarity=polarity, before=before)
    draft.put_statement(
        statement, replace(premise, premise_of=(PremiseOf(inference=step, order=FIRST),))
    )


def _argument_label(
    document: Document, conclusion: NodeId, polarity: Polarity, *, kind: Kind
) -> str:
    if conclusion in document.inferences:
        return "Add objection to step" if polarity is Polarity.OPPOSE else "Add backing"
    if kind is Kind.EVIDENCE:
        return "Add evidence"
    return "Add objection" if polarity is Polarity.OPPOSE else "Add premise"


def add_reason(
    document: Document,
    target: NodeId,
    *,
    fresh: Fresh,
    text: str = "",
    voice: VoiceId | None = None,
) -> Change:
    """Adds an independent premise for ``target``; backing, where that is an inference."""
    return add_argument(document, target, fresh=fresh, text=text, voice=voice)


def add_objection(
    document: Document,
    target: NodeId,
    *,
    fresh: Fresh,
    text: str = "",
    voice: VoiceId | None = None,
) -> Change:
    """Adds an objection to ``target``; an undercut, where that is an inference."""
    return add_argument(
        document, target, fresh=fresh, polarity=Polarity.OPPOSE, text=text, voice=voice
    )


def add_rebuttal(
    document: Document,
    target: NodeId,
    *,
    fresh: Fresh,
    text: str = "",
    voice: VoiceId | None = None,
) -> Change:
    """Adds an answer to the objection ``target``, or to its step."""
    return add_argument(
        document,
        target,
        fresh=fresh,
        polarity=Polarity.OPPOSE,
        text=text,
        voice=voice,
        label="Add rebuttal",
    )


def add_evidence(
    document: Document,
    target: NodeId,
    *,
    fresh: Fresh,
    text: str = "",
    voice: VoiceId | None = None,
) -> Change:
    """Adds a piece of evidence for ``target``."""
    return add_argument(
        document,
        target,
        fresh=fresh,
        kind=Kind.EVIDENCE,
        text=text,
        voice=voice,
        label="Add evidence",
    )


def add_undercut(
    document: Document,
    target: NodeId,
    *,
    fresh: Fresh,
    text: str = "",
    voice: VoiceId | None = None,
) -> Change:
    """Adds an objection to a step: to ``target``, or to the home of the statement ``target``.

    Raises:
        EditRefused: ``target`` is a statement that is a premise of nothing.
    """
    statement = document.statement(target)
    step = InferenceId(target) if statement is None else home(statement)
    if step is None:
        raise EditRefused(
            f"{capital(called(document, target))} is a premise of nothing, so there is no step to "
            "object to. Object to the statement itself, or choose one below it."
        )
    return add_argument(
        document, step, fresh=fresh, polarity=Polarity.OPPOSE, text=text, voice=voice
    )


def add_co_premise(
    document: Document,
    beside: StatementId,
    *,
    fresh: Fresh,
    text: str = "",
    stated: bool = True,
    voice: VoiceId | None = None,
    before: bool = False,
) -> Change:
    """Adds a statement that is taken jointly with ``beside``, right behind or ahead of it.

    Raises:
        EditRefused: ``beside`` is a premise of nothing.
    """
    step = home(document.statements[beside])
    if step is None:
        raise EditRefused(
            f"{capital(called(document, beside))} is a premise of nothing, so nothing can be taken "
            "jointly with it. Connect it to a conclusion first."
        )
    draft = Draft(document)
    key = (key_before if before else key_after)(draft, Premises(step), beside)
    draft.put_statement(
        StatementId(fresh()),
        Statement(
            text=clean_text(text),
            stated=stated,
            voice=voice,
            premise_of=(PremiseOf(inference=step, order=key),),
        ),
    )
    return draft.change("Add co-premise")


def add_sibling(
    document: Document,
    statement: StatementId,
    *,
    fresh: Fresh,
    text: str = "",
    before: bool = False,
    voice: VoiceId | None = None,
) -> Change:
    """Adds an independent argument beside that of ``statement``, for or against as it is and
    of its kind; beside the thesis or a loose statement, a loose one.
    """
    record, draft = document.statements[statement], Draft(document)
    new = Statement(text=clean_text(text), kind=record.kind, voice=voice)
    step = home(record)
    if step is None:
        place = Loose()
        if statement == document.thesis:
            key = key_before(draft, place, next(iter(place.names(document)), None))
        else:
            key = (key_before if before else key_after)(draft, place, statement)
        draft.put_statement(StatementId(fresh()), replace(new, kind=Kind.CLAIM, order=key))
        return draft.change("Add loose claim")
    argument = document.inferences[step]
    ahead = step if before else following(document, Arguments(argument.conclusion), step)
    polarity = argument.polarity
    _argue(draft, argument.conclusion, new, fresh=fresh, polarity=polarity, before=ahead)
    return draft.change(_argument_label(document, argument.conclusion, polarity, kind=new.kind))


def add_parent(
    document: Document,
    statement: StatementId,
    *,
    fresh: Fresh,
    text: str = "",
    voice: VoiceId | None = None,
) -> Change:
    """Adds a statement between the argument of ``statement`` and its conclusion.

    The argument, with its co-premises, then supports the new statement, which takes over
    its place and polarity. Above the thesis, the new statement becomes the thesis.
    """
    record, draft = document.statements[statement], Draft(document)
    name, step = StatementId(fresh()), InferenceId(fresh())
    new = Statement(text=clean_text(text), voice=voice)
    argument = home(record)
    if argument is None:
        draft.put_statement(name, replace(new, order=record.order))
        draft.put_inference(step, Inference(conclusion=name, order=FIRST))
        if statement == document.thesis:
            draft.set_thesis(name)
        serve(draft, statement, step)
        return draft.change("Add statement above")
    old = document.inferences[argument]
    draft.put_inference(
        step, Inference(conclusion=old.conclusion, polarity=old.polarity, order=old.order)
    )
    draft.put_statement(name, replace(new, premise_of=(PremiseOf(inference=step, order=FIRST),)))
    draft.put_inference(
        argument, replace(old, conclusion=name, polarity=Polarity.SUPPORT, order=FIRST)
    )
    return draft.change("Add statement above")
