"""How much of what is in a map: the figures behind ``rejoinder info``."""

from collections import Counter

import msgspec

from rejoinder.model.document import Document
from rejoinder.model.ids import StatementId
from rejoinder.model.records import Kind, VoiceKind
from rejoinder.model.roles import Role, is_joint, is_undercut, roles
from rejoinder.model.tree import cross_links, parent, walk


class Spoken(msgspec.Struct, frozen=True):
    """A voice and how many statements it says."""

    name: str
    kind: VoiceKind
    statements: int


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """Evidence is counted by kind, the other roles by place; ``depth`` is the number of
    statements on the longest way down from the thesis. ``voices`` has the busiest first.
    """

    statements: int
    evidence: int
    premises: int
    objections: int
    rebuttals: int
    loose: int
    unstated: int
    inferences: int
    joint: int
    undercuts: int
    cross_links: int
    depth: int
    sources: int
    citations: int
    articles: int
    anchors: int
    comments: int
    open_comments: int
    voices: tuple[Spoken, ...]


def counts(document: Document) -> Counts:
    """The figures of ``document``, in one pass over each table."""
    statements, steps = document.statements.values(), document.inferences
    by_role = Counter(roles(document).values())
    comments, thesis = document.comments.values(), document.thesis
    return Counts(
        statements=len(statements),
        evidence=sum(row.kind is Kind.EVIDENCE for row in statements),
        premises=by_role[Role.PREMISE],
        objections=by_role[Role.OBJECTION],
        rebuttals=by_role[Role.REBUTTAL],
        loose=sum(not row.premise_of for row in statements) - (thesis is not None),
        unstated=sum(not row.stated for row in statements),
        inferences=len(steps),
        joint=sum(is_joint(document, step) for step in steps),
        undercuts=sum(is_undercut(document, step) for step in steps),
        cross_links=len(cross_links(document)),
        depth=0 if thesis is None else max(levels(document, thesis).values()),
        sources=len(document.sources),
        citations=sum(len(row.citations) for row in statements),
        articles=len(document.articles),
        anchors=sum(len(row.anchors) for row in statements),
        comments=len(comments),
        open_comments=sum(not row.resolved for row in comments),
        voices=_voices(document),
    )


def _voices(document: Document) -> tuple[Spoken, ...]:
    said = Counter(row.voice for row in document.statements.values())
    voices = [Spoken(row.name, row.kind, said[name]) for name, row in document.voices.items()]
    return tuple(sorted(voices, key=lambda voice: (-voice.statements, voice.name)))


def levels(document: Document, root: StatementId) -> dict[StatementId, int]:
    """How deep each statement under ``root`` stands, ``root`` itself at 1."""
    depth: dict[str, int] = {}
    for node in walk(document, root):
        above = None if node == root else parent(document, node)
        depth[node] = (0 if above is None else depth[above]) + (node in document.statements)
    return {StatementId(node): n for node, n in depth.items() if node in document.statements}
