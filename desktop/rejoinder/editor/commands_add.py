"""Commands of the Add menu: each adds a statement where one stands and opens it for typing."""

from collections.abc import Callable
from typing import Protocol

from rejoinder.editor.command import Command, Desk, has_selection, has_statement
from rejoinder.edits import add
from rejoinder.model.change import Change
from rejoinder.model.document import Document
from rejoinder.model.ids import Fresh, InferenceId, NodeId, StatementId
from rejoinder.model.lookup import home
from rejoinder.model.roles import Role, role
from rejoinder.model.tree import home_premises

DEFAULT_CHILD = "add.premise"


class Verb(Protocol):
    """A function of ``edits.add`` that puts a new statement under a node."""

    def __call__(self, document: Document, target: NodeId, /, *, fresh: Fresh) -> Change: ...


def added(desk: Desk, change: Change) -> None:
    """Makes ``change``, selects the statement that it adds and opens it for typing."""
    new = [StatementId(name) for name in change.created("statements")]
    desk.session.do(change, select=new[:1])
    desk.view.edit_text()


def _target(desk: Desk) -> NodeId:
    node = desk.session.current
    assert node is not None
    return node


def statement_of(desk: Desk) -> StatementId:
    """The current statement; of a step, its last home premise, so that keys act beside it."""
    document, node = desk.session.document, _target(desk)
    if node in document.statements:
        return StatementId(node)
    step = InferenceId(node)
    return (home_premises(document, step) or document.links.premises_of(step))[-1]


def _below(verb: Verb, command: str) -> Callable[[Desk], None]:
    """Adds under the current node; ``command`` is then what Tab does."""

    def run(desk: Desk) -> None:
        change = verb(desk.session.document, _target(desk), fresh=desk.session.fresh)
        desk.last_added = command
        added(desk, change)

    return run


def _undercut(desk: Desk) -> None:
    session, step = desk.session, _step(desk)
    assert step is not None
    desk.last_added = "add.undercut"
    added(desk, add.add_undercut(session.document, step, fresh=session.fresh))


def _step(desk: Desk) -> InferenceId | None:
    """The step that is meant: the current one, the current premise's own, or the only one
    that argues about the current statement."""
    document, node = desk.session.document, desk.session.current
    statement = None if node is None else document.statement(node)
    if node is None or statement is None:
        return None if node is None else InferenceId(node)
    arguments = document.links.arguments_for(node)
    return home(statement) or (arguments[0] if len(arguments) == 1 else None)


def _has_step(desk: Desk) -> bool:
    return _step(desk) is not None


def _add_child(desk: Desk) -> None:
    """What was added last, where it fits here; otherwise a premise."""
    if desk.session.current is None:
        _add_first(desk)
        return
    wanted = {c.id: c for c in _KINDS if c.when(desk)}
    wanted.get(desk.last_added, wanted[DEFAULT_CHILD]).run(desk)


def _add_first(desk: Desk) -> None:
    session = desk.session
    verb = add.add_thesis if session.document.thesis is None else add.add_loose
    added(desk, verb(session.document, fresh=session.fresh))


def _add_loose(desk: Desk) -> None:
    added(desk, add.add_loose(desk.session.document, fresh=desk.session.fresh))


def _sibling(*, before: bool) -> Callable[[Desk], None]:
    def run(desk: Desk) -> None:
        session = desk.session
        if session.current is None:
            _add_first(desk)
            return
        change = add.add_sibling(
            session.document, statement_of(desk), fresh=session.fresh, before=before
        )
        added(desk, change)

    return run


def _co_premise(*, stated: bool) -> Callable[[Desk], None]:
    def run(desk: Desk) -> None:
        session = desk.session
        change = add.add_co_premise(
            session.document, statement_of(desk), fresh=session.fresh, stated=stated
        )
        added(desk, change)

    return run


def _add_parent(desk: Desk) -> None:
    session = desk.session
    added(desk, add.add_parent(session.document, statement_of(desk), fresh=session.fresh))


def _can_add_first(desk: Desk) -> bool:
    return has_selection(desk) or not desk.session.document.statements


def is_premise(desk: Desk) -> bool:
    """Whether the current node is a step or a premise of one."""
    node = desk.session.current
    if node is None or node in desk.session.document.inferences:
        return node is not None
    return home(desk.session.document.statements[StatementId(node)]) is not None


def is_against(desk: Desk) -> bool:
    """Whether the current node is an objection, a rebuttal or the step of one."""
    node = desk.session.current
    document = desk.session.document
    if node is None:
        return False
    return role(document, statement_of(desk)) in (Role.OBJECTION, Role.REBUTTAL) or _opposes(
        document, node
    )


