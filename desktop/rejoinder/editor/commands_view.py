"""Commands of the View menu: what is shown, how large, in which looks, and the panels."""

from collections.abc import Callable

from rejoinder.editor.command import Command, Desk, has_selection, has_statement, has_statements
from rejoinder.editor.commands_fold import FOLDS
from rejoinder.editor.commands_layout import LAYOUTS
from rejoinder.editor.commands_part import PARTS
from rejoinder.editor.commands_statement import DIRECTION


def _pane(name: str) -> Callable[[Desk], None]:
    return lambda desk: desk.panes.toggle(name)


def _is_pane_shown(name: str) -> Callable[[Desk], bool]:
    return lambda desk: desk.panes.is_shown(name)


def _set_theme(name: str) -> Callable[[Desk], None]:
    return lambda desk: desk.dialogs.set_theme(name)


def _is_theme(name: str) -> Callable[[Desk], bool]:
    return lambda desk: desk.dialogs.theme() == name


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
        "view.minimap",
        "Minimap",
        "View",
        lambda d: d.view.show_minimap(not d.view.shows_minimap()),
        checked=lambda d: d.view.shows_minimap(),
        tip="Show the whole map in a corner, where it is larger than the window",
    ),
)

_PANES = tuple(
    Command(
        f"pane.{name}",
        title,
        "View",
        _pane(name),
        keys=(key,) if key else (),
        checked=_is_pane_shown(name),
        icon=icon,
        starts_group=name == "outline",
    )
    for name, title, key, icon in (
        ("outline", "Outline", "F7", "list-tree"),
        ("article", "Article", "F12", "book-open"),
        ("inspector", "Inspector", "F8", "sliders-horizontal"),
        ("comments", "Comments", "F4", "messages-square"),
        ("results", "Search results", "Ctrl+Shift+F", "list"),
        ("changes", "Changes", "", "layers"),
        ("conflicts", "Conflicts", "", "git-merge"),
        ("findings", "Findings", "F9", "triangle-alert"),
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
        ("contrast", "High contrast", "contrast"),
        ("classic", "Classic, green and red", "palette"),
    )
)

VIEW = (
    *FOLDS,
    *_ZOOM,
    *LAYOUTS,
    *PARTS,
    *_PANES,
    *DIRECTION,
    *_LOOKS,
    Command(
        "view.present",
        "Present",
        "View",
        lambda d: d.dialogs.present(here=False),
        when=has_statements,
        keys=("F5",),
        icon="presentation",
        tip="Shows the map as slides that fill the screen",
        starts_group=True,
    ),
    Command(
        "view.present_here",
        "Present from here",
        "View",
        lambda d: d.dialogs.present(here=True),
        when=has_statement,
        keys=("Shift+F5",),
        icon="play",
        tip="Begins at the slide of the selected statement",
    ),
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
