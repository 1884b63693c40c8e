"""A map made sound: whatever breaks a rule of ``problems.breaches`` is mended with the least loss.

No statement is ever dropped: one that loses its place becomes loose, and a comment on nothing
goes to the thesis. A map that names no thesis is left without one: so it may have been saved.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace

import msgspec

from rejoinder.model.circles import bases, circles, home_circles
from rejoinder.model.cleaning import cleaned
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, StatementId
from rejoinder.model.naming import with_sound_ids
from rejoinder.model.order import spread
from rejoinder.model.problems import can_be_found, is_range, out_of_order, siblings
from rejoinder.model.records import MAP_ID, TABLES, Aside, Comment, Statement
from rejoinder.model.tree import root_of, roots, walk


def mended(document: Document) -> Document:
    """``document`` with every breach mended."""
    sound = with_sound_ids(document)
    for mend in (
        _with_references,
        _with_steps,
        _without_home_circles,
        _without_circles,
        _with_steps,
        _with_thesis,
        _with_comments,
        _with_dismissals,
        _with_signoffs,
        _with_orders,
        _with_texts,
    ):
        sound = mend(sound)
    return sound


def _with_references(document: Document) -> Document:
    """References to what is there; each statement serves a step once."""
    statements = {}
    for name, row in document.statements.items():
        served = {s.inference: s for s in reversed(row.premise_of)}
        once = tuple(s for s in row.premise_of if s is served[s.inference])
        statements[name] = msgspec.structs.replace(
            row,
            premise_of=tuple(s for s in once if s.inference in document.inferences),
            voice=row.voice if row.voice in document.voices else None,
            citations=tuple(c for c in row.citations if c.source in document.sources),
            anchors=tuple(a for a in row.anchors if a.article in document.articles and is_range(a)),
        )
    comments = {
        name: row if _has_passage(document, row) else msgspec.structs.replace(row, passage=None)
        for name, row in document.comments.items()
    }
    articles = {
        name: msgspec.structs.replace(row, asides=tuple(a for a in row.asides if _is_in(a, name)))
        for name, row in document.articles.items()
    }
    return replace(document, statements=statements, comments=comments, articles=articles)


def _is_in(aside: Aside, article: str) -> bool:
    return aside.passage.article == article and is_range(aside.passage)


def _has_passage(document: Document, comment: Comment) -> bool:
    passage = comment.passage
    return passage is not None and passage.article in document.articles and is_range(passage)


def _with_steps(document: Document) -> Document:
    """Steps with a premise, each leading to a statement. Removing one can orphan others."""
    base, links = bases(document), document.links
    gone = {i for i in document.inferences if i not in base or not links.premises_of(i)}
    waiting = list(gone)
    while waiting:
        for above in links.arguments_for(waiting.pop()):
            if above not in gone:
                gone.add(above)
                waiting.append(above)
    if not gone:
        return document
    touched = {s for step in gone for s in links.premises_of(step)}
    statements = dict(document.statements)
    for name in touched:
        kept = tuple(s for s in statements[name].premise_of if s.inference not in gone)
        statements[name] = msgspec.structs.replace(statements[name], premise_of=kept)
    inferences = {name: row for name, row in document.inferences.items() if name not in gone}
    return replace(document, statements=statements, inferences=inferences)


def _without_home_circles(document: Document) -> Document:
    """One statement of each circle made loose: the thesis where it is in it.

    It is no premise of anything any more, for its second link would become its home.
    """
    statements = dict(document.statements)
    for group in home_circles(document):
        name = document.thesis if document.thesis in group else group[0]
        assert name is not None
        statements[name] = msgspec.structs.replace(statements[name], premise_of=())
    return replace(document, statements=statements)


def _without_circles(document: Document) -> Document:
    """No circle through cross links: in each, those are removed that do not lead up its trees.

    Homes form a forest by now and are kept; a link that leads from deeper to less deep can't
    close a circle with them.
    """
    base = bases(document)
    statements = dict(document.statements)
    for group in circles(document):
        depth = _depths(document, base, frozenset(group))
        for name in group:
            home, *others = statements[name].premise_of
            kept = [
                service
                for service in others
                if (top := base[service.inference]) not in depth
                or (depth[top], top) < (depth[name], name)
            ]
            statements[name] = msgspec.structs.replace(statements[name], premise_of=(home, *kept))
    return replace(document, statements=statements)


def _depths(
    document: Document,
    base: Mapping[InferenceId, StatementId],
    group: Collection[StatementId],
) -> Mapping[StatementId, int]:
    """How many homes up each of ``group`` stands below the first that is not in it."""
    depth: dict[StatementId, int] = {}
    for start in group:
        chain: list[StatementId] = []
        node: StatementId | None = start
        while node in group and node not in depth:
            assert node is not None
            chain.append(node)
            services = document.statements[node].premise_of
            node = base[services[0].inference] if services else None
        above = -1 if node is None else depth.get(node, -1)
        for name in reversed(chain):
            above += 1
            depth[name] = above
    return depth


def _with_thesis(document: Document) -> Document:
    """A thesis that exists and is a premise of nothing, where one is named."""
    thesis = document.thesis
    if thesis is None:
        return document
    if thesis in document.statements:
        thesis = StatementId(root_of(document, thesis))
    else:
        tops = roots(_about(document, thesis=None))
        thesis = max(tops, key=lambda top: sum(1 for _ in walk(document, top)), default=None)
    return _about(document, thesis=thesis)


def _about(document: Document, *, thesis: StatementId | None) -> Document:
    about = msgspec.structs.replace(document.about, thesis=thesis)
    return replace(document, map={MAP_ID: about})


def _with_comments(document: Document) -> Document:
    """Comments on something; where there is no statement to take them, they go."""
    top = document.thesis or next(iter(roots(document)), None)
    comments = {}
    for name, row in document.comments.items():
        there = document.has_node(row.on) or row.on in document.sources
        if there or row.on in document.articles:
            comments[name] = row
        elif top is not None:
            comments[name] = msgspec.structs.replace(row, on=top)
    return replace(document, comments=comments)


def _with_dismissals(document: Document) -> Document:
    """Dismissals of what is there."""
    kept = {
        name: row
        for name, row in document.dismissals.items()
        if all(can_be_found(document, each) for each in (row.on, *row.beside))
    }
    return replace(document, dismissals=kept)


def _with_signoffs(document: Document) -> Document:
    """Sign-offs of statements that are there."""
    kept = {n: row for n, row in document.signoffs.items() if row.on in document.statements}
    return replace(document, signoffs=kept)


def _with_orders(document: Document) -> Document:
    """Siblings with distinct keys, in the order in which they stood."""
    statements, inferences = dict(document.statements), dict(document.inferences)
    for above, table, keyed in siblings(document):
        if not out_of_order(keyed):
            continue
        for (_, name), key in zip(keyed, spread(None, None, count=len(keyed)), strict=True):
            if table == "inferences":
                step = InferenceId(name)
                inferences[step] = msgspec.structs.replace(inferences[step], order=key)
            else:
                row = statements[StatementId(name)]
                statements[StatementId(name)] = (
                    msgspec.structs.replace(row, order=key)
                    if above.table == "map"
                    else _ordered(row, InferenceId(above.id), key)
                )
    return replace(document, statements=statements, inferences=inferences)


def _ordered(row: Statement, step: InferenceId, key: str) -> Statement:
    services = tuple(
        msgspec.structs.replace(s, order=key) if s.inference == step else s for s in row.premise_of
    )
    return msgspec.structs.replace(row, premise_of=services)


def _with_texts(document: Document) -> Document:
    return Document(
        **{
            name: {row: cleaned(record) for row, record in document.table(name).items()}
            for name in TABLES
        }  # type: ignore[arg-type]  # each table keeps its records
    )
