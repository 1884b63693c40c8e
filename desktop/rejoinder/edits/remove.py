"""Verbs that delete: whole branches, or statements alone with what hangs on them rising."""

from collections.abc import Collection, Iterable

from msgspec.structs import replace

from rejoinder.edits.draft import Draft, Row
from rejoinder.edits.siblings import Arguments, Loose, following, key_before
from rejoinder.edits.structure import combined, dissolve, in_order, rehang
from rejoinder.edits.words import count
from rejoinder.model.change import Change
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, NodeId, StatementId
from rejoinder.model.lookup import home
from rejoinder.model.tree import ancestors, home_premises, walk


def remove_branches(document: Document, nodes: Iterable[NodeId]) -> Change:
    """Deletes ``nodes`` and all that hangs under them, with the comments on it.

    An inference left without premises goes too, with the objections to it. Statements
    that stand elsewhere in the tree stay; one that stands in a deleted branch goes even
    if it also serves another inference, and the label counts such links. Voices and
    sources stay.
    """
    chosen = [node for node in dict.fromkeys(nodes) if document.has_node(node)]
    gone = _doomed(document, chosen)
    draft = Draft(document)
    draft.put_all(_without(document, gone))
    draft.drop_comments(gone)
    if document.thesis in gone:
        draft.set_thesis(None)
    return draft.change(_label(document, chosen, gone))


def _doomed(document: Document, nodes: Iterable[NodeId]) -> Collection[NodeId]:
    """All that goes when ``nodes`` go, each above what hangs under it."""
    gone: dict[NodeId, None] = {}
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        if node in gone:
            continue
        branch = [below for below in walk(document, node) if below not in gone]
        gone.update(dict.fromkeys(branch))
        for below in branch:
            statement = document.statement(below)
            waiting.extend(
                service.inference
                for service in (statement.premise_of if statement else ())
                if gone.keys() >= {*document.links.premises_of(service.inference)}
            )
    return gone.keys()


def _without(document: Document, gone: Collection[NodeId]) -> list[Row]:
    """The rows that delete ``gone`` and the links of what stays to it."""
    rows: list[Row] = []
    for node in gone:
        rows.append(("statements" if node in document.statements else "inferences", node, None))
        for premise in document.links.premises_of(InferenceId(node)):
            if premise not in gone:
                record = document.statements[premise]
                kept = tuple(s for s in record.premise_of if s.inference not in gone)
                rows.append(("statements", premise, replace(record, premise_of=kept)))
    return list({(table, name): (table, name, row) for table, name, row in rows}.values())


def _label(document: Document, chosen: list[NodeId], gone: Collection[NodeId]) -> str:
    all_chosen = set(chosen)
    tops = [n for n in chosen if all_chosen.isdisjoint(ancestors(document, n))]
    if len(tops) > 1:
        label = f"Delete {len(tops)} branches"
    elif sum(node in document.statements for node in gone) == 1:
        label = "Delete statement"
    else:
        label = "Delete branch"
    links = sum(
        len(document.statements[StatementId(node)].premise_of[1:])
        for node in gone
        if node in document.statements
    )
    return f"{label} and {count(links, 'link', 'links')}" if links else label


def remove_keeping_children(document: Document, statements: Iterable[StatementId]) -> Change:
    """Deletes statements alone; what hung on each rises to what it argued for or against.

    Polarities multiply: a reason for an objection becomes an objection itself, an
    objection to an objection a reason. Where the home inference goes with the statement,
    the objections to that step rise by the same rule. Under the thesis, a single child
    becomes the thesis and several become loose; under a loose statement, all become loose.
    """
    draft = Draft(document)
    chosen = in_order(document, statements)
    for statement in chosen:
        if home(draft.now.statements[statement]) is None:
            _free_children(draft, statement)
        else:
            _raise_children(draft, statement)
        draft.drop_comments([statement])
    return draft.change(
        "Delete statement, keep children"
        if len(chosen) < 2
        else f"Delete {len(chosen)} statements, keep children"
    )


def _raise_children(draft: Draft, statement: StatementId) -> None:
    first = home(draft.now.statements[statement])
    assert first is not None
    _raise_arguments(draft, statement, first)
    for service in draft.now.statements[statement].premise_of:
        step = service.inference
        if draft.now.links.premises_of(step) == (statement,):
            _raise_arguments(draft, step, step)
            draft.drop_comments([step])
            _unserve(draft, statement, step)
            draft.put_inference(step, None)
        else:
            _unserve(draft, statement, step)
    draft.put_statement(statement, None)


def _raise_arguments(draft: Draft, node: NodeId, step: InferenceId) -> None:
    """Gives the inferences to ``node`` the conclusion of ``step``, right behind it in order."""
    upper = draft.now.inferences[step]
    before = following(draft.now, Arguments(upper.conclusion), step)
    for argument in draft.now.links.arguments_for(node):
        polarity = combined(draft.now.inferences[argument].polarity, upper.polarity)
        rehang(draft, argument, upper.conclusion, polarity=polarity, before=before)


def _unserve(draft: Draft, statement: StatementId, step: InferenceId) -> None:
    record = draft.now.statements[statement]
    services = tuple(s for s in record.premise_of if s.inference != step)
    draft.put_statement(statement, replace(record, premise_of=services))


def _free_children(draft: Draft, root: StatementId) -> None:
    """Ends the inferences to ``root``; their premises take its place."""
    arguments = draft.now.links.arguments_for(root)
    children = [c for step in arguments for c in home_premises(draft.now, step)]
    is_thesis = draft.now.thesis == root
    row = Loose().names(draft.now)
    place = next(iter(row), None) if is_thesis else following(draft.now, Loose(), root)
    for step in arguments:
        own = home_premises(draft.now, step)
        dissolve(draft, step, own[0] if own else None)
    draft.put_statement(root, None)
    freed = [child for child in children if not draft.now.statements[child].premise_of]
    if is_thesis:
        draft.set_thesis(freed[0] if len(children) == len(freed) == 1 else None)
    for child in freed:
        key = "" if child == draft.now.thesis else key_before(draft, Loose(), place)
        Loose().set_key(draft, child, key)
