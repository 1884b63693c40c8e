"""Rows of one map taken into another: under fresh ids, and nothing that is there already."""

from collections.abc import Mapping
from typing import NamedTuple

from msgspec.structs import replace

from rejoinder.edits.draft import Draft, Row
from rejoinder.edits.siblings import Loose, key_before
from rejoinder.model.document import Document
from rejoinder.model.ids import ArticleId, Fresh, InferenceId, SourceId, StatementId, VoiceId
from rejoinder.model.order import spread
from rejoinder.model.records import Anchor, Article, Comment, Record, Statement
from rejoinder.model.tree import roots, walk

Names = Mapping[str, str]
"""From the ids of one table of the fragment, or of its nodes, to those in the draft."""


class _Shared(NamedTuple):
    """What the fragment's voices, sources and articles are called in the draft."""

    voices: Names
    sources: Names
    articles: Names


def adopt(draft: Draft, fragment: Document, *, fresh: Fresh) -> Names:
    """Puts all rows of ``fragment`` into ``draft``, its roots last among the loose statements.

    Returns the new id of every statement and inference. The map row is left out. Of what
    was created, the statements come in the order in which the fragment is read.
    """
    shared = _Shared(
        *(_adopt_table(draft, fragment, table, fresh=fresh) for table in _Shared._fields)
    )
    tops = roots(fragment)
    nodes: dict[str, str] = {node: fresh() for root in tops for node in walk(fragment, root)}
    first = key_before(draft, Loose(), None)
    keys = dict(zip(tops, (first, *spread(first, None, count=len(tops))), strict=False))
    rows: list[Row] = []
    for node, name in nodes.items():
        inference, statement = fragment.inference(node), fragment.statement(node)
        if inference is not None:
            conclusion = InferenceId(nodes[inference.conclusion])
            rows.append(("inferences", name, replace(inference, conclusion=conclusion)))
        elif statement is not None:
            key = keys.get(StatementId(node), "")
            renamed = replace(_renamed(statement, nodes, shared), order=key)
            rows.append(("statements", name, renamed))
    draft.put_all(rows)
    draft.put_all(
        ("comments", fresh(), _renamed_comment(comment, nodes, shared))
        for comment in fragment.comments.values()
        if comment.on in nodes
    )
    return nodes


def _adopt_table(draft: Draft, fragment: Document, table: str, *, fresh: Fresh) -> Names:
    """Puts the rows of ``table`` that the draft lacks; returns what all of them are called."""
    names: dict[str, str] = {}
    known = {_essence(record): name for name, record in draft.now.table(table).items()}
    rows: list[Row] = []
    for name, record in fragment.table(table).items():
        essence = _essence(record)
        if essence not in known:
            known[essence] = fresh()
            rows.append((table, known[essence], _renamed_row(record, known[essence])))
        names[name] = known[essence]
    draft.put_all(rows)
    return names


def _renamed_row(record: Record, name: str) -> Record:
    """``record`` as the row ``name``: an article's asides are passages of itself."""
    if not isinstance(record, Article):
        return record
    inside = (replace(a, passage=replace(a.passage, article=name)) for a in record.asides)
    return replace(record, asides=tuple(inside))


def _essence(record: Record) -> Record:
    """What makes two rows the same: all of it, but whether an article's text is attached."""
    return replace(record, paragraphs=(), asides=()) if isinstance(record, Article) else record


def _renamed(statement: Statement, nodes: Names, shared: _Shared) -> Statement:
    voice = statement.voice
    return replace(
        statement,
        voice=None if voice is None else VoiceId(shared.voices[voice]),
        premise_of=tuple(
            replace(s, inference=InferenceId(nodes[s.inference])) for s in statement.premise_of
        ),
        citations=tuple(
            replace(c, source=SourceId(shared.sources[c.source])) for c in statement.citations
        ),
        anchors=tuple(_renamed_anchor(anchor, shared) for anchor in statement.anchors),
    )


def _renamed_anchor(anchor: Anchor, shared: _Shared) -> Anchor:
    return replace(anchor, article=ArticleId(shared.articles[anchor.article]))


def _renamed_comment(comment: Comment, nodes: Names, shared: _Shared) -> Comment:
    passage = None if comment.passage is None else _renamed_anchor(comment.passage, shared)
    return replace(comment, on=nodes[comment.on], passage=passage)
