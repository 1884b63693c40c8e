"""Steps that several verbs share: leaving an inference, ending one, merging two.

An inference never stays without premises. Where one ends, what a person wrote on it (its
note, its comments, the objections to it) passes to an heir or stays as loose statements.
"""

from collections.abc import Iterable

from msgspec.structs import replace

from rejoinder.edits.draft import Draft
from rejoinder.edits.siblings import Arguments, Loose, Premises, key_before
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, NodeId, StatementId
from rejoinder.model.lookup import home
from rejoinder.model.records import Inference, Polarity, PremiseOf
from rejoinder.model.tree import ancestors, home_premises, roots, walk

Statements = StatementId | Iterable[StatementId]
"""One statement, or a selection of them."""


def several(statements: Statements) -> tuple[StatementId, ...]:
    """One statement or many as a tuple without repeats."""
    if isinstance(statements, str):
        return (StatementId(statements),)
    return tuple(dict.fromkeys(statements))


def in_order(document: Document, statements: Iterable[StatementId]) -> tuple[StatementId, ...]:
    """``statements`` without repeats, as the map is read: from the thesis down."""
    wanted = tuple(dict.fromkeys(statements))
    if len(wanted) < 2:
        return wanted
    place = {
        node: i for i, node in enumerate(n for r in roots(document) for n in walk(document, r))
    }
    return tuple(sorted(wanted, key=lambda s: place.get(s, len(place))))


def tops(document: Document, statements: Iterable[StatementId]) -> tuple[StatementId, ...]:
    """``statements`` without those that hang under another of them, as the map is read.

    An objection to a step whose premises are all among them hangs under them too.
    """
    wanted = set(statements)
    heads = {home(document.statements[s]) for s in wanted}
    steps = {h for h in heads if h and wanted.issuperset(document.links.premises_of(h))}

    def hangs(statement: StatementId) -> bool:
        above = list(ancestors(document, statement))
        return not (wanted.isdisjoint(above) and steps.isdisjoint(above[1:]))

    return in_order(document, (s for s in wanted if not hangs(s)))


def combined(first: Polarity, second: Polarity) -> Polarity:
    """The polarity of one step after another: against what is against is for."""
    return Polarity.SUPPORT if first is second else Polarity.OPPOSE


def serve(
    draft: Draft, statement: StatementId, inference: InferenceId, *, before: str | None = None
) -> None:
    """Makes ``statement`` a premise of ``inference``, last among the links that it has."""
    key = key_before(draft, Premises(inference), before)
    record = draft.now.statements[statement]
    services = (*record.premise_of, PremiseOf(inference=inference, order=key))
    draft.put_statement(statement, replace(record, premise_of=services, order=""))


def leave(draft: Draft, statement: StatementId, inference: InferenceId) -> None:
    """Takes ``statement`` from the premises of ``inference``, which may be left with none.

    A statement that serves nothing afterwards stands last among the loose ones.
    """
    record = draft.now.statements[statement]
    services = tuple(s for s in record.premise_of if s.inference != inference)
    key = "" if services else key_before(draft, Loose(), None)
    draft.put_statement(statement, replace(record, premise_of=services, order=key))


def goes_along(document: Document, statement: StatementId) -> InferenceId | None:
    """The home of ``statement`` where that rests on nothing else, so that it moves with it."""
    step = home(document.statements[statement])
    if step is None or document.links.premises_of(step) != (statement,):
        return None
    return step


def new_inference(
    draft: Draft, name: InferenceId, conclusion: NodeId, *, polarity: Polarity, before: str | None
) -> None:
    """Puts an inference, as yet without premises, among those to ``conclusion``."""
    key = key_before(draft, Arguments(conclusion), before)
    draft.put_inference(name, Inference(conclusion=conclusion, polarity=polarity, order=key))


def rehang(
    draft: Draft,
    inference: InferenceId,
    conclusion: NodeId,
    *,
    polarity: Polarity,
    before: str | None,
) -> None:
    """Gives an inference, with all that hangs on it, another conclusion, polarity or place."""
    if before == inference:
        raise AssertionError("an inference can't stand ahead of itself")
    key = key_before(draft, Arguments(conclusion), before)
    record = draft.now.inferences[inference]
    draft.put_inference(
        inference, replace(record, conclusion=conclusion, polarity=polarity, order=key)
    )


def dissolve(draft: Draft, inference: InferenceId, heir: NodeId | None) -> None:
    """Ends an inference. Its premises, and those of the objections to it, become loose or
    keep their other links; its note and its comments pass to ``heir``.
    """
    ending = [inference]
    while ending:
        step = ending.pop()
        ending.extend(draft.now.links.arguments_for(step))
        own = home_premises(draft.now, step)
        for premise in draft.now.links.premises_of(step):
            leave(draft, premise, step)
        bequeath(draft, step, heir if step == inference else next(iter(own), heir))
        draft.put_inference(step, None)


def bequeath(draft: Draft, inference: InferenceId, heir: NodeId | None) -> None:
    """Passes the note and the comments of an inference that ends to ``heir``."""
    if heir is None:
        draft.drop_comments([inference])
        return
    draft.move_comments(inference, heir)
    note = draft.now.inferences[inference].note
    if not note:
        return
    statement = draft.now.statement(heir)
    if statement is not None:
        whole = f"{statement.note}\n\n{note}" if statement.note else note
        draft.put_statement(StatementId(heir), replace(statement, note=whole))
        return
    other = draft.now.inferences[InferenceId(heir)]
    whole = f"{other.note}\n\n{note}" if other.note else note
    draft.put_inference(InferenceId(heir), replace(other, note=whole))


def merge(draft: Draft, gone: InferenceId, into: InferenceId) -> None:
    """Ends ``gone``, whose premises have left, in favour of ``into``: what objected to the
    one step now objects to the other, and its scheme is kept where ``into`` names none.
    """
    for argument in draft.now.links.arguments_for(gone):
        polarity = draft.now.inferences[argument].polarity
        rehang(draft, argument, into, polarity=polarity, before=None)
    bequeath(draft, gone, into)
    old, record = draft.now.inferences[gone], draft.now.inferences[into]
    if old.scheme and not record.scheme:
        draft.put_inference(into, replace(record, scheme=old.scheme, answers=old.answers))
    draft.put_inference(gone, None)
