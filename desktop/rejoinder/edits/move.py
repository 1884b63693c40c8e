"""Verbs that move branches: to another conclusion, into a group, among siblings, out.

What moves with a statement, and what stays, is said in ``placing``.
"""

from collections.abc import Collection, Iterable, Sequence
from itertools import count as numbers

from msgspec.structs import replace

from rejoinder.edits.draft import Draft
from rejoinder.edits.placing import (
    AsArgument,
    AsCoPremise,
    AsLoose,
    Destination,
    put,
    put_unit,
    refuse_thesis,
    units_of,
)
from rejoinder.edits.siblings import (
    Arguments,
    Loose,
    Place,
    Premises,
    following,
    key_after,
    key_before,
)
from rejoinder.edits.structure import in_order, tops
from rejoinder.edits.words import called, capital
from rejoinder.model.change import Change
from rejoinder.model.document import Document
from rejoinder.model.errors import EditRefused
from rejoinder.model.ids import Fresh, InferenceId, StatementId
from rejoinder.model.lookup import home
from rejoinder.model.records import Inference, Polarity, Record, Statement
from rejoinder.model.tree import home_premises, roots

__all__ = [
    "AsArgument",
    "AsCoPremise",
    "AsLoose",
    "Destination",
    "demote",
    "move",
    "promote",
    "refusal",
    "shift",
]


def move(
    document: Document, statements: Iterable[StatementId], *, to: Destination, fresh: Fresh
) -> Change:
    """Moves the branches of ``statements``, in the order in which the map is read.

    Those that hang under another of them move with it. A move onto the place where they
    stand is a change without rows.

    Raises:
        EditRefused: something would end up supporting or opposing itself, or the thesis
            would become a premise.
    """
    draft = Draft(document)
    branches = tops(document, statements)
    put(draft, branches, to=to, fresh=fresh)
    label = _label("Move", branches)
    if _only_keys_differ(document, draft):
        return Change(label, ())
    return draft.change(label)


def refusal(document: Document, statements: Iterable[StatementId], to: Destination) -> str | None:
    """Why ``move`` would refuse, as a sentence for the person; ``None`` where it would not."""
    stand_ins = numbers()
    try:
        # ids with a blank never name a row, and the draft is thrown away
        put(
            Draft(document),
            tops(document, statements),
            to=to,
            fresh=lambda: f"preview {next(stand_ins)}",
        )
    except EditRefused as refused:
        return str(refused)
    return None


def shift(document: Document, statements: Iterable[StatementId], *, by: int) -> Change:
    """Moves statements ``by`` places among their siblings, earlier where negative.

    An argument moves among those to its conclusion; one of several co-premises among
    them; a loose statement among the loose ones. Neighbours in a selection move as a block.

    Raises:
        EditRefused: there is no place further on.
    """
    draft, moving = Draft(document), in_order(document, statements)
    chosen: dict[Place, list[str]] = {}
    for step, members in units_of(document, moving):
        place, name = _standing(document, step, members[0])
        chosen.setdefault(place, []).append(name)
    for place, names in chosen.items():
        _shift_among(draft, place, names, by=by)
    if moving and by and not draft.change("").rows:
        end = "first" if by < 0 else "last"
        raise EditRefused(
            f"{capital(called(document, moving[0]))} is already the {end} of its siblings."
        )
    return draft.change("Move earlier" if by < 0 else "Move later")


def _standing(
    document: Document, step: InferenceId | None, statement: StatementId
) -> tuple[Place, str]:
    """The list that a unit is ordered in, and its name there."""
    if step is not None:
        return Arguments(document.inferences[step].conclusion), step
    refuse_thesis(document, statement)
    group = home(document.statements[statement])
    return (Loose() if group is None else Premises(group)), statement


def _shift_among(draft: Draft, place: Place, chosen: Sequence[str], *, by: int) -> None:
    for _ in range(abs(by)):
        names = list(place.names(draft.now))
        if by > 0:
            names.reverse()
        for name in sorted(chosen, key=names.index):
            index = names.index(name)
            if index == 0 or names[index - 1] in chosen:
                continue
            neighbour = names[index - 1]
            key = (key_before if by < 0 else key_after)(draft, place, neighbour)
            place.set_key(draft, name, key)
            names[index - 1], names[index] = name, neighbour


