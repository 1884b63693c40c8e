"""Commands of the Go menu: ways through a map, and back."""

from collections.abc import Callable

from rejoinder.editor.command import Command, Desk, has_selection, has_statements
from rejoinder.editor.commands_versions import CHANGES
from rejoinder.editor.navigation import first
from rejoinder.editor.threads import next_open_comment


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
        tip="Go back to what was shown and selected before",
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
    *CHANGES,
)