def _opposes(document: Document, node: NodeId) -> bool:
    inference = document.inference(node)
    return inference is not None and inference.polarity.value == "oppose"


_KINDS = (
    Command(
        "add.premise",
        "Add premise",
        "Add",
        _below(add.add_reason, "add.premise"),
        when=has_selection,
        keys=("Ctrl+1", "S"),
        icon="circle-plus",
        short="Premise",
        tip="Add a reason for what is selected",
        starts_group=True,
    ),
    Command(
        "add.objection",
        "Add objection",
        "Add",
        _below(add.add_objection, "add.objection"),
        when=has_selection,
        keys=("Ctrl+2", "O"),
        icon="circle-minus",
        short="Objection",
        tip="Add a reason against what is selected",
    ),
    Command(
        "add.rebuttal",
        "Add rebuttal",
        "Add",
        _below(add.add_rebuttal, "add.rebuttal"),
        when=is_against,
        keys=("Ctrl+3", "R"),
        icon="shield",
        short="Rebuttal",
        tip="Answer the selected objection",
    ),
    Command(
        "add.evidence",
        "Add evidence",
        "Add",
        _below(add.add_evidence, "add.evidence"),
        when=has_selection,
        keys=("Ctrl+4", "E"),
        icon="file-text",
        short="Evidence",
        tip="Add evidence for what is selected",
    ),
    Command(
        "add.undercut",
        "Add objection to step",
        "Add",
        _undercut,
        when=_has_step,
        keys=("Ctrl+U", "U"),
        icon="zap",
        short="Objection to step",
        tip="Object to the step from the selected premise to its conclusion",
    ),
)

ADD = (
    Command(
        "add.child",
        "Add below",
        "Add",
        _add_child,
        when=_can_add_first,
        keys=("Tab", "Insert"),
        icon="corner-down-right",
        tip="Add what was added last: a premise, an objection, evidence",
    ),
    Command(
        "add.after",
        "Add after",
        "Add",
        _sibling(before=False),
        when=_can_add_first,
        keys=("Enter", "Return"),
        tip="Add an argument of the same kind behind the selected one",
    ),
    Command(
        "add.before",
        "Add before",
        "Add",
        _sibling(before=True),
        when=has_selection,
        keys=("Shift+Enter", "Shift+Return"),
        tip="Add an argument of the same kind ahead of the selected one",
    ),
    Command(
        "add.parent",
        "Add above",
        "Add",
        _add_parent,
        when=has_selection,
        keys=("Shift+Tab", "Ctrl+Enter", "Ctrl+Return"),
        on_map=True,
        icon="corner-left-up",
        tip="Add a statement between the selected one and its conclusion",
    ),
    *_KINDS,
    Command(
        "add.co_premise",
        "Add co-premise",
        "Add",
        _co_premise(stated=True),
        when=is_premise,
        keys=("Ctrl+J", "J"),
        icon="git-merge",
        short="Co-premise",
        tip="Add a premise that is taken jointly with the selected one",
        starts_group=True,
    ),
    Command(
        "add.unstated",
        "Add unstated co-premise",
        "Add",
        _co_premise(stated=False),
        when=is_premise,
        keys=("Ctrl+Shift+J",),
        icon="square-dashed",
        tip="Add a premise that the argument takes for granted without saying it",
    ),
    Command(
        "add.loose",
        "Add loose claim",
        "Add",
        _add_loose,
        when=lambda d: d.session.document.thesis is not None,
        keys=("Ctrl+Shift+N",),
        icon="sticky-note",
        tip="Add a statement that is not connected yet",
    ),
    Command(
        "add.note",
        "Write note…",
        "Add",
        lambda d: d.panes.write_note(),
        when=has_selection,
        keys=("Ctrl+5", "N"),
        icon="notebook-pen",
        tip="Write a note on what is selected",
        starts_group=True,
    ),
    Command(
        "add.comment",
        "Write comment…",
        "Add",
        lambda d: d.panes.write_comment(),
        when=has_selection,
        keys=("Ctrl+Alt+M",),
        icon="message-square-plus",
        tip="Comment on what is selected",
    ),
    Command(
        "add.source",
        "Cite source…",
        "Add",
        lambda d: d.panes.cite(),
        when=has_statement,
        keys=("Ctrl+Alt+S",),
        icon="quote",
        tip="Cite a source for the selected statement",
    ),
)
