"""Checks of how an argument is built: circles, loose ends, steps that are too short or too crowded.

Numbers in brackets are the rows of EVALUATION.md section 4 (E) and USERS.md section 2 (U).
"""

from collections.abc import Iterator

from rejoinder.edits.words import count
from rejoinder.model.ids import InferenceId, StatementId
from rejoinder.model.records import MAP_ID, Kind, Plausibility, Polarity
from rejoinder.model.tree import walk
from rejoinder.review.finding import Flaw
from rejoinder.review.ground import Ground

CROWDED = 9
"""Arguments for one node that a reader still takes in as a list."""

LOPSIDED, MOST_IN_A_BRANCH = 3, 0.6
"""How many times larger one side may be, and which part of the map one branch may be (E15)."""

FEW = 30
"""Statements of a map that is too small to be lopsided."""

GIVEN = frozenset({Plausibility.CERTAIN, Plausibility.LIKELY})
"""Ratings that take a statement as common ground."""


def circular_support(ground: Ground) -> Iterator[Flaw]:
    """Statements that end up as grounds for themselves by support alone (E1, U4)."""
    yield from _circles(ground, with_objection=False)


def conflict_loops(ground: Ground) -> Iterator[Flaw]:
    """Statements that bear on themselves by way of an objection (E2)."""
    yield from _circles(ground, with_objection=True)


def _circles(ground: Ground, *, with_objection: bool) -> Iterator[Flaw]:
    document = ground.document
    for group in ground.circles:
        inside = set(group)
        steps = [
            document.inferences[service.inference]
            for name in group
            for service in document.statements[name].premise_of
            if document.inferences[service.inference].conclusion in inside
        ]
        if any(step.polarity is Polarity.OPPOSE for step in steps) is with_objection:
            others = f", through {count(len(group) - 1, 'other', 'others')}" if group[1:] else ""
            verb = "speaks against itself" if with_objection else "is a ground for itself"
            yield Flaw(group[0], f"{ground.named(group[0])} {verb}{others}.", group[1:])


def orphans(ground: Ground) -> Iterator[Flaw]:
    """Loose statements beside a thesis that is argued about (E3, U3, U7)."""
    document, thesis = ground.document, ground.document.thesis
    if thesis is None or not document.links.arguments_for(thesis):
        return
    for name, row in document.statements.items():
        if not row.premise_of and name != thesis:
            below = sum(node in document.statements for node in walk(document, name)) - 1
            under = f", with {count(below, 'statement', 'statements')} under it," if below else ""
            yield Flaw(name, f"{ground.named(name)}{under} is not connected to the thesis.")


def bare_premise(ground: Ground, row: str) -> Iterator[Flaw]:
    """A premise that nothing supports, that cites nothing and that nobody takes as given (E4, U22).

    Evidence and what is unstated need no support; nor does what the reviewed article itself
    shows, which is the passage that the statement goes back to where a reviewer speaks.
    """
    record = ground.statement(row)
    is_given = not record.stated or record.plausibility in GIVEN or record.citations
    if record.kind is Kind.EVIDENCE or is_given or not record.text.strip():
        return
    if not ground.supports(row) or ground.arguments(row, Polarity.SUPPORT):
        return
    if record.anchors and ground.is_reviewers(row):
        return
    step = ground.home(row)
    assert step is not None
    target = ground.named(ground.step(step).conclusion)
    yield Flaw(row, f"{ground.named(row)} is a reason for {target}, but nothing is given for it.")


def thin_step(ground: Ground, row: str) -> Iterator[Flaw]:
    """A reason that stands alone, without a word on how it carries its conclusion (E11, U10).

    Evidence and objections are left out: what is looked up speaks for itself, and an objection
    needs no more than to be met.
    """
    step = ground.step(row)
    premises = ground.premises(row)
    is_explained = step.note.strip() or step.scheme or step.strength is not None
    if step.polarity is Polarity.OPPOSE or is_explained or len(premises) != 1:
        return
    if ground.document.links.arguments_for(InferenceId(row)):
        return  # somebody has questioned or backed it already
    record = ground.statement(premises[0])
    if record.kind is Kind.CLAIM and record.text.strip():
        conclusion = ground.named(step.conclusion)
        says = (
            f"{ground.named(premises[0])} is the only premise here for {conclusion}, and nothing "
        )
        yield Flaw(row, f"{says}says how it bears that out.", premises)


