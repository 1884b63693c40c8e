"""What a row of the outline says: a word for what it is, and its text in one line."""

from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, NodeId
from rejoinder.model.lookup import home
from rejoinder.model.records import Polarity
from rejoinder.model.roles import Role, is_joint
from rejoinder.model.text import one_line


def role_word(role: Role) -> str:
    """What a role is called everywhere: a loose claim stands alone."""
    return "Loose claim" if role is Role.LOOSE else role.value.capitalize()


def row_word(document: Document, node: NodeId, role: Role | None) -> str:
    """ "Premise" or "Objection" for a statement, "Co-premises for" or the like for a step."""
    step = document.inference(node)
    if step is None:
        return role_word(role or Role.LOOSE)
    supports = step.polarity is Polarity.SUPPORT
    if step.conclusion in document.inferences:
        return "Backing of the step" if supports else "Objection to the step"
    word = "Co-premises" if is_joint(document, InferenceId(node)) else "Step"
    return f"{word} for" if supports else f"{word} against"


def row_text(document: Document, node: NodeId) -> str:
    """A statement's words; for a step, how many of its premises stand elsewhere."""
    statement = document.statement(node)
    if statement is not None:
        return one_line(statement.text) or "Empty statement"
    premises = document.links.premises_of(InferenceId(node))
    linked = sum(home(document.statements[p]) != node for p in premises)
    return f"{linked} linked from elsewhere" if linked else ""
