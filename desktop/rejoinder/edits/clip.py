"""Verbs that copy: a clipping of branches, pasting one, duplicating.

A clipping is a map of its own. What its branches argued for or against stays behind; a
statement without words, ``STAND_IN``, takes its place as the thesis of the clipping, so
that polarities, groups and the objections to steps are kept.
"""

import dataclasses
from collections.abc import Collection, Iterable, Sequence

from msgspec.structs import replace

from rejoinder.edits.adoption import adopt
from rejoinder.edits.draft import Draft
from rejoinder.edits.outline import fragment_from_outline, outline_text
from rejoinder.edits.placing import AsArgument, put, units_of
from rejoinder.edits.siblings import Arguments, Loose, key_after, key_before
from rejoinder.edits.standin import STAND_IN
from rejoinder.edits.structure import dissolve, rehang, tops
from rejoinder.model.change import Change
from rejoinder.model.document import Document
from rejoinder.model.errors import EditRefused
from rejoinder.model.ids import Fresh, InferenceId, NodeId, StatementId
from rejoinder.model.lookup import home
from rejoinder.model.order import spread
from rejoinder.model.records import MAP_ID, Inference, MapRow, Polarity, Statement
from rejoinder.model.tree import home_premises, roots, walk

__all__ = [
    "STAND_IN",
    "branch",
    "clipping",
    "duplicate",
    "fragment_from_outline",
    "outline_text",
    "paste",
]


def clipping(document: Document, statements: Iterable[StatementId]) -> Document:
    """The branches of ``statements`` as a map of their own, with the sources, voices and
    articles that they name and the comments on them.

    Premises that are not all of their group leave its scheme, notes and objections behind.
    Cross links are kept between what is clipped.
    """
    branches = tops(document, statements)
    steps, nodes, loose = _heads(document, branches)
    for step in steps:
        nodes.extend(() if steps[step] else walk(document, step))
    own, inferences = _rows(document, nodes, heads=steps)
    for name, key in zip(loose, spread(None, None, count=len(loose)), strict=True):
        own[name] = replace(own[name], order=key)
    for step, key in zip(steps, spread(None, None, count=len(steps)), strict=True):
        record = document.inferences[step]
        bare = Inference(conclusion=STAND_IN, polarity=record.polarity)
        kept = bare if steps[step] else replace(record, conclusion=STAND_IN)
        inferences[step] = replace(kept, order=key)
    if steps:
        own[STAND_IN] = Statement()
    return _with_shared(document, own, inferences)


def branch(document: Document, statement: StatementId) -> Document:
    """The branch of ``statement`` as a map of its own whose thesis it is."""
    own, steps = _rows(document, list(walk(document, statement)), heads=())
    own[statement] = replace(own[statement], premise_of=(), order="")
    part = _with_shared(document, own, steps)
    about = replace(document.about, thesis=statement)
    return dataclasses.replace(part, map={MAP_ID: about})


def _heads(
    document: Document, branches: tuple[StatementId, ...]
) -> tuple[dict[InferenceId, bool], list[NodeId], list[StatementId]]:
    """The inferences at the head of the branches, and whether they come without what else
    hangs on them; the nodes of branches that come without their home; the loose branches.
    """
    steps: dict[InferenceId, bool] = {}
    nodes: list[NodeId] = []
    loose: list[StatementId] = []
    for step, members in units_of(document, branches):
        if step is not None:
            steps[step] = False
            continue
        nodes.extend(walk(document, members[0]))
        group = home(document.statements[members[0]])
        if group is None:
            loose.append(members[0])
        else:
            steps[group] = True
    return steps, nodes, loose


def _rows(
    document: Document, nodes: Sequence[NodeId], *, heads: Collection[InferenceId]
) -> tuple[dict[StatementId, Statement], dict[InferenceId, Inference]]:
    """The rows of ``nodes``, in that order, linked only to each other and to ``heads``."""
    inside = _resting(document, {*nodes, *heads})
    statements = {
        name: _within(document.statements[name], inside)
        for name in map(StatementId, nodes)
        if name in inside and name in document.statements
    }
    inferences = {
        name: document.inferences[name]
        for name in map(InferenceId, nodes)
        if name in inside and name in document.inferences
    }
    return statements, inferences


def _resting(document: Document, inside: set[NodeId]) -> set[NodeId]:
    """``inside`` without inferences all of whose premises are outside, and what is on them."""
    kept = set(inside)
    while True:
        empty = [
            step
            for step in map(InferenceId, kept)
            if step in document.inferences and kept.isdisjoint(document.links.premises_of(step))
        ]
        if not empty:
            return kept
        for step in empty:
            kept.difference_update(walk(document, step))


def _within(statement: Statement, inside: set[NodeId]) -> Statement:
    services = tuple(s for s in statement.premise_of if s.inference in inside)
    return replace(statement, premise_of=services)


