"""A map as a case: what its words and ratings come to in numbers.

The scales are ours (EVALUATION.md 2.2): five words for how plausible a claim is before any
argument, three for a source's reliability, four for a step's strength.
"""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from rejoinder.evaluate.case import Case, Step
from rejoinder.evaluate.labels import Label
from rejoinder.model.change import Change
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, SourceId, StatementId
from rejoinder.model.records import (
    Inference,
    Kind,
    Plausibility,
    Polarity,
    Reliability,
    SourceStatus,
    Statement,
    Strength,
)

T = TypeVar("T")

UNRATED = 0.5
BASES: Mapping[Plausibility, float] = {
    Plausibility.CERTAIN: 0.9,
    Plausibility.LIKELY: 0.7,
    Plausibility.OPEN: 0.5,
    Plausibility.DOUBTFUL: 0.3,
    Plausibility.IMPLAUSIBLE: 0.1,
}
EVIDENCE = 0.8
"""A piece of evidence that nobody rated, if its source is fully reliable."""

RELIABILITIES: Mapping[Reliability | None, float] = {
    Reliability.HIGH: 0.95,
    Reliability.FAIR: 0.7,
    None: 0.7,
    Reliability.LOW: 0.4,
}
UNSOURCED = 0.5
"""The reliability of evidence without a source: it can't be judged."""

STATUSES: Mapping[SourceStatus, float] = {SourceStatus.DISPUTED: 0.5, SourceStatus.RETRACTED: 0.0}
"""What a source that was checked and found wanting is reduced to, in parts."""

WARRANTS: Mapping[Strength | None, float] = {
    Strength.DECISIVE: 1.0,
    Strength.STRONG: 0.9,
    None: 0.8,
    Strength.FAIR: 0.7,
    Strength.WEAK: 0.4,
}

STANCES: Mapping[Plausibility, Label] = {
    Plausibility.OPEN: Label.UNDECIDED,
    Plausibility.DOUBTFUL: Label.OUT,
    Plausibility.IMPLAUSIBLE: Label.OUT,
}
"""How a claim that nobody argues for is taken, where a person has said so; else it is accepted."""


def case_of(document: Document) -> Case:
    """``document`` as it is weighed: all statements and inferences."""
    claims = {name: base_score(document, row) for name, row in document.statements.items()}
    steps = {name: _step(document, name) for name in document.inferences}
    return Case.of(claims, steps)  # type: ignore[arg-type]  # ids are names here


def case_after(case: Case, document: Document, touched: Iterable[str]) -> Case:
    """``case`` as ``document`` is once ``touched`` nodes are new, gone or different; what
    ``case_of`` would give, but for the order of rows.
    """
    claims, steps, serves = dict(case.claims), dict(case.steps), dict(case.serves)
    pros, cons = dict(case.pros), dict(case.cons)
    for node in touched:
        statement, inference = document.statement(node), document.inference(node)
        _put(claims, node, None if statement is None else base_score(document, statement))
        _put(steps, node, None if inference is None else _step(document, InferenceId(node)))
        served = () if statement is None else statement.premise_of
        _put(serves, node, tuple(service.inference for service in served) or None)
        about = document.links.arguments_for(StatementId(node))
        for side, polarity in ((pros, Polarity.SUPPORT), (cons, Polarity.OPPOSE)):
            kept = tuple(name for name in about if document.inferences[name].polarity is polarity)
            _put(side, node, kept or None)
    return Case(claims, steps, pros, cons, serves)


def _put(table: dict[str, T], name: str, row: T | None) -> None:
    if row is None:
        table.pop(name, None)
    else:
        table[name] = row


def base_score(document: Document, statement: Statement) -> float:
    """How plausible ``statement`` is before any argument; evidence, by its best source too."""
    if statement.kind is not Kind.EVIDENCE:
        return UNRATED if statement.plausibility is None else BASES[statement.plausibility]
    quality = EVIDENCE if statement.plausibility is None else BASES[statement.plausibility]
    return quality * max(
        (reliability(document, citation.source) for citation in statement.citations),
        default=UNSOURCED,
    )


def reliability(document: Document, source: SourceId) -> float:
    """How far a source is trusted, by its rating and by what checking it has shown."""
    row = document.sources.get(source)
    if row is None:
        return UNSOURCED
    return RELIABILITIES[row.reliability] * STATUSES.get(row.status, 1.0)


def _step(document: Document, name: InferenceId) -> Step:
    row, premises = document.inferences[name], document.links.premises_of(name)
    return Step(
        premises,
        row.conclusion,
        row.polarity is Polarity.SUPPORT,
        WARRANTS[row.strength],
        _only_source(document, premises),
    )


def _only_source(document: Document, premises: Iterable[StatementId]) -> str:
    """The one source that all of ``premises`` are evidence from; empty where there is none."""
    found = set[str]()
    for name in premises:
        row = document.statements[name]
        if row.kind is not Kind.EVIDENCE or len(row.citations) != 1:
            return ""
        found.add(row.citations[0].source)
    return found.pop() if len(found) == 1 else ""


def stances(document: Document) -> Mapping[str, Label]:
    """How the claims that somebody rated are taken where nobody argues for them."""
    return {
        name: STANCES[row.plausibility]
        for name, row in document.statements.items()
        if row.plausibility is not None and row.plausibility in STANCES
    }


def touched_by(document: Document, change: Change) -> frozenset[str]:
    """The nodes whose own weight, or what bears on them directly, ``change`` may have changed;
    ``document`` is the map after it.
    """
    found: set[str] = set()
    for row in change.rows:
        for record in (row.before, row.after):
            if isinstance(record, Statement):
                found.add(row.id)
                found.update(service.inference for service in record.premise_of)
            elif isinstance(record, Inference):
                found.update((row.id, record.conclusion))
        if row.table == "sources":
            found.update(_citing(document, SourceId(row.id)))
    return frozenset(found)


def _citing(document: Document, source: SourceId) -> Iterable[str]:
    for name, row in document.statements.items():
        if any(citation.source == source for citation in row.citations):
            yield name
            yield from (service.inference for service in row.premise_of)


def cited(document: Document) -> Mapping[str, frozenset[str]]:
    """The evidence that rests on each source."""
    found: dict[str, set[str]] = {}
    for name, row in document.statements.items():
        for citation in row.citations:
            if row.kind is Kind.EVIDENCE:
                found.setdefault(citation.source, set()).add(name)
    return {source: frozenset(names) for source, names in found.items()}
