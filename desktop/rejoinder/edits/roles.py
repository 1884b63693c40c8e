"""Verbs that change the part a statement plays: premise, objection, evidence; joint or not."""

from msgspec.structs import replace

from rejoinder.edits.draft import Draft
from rejoinder.edits.placing import AsArgument, AsCoPremise, put, units_of
from rejoinder.edits.siblings import Arguments, following
from rejoinder.edits.state import set_kind
from rejoinder.edits.structure import Statements, in_order, several
from rejoinder.edits.words import called, capital
from rejoinder.model.change import Change
from rejoinder.model.document import Document
from rejoinder.model.errors import EditRefused
from rejoinder.model.ids import Fresh, InferenceId, StatementId
from rejoinder.model.lookup import home
from rejoinder.model.records import Kind, Polarity
from rejoinder.model.roles import Role, role
from rejoinder.model.tree import home_premises


def set_role(document: Document, statements: Statements, role: Role, *, fresh: Fresh) -> Change:
    """Makes statements premises, objections, rebuttals or evidence.

    The words are relative to what a statement argues for or against: a premise supports
    it; an objection and a rebuttal are claims that oppose it, and which of the two a card
    says follows from its place. Evidence keeps its side. One of several co-premises that
    changes sides leaves them.

    Raises:
        EditRefused: a statement is the thesis, or argues for nothing and can't take a side.
    """
    draft = Draft(document)
    for step, members in units_of(document, in_order(document, several(statements))):
        for name in members:
            _refuse_role(document, name, role)
            kind = Kind.EVIDENCE if role is Role.EVIDENCE else Kind.CLAIM
            draft.put_statement(name, replace(draft.now.statements[name], kind=kind))
        if role is not Role.EVIDENCE:
            polarity = Polarity.SUPPORT if role is Role.PREMISE else Polarity.OPPOSE
            _take_side(draft, step, members[0], polarity=polarity, fresh=fresh)
    return draft.change(f"Make {role.value}")


_A = {Role.PREMISE: "a premise", Role.OBJECTION: "an objection", Role.REBUTTAL: "a rebuttal"}


def _refuse_role(document: Document, statement: StatementId, role: Role) -> None:
    name = capital(called(document, statement))
    if role in (Role.THESIS, Role.LOOSE):
        raise EditRefused(f"{name} can't be made {role.value} here: that follows from its place.")
    if statement == document.thesis:
        raise EditRefused(f"{name} is the thesis, which argues for nothing else.")
    if role is not Role.EVIDENCE and home(document.statements[statement]) is None:
        raise EditRefused(
            f"{name} is loose. Connect it to a conclusion first; then make it {_A[role]}."
        )


def _take_side(
    draft: Draft,
    step: InferenceId | None,
    statement: StatementId,
    *,
    polarity: Polarity,
    fresh: Fresh,
) -> None:
    old = step or home(draft.now.statements[statement])
    assert old is not None
    argument = draft.now.inferences[old]
    if argument.polarity is polarity:
        return
    if step is not None:
        draft.put_inference(step, replace(argument, polarity=polarity))
    else:
        _part(draft, statement, old, polarity=polarity, fresh=fresh)


def _part(
    draft: Draft, statement: StatementId, group: InferenceId, *, polarity: Polarity, fresh: Fresh
) -> None:
    """Takes a statement out of ``group`` into an inference of its own right behind it."""
    conclusion = draft.now.inferences[group].conclusion
    before = following(draft.now, Arguments(conclusion), group)
    to = AsArgument(conclusion, polarity, InferenceId(before) if before else None)
    put(draft, [statement], to=to, fresh=fresh)


_NEXT_ROLE = {
    Role.PREMISE: Role.OBJECTION,
    Role.OBJECTION: Role.EVIDENCE,
    Role.REBUTTAL: Role.EVIDENCE,
}


def cycle_role(document: Document, statements: Statements, *, fresh: Fresh) -> Change:
    """Gives statements the role after that of the first: premise, objection (or rebuttal),
    evidence, premise. Loose ones turn from claim to evidence and back.
    """
    chosen = several(statements)
    if not chosen:
        return Change("Change role", ())
    first = document.statements[chosen[0]]
    if not first.premise_of and chosen[0] != document.thesis:
        claim = first.kind is Kind.EVIDENCE
        return set_kind(document, chosen, Kind.CLAIM if claim else Kind.EVIDENCE)
    following_role = _NEXT_ROLE.get(role(document, chosen[0]), Role.PREMISE)
    return set_role(document, chosen, following_role, fresh=fresh)


def make_joint(document: Document, statements: Statements, *, fresh: Fresh) -> Change:
    """Makes statements co-premises of one step: that of the first of them.

    A single statement joins the argument ahead of its own, or the one behind the first.

    Raises:
        EditRefused: they argue for different things or on different sides.
    """
    chosen = in_order(document, several(statements))
    if len(chosen) == 1:
        chosen = (*_neighbours(document, chosen[0]), *chosen)
    if not chosen:
        return Change("Make joint", ())
    steps = [_step_of(document, name) for name in chosen]
    target = document.inferences[steps[0]]
    for name, step in zip(chosen, steps, strict=True):
        argument = document.inferences[step]
        if (argument.conclusion, argument.polarity) != (target.conclusion, target.polarity):
            raise EditRefused(
                f"{capital(called(document, name))} and {called(document, chosen[0])} don't argue "
                "on the same side of the same conclusion, so they can't be taken jointly."
            )
    draft = Draft(document)
    for name, step in zip(chosen, steps, strict=True):
        if step != steps[0]:
            put(draft, [name], to=AsCoPremise(steps[0]), fresh=fresh)
    return draft.change("Make joint")


def _neighbours(document: Document, statement: StatementId) -> tuple[StatementId, ...]:
    """A premise of the argument on the same side ahead of that of ``statement``, else behind."""
    step = _step_of(document, statement)
    argument = document.inferences[step]
    row = [
        other
        for other in document.links.arguments_for(argument.conclusion)
        if document.inferences[other].polarity is argument.polarity
        and (other == step or home_premises(document, other))
    ]
    index = row.index(step)
    near = row[index - 1] if index else next(iter(row[1:]), None)
    if near is None:
        raise EditRefused(
            f"{capital(called(document, statement))} is the only argument on its side, "
            "so there is nothing to take it jointly with. Add a co-premise instead."
        )
    return home_premises(document, near)[-1:]


def _step_of(document: Document, statement: StatementId) -> InferenceId:
    step = home(document.statements[statement])
    if step is None:
        raise EditRefused(
            f"{capital(called(document, statement))} is a premise of nothing, "
            "so it can't be taken jointly with others. Connect it first."
        )
    return step


def make_independent(document: Document, statements: Statements, *, fresh: Fresh) -> Change:
    """Takes statements out of their co-premises: each becomes an argument of its own on the
    same side, right behind the group. Where a whole group is named, its first stays.

    Raises:
        EditRefused: none of them has a co-premise.
    """
    draft = Draft(document)
    for name in reversed(in_order(document, several(statements))):
        group = home(draft.now.statements[name])
        if group is not None and len(draft.now.links.premises_of(group)) > 1:
            side = draft.now.inferences[group].polarity
            _part(draft, name, group, polarity=side, fresh=fresh)
    if not draft.change("").rows:
        raise EditRefused("None of the selected statements has a co-premise to part from.")
    return draft.change("Make independent")
