"""Commands that show a part of the map alone: a branch, what lies around, or all again."""

from rejoinder.editor.command import Command, Desk, has_selection, has_statement
from rejoinder.editor.part import (
    LEAST_STEPS,
    MOST_STEPS,
    WHOLE,
    branch_of,
    neighbourhood,
    told,
)
from rejoinder.model.ids import StatementId
from rejoinder.model.tree import ancestors

FIRST_STEPS = 2
"""How far a neighbourhood reaches at first: to the reasons of reasons, and to siblings."""


def _show_branch(desk: Desk) -> None:
    statement = desk.session.current_statement
    if statement is not None:
        desk.session.show(branch_of(statement))


def _branch_above(desk: Desk) -> StatementId | None:
    """The statement that the branch which is shown argues about."""
    document, branch = desk.session.document, desk.session.part.branch
    above = () if branch is None else ancestors(document, branch)
    return next((StatementId(n) for n in above if n in document.statements), None)


def _show_above(desk: Desk) -> None:
    above = _branch_above(desk)
    if above is not None:
        desk.session.show(branch_of(above), select=[above])


def _show_around(desk: Desk) -> None:
    session = desk.session
    steps = session.part.steps or FIRST_STEPS
    session.show(neighbourhood(session.document, session.selection, steps))
    _tell(desk)


def _reach(desk: Desk, *, by: int) -> None:
    session, part = desk.session, desk.session.part
    session.show(neighbourhood(session.document, part.around, part.steps + by))
    _tell(desk)


def _can_reach(desk: Desk, *, by: int) -> bool:
    part = desk.session.part
    return bool(part.around) and LEAST_STEPS <= part.steps + by <= MOST_STEPS


def _tell(desk: Desk) -> None:
    desk.say(f"{told(desk.session.document, desk.session.part)}.")


def _is_part(desk: Desk) -> bool:
    return desk.session.part != WHOLE


PARTS = (
    Command(
        "view.focus",
        "Show only this branch",
        "View",
        _show_branch,
        when=has_statement,
        keys=("F6",),
        icon="focus",
        starts_group=True,
    ),
    Command(
        "view.above",
        "Show the branch above",
        "View",
        _show_above,
        when=lambda d: _branch_above(d) is not None,
        keys=("Alt+Up",),
        icon="corner-left-up",
        tip="Show what the branch argues about, with all that is under that",
    ),
    Command(
        "view.around",
        "Show only what is around this",
        "View",
        _show_around,
        when=has_selection,
        keys=("Ctrl+F6",),
        icon="target",
        tip="Show the conclusions and arguments a few steps away, along cross links too",
    ),
    Command(
        "view.around_more",
        "One step more around it",
        "View",
        lambda d: _reach(d, by=1),
        when=lambda d: _can_reach(d, by=1),
        keys=("+", "="),
        icon="circle-plus",
    ),
    Command(
        "view.around_less",
        "One step less around it",
        "View",
        lambda d: _reach(d, by=-1),
        when=lambda d: _can_reach(d, by=-1),
        keys=("-",),
        icon="circle-minus",
    ),
    Command(
        "view.unfocus",
        "Show the whole map again",
        "View",
        lambda d: d.session.show(WHOLE),
        when=_is_part,
        keys=("Shift+F6", "Esc"),
    ),
)
