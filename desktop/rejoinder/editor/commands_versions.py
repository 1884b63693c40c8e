"""Commands on versions of a map: compare, take over, merge, settle."""

from collections.abc import Callable

from rejoinder.editor.command import Command, Desk, has_statements


def _is_comparing(desk: Desk) -> bool:
    return desk.versions.is_comparing()


def _has_conflicts(desk: Desk) -> bool:
    return desk.versions.has_conflicts()


def _settle(how: str) -> Callable[[Desk], None]:
    return lambda desk: desk.versions.settle(how)


COMPARE = (
    Command(
        "versions.compare",
        "Compare with…",
        "File",
        lambda d: d.versions.compare(),
        when=has_statements,
        icon="layers",
        tip="Show what became of this map in another version, on the canvas and as a list",
        starts_group=True,
    ),
    Command(
        "versions.merge",
        "Merge with…",
        "File",
        lambda d: d.versions.merge(),
        when=has_statements,
        icon="git-merge",
        tip="Make this map and another version of it one; what both changed is yours to settle",
    ),
)
"""In the File menu, where versions come from."""

CHANGES = (
    Command(
        "changes.next",
        "Next change",
        "Go/Changes",
        lambda d: d.versions.step(1),
        when=_is_comparing,
        keys=("Ctrl+PgDown",),
    ),
    Command(
        "changes.previous",
        "Previous change",
        "Go/Changes",
        lambda d: d.versions.step(-1),
        when=_is_comparing,
        keys=("Ctrl+PgUp",),
    ),
    Command(
        "changes.take",
        "Take over this change",
        "Go/Changes",
        lambda d: d.versions.take(),
        when=_is_comparing,
        keys=("Ctrl+Shift+Enter", "Ctrl+Shift+Return"),
        tip="Make this map as the other version is, in what is selected in the list of changes",
    ),
    Command(
        "changes.swap",
        "Swap older and newer",
        "Go/Changes",
        lambda d: d.versions.swap(),
        when=_is_comparing,
    ),
    Command(
        "changes.leave",
        "Leave the comparison",
        "Go/Changes",
        lambda d: d.versions.leave(),
        when=_is_comparing,
    ),
    Command(
        "conflicts.next",
        "Next conflict",
        "Go/Changes",
        lambda d: d.versions.step_conflict(1),
        when=_has_conflicts,
        starts_group=True,
    ),
    Command(
        "conflicts.ours",
        "Keep ours",
        "Go/Changes",
        _settle("ours"),
        when=_has_conflicts,
        tip="Settle the conflict that is shown as this version has it (1 in the list of conflicts)",
    ),
    Command(
        "conflicts.theirs",
        "Take theirs",
        "Go/Changes",
        _settle("theirs"),
        when=_has_conflicts,
        tip="Settle the conflict that is shown as the other version has it (2 in the list)",
    ),
    Command(
        "conflicts.both",
        "Keep both",
        "Go/Changes",
        _settle("both"),
        when=_has_conflicts,
        tip="Settle the conflict that is shown with the words of both (3 in the list)",
    ),
)
"""In a submenu of Go: they lead from one change or conflict to the next."""
