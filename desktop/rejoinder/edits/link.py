"""Verbs for cross links: a statement that serves more than one inference."""

from msgspec.structs import replace

from rejoinder.edits.draft import Draft
from rejoinder.edits.placing import refuse_loop, refuse_thesis
from rejoinder.edits.structure import dissolve, leave, new_inference, serve
from rejoinder.edits.words import called, capital
from rejoinder.model.change import Change
from rejoinder.model.document import Document
from rejoinder.model.errors import EditRefused
from rejoinder.model.ids import Fresh, InferenceId, NodeId, StatementId
from rejoinder.model.records import Polarity
from rejoinder.model.tree import grounds, roots, walk


def link(
    document: Document,
    statement: StatementId,
    conclusion: NodeId,
    *,
    fresh: Fresh,
    polarity: Polarity = Polarity.SUPPORT,
) -> Change:
    """Makes ``statement`` the premise of a further inference, last among those to
    ``conclusion``. A loose statement gets its home that way.

    Raises:
        EditRefused: as ``link_refusal`` says.
    """
    _refuse_link(document, statement, conclusion)
    draft, step = Draft(document), InferenceId(fresh())
    new_inference(draft, step, conclusion, polarity=polarity, before=None)
    serve(draft, statement, step)
    return draft.change("Link")


def link_as_co_premise(
    document: Document, statement: StatementId, inference: InferenceId
) -> Change:
    """Makes ``statement`` a further premise of ``inference``, last among them.

    Raises:
        EditRefused: as ``link_refusal`` says.
    """
    _refuse_joint_link(document, statement, inference)
    draft = Draft(document)
    serve(draft, statement, inference)
    return draft.change("Link as co-premise")


def link_refusal(
    document: Document, statement: StatementId, to: NodeId, *, joint: bool = False
) -> str | None:
    """Why ``statement`` can't be linked to the conclusion ``to``, or, if ``joint``, made a
    premise of the inference ``to``; ``None`` where it can.
    """
    try:
        if joint:
            _refuse_joint_link(document, statement, InferenceId(to))
        else:
            _refuse_link(document, statement, to)
    except EditRefused as refused:
        return str(refused)
    return None


def linkable(document: Document, statement: StatementId) -> tuple[StatementId, ...]:
    """The statements that ``statement`` may be linked to as conclusions, in reading order:
    those for which ``link_refusal`` gives no reason."""
    if statement == document.thesis:
        return ()
    served = (service.inference for service in document.statements[statement].premise_of)
    barred = grounds(document, statement)
    barred.update(document.inferences[step].conclusion for step in served)
    nodes = (node for root in roots(document) for node in walk(document, root))
    return tuple(StatementId(n) for n in nodes if n in document.statements and n not in barred)


def _refuse_link(document: Document, statement: StatementId, conclusion: NodeId) -> None:
    refuse_thesis(document, statement)
    refuse_loop(document, [statement], conclusion)
    for service in document.statements[statement].premise_of:
        if document.inferences[service.inference].conclusion == conclusion:
            raise EditRefused(
                f"{capital(called(document, statement))} already bears on "
                f"{called(document, conclusion)}."
            )


def _refuse_joint_link(document: Document, statement: StatementId, inference: InferenceId) -> None:
    refuse_thesis(document, statement)
    if statement in document.links.premises_of(inference):
        raise EditRefused(
            f"{capital(called(document, statement))} is already a premise of that step."
        )
    refuse_loop(document, [statement], inference)


def unlink(document: Document, statement: StatementId, inference: InferenceId) -> Change:
    """Ends the service of ``statement`` to ``inference``.

    Where that was its home, its next link becomes its home, or it becomes loose. An
    inference left without premises goes; the premises of objections to it become loose.

    Raises:
        EditRefused: ``statement`` is not a premise of ``inference``.
    """
    _require_premise(document, statement, inference)
    draft = Draft(document)
    if document.links.premises_of(inference) == (statement,):
        dissolve(draft, inference, statement)
    else:
        leave(draft, statement, inference)
    return draft.change("Unlink")


def make_home(document: Document, statement: StatementId, inference: InferenceId) -> Change:
    """Makes the service to ``inference`` the place where ``statement`` stands in the tree;
    its old home becomes a cross link.

    Raises:
        EditRefused: ``statement`` is not a premise of ``inference``.
    """
    _require_premise(document, statement, inference)
    record, draft = document.statements[statement], Draft(document)
    services = sorted(record.premise_of, key=lambda s: s.inference != inference)
    draft.put_statement(statement, replace(record, premise_of=tuple(services)))
    return draft.change("Move home to link")


def _require_premise(document: Document, statement: StatementId, inference: InferenceId) -> None:
    if statement not in document.links.premises_of(inference):
        raise EditRefused(
            f"{capital(called(document, statement))} is not a premise of that step, "
            "so there is no link to change."
        )