def double_agent(ground: Ground, row: str) -> Iterator[Flaw]:
    """A statement that speaks for and against the same thing (E8)."""
    sides: dict[str, set[Polarity]] = {}
    for service in ground.statement(row).premise_of:
        step = ground.step(service.inference)
        sides.setdefault(step.conclusion, set()).add(step.polarity)
    for target, polarities in sides.items():
        if len(polarities) > 1:
            says = f"{ground.named(row)} speaks both for and against {ground.named(target)}."
            yield Flaw(row, says, (target,))


def both_ways(ground: Ground) -> Iterator[Flaw]:
    """Statements that help the thesis by one way and hurt it by another (E8)."""
    document = ground.document
    for name, row in document.statements.items():
        if len(row.premise_of) > 1:
            ways = {ground.speaks_for(service.inference) for service in row.premise_of}
            if len(ways) > 1 and all(ground.is_connected(s.inference) for s in row.premise_of):
                yield Flaw(
                    name,
                    f"{ground.named(name)} helps the thesis by one way and hurts it by another.",
                )


def double_counting(ground: Ground) -> Iterator[Flaw]:
    """Statements that support the same thing directly and through a step between (E9)."""
    document = ground.document
    for name, row in document.statements.items():
        if len(row.premise_of) < 2:
            continue
        direct = {
            step.conclusion: service.inference
            for service in row.premise_of
            if (step := document.inferences[service.inference]).polarity is Polarity.SUPPORT
        }
        for target, by in direct.items():
            others = [conclusion for conclusion in direct if conclusion != target]
            if any(_supports(ground, other, target) for other in others):
                says = (
                    f"{ground.named(name)} supports {ground.named(target)} twice: directly, and "
                    "through a statement between them."
                )
                yield Flaw(name, says, (target, by))


def _supports(ground: Ground, start: str, target: str) -> bool:
    """Whether ``start`` supports ``target`` by steps that all support."""
    document = ground.document
    seen, waiting = {start}, [start]
    while waiting:
        node = waiting.pop()
        statement, step = document.statement(node), document.inference(node)
        above = [s.inference for s in statement.premise_of] if statement else []
        ups = [
            document.inferences[i].conclusion
            for i in above
            if document.inferences[i].polarity is Polarity.SUPPORT
        ]
        if step is not None and step.polarity is Polarity.SUPPORT:
            ups.append(step.conclusion)
        if target in ups:
            return True
        waiting.extend(up for up in ups if up not in seen)
        seen.update(ups)
    return False


def crowded(ground: Ground, row: str) -> Iterator[Flaw]:
    """More arguments for one node than a reader takes in (U12)."""
    number = len(ground.document.links.arguments_for(StatementId(row)))
    if number > CROWDED:
        yield Flaw(row, f"{number} arguments stand side by side under {ground.named(row)}.")


def argued_evidence(ground: Ground, row: str) -> Iterator[Flaw]:
    """Evidence that claims are given for (U6)."""
    if ground.statement(row).kind is not Kind.EVIDENCE:
        return
    for step in ground.arguments(row, Polarity.SUPPORT):
        claims = [p for p in ground.premises(step) if ground.statement(p).kind is Kind.CLAIM]
        if claims:
            says = f"{ground.named(row)} is evidence, yet {ground.named(claims[0])} argues for it."
            yield Flaw(row, says, tuple(claims))
            return


def lopsided(ground: Ground) -> Iterator[Flaw]:
    """One side of the thesis, or one branch, that dwarfs the rest (E15)."""
    document, thesis = ground.document, ground.document.thesis
    if thesis is None or len(document.statements) < FEW:
        return
    sizes = {
        step: sum(node in document.statements for node in walk(document, step))
        for step in document.links.arguments_for(thesis)
    }
    total = sum(sizes.values())
    largest = max(sizes, key=lambda step: sizes[step], default=None)
    if largest is not None and len(sizes) > 1 and sizes[largest] > MOST_IN_A_BRANCH * total:
        share = round(100 * sizes[largest] / total)
        first = ground.named(ground.premises(largest)[0])
        yield Flaw(thesis, f"The branch of {first} holds {share} % of the map.", (largest,))
    pro = sum(n for s, n in sizes.items() if document.inferences[s].polarity is Polarity.SUPPORT)
    con = total - pro
    less, more = sorted((pro, con))
    if less and more > LOPSIDED * less:
        side = "for" if pro > con else "against"
        yield Flaw(
            thesis, f"The map has {more} statements {side} the thesis and {less} on the other side."
        )


def map_flaws(ground: Ground, code: str) -> Iterator[Flaw]:
    """What ``model.problems`` says of a sound map, as findings (U1, U2)."""
    for problem in ground.flaws:
        if problem.code == code:
            row = MAP_ID if problem.where.table == "map" else problem.where.id
            yield Flaw(row, problem.message, table=problem.where.table)
