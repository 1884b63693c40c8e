"""Rows of one map taken into another: under fresh ids, and nothing that is there already."""

from collections.abc import Mapping

from msgspec.structs import replace

from rejoinder.edits.draft import Draft, Row
from rejoinder.edits.siblings import Loose, key_before
from rejoinder.model.document import Document
from rejoinder.model.ids import ArticleId, Fresh, InferenceId, SourceId, StatementId, VoiceId
from rejoinder.model.order import spread
from rejoinder.model.records import Anchor, Article, Comment, Record, Statement
from rejoinder.model.tree import roots, walk


def adopt(draft: Draft, fragment: Document, *, fresh: Fresh) -> dict[str, str]:
    """Puts all rows of ``fragment`` into ``draft``, its roots last among the loose statements.

    Returns the new id of every old one. Its map row is left out. Of what was created, the
    statements come in the order in which the fragment is read.
    """
    names = _adopt_shared(draft, fragment, fresh=fresh)
    nodes = [node for root in roots(fragment) for node in walk(fragment, root)]
    names.update((node, fresh()) for node in nodes)
    tops = roots(fragment)
    first = key_before(draft, Loose(), None)
    keys = dict(zip(tops, (first, *spread(first, None, count=len(tops))), strict=False))
    rows: list[Row] = []
    for node in nodes:
        inference, statement = fragment.inference(node), fragment.statement(node)
        if inference is not None:
            conclusion = InferenceId(names[inference.conclusion])
            rows.append(("inferences", names[node], replace(inference, conclusion=conclusion)))
        elif statement is not None:
            renamed = _renamed(statement, names, order=keys.get(StatementId(node), ""))
            rows.append(("statements", names[node], renamed))
    draft.put_all(rows)
    draft.put_all(
        ("comments", fresh(), _renamed_comment(comment, names))
        for comment in fragment.comments.values()
        if comment.on in names
    )
    return names


def _adopt_shared(draft: Draft, fragment: Document, *, fresh: Fresh) -> dict[str, str]:
    """Puts the voices, sources and articles that the draft lacks; returns all their names."""
    names: dict[str, str] = {}
    for table in ("voices", "sources", "articles"):
        known = {_essence(record): name for name, record in draft.now.table(table).items()}
        rows: list[Row] = []
        for name, record in fragment.table(table).items():
            essence = _essence(record)
            if essence not in known:
                known[essence] = fresh()
                rows.append((table, known[essence], record))
            names[name] = known[essence]
        draft.put_all(rows)
    return names


def _essence(record: Record) -> Record:
    """What makes two rows the same: all of it, but whether an article's text is attached."""
    return replace(record, paragraphs=()) if isinstance(record, Article) else record


def _renamed(statement: Statement, names: Mapping[str, str], *, order: str) -> Statement:
    voice = statement.voice
    return replace(
        statement,
        order=order,
        voice=None if voice is None else VoiceId(names[voice]),
        premise_of=tuple(
            replace(s, inference=InferenceId(names[s.inference])) for s in statement.premise_of
        ),
        citations=tuple(replace(c, source=SourceId(names[c.source])) for c in statement.citations),
        anchors=tuple(_renamed_anchor(anchor, names) for anchor in statement.anchors),
    )


def _renamed_anchor(anchor: Anchor, names: Mapping[str, str]) -> Anchor:
    return replace(anchor, article=ArticleId(names[anchor.article]))


def _renamed_comment(comment: Comment, names: Mapping[str, str]) -> Comment:
    passage = None if comment.passage is None else _renamed_anchor(comment.passage, names)
    return replace(comment, on=names[comment.on], passage=passage)