def _with_shared(
    document: Document,
    statements: dict[StatementId, Statement],
    inferences: dict[InferenceId, Inference],
) -> Document:
    """A clipping with the rows that its statements name."""
    comments = {
        name: comment
        for name, comment in document.comments.items()
        if comment.on in statements or comment.on in inferences
    }
    cited = {c.source for s in statements.values() for c in s.citations}
    heard = {s.voice for s in statements.values()}
    anchors = [a for s in statements.values() for a in s.anchors]
    anchors += [c.passage for c in comments.values() if c.passage is not None]
    read = {anchor.article for anchor in anchors}
    thesis = STAND_IN if STAND_IN in statements else None
    return Document(
        map={MAP_ID: MapRow(thesis=thesis, direction=document.about.direction)},
        statements=statements,
        inferences=inferences,
        sources={name: row for name, row in document.sources.items() if name in cited},
        articles={name: row for name, row in document.articles.items() if name in read},
        voices={name: row for name, row in document.voices.items() if name in heard},
        comments=comments,
    )


def paste(
    document: Document,
    fragment: Document,
    *,
    onto: NodeId | None,
    fresh: Fresh,
    polarity: Polarity | None = None,
) -> Change:
    """Puts the branches of ``fragment`` under ``onto``, last among its arguments.

    Each keeps its polarity unless ``polarity`` says otherwise; what had none supports.
    Where ``onto`` is ``None`` they become loose, and the only one in an empty map its
    thesis. Every row gets a fresh id; voices, sources and articles that the map has in
    the same words are not added twice. ``tops`` of what was created are the branches.

    Raises:
        EditRefused: what to paste under is no longer in the map.
    """
    if onto is not None and not document.has_node(onto):
        raise EditRefused("What to paste under is no longer in the map. Select another place.")
    draft = Draft(document)
    names = adopt(draft, fragment, fresh=fresh)
    heads = fragment.links.arguments_for(STAND_IN)
    stand_in = names.get(STAND_IN)
    for step in map(InferenceId, (names[head] for head in heads)):
        if onto is None:
            dissolve(draft, step, next(iter(home_premises(draft.now, step)), None))
        else:
            side = polarity or draft.now.inferences[step].polarity
            rehang(draft, step, onto, polarity=side, before=None)
    if stand_in is not None:
        draft.put_statement(StatementId(stand_in), None)
    loose = [StatementId(names[r]) for r in roots(fragment) if r != STAND_IN]
    if onto is not None:
        to = AsArgument(onto, polarity or Polarity.SUPPORT)
        put(draft, loose, to=to, fresh=fresh)
    elif not document.statements and len(roots(draft.now)) == 1:
        only = roots(draft.now)[0]
        Loose().set_key(draft, only, "")
        draft.set_thesis(only)
    branches = len(heads) + len(loose)
    return draft.change("Paste branch" if branches < 2 else f"Paste {branches} branches")


def duplicate(document: Document, statements: Iterable[StatementId], *, fresh: Fresh) -> Change:
    """Copies branches, each right behind the first, without the comments on them.

    One of several co-premises is copied as an argument of its own, a thesis as the first
    loose statement. The first statement created is the first copy.
    """
    draft = Draft(document)
    branches = tops(document, statements)
    for step, members in units_of(document, branches):
        source = _silent(clipping(document, members))
        group = step or home(document.statements[members[0]])
        if group is not None:
            _copy_behind(draft, source, group, fresh=fresh)
        else:
            _copy_loose(draft, source, members[0], fresh=fresh)
    many = len(branches) > 1
    return draft.change(f"Duplicate {len(branches)} branches" if many else "Duplicate branch")


def _silent(fragment: Document) -> Document:
    """``fragment`` without its comments: a copy in the same map would say them twice."""
    return dataclasses.replace(fragment, comments={})


def _copy_behind(draft: Draft, source: Document, group: InferenceId, *, fresh: Fresh) -> None:
    conclusion = draft.now.inferences[group].conclusion
    draft.do(paste(draft.now, source, onto=conclusion, fresh=fresh))
    copy = draft.now.links.arguments_for(conclusion)[-1]
    behind = Arguments(conclusion)
    behind.set_key(draft, copy, key_after(draft, behind, group))


def _copy_loose(draft: Draft, source: Document, root: StatementId, *, fresh: Fresh) -> None:
    change = paste(draft.now, source, onto=None, fresh=fresh)
    draft.do(change)
    copy = StatementId(change.created("statements")[0])
    row = Loose()
    first = next(iter(row.names(draft.now)))
    is_thesis = root == draft.now.thesis
    key = key_before(draft, row, first) if is_thesis else key_after(draft, row, root)
    row.set_key(draft, copy, key)
