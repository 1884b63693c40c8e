"""What a statement does in the argument; derived, never stored.

A statement *speaks for* the thesis when an even number of opposing steps lie on its way up
the tree. What opposes something that speaks for the thesis is an objection; what opposes
something that speaks against it (an objection, a reason for one, or its step) is a rebuttal.
"""

from collections.abc import Mapping
from enum import StrEnum

from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, NodeId, StatementId
from rejoinder.model.records import Kind, Polarity
from rejoinder.model.tree import ancestors, parent, roots, walk


class Role(StrEnum):
    """What a card says of its statement, by its home in the tree."""

    THESIS = "thesis"
    LOOSE = "loose"
    PREMISE = "premise"
    OBJECTION = "objection"
    REBUTTAL = "rebuttal"
    EVIDENCE = "evidence"


def role(document: Document, statement: StatementId) -> Role:
    """The role of one statement; takes time in proportion to its depth."""
    step = parent(document, statement)
    if step is None or document.inferences[InferenceId(step)].polarity is Polarity.SUPPORT:
        return _role(document, statement, step, speaks_for=True)
    return _role(document, statement, step, speaks_for=speaks_for_thesis(document, statement))


def roles(document: Document) -> Mapping[StatementId, Role]:
    """The role of every statement that hangs under a root; one pass from the top."""
    speaks: dict[NodeId, bool] = {}
    found: dict[StatementId, Role] = {}
    for root in roots(document):
        for node in walk(document, root):
            above = parent(document, node)
            speaks[node] = above is None or speaks[above]
            if node in document.inferences:
                if document.inferences[InferenceId(node)].polarity is Polarity.OPPOSE:
                    speaks[node] = not speaks[node]
            else:
                name = StatementId(node)
                found[name] = _role(document, name, above, speaks_for=speaks[node])
    return found


def role_on_side(document: Document, statement: StatementId, *, speaks_for: bool) -> Role:
    """The role of a statement of which the side is known (``speaks_for_thesis``)."""
    return _role(document, statement, parent(document, statement), speaks_for=speaks_for)


def _role(
    document: Document, statement: StatementId, step: NodeId | None, *, speaks_for: bool
) -> Role:
    if statement == document.thesis:
        return Role.THESIS
    if document.statements[statement].kind is Kind.EVIDENCE:
        return Role.EVIDENCE
    if step is None:
        return Role.LOOSE
    if document.inferences[InferenceId(step)].polarity is Polarity.SUPPORT:
        return Role.PREMISE
    return Role.REBUTTAL if speaks_for else Role.OBJECTION


def speaks_for_thesis(document: Document, node: NodeId) -> bool:
    """Whether ``node`` is on the side of the root that it hangs under."""
    opposed = sum(
        document.inferences[InferenceId(above)].polarity is Polarity.OPPOSE
        for above in (node, *ancestors(document, node))
        if above in document.inferences
    )
    return opposed % 2 == 0


def is_undercut(document: Document, inference: InferenceId) -> bool:
    """Whether a step attacks another step, not a statement."""
    record = document.inferences[inference]
    return record.polarity is Polarity.OPPOSE and record.conclusion in document.inferences


def is_joint(document: Document, inference: InferenceId) -> bool:
    """Whether a step rests on two or more co-premises."""
    return len(document.links.premises_of(inference)) > 1
