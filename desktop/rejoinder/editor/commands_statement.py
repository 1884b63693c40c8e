"""Commands of the Statement menu: what a statement is, where it stands, what it supports."""

from collections.abc import Callable

from rejoinder.editor.command import (
    Command,
    Desk,
    has_statement,
    has_statements,
)
from rejoinder.editor.commands_edit import selected_statements
from rejoinder.edits import about, move, roles, state
from rejoinder.model.ids import InferenceId
from rejoinder.model.lookup import home
from rejoinder.model.records import Direction, Polarity
from rejoinder.model.roles import Role

_OTHER = {Polarity.SUPPORT: Polarity.OPPOSE, Polarity.OPPOSE: Polarity.SUPPORT}


def _edit_text(desk: Desk) -> None:
    desk.view.edit_text()


def _cycle(desk: Desk) -> None:
    """The next role of the statements; for a step, the other polarity."""
    session = desk.session
    statements = selected_statements(session)
    if statements:
        session.do(roles.cycle_role(session.document, statements, fresh=session.fresh))
        return
    step = InferenceId(session.selection[-1])
    other = _OTHER[session.document.inferences[step].polarity]
    session.do(state.set_polarity(session.document, step, other))


def _become(role: Role) -> Callable[[Desk], None]:
    def run(desk: Desk) -> None:
        session = desk.session
        statements = selected_statements(session)
        session.do(roles.set_role(session.document, statements, role, fresh=session.fresh))

    return run


def _join(desk: Desk) -> None:
    session = desk.session
    session.do(
        roles.make_joint(session.document, selected_statements(session), fresh=session.fresh)
    )


def _separate(desk: Desk) -> None:
    session = desk.session
    statements = selected_statements(session)
    session.do(roles.make_independent(session.document, statements, fresh=session.fresh))


def _toggle_stated(desk: Desk) -> None:
    session = desk.session
    stated = not _is_stated(desk)
    session.do(state.set_stated(session.document, selected_statements(session), stated))


def _is_stated(desk: Desk) -> bool:
    document, statement = desk.session.document, desk.session.current_statement
    return statement is None or document.statements[statement].stated


def _is_joint(desk: Desk) -> bool:
    """Whether one of the statements has co-premises."""
    document = desk.session.document
    steps = (home(document.statements[s]) for s in selected_statements(desk.session))
    return any(s is not None and len(document.links.premises_of(s)) > 1 for s in steps)


def _has_premises(desk: Desk) -> bool:
    """Whether every selected statement is a premise, so that it has siblings and a role."""
    document, chosen = desk.session.document, selected_statements(desk.session)
    return bool(chosen) and all(home(document.statements[s]) is not None for s in chosen)


def _can_cycle(desk: Desk) -> bool:
    """Whether a step or anything but the thesis alone is selected."""
    session = desk.session
    return bool(session.selection) and session.selection != (session.document.thesis,)


def _shift(by: int) -> Callable[[Desk], None]:
    def run(desk: Desk) -> None:
        session = desk.session
        session.do(move.shift(session.document, selected_statements(session), by=by))

    return run


def _promote(desk: Desk) -> None:
    session = desk.session
    session.do(move.promote(session.document, selected_statements(session), fresh=session.fresh))


def _demote(desk: Desk) -> None:
    session = desk.session
    session.do(move.demote(session.document, selected_statements(session), fresh=session.fresh))


def _make_thesis(desk: Desk) -> None:
    session = desk.session
    session.do(about.set_thesis(session.document, session.current_statement))


def _is_loose(desk: Desk) -> bool:
    document, statement = desk.session.document, desk.session.current_statement
    return (
        statement is not None
        and statement != document.thesis
        and home(document.statements[statement]) is None
    )


def _turn(direction: Direction) -> Callable[[Desk], None]:
    def run(desk: Desk) -> None:
        desk.session.do(about.set_direction(desk.session.document, direction))

    return run


def _points(direction: Direction) -> Callable[[Desk], bool]:
    return lambda desk: desk.session.document.about.direction is direction


_ROLE_KEYS = (
    (Role.PREMISE, "Alt+1", "circle-plus"),
    (Role.OBJECTION, "Alt+2", "circle-minus"),
    (Role.REBUTTAL, "Alt+3", "shield"),
    (Role.EVIDENCE, "Alt+4", "file-text"),
)

