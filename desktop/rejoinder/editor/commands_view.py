"""Commands of the View, Go and Help menus: folds, zoom, panels, looks, ways through a map."""

from collections.abc import Callable

from rejoinder.editor.command import (
    Command,
    Desk,
    has_selection,
    has_statement,
    has_statements,
)
from rejoinder.editor.commands_edit import selected_statements
from rejoinder.editor.commands_statement import DIRECTION
from rejoinder.editor.folding import (
    deeper,
    folded_everywhere,
    is_foldable,
    shallower,
    toggled,
    toggled_branch,
)
from rejoinder.editor.navigation import first
from rejoinder.editor.search import next_open_comment
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


def _go(way: str, *, extend: bool = False) -> Callable[[Desk], None]:
    return lambda desk: desk.view.go(way, extend=extend)


def _go_home(desk: Desk) -> None:
    top = first(desk.session.document)
    if top is not None:
        desk.view.reveal(top)


def _next_comment(desk: Desk) -> None:
    comment = next_open_comment(desk.session.document, desk.session.current)
    if comment is not None:
        desk.view.reveal(comment)


def _has_open_comment(desk: Desk) -> bool:
    document = desk.session.document
    return any(not c.resolved and document.has_node(c.on) for c in document.comments.values())


def _pane(name: str) -> Callable[[Desk], None]:
    return lambda desk: desk.panes.toggle(name)


def _is_pane_shown(name: str) -> Callable[[Desk], bool]:
    return lambda desk: desk.panes.is_shown(name)


def _set_theme(name: str) -> Callable[[Desk], None]:
    return lambda desk: desk.dialogs.set_theme(name)


def _is_theme(name: str) -> Callable[[Desk], bool]:
    return lambda desk: desk.dialogs.theme() == name


_FOLDS = (
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

_ZOOM = (
    Command(
        "view.zoom_in",
        "Zoom in",
        "View",
        lambda d: d.view.zoom_in(),
        keys=("Ctrl+=", "Ctrl++"),
        icon="zoom-in",
        starts_group=True,
    ),
    Command(
        "view.zoom_out",
        "Zoom out",
        "View",
        lambda d: d.view.zoom_out(),
        keys=("Ctrl+-",),
        icon="zoom-out",
    ),
    Command(
        "view.zoom_normal",
        "Zoom to 100 %",
        "View",
        lambda d: d.view.zoom_to(1.0),
        keys=("Ctrl+0",),
    ),
    Command(
        "view.fit",
        "Fit map",
        "View",
        lambda d: d.view.fit(),
        when=has_statements,
        keys=("Ctrl+9", "Shift+1"),
        icon="maximize",
        short="Fit",
        tip="Show the whole map",
    ),
    Command(
        "view.fit_selection",
        "Fit selection",
        "View",
        lambda d: d.view.fit_selection(),
        when=has_selection,
        keys=("Ctrl+8", "Shift+2"),
        icon="scan",
    ),
    Command(
        "view.fill",
        "Fill the window",
        "View",
        lambda d: d.view.fill_window(not d.view.fills_window()),
        checked=lambda d: d.view.fills_window(),
        tip="Arrange rows and columns for the largest text; off, every row stays a row",
    ),
    Command(
        "view.focus",
        "Show only this branch",
        "View",
        lambda d: d.view.focus_branch(),
        when=has_statement,
        keys=("F6",),
        icon="focus",
        starts_group=True,
    ),
    Command(
        "view.unfocus",
        "Show the whole map again",
        "View",
        lambda d: d.view.leave_branch(),
        when=lambda d: d.view.is_in_branch(),
        keys=("Shift+F6", "Esc"),
    ),
)

_PANES = tuple(
    Command(
        f"pane.{name}",
        title,
        "View",
        _pane(name),
        keys=(key,),
        checked=_is_pane_shown(name),
        icon=icon,
        starts_group=name == "outline",
    )
    for name, title, key, icon in (
        ("outline", "Outline", "F7", "list-tree"),
        ("inspector", "Inspector", "F8", "sliders-horizontal"),
        ("comments", "Comments", "F4", "messages-square"),
        ("problems", "Problems", "F9", "triangle-alert"),
    )
)

_LOOKS = tuple(
    Command(
        f"theme.{name}",
        title,
        "View/Theme",
        _set_theme(name),
        checked=_is_theme(name),
        icon=icon,
    )
    for name, title, icon in (
        ("system", "As the system", "sun-moon"),
        ("light", "Light", "sun"),
        ("dark", "Dark", "moon"),
    )
)

VIEW = (
    *_FOLDS,
    *_ZOOM,
    *_PANES,
    *DIRECTION,
    *_LOOKS,
    Command(
        "view.full_screen",
        "Full screen",
        "View",
        lambda d: d.dialogs.full_screen(),
        keys=("F11",),
        icon="fullscreen",
        checked=lambda d: d.dialogs.is_full_screen(),
        starts_group=True,
    ),
)

GO = (
    *(
        Command(f"go.{way}", title, "Go", _go(way), when=has_statements, keys=(key,), icon=icon)
        for way, title, key, icon in (
            ("left", "Left", "Left", "arrow-left"),
            ("right", "Right", "Right", "arrow-right"),
            ("up", "Up", "Up", "arrow-up"),
            ("down", "Down", "Down", "arrow-down"),
        )
    ),
    *(
        Command(
            f"select.{way}",
            f"Extend selection {way}",
            "Go",
            _go(way, extend=True),
            when=has_selection,
            keys=(f"Shift+{way.capitalize()}",),
            starts_group=way == "left",
        )
        for way in ("left", "right", "up", "down")
    ),
    Command(
        "go.home",
        "Thesis",
        "Go",
        _go_home,
        when=has_statements,
        keys=("Home",),
        icon="house",
        starts_group=True,
    ),
    Command(
        "go.back",
        "Back",
        "Go",
        lambda d: d.view.go_back(),
        when=lambda d: d.view.can_go_back(),
        keys=("Alt+Left",),
        icon="undo-2",
        tip="Go back to what was selected before",
    ),
    Command(
        "go.forward",
        "Forward",
        "Go",
        lambda d: d.view.go_forward(),
        when=lambda d: d.view.can_go_forward(),
        keys=("Alt+Right",),
        icon="redo-2",
        tip="Go on to where you came back from",
    ),
    Command(
        "go.comment",
        "Next open comment",
        "Go",
        _next_comment,
        when=_has_open_comment,
        keys=("Ctrl+.",),
        icon="message-square-text",
    ),
)

HELP = (
    Command(
        "help.guide",
        "User guide",
        "Help",
        lambda d: d.dialogs.guide(),
        keys=("F1",),
        icon="book-open",
    ),
    Command(
        "help.shortcuts",
        "Keyboard shortcuts",
        "Help",
        lambda d: d.dialogs.shortcuts(),
        keys=("Ctrl+F1", "?"),
        icon="keyboard",
    ),
    Command(
        "help.palette",
        "Command palette",
        "Help",
        lambda d: d.dialogs.palette(),
        keys=("Ctrl+K", "Ctrl+Shift+P"),
        icon="command",
        tip="Type the name of anything that Rejoinder can do",
    ),
    Command(
        "help.about",
        "About Rejoinder",
        "Help",
        lambda d: d.dialogs.about(),
        icon="info",
        starts_group=True,
    ),
)
