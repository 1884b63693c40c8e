"""FIXES: what can be done about a finding at once, each an edit that one undo takes back."""

from collections.abc import Callable
from typing import NamedTuple

from rejoinder.edits import about, add, link, remove, repeats, roles, state
from rejoinder.edits.words import called, capital
from rejoinder.model.change import Change
from rejoinder.model.document import Document
from rejoinder.model.errors import EditRefused
from rejoinder.model.ids import Fresh, InferenceId, NodeId, StatementId
from rejoinder.model.lookup import home
from rejoinder.model.records import Kind, Plausibility, Polarity
from rejoinder.model.tree import roots, walk
from rejoinder.review.finding import Finding
from rejoinder.review.phrasing import parted

Verb = Callable[[Document, Finding, Fresh], Change]


class Fix(NamedTuple):
    """``title`` is what its button says. One without a ``verb`` leads to where a person does it;
    what an edit adds is opened for typing where it ``writes``.
    """

    title: str
    verb: Verb | None = None
    writes: bool = False


def _statement(document: Document, finding: Finding) -> StatementId:
    """The statement that a finding is about; of a step, its last premise."""
    row = finding.where.id
    if row in document.statements:
        return StatementId(row)
    return document.links.premises_of(InferenceId(row))[-1]


def _node(finding: Finding) -> NodeId:
    return StatementId(finding.where.id)


def _make_thesis(document: Document, _: Finding, __: Fresh) -> Change:
    """The root with the most under it becomes the thesis."""
    tops = roots(document)
    return about.set_thesis(document, max(tops, key=lambda t: sum(1 for _ in walk(document, t))))


def _delete(document: Document, finding: Finding, _: Fresh) -> Change:
    return remove.remove_keeping_children(document, [_statement(document, finding)])


def _unlink_last(document: Document, finding: Finding, _: Fresh) -> Change:
    """The last of its links to what it speaks for and against."""
    statement = _statement(document, finding)
    steps = [service.inference for service in document.statements[statement].premise_of]
    to = [step for step in steps if document.inferences[step].conclusion == finding.beside[0]]
    return link.unlink(document, statement, to[-1])


def _unlink_shortcut(document: Document, finding: Finding, _: Fresh) -> Change:
    return link.unlink(document, _statement(document, finding), InferenceId(finding.beside[1]))


def _add_premise(document: Document, finding: Finding, fresh: Fresh) -> Change:
    beside = _statement(document, finding)
    return add.add_co_premise(document, beside, fresh=fresh, stated=False)


def _add_evidence(document: Document, finding: Finding, fresh: Fresh) -> Change:
    return add.add_evidence(document, _node(finding), fresh=fresh)


def _add_reason(document: Document, finding: Finding, fresh: Fresh) -> Change:
    return add.add_reason(document, _node(finding), fresh=fresh)


def _add_objection(document: Document, finding: Finding, fresh: Fresh) -> Change:
    return add.add_objection(document, _node(finding), fresh=fresh)


def _reply(document: Document, finding: Finding, fresh: Fresh) -> Change:
    """An answer to the first premise of an objection."""
    return add.add_rebuttal(document, StatementId(finding.beside[0]), fresh=fresh)


def _undercut(document: Document, finding: Finding, fresh: Fresh) -> Change:
    return add.add_undercut(document, _node(finding), fresh=fresh)


def _accept(document: Document, finding: Finding, _: Fresh) -> Change:
    return state.set_plausibility(document, _statement(document, finding), Plausibility.LIKELY)


def _make_claim(document: Document, finding: Finding, _: Fresh) -> Change:
    return state.set_kind(document, _statement(document, finding), Kind.CLAIM)


def _mark_unstated(document: Document, finding: Finding, _: Fresh) -> Change:
    return state.set_stated(document, _statement(document, finding), False)


def _link_instead(document: Document, finding: Finding, _: Fresh) -> Change:
    original = StatementId(finding.beside[0])
    return repeats.link_instead(document, _statement(document, finding), original)


def _make_objection(document: Document, finding: Finding, fresh: Fresh) -> Change:
    statement = _statement(document, finding)
    target = StatementId(finding.beside[0])
    return link.link(document, statement, target, fresh=fresh, polarity=Polarity.OPPOSE)


def _make_independent(document: Document, finding: Finding, fresh: Fresh) -> Change:
    return roles.make_independent(document, [_statement(document, finding)], fresh=fresh)


def _split(document: Document, finding: Finding, fresh: Fresh) -> Change:
    statement = _statement(document, finding)
    parts = parted(document.statements[statement].text)
    if parts is None or home(document.statements[statement]) is None:
        raise EditRefused(
            f"{capital(called(document, statement))} shows no joint to split it at. Edit its words."
        )
    first, second = parts
    return repeats.split(document, statement, first, second=second, fresh=fresh)


FIXES: dict[str, Fix] = {
    "accept": Fix("Take as given", _accept),
    "add-evidence": Fix("Add evidence", _add_evidence, writes=True),
    "add-objection": Fix("Add objection", _add_objection, writes=True),
    "add-premise": Fix("Add unstated premise", _add_premise, writes=True),
    "add-reason": Fix("Add reason", _add_reason, writes=True),
    "ask": Fix("Ask in a comment"),
    "choose-scheme": Fix("Choose scheme…"),
    "cite": Fix("Add source…"),
    "connect": Fix("Connect…"),
    "delete": Fix("Delete", _delete),
    "edit-source": Fix("Edit source…"),
    "link-instead": Fix("Link instead", _link_instead),
    "make-claim": Fix("Make it a claim", _make_claim),
    "make-independent": Fix("Make independent", _make_independent),
    "make-objection": Fix("Make it an objection", _make_objection),
    "make-thesis": Fix("Choose the thesis", _make_thesis),
    "mark-unstated": Fix("Mark as unstated", _mark_unstated),
    "reply": Fix("Add reply", _reply, writes=True),
    "set-voice": Fix("Set voice…"),
    "show": Fix("Show"),
    "show-comments": Fix("Show comments"),
    "show-passages": Fix("Show passages"),
    "show-sources": Fix("Show sources"),
    "split": Fix("Split", _split),
    "undercut": Fix("Question the step", _undercut, writes=True),
    "unlink-last": Fix("Remove last link", _unlink_last),
    "unlink-shortcut": Fix("Remove direct link", _unlink_shortcut),
    "write": Fix("Edit words"),
}
"""Every fix by the name that findings give it."""