def promote(document: Document, statements: Iterable[StatementId], *, fresh: Fresh) -> Change:
    """Moves statements up a level: each becomes an argument for or against what its
    conclusion argues for, right behind that; under a loose statement it becomes loose.

    Raises:
        EditRefused: a statement stands under the thesis or under nothing.
    """
    draft = Draft(document)
    branches = tops(document, statements)
    # the last one first, so that each comes to stand right behind its old parent in order
    for step, members in reversed(units_of(document, branches)):
        put_unit(draft, (step, members), _level_up(draft.now, members[0]), fresh=fresh)
    return draft.change(_label("Promote", branches))


def _level_up(document: Document, statement: StatementId) -> Destination:
    step = home(document.statements[statement])
    if step is None:
        refuse_thesis(document, statement)
        raise EditRefused(
            f"{capital(called(document, statement))} is loose; it has no level to leave."
        )
    argument = document.inferences[step]
    above = document.statement(argument.conclusion)
    upper = InferenceId(argument.conclusion) if above is None else home(above)
    if upper is not None:
        conclusion = document.inferences[upper].conclusion
        before = following(document, Arguments(conclusion), upper)
        return AsArgument(conclusion, argument.polarity, InferenceId(before) if before else None)
    root = StatementId(argument.conclusion)
    if root == document.thesis:
        raise EditRefused(
            f"{capital(called(document, statement))} already argues for or against the thesis; "
            "there is no level above."
        )
    behind = following(document, Loose(), root)
    return AsLoose(StatementId(behind) if behind else None)


def demote(document: Document, statements: Iterable[StatementId], *, fresh: Fresh) -> Change:
    """Moves statements down a level: under the sibling ahead of them, last, for or against
    it as they were for or against their conclusion. A whole group stays together.

    Raises:
        EditRefused: there is no sibling ahead.
    """
    draft = Draft(document)
    branches = tops(document, statements)
    for unit in units_of(document, branches):
        first = unit[1][0]
        step, target = home(document.statements[first]), _sibling_ahead(document, first, branches)
        polarity = Polarity.SUPPORT if step is None else document.inferences[step].polarity
        put_unit(draft, unit, AsArgument(target, polarity), fresh=fresh)
    return draft.change(_label("Demote", branches))


def _sibling_ahead(
    document: Document, statement: StatementId, moving: Collection[StatementId]
) -> StatementId:
    refuse_thesis(document, statement)
    step = home(document.statements[statement])
    siblings: Sequence[StatementId] = roots(document)
    if step is not None:
        conclusion = document.inferences[step].conclusion
        siblings = [
            premise
            for argument in document.links.arguments_for(conclusion)
            for premise in home_premises(document, argument)
        ]
    ahead = [s for s in siblings[: siblings.index(statement)] if s not in moving]
    if not ahead:
        raise EditRefused(
            f"{capital(called(document, statement))} is the first of its siblings; "
            "there is none ahead that it could go under."
        )
    return ahead[-1]


def _label(verb: str, branches: Sequence[StatementId]) -> str:
    return f"{verb} branch" if len(branches) < 2 else f"{verb} {len(branches)} branches"


def _only_keys_differ(document: Document, draft: Draft) -> bool:
    """Whether everything stands where it stood, whatever became of the keys that order it."""
    return (
        document.links == draft.now.links
        and roots(document) == roots(draft.now)
        and all(
            row.before is not None
            and row.after is not None
            and _without_keys(row.before) == _without_keys(row.after)
            for row in draft.change("").rows
        )
    )


def _without_keys(record: Record) -> Record:
    if isinstance(record, Inference):
        return replace(record, order="")
    if isinstance(record, Statement):
        services = tuple(replace(service, order="") for service in record.premise_of)
        return replace(record, premise_of=services, order="")
    return record
