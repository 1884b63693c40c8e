"""Commands of the Edit menu: history, clipboard, selection, deletion, search."""

from rejoinder.editor.command import (
    Command,
    Desk,
    has_one_node,
    has_selection,
    has_statements,
)
from rejoinder.editor.commands_find import FIND
from rejoinder.editor.folding import in_sight
from rejoinder.editor.navigation import after_removal
from rejoinder.editor.session import Session
from rejoinder.edits import clip, remove
from rejoinder.model.ids import StatementId


def selected_statements(session: Session) -> tuple[StatementId, ...]:
    """The statements of the selection, in the order in which they were selected."""
    return tuple(StatementId(n) for n in session.selection if n in session.document.statements)


def delete_branches(session: Session) -> None:
    """Removes what is selected and all that hangs under it; selects what is left beside it."""
    document, gone = session.document, session.selection
    left = after_removal(document, gone)
    session.do(remove.remove_branches(document, gone), select=() if left is None else (left,))


def _delete_nodes(desk: Desk) -> None:
    session = desk.session
    gone = selected_statements(session)
    left = after_removal(session.document, gone)
    session.do(
        remove.remove_keeping_children(session.document, gone),
        select=() if left is None else (left,),
    )


def _duplicate(desk: Desk) -> None:
    session = desk.session
    change = clip.duplicate(session.document, selected_statements(session), fresh=session.fresh)
    session.do(change, select=[StatementId(i) for i in change.created("statements")[:1]])


def _select_all(desk: Desk) -> None:
    session = desk.session
    nodes = in_sight(session.document, session.folded, part=session.part)
    session.select(n for n in nodes if n in session.document.statements)


def _select_branch(desk: Desk) -> None:
    session = desk.session
    current = session.current
    assert current is not None
    branch = in_sight(session.document, session.folded, part=session.part, under=current)
    session.select([*(n for n in branch if n != current), current])


def _has_only_statements(desk: Desk) -> bool:
    session = desk.session
    return bool(session.selection) and len(selected_statements(session)) == len(session.selection)


def _can_copy(desk: Desk) -> bool:
    return desk.clipboard.is_in_text() or bool(selected_statements(desk.session))


def _can_undo(desk: Desk) -> bool:
    return desk.clipboard.undoes_text() or bool(desk.session.history.done)


def _can_redo(desk: Desk) -> bool:
    return desk.clipboard.redoes_text() or bool(desk.session.history.undone)


def _undo_name(desk: Desk) -> str:
    done = desk.session.history.done
    return f"Undo {done[-1].label}" if done and not desk.clipboard.undoes_text() else "Undo"


def _redo_name(desk: Desk) -> str:
    undone = desk.session.history.undone
    return f"Redo {undone[-1].label}" if undone and not desk.clipboard.redoes_text() else "Redo"


EDIT = (
    Command(
        "edit.undo",
        "Undo",
        "Edit",
        lambda d: d.clipboard.undo(),
        when=_can_undo,
        keys=("Ctrl+Z",),
        icon="undo-2",
        short="Undo",
        named=_undo_name,
    ),
    Command(
        "edit.redo",
        "Redo",
        "Edit",
        lambda d: d.clipboard.redo(),
        when=_can_redo,
        keys=("Ctrl+Shift+Z", "Ctrl+Y"),
        icon="redo-2",
        short="Redo",
        named=_redo_name,
    ),
    Command(
        "edit.cut",
        "Cut",
        "Edit",
        lambda d: d.clipboard.cut(),
        when=_can_copy,
        keys=("Ctrl+X",),
        icon="scissors",
        starts_group=True,
        tip="Cut the selected branches",
    ),
    Command(
        "edit.copy",
        "Copy",
        "Edit",
        lambda d: d.clipboard.copy(),
        when=_can_copy,
        keys=("Ctrl+C",),
        icon="copy",
        tip="Copy the selected branches, for other windows and as indented text",
    ),
    Command(
        "edit.copy_picture",
        "Copy as picture",
        "Edit",
        lambda d: d.clipboard.copy_picture(),
        when=has_statements,
        keys=("Ctrl+Shift+C",),
        icon="image",
        tip="Copy the selected branch, or the whole map, as SVG, PNG and text",
    ),
    Command(
        "edit.paste",
        "Paste",
        "Edit",
        lambda d: d.clipboard.paste(),
        when=lambda d: d.clipboard.can_paste(),
        keys=("Ctrl+V",),
        icon="clipboard-paste",
        tip="Paste branches or indented text under what is selected",
    ),
    Command(
        "edit.duplicate",
        "Duplicate",
        "Edit",
        _duplicate,
        when=_has_only_statements,
        keys=("Ctrl+D",),
        icon="copy-plus",
    ),
    Command(
        "edit.delete",
        "Delete branch",
        "Edit",
        lambda d: delete_branches(d.session),
        when=has_selection,
        keys=("Delete", "Backspace"),
        icon="trash-2",
        starts_group=True,
        tip="Delete what is selected and everything under it",
    ),
    Command(
        "edit.delete_node",
        "Delete, keep what is under it",
        "Edit",
        _delete_nodes,
        when=_has_only_statements,
        keys=("Ctrl+Delete", "Ctrl+Backspace"),
        on_map=True,
        tip="Delete the statement; what hangs under it rises to its place",
    ),
    Command(
        "edit.select_all",
        "Select all",
        "Edit",
        _select_all,
        when=has_statements,
        keys=("Ctrl+A",),
        on_map=True,
        starts_group=True,
    ),
    Command(
        "edit.select_branch",
        "Select branch",
        "Edit",
        _select_branch,
        when=has_one_node,
        keys=("Ctrl+Shift+A",),
        on_map=True,
    ),
    *FIND,
    Command(
        "edit.preferences",
        "Preferences…",
        "Edit",
        lambda d: d.dialogs.preferences(),
        keys=("Ctrl+,",),
        icon="settings",
        starts_group=True,
    ),
)
