"""Where the statements of a map went: under something else, to the other side, among siblings."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TypeVar

from rejoinder.edits.words import called
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, NodeId, StatementId
from rejoinder.model.lookup import home
from rejoinder.model.problem import Where
from rejoinder.model.records import Polarity
from rejoinder.model.tree import home_premises
from rejoinder.review.version import Difference, Place, Sort, Versions

K = TypeVar("K", bound=str)


def places(versions: Versions) -> Iterator[Difference]:
    """Differences in where things stand that both versions have."""
    before, after = versions.before, versions.after
    for name, row in after.statements.items():
        old = before.statements.get(name)
        if old is not None and old.premise_of != row.premise_of:
            yield from _rehung(versions, name)
            yield from _links(versions, name)
    for step, argument in after.inferences.items():
        was = before.inferences.get(step)
        if was is not None and (was.conclusion, was.polarity) != (
            argument.conclusion,
            argument.polarity,
        ):
            yield _turned(versions, step)
    yield from _reordered(versions)


def _rehung(versions: Versions, name: StatementId) -> Iterator[Difference]:
    """A statement whose home is another step than it was."""
    before, after = versions.before, versions.after
    was, now = home(before.statements[name]), home(after.statements[name])
    if was == now:
        return
    words = called(after, name)
    fields = [Place("statements", name, "premise_of"), Place("statements", name, "order")]
    if now is not None and now not in before.inferences:
        fields.append(Place("inferences", now))
    if now is None:
        if name != after.thesis:
            assert was is not None
            under = called(before, before.inferences[was].conclusion)
            says = f"Took {words} from under {under}: it is a loose claim now."
            yield _moved(name, says, fields, f"Moved from under {under}")
    elif was is None:
        from_where = "as the thesis" if name == before.thesis else "from the loose claims"
        says = f"Moved {words} {from_where} to {_as(after, now)}."
        yield _moved(name, says, fields, f"Moved {from_where}")
    elif _side(before, was) != _side(after, now):
        yield _moved(name, _move(versions, words, was, now), fields, _from(versions, was, now))
    else:
        said, mark = _company(versions, name, was, now)
        if said:
            yield _moved(name, said, fields, mark)


def _moved(name: StatementId, says: str, fields: Sequence[Place], mark: str) -> Difference:
    where = Where(name, "statements")
    return Difference(Sort.MOVED, where, says, name, tuple(fields), mark=mark)


def _from(versions: Versions, was: InferenceId, now: InferenceId) -> str:
    """Where something was that is under something else now, or on the other side."""
    top = versions.before.inferences[was].conclusion
    if top == versions.after.inferences[now].conclusion:
        return "On the other side"
    return f"Moved from under {called(versions.before, top)}"


def _side(document: Document, step: InferenceId) -> tuple[NodeId, Polarity]:
    row = document.inferences[step]
    return row.conclusion, row.polarity


def _as(document: Document, step: InferenceId) -> str:
    """A place as a clause has it: a reason for “A”, an objection to the step from “B” to “A”."""
    row = document.inferences[step]
    noun = "a reason for" if row.polarity is Polarity.SUPPORT else "an objection to"
    return f"{noun} {called(document, row.conclusion)}"


def _move(versions: Versions, words: str, was: InferenceId, now: InferenceId) -> str:
    before, after = versions.before, versions.after
    old, new = before.inferences[was], after.inferences[now]
    if old.conclusion == new.conclusion:
        other = "an objection to" if new.polarity is Polarity.OPPOSE else "a reason for"
        return f"Turned {words} from {_as(before, was)} into {other} it."
    if old.polarity is new.polarity:
        top, under = called(before, old.conclusion), called(after, new.conclusion)
        return f"Moved {words} from under {top} to under {under}."
    return f"Moved {words} from under {called(before, old.conclusion)}, as {_as(after, now)}."


def _company(
    versions: Versions, name: StatementId, was: InferenceId, now: InferenceId
) -> tuple[str, str]:
    """Whom it stands with in one step, in a sentence and a word; empty where it is as it was."""
    words = called(versions.after, name)
    old = [p for p in versions.before.links.premises_of(was) if p != name]
    new = [p for p in versions.after.links.premises_of(now) if p != name]
    if new and {*new} != {*old}:
        return f"Joined {words} with {versions.called(new[0])} in one step.", "Joined"
    if old and not new:
        beside = versions.called(old[0])
        return f"Let {words} stand alone, no more joined with {beside}.", "Stands alone"
    return "", ""


def _links(versions: Versions, name: StatementId) -> Iterator[Difference]:
    """Conclusions that a statement serves beside its home."""
    before, after = versions.before, versions.after
    old = {s.inference: before for s in before.statements[name].premise_of[1:]}
    new = {s.inference: after for s in after.statements[name].premise_of[1:]}
    every = {s.inference for s in before.statements[name].premise_of}
    still = {s.inference for s in after.statements[name].premise_of}
    words = called(after, name)
    place = Place("statements", name, "premise_of")
    for step in new:
        if step not in every:
            says = f"Linked {words}: it is also {_as(after, step)}."
            more = () if step in before.inferences else (Place("inferences", step),)
            yield _moved(name, says, (place, *more), "Linked")
    for step in old:
        if step not in still:
            says = f"Ended a link of {words}: it was also {_as(before, step)}."
            yield _moved(name, says, (place,), "Link ended")


def _turned(versions: Versions, step: InferenceId) -> Difference:
    """A step that leads elsewhere or to the other side, with all its premises."""
    after = versions.after
    premises = home_premises(after, step) or after.links.premises_of(step)
    first = premises[0]
    words = called(after, first)
    if len(premises) > 1:
        words += " and what is joined with it"
    fields = tuple(Place("inferences", step, f) for f in ("conclusion", "polarity", "order"))
    says = _move(versions, words, step, step)
    mark = _from(versions, step, step)
    return Difference(Sort.MOVED, Where(step, "inferences"), says, first, fields, mark=mark)


def _reordered(versions: Versions) -> Iterator[Difference]:
    """What has another place among the siblings that it had and has."""
    before, after = versions.before, versions.after
    for node, steps in after.links.arguments.items():
        old = before.links.arguments.get(node, ())
        for step in _out_of_line(old, steps):
            premises = home_premises(after, step)
            if premises:
                place = Place("inferences", step, "order")
                yield _shifted(versions, premises[0], _next(after, steps, step, node), place)
    for step, names in after.links.premises.items():
        for name in _out_of_line(before.links.premises.get(step, ()), names):
            place = Place("statements", name, "premise_of")
            following = names[names.index(name) + 1 :]
            ahead = (
                f"ahead of {called(after, following[0])}" if following else "to the end of its step"
            )
            yield _shifted(versions, name, ahead, place)


def _shifted(versions: Versions, name: StatementId, ahead: str, place: Place) -> Difference:
    says = f"Moved {called(versions.after, name)} {ahead}."
    where, mark = Where(place.id, place.table), "Moved among its siblings"
    return Difference(Sort.MOVED, where, says, name, (place,), mark=mark)


def _next(after: Document, steps: Sequence[InferenceId], step: InferenceId, node: NodeId) -> str:
    """Ahead of which sibling a step stands now, or that it is the last."""
    for other in steps[steps.index(step) + 1 :]:
        premises = home_premises(after, other)
        if premises:
            return f"ahead of {called(after, premises[0])}"
    return f"to the end of the arguments about {called(after, node)}"


def _out_of_line(before: Sequence[K], after: Sequence[K]) -> list[K]:
    """The fewest of those in both that must have moved for the order to be another.

    Those outside a longest rising run of their old places (Fredman, "On computing the length of
    longest increasing subsequences", Discrete Mathematics 11, 1975).
    """
    old = {name: place for place, name in enumerate(before)}
    common = [name for name in after if name in old]
    tails: list[int] = []
    ends: list[int] = []
    back: list[int] = []
    for at, name in enumerate(common):
        place = bisect_left(tails, old[name])
        back.append(ends[place - 1] if place else -1)
        if place == len(tails):
            tails.append(old[name])
            ends.append(at)
        else:
            tails[place], ends[place] = old[name], at
    kept: set[int] = set()
    at = ends[-1] if ends else -1
    while at >= 0:
        kept.add(at)
        at = back[at]
    return [name for at, name in enumerate(common) if at not in kept]
