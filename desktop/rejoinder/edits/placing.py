"""Where a branch can go, and how it is put there.

A statement that is the only premise of its home moves together with that inference, so
that its scheme, notes, comments and the objections to it are kept; so does a group whose
premises are all moved. One of several co-premises leaves the group for a new inference.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from msgspec import structs

from rejoinder.edits.draft import Draft
from rejoinder.edits.siblings import Arguments, Loose, Place, Premises, following, key_before
from rejoinder.edits.structure import dissolve, goes_along, leave, merge, new_inference, rehang
from rejoinder.edits.words import called, capital
from rejoinder.model.document import Document
from rejoinder.model.errors import EditRefused
from rejoinder.model.ids import Fresh, InferenceId, NodeId, StatementId
from rejoinder.model.lookup import home
from rejoinder.model.order import FIRST
from rejoinder.model.records import Polarity, PremiseOf
from rejoinder.model.tree import grounds


@dataclass(frozen=True)
class AsArgument:
    """An argument of its own for or against ``conclusion``, ahead of ``before`` or last."""

    conclusion: NodeId
    polarity: Polarity = Polarity.SUPPORT
    before: InferenceId | None = None


@dataclass(frozen=True)
class AsCoPremise:
    """Jointly with the premises of ``inference``, ahead of ``before`` or last."""

    inference: InferenceId
    before: StatementId | None = None


@dataclass(frozen=True)
class AsLoose:
    """Connected to nothing, ahead of ``before`` among the loose statements or last."""

    before: StatementId | None = None


Destination = AsArgument | AsCoPremise | AsLoose
Unit = tuple[InferenceId | None, tuple[StatementId, ...]]
"""What moves as one: an inference with all its premises, or a single statement."""


def put(draft: Draft, branches: Sequence[StatementId], *, to: Destination, fresh: Fresh) -> None:
    """Puts ``branches``, none of which hangs under another, where ``to`` says, in order."""
    if isinstance(to, AsArgument):
        units = units_of(draft.now, branches)
        steps = {step for step, _ in units if step is not None}
        before = _staying(draft.now, Arguments(to.conclusion), to.before, steps)
        to = replace(to, before=InferenceId(before) if before else None)
    else:
        units = tuple((None, (statement,)) for statement in branches)
        place = Premises(to.inference) if isinstance(to, AsCoPremise) else Loose()
        before = _staying(draft.now, place, to.before, set(branches))
        to = replace(to, before=StatementId(before) if before else None)
    for unit in units:
        put_unit(draft, unit, to, fresh=fresh)


def _staying(
    document: Document, place: Place, before: str | None, moving: Collection[str]
) -> str | None:
    """``before``, or the first sibling behind it that does not move itself."""
    while before in moving:
        before = following(document, place, before)
    return before


def units_of(document: Document, branches: Sequence[StatementId]) -> tuple[Unit, ...]:
    """``branches`` with those together that are all the premises of one inference."""
    units: dict[Unit, None] = {}
    for statement in branches:
        step = home(document.statements[statement])
        group = () if step is None else document.links.premises_of(step)
        whole = step is not None and all(
            s in branches and home(document.statements[s]) == step for s in group
        )
        units[(step, group) if whole else (None, (statement,))] = None
    return tuple(units)


def put_unit(draft: Draft, unit: Unit, to: Destination, *, fresh: Fresh) -> None:
    """Puts one of ``units_of`` where ``to`` says, whose ``before`` does not move itself.

    Raises:
        EditRefused: it holds the thesis, or what it would go under bears on it.
    """
    step, members = unit
    for statement in members:
        refuse_thesis(draft.now, statement)
    if isinstance(to, AsArgument):
        refuse_loop(draft.now, (*members, *((step,) if step else ())), to.conclusion)
        if step is not None:
            rehang(draft, step, to.conclusion, polarity=to.polarity, before=to.before)
        else:
            _put_argument(draft, members[0], to, step=InferenceId(fresh()))
        for statement in members:
            _absorb_links(draft, statement)
        return
    for statement in members:
        if isinstance(to, AsCoPremise):
            _put_co_premise(draft, statement, to)
        else:
            _put_loose(draft, statement, to.before)


def _put_argument(
    draft: Draft, statement: StatementId, to: AsArgument, *, step: InferenceId
) -> None:
    """A statement that leaves its co-premises, or a loose one, in an inference of its own."""
    new_inference(draft, step, to.conclusion, polarity=to.polarity, before=to.before)
    record = draft.now.statements[statement]
    services = (PremiseOf(inference=step, order=FIRST), *record.premise_of[1:])
    draft.put_statement(statement, structs.replace(record, premise_of=services, order=""))


def _absorb_links(draft: Draft, statement: StatementId) -> None:
    """Ends cross links that say alone what the home of ``statement`` says alone as well."""
    own, *others = draft.now.statements[statement].premise_of
    for service in others:
        links = draft.now.links
        both = (links.premises_of(own.inference), links.premises_of(service.inference))
        one, other = draft.now.inferences[own.inference], draft.now.inferences[service.inference]
        same = (one.conclusion, one.polarity) == (other.conclusion, other.polarity)
        if same and both == ((statement,), (statement,)):
            leave(draft, statement, service.inference)
            merge(draft, service.inference, own.inference)


def _put_co_premise(draft: Draft, statement: StatementId, to: AsCoPremise) -> None:
    old = home(draft.now.statements[statement])
    along = goes_along(draft.now, statement)
    if old != to.inference:
        refuse_loop(draft.now, (statement, *((along,) if along else ())), to.inference)
    key = key_before(draft, Premises(to.inference), to.before)
    record = draft.now.statements[statement]
    kept = tuple(s for s in record.premise_of[1:] if s.inference != to.inference)
    stayed = next((s for s in record.premise_of if s.inference == to.inference), None)
    plays = "" if stayed is None else stayed.plays
    services = (PremiseOf(inference=to.inference, order=key, plays=plays), *kept)
    draft.put_statement(statement, structs.replace(record, premise_of=services, order=""))
    if along is not None and along != to.inference:
        merge(draft, along, to.inference)


def _put_loose(draft: Draft, statement: StatementId, before: StatementId | None) -> None:
    services = draft.now.statements[statement].premise_of
    for service in services:
        if draft.now.links.premises_of(service.inference) == (statement,):
            dissolve(draft, service.inference, statement)
        else:
            leave(draft, statement, service.inference)
    if before is not None or not services:
        # what has just left stands last, but ahead of objections that its step has left behind
        Loose().set_key(draft, statement, key_before(draft, Loose(), before))


def refuse_thesis(document: Document, statement: StatementId) -> None:
    """Raises ``EditRefused`` where ``statement`` is the thesis."""
    if statement == document.thesis:
        raise EditRefused(
            f"{capital(called(document, statement))} is the thesis, which stays at the top. "
            "Make another statement the thesis first."
        )


def refuse_loop(document: Document, moving: Iterable[NodeId], target: NodeId) -> None:
    """Raises ``EditRefused`` where ``target`` is, or bears on, what would go under it."""
    for node in moving:
        if target == node:
            raise EditRefused(f"{capital(called(document, node))} can't go under itself.")
        if target in grounds(document, node):
            raise EditRefused(
                f"{capital(called(document, node))} can't go under {called(document, target)}, "
                "which already bears on it: the argument would go in a circle."
            )
