"""Commands of the Review menu: what an argument needs, what is asked of it, what is open."""

from rejoinder.editor.command import Command, Desk, has_statement, has_statements
from rejoinder.model.document import Document
from rejoinder.model.ids import InferenceId, NodeId
from rejoinder.model.lookup import home


def step_at(document: Document, node: NodeId | None) -> InferenceId | None:
    """The step that is meant at ``node``: itself, the premise's own, or the only one for it."""
    statement = None if node is None else document.statement(node)
    if node is None or statement is None:
        return None if node is None else InferenceId(node)
    arguments = document.links.arguments_for(node)
    return home(statement) or (arguments[0] if len(arguments) == 1 else None)


def _has_step(desk: Desk) -> bool:
    return step_at(desk.session.document, desk.session.current) is not None


def _ask(desk: Desk) -> None:
    """Goes to the questions of the step; where no scheme is named, asks for it first."""
    session = desk.session
    step = step_at(session.document, session.current)
    assert step is not None
    if not session.document.inferences[step].scheme:
        desk.dialogs.scheme()
    if session.document.inferences[step].scheme:
        desk.panes.ask(step)


def _sign_off(desk: Desk) -> None:
    desk.panes.sign_off()
    desk.say("Signed off. A mark on the card says when something in the branch has changed.")


REVIEW = (
    Command(
        "step.scheme",
        "Choose scheme…",
        "Review",
        lambda d: d.dialogs.scheme(),
        when=_has_step,
        keys=("M", "Ctrl+M"),
        icon="list-tree",
        tip="Say how the step argues: by a few plain questions, or by search",
    ),
    Command(
        "step.questions",
        "Critical questions",
        "Review",
        _ask,
        when=_has_step,
        keys=("Q", "Ctrl+Alt+Q"),
        icon="lightbulb",
        tip="Go through the questions that the step’s scheme asks",
    ),
    Command(
        "branch.sign_off",
        "Sign off branch",
        "Review",
        _sign_off,
        when=has_statement,
        keys=("I", "Ctrl+Alt+I"),
        icon="circle-check",
        tip="Stand by the branch as it is now; a mark says when something in it has changed",
        starts_group=True,
    ),
    Command(
        "review.next_open",
        "Next open item",
        "Review",
        lambda d: d.panes.go_open(back=False),
        when=has_statements,
        keys=("F10",),
        icon="chevron-right",
        tip="Go through what is open: objections, questions, comments, findings, sign-offs",
        starts_group=True,
    ),
    Command(
        "review.previous_open",
        "Previous open item",
        "Review",
        lambda d: d.panes.go_open(back=True),
        when=has_statements,
        keys=("Alt+F10",),
        icon="chevron-left",
    ),
)
