"""Commands of the View/Fold menu: how much of what is shown is unfolded."""

from rejoinder.editor.command import Command, Desk, has_statements
from rejoinder.editor.commands_edit import selected_statements
from rejoinder.editor.folding import (
    deeper,
    folded_everywhere,
    is_foldable,
    shallower,
    toggled,
    toggled_branch,
)
from rejoinder.model.ids import StatementId


def _fold(desk: Desk) -> None:
    session = desk.session
    session.fold(toggled(session.document, session.folded, selected_statements(session)))


def _fold_branch(desk: Desk) -> None:
    session = desk.session
    session.fold(toggled_branch(session.document, session.folded, _statement(desk)))


def _statement(desk: Desk) -> StatementId:
    statement = desk.session.current_statement
    assert statement is not None
    return statement


def _can_toggle(desk: Desk) -> bool:
    document = desk.session.document
    return any(is_foldable(document, name) for name in selected_statements(desk.session))


def _can_fold(desk: Desk) -> bool:
    statement = desk.session.current_statement
    return statement is not None and is_foldable(desk.session.document, statement)


def _fold_deeper(desk: Desk) -> None:
    desk.session.fold(deeper(desk.session.document, desk.session.folded))


def _fold_shallower(desk: Desk) -> None:
    desk.session.fold(shallower(desk.session.document, desk.session.folded))


def _fold_all(desk: Desk) -> None:
    desk.session.fold(folded_everywhere(desk.session.document))


def _unfold_all(desk: Desk) -> None:
    desk.session.fold(())


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
