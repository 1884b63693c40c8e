"""Findings in groups, as a list shows them: by weight, by kind, or by branch of the map."""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, NodeId, StatementId
from rejoinder.model.text import first_words
from rejoinder.model.tree import ancestors
from rejoinder.review.checks import BY_ID
from rejoinder.review.finding import Finding, Severity

TITLES = {
    Severity.ERROR: "Errors",
    Severity.WARNING: "Warnings",
    Severity.NOTE: "Notes",
    Severity.HINT: "Hints",
}

TITLE = 70
"""The most characters that head the findings of a branch."""


class Grouping(StrEnum):
    """What puts findings together."""

    WEIGHT = "weight"
    KIND = "kind"
    BRANCH = "branch"


class Group(NamedTuple):
    """Findings under one heading, in the order of the map."""

    title: str
    findings: tuple[Finding, ...]


def grouped(
    document: Document, findings: Iterable[Finding], grouping: Grouping
) -> tuple[Group, ...]:
    """``findings`` under headings: the heaviest first, or as the map is read."""
    title = _TITLED[grouping]
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(title(document, finding), []).append(finding)
    made = [Group(title, tuple(rows)) for title, rows in groups.items()]
    if grouping is not Grouping.BRANCH:
        made.sort(key=lambda group: _RANK[severity(group.findings[0])])
    return tuple(made)


def severity(finding: Finding) -> Severity:
    """How much a finding weighs."""
    return BY_ID[finding.check].severity


def node_of(document: Document, finding: Finding) -> NodeId | None:
    """The statement or step to go to for a finding: of a step that of its premise, which says
    what it is about; of a source, what cites it first.
    """
    card = card_of(document, finding)
    if card is not None:
        return card
    for row in finding.rows:
        if document.has_node(row):
            return StatementId(row)
    for name, statement in document.statements.items():
        if any(citation.source == finding.where.id for citation in statement.citations):
            return name
    return None


def card_of(document: Document, finding: Finding) -> StatementId | None:
    """The statement whose card is marked with a finding: of a step, its first premise."""
    row = finding.where.id
    if row in document.statements:
        return StatementId(row)
    step = document.inference(row)
    premises = () if step is None else document.links.premises_of(InferenceId(row))
    return premises[0] if premises else None


def _branch(document: Document, finding: Finding) -> str:
    """The main argument that a finding is under."""
    node = None if finding.where.table not in _NODES else StatementId(finding.where.id)
    if node is None or not document.has_node(node):
        return "Sources" if finding.where.table == "sources" else "The map"
    path = (node, *ancestors(document, node))
    if path[-1] != document.thesis:
        return "Not connected"
    if len(path) == 1:
        return "Thesis"
    premises = document.links.premises_of(InferenceId(path[-2]))
    return first_words(document.statements[premises[0]].text, TITLE) if premises else "Thesis"


_NODES = frozenset({"statements", "inferences"})

_TITLED: Mapping[Grouping, Callable[[Document, Finding], str]] = {
    Grouping.WEIGHT: lambda _, finding: TITLES[severity(finding)],
    Grouping.KIND: lambda _, finding: BY_ID[finding.check].title,
    Grouping.BRANCH: _branch,
}
_RANK = {each: rank for rank, each in enumerate(Severity)}
