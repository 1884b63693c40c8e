"""Which statements and steps a change may concern: those that it names, and what is near them."""

from collections.abc import Iterable

from rejoinder.model.change import Change, Replacement
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, NodeId, StatementId
from rejoinder.model.records import Article, Inference, Record, Statement
from rejoinder.model.tree import walk
from rejoinder.review.quotations import quotes

REACH = 3
"""How many links off a row its change is felt by a local check: an objection is met where all
its reasons are, each by its step or by a premise of that."""


def touched(document: Document, change: Change) -> frozenset[NodeId]:
    """The nodes of ``document``, to which ``change`` led, that local checks must look at again."""
    seeds: set[NodeId] = set()
    for row in change.rows:
        seeds.update(_seeds(document, row))
        if _turns(row):
            seeds.update(_branch(document, StatementId(row.id)))
    found = {node for node in seeds if document.has_node(node)}
    edge = found
    for _ in range(REACH):
        edge = {near for node in edge for near in _near(document, node)} - found
        found |= edge
    return frozenset(found)


def _seeds(document: Document, row: Replacement) -> Iterable[NodeId]:
    if row.table == "statements":
        sides = (row.before, row.after)
        served = {s.inference for r in sides if isinstance(r, Statement) for s in r.premise_of}
        return {StatementId(row.id), *served}
    if row.table == "inferences":
        sides = (row.before, row.after)
        return {InferenceId(row.id), *(r.conclusion for r in sides if isinstance(r, Inference))}
    statements = document.statements
    if row.table == "sources":
        return [n for n, s in statements.items() if any(c.source == row.id for c in s.citations)]
    if row.table == "voices":
        return [n for n, s in statements.items() if s.voice == row.id]
    if row.table == "articles" and _text(row.before) != _text(row.after):
        return [n for n, s in statements.items() if quotes(s)]
    return ()


def _text(record: Record | None) -> object:
    return record.paragraphs if isinstance(record, Article) else None


def _turns(row: Replacement) -> bool:
    """Whether what hangs under a row may be on another side now, or on none."""
    return _place(row.before) != _place(row.after) and None not in (row.before, row.after)


def _place(record: Record | None) -> object:
    if isinstance(record, Inference):
        return record.conclusion, record.polarity
    return record.premise_of[:1] if isinstance(record, Statement) else None


def _branch(document: Document, top: NodeId) -> Iterable[NodeId]:
    return walk(document, top) if document.has_node(top) else ()


def _near(document: Document, node: NodeId) -> Iterable[NodeId]:
    yield from document.links.arguments_for(node)
    statement, step = document.statement(node), document.inference(node)
    if statement is not None:
        yield from (service.inference for service in statement.premise_of)
    elif step is not None:
        yield step.conclusion
        yield from document.links.premises_of(InferenceId(node))
