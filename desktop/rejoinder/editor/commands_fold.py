"""Commands of the View/Fold menu: how much of what is shown is unfolded.

Each says in passing how much there is to see now. While a part of the map is shown, they are
about that part.
"""

from collections.abc import Callable, Collection

from rejoinder.editor import folding
from rejoinder.editor.command import Command, Desk, has_statements
from rejoinder.editor.commands_edit import selected_statements
from rejoinder.editor.part import WHOLE
from rejoinder.model.ids import StatementId

LEVELS = (1, 2, 3, 4, 5)
"""The levels that have a command; ``One level more`` leads to deeper ones."""


def _fold(desk: Desk) -> None:
    session, chosen = desk.session, selected_statements(desk.session)
    folded = folding.toggled(session.document, session.folded, chosen)
    _show(desk, folded, "Folded" if folded > session.folded else "Unfolded")


def _fold_branch(desk: Desk) -> None:
    session, statement = desk.session, desk.session.current_statement
    assert statement is not None
    folded = folding.toggled_branch(session.document, session.folded, statement)
    _show(desk, folded, "Branch folded" if folded > session.folded else "Branch unfolded")


def _can_toggle(desk: Desk) -> bool:
    document = desk.session.document
    return any(folding.is_foldable(document, n) for n in selected_statements(desk.session))


def _can_fold(desk: Desk) -> bool:
    statement = desk.session.current_statement
    return statement is not None and folding.is_foldable(desk.session.document, statement)


def _fold_deeper(desk: Desk) -> None:
    session = desk.session
    folded = folding.deeper(session.document, session.folded, part=session.part)
    _show(desk, folded, "One level more")


def _fold_shallower(desk: Desk) -> None:
    session = desk.session
    folded = folding.shallower(session.document, session.folded, part=session.part)
    _show_levels(desk, folded, "One level less")


def _fold_to(level: int) -> Callable[[Desk], None]:
    def run(desk: Desk) -> None:
        session = desk.session
        below = folding.folded_below(session.document, level, part=session.part)
        others = folding.opened(session.document, session.folded, part=session.part)
        _show_levels(desk, below | others, f"Folded to level {level}")

    return run


def _fold_all(desk: Desk) -> None:
    session = desk.session
    folded = folding.folded_everywhere(session.document, session.part)
    others = folding.opened(session.document, session.folded, part=session.part)
    _show_levels(desk, folded | others, "All folded")


def _unfold_all(desk: Desk) -> None:
    session = desk.session
    others = folding.opened(session.document, session.folded, part=session.part)
    _show(desk, others, "All unfolded")


def _show_levels(desk: Desk, folded: Collection[StatementId], done: str) -> None:
    """As ``_show``; where little is left, it is looked at from near."""
    _show(desk, folded, done)
    desk.view.come_closer()


def _show(desk: Desk, folded: Collection[StatementId], done: str) -> None:
    """Folds exactly ``folded`` and says what was ``done``, and what can be seen now."""
    session = desk.session
    session.fold(folded)
    document, part = session.document, session.part
    seen, held = folding.extents(document, session.folded, part=part)
    what = "statements" if part == WHOLE else "statements of this part"
    desk.say(
        f"{done}: {seen.levels} of {held.levels} levels, "
        f"{seen.statements:,} of {held.statements:,} {what} are shown."
    )


def _has_folds(desk: Desk) -> bool:
    return bool(desk.session.folded)


FOLDS = (
    Command(
        "fold.toggle",
        "Fold or unfold",
        "View/Fold",
        _fold,
        when=_can_toggle,
        keys=("Space",),
        icon="chevrons-down-up",
    ),
    Command(
        "fold.branch",
        "Fold or unfold whole branch",
        "View/Fold",
        _fold_branch,
        when=_can_fold,
        keys=("Shift+Space",),
    ),
    Command(
        "fold.less",
        "One level less",
        "View/Fold",
        _fold_shallower,
        when=has_statements,
        keys=("Alt+PgUp",),
        icon="fold-vertical",
        starts_group=True,
    ),
    Command(
        "fold.more",
        "One level more",
        "View/Fold",
        _fold_deeper,
        when=_has_folds,
        keys=("Alt+PgDown",),
        icon="unfold-vertical",
    ),
    *(
        Command(
            f"fold.level{level}",
            f"Fold to level {level}",
            "View/Fold",
            _fold_to(level),
            when=has_statements,
            keys=(f"Ctrl+Alt+{level}",),
            on_map=True,  # on some keyboards they write
            starts_group=level == 1,
        )
        for level in LEVELS
    ),
    Command(
        "fold.all", "Fold all", "View/Fold", _fold_all, when=has_statements, keys=("Alt+Home",)
    ),
    Command(
        "fold.none",
        "Unfold all",
        "View/Fold",
        _unfold_all,
        when=_has_folds,
        keys=("Alt+End",),
        icon="chevrons-up-down",
    ),
)