CHANGE_ROLE = tuple(
    Command(
        f"role.{role.value}",
        f"Make {role.value}",
        "Statement/Change role",
        _become(role),
        when=_has_premises,
        keys=(key,),
        icon=icon,
    )
    for role, key, icon in _ROLE_KEYS
)

STATEMENT = (
    Command(
        "statement.edit",
        "Edit text",
        "Statement",
        _edit_text,
        when=has_statement,
        keys=("F2",),
        icon="pencil",
    ),
    Command(
        "statement.cycle",
        "Next role",
        "Statement",
        _cycle,
        when=_can_cycle,
        keys=("T",),
        icon="refresh-cw",
        tip="Premise, objection, evidence in turn; for a step, supporting or opposing",
        starts_group=True,
    ),
    Command(
        "statement.pick_role",
        "Pick role",
        "Statement",
        lambda d: d.view.pick_role(),
        when=_has_premises,
        keys=("Ctrl+T",),
        tip="Open the list of roles at the selected statement",
    ),
    *CHANGE_ROLE,
    Command(
        "statement.voice",
        "Set voice…",
        "Statement",
        lambda d: d.dialogs.voice(),
        when=lambda d: bool(selected_statements(d.session)),
        keys=("V",),
        icon="users",
        tip="Say who says what is selected",
    ),
    Command(
        "statement.stated",
        "Stated",
        "Statement",
        _toggle_stated,
        when=has_statement,
        keys=("Ctrl+Shift+U",),
        checked=_is_stated,
        tip="Off where the text takes the statement for granted without saying it",
    ),
    Command(
        "statement.join",
        "Make co-premises",
        "Statement",
        _join,
        when=_has_premises,
        keys=("Ctrl+G",),
        icon="group",
        tip="Take the selected premises jointly; a single one, with its neighbour",
        starts_group=True,
    ),
    Command(
        "statement.separate",
        "Make independent",
        "Statement",
        _separate,
        when=_is_joint,
        keys=("Ctrl+Shift+G",),
        icon="ungroup",
        tip="Let the selected premise stand as an argument of its own",
    ),
    Command(
        "statement.earlier",
        "Move earlier",
        "Statement",
        _shift(-1),
        when=has_statement,
        keys=("Ctrl+Up", "Ctrl+Left"),
        on_map=True,
        icon="arrow-up",
        tip="Move the selection ahead of the sibling before it",
        starts_group=True,
    ),
    Command(
        "statement.later",
        "Move later",
        "Statement",
        _shift(1),
        when=has_statement,
        keys=("Ctrl+Down", "Ctrl+Right"),
        on_map=True,
        icon="arrow-down",
        tip="Move the selection behind the sibling after it",
    ),
    Command(
        "statement.promote",
        "Promote",
        "Statement",
        _promote,
        when=_has_premises,
        keys=("Ctrl+Shift+Left",),
        on_map=True,
        icon="indent-decrease",
        tip="Let the selection argue about what its conclusion argues about",
    ),
    Command(
        "statement.demote",
        "Demote",
        "Statement",
        _demote,
        when=has_statement,
        keys=("Ctrl+Shift+Right",),
        on_map=True,
        icon="indent-increase",
        tip="Let the selection argue about the sibling before it",
    ),
    Command(
        "statement.link",
        "Link to another conclusion…",
        "Statement",
        lambda d: d.dialogs.link(),
        when=lambda d: has_statement(d) and len(d.session.document.statements) > 1,
        keys=("Ctrl+L",),
        icon="link",
        tip="Let the selected statement serve a second conclusion as well",
        starts_group=True,
    ),
    Command(
        "statement.thesis",
        "Make the thesis",
        "Statement",
        _make_thesis,
        when=_is_loose,
        icon="flag",
        tip="Make the selected loose claim the map's thesis",
    ),
)

DIRECTION = tuple(
    Command(
        f"direction.{direction.value}",
        title,
        "View/Direction",
        _turn(direction),
        when=has_statements,
        icon=icon,
        checked=_points(direction),
    )
    for direction, title, icon in (
        (Direction.DOWN, "Top to bottom", "arrow-down"),
        (Direction.RIGHT, "Left to right", "arrow-right"),
        (Direction.LEFT, "Right to left", "arrow-left"),
    )
)
